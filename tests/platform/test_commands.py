# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that keep the platform."""
import os
import sqlite3
import time
import unittest

from platform_fixture import Platform, new_id
from test_sign_in import Attempt


class Commands(unittest.TestCase):
    def test_a_user_signs_in(self):
        with Platform() as platform:
            done = platform.command('user', 'add', 'Grace', 'Grace Hopper', stdin='battery staple\n')
            self.assertEqual(done.returncode, 0, done.stderr)
            attempt = Attempt(platform)
            tokens = attempt.redeem(attempt.code('grace', 'battery staple')).json
            self.assertEqual(tokens['user_id'], done.stdout.strip())
            again = platform.command('user', 'add', 'grace', 'Other')
            self.assertEqual(again.returncode, 1)
            self.assertIn('taken', again.stderr)

    def test_a_cohort_talks(self):
        with Platform() as platform:
            platform.command('user', 'add', 'ada', 'Ada')
            cohort = platform.command('cohort', 'add', 'Blue').stdout.strip()
            done = platform.command('member', 'add', cohort, 'ada', 'facilitator')
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(platform.command('member', 'add', cohort, 'bob', 'learner').returncode, 1)
            ada = platform.person('ada')
            time.sleep(0.4)
            channel = ada.register()[2]['cohort', cohort]['channel_id']
            path = f'/v1/containers/{channel}/posts/{new_id()}'
            first = ada.put(path, {'body': 'Hello'})
            self.assertEqual(first.status, 200)
            self.assertEqual(ada.put(path, {'body': 'Hello'}).data, first.data)
            self.assertEqual(ada.put(path, {'body': 'Other'}).status, 409)

    def test_a_team_is_filled(self):
        with Platform() as platform:
            for name in ('ada', 'bob'):
                platform.command('user', 'add', name, name.title())
            cohort = platform.command('cohort', 'add', 'Blue').stdout.strip()
            platform.command('member', 'add', cohort, 'ada', 'learner')
            team = platform.command('team', 'add', cohort, 'North').stdout.strip()
            for words, says in ((('add', cohort, 'north'), 'name'), (('member', cohort, 'North', 'bob'), 'not in the cohort'),
                                (('member', cohort, 'South', 'ada'), 'team list'), (('add', new_id(), 'x'), 'cohort list')):
                done = platform.command('team', *words)
                self.assertEqual(done.returncode, 1)
                self.assertIn(says, done.stderr)
            self.assertEqual(platform.command('team', 'member', cohort, 'north', 'ada').returncode, 0)
            self.assertEqual(platform.command('team', 'list', cohort).stdout, f'{team}\tNorth\tada\n')
            person = platform.person('ada')
            self.assertEqual(person.register()[2]['team', team]['member_ids'], [person.id])

    def test_backup(self):
        with Platform() as platform:
            platform.command('user', 'add', 'ada', 'Ada')
            copy = os.path.join(platform.folder, 'copy.db')
            self.assertEqual(platform.command('backup', copy).returncode, 0)
            rows = sqlite3.connect(copy).execute('SELECT login FROM user').fetchall()
            self.assertEqual(rows, [('ada',)])
            self.assertEqual(platform.command('backup', copy).returncode, 1)

    def test_a_newer_database_is_left_alone(self):
        with Platform() as platform:
            platform.stop()
            db = platform.db()
            db.execute('PRAGMA user_version=99')
            db.close()
            with self.assertRaisesRegex(AssertionError, 'newer version'):
                platform.start()

    def test_a_folder_without_a_platform(self):
        platform = Platform()
        self.addCleanup(platform.folder_owned.cleanup)
        for words in (('user', 'add', 'ada', 'Ada'), ('cohort', 'add', 'Blue'), ('cohort', 'list'),
                      ('member', 'add', 'x', 'ada', 'learner'), ('course', 'list'), ('course', 'give', 'a', 'b'),
                      ('import', '.'), ('backup', os.path.join(platform.folder, 'copy'))):
            done = platform.command(*words)
            self.assertEqual(done.returncode, 1)
            self.assertIn('holds no platform', done.stderr)
            self.assertFalse(os.path.exists(platform.data))

    def test_no_command(self):
        with Platform() as platform:
            self.assertEqual(platform.command('no-such').returncode, 2)


if __name__ == '__main__':
    unittest.main()
