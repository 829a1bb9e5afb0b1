# SPDX-License-Identifier: GPL-3.0-or-later
"""The one thread about a file: who may begin it, who sees it, and what becomes of it with the file."""
import hashlib
import threading
import unittest

from platform_fixture import new_id, until
from test_files import FilesTest


def thread_id(file):
    """As the API's description says."""
    digest = bytearray(hashlib.sha256(f'file:{file}'.encode()).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0f | 0x80, digest[8] & 0x3f | 0x80
    text = digest.hex()
    return '-'.join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


class FileThreads(FilesTest):
    def say(self, person, file, **more):
        post = new_id()
        return post, person.put(f'/v1/files/{file}/posts/{post}', {'body': 'About it', **more})

    def discuss(self, person, file, **more):
        """The post; the thread is named as it has to be."""
        post, answer = self.say(person, file, **more)
        made = {o['kind']: o for o in self.good(answer)['objects']}
        self.assertEqual((made['container']['id'], made['container']['file_id'], made['post']['id']),
                         (thread_id(file), file, post))
        return post

    def thread_seen_by(self, person, file):
        """Whether a person sees the thread; every way to it must say the same."""
        thread = thread_id(file)
        objects = person.register()[2]
        ways = {person.get(f'/v1/containers/{thread}').status == 200,
                person.get(f'/v1/containers/{thread}/posts').status == 200,
                ('container', thread) in objects,
                any(o.get('container_id') == thread for o in objects.values() if o['kind'] == 'post')}
        self.assertEqual(len(ways), 1, ways)
        return ways.pop()

    def test_a_file_has_one_thread_wherever_it_is_shared(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        self.post_with(file)
        first = self.discuss(self.lars, file)
        self.assertEqual(self.sees('container', thread_id(file), 'container.created', self.own)['put']['title'], 'line.txt')
        self.post_with(file, self.nadia, self.thread()[0])
        second = self.discuss(self.mei, file)
        third = self.reply(self.nadia, thread_id(file), reply_to=second)
        thread = self.good(self.lars.get(f'/v1/containers/{thread_id(file)}'))
        self.assertEqual((thread['reply_count'], thread['first_post_id'], thread['direct_id'], thread['cohort_id']),
                         (3, None, None, self.cohort['id']))
        self.assertEqual([o['id'] for o in self.good(self.lars.get(f'/v1/containers/{thread_id(file)}/posts'))['objects']],
                         [first, second, third])

    def test_who_shared_it_is_told(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'], attached=False)
        post = self.discuss(self.lars, file)
        told = [o for o in self.mei.register()[2].values() if o['kind'] == 'notice' and o['post_id'] == post]
        self.assertEqual([(o['reason'], o['container_id']) for o in told], [('file', thread_id(file))])
        own = self.discuss(self.mei, file)
        self.assertFalse([o for o in self.mei.register()[2].values() if o['kind'] == 'notice' and o['post_id'] == own])

    def test_two_begin_at_once(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'], attached=False)
        ready, answers = threading.Barrier(3), []

        def begin(person):
            ready.wait()
            answers.append(self.say(person, file)[1])

        people = [threading.Thread(target=begin, args=(p,)) for p in (self.mei, self.lars, self.nadia)]
        for one in people:
            one.start()
        for one in people:
            one.join()
        self.assertEqual([answer.status for answer in answers], [200] * 3)
        posts = self.good(self.nadia.get(f'/v1/containers/{thread_id(file)}/posts'))['objects']
        self.assertEqual([o['pos'] for o in posts if o['kind'] == 'post'], [1, 2, 3])
        db = self.platform.db()
        self.assertEqual(db.execute('SELECT count(*) FROM container WHERE title = ? AND uuid = ?',
                                    ('line.txt', thread_id(file))).fetchone()[0], 1)
        db.close()

    def test_sent_again_is_the_same(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'], attached=False)
        post, path = new_id(), None
        path = f'/v1/files/{file}/posts/{post}'
        first = self.lars.put(path, {'body': 'Once'})
        self.platform.stop()
        self.platform.start()
        self.assertEqual(self.lars.put(path, {'body': 'Once'}).data, first.data)
        self.refused(self.lars.put(path, {'body': 'Twice'}), 409, 'conflict')
        self.assertEqual(self.good(self.lars.get(f'/v1/containers/{thread_id(file)}'))['reply_count'], 1)

    def test_nobody_takes_its_name_for_another_thread(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'], attached=False)
        for body in ({'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'title': 'Mine',
                      'post': {'id': new_id(), 'body': 'Mine'}},
                     {'container_kind': 'direct', 'user_ids': [self.mei.id]}):
            self.refused(self.lars.put(f'/v1/containers/{thread_id(file)}', body), 422)

    def test_only_what_others_see_is_discussed(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        self.refused(self.say(self.mei, file)[1], 409, 'conflict')
        self.refused(self.say(self.lars, file)[1], 404)
        self.refused(self.say(self.nadia, file)[1], 404)
        self.assertFalse(self.thread_seen_by(self.nadia, file))

    def test_is_for_those_who_see_the_file(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        post = self.post_with(file)
        said = self.discuss(self.lars, file)
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        while 'gone' not in self.sees('container', thread_id(file), 'container.updated', self.own):
            pass
        self.assertEqual([self.thread_seen_by(p, file) for p in (self.lars, self.mei, self.nadia)],
                         [False, False, True])
        self.refused(self.lars.put(f'/v1/containers/{thread_id(file)}/posts/{new_id()}', {'body': 'More'}), 404)
        self.refused(self.lars.get(f'/v1/posts/{said}'), 404)
        self.assertNotIn(said, self.lars.get('/v1/search?q=About').data.decode())
        self.assertIn(said, self.nadia.get('/v1/search?q=About').data.decode())
        self.good(self.nadia.act('DELETE', f'/v1/posts/{post}/hidden'))
        while 'put' not in self.sees('container', thread_id(file), 'container.updated', self.own):
            pass
        self.assertTrue(self.thread_seen_by(self.mei, file))

    def test_a_hidden_thread_stays_hidden_whatever_becomes_of_the_file(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        post = self.post_with(file)
        self.discuss(self.lars, file)
        path = f'/v1/containers/{thread_id(file)}'
        self.good(self.nadia.act('PATCH', path, {'visible': False}))
        for method in ('PUT', 'DELETE'):
            self.good(self.nadia.act(method, f'/v1/posts/{post}/hidden'))
        self.assertEqual([self.thread_seen_by(p, file) for p in (self.lars, self.nadia)], [False, True])
        self.refused(self.say(self.lars, file)[1], 404)
        self.good(self.nadia.act('PATCH', path, {'visible': True}))
        self.assertTrue(self.thread_seen_by(self.lars, file))
        # And a file that is hidden is not shown by showing what is said of it.
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.good(self.nadia.act('PATCH', path, {'visible': True}))
        self.assertFalse(self.thread_seen_by(self.lars, file))

    def test_of_a_direct_conversation(self):
        direct = new_id()
        self.good(self.mei.put(f'/v1/containers/{direct}', {'container_kind': 'direct', 'user_ids': [self.lars.id]}))
        direct = next(o['id'] for o in self.mei.register()[2].values() if o['kind'] == 'container'
                      and o['container_kind'] == 'direct' and self.lars.id in o['user_ids'])
        file = self.upload(self.mei, container_id=direct)
        self.post_with(file, container=direct)
        said = self.discuss(self.lars, file)
        thread = self.good(self.mei.get(f'/v1/containers/{thread_id(file)}'))
        self.assertEqual((thread['direct_id'], thread['cohort_id'], set(thread['user_ids'])),
                         (direct, None, {self.mei.id, self.lars.id}))
        self.assertFalse(self.thread_seen_by(self.nadia, file))
        self.refused(self.say(self.nadia, file)[1], 404)
        # Both hear of what is said there, whoever shared the file.
        self.assertIn(said, self.mentions(self.mei, 'file'))
        self.assertIn(self.discuss(self.mei, file), self.mentions(self.lars, 'direct'))
        # What is reported there is as private as the conversation.
        report = new_id()
        self.good(self.mei.put(f'/v1/posts/{said}/reports/{report}', {'reason': 'unkind', 'words': ''}))
        self.assertNotIn(('report', report), self.nadia.register()[2])

    def test_locked(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'], attached=False)
        self.discuss(self.lars, file)
        self.good(self.nadia.act('PATCH', f'/v1/containers/{thread_id(file)}', {'locked': True}))
        self.refused(self.say(self.mei, file)[1], 409, 'locked')

    def test_what_was_said_outlives_the_file(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        post = self.post_with(file)
        self.discuss(self.lars, file)
        self.good(self.mei.act('DELETE', f'/v1/posts/{post}'))
        self.assertFalse(self.reads(self.lars, file))
        self.assertTrue(self.thread_seen_by(self.nadia, file))
        self.refused(self.say(self.lars, file)[1], 404)
        self.reply(self.lars, thread_id(file))

    def test_shared_in_its_own_thread_it_is_seen_no_longer_than_elsewhere(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        post = self.post_with(file)
        inside = self.discuss(self.lars, file, file_ids=[file])
        self.refused(self.nadia.act('POST', f'/v1/posts/{post}/move', {'container_id': thread_id(file)}), 422)
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertEqual([self.reads(self.lars, file), self.thread_seen_by(self.lars, file)], [False, False])
        self.good(self.nadia.act('DELETE', f'/v1/posts/{post}/hidden'))
        self.good(self.lars.act('DELETE', f'/v1/posts/{inside}'))
        self.assertTrue(self.reads(self.lars, file))
        self.discuss(self.lars, file, file_ids=[file])
        self.good(self.mei.act('DELETE', f'/v1/posts/{post}'))
        self.assertFalse(self.reads(self.lars, file))

    def test_files_that_are_shared_in_the_thread_go_out_of_sight_with_it(self):
        file, inner = (self.upload(self.mei, cohort_id=self.cohort['id']) for _ in range(2))
        post = self.post_with(file)
        self.discuss(self.mei, file, file_ids=[inner])
        self.discuss(self.lars, inner)
        self.assertTrue(self.reads(self.lars, inner))
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertEqual([self.reads(self.lars, inner), self.thread_seen_by(self.lars, inner)], [False, False])
        self.good(self.nadia.act('DELETE', f'/v1/posts/{post}/hidden'))
        self.assertEqual([self.reads(self.lars, inner), self.thread_seen_by(self.lars, inner)], [True, True])

    def test_files_that_are_shared_in_each_others_threads_do_not_keep_themselves_in_sight(self):
        file, inner = (self.upload(self.mei, cohort_id=self.cohort['id']) for _ in range(2))
        post = self.post_with(file)
        self.discuss(self.mei, file, file_ids=[inner])
        self.discuss(self.lars, inner, file_ids=[file])

        def seen():
            return [(self.reads(self.lars, one), self.thread_seen_by(self.lars, one)) for one in (file, inner)]

        self.assertEqual(seen(), [(True, True)] * 2)
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertEqual(seen(), [(False, False)] * 2)
        self.good(self.nadia.act('DELETE', f'/v1/posts/{post}/hidden'))
        self.assertEqual(seen(), [(True, True)] * 2)
        self.good(self.mei.act('DELETE', f'/v1/posts/{post}'))
        self.assertEqual(seen(), [(False, False)] * 2)

    def test_nobody_is_told_of_what_is_out_of_their_sight(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        post = self.post_with(file)
        self.discuss(self.lars, file)
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        said = self.discuss(self.nadia, file, mention_ids=[self.lars.id])
        self.good(self.nadia.act('DELETE', f'/v1/posts/{post}/hidden'))
        for person in (self.mei, self.lars):
            self.assertNotIn(said, [o['post_id'] for o in person.register()[2].values() if o['kind'] == 'notice'])
        self.assertIn(self.discuss(self.nadia, file), self.mentions(self.mei, 'file'))

    def test_nobody_blocks_the_thread_of_anothers_file(self):
        """A file's id is only its maker's: somebody else has one that is called the same, and discusses it first."""
        file = self.upload(self.mei, cohort_id=self.cohort['id'], attached=False)
        other = self.platform.command('cohort', 'add', 'Elsewhere').stdout.strip()
        stranger = self.platform.person('stranger')
        self.assertEqual(self.platform.command('member', 'add', other, 'stranger', 'learner').returncode, 0)
        until(lambda: stranger.get(f'/v1/cohorts/{other}').status == 200)
        self.upload(stranger, file, cohort_id=other, attached=False)
        self.discuss(stranger, file)
        for _ in range(2):
            made = {o['kind']: o for o in self.good(self.say(self.mei, file)[1])['objects']}
            self.assertEqual((made['container']['id'], made['container']['file_id']),
                             (thread_id(f'{self.mei.id}:{file}'), file))

    def test_who_is_new_waits_there_too(self):
        ivo = self.newcomer('ivo')
        file = self.upload(self.mei, cohort_id=self.cohort['id'], attached=False)
        post, answer = self.say(ivo, file)
        self.assertEqual(answer.status, 202)
        self.refused(self.lars.get(f'/v1/posts/{post}'), 404)
        self.assertEqual(self.good(self.lars.get(f'/v1/containers/{thread_id(file)}'))['reply_count'], 0)
        self.discuss(self.lars, file)
        self.good(self.nadia.put(f'/v1/mod_actions/{new_id()}', {'post_id': post, 'act': 'approve', 'words': ''}))
        self.assertEqual(self.good(self.lars.get(f'/v1/containers/{thread_id(file)}'))['reply_count'], 2)
        self.assertEqual(self.good(self.lars.get(f'/v1/posts/{post}'))['pos'], 3)


if __name__ == '__main__':
    unittest.main()
