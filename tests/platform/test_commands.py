# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that keep the platform."""
import os
import sqlite3
import unittest

from platform_fixture import Platform
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

    def test_no_command(self):
        with Platform() as platform:
            self.assertEqual(platform.command('no-such').returncode, 2)


if __name__ == '__main__':
    unittest.main()
