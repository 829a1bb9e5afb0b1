# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a workspace and files that go with posts: up in pieces, whole or not at all, seen by whom they are for."""
import hashlib
import unittest

from platform_fixture import new_id
from talk_fixture import TalkTest


class Files(TalkTest):
    def append(self, path, data, offset):
        return self.mei.request('PATCH', path + '/content', data, {
            'Content-Type': 'application/octet-stream', 'Upload-Offset': str(offset)})

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

    def upload(self, person, **where):
        """A small file of @person, attached to what they write."""
        file, data = new_id(), b'One line.'
        path = f'/v1/files/{file}'
        self.good(person.put(path, {'name': 'line.txt', 'size': len(data), 'attached': True, **where}))
        self.good(person.request('PATCH', path + '/content', data, {
            'Content-Type': 'application/octet-stream', 'Upload-Offset': '0'}))
        self.good(person.act('POST', path + '/finish', {'sha256': hashlib.sha256(data).hexdigest()}))
        return file

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


if __name__ == '__main__':
    unittest.main()
