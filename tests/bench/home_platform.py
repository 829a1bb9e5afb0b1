# SPDX-License-Identifier: GPL-3.0-or-later
"""A platform with the sandbox's content but without its peers, and a profile that has cached it."""
import os
import secrets
import subprocess
import sys

sys.path.insert(0, os.path.join(os.environ['LYC_SOURCE'], 'tests', 'platform'))
import platform_fixture  # noqa: E402

PROFILE = 'bench'


class HomePlatform:
    def __init__(self, folder, program, cached_home):
        self.folder = folder
        self.program = program
        self.cached_home = cached_home
        # The keyring is a file here: libsecret's own backend for where there is no service.
        self.environment = {
            'SECRET_BACKEND': 'file', 'SECRET_FILE_TEST_PATH': os.path.join(folder, 'keyring'),
            'SECRET_FILE_TEST_PASSWORD': 'bench', 'XDG_DATA_HOME': os.path.join(folder, 'data'),
            'XDG_CACHE_HOME': os.path.join(folder, 'cache'), 'LYC_BENCH_CLASS': 'resume-card'}
        self.platform = platform_fixture.Platform(folder=os.path.join(folder, 'platform'))
        self.words = None

    def __enter__(self):
        os.mkdir(self.platform.folder)
        self.fill()
        self.platform.start()
        return self

    def __exit__(self, *_):
        self.platform.stop()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.platform.port}'

    def fill(self):
        """Once with the sandbox's content; the same data is then served without anybody acting on it."""
        code = secrets.token_urlsafe(40)
        port_file = os.path.join(self.folder, 'port')
        process = subprocess.Popen(
            [platform_fixture.PROGRAM, 'serve', '--data', self.platform.data, '--port', '0', '--port-file',
             port_file, '--sandbox', '--code-fd', '0'], stdin=subprocess.PIPE)
        try:
            process.stdin.write(code.encode() + b'\n')
            process.stdin.close()
            platform_fixture.until(lambda: os.path.exists(port_file), 30)
            with open(port_file, encoding='utf-8') as file:
                self.platform.port = int(file.read())
            self.sign_in(code)
        finally:
            process.terminate()
            process.wait(20)

    def sign_in(self, code):
        folders = [os.path.join(self.folder, kind, 'lyceum', PROFILE) for kind in ('data', 'cache')]
        done = subprocess.run([self.cached_home, *folders, PROFILE, self.url], check=True, timeout=60, text=True,
                              stdout=subprocess.PIPE, env=dict(os.environ, LYC_CODE=code, **self.environment))
        self.environment['LYC_BENCH_TEXT'] = done.stdout.strip()
        self.words = [self.program, '--profile', PROFILE, '--platform', self.url]
