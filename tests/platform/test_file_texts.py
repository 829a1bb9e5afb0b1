# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of shared files: read once each by a program of its own, cut short, and none where there are none."""
import os
import unittest

from platform_fixture import new_id, until
from test_previews import PreviewTest, pdf, png, shared

MOST = 200_000


class FileTexts(PreviewTest):
    def read(self, file):
        """Waits until the file was read; returns how many bytes of words there are."""
        db = self.platform.db()
        self.addCleanup(db.close)
        until(lambda: db.execute('SELECT was_read FROM file WHERE uuid = ?', (file,)).fetchone()[0], 60)
        return self.good(self.mei.get(f'/v1/files/{file}'))['text_size']

    def text(self, file, person=None):
        return (person or self.lars).get(f'/v1/files/{file}/text')

    def says(self, name, data, words):
        file = self.share(name, data)
        self.assertEqual(self.read(file), len(words.encode()), name)
        got = self.text(file)
        self.assertEqual((got.status, got.headers['Content-Type'], got.headers['X-Content-Type-Options'], got.data.decode()),
                         (200, 'text/plain; charset=utf-8', 'nosniff', words), name)
        return file

    def says_nothing(self, name, data):
        file = self.share(name, data)
        self.assertEqual(self.read(file), 0, name)
        self.assertEqual(self.text(file).status, 404)
        self.assertEqual(self.lars.get(f'/v1/files/{file}/content').data, data)

    def test_plain(self):
        file = self.says('Plan.TXT', 'Wir treffen uns am Weiher – um zehn.\r\nBis dann!\n'.encode(),
                         'Wir treffen uns am Weiher – um zehn.\nBis dann!')
        self.assertEqual(self.sees('file', file, 'file.ready')['put']['text_size'], 0)
        self.assertGreater(self.sees('file', file, 'file.ready')['put']['text_size'], 0)
        self.says('notes.md', b'# Notes\n\n- one\n', '# Notes\n\n- one')
        self.says('table.csv', b'who;when\nmei;10:30\n', 'who;when\nmei;10:30')
        self.says('main.c', b'int main (void)\n{\n\treturn 0;\n}\n', 'int main (void)\n{\n\treturn 0;\n}')
        self.says('marked.txt', b'\xef\xbb\xbfmarked', 'marked')
        self.says('no ending', b'words', 'words')

    def test_pdf(self):
        self.says('hello.pdf', pdf(), 'Hello')
        file = self.share('decided.pdf', shared('files/decided-who-by-when.pdf'))
        self.assertGreater(self.read(file), 100)
        self.assertIn('decided', self.text(file).data.decode().lower())

    def test_what_is_no_text(self):
        self.says_nothing('zero.txt', b'one\0two')
        self.says_nothing('latin.txt', 'Grüße'.encode('latin-1'))
        self.says_nothing('half.txt', 'Grüße'.encode()[:3])
        self.says_nothing('blank.txt', b' \n\t\r\n')
        self.says_nothing('program', b'\x7fELF' + os.urandom(5000))
        self.says_nothing('broken.pdf', b'%PDF-1.7\n' + os.urandom(20000))
        self.says_nothing('text.pdf', b'no pdf at all')
        self.says_nothing('picture.png', png(4, 4))
        self.says_nothing('pack.zip', b'PK only words')

    def test_what_steers_or_stands_for_something_else_is_no_word(self):
        self.says('odd.txt', 'a\x1b[31mb\x7fc\ue000s1\U000f0000d\u0085e'.encode(), 'a [31mb c s1 d e')

    def test_a_long_one_is_cut(self):
        """Cut among characters of several bytes; what stands after it is not even read."""
        words = 'Grüße, ' * 120_000
        file = self.share('long.txt', words.encode() + b'\0')
        self.read(file)
        got = self.text(file).data.decode()
        self.assertEqual(got, words[:MOST])
        wide = '\U0001f600' * 220_000
        file = self.share('wide.txt', wide.encode())
        self.assertEqual(self.read(file), MOST * 4)
        self.assertEqual(self.text(file).data.decode(), wide[:MOST])

    def test_the_largest_that_can_be_shared(self):
        file = self.share('zeros.txt', bytes(26214400))
        self.assertEqual(self.read(file), 0)
        file = self.share('spaces.txt', b' ' * 26214399 + b'x')
        self.assertEqual(self.read(file), 0)

    def test_for_whom_the_file_is(self):
        file = self.share('secret.txt', b'canary', attached=True)
        self.assertEqual(self.read(file), 6)
        self.assertEqual([self.text(file, p).status for p in (self.mei, self.lars, self.nadia)], [200, 404, 404])
        post = new_id()
        self.good(self.mei.put(f"/v1/containers/{self.cohort['channel_id']}/posts/{post}",
                               {'body': 'Here', 'file_ids': [file]}))
        self.assertEqual(self.text(file).data, b'canary')
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertEqual([self.text(file, p).status for p in (self.lars, self.nadia)], [404, 200])
        self.good(self.mei.act('DELETE', f'/v1/posts/{post}'))
        self.assertEqual([self.text(file, p).status for p in (self.mei, self.nadia)], [404, 404])
        db = self.platform.db()
        self.assertEqual(db.execute("SELECT count(*) FROM file_text WHERE body = 'canary'").fetchone()[0], 0)
        db.close()

    def test_what_was_there_before_is_read_at_the_start(self):
        """And read again where the platform was killed meanwhile."""
        file = self.says('early.txt', b'early words', 'early words')
        db = self.platform.db()
        db.execute('DELETE FROM file_text')
        db.execute('UPDATE file SET was_read = 0')
        db.close()
        self.platform.kill()
        self.platform.start()
        self.assertEqual(self.read(file), 11)
        self.assertEqual(self.text(file).data, b'early words')


if __name__ == '__main__':
    unittest.main()
