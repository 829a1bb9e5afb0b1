# SPDX-License-Identifier: GPL-3.0-or-later
"""Course folders: the sandbox's is taken over whole, a broken one is refused whole."""
import json
import os
import shutil
import unittest

import jsonschema

from platform_fixture import SOURCE, Platform

COURSE = os.path.join(SOURCE, 'data/sandbox/course')
TABLES = ('course', 'lesson', 'asset', 'transcript', 'quiz', 'log', 'scope')


class Import(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """A platform that has looked into the videos, so that the tests' need not."""
        cls.knowing = Platform()
        cls.addClassCleanup(cls.knowing.folder_owned.cleanup)
        cls.knowing.command('init')
        cls.knowing.command('import', COURSE)

    def know_videos(self):
        db = self.platform.db()
        db.execute('ATTACH ? AS other', [os.path.join(self.knowing.data, 'platform.db')])
        db.execute('INSERT INTO recording SELECT * FROM other.recording')
        db.execute('INSERT INTO recording_part SELECT * FROM other.recording_part')
        parts = [row[0] for row in db.execute('SELECT sha256 FROM recording_part')]
        db.commit()
        db.close()
        os.mkdir(os.path.join(self.platform.data, 'assets'))
        for part in parts:
            shutil.copy(os.path.join(self.knowing.data, 'assets', part), os.path.join(self.platform.data, 'assets'))

    def setUp(self):
        self.platform = Platform()
        self.addCleanup(self.platform.folder_owned.cleanup)
        self.assertEqual(self.platform.command('init').returncode, 0)
        self.know_videos()
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
        self.assertEqual((done.returncode, done.stdout), (0, 'meetings-worth-having\n'))
        self.assertRegex(done.stderr, r'\A1 of 4: [^\n]+\n2 of 4: [^\n]+\n3 of 4: [^\n]+\n4 of 4: [^\n]+\n\Z')
        first = self.assets()
        self.assertEqual(self.rows()[:5], [1, 9, 4, 3, 2])
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual((self.rows()[:5], self.assets()), ([1, 9, 4, 3, 2], first))

    def test_a_broken_version_keeps_the_one_before(self):
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.write('room-for-every-voice.en.vtt', b'no captions')
        self.refused('room-for-every-voice.en.vtt')
        self.assertEqual(len(self.assets()), 8)

    def test_missing_files(self):
        for name in ('try-it-yourself.json', 'decided-who-by-when.md', 'room-for-every-voice.webm'):
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
                     lambda q: q['items'][0]['options'][0]['moment'].update(start_ms='x'),
                     lambda q: q.update(tries='2'), lambda q: q.update(kind='graded', pass_percent=101),
                     lambda q: q['items'][0].update(kind='number'), lambda q: q['items'][-1].update(kind='text'),
                     lambda q: q['items'][-1].update(order=['twice', 'twice']),
                     lambda q: q['items'][-1].pop('if_wrong'), lambda q: q['items'][-3].pop('answer'),
                     lambda q: q['items'][-3].update(answer=6.25), lambda q: q['items'][-3].update(answer='1,000.5')):
            self.write('try-it-yourself.json', text.encode())
            self.change(edit, 'try-it-yourself.json')
            self.refused('try-it-yourself.json')

    def line(self, name, words):
        """The line of a file of the folder where the words stand."""
        with open(os.path.join(self.folder, name), encoding='utf-8') as file:
            for number, line in enumerate(file, 1):
                if words in line:
                    return number
        raise AssertionError(f'{words} is not in {name}')

    def write_lines(self, edit, name='course.json'):
        with open(os.path.join(self.folder, name), encoding='utf-8') as file:
            value = json.load(file)
        edit(value)
        self.write(name, json.dumps(value, indent=1).encode())

    def put_back(self, name):
        shutil.copy(os.path.join(COURSE, name), os.path.join(self.folder, name))

    def test_every_sentence_names_the_line(self):
        """Of course.json: what is wrong stands in a line with the word FAULT, or is told by its field."""
        def lesson(course, index=0, module=0):
            return course['modules'][module]['lessons'][index]
        for words, edit, says in (
                ('"FAULT', lambda c: lesson(c).update(slug='FAULT'), 'lower-case'),
                ('"fault--', lambda c: lesson(c).update(slug='fault--slug'), 'lower-case'),
                ('FAULT', lambda c: c.update(title='FAULT' * 41), '200'),
                ('FAULT', lambda c: lesson(c).update(summary='FAULT' * 401), '2000'),
                ('FAULT', lambda c: c.update(title='FAULT\u0007'), 'control'),
                ('FAULT', lambda c: lesson(c).update(title='FAULT\u009b31m'), 'control'),
                ('FAULT', lambda c: c.update(language='FAULT!'), 'language'),
                ('FAULT', lambda c: c.update(FAULT=1), 'not a known field'),
                ('FAULT', lambda c: lesson(c).update(kind='FAULT'), '“video”, “article”, “pdf”, “quiz”, “checklist”'),
                ('FAULT', lambda c: lesson(c, 1).update(article='FAULT.md'), 'is not there'),
                ('FAULT', lambda c: lesson(c, 1).update(article='../FAULT.md'), 'inside the folder'),
                ('FAULT', lambda c: lesson(c, 1).update(video='FAULT.webm'), 'cannot have'),
                ('"start_ms": 1,', lambda c: lesson(c)['chapters'][0].update(start_ms=1), 'begin at 0'),
                ('"start_ms": 21626', lambda c: lesson(c)['chapters'][2].update(start_ms=21626), 'one before it'),
                ('"start_ms": 104300', lambda c: lesson(c)['chapters'][3].update(start_ms=104300), 'end of the video'),
                ('"lang": "EN"', lambda c: lesson(c)['captions'].append(
                    {'lang': 'EN', 'label': 'Again', 'file': 'why-are-we-meeting.en.vtt'}), 'already'),
                ('"duration_ms": 86400001', lambda c: lesson(c).update(duration_ms=86400001), '86400000')):
            self.put_back('course.json')
            self.write_lines(edit)
            with self.subTest(says=says, words=words):
                self.refused(f'course.json: line {self.line("course.json", words)}: ')
                self.refused(says)

    def test_what_is_missing_is_told_by_what_lacks_it(self):
        for field, says in (('captions', 'needs “captions”'), ('title', '“title” is missing')):
            self.put_back('course.json')
            self.write_lines(lambda c, field=field: c['modules'][0]['lessons'][0].pop(field))
            line = self.line('course.json', '"slug": "why-are-we-meeting"') - 1
            self.refused(f'course.json: line {line}: ')
            self.refused(says)

    def test_every_slug_is_there_once(self):
        self.write_lines(lambda c: c['modules'][2]['lessons'][0].update(slug='why-are-we-meeting'))
        with open(os.path.join(self.folder, 'course.json'), encoding='utf-8') as file:
            lines = [n for n, line in enumerate(file, 1) if '"slug": "why-are-we-meeting"' in line]
        self.refused(f'course.json: line {lines[1]}: there is a lesson “why-are-we-meeting” already')

    def test_lines_of_other_files(self):
        quiz, captions, article = 'try-it-yourself.json', 'why-are-we-meeting.en.vtt', 'decided-who-by-when.md'

        def option(quiz, index=0):
            return quiz['items'][0]['options'][index]

        def of_kind(quiz, kind):
            return next(item for item in quiz['items'] if item['kind'] == kind)
        for words, edit, says in (
                ('FAULT', lambda q: option(q).update(text='FAULT' * 101), '500'),
                ('FAULT', lambda q: option(q).update(feedback='FAULT' * 201), '1000'),
                ('FAULT', lambda q: q['items'][0].update(text='FAULT' * 401), '2000'),
                ('"options"', lambda q: q['items'][0].update(options=q['items'][0]['options'] * 6), '2 to 10'),
                ('"options"', lambda q: q['items'][0].update(options=[option(q)]), '2 to 10'),
                ('"options"', lambda q: [o.update(right=False) for o in q['items'][0]['options']], 'none'),
                ('"options"', lambda q: [o.update(right=True) for o in q['items'][0]['options']], 'more than one'),
                ('"moment"', lambda q: option(q).update(moment={'lesson': 'no-such', 'start_ms': 1}), 'no video'),
                ('"moment"', lambda q: option(q).update(
                    moment={'lesson': 'why-are-we-meeting', 'start_ms': 104300}), 'no video'),
                ('"tries": 2', lambda q: q.update(tries=2), 'cannot have “tries”'),
                ('FAULT', lambda q: of_kind(q, 'number').update(answer='FAULT'), 'no number'),
                ('"-1"', lambda q: of_kind(q, 'number').update(tolerance='-1'), 'less than 0'),
                ('"fold"', lambda q: of_kind(q, 'number').update(fold=[]), '“number” cannot have “fold”'),
                ('"colour"', lambda q: of_kind(q, 'ordering').update(order=['a', 'b'], unit='colour'), 'cannot have “unit”'),
                ('"accepted"', lambda q: of_kind(q, 'text').update(accepted=[]), '1 to 20'),
                ('" "', lambda q: of_kind(q, 'text').update(accepted=['x', ' '], fold=['space']), 'blank'),
                ('"colour"', lambda q: of_kind(q, 'text').update(fold=['colour']), '“case”, “space”, “diacritics”'),
                ('"order"', lambda q: of_kind(q, 'ordering').update(order=['a']), '2 to 10'),
                ('"moment"', lambda q: q['items'].insert(0, dict(of_kind(q, 'text'), if_wrong={
                    'text': 'x', 'moment': {'lesson': 'no-such', 'start_ms': 1}}, if_right={'text': 'x'})), 'no video')):
            self.put_back(quiz)
            self.write_lines(edit, quiz)
            with self.subTest(says=says):
                self.refused(f'{quiz}: line {self.line(quiz, words)}: ')
                self.refused(says)
        self.put_back(quiz)
        for name, text, says in (
                (quiz, b'{\n "title": "x",\n "kind": }', 'line 3'),
                (quiz, b'{\n "title": "\xff"}', 'line 2'),
                (quiz, b'\xef\xbb\xbf{}', 'line 1, column 1: a byte order mark'),
                (captions, b'WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n00:00.500 --> 00:03.000\nTwo\n', 'line 6'),
                (captions, b'WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\nc2\n00:01.500 -> 00:03.000\nTwo\n', 'line 7'),
                (captions, b'WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n00:03.000 --> 02:00.000\nLate\n', 'line 6'),
                (captions, b'WEBVTT\n\n00:01.000 --> 00:02.000\n\xff\n', 'line 4'),
                (article, b'One\n\n[two](lyceum:lesson/no-such)\n', 'line 3'),
                (article, b'One\n[two](lyceum:moment/why-are-we-meeting)\n', 'line 2'),
                (article, b'[two](lyceum:moment/why-are-we-meeting/104300)\n', 'line 1'),
                (article, b'[two](lyceum:moment/try-it-yourself/0)\n', 'line 1'),
                (article, 'ä'.encode() * 200001, 'line 1')):
            self.write(name, text)
            with self.subTest(name=name, says=says):
                self.refused(f'{name}: {says}')
            self.put_back(name)

    def cues(self):
        db = self.platform.db()
        rows = db.execute('SELECT cues FROM transcript ORDER BY id').fetchall()
        db.close()
        return json.loads(rows[0][0])

    def test_what_captions_say_of_their_looks(self):
        self.write('why-are-we-meeting.en.vtt', b'WEBVTT\n\nSTYLE\n::cue(.x) { color: #123456 }\n\n'
                   b'REGION\nid:r width:40% viewportanchor:10%,20% regionanchor:0%,0%\n\n'
                   b'00:01.000 --> 00:02.000 region:r\n<v Ines>So <c.x>it &amp; that</c>\n\n'
                   b'00:03.000 --> 00:04.000\n<v Tom>Plain\n')
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual(self.cues(), [
            {'id': '1', 'start_ms': 1000, 'end_ms': 2000, 'speaker': 'Ines', 'text': 'So it & that',
             'markup': '<v Ines>So </v><v Ines><c.rgb-123456>it &amp; that</c></v>',
             'settings': 'line:20% position:10%,line-left size:40%'},
            {'id': '2', 'start_ms': 3000, 'end_ms': 4000, 'speaker': 'Tom', 'text': 'Plain'}])

    def test_subrip(self):
        self.change(lambda c: c['modules'][0]['lessons'][0]['captions'][0].update(file='talk.SRT'))
        self.write('talk.SRT', b'\xef\xbb\xbf2\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}<i>Two</i>\r\n\r\n'
                   b'1\r\n00:00:01,000 --> 00:00:02,000\r\nOne & one\r\n')
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual([(cue['start_ms'], cue['text'], cue.get('markup'), cue.get('settings')) for cue in self.cues()],
                         [(1000, 'One & one', None, None), (3000, 'Two', '<i>Two</i>', 'line:0%')])
        self.write('talk.SRT', b'1\n00:00:01,000 -> 00:00:02,000\nOne\n')
        self.refused('talk.SRT: line 2: the times must look like')

    def test_names_that_steer_a_terminal(self):
        for name in ('\u001b[31m.md', 'a\u009b31m.md', 'a\u202edm.md'):
            self.put_back('course.json')
            self.change(lambda c, name=name: c['modules'][2]['lessons'][0].update(article=name))
            done = self.platform.command('import', self.folder)
            self.assertEqual(done.returncode, 1)
            self.assertIn('course.json: line 1: ', done.stderr)
            for sign in '\u001b\u009b\u202e':
                self.assertNotIn(sign, done.stderr)

    def test_what_is_no_file_or_too_large(self):
        article = os.path.join(self.folder, 'decided-who-by-when.md')
        os.remove(article)
        os.mkdir(article)
        self.refused('is no file')
        os.rmdir(article)
        os.mkfifo(article)
        self.refused('is no file')
        os.remove(article)
        with open(article, 'wb') as file:
            file.truncate(900 * 1024)
        self.refused('is larger than')
        self.put_back('decided-who-by-when.md')
        with open(os.path.join(self.folder, 'room-for-every-voice.webm'), 'ab') as file:
            file.truncate(2 * 1024 ** 3 + 1)
        self.refused('course.json: line ')
        self.refused('2.0\u00a0GiB')

    def test_a_folder_behind_a_link(self):
        os.mkdir(os.path.join(self.platform.folder, 'beside'))
        os.symlink('../beside', os.path.join(self.folder, 'sub'))
        shutil.copy(os.path.join(COURSE, 'decided-who-by-when.md'),
                    os.path.join(self.platform.folder, 'beside', 'a.md'))
        self.change(lambda c: c['modules'][2]['lessons'][0].update(article='sub/a.md'))
        self.refused('lies outside')

    def value(self, sql):
        db = self.platform.db()
        found = db.execute(sql).fetchone()[0]
        db.close()
        return found

    def pictures(self):
        db = self.platform.db()
        found = db.execute("SELECT pictures FROM lesson WHERE slug = 'an-agenda-of-questions'").fetchone()[0]
        db.close()
        return json.loads(found)

    def test_pictures_of_an_article(self):
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        one, = self.pictures()
        self.assertEqual((one['name'], one['type'], one['width'], one['height']), ('twenty-or-three.png', 'image/png', 1040, 350))
        self.assertIn(one['sha256'], self.assets())
        shutil.copy(os.path.join(SOURCE, 'data/sandbox/faces/mei.png'), os.path.join(self.folder, 'twenty-or-three.png'))
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        other, = self.pictures()
        self.assertEqual(one['id'], other['id'])
        self.assertNotEqual(one['sha256'], other['sha256'])

    def test_pictures_that_cannot_be_taken(self):
        article = 'an-agenda-of-questions.md'
        big = b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x40\0\0\0\x40\0\x08\x06\0\0\0'
        self.write('big.png', big)
        self.write('no.png', b'<svg/>')
        os.symlink('/etc/passwd', os.path.join(self.folder, 'out.png'))
        for name, says in (('missing.png', 'is not there'), ('../x.png', 'inside the folder'), ('%2e%2e/x.png', 'inside the folder'),
                           ('/etc/x.png', 'inside the folder'), ('out.png', 'symbolic link'), ('no.png', 'no PNG or JPEG'),
                           ('big.png', '16 million pixels')):
            with self.subTest(name=name):
                self.write(article, f'# One\n\ntwo ![x]({name})\n'.encode())
                self.refused(f'{article}: line 3: ')
                self.refused(says)
        os.remove(os.path.join(self.folder, 'out.png'))
        self.write(article, b'![x](https://a.example/x.png) and `![x](missing.png)`\n')
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual(self.pictures(), [])

    def test_documents(self):
        for data in (b'', b'%PD', b'<html>', b'\x1a\x45\xdf\xa3' * 9):
            with self.subTest(data=data):
                self.write('pocket-book.pdf', data)
                self.refused('“pocket-book.pdf” is no PDF file')

    def test_points_of_a_checklist(self):
        def points(edit=None):
            if edit is not None:
                self.change(lambda course: edit(course['modules'][3]['lessons'][1]['checklist']))
            self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
            db = self.platform.db()
            found = db.execute("SELECT checklist FROM lesson WHERE slug = 'your-next-meeting'").fetchone()[0]
            db.close()
            return json.loads(found)

        first = points()
        self.assertEqual(len(first), 8)
        self.assertRegex(first[5]['text'], r'lyceum:moment/[0-9a-f-]{36}/35744')
        self.assertEqual(points(), first)
        moved = points(lambda given: given.reverse())
        self.assertEqual(moved, first[::-1])
        corrected = points(lambda given: given[0].update(text='Send three lines today'))
        self.assertEqual(corrected[0]['id'], moved[0]['id'])
        self.change(lambda course: course['modules'][3]['lessons'][1]['checklist'][1].update(text='[x](lyceum:lesson/nowhere)'))
        self.refused('“lyceum:lesson/nowhere” leads to no lesson')

    def test_links_lead_to_lessons(self):
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        text = self.value("SELECT article FROM lesson WHERE slug = 'decided-who-by-when'")
        lesson = self.value("SELECT uuid FROM lesson WHERE slug = 'the-first-two-minutes'")
        self.assertIn(f'](lyceum:lesson/{lesson})', text)
        text = self.value("SELECT article FROM lesson WHERE slug = 'an-agenda-of-questions'")
        lesson = self.value("SELECT uuid FROM lesson WHERE slug = 'why-are-we-meeting'")
        self.assertIn(f'](lyceum:moment/{lesson}/85532)', text)

    def ids(self):
        items = json.loads(self.value('SELECT items FROM quiz'))
        modules = json.loads(self.value('SELECT modules FROM course'))
        return ({i['text']: i['id'] for i in items},
                {o['text']: o['id'] for i in items for o in i['options']},
                {m['title']: m['id'] for m in modules})

    def test_the_next_version_keeps_its_ids(self):
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        items, options, modules = self.ids()
        assets = self.value("SELECT group_concat(uuid) FROM asset")
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual(self.ids(), (items, options, modules))
        self.assertEqual(self.value("SELECT group_concat(uuid) FROM asset"), assets)

        def edit(quiz):
            quiz['items'].reverse()
            chosen = [item for item in quiz['items'] if 'options' in item]
            chosen[0]['options'][0]['text'] += ' (corrected)'
            chosen[1]['options'].pop()
            quiz['items'].append({'text': 'New?', 'kind': 'single', 'options': [
                {'text': 'Yes it is', 'right': True, 'feedback': 'Yes.'},
                {'text': 'No it is not', 'right': False, 'feedback': 'No.'}]})
        self.change(edit, 'try-it-yourself.json')
        self.change(lambda c: c['modules'][1].update(title='Another name'))
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        now = self.ids()
        self.assertEqual({text: now[0][text] for text in items}, items)
        self.assertNotIn(now[0]['New?'], items.values())
        for text, name in now[1].items():
            old = text.removesuffix(' (corrected)')
            self.assertEqual(name, options.get(old, name))
        self.assertEqual(now[2]['Another name'], modules['In the room'])

    def test_another_recording_is_another_revision(self):
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual(self.value('SELECT group_concat(revision) FROM asset'), '1,1,1,1')
        shutil.copy(os.path.join(COURSE, 'room-for-every-voice.webm'),
                    os.path.join(self.folder, 'why-are-we-meeting.webm'))
        self.change(lambda c: c['modules'][0]['lessons'][0].update(duration_ms=112200))
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual(self.value("SELECT revision FROM asset a JOIN lesson l ON l.id = a.lesson_id"
                                    " WHERE l.slug = 'why-are-we-meeting'"), 2)
        self.assertEqual(self.value('SELECT sum(revision) FROM asset'), 5)

    def test_what_the_next_version_lacks_is_gone(self):
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)

        def edit(course):
            lesson = course['modules'][0]['lessons'][0]
            lesson['captions'][0].update(lang='de')
            course['modules'][2]['lessons'].pop()
            course.pop('certificate', None)  # which asks for it
        self.change(edit)
        self.assertEqual(self.platform.command('import', self.folder).returncode, 0)
        self.assertEqual(self.value('SELECT count(*) FROM lesson WHERE gone = 0'), 8)
        self.assertEqual(self.value("SELECT group_concat(language) FROM transcript WHERE gone = 0"
                                    " AND asset_id = 1"), 'de')

    def test_what_the_schema_refuses_is_refused(self):
        """Every place of course.json and of the quiz with values that may not stand there."""
        values = (None, True, -1, 0, 1.5, 86400001, '', 'x', 'A b', 'a/../b', 'x' * 81, 'x' * 2001, [], [1], {},
                  {'x': 1})

        def places(value):
            """(holder, key) of everything, the first two entries of each list."""
            keys = list(value) if isinstance(value, dict) else range(min(2, len(value)))
            for key in keys:
                yield value, key
                if isinstance(value[key], (dict, list)):
                    yield from places(value[key])
        refused = 0
        for name, schema in (('course.json', 'course.json'), ('try-it-yourself.json', 'quiz.json')):
            with open(os.path.join(SOURCE, 'data/sandbox/schema', schema), encoding='utf-8') as file:
                validator = jsonschema.Draft202012Validator(json.load(file))
            with open(os.path.join(COURSE, name), encoding='utf-8') as file:
                whole = json.load(file)
            self.assertTrue(validator.is_valid(whole))
            for number, (holder, key) in enumerate(places(whole)):
                kept = holder[key]
                for value in values[number % 6::6]:
                    holder[key] = value
                    if not validator.is_valid(whole):
                        self.write(name, json.dumps(whole).encode())
                        with self.subTest(name=name, key=key, value=value):
                            self.refused(name)
                        refused += 1
                holder[key] = kept
            self.put_back(name)
        self.assertGreater(refused, 150)

    def test_a_slug_from_the_title(self):
        self.change(lambda c: (c.pop('slug'), c.update(title='Über  Straßen & Wege!')))
        self.assertEqual(self.platform.command('import', self.folder).stdout, 'uber-strassen-wege\n')


if __name__ == '__main__':
    unittest.main()
