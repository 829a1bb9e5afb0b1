# SPDX-License-Identifier: GPL-3.0-or-later
"""Course folders: the sandbox's is taken over whole, a broken one is refused whole."""
import json
import os
import shutil
import unittest

from platform_fixture import SOURCE, Platform

COURSE = os.path.join(SOURCE, 'data/sandbox/course')
TABLES = ('course', 'lesson', 'asset', 'transcript', 'quiz', 'log', 'scope')


class Import(unittest.TestCase):
    def setUp(self):
        self.platform = Platform()
        self.addCleanup(self.platform.folder_owned.cleanup)
        self.assertEqual(self.platform.command('init').returncode, 0)
        self.folder = os.path.join(self.platform.folder, 'course')
        shutil.copytree(COURSE, self.folder)

    def rows(self):
        db = self.platform.db()
        found = [db.execute(f'SELECT count(*) FROM {table}').fetchone()[0] for table in TABLES]
        db.close()
        return found

    def assets(self):
        folder = os.path.join(self.platform.data, 'assets')
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        if os.path.lexists(path):
            os.remove(path)
        with open(path, 'wb') as file:
            file.write(data)

    def change(self, edit, name='course.json'):
        """Changes the JSON of a file of the folder."""
        with open(os.path.join(self.folder, name), encoding='utf-8') as file:
            value = json.load(file)
        edit(value)
        self.write(name, json.dumps(value).encode())

    def refused(self, word):
        before, kept = self.rows(), self.assets()
        done = self.platform.command('import', self.folder)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr, r'\Alyceum-platform: [^\n]+\n\Z')
        self.assertIn(word, done.stderr)
        self.assertEqual((self.rows(), self.assets()), (before, kept))

    def test_the_sandbox_course(self):
        done = self.platform.command('import', self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        first = self.assets()
        self.assertEqual(self.rows()[:5], [1, 6, 3, 3, 1])
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual((self.rows()[:5], self.assets()), ([1, 6, 3, 3, 1], first))

    def test_a_broken_version_keeps_the_one_before(self):
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.write('room-for-every-voice.en.vtt', b'no captions')
        self.refused('room-for-every-voice.en.vtt')
        self.assertEqual(len(self.assets()), 3)

    def test_missing_files(self):
        for name in ('try-it-yourself.json', 'decided-who-by-when.md', 'room-for-every-voice.webm',
                     'course.json'):
            with self.subTest(name=name):
                os.remove(os.path.join(self.folder, name))
                self.refused(name)

    def test_bad_json(self):
        for text in (b'{', b'[]', b'', b'\xff\xfe', b'[' * 5000):
            with self.subTest(text=text[:9]):
                self.write('try-it-yourself.json', text)
                self.refused('try-it-yourself.json')

    def test_bad_captions(self):
        for text in (b'', b'captions', b'WEBVTT\n\n00:09.000 --> 00:01.000\nBack\n'):
            with self.subTest(text=text):
                self.write('room-for-every-voice.en.vtt', text)
                self.refused('room-for-every-voice.en.vtt')

    def test_not_a_video(self):
        for data in (b'', b'GIF89a' * 50, b'#!/bin/sh\n'):
            self.write('room-for-every-voice.webm', data)
            self.refused('room-for-every-voice.webm')

    def test_files_outside(self):
        with open(os.path.join(self.platform.folder, 'secret.md'), 'w', encoding='utf-8') as file:
            file.write('secret')
        for name in ('../secret.md', os.path.join(self.platform.folder, 'secret.md'), '..', '.', 'a\nb',
                     'a\\b', ''):
            def outside(course, name=name):
                course['modules'][-1]['lessons'][0]['article'] = name
            with self.subTest(name=name):
                self.change(outside)
                self.refused('')

    def test_links(self):
        for name, to in (('decided-who-by-when.md', '../secret.md'), ('room-for-every-voice.webm',
                                                                      'why-are-we-meeting.webm')):
            os.remove(os.path.join(self.folder, name))
            os.symlink(to, os.path.join(self.folder, name))
            self.refused('lies outside')
            self.write(name, b'')

    def test_wrong_types(self):
        def edits(course):
            lesson = course['modules'][1]['lessons'][0]
            yield course, 'modules', ({}, 'x', [1], [None], ['x'])
            yield course['modules'][0], 'lessons', ([1], [[]], [None])
            yield lesson, 'duration_ms', ('x', {}, [], None, True)
            yield lesson, 'captions', ([1], ['x'], [[]])
        with open(os.path.join(COURSE, 'course.json'), encoding='utf-8') as file:
            course = json.load(file)
        for where, name, values in edits(course):
            kept = where[name]
            for value in values:
                where[name] = value
                with self.subTest(name=name, value=value):
                    self.write('course.json', json.dumps(course).encode())
                    self.refused('course.json')
            where[name] = kept

    def test_wrong_types_in_a_quiz(self):
        with open(os.path.join(COURSE, 'try-it-yourself.json'), encoding='utf-8') as file:
            text = file.read()
        for edit in (lambda q: q.update(items=[1]), lambda q: q.update(items={}), lambda q: q.update(kind='x'),
                     lambda q: q['items'][0].update(options=[1]), lambda q: q['items'][0].update(kind='x'),
                     lambda q: q['items'][0].update(options=[]),
                     lambda q: q['items'][0]['options'][0].update(right='yes'),
                     lambda q: q['items'][0]['options'][0]['moment'].update(start_ms='x')):
            self.write('try-it-yourself.json', text.encode())
            self.change(edit, 'try-it-yourself.json')
            self.refused('try-it-yourself.json')


if __name__ == '__main__':
    unittest.main()
