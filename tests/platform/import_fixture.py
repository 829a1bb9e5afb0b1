# SPDX-License-Identifier: GPL-3.0-or-later
"""A platform to import into, small videos, and programs that stand in for the one that looks into them."""
import os
import shutil
import subprocess
import unittest

from platform_fixture import PROGRAM, Platform

TABLES = ('course', 'lesson', 'asset', 'transcript', 'recording', 'recording_part', 'log', 'scope')
ONE_LINE = r'(\A|.*\n)lyceum-platform: [^\n]+\n\Z'


def film(path, seconds=2, size='64x36', rate=5):
    """A moving picture of that length and size."""
    codec = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-preset', 'ultrafast'] if path.endswith('.mp4') else [
        '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '16']
    subprocess.run(['ffmpeg', '-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i',
                    f'testsrc=size={size}:rate={rate}:duration={seconds}', *codec, path], check=True)


class ImportCase(unittest.TestCase):
    def setUp(self):
        self.platform = Platform()
        self.addCleanup(self.platform.folder_owned.cleanup)
        self.assertEqual(self.platform.command('init').returncode, 0)
        self.folder = os.path.join(self.platform.folder, 'My course')
        os.mkdir(self.folder)
        self.program = PROGRAM

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text=''):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(text)

    def stand_in(self, script):
        """From here on another program looks into videos; None for none at all."""
        place = os.path.join(self.platform.folder, 'stand-in')
        shutil.rmtree(place, ignore_errors=True)
        for name in ('platform', 'probe'):
            os.makedirs(os.path.join(place, name))
        self.program = shutil.copy(PROGRAM, os.path.join(place, 'platform'))
        if script is not None:
            path = os.path.join(place, 'probe/lyceum-media-probe')
            with open(path, 'w', encoding='utf-8') as file:
                file.write(f'#!/bin/sh\n{script}\n')
            os.chmod(path, 0o755)

    def words(self, *options):
        return [self.program, 'import', self.folder, *options, '--data', self.platform.data]

    def import_now(self, *options):
        return subprocess.run(self.words(*options), text=True, capture_output=True, env=self.platform.env, check=False)

    def done(self, *options):
        done = self.import_now(*options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def query(self, sql):
        db = self.platform.db()
        found = db.execute(sql).fetchall()
        db.close()
        return found

    def rows(self):
        return [self.query(f'SELECT count(*) FROM {table}')[0][0] for table in TABLES]

    def kept(self):
        folder = os.path.join(self.platform.data, 'assets')
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []

    def refused(self, *says, options=()):
        """One plain line, and nothing of it is left."""
        before = self.rows(), self.kept()
        done = self.import_now(*options)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr, ONE_LINE)
        for words in says:
            self.assertIn(words, done.stderr)
        self.assertEqual((self.rows(), self.kept()), before)
        return done.stderr
