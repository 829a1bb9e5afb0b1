#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the client's core at random while it queues, and drops the platform's answers at random.

usage: client_kills.py CORE-CLIENT KILLS [SEED]

What was shown as pending reaches the platform, and nothing reaches it twice: the platform's own database says so.
"""
import hashlib
import os
import random
import secrets
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from fault_proxy import Fault, FaultProxy  # noqa: E402

# What one run writes; more than it can send before it is killed.
POSTS = 6


class Run:
    def __init__(self, program, folder, platform, seed):
        self.program = program
        self.folder = folder
        self.platform = platform
        self.random = random.Random(seed)
        self.weather = random.Random(f'{seed} weather')
        self.proxy = FaultProxy(lambda: platform.port, self.choose).start()
        platform.args = ['--sandbox', '--issuer', self.proxy.url]
        platform.start()
        self.lars = platform.person('lars')
        self.channel = next(o['channel_id'] for o in self.lars.register()[2].values()
                            if o['kind'] == 'cohort' and o['course_ids'])
        self.shown = set()
        self.runs = 0

    def choose(self, path):
        """The act arrives, its answer does not, or not whole."""
        if path.startswith('/oauth/') or self.weather.random() < 0.4:
            return None
        if self.weather.random() < 0.5:
            return Fault(deaf=True)
        return Fault(after_bytes=self.weather.randint(1, 5000), kind=self.weather.choice(['cut', 'close']))

    def new_code(self):
        """A one-time code, as the sandbox's parent would choose it."""
        code, db = secrets.token_urlsafe(32), self.platform.db()
        db.execute("INSERT INTO code (hash, user_id, challenge, redirect, expires_at) VALUES (?, ?, '', '', ?)",
                   (hashlib.sha256(code.encode()).hexdigest(), self.lars.key, int(time.time() * 1000) + 600000))
        db.close()
        return code

    def client(self, posts, kill_after, writing=False):
        """One run of the client, killed so long after its start or its first act; its exit code."""
        self.runs += 1
        process = subprocess.Popen(
            [self.program, self.folder, self.proxy.url, self.channel, str(posts), f'run {self.runs}'],
            stdout=subprocess.PIPE, text=True, env=dict(os.environ, LYC_CODE=self.new_code()))
        timer = threading.Timer(kill_after, process.kill)
        if not writing:
            timer.start()
        for line in process.stdout:
            word, _, id = line.strip().partition(' ')
            if word == 'pending' and len(id) == 36:  # a line may be cut by the kill
                self.shown.add(id)
                if timer.ident is None:
                    timer.start()
        code = process.wait()
        timer.cancel()
        return code

    def has_seen(self, kills):
        """Whether enough was shown and dropped: many a run is killed before it wrote."""
        return len(self.shown) >= kills and self.proxy.dropped >= kills // 3

    def go(self, kills):
        killed = 0
        while killed < kills or not self.has_seen(kills):
            code = self.client(POSTS, self.random.uniform(0.02, 0.7), self.random.random() < 0.5)
            assert code in (0, -9), f'ended with {code}'
            killed += code == -9
        self.proxy.choose = lambda path: None
        assert self.client(0, 240) == 0, 'what waits does not reach the platform'
        return killed

    def on_platform(self):
        """(id, text) of all that arrived, and how often the log tells of the making of each."""
        db = self.platform.db()
        posts = db.execute("SELECT uuid, body FROM post WHERE creator_id = ? AND body LIKE 'run %'",
                           (self.lars.key,)).fetchall()
        made = dict(db.execute("SELECT uuid, count(*) FROM log WHERE type = 'post.created' AND actor_id = ?"
                               ' GROUP BY uuid', (self.lars.key,)))
        db.close()
        return posts, made


def main(program, kills, seed):
    begun = time.monotonic()
    platform = platform_fixture.Platform()
    with tempfile.TemporaryDirectory(prefix='lyceum-') as folder:
        try:
            run = Run(program, folder, platform, seed)
            killed = run.go(kills)
            posts, made = run.on_platform()
        finally:
            platform.stop()
        dropped = run.proxy.dropped
    lost = run.shown - {id for id, _ in posts}
    twice = len(posts) - len({text for _, text in posts}) + sum(count - 1 for count in made.values())
    print(f'seed {seed}: {killed} kills, {dropped} answers dropped, {len(run.shown)} shown as pending, '
          f'{len(posts)} on the platform, {len(lost)} lost, {twice} doubled, {time.monotonic() - begun:.0f} s')
    sys.exit(bool(lost) or twice > 0)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
