#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The client's core against the real platform: signs in, registers, follows the stream, comes back.

usage: core_connects.py CORE-CLIENT
"""
import os
import secrets
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402

CONTAINER = '0190a6f0-0000-7000-8000-00000000000b'


def serve(platform, code):
    port_file = os.path.join(platform.folder, 'port-' + code[:6])
    process = subprocess.Popen(
        [platform_fixture.PROGRAM, 'serve', '--data', platform.data, '--port', '0', '--port-file', port_file,
         '--sandbox', '--code-fd', '0', '--code-user', 'ada'], stdin=subprocess.PIPE)
    process.stdin.write(code.encode())
    process.stdin.close()
    platform_fixture.until(lambda: os.path.exists(port_file), 20)
    with open(port_file, encoding='utf-8') as file:
        return process, f'http://127.0.0.1:{int(file.read())}'


def connect(program, platform):
    """Runs the core until it is connected; what it then knows of itself."""
    code = secrets.token_urlsafe(40)
    process, url = serve(platform, code)
    client = os.path.join(platform.folder, 'client')
    try:
        subprocess.run([program, client, url, CONTAINER, '0', 'none'], env=dict(os.environ, LYC_CODE=code),
                       timeout=30, check=True)
    finally:
        process.terminate()
        process.wait(10)
    database = os.path.join(client, 'cache', 'cache.db')
    assert os.stat(database).st_mode & 0o077 == 0, 'others can read the cache'
    cache = sqlite3.connect(database)
    meta = dict(cache.execute('SELECT name, value FROM meta'))
    users = [row[0] for row in cache.execute("SELECT id FROM object WHERE kind = 'user'")]
    cache.close()
    return meta, users


def main(program):
    platform = platform_fixture.Platform()
    platform.start()
    ada = platform.person('ada')
    platform.stop()
    for attempt in ('first', 'again'):
        meta, users = connect(program, platform)
        assert meta['user_id'] == ada.id, meta
        assert int(meta['cursor']) >= 0, meta
        assert users == [ada.id], users
        print(attempt, 'connected at', meta['cursor'])


main(sys.argv[1])
