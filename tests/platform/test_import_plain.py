# SPDX-License-Identifier: GPL-3.0-or-later
"""A plain folder of videos, captions, Markdown and PDFs is a course by the names in it."""
import json
import os
import shutil
import unittest

from import_fixture import ImportCase, film
from platform_fixture import SOURCE

COURSE = os.path.join(SOURCE, 'data/sandbox/course')
CAPTIONS = 'WEBVTT\n\n00:00.500 --> 00:01.000\n{}\n'


class Plain(ImportCase):
    def lessons(self):
        return self.query('SELECT slug, title, lesson_kind, duration_ms FROM lesson WHERE gone = 0 ORDER BY number')

    def test_order_and_titles_come_from_the_names(self):
        film(self.path('02-the_start.webm'), 3)
        film(self.path('10 Ende.mp4'))
        self.write('1. Before you begin.md', 'Read.')
        self.write('20 More/2-second.md', 'Second.')
        self.write('20 More/10-tenth.md', 'Tenth.')
        self.write('3_Also/agenda.md', 'Also.')
        self.write('notes.txt', 'Not taken.')
        self.write('.hidden/x.md', 'Not seen.')
        done = self.import_now()
        self.assertEqual((done.returncode, done.stdout), (0, 'my-course\n'), done.stderr)
        self.assertEqual(done.stderr, 'left out: notes.txt\n1 of 2: 02-the_start.webm\n2 of 2: 10 Ende.mp4\n')
        self.assertEqual(self.lessons(), [
            ('before-you-begin', 'Before you begin', 'article', 0), ('the-start', 'The start', 'video', 3000),
            ('ende', 'Ende', 'video', 2000), ('agenda', 'Agenda', 'article', 0), ('second', 'Second', 'article', 0),
            ('tenth', 'Tenth', 'article', 0)])
        [[title, language, modules]] = self.query('SELECT title, language, modules FROM course')
        self.assertEqual((title, language), ('My course', 'en'))
        self.assertEqual([(m['title'], len(m['lesson_ids'])) for m in json.loads(modules)],
                         [('My course', 3), ('Also', 1), ('More', 2)])

    def test_captions_belong_to_the_video_of_their_name(self):
        film(self.path('01 Welcome.webm'))
        film(self.path('01 Welcome back.webm'))
        self.write('01 Welcome.de.vtt', CAPTIONS.format('Guten Tag'))
        self.write('01 Welcome.srt', '1\n00:00:00,500 --> 00:00:01,000\nHello\n')
        self.write('01 Welcome back.pt-BR.vtt', CAPTIONS.format('Bom dia'))
        self.assertEqual(self.done('--language', 'en', '--title', 'Greetings'), 'greetings')
        self.assertEqual(self.query('SELECT l.slug, t.language, t.label, json_extract(t.cues, "$[0].text")'
                                    ' FROM transcript t JOIN asset a ON a.id = t.asset_id JOIN lesson l'
                                    ' ON l.id = a.lesson_id ORDER BY l.slug, t.language'),
                         [('welcome', 'de', 'Deutsch', 'Guten Tag'), ('welcome', 'en', 'English', 'Hello'),
                          ('welcome-back', 'pt-BR', 'pt-BR', 'Bom dia')])

    def test_documents_and_pictures(self):
        shutil.copy(os.path.join(COURSE, 'pocket-book.pdf'), self.path('1 The book.pdf'))
        shutil.copy(os.path.join(COURSE, 'twenty-or-three.png'), self.path('drawing.png'))
        self.write('2 Text.md', '![A drawing](drawing.png)\n')
        done = self.import_now()
        self.assertEqual((done.returncode, done.stderr), (0, '1 of 1: 1 The book.pdf\n'))
        self.assertEqual(self.lessons(), [('the-book', 'The book', 'pdf', 0), ('text', 'Text', 'article', 0)])
        self.assertEqual(len(self.kept()), 2)
        self.write('1 The book.pdf', 'no book')
        self.refused('“1 The book.pdf” is no PDF file')

    def test_what_has_no_place_is_told(self):
        self.refused('“My course” holds no course.json, and no videos')
        self.write('01 Welcome.en.vtt', CAPTIONS.format('Hello'))
        self.write('a.md', 'Text.')
        self.refused('“01 Welcome.en.vtt” belongs to no video')
        film(self.path('01 Welcome.webm'))
        self.done()
        self.write('01 Welcome.en.vtt', 'WEBVTT\n\n00:00.500 --> 00:09.000\nLate\n')
        self.refused('01 Welcome.en.vtt: line 3: the cue ends after the video, which is 2000 ms long')
        self.write('01 Welcome.en.vtt', CAPTIONS.format('Hello'))
        self.write('One/Two/b.md', 'Deep.')
        self.refused('“One/Two/b.md” lies in a folder of a folder')

    def test_the_next_version_keeps_its_lessons(self):
        film(self.path('01 One.webm'))
        self.write('02 Two.md', 'Two.')
        self.write('A/03 Two.md', 'The other two.')
        self.done()
        before = self.query('SELECT slug, uuid FROM lesson ORDER BY slug')
        self.assertEqual([slug for slug, _ in before], ['a-two', 'one', 'two'])
        self.write('00 Zero.md', 'New.')
        self.done()
        self.assertEqual(self.query("SELECT slug, uuid FROM lesson WHERE slug <> 'zero' ORDER BY slug"), before)

    def test_bad_options(self):
        self.write('a.md', 'Text.')
        self.refused('language', options=('--language', 'English, mostly'))
        self.refused('1 to 3600', options=('--time-limit', '0'))


if __name__ == '__main__':
    unittest.main()
