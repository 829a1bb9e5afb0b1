# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders that someone made to do harm are refused whole, by one plain line, and nothing of them is left.

usage: test_import_hostile.py [FILES]
"""
import json
import os
import shutil
import sys
import threading
import unittest

from import_fixture import ImportCase, film

FILES = int(sys.argv.pop()) if len(sys.argv) > 1 and sys.argv[-1].isdigit() else 10000
LESSON = {'slug': 'text', 'title': 'Text', 'kind': 'article', 'article': 'text.md'}


class Hostile(ImportCase):
    def setUp(self):
        super().setUp()
        self.write('text.md', 'Text.')
        self.write('../secret.md', 'secret')

    def describe(self, **lesson):
        self.write('course.json', json.dumps({'title': 'Course', 'summary': '', 'language': 'en', 'modules': [
            {'title': 'One', 'lessons': [dict(LESSON, **lesson)]}]}))

    def both(self, *says):
        """Refused as a plain folder, and as a course folder that does not name what is bad."""
        if os.path.lexists(self.path('course.json')):
            os.remove(self.path('course.json'))
        self.refused(*says)
        self.describe()
        self.refused(*says)

    def test_links(self):
        for target in ('../secret.md', '/etc/passwd', 'text.md', 'nowhere', '.', '..', '/proc/self/fd/0'):
            os.symlink(target, self.path('link.md'))
            with self.subTest(target=target):
                self.both('“link.md” lies outside the folder, or behind a symbolic link')
            os.remove(self.path('link.md'))
        os.symlink('/etc', self.path('sub'))
        self.both('“sub” lies outside')
        self.describe(article='sub/passwd')
        self.refused('lies outside')
        os.remove(self.path('sub'))
        os.remove(self.path('course.json'))
        os.symlink('../secret.md', self.path('course.json'))
        self.refused('“course.json” lies outside')

    def test_names(self):
        for name in ('a\nb.md', 'a\x1b[31mb.md', 'a\x7f.md', 'a\u009b31m.md', 'a\u202edm.md', 'a\u2028.md'):
            self.write(name, 'x')
            with self.subTest(name=name):
                self.both('has a name with control characters')
            os.remove(self.path(name))
        raw = os.fsencode(self.folder) + b'/\xff\xfe.md'
        with open(raw, 'wb') as file:
            file.write(b'x')
        self.both('has a name that is not UTF-8')

    def test_what_is_no_file(self):
        os.mkfifo(self.path('pipe.webm'))
        self.both('“pipe.webm” is no file')
        os.remove(self.path('pipe.webm'))
        os.mkfifo(self.path('.pipe'))  # passed over: it belongs to no course
        os.remove(self.path('course.json'))
        self.done()
        os.mkfifo(self.path('pipe'))
        self.describe(article='pipe')
        self.refused('“pipe” is no file')
        os.remove(self.path('pipe'))
        os.remove(self.path('course.json'))
        os.mkfifo(self.path('course.json'))
        self.refused('“course.json” is no file')

    def test_sparse(self):
        with open(self.path('big.webm'), 'wb') as file:
            file.truncate(10 * 1024 ** 3)
        self.both('“big.webm” is larger than the 2.0\u00a0GiB')
        for n in range(12):
            with open(self.path(f'{n}.webm'), 'wb') as file:
                file.truncate(2 * 1024 ** 3)
        os.remove(self.path('big.webm'))
        self.both('brings the folder above the 20 GiB')

    def test_too_many_files(self):
        os.mkdir(self.path('many'))
        for n in range(FILES):
            os.close(os.open(self.path(f'many/{n}.md'), os.O_CREAT | os.O_WRONLY, 0o600))
        self.both('is one file too many: 2000 are allowed')

    def test_nesting(self):
        os.makedirs(self.path('/'.join('d' * 400)))
        self.both('lies too deep')

    def test_huge_and_deep_json(self):
        for text in ('[' * 900000, '{"title": "' + 'x' * 2 ** 21 + '"}', '{"a":' * 200000 + '1' + '}' * 200000, ''):
            self.write('course.json', text)
            with self.subTest(text=text[:9]):
                self.refused('course.json')

    def test_a_file_that_grows(self):
        film(self.path('a.webm'))
        with open(self.path('a.webm'), 'ab') as file:  # enough that it is still being read
            file.write(b'\xec' + bytes(64 * 1024 ** 2))
        stop = threading.Event()

        def grow():
            with open(self.path('a.webm'), 'ab') as file:
                while not stop.is_set():
                    file.write(bytes(65536))
                    file.flush()
        thread = threading.Thread(target=grow)
        thread.start()
        try:
            self.refused('“a.webm” changed while it was copied')
        finally:
            stop.set()
            thread.join()

    def test_damaged_videos(self):
        film(self.path('a.webm'))
        with open(self.path('a.webm'), 'rb') as file:
            good = file.read()
        for data in (good[:4] + os.urandom(5000), good[:300], good[:4] + bytes(100000), b'\0\0\0\x20ftypisom' * 50):
            with open(self.path('a.webm'), 'wb') as file:
                file.write(data)
            self.refused('“a.webm” ')
        shutil.copy(self.path('text.md'), self.path('a.webm'))
        self.refused('“a.webm” is no WebM or MP4 file')


if __name__ == '__main__':
    unittest.main()
