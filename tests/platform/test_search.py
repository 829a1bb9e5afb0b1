# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search on the platform finds, and that it finds nothing that the person may not read."""
import unittest
import urllib.parse

from access_world import CANARY, World, canary
from platform_fixture import Platform, new_id


def search(person, text=None, **more):
    """from_ and in_ are the parameters that Python has other uses for."""
    asked = {name.rstrip('_'): value for name, value in more.items()}
    return person.get('/v1/search?' + urllib.parse.urlencode(({} if text is None else {'q': text}) | asked))


def ids(person, text=None, **more):
    answer = search(person, text, **more)
    assert answer.status == 200, answer.data
    return [post['id'] for post in answer.json['objects']]


class Search(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.w = World()
        cls.addClassCleanup(cls.w.close)
        cls.learner = cls.w.own['learner']
        cls.lesson = cls.w.first('lesson', id=cls.w.first('asset')['lesson_id'])

    def post(self, body, container=None, person=None, **more):
        id, person = new_id(), person or self.w.host
        self.w.done(person.put(f'/v1/containers/{container or self.w.channel}/posts/{id}', {'body': body, **more}))
        return id

    def ask(self, body, person=None, kind='question'):
        """(thread, first post) of a thread about the lesson."""
        thread, first = new_id(), new_id()
        self.w.done((person or self.w.host).put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.w.ours[0], 'lesson_id': self.lesson['id'], 'title': 'T',
            'post': {'id': first, 'body': body, 'post_kind': kind}}))
        return thread, first

    def test_words(self):
        first = self.post('The **Größe** of a zebra, "quoted".')
        second = self.post('zebras are small')
        self.assertEqual(ids(self.learner, 'zebra'), [second, first])
        self.assertEqual(ids(self.learner, 'zebra', limit=1), [second])
        self.assertEqual(ids(self.learner, 'GRO zeb'), [first])
        self.assertEqual(ids(self.learner, 'zebra OR small'), [])
        self.assertEqual(ids(self.learner, 'small* AND "zebra'), [])
        self.assertEqual(ids(self.learner, '"quoted" zebra'), [first])
        self.assertEqual(ids(self.learner, 'ebra'), [])

    def test_what_is_no_question(self):
        for text in ('', ' ', '*"-', '\ue000', 'x' * 201):
            self.assertEqual(search(self.learner, text).status, 422, text)
        for limit in (0, 51, 'many'):
            self.assertEqual(search(self.learner, 'x', limit=limit).status, 422, limit)
        self.assertEqual(self.learner.get('/v1/search').status, 422)
        for name, wrong in (('from_', 'ada'), ('from_', ''), ('in_', ','.join(new_id() for _ in range(51))),
                            ('kind', 'post'), ('talk', 'channel'), ('after', 'yesterday'), ('before', '-1'),
                            ('has_file', '1'), ('unanswered', 'yes')):
            self.assertEqual(search(self.learner, 'x', **{name: wrong}).status, 422, (name, wrong))
        for unused in ({'has_file': 'false'}, {'unanswered': 'false'}, {'limit': 5}):
            self.assertEqual(search(self.learner, **unused).status, 422, unused)

    def test_filters(self):
        """Each narrows by itself and with others; what asks for no word is asked for as well."""
        w, learner = self.w, self.learner
        chat = self.post('the lemur sits')
        thread, question = self.ask('does the lemur sit?', learner)
        answer = self.post('the lemur does', thread, post_kind='answer')
        idea = self.ask('a lemur for each', kind='idea')[1]
        file = w.file(w.host, attached=True)
        carries = self.post('the lemur in a picture', file_ids=[file])
        everything = [carries, idea, answer, question, chat]
        cohort, course, lesson = w.ours[0], self.lesson['course_id'], self.lesson['id']
        for asked, found in (
                ({'from_': learner.id}, [question]), ({'from_': w.host.id}, [carries, idea, answer, chat]),
                ({'from_': f'{learner.id},{w.host.id}'}, everything), ({'from_': new_id()}, []),
                ({'in_': cohort}, everything), ({'in_': course}, [idea, answer, question]),
                ({'in_': lesson}, [idea, answer, question]), ({'in_': f'{new_id()},{lesson}'}, [idea, answer, question]),
                ({'in_': w.theirs[0]}, []), ({'in_': new_id()}, []),
                ({'kind': 'question'}, [question]), ({'kind': 'idea'}, [idea]), ({'kind': 'answer'}, [answer]),
                ({'talk': 'thread'}, [idea, answer, question]), ({'talk': 'chat'}, [carries, chat]),
                ({'has_file': 'true'}, [carries]), ({'has_file': 'false'}, everything),
                ({'unanswered': 'true'}, [question]),
                ({'from_': w.host.id, 'talk': 'thread'}, [idea, answer]),
                ({'in_': lesson, 'kind': 'answer', 'from_': learner.id}, [])):
            with self.subTest(asked=asked):
                self.assertEqual(ids(learner, 'lemur', **asked), found)
                if asked != {'has_file': 'false'}:
                    self.assertEqual([id for id in ids(learner, limit=50, **asked) if id in everything], found)

    def test_answered(self):
        """A question is found as open until an answer to it is accepted, and again when that is taken back."""
        thread, question = self.ask('which gibbon?')
        answer = self.post('this gibbon', thread, post_kind='answer')
        self.assertEqual(ids(self.learner, 'gibbon', unanswered='true'), [question])
        self.w.done(self.w.host.act('PUT', f'/v1/posts/{answer}/accepted'))
        self.assertEqual(ids(self.learner, 'gibbon', unanswered='true'), [])
        self.w.done(self.w.host.act('DELETE', f'/v1/posts/{answer}/accepted'))
        self.assertEqual(ids(self.learner, 'gibbon', unanswered='true'), [question])

    def test_moved(self):
        """A post is found where it stands now."""
        thread, _ = self.ask('a place to move to')
        id = self.post('the tapir walks')
        self.assertEqual(ids(self.learner, 'tapir', talk='chat'), [id])
        self.w.done(self.w.host.act('POST', f'/v1/posts/{id}/move', {'container_id': thread}))
        self.assertEqual(ids(self.learner, 'tapir', talk='chat'), [])
        self.assertEqual(ids(self.learner, 'tapir', in_=self.lesson['id']), [id])

    def test_times(self):
        """To the millisecond, and page by page to the end."""
        made = [self.post(f'okapi {i}') for i in range(7)]
        times = {post['id']: post['created_at'] for post in search(self.learner, 'okapi').json['objects']}
        for id in made:
            self.assertEqual(set(ids(self.learner, 'okapi', after=times[id])),
                             {other for other in made if times[other] >= times[id]})
            self.assertEqual(set(ids(self.learner, 'okapi', before=times[id])),
                             {other for other in made if times[other] < times[id]})
        found, page = [], search(self.learner, 'okapi', limit=3).json
        while page['more']:
            found += page['objects']
            page = search(self.learner, 'okapi', limit=3, before=page['objects'][-1]['created_at'] + 1).json
        found += page['objects']
        self.assertEqual({post['id'] for post in found}, set(made))
        self.assertFalse(search(self.learner, 'okapi', limit=7).json['more'])
        self.assertTrue(search(self.learner, 'okapi', limit=6).json['more'])

    def test_what_changes(self):
        w, id = self.w, self.post('the walrus sings')
        self.assertEqual(ids(self.learner, 'walrus'), [id])
        w.done(w.host.act('PATCH', f'/v1/posts/{id}', {'body': 'the ocelot sings'}))
        self.assertEqual((ids(self.learner, 'walrus'), ids(self.learner, 'ocelot')), ([], [id]))
        w.done(w.host.act('PUT', f'/v1/posts/{id}/hidden'))
        self.assertEqual(ids(self.learner, 'ocelot'), [])
        w.done(w.host.act('DELETE', f'/v1/posts/{id}/hidden'))
        self.assertEqual(ids(self.learner, 'ocelot'), [id])
        w.done(w.host.act('DELETE', f'/v1/posts/{id}'))
        self.assertEqual((ids(self.learner, 'ocelot'), ids(w.host, 'ocelot')), ([], []))

    def test_hidden_thread(self):
        thread, first = self.w.hidden_thread(self.w.host)
        self.assertNotIn(first, ids(self.learner, CANARY, limit=50))
        self.assertIn(first, ids(self.w.host, CANARY, limit=50))
        self.assertNotIn(first, ids(self.learner, unanswered='true', limit=50))

    def test_tags_cannot_be_typed(self):
        """What a filter asks for is no word that somebody writes."""
        typed = self.post(f'tagged \ue000a{self.w.host.key}, \ue000f', person=self.learner)
        self.assertEqual(ids(self.learner, 'tagged'), [typed])
        self.assertEqual(ids(self.learner, 'tagged', from_=self.w.host.id), [])
        self.assertEqual(ids(self.learner, 'tagged', has_file='true'), [])

    def test_what_is_out_of_sight_does_not_end_it(self):
        """As much as is looked at once: what lies behind may still be there."""
        seen = self.post('buried deep')
        thread, _ = self.ask('buried')
        for _ in range(499):
            self.post('buried', thread)
        self.w.done(self.w.host.act('PATCH', f'/v1/containers/{thread}', {'visible': False}))
        self.assertEqual((search(self.learner, 'buried').json['objects'], search(self.learner, 'buried').json['more']), ([], True))
        self.assertEqual((ids(self.learner, 'deep'), search(self.learner, 'deep').json['more']), ([seen], False))

    def test_strangers(self):
        """Nothing of another cohort or of others' conversations; answered as what nobody ever said."""
        w, direct = self.w, new_id()
        w.done(w.host.put(f'/v1/containers/{direct}', {'container_kind': 'direct', 'user_ids': [self.learner.id]}))
        secret = self.post('the narwhal ' + canary('direct'), direct)
        self.post('the narwhal ' + canary('post'))
        self.assertIn(secret, ids(self.learner, 'narwhal'))
        self.assertNotIn(secret, ids(w.own['moderator'], 'narwhal'))
        for name, person in w.strangers.items():
            with self.subTest(stranger=name):
                nothing = search(person, 'neverwritten')
                self.assertEqual(nothing.json, {'objects': [], 'more': False})
                for text in ('narwhal', CANARY):
                    self.assertEqual((search(person, text).status, search(person, text).data),
                                     (nothing.status, nothing.data))
                for asked in ({'from_': w.own['learner'].id}, {'in_': w.ours[0]}, {'in_': self.lesson['id']}):
                    self.assertEqual(search(person, **asked).data, nothing.data, asked)

    def test_reads_nothing(self):
        """A search moves no mark and is told to nobody."""
        before = self.learner.register()
        search(self.learner, 'the')
        self.assertEqual(before, self.learner.register())


class Rate(unittest.TestCase):
    def test_slowed_down(self):
        with Platform({'searches_per_min': 3}) as platform:
            ada, ben = platform.person('ada'), platform.person('ben')
            self.assertEqual([search(ada, 'x').status for _ in range(4)], [200, 200, 200, 429])
            self.assertEqual(search(ben, 'x').status, 200)


if __name__ == '__main__':
    unittest.main()
