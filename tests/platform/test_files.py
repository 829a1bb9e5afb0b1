# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a workspace and files that go with posts: up in pieces, whole or not at all, seen by whom they are for."""
import hashlib
import os
import unittest

from platform_fixture import new_id, until
from talk_fixture import TalkTest


class FilesTest(TalkTest):
    def append(self, path, data, offset):
        return self.mei.request('PATCH', path + '/content', data, {
            'Content-Type': 'application/octet-stream', 'Upload-Offset': str(offset)})

    def upload(self, person, file=None, **where):
        """A small file of @person, attached to what they write."""
        file, data = file or new_id(), b'One line.'
        path = f'/v1/files/{file}'
        self.good(person.put(path, {'name': 'line.txt', 'size': len(data), 'attached': True, **where}))
        self.good(person.request('PATCH', path + '/content', data, {
            'Content-Type': 'application/octet-stream', 'Upload-Offset': '0'}))
        self.good(person.act('POST', path + '/finish', {'sha256': hashlib.sha256(data).hexdigest()}))
        self.wait_until_read(file)
        return file

    def wait_until_read(self, file):
        """Its words are told of as well, which comes between nothing else then."""
        db = self.platform.db()
        until(lambda: db.execute('SELECT was_read FROM file WHERE uuid = ?', (file,)).fetchone()[0], 30)
        db.close()

    def post_with(self, file, person=None, container=None):
        post = new_id()
        self.good((person or self.mei).put(f"/v1/containers/{container or self.cohort['channel_id']}/posts/{post}",
                                           {'body': 'With a file', 'file_ids': [file]}))
        return post

    def reads(self, person, file):
        """Whether a person is shown the file; every way to it must say the same."""
        ways = {person.get(f'/v1/files/{file}').status == 200,
                person.get(f'/v1/files/{file}/content').data == b'One line.'}
        self.assertEqual(len(ways), 1, ways)
        return ways.pop()

    def stored(self):
        return len(os.listdir(os.path.join(self.platform.data, 'files')))

    def newcomer(self, login):
        """Somebody whose posts wait until one was approved."""
        path, person = f"/v1/cohorts/{self.cohort['id']}", self.platform.person(login)
        self.good(self.nadia.act('PATCH', path, {'approve_new': True}))
        self.addCleanup(lambda: self.nadia.act('PATCH', path, {'approve_new': False}))
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], login, 'learner').returncode, 0)
        until(lambda: person.get(path).status == 200)
        return person


class Files(FilesTest):
    def test_file(self):
        data = bytes(range(256)) * 40
        file, half = new_id(), len(data) // 2
        path = f'/v1/files/{file}'
        self.good(self.mei.put(path, {'cohort_id': self.cohort['id'], 'name': 'a.bin', 'size': len(data)}))
        self.refused(self.lars.get(path), 404)
        self.good(self.append(path, data[:half], 0))
        wrong = self.append(path, data, 0)
        self.refused(wrong, 409, 'conflict')
        self.assertEqual(wrong.json['offset'], half)
        digest = hashlib.sha256(data).hexdigest()
        self.refused(self.mei.act('POST', path + '/finish', {'sha256': digest}), 409)
        self.refused(self.append(path, data, half), 413)
        self.good(self.append(path, data[half:], half))
        self.refused(self.mei.act('POST', path + '/finish', {'sha256': '0' * 64}), 422)
        self.good(self.mei.act('POST', path + '/finish', {'sha256': digest}))
        self.assertEqual(self.sees('file', file, 'file.ready')['put']['sha256'], digest)
        got = self.lars.get(path + '/content')
        self.assertEqual((got.status, hashlib.sha256(got.data).hexdigest()), (200, digest))
        self.refused(self.lars.act('DELETE', path), 403)
        self.good(self.mei.act('DELETE', path))
        self.sees('file', file, 'file.deleted')

    def test_attached_file_is_seen_when_a_post_names_it(self):
        channel = self.cohort['channel_id']
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        self.refused(self.lars.get(f'/v1/files/{file}'), 404)
        self.refused(self.lars.get(f'/v1/files/{file}/content'), 404)
        self.refused(self.lars.put(f'/v1/containers/{channel}/posts/{new_id()}',
                                   {'body': 'Not mine', 'file_ids': [file]}), 422)
        self.assertNotIn(('file', file), self.lars.register()[2])
        post = new_id()
        self.good(self.mei.put(f'/v1/containers/{channel}/posts/{post}', {'body': 'Mine', 'file_ids': [file]}))
        self.assertEqual(self.good(self.lars.get(f'/v1/posts/{post}'))['file_ids'], [file])
        self.assertEqual(self.lars.get(f'/v1/files/{file}/content').data, b'One line.')
        self.assertTrue(self.good(self.lars.get(f'/v1/files/{file}'))['attached'])

    def test_attached_file_is_deleted_with_its_post(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        post, before = self.post_with(file), self.stored()
        self.assertTrue(self.reads(self.lars, file))
        self.good(self.mei.act('DELETE', f'/v1/posts/{post}'))
        self.assertEqual(self.sees('file', file, 'file.deleted'), {'gone': file})
        for person in (self.lars, self.nadia, self.mei):
            self.assertFalse(self.reads(person, file))
        self.assertEqual(self.stored(), before - 1)
        self.refused(self.mei.put(f"/v1/containers/{self.cohort['channel_id']}/posts/{new_id()}",
                                  {'body': 'Once more', 'file_ids': [file]}), 422)

    def test_attached_file_stays_as_long_as_one_post_names_it(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        first, second = self.post_with(file), self.post_with(file, self.lars)
        self.good(self.mei.act('DELETE', f'/v1/posts/{first}'))
        self.assertTrue(self.reads(self.nadia, file))
        self.good(self.lars.act('DELETE', f'/v1/posts/{second}'))
        self.assertFalse(self.reads(self.nadia, file))

    def test_file_of_the_workspace_outlives_a_post_that_names_it(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'], attached=False)
        post = self.post_with(file)
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertTrue(self.reads(self.lars, file))
        self.good(self.mei.act('DELETE', f'/v1/posts/{post}'))
        self.assertTrue(self.reads(self.lars, file))

    def test_attached_file_is_hidden_with_its_post(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        self.assertFalse(self.good(self.mei.get(f'/v1/files/{file}'))['shared'])
        post = self.post_with(file)
        self.sees('post', post, 'post.created')
        self.assertTrue(self.good(self.mei.get(f'/v1/files/{file}'))['shared'])
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertFalse(self.good(self.mei.get(f'/v1/files/{file}'))['shared'])
        self.sees('post', post, 'post.hidden')
        self.assertEqual(self.sees('file', file, 'file.ready'), {'gone': file})
        self.assertEqual([self.reads(p, file) for p in (self.lars, self.mei, self.nadia)], [False, True, True])
        self.assertNotIn(('file', file), self.lars.register()[2])
        self.assertIn(('file', file), self.nadia.register()[2])
        self.good(self.nadia.act('DELETE', f'/v1/posts/{post}/hidden'))
        self.assertEqual(self.sees('file', file, 'file.ready')['put']['id'], file)
        self.assertTrue(self.reads(self.lars, file))

    def test_attached_file_is_hidden_with_its_thread(self):
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        thread = self.thread()[0]
        self.post_with(file, container=thread)
        self.good(self.nadia.act('PATCH', f'/v1/containers/{thread}', {'visible': False}))
        self.assertEqual([self.reads(p, file) for p in (self.lars, self.nadia)], [False, True])
        self.good(self.nadia.act('PATCH', f'/v1/containers/{thread}', {'visible': True}))
        self.assertTrue(self.reads(self.lars, file))

    def test_attached_file_waits_with_its_post(self):
        ida = self.newcomer('ida')
        file, post = self.upload(ida, cohort_id=self.cohort['id']), new_id()
        self.assertEqual(ida.put(f"/v1/containers/{self.cohort['channel_id']}/posts/{post}",
                                 {'body': 'New here', 'file_ids': [file]}).status, 202)
        self.assertEqual([self.reads(p, file) for p in (self.lars, ida, self.nadia)], [False, True, True])
        self.good(self.nadia.put(f'/v1/mod_actions/{new_id()}', {'post_id': post, 'act': 'approve', 'words': ''}))
        self.assertTrue(self.reads(self.lars, file))

    def test_answer_with_a_file_waits_with_its_thread(self):
        ilse, thread, first = self.newcomer('ilse'), new_id(), new_id()
        lesson = next(o for o in self.all('lesson') if o['number'] == 1)
        self.assertEqual(ilse.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'lesson_id': lesson['id'], 'title': 'New here',
            'post': {'id': first, 'body': 'Whom?', 'post_kind': 'question'}}).status, 202)
        file = self.upload(self.nadia, cohort_id=self.cohort['id'])
        post = self.post_with(file, self.nadia, thread)
        self.assertEqual([self.reads(p, file) for p in (self.lars, self.nadia)], [False, True])
        self.assertEqual(self.lars.get(f'/v1/posts/{post}').status, 404)
        self.good(self.nadia.put(f'/v1/mod_actions/{new_id()}', {'post_id': first, 'act': 'approve', 'words': ''}))
        while 'put' not in self.sees('container', thread, 'container.created'):
            pass
        self.assertEqual(self.sees('post', post, 'post.updated')['put']['file_ids'], [file])
        self.assertEqual(self.sees('file', file, 'file.ready')['put']['id'], file)
        self.assertTrue(self.reads(self.lars, file))
        self.assertEqual(self.good(self.lars.get(f'/v1/posts/{post}'))['body'], 'With a file')
        self.assertIn(('post', post), self.lars.register()[2])

    def test_attached_file_of_a_direct_conversation(self):
        direct = new_id()
        self.good(self.mei.put(f'/v1/containers/{direct}', {
            'container_kind': 'direct', 'user_ids': [self.lars.id]}))
        file = self.upload(self.mei, container_id=direct)
        self.refused(self.lars.get(f'/v1/files/{file}'), 404)
        self.good(self.mei.put(f'/v1/containers/{direct}/posts/{new_id()}', {'body': 'You', 'file_ids': [file]}))
        self.assertIsNone(self.good(self.lars.get(f'/v1/files/{file}'))['cohort_id'])
        self.refused(self.nadia.get(f'/v1/files/{file}'), 404)

    def test_post_names_a_file_that_is_not_ready(self):
        file = new_id()
        self.good(self.mei.put(f'/v1/files/{file}', {
            'cohort_id': self.cohort['id'], 'name': 'a', 'size': 9, 'attached': True}))
        refused = self.mei.put(f"/v1/containers/{self.cohort['channel_id']}/posts/{new_id()}",
                               {'body': 'Too soon', 'file_ids': [file]})
        self.refused(refused, 422)


class Failing(FilesTest):
    """A platform that cannot save: it says so in its log, where nothing else may stand."""

    @classmethod
    def tearDownClass(cls):
        cls.platform.stop()
        log = cls.platform.log()
        cls.platform.folder_owned.cleanup()
        assert 'WARNING' not in log and log.count('CRITICAL') == log.count('database: full'), log

    def test_deletion_that_is_rolled_back_takes_no_file(self):
        """What fails comes after the file's turn."""
        file = self.upload(self.mei, cohort_id=self.cohort['id'])
        post, before = self.post_with(file), self.stored()
        db = self.platform.db()
        self.addCleanup(db.close)
        db.execute("CREATE TRIGGER full BEFORE INSERT ON log WHEN NEW.type = 'post.deleted'"
                   " BEGIN SELECT RAISE(ABORT, 'full'); END")
        self.refused(self.mei.act('DELETE', f'/v1/posts/{post}'), 503)
        db.execute('DROP TRIGGER full')
        self.assertEqual(self.stored(), before)
        self.assertTrue(self.reads(self.lars, file))
        self.good(self.mei.act('DELETE', f'/v1/posts/{post}'))
        self.assertEqual(self.stored(), before - 1)


if __name__ == '__main__':
    unittest.main()
