# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import makes of videos, that it makes it once and apart from the platform, and that nothing is left of
an import that did not come to its end."""
import hashlib
import os
import re
import shutil
import signal
import subprocess
import time
import unittest

from import_fixture import ImportCase, film

DEADLINE_S = int(os.environ.get('LYCEUM_DEADLINE_S', '30'))
INSPECTED = '{"duration_ms":2000,"width":64,"height":36,"sounds":0}'


def until(condition):
    end = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < end, 'it never came'
        time.sleep(0.02)


def jpeg_size(data):
    """Width and height, from the frame's header."""
    at = 2
    while data[at + 1] not in (0xc0, 0xc1, 0xc2):
        at += 2 + int.from_bytes(data[at + 2:at + 4], 'big')
    return int.from_bytes(data[at + 7:at + 9], 'big'), int.from_bytes(data[at + 5:at + 7], 'big')


class Videos(ImportCase):
    def learner(self):
        """Somebody who has the course."""
        self.platform.start()
        self.addCleanup(self.platform.stop)
        cohort = self.platform.command('cohort', 'add', 'Blue').stdout.strip()
        self.platform.command('user', 'add', 'ada', 'Ada')
        self.platform.command('member', 'add', cohort, 'ada', 'learner')
        self.assertEqual(self.platform.command('course', 'give', 'my-course', cohort).returncode, 0)
        return self.platform.person('ada')

    def asset(self, person):
        return next(entry for (kind, _), entry in person.register()[2].items() if kind == 'asset')

    def test_thumbs(self):
        film(self.path('a.webm'), 47, '80x60', rate=2)
        self.done()
        ada = self.learner()
        asset = self.asset(ada)
        thumbs = asset['thumbs']
        self.assertEqual({name: thumbs[name] for name in thumbs if name != 'sheets'}, {
            'columns': 10, 'rows': 1, 'width': 160, 'height': 120, 'interval_ms': 5000, 'count': 10})
        [sheet] = thumbs['sheets']
        answer = ada.get(f"/v1/assets/{asset['id']}/parts/{sheet['id']}")
        self.assertEqual(answer.headers['Content-Type'], 'image/jpeg')
        self.assertEqual(hashlib.sha256(answer.data).hexdigest(), sheet['sha256'])
        self.assertEqual((len(answer.data), jpeg_size(answer.data)), (sheet['size'], (1600, 120)))
        self.assertEqual(asset['renditions'], [])

    def test_what_cameras_and_editors_write(self):
        """Fragments without an index, and subtitles and times in the recording itself."""
        picture = ['ffmpeg', '-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc=size=64x36:rate=5:duration=22']
        self.write('s.txt', '1\n00:00:00,000 --> 00:00:01,000\nHello\n')
        subtitles = ['-f', 'srt', '-i', self.path('s.txt')]
        h264 = ['-c:v', 'libx264', '-g', '10', '-pix_fmt', 'yuv420p']
        for name, words in (('1.mp4', [*h264, '-movflags', 'frag_keyframe+empty_moov']),
                            ('2.mkv', [*subtitles, *h264, '-c:s', 'ass']), ('3.mp4', [*subtitles, *h264, '-c:s', 'mov_text']),
                            ('4.mov', [*h264, '-timecode', '01:00:00:00'])):
            subprocess.run([*picture, *words, self.path(name)], check=True)
        self.done()
        for duration, thumbs in self.query('SELECT duration_ms, thumbs FROM recording'):
            self.assertLessEqual(abs(duration - 22000), 2000, 'as long as it is, to a fragment')
            self.assertIn('"count":5', thumbs)
        self.assertEqual(self.query('SELECT count(*) FROM recording_part'), [(4,)])

    def test_what_is_not_played(self):
        subprocess.run(['ffmpeg', '-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=440:duration=2',
                        self.path('a.mp4')], check=True)
        self.refused('“a.mp4” has no picture')
        film(self.path('a.mp4'))
        subprocess.run(['ffmpeg', '-nostdin', '-v', 'error', '-y', '-i', self.path('a.mp4'), '-c:v', 'mpeg4',
                        self.path('b.mp4')], check=True)
        self.refused('“b.mp4” is of a kind that Lyceum does not play; WebM, or MP4 with H.264 and AAC, is')

    def test_more_than_a_sheet(self):
        film(self.path('a.webm'), 1030, '16x16', rate=1)
        self.done()
        self.assertEqual(self.query('SELECT part_kind, number FROM recording_part ORDER BY number'),
                         [('sheet', 0), ('sheet', 1)])
        self.assertIn('"interval_ms":10000,"count":103', self.query('SELECT thumbs FROM recording')[0][0])

    def test_a_smaller_rendition_of_a_large_video(self):
        film(self.path('a.mp4'), 1, '2560x1440')
        self.done()
        ada = self.learner()
        asset = self.asset(ada)
        [rendition] = asset['renditions']
        self.assertEqual((rendition['width'], rendition['height'], rendition['type']), (1920, 1080, 'video/webm'))
        self.assertLess(rendition['size'], asset['size'])
        path = f"/v1/assets/{asset['id']}/content"
        for limit, whole, kind in (('', asset, 'video/mp4'), ('?max_height=1080', rendition, 'video/webm'),
                                   ('?max_height=1440', rendition, 'video/webm'), ('?max_height=720', asset, 'video/mp4')):
            answer = ada.get(path + limit)
            self.assertEqual((hashlib.sha256(answer.data).hexdigest(), answer.headers['Content-Type']),
                             (whole['sha256'], kind), limit)
        part = ada.get(f"/v1/assets/{asset['id']}/parts/{rendition['id']}")
        self.assertEqual(hashlib.sha256(part.data).hexdigest(), rendition['sha256'])

    def test_what_is_known_is_not_looked_into_again(self):
        film(self.path('a.webm'))
        self.done()
        before = self.query('SELECT * FROM recording'), self.query('SELECT * FROM recording_part'), self.kept()
        self.stand_in(None)
        self.done()
        self.write('b.md', 'Another lesson.')
        self.done()
        self.assertEqual((self.query('SELECT * FROM recording'), self.query('SELECT * FROM recording_part'),
                          self.kept()), before)
        film(self.path('b.webm'), 3)
        self.refused('“b.webm” cannot be looked into: lyceum-media-probe is not installed')

    def test_a_program_that_goes_wrong(self):
        film(self.path('a.webm'))
        for script, says in (
                ('kill -SEGV $$', 'broke the program'), ('exit 0', 'broke the program'), ('exit 3', 'broke the program'),
                ('kill -KILL $$', 'took too long'), ('yes', 'makes no sense'), ("printf '%070000d' 1", 'makes no sense'),
                ('echo hello', 'makes no sense'), (f"echo '{INSPECTED}'; echo '{INSPECTED}'", 'makes no sense'),
                ("echo '{\"duration_ms\":\"x\",\"width\":[],\"height\":1}'", 'makes no sense'),
                ("echo '{\"duration_ms\":1}'", 'makes no sense'), ("echo '{\"fault\":\"codec\"}'", 'does not play'),
                ("echo '{\"fault\":\"unheard of\"}'; exit 1", 'broke the program')):
            self.stand_in(script)
            with self.subTest(script=script):
                self.assertIn('“a.webm” ', self.refused(says).splitlines()[-1])
        # It did well at first, and went wrong with the sheet.
        self.stand_in(f"if [ $1 = inspect ]; then echo '{INSPECTED}'; else echo half >&4; kill -SEGV $$; fi")
        self.refused('“a.webm” broke the program')

    def test_limits(self):
        film(self.path('a.webm'))
        for script in ('exec sleep 600', 'while :; do :; done', "echo '{\"percent\":1}'; exec sleep 600"):
            self.stand_in(script)
            with self.subTest(script=script):
                self.refused('“a.webm” took too long', options=('--time-limit', '1'))
        memory = [] if 'ASAN_OPTIONS' in os.environ else [('-v', 3 * 1024 ** 2)]
        for limit, most in (*memory, ('-t', 20), ('-c', 0)):
            self.stand_in(f'[ $(ulimit {limit}) = {most} ] && echo \'{{"fault":"large"}}\'')
            self.refused('is larger than 8192')

    def test_progress_on_a_terminal(self):
        film(self.path('a.webm'), 20, rate=1)
        ours, theirs = os.openpty()
        with subprocess.Popen(self.words(), stdout=subprocess.PIPE, stderr=theirs, env=self.platform.env) as running:
            os.close(theirs)
            shown = b''
            try:
                while part := os.read(ours, 4096):
                    shown += part
            except OSError:  # so the end of a terminal shows
                pass
            self.assertEqual(running.stdout.read(), b'my-course\n')
        os.close(ours)
        self.assertIn(b'\r\x1b[K1 of 1: a.webm', shown)
        percents = [int(n) for n in re.findall(rb'a\.webm  (\d+) %', shown)]
        self.assertEqual(percents, sorted(percents))
        self.assertEqual(percents[-1], 100)
        self.assertTrue(shown.endswith(b'\r\x1b[K'), 'the line is taken away at the end')

    def test_killed(self):
        film(self.path('a.webm'))
        self.write('b.md', 'Text.')
        started = os.path.join(self.platform.folder, 'started')
        self.stand_in(f'echo $$ > {started}.new; mv {started}.new {started}; exec sleep 600')
        with subprocess.Popen(self.words(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env=self.platform.env) as running:
            until(lambda: os.path.exists(started))
            with open(started, encoding='ascii') as file:
                helper = int(file.read())
            running.send_signal(signal.SIGKILL)
            running.wait()

        def ended():
            try:
                with open(f'/proc/{helper}/stat', encoding='ascii') as file:
                    return file.read().rsplit(')', 1)[1].split()[0] == 'Z'
            except FileNotFoundError:
                return True
        until(ended)
        self.assertEqual((self.rows()[0], len(self.kept())), (0, 1))
        with open(os.path.join(self.platform.data, 'assets', '01a213f7-0000-7000-8000-000000000000'), 'wb') as file:
            file.write(b'begun')
        self.platform.start()
        self.addCleanup(self.platform.stop)
        self.assertEqual(self.kept(), [])

    def test_the_recording_before_is_removed(self):
        film(self.path('a.webm'))
        shutil.copy(self.path('a.webm'), self.path('b.webm'))
        self.done()
        first = self.kept()
        self.assertEqual(len(first), 2, 'two lessons with one recording share it and its sheet')
        film(self.path('a.webm'), 3, '32x32')
        self.done()
        self.assertEqual(len(self.kept()), 4)
        film(self.path('b.webm'), 4, '32x48')
        self.done()
        self.assertEqual(len(self.kept()), 4)
        self.assertFalse(set(first) & set(self.kept()))
        self.assertEqual(self.query('SELECT count(*) FROM recording'), [(2,)])

    def test_progress_outlives_a_shorter_recording(self):
        film(self.path('a.webm'), 100, rate=1)
        self.done()
        ada = self.learner()
        lesson = self.asset(ada)['lesson_id']
        path = f'/v1/lessons/{lesson}/progress'
        ada.act('PUT', path, {'ranges': [[0, 45000], [52000, 99000]], 'position_ms': 97000})
        before = next(e for (kind, _), e in ada.register()[2].items() if kind == 'progress')
        self.assertTrue(before['completed_at'])
        film(self.path('a.webm'), 70, rate=1)
        self.done()
        after = next(e for (kind, _), e in ada.register()[2].items() if kind == 'progress')
        self.assertEqual((after['percent'], after['completed_at']), (before['percent'], before['completed_at']))
        self.assertEqual(after['position_ms'], 70000, 'no further than the end')
        more = ada.act('PUT', path, {'ranges': [[46000, 50000]], 'position_ms': 12000}).json
        self.assertEqual((more['percent'], more['completed_at'], more['position_ms']),
                         (before['percent'], before['completed_at'], 12000))
        self.assertEqual(more['ranges'], [[0, 45000], [46000, 50000], [52000, 70000]])


if __name__ == '__main__':
    unittest.main()
