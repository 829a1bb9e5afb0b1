# SPDX-License-Identifier: GPL-3.0-or-later
"""Canary strings stand in every text of a cohort: no answer and no frame takes one to a stranger, and
none takes a quiz key, a hidden text or an unfinished upload to a member before they may have it."""
import json
import unittest

from access_world import CANARY, World, canary
from event_rows import EVENTS
from platform_fixture import EVENT_TYPES, new_id, until

TEXTS = ('cohort', 'mission', 'course', 'course-summary', 'module', 'lesson', 'lesson-summary', 'speaker', 'cue',
         'label', 'chapter', 'article', 'quiz', 'item', 'option', 'name-host', 'pronouns', 'about', 'tz', 'badge',
         'criteria', 'challenge', 'post', 'thread', 'first-post', 'quote', 'task', 'team', 'file', 'direct', 'announced', 'report', 'mod-words', 'attached', 'direct-file',
         'said-after')
KEYS = ('key-right', 'key-wrong')


def everything(person, since=0):
    """All that a person can read at once, as text."""
    _, scopes, objects = person.register()
    texts = [json.dumps(list(objects.values()))]
    for scope in scopes:
        texts.append(person.get(f'/v1/snapshot?scope={scope}').data.decode())
    while True:
        page = person.get(f'/v1/sync?since={since}').json
        texts.append(json.dumps(page))
        since = page['cursor']
        if not page['more']:
            break
    for container in [o for o in objects.values() if o['kind'] == 'container']:
        texts.append(person.get(f"/v1/containers/{container['id']}/posts").data.decode())
    for text in (CANARY, 'first', 'hello'):
        texts.append(person.get(f'/v1/search?q={text}&limit=50').data.decode())
    return ''.join(texts)


def frames(stream, known=()):
    """Every frame that has come until now, as text; nobody types or is at a lesson, and of who is there only the
    known are told."""
    texts = []
    stream.send({'type': 'ping'})
    while (frame := stream.receive())['type'] != 'pong':
        assert frame['type'] not in ('typing', 'lesson_presence'), frame
        assert frame['type'] != 'presence' or not known or frame['user_id'] in known, frame
        if 'prev' in frame:
            stream.send({'type': 'ack', 'seq': frame['seq']})
        texts.append(json.dumps(frame))
    return ''.join(texts)


def wait_for_frame(stream, object_id):
    """The frame that puts the object; a pong may come before it."""
    while (frame := stream.receive()).get('id') != object_id:
        pass
    stream.send({'type': 'ack', 'seq': frame['seq']})


class Canaries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.w = World()
        cls.addClassCleanup(cls.w.close)
        cls.learner = cls.w.own['learner']
        cls.w.hold_back()
        cls.w.settle()

    def live(self):
        """One of each thing that happens in a cohort; returns the direct conversation."""
        w = self.w
        thread, first = w.thread(w.host)
        reply = w.post(self.learner, thread, post_kind='answer', reply_to=first, mention_ids=[w.host.id],
                       file_ids=[w.file(self.learner)])
        for method, path, body in (
                ('PATCH', f'/v1/posts/{reply}', {'body': canary('post-edited')}),
                ('PUT', f'/v1/posts/{reply}/accepted', None), ('PUT', f'/v1/posts/{reply}/hidden', None),
                ('DELETE', f'/v1/posts/{reply}/hidden', None),
                ('PUT', f'/v1/posts/{reply}/reaction', {'vote': True, 'helped': True}),
                ('POST', f'/v1/posts/{reply}/move', {'container_id': w.channel}),
                ('PATCH', f'/v1/containers/{thread}', {'title': canary('thread'), 'locked': True})):
            w.done((self.learner if method == 'PATCH' and 'posts' in path else w.host).act(method, path, body))
        w.done(w.host.put(f'/v1/containers/{w.channel}/posts/{new_id()}',
                          {'body': canary('announced'), 'post_kind': 'announcement'}))
        w.mod_action(w.host, w.report(self.learner, w.host))
        for _ in range(3):
            task = w.task(w.host, self.learner)
            w.done(self.learner.act('PATCH', f'/v1/tasks/{task}', {'state': 'done'}))
        w.done(w.host.act('DELETE', f'/v1/tasks/{w.task(w.host)}'))
        team = w.team(self.learner)
        w.done(w.host.act('PATCH', f'/v1/teams/{team}', {'name': canary('team')}))
        w.done(w.host.put(f'/v1/teams/{team}/members/{w.host.id}', None))
        w.done(self.learner.put(f'/v1/containers/{w.channel}/posts/{new_id()}',
                                {'body': canary('post'), 'mention_groups': [team]}))
        w.done(w.host.act('DELETE', f'/v1/teams/{w.team(self.learner)}'))
        direct = w.direct(w.host, self.learner)
        w.post(w.host, direct)
        w.done(w.host.put(f'/v1/containers/{direct}/posts/{new_id()}', {'body': canary('direct')}))
        w.done(w.host.put(f'/v1/cohorts/{w.ours[0]}/members/{w.victims[0].id}', {'role': 'champion'}))
        asked = f'/v1/cohorts/{w.ours[0]}/members/{self.learner.id}/moderates'
        w.done(w.host.act('PUT', asked, {'state': 'invited', 'words': canary('asked')}))
        w.done(self.learner.act('PUT', asked, {'state': 'declined', 'words': canary('declined')}))
        w.done(w.host.request('DELETE', f'/v1/cohorts/{w.ours[0]}/members/{w.victims[1].id}'))
        w.done(w.host.act('DELETE', f'/v1/files/{w.file(w.host)}'))
        self.live_with_files(direct)
        return direct

    def live_with_files(self, direct):
        """Files of posts: one stays, one goes with its post, one is of the direct conversation; a post is edited."""
        w = self.w
        w.attached_file(self.learner, name=canary('attached'))
        w.done(self.learner.act('DELETE', f'/v1/posts/{w.attached_file(self.learner)[1]}'))
        w.attached_file(w.host, direct, name=canary('direct-file'))
        w.done(w.host.act('PATCH', f"/v1/posts/{w.post(w.host, body=canary('said-before'))}",
                          {'body': canary('said-after')}))

    def test_strangers(self):
        w = self.w
        seq = w.host.register()[0]
        streams = {name: person.stream(person.register()[0]) for name, person in w.strangers.items()}
        for stream in streams.values():
            self.addCleanup(stream.sock.close)
        with w.host.stream(seq) as own, self.learner.stream(seq) as other:
            direct = self.live()
            for container in (w.channel, direct):
                own.send({'type': 'typing', 'container_id': container})
                other.send({'type': 'presence', 'state': 'away'})
            for stream in (own, other, *streams.values()):
                stream.send({'type': 'lesson', 'lesson_id': w.first('lesson')['id']})
            while own.receive()['type'] != 'lesson_presence':
                pass
        # Whoever is in both cohorts may still be here from another test.
        known = {person.id for person in (*w.strangers.values(), w.both)}
        inside = everything(w.host)
        for name in TEXTS:
            self.assertIn(canary(name), inside)
        for name, person in w.strangers.items():
            with self.subTest(stranger=name):
                streams[name].send({'type': 'typing', 'container_id': w.channel})
                self.assertNotIn(CANARY, frames(streams[name], known))
                self.assertNotIn(CANARY, everything(person))
                for file in [o['id'] for o in w.host.register()[2].values() if o['kind'] == 'file']:
                    for way in ('content', 'preview', 'text'):
                        self.assertEqual(person.get(f'/v1/files/{w.preview(w.words(file))}/{way}').status, 404)
                for scope in (f'cohort:{w.ours[0]}', f"course:{w.first('course')['id']}", f'user:{w.host.id}',
                              f'direct:{direct}'):
                    self.assertEqual(person.get(f'/v1/snapshot?scope={scope}').data,
                                     person.get(f'/v1/snapshot?scope=cohort:{new_id()}').data)

    def own_scopes(self, direct):
        """{sort: a scope of ours of that sort}."""
        db = self.w.platform.db()
        course = db.execute('SELECT scope_id FROM course WHERE uuid = ?', (self.w.first('course')['id'],)).fetchone()[0]
        pair = db.execute('SELECT scope_id FROM container WHERE uuid = ?', (direct,)).fetchone()[0]
        person = db.execute('SELECT scope_id FROM user WHERE id = ?', (self.w.host.key,)).fetchone()[0]
        server = db.execute("SELECT id FROM scope WHERE kind = 'server'").fetchone()[0]
        db.close()
        return {'cohort': self.w.ours[1], 'course': course, 'direct': pair, 'user': person, 'server': server}

    def log_everything(self, scopes):
        """An event of each type in each of its scopes, about what is there: {name of the event: (type, sort)}."""
        db, logged = self.w.platform.db(), {}
        for name, (kind, sorts) in EVENTS.items():
            for sort in sorts:
                key = db.execute(f'SELECT min(id) FROM {kind} WHERE scope_id = ?', (scopes[sort],)).fetchone()[0]
                uuid = new_id()
                db.execute('INSERT INTO log (scope_id, type, kind, object_id, uuid, actor_id, at)'
                           ' VALUES (?, ?, ?, ?, ?, NULL, 1)', (scopes[sort], name, kind, key or 0, uuid))
                logged[uuid] = name, sort
        db.close()
        return logged

    @staticmethod
    def told(person, since):
        """The name of each event that a person is told of."""
        names, more = set(), True
        while more:
            page = person.get(f'/v1/sync?since={since}').json
            names |= {event['id'] for event in page['frames']}
            since, more = page['cursor'], page['more']
        return names

    def test_every_event_has_a_row(self):
        self.assertEqual(set(EVENTS), set(EVENT_TYPES))

    def test_events_are_told_in_their_scope_alone(self):
        w = self.w
        w.mod_action(w.host, w.report(self.learner, w.host))
        direct = w.direct(w.host, self.learner)
        since = w.host.register()[0]
        logged = self.log_everything(self.own_scopes(direct))
        everyones = {uuid for uuid, (_, sort) in logged.items() if sort == 'server'}
        until(lambda: list(logged)[-1] in self.told(w.host, since))
        # Some types are told in a cohort alone: of a report of a direct conversation the two hear nothing.
        heard = {logged[uuid] for uuid in self.told(w.host, since) & set(logged)}
        self.assertEqual({name for name, _ in heard}, set(EVENTS))
        for name, person in w.strangers.items():
            with self.subTest(stranger=name):
                self.assertEqual(self.told(person, since) & set(logged), everyones)

    def test_what_a_post_said_before_is_for_those_who_read_it(self):
        w = self.w
        post = w.post(w.own['champion'], body=canary('before'))
        w.done(w.own['champion'].act('PATCH', f'/v1/posts/{post}', {'body': 'after'}))

        def versions(person):
            return person.get(f'/v1/posts/{post}/versions').data.decode()

        for person in (self.learner, w.host):
            self.assertIn(canary('before'), versions(person))
            self.assertNotIn(canary('before'), everything(person))
        self.assertNotIn(canary('before'), ''.join(map(versions, w.strangers.values())))
        w.done(w.host.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertNotIn(canary('before'), versions(self.learner))
        self.assertIn(canary('before'), versions(w.host))
        w.done(w.host.act('DELETE', f'/v1/posts/{post}'))
        self.assertNotIn(canary('before'), versions(w.host))

    def test_quiz_keys(self):
        w = self.w
        with self.learner.stream(self.learner.register()[0]) as stream:
            attempt, quiz = w.attempt(self.learner, 'keys')
            path = f'/v1/attempts/{attempt}'
            answer = self.learner.put(f"{path}/answers/{quiz['items'][0]['id']}",
                                      {'option_ids': [quiz['items'][0]['options'][1]['id']]})
            texts = [everything(self.learner), frames(stream), answer.data.decode(), everything(w.host),
                     self.learner.get(f"/v1/quizzes/{quiz['id']}").data.decode()]
            for text in texts:
                for key in (*map(canary, KEYS), '"right":'):
                    self.assertNotIn(key, text)
            done = self.learner.act('POST', path + '/submit', {})
            for key in KEYS:
                self.assertIn(canary(key), done.data.decode())
                self.assertIn(canary(key), frames(stream) + everything(self.learner))
                self.assertNotIn(canary(key), everything(w.host))

    def test_notes_are_nobody_elses(self):
        """Neither those of the cohort nor its admin, nor the one of the whole platform, are told a word of a note."""
        w = self.w
        others = [*w.own.values(), *w.strangers.values(), w.host]
        others.remove(self.learner)
        streams = [person.stream(person.register()[0]) for person in others]
        for stream in streams:
            self.addCleanup(stream.sock.close)
        with self.learner.stream(self.learner.register()[0]) as own:
            kept, deleted = w.note(self.learner), w.note(self.learner)
            w.done(self.learner.act('PATCH', f'/v1/notes/{kept}', {'body': canary('note-edited')}))
            w.done(self.learner.act('DELETE', f'/v1/notes/{deleted}'))
            inside = frames(own)
        for name in ('note', 'note-quote', 'note-edited'):
            self.assertIn(canary(name), inside)
        self.assertIn(canary('note-edited'), everything(self.learner))
        for person, stream in zip(others, streams):
            with self.subTest(other=person.role):
                told = frames(stream) + everything(person)
                self.assertNotIn(canary('note'), told)
                self.assertNotIn(kept, told)
                self.assertEqual(person.get(f'/v1/snapshot?scope=user:{self.learner.id}').data,
                                 person.get(f'/v1/snapshot?scope=cohort:{new_id()}').data)

    def test_reports_are_between_who_reports_and_who_moderates(self):
        w = self.w
        outside = [w.own['champion'], w.own['observer'], w.own['suspended'], w.victims[2], *w.strangers.values()]
        outside = [p for p in outside if p.role not in ('facilitator',)] + [w.both]
        reporter = w.own['learner']
        streams = [person.stream(person.register()[0]) for person in outside]
        for stream in streams:
            self.addCleanup(stream.sock.close)
        report = w.report(reporter, w.host)
        action = w.mod_action(w.host, report)
        inside = everything(w.own['moderator'])
        for text in (canary('report'), canary('mod-words'), report, action):
            self.assertIn(text, inside)
        self.assertIn(canary('report'), everything(reporter))
        self.assertNotIn(action, everything(reporter))
        for person, stream in zip(outside, streams):
            with self.subTest(person=person.role):
                told = frames(stream) + everything(person)
                for text in (canary('report'), canary('mod-words'), report, action):
                    self.assertNotIn(text, told)

    def test_blocks_are_nobody_elses(self):
        """Least of all those of whom is blocked: for them everything is answered as before."""
        w = self.w
        blocked = w.own['champion']
        others = [*w.own.values(), *w.strangers.values(), w.host]
        others.remove(self.learner)
        streams = [person.stream(person.register()[0]) for person in others]
        for stream in streams:
            self.addCleanup(stream.sock.close)
        with self.learner.stream(self.learner.register()[0]) as own:
            w.done(self.learner.put(f'/v1/me/blocks/{blocked.id}', None))
            direct = new_id()
            answer = blocked.put(f'/v1/containers/{direct}', {
                'container_kind': 'direct', 'user_ids': [self.learner.id],
                'post': {'id': new_id(), 'body': canary('unheard')}})
            self.assertEqual(answer.status, 200)
            self.assertIn('block.added', frames(own))
        self.assertEqual([o for o in self.learner.register()[2].values()
                          if o['kind'] == 'notice' and o['actor_id'] == blocked.id and o['reason'] == 'direct'], [])
        for person, stream in zip(others, streams):
            with self.subTest(other=person.role):
                told = frames(stream) + everything(person)
                self.assertNotIn('block.added', told)
                self.assertNotIn('"kind": "block"', told)
        w.done(self.learner.request('DELETE', f'/v1/me/blocks/{blocked.id}'))

    def test_what_is_hidden_or_unfinished(self):
        w = self.w
        seq = self.learner.register()[0]
        with self.learner.stream(seq) as stream:
            for name in ('hidden', 'deleted'):
                post = w.post(w.own['champion'], body=canary(name))
                wait_for_frame(stream, post)
                method = ('PUT', f'/v1/posts/{post}/hidden') if name == 'hidden' else ('DELETE', f'/v1/posts/{post}')
                w.done(w.host.act(*method))
                self.assertNotIn(canary(name), self.learner.get(f'/v1/posts/{post}').data.decode())
            w.file(w.own['champion'], attached=True, name=canary('unposted'))
            upload = new_id()
            w.done(w.host.put(f'/v1/files/{upload}', {'cohort_id': w.ours[0], 'name': canary('unfinished'), 'size': 1}))
            texts = frames(stream) + everything(self.learner) + everything(self.learner, seq)
        for name in ('hidden', 'deleted', 'unfinished', 'unposted'):
            self.assertNotIn(canary(name), texts)
        self.assertIn(canary('hidden'), everything(w.host))
        self.assertNotIn(canary('deleted'), everything(w.host))

    def test_files_of_what_is_hidden(self):
        w = self.w
        post = w.attached_file(w.own['champion'], name=canary('covered'))[1]
        self.assertIn(canary('covered'), everything(self.learner))
        w.done(w.host.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertNotIn(canary('covered'), everything(self.learner))
        self.assertIn(canary('covered'), everything(w.host))
        w.done(w.host.act('DELETE', f'/v1/posts/{post}'))
        self.assertNotIn(canary('covered'), everything(w.host))


if __name__ == '__main__':
    unittest.main()
