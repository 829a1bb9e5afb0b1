# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox lives: peers answer the learner, and it can begin again."""
import unittest

from platform_fixture import PlatformTest, new_id, until


class Peers(PlatformTest):
    args = ('--sandbox',)

    def ask(self, you, body):
        seq, _, objects = you.register()
        cohort = next(o for o in objects.values() if o['kind'] == 'cohort' and o['name'] == 'The Round Table')
        lesson = next(o for o in objects.values() if o['kind'] == 'lesson')
        thread = new_id()
        answer = you.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': cohort['id'], 'lesson_id': lesson['id'], 'title': 'May I ask',
            'post': {'id': new_id(), 'body': body, 'post_kind': 'question'}})
        self.assertEqual(answer.status, 200, answer)
        return seq, thread

    def test_question_is_answered(self):
        you = self.platform.person('you')
        stream = you.stream(you.register()[0])
        _, thread = self.ask(you, 'What do I do with people who are always late?')
        typed = set()

        def frame():
            got = stream.receive(30)
            self.assertIsNotNone(got)
            if got['type'] == 'typing' and got['container_id'] == thread:
                typed.add(got['user_id'])
            if 'seq' in got and 'kind' in got:
                stream.send({'type': 'ack', 'seq': got['seq']})
            put = got.get('data', {}).get('put', {})
            return put if got['type'] == 'post.created' and put.get('post_kind') == 'answer' else None

        answer = until(frame, 30)
        self.assertEqual(answer['container_id'], thread)
        self.assertIn(answer['author_id'], typed)
        self.assertIn('I start on time', answer['body'])
        stream.sock.close()

    def test_start_over(self):
        you = self.platform.person('you')
        seq, thread = self.ask(you, 'Is this kept?')
        stream = you.stream(you.register()[0])
        self.assertEqual(you.act('POST', '/v1/sandbox/start-over').status, 200)
        while (got := stream.receive()) is not None:
            self.assertIn(got['type'], ('resync', 'typing', 'presence', 'post.created', 'container.updated'))
        self.assertEqual(you.get(f'/v1/containers/{thread}').status, 404)
        self.assertEqual(you.get(f'/v1/sync?since={seq}').code, 'resync')
        objects = you.register()[2]
        self.assertTrue(any(o['kind'] == 'cohort' and o['name'] == 'The Round Table' for o in objects.values()))
        self.assertEqual(sum(o['kind'] == 'course' for o in objects.values()), 1)


if __name__ == '__main__':
    unittest.main()
