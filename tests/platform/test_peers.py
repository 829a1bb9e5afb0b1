# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox lives: its peers do all that their script says, and it can begin again.

They live a hundred times faster here; that an answer comes within half a minute is read from the script.
"""
import hashlib
import json
import os
import time
import unittest

from platform_fixture import SOURCE, PlatformTest, new_id

with open(os.path.join(SOURCE, 'data/sandbox/peers.json'), encoding='utf-8') as file:
    SCRIPT = json.load(file)
RULES, HERE = SCRIPT['rules'], SCRIPT['here']


class SandboxTest(PlatformTest):
    args = ('--sandbox',)

    def setUp(self):
        self.you = self.platform.person('you')
        self.seq, _, self.objects = self.you.register()
        self.cohort = self.first('cohort', name='The Round Table')
        db = self.platform.db()
        self.places = dict(db.execute('SELECT key, uuid FROM sandbox_key'))
        self.people = dict(db.execute('SELECT login, uuid FROM user'))
        db.close()

    def first(self, kind, **like):
        return next(o for o in self.objects.values() if o['kind'] == kind
                    and all(o[name] == value for name, value in like.items()))

    def good(self, answer):
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def write(self, container, body, **more):
        post = new_id()
        self.good(self.you.put(f'/v1/containers/{container}/posts/{post}', {'body': body, **more}))
        return post

    def open(self, kind, body):
        """A new thread about the first lesson: (container, first post)."""
        thread, post = new_id(), new_id()
        self.good(self.you.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'lesson_id': self.first('lesson')['id'],
            'title': 'May I ask', 'post': {'id': post, 'body': body, 'post_kind': kind}}))
        return thread, post


class Peers(SandboxTest):
    # At this speed a client acknowledges oftener than one may in life.
    config = {'peer_speed': 100, 'socket_frames_per_s': 100000}

    def setUp(self):
        super().setUp()
        self.platform.env['G_MESSAGES_DEBUG'] = 'all'
        self.platform.stop()
        self.platform.start()
        self.typed, self.put = set(), {}
        self.stream = self.you.stream(self.seq)
        self.addCleanup(self.stream.sock.close)

    def sees(self, fits):
        """Reads the stream until an object or who has typed is as awaited."""
        end = time.monotonic() + 30
        while True:
            found = next((o for o in self.put.values() if fits(o)), None)
            if found:
                return found
            frame = self.stream.receive(30)
            self.assertIsNotNone(frame)
            self.assertLess(time.monotonic(), end, 'the peers do not')
            if frame['type'] == 'typing':
                self.typed.add((frame['container_id'], frame['user_id']))
            if 'prev' in frame:
                self.stream.send({'type': 'ack', 'seq': frame['seq']})
                self.put[frame['kind'], frame['id']] = frame['data'].get('put', {})

    def sees_post(self, container, author=None, **like):
        found = self.sees(lambda o: o.get('kind') == 'post' and o['container_id'] == container
                          and o['author_id'] != self.you.id and author in (None, o['author_id'])
                          and all(o[name] == value for name, value in like.items()))
        self.assertIn((container, found['author_id']), self.typed)
        return found

    def sees_own(self, post, fits):
        return self.sees(lambda o: o.get('kind') == 'post' and o['id'] == post and fits(o))

    def test_who_is_here(self):
        """Those whom the script lists are here for whoever connects, and nobody else is."""
        wanted = {self.people[login] for login in HERE}
        stream = self.you.stream(self.seq)
        self.addCleanup(stream.sock.close)
        here, end = set(), time.monotonic() + 30
        while here < wanted:
            frame = stream.receive(30)
            self.assertIsNotNone(frame)
            self.assertLess(time.monotonic(), end, 'the peers are not here')
            if frame['type'] == 'presence':
                self.assertEqual(frame['state'], 'here')
                here.add(frame['user_id'])
        self.assertEqual(here, wanted)

    def test_all_that_the_script_says(self):
        self.asks()
        self.answers()
        self.chats()
        self.works()
        ran = {}
        for _ in range(3000):
            db = self.platform.db()
            ran = dict(db.execute('SELECT key, runs FROM peer_rule'))
            db.close()
            if set(ran) == {rule['key'] for rule in RULES}:
                break
            time.sleep(0.01)
        self.assertEqual(set(ran), {rule['key'] for rule in RULES})
        for rule in RULES:
            self.assertLessEqual(ran[rule['key']], rule['at_most'])
        self.assertNotIn('a peer was answered', self.platform.log())
        self.assertNotIn('a peer could not act', self.platform.log())

    def asks(self):
        """A question is answered and voted for, the accepted answer is thanked for; so with an idea, a talk."""
        thread, question = self.open('question', 'What do I do with people who are always late?')
        answer = self.sees_post(thread, post_kind='answer')
        self.assertIn('I start on time', answer['body'])
        self.assertEqual(answer['reply_to'], question)
        self.sees_own(question, lambda o: o['votes'] == 1)
        self.good(self.you.act('PUT', f"/v1/posts/{answer['id']}/accepted"))
        self.sees(lambda o: o.get('id') == answer['id'] and o.get('reactions'))
        thread, idea = self.open('idea', 'Shall we stand?')
        self.sees_own(idea, lambda o: o['votes'] == 1 and o['reactions'])
        self.sees_post(thread)
        thread, talk = self.open('discussion', 'I tried it')
        self.sees_own(talk, lambda o: o['reactions'])
        self.sees_post(thread)

    def answers(self):
        """An answer of one's own is thanked for, and accepted by who asked."""
        thread = self.first('container', title=next(
            o['title'] for o in self.objects.values() if o['kind'] == 'container' and o['post_kind'] == 'question'
            and not o['answered'] and o['author_id'] != self.you.id))
        own = self.write(thread['id'], 'I would wait a week', post_kind='answer')
        accepted = self.sees_own(own, lambda o: o['accepted'] and o['votes'] == 1 and o['reactions'])
        self.assertEqual(accepted['container_id'], thread['id'])
        self.sees(lambda o: o.get('kind') == 'notice' and o['reason'] == 'accepted' and o['post_id'] == own)
        self.sees_post(thread['id'], thread['author_id'])

    def chats(self):
        """In the channel, and with each of those one can write to."""
        channel = self.places['round-table-chat']
        own = [self.write(channel, 'Good morning'), self.write(channel, 'How is it going?')]
        for post in own:
            self.sees_own(post, lambda o: o['reactions'])
        self.sees_post(channel)
        for person in ('nadia', 'kofi', 'mei'):
            direct = self.places['with-' + person]
            self.write(direct, 'Do you have a minute?')
            self.sees_post(direct, self.people[person])
            self.sees(lambda o: o.get('kind') == 'notice' and o['reason'] == 'direct'
                      and o['container_id'] == direct)

    def works(self):
        """Tasks are ticked by peers too; a task done and a file shared are noticed."""
        self.sees(lambda o: o.get('kind') == 'task' and o['title'] == 'Draw the dots of one meeting'
                  and o['state'] == 'done' and o['done_by'] == self.people['yuki'])
        task = self.first('task', state='open', cohort_id=self.cohort['id'])
        self.good(self.you.act('PATCH', f"/v1/tasks/{task['id']}", {'state': 'done'}))
        self.sees_post(self.places['round-table-chat'], self.people['nadia'])
        path = f'/v1/files/{new_id()}'
        self.good(self.you.put(path, {'cohort_id': self.cohort['id'], 'name': 'a.txt', 'size': 1}))
        self.good(self.you.request('PATCH', path + '/content', b'x', {
            'Content-Type': 'application/octet-stream', 'Upload-Offset': '0'}))
        self.good(self.you.act('POST', path + '/finish', {'sha256': hashlib.sha256(b'x').hexdigest()}))
        self.sees(lambda o: o.get('kind') == 'post' and o['author_id'] == self.people['mei']
                  and o['container_id'] == self.places['round-table-chat'])


class Script(unittest.TestCase):
    def test_an_answer_comes_within_half_a_minute(self):
        rule = next(r for r in RULES if r['when'].get('post_kind') == 'question' and r['when'].get('first'))
        waits = [rule.get('after_ms', 0)]
        for step in rule['do']:
            waits.append(step['delay_ms'])
            if step['act'] == 'reply':
                break
        self.assertEqual(step['act'], 'reply')
        self.assertLess(sum(waits), 30000)


class StartOver(SandboxTest):
    def test_start_over(self):
        thread, _ = self.open('question', 'Is this kept?')
        stream = self.you.stream(self.you.register()[0])
        self.assertEqual(self.you.act('POST', '/v1/sandbox/start-over').status, 200)
        while (got := stream.receive()) is not None:
            self.assertIn(got['type'], ('resync', 'typing', 'presence', 'post.created', 'container.updated'))
        stream.sock.close()
        self.assertEqual(self.you.get(f'/v1/containers/{thread}').status, 404)
        self.assertEqual(self.you.get(f'/v1/sync?since={self.seq}').code, 'resync')
        objects = self.you.register()[2]
        self.assertTrue(any(o['kind'] == 'cohort' and o['name'] == 'The Round Table' for o in objects.values()))
        self.assertEqual(sum(o['kind'] == 'course' for o in objects.values()), 1)

    def test_only_the_sandbox_begins_again(self):
        self.assertEqual(self.platform.request('POST', '/v1/sandbox/start-over').status, 401)


if __name__ == '__main__':
    unittest.main()
