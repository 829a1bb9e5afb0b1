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
        self.environment = {'XDG_DATA_HOME': os.path.join(folder, 'data'),
                            'XDG_CACHE_HOME': os.path.join(folder, 'cache'), 'LYC_BENCH_CLASS': 'resume-card'}
        self.platform = platform_fixture.Platform(folder=os.path.join(folder, 'platform'))
        self.words = None
        self.keyring = None

    def __enter__(self):
        os.makedirs(self.platform.folder, exist_ok=True)
        self.unlock_keyring()
        self.fill()
        self.platform.start()
        return self

    def __exit__(self, *_):
        self.platform.stop()
        self.keyring.terminate()
        self.keyring.wait(20)

    def unlock_keyring(self):
        """A real keyring on the bus of this run, as a desktop has one."""
        folder = os.path.join(self.folder, 'keyring')
        os.makedirs(folder, exist_ok=True)
        self.keyring = subprocess.Popen(
            ['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets', '--control-directory', folder],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=dict(os.environ, XDG_DATA_HOME=folder))
        self.keyring.stdin.write(b'bench')
        self.keyring.stdin.close()
        platform_fixture.until(lambda: subprocess.run(
            ['gdbus', 'introspect', '--session', '--dest', 'org.freedesktop.secrets', '--object-path',
             '/org/freedesktop/secrets/collection/login'], capture_output=True, check=False).returncode == 0, 20)

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
