# SPDX-License-Identifier: GPL-3.0-or-later
"""People who talk, for the tests of what becomes of it."""
from platform_fixture import PlatformTest, new_id, until


class TalkTest(PlatformTest):
    """Three people of the sandbox's cohort who talk, and what two of them hear of it."""
    args = ('--sandbox',)

    def setUp(self):
        self.nadia = self.platform.person('nadia')
        self.mei = self.platform.person('mei')
        self.lars = self.platform.person('lars')
        seq, _, self.objects = self.mei.register()
        self.cohort = next(o for o in self.all('cohort') if o['course_ids'])
        self.others = self.lars.stream(self.lars.register()[0])
        self.own = self.mei.stream(seq)
        self.addCleanup(self.others.sock.close)
        self.addCleanup(self.own.sock.close)

    def all(self, kind):
        return [o for o in self.objects.values() if o['kind'] == kind]

    def good(self, answer):
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def refused(self, answer, status, code=None):
        self.assertEqual(answer.status, status, answer)
        if code:
            self.assertEqual(answer.code, code)

    def sees(self, kind, key, name, stream=None):
        """Waits until the other member's stream tells of the object; returns what it tells."""
        while True:
            frame = (stream or self.others).next_event()
            self.assertIsNotNone(frame, (kind, key, name))
            if (frame['kind'], frame['id'], frame['type']) == (kind, key, name):
                return frame['data']

    def thread(self, kind='question'):
        """A new thread of Mei's about the first lesson: (container, first post)."""
        thread, post = new_id(), new_id()
        lesson = next(o for o in self.all('lesson') if o['number'] == 1)
        self.good(self.mei.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'lesson_id': lesson['id'],
            'title': 'Whom to invite', 'post': {'id': post, 'body': 'Whom?', 'post_kind': kind}}))
        return thread, post

    def reply(self, person, thread, **more):
        post = new_id()
        self.good(person.put(f'/v1/containers/{thread}/posts/{post}', {'body': 'All', **more}))
        return post

    def mentions(self, person, reason='mention'):
        """The posts that a person is told of for this reason."""
        return [o['post_id'] for o in person.register()[2].values()
                if o['kind'] == 'notice' and o['reason'] == reason]
