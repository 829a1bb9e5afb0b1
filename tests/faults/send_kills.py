#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the client's core at every system call on the way from a draft to the platform's answer.

usage: send_kills.py SEND-CLIENT PARTS [SEED]

One run drafts and posts in a channel, in a thread and in a new thread, replies there, and edits what it posted. It is
killed at the entry of one system call of one thread, and what is kept goes out at the next start. PARTS = 1 tries
every call of every thread, a larger number one in so many. Afterwards each text is on the platform once or still a
draft, as far as it was said to be kept; none is both, or twice, and in each place they stand in the order they were
written.
"""
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from platform_fixture import new_id  # noqa: E402
from follower import new_code  # noqa: E402
import syscall_kills  # noqa: E402

# Its threads that have a part in it.
SENDERS = ('send-client', 'store-mine', 'store-writer')


# The length of a text before it is edited.
TEXT = len('words 000000')


class Ended(Exception):
    """The client was killed."""


class Client:
    """A running client; each thing it says is waited for."""

    def __init__(self, program, folder, url, code):
        self.process = subprocess.Popen([program, folder, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        bufsize=1, env=dict(os.environ, LYC_CODE=code))
        self.kept, self.pending, self.sent, self.refused = set(), [], set(), set()
        self.ready = False

    def say(self, *words):
        try:
            self.process.stdin.write(' '.join(words) + '\n')
        except BrokenPipeError as end:
            raise Ended from end

    def listen(self, come):
        """Hears what it says until come()."""
        while not come():
            line = self.process.stdout.readline()
            if not line.endswith('\n'):
                raise Ended
            word, _, rest = line.strip().partition(' ')
            self.ready = self.ready or word == 'ready'
            if word == 'pending':
                self.pending.append(rest)
            elif word in ('kept', 'sent', 'refused'):
                getattr(self, word).add(rest)

    def draft(self, place, text):
        self.say('draft', place, text)
        self.listen(lambda: text in self.kept)

    def act(self, *words):
        """The id under which it waits."""
        before = len(self.pending)
        self.say(*words)
        self.listen(lambda: len(self.pending) > before)
        return self.pending[before]

    def end(self):
        self.process.kill()
        return self.process.wait()


class Run:
    def __init__(self, program, folder, platform, seed):
        self.program, self.folder, self.platform = program, folder, platform
        self.random = random.Random(seed)
        platform.args = ['--sandbox']
        platform.start()
        self.lars = platform.person('lars')
        self.cohort = next(o for o in self.lars.register()[2].values() if o['kind'] == 'cohort' and o['course_ids'])
        self.channel, self.thread = self.cohort['channel_id'], new_id()
        answer = self.lars.put(f'/v1/containers/{self.thread}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'title': 'Kills',
            'post': {'id': new_id(), 'body': 'Here.'}})
        assert answer.status == 200, answer
        self.texts = 0
        self.kept = set()  # texts that were said to be on disk
        self.edited = set()  # ids of posts whose edit was shown as waiting
        self.faults = []
        self.client = self.start()

    def start(self):
        client = Client(self.program, self.folder, f'http://127.0.0.1:{self.platform.port}',
                        new_code(self.platform, self.lars.key))
        client.listen(lambda: client.ready)
        return client

    def write(self):
        """The way that is swept."""
        client = self.client
        first = self.drafted(self.channel, 'post', self.channel)
        self.drafted(self.thread, 'post', self.thread)
        new = self.drafted('new', 'thread', self.cohort['id'])
        self.drafted(new, 'post', new)
        client.listen(lambda: set(client.pending) <= client.sent)
        edit = client.act('edit', first, f'words {self.texts - 3:06d} edited')
        self.edited.add(first)
        client.listen(lambda: edit in client.sent)

    def drafted(self, place, *words):
        self.texts += 1
        text = f'words {self.texts:06d}'
        self.client.draft(place, text)
        return self.client.act(*words, text)

    def go(self, parts):
        calls = {thread: syscall_kills.count(self.client.process.pid, thread, self.write) for thread in SENDERS}
        sweep = [(thread, call, n) for thread in SENDERS for call in sorted(calls[thread])
                 for n in range(1, calls[thread][call] + 1)]
        if parts > 1:
            sweep = sorted(self.random.sample(sweep, len(sweep) // parts))
        killed = sum(self.one(*point) for point in sweep)
        self.settle()
        return {thread: calls[thread].total() for thread in SENDERS}, len(sweep), killed

    def note(self):
        """What the person has seen of this run."""
        self.kept |= self.client.kept
        self.faults += [('refused', id) for id in self.client.refused]

    def one(self, *point):
        """Returns: whether it was killed there"""
        known, process = len(self.faults), self.client.process
        with syscall_kills.Killer(process.pid, *point):
            try:
                self.write()
            except Ended:
                process.wait()
        self.note()
        killed = process.poll() is not None
        if killed:
            self.client = self.start()
            self.settle()
        if killed and process.returncode != -9:
            self.faults.append(('ended', process.returncode))
        self.faults[known:] = [(*point, *fault) for fault in self.faults[known:]]
        return killed

    def settle(self):
        """Everything that waited has gone out: what was said holds."""
        mine = sqlite3.connect(f'file:{self.folder}/data/mine.db?mode=ro', uri=True, timeout=10)
        drafts = {row[0] for row in mine.execute('SELECT text FROM draft')}
        left = mine.execute('SELECT json, reason FROM outbox').fetchall()
        mine.close()
        sent = {body[:TEXT] for _, body, _ in self.on_platform()}
        self.faults += [('left in the outbox', *row) for row in left]
        self.faults += [('lost', text) for text in self.kept - sent - drafts]
        self.faults += [('sent and still a draft', text) for text in sent & drafts]
        # The next run writes another draft into the place.
        self.kept -= drafts

    def on_platform(self):
        """(id, text, place) in the order in which they stand there."""
        db = self.platform.db()
        posts = db.execute('SELECT uuid, body, container_id FROM post WHERE creator_id = ? AND body LIKE ?'
                           ' ORDER BY container_id, pos', (self.lars.key, 'words %')).fetchall()
        db.close()
        return posts

    def check(self):
        """The platform's own database at the end; returns how many texts are there."""
        posts, last, db = self.on_platform(), {}, self.platform.db()
        for _, body, place in posts:
            if body[:TEXT] == last.get(place):
                self.faults.append(('doubled', body))
            elif body < last.get(place, ''):
                self.faults.append(('out of order', last[place], body))
            last[place] = body[:TEXT]
        for row in db.execute('SELECT uuid, type, count(*) FROM log WHERE actor_id = ? AND type IN'
                              " ('post.created', 'post.updated') GROUP BY uuid, type HAVING count(*) > 1",
                              (self.lars.key,)):
            if row[0] in {id for id, _, _ in posts}:
                self.faults.append(('done twice', *row))
        db.close()
        self.faults += [('edit lost', id) for id, body, _ in posts if id in self.edited and len(body) == TEXT]
        self.faults += [('lost', text) for text in self.kept - {body[:TEXT] for _, body, _ in posts}]
        return len(posts)


def main(program, parts, seed):
    begun = time.monotonic()
    platform = platform_fixture.Platform()
    with tempfile.TemporaryDirectory(prefix='lyceum-') as folder:
        try:
            run = Run(program, folder, platform, seed)
            counts, points, killed = run.go(parts)
            posts = run.check()
        finally:
            platform.stop()
            run.client.end()
        log = platform.log()
    print(f'seed {seed}: system calls on the way {counts}, {points} of them tried, {killed} kills, '
          f'{posts} posts of {run.texts} texts on the platform, {len(run.faults)} faults, '
          f'{time.monotonic() - begun:.0f} s')
    for fault in run.faults[:20]:
        print(*fault)
    assert 'CRITICAL' not in log and 'WARNING' not in log, log
    sys.exit(bool(run.faults) or killed * 2 < points)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
