# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox is what its content says: people, talk with replies, mentions, marks and moments, tasks."""
import json
import os
import re
import unittest

from platform_fixture import SOURCE, PlatformTest

with open(os.path.join(SOURCE, 'data/sandbox/cohort.json'), encoding='utf-8') as file:
    CONTENT = json.load(file)


class SandboxFill(PlatformTest):
    args = ('--sandbox',)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.you = cls.platform.person('you')
        cls.objects = cls.you.register()[2]
        db = cls.platform.db()
        cls.people = dict(db.execute('SELECT login, uuid FROM user'))
        cls.places = dict(db.execute('SELECT key, uuid FROM sandbox_key'))
        db.close()

    def all(self, kind, **like):
        return [o for o in self.objects.values() if o['kind'] == kind
                and all(o[name] == value for name, value in like.items())]

    def posts(self, container):
        page = self.you.get(f'/v1/containers/{self.places[container["key"]]}/posts?limit=100').json
        return [o for o in page['objects'] if o['kind'] == 'post']

    def ids(self, keys):
        return sorted(self.people[key] for key in keys)

    def test_knowledge(self):
        found = {article['title']: article for article in self.all('article')}
        self.assertEqual(len(found), len(os.listdir(os.path.join(SOURCE, 'data/sandbox/knowledge'))))
        self.assertEqual(found['Notes that get read']['owner_id'], self.people['nadia'])
        self.assertEqual(found['Booking rooms and giving them back']['owner'], 'Front desk')

    def test_talk(self):
        counts = dict.fromkeys(('replies', 'mentions', 'endorsed', 'reactions'), 0)
        for container in CONTENT['containers']:
            made = self.posts(container)
            self.assertEqual(len(made), len(container['posts']))
            ids = {given['key']: post['id'] for given, post in zip(container['posts'], made)}
            for given, post in zip(container['posts'], made):
                with self.subTest(post=given['key']):
                    self.assertEqual(post['author_id'], self.people[given['author']])
                    self.assertEqual(post['post_kind'], given.get('kind', 'discussion'))
                    self.assertEqual(post['reply_to'], ids[given['reply_to']] if 'reply_to' in given else None)
                    mentioned = set(re.findall(r'@\{([a-z]+)\}', given['body']))
                    self.assertEqual(sorted(post['mention_ids']), self.ids(mentioned))
                    self.assertEqual(post['body'].count('](lyceum:user/'),
                                     len(re.findall(r'@\{[a-z]+\}', given['body'])))
                    self.assertEqual(sorted(post['endorsed_ids']), self.ids(given.get('endorsed_by', [])))
                    self.assertEqual((post['votes'], post['helped'], post['accepted']),
                                     (len(given.get('votes', [])), len(given.get('helped', [])),
                                      given.get('accepted', False)))
                    self.assertEqual({r['emoji']: r['count'] for r in post['reactions']},
                                     {emoji: len(who) for emoji, who in given.get('reactions', {}).items()})
                    counts['replies'] += 'reply_to' in given
                    counts['mentions'] += len(mentioned)
                    counts['endorsed'] += len(given.get('endorsed_by', []))
                    counts['reactions'] += len(given.get('reactions', {}))
        print(counts)
        self.assertTrue(all(counts.values()), counts)

    def test_moments(self):
        cues = {asset['id']: self.all('transcript', id=asset['transcript_ids'][0])[0]['cues']
                for asset in self.all('asset') if asset['transcript_ids']}
        given = [c for c in CONTENT['containers'] if 'anchor' in c]
        self.assertTrue(given)
        for container in given:
            anchor = self.posts(container)[0]['anchor']
            cue = next(c for c in cues[anchor['asset_id']] if c['id'] == anchor['cue_id'])
            self.assertEqual(anchor['start_ms'], container['anchor']['start_ms'])
            self.assertLess(anchor['start_ms'], cue['end_ms'])
            self.assertGreater(container['anchor']['end_ms'], cue['start_ms'])
            self.assertEqual(anchor['end_ms'], anchor['start_ms'])
            self.assertTrue(anchor['prefix'] or anchor['suffix'], anchor)

    def test_tasks_stand_in_the_order_of_the_content(self):
        for cohort in CONTENT['cohorts']:
            there = self.all('cohort', name=cohort['name'])[0]
            made = sorted(self.all('task', cohort_id=there['id']), key=lambda task: task['created_at'])
            written = sorted(cohort['tasks'], key=lambda task: -task['created_ago_ms'])
            self.assertEqual([task['title'] for task in made], [task['title'] for task in written])
            self.assertEqual(len({task['created_at'] for task in made}), len(made))

    def test_a_restart_keeps_it(self):
        self.platform.stop()
        self.platform.start()
        self.assertEqual(set(self.you.register()[2]), set(self.objects))


if __name__ == '__main__':
    unittest.main()
