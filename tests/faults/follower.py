# SPDX-License-Identifier: GPL-3.0-or-later
"""A core client that follows the real platform and does what it is told, a line each."""
import hashlib
import json
import queue
import secrets
import sqlite3
import subprocess
import threading
import time
from urllib.parse import parse_qsl, urlparse
from urllib.request import urlopen

from platform_fixture import until

LIVE = '2'
DEADLINE = 30


def new_code(platform, user_key):
    """A one-time code, as the sandbox's parent would choose it."""
    code, db = secrets.token_urlsafe(32), platform.db()
    db.execute("INSERT INTO code (hash, user_id, challenge, redirect, expires_at) VALUES (?, ?, '', '', ?)",
               (hashlib.sha256(code.encode()).hexdigest(), user_key, int(time.time() * 1000) + 600000))
    db.close()
    return code


def store_rows(folder):
    """A client's store as it stands: (kind, id) -> every column, the object with its members in order."""
    db = sqlite3.connect(f'file:{folder}/cache/cache.db?mode=ro', uri=True, timeout=10)
    try:
        return {row[:2]: row[2:-1] + (json.dumps(json.loads(row[-1]), sort_keys=True),) for row in db.execute(
            'SELECT kind, id, parent, scope, ord, rev, stub, author, unseen, mentions, json FROM object'
            ' WHERE gone = 0')}
    finally:
        db.close()


class Follower:
    """A core client that follows; signed in by a scripted browser."""

    def __init__(self, program, folder, url, platform):
        self.command = [program, folder, url]
        self.folder = folder
        self.platform = platform
        self.pages = queue.Queue()
        self.fetches = queue.Queue()
        self.start()

    def start(self):
        self.state = None
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()
        self.sign_in(self.pages.get(timeout=DEADLINE))

    def listen(self):
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(' ')
            if word == 'state':
                self.state = rest
            elif word == 'page':
                self.pages.put(rest)
            elif word in ('fetched', 'failed'):
                self.fetches.put((word, rest))
            else:
                self.heard(word, rest)

    def heard(self, word, rest):
        """What a client of another kind says."""

    def sign_in(self, page):
        fields = dict(parse_qsl(urlparse(page).query))
        answer = self.platform.request('POST', '/oauth/authorize',
                                       form=dict(fields, name='zoe', password='open sesame'))
        assert answer.status == 303, answer
        urlopen(answer.headers['Location'], timeout=DEADLINE).read()

    def say(self, *words):
        self.process.stdin.write(' '.join(words) + '\n')

    def wait_live(self):
        until(lambda: self.state == LIVE, DEADLINE)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.listener.join()

    def end(self):
        self.say('end')
        assert self.process.wait(DEADLINE) == 0, self.process.returncode

    def rows(self):
        return store_rows(self.folder)

    def queue(self):
        db = sqlite3.connect(f'file:{self.folder}/data/mine.db?mode=ro', uri=True, timeout=10)
        try:
            return db.execute('SELECT json, reason FROM outbox').fetchall()
        finally:
            db.close()
