#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts downloads at random bytes, and kills the client on the way.

usage: download_cuts.py CORE-CLIENT FILES [SEED]

A file has its name only once it is whole, with the right hash; what had come before a cut is not fetched again.
"""
import hashlib
import os
import queue
import random
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from platform_fixture import new_id, until  # noqa: E402
from fault_proxy import Fault, FaultProxy  # noqa: E402
from follower import DEADLINE, Follower  # noqa: E402

SIZE = 2500000
PIECE = 1000000


class Run:
    def __init__(self, program, folder, seed):
        self.program = program
        self.folder = folder
        self.random = random.Random(seed)
        self.weather = random.Random(f'{seed} weather')
        self.platform = platform_fixture.Platform()
        self.proxy = FaultProxy(lambda: self.platform.port, self.choose).start()
        self.platform.args = ['--issuer', self.proxy.url]
        self.platform.start()
        self.zoe = self.platform.person('zoe', password='open sesame')
        self.cohort = self.platform.command('cohort', 'add', 'Files').stdout.strip()
        self.platform.command('member', 'add', self.cohort, 'zoe', 'learner')
        until(lambda: self.zoe.get(f'/v1/cohorts/{self.cohort}').status == 200)
        self.kills = 0
        self.client = None
        self.start_client()

    def choose(self, path):
        if not path.endswith('/content') or self.weather.random() < 0.3:
            return None
        return Fault(after_bytes=self.weather.randint(1, 1200000), kind=self.weather.choice(['cut', 'close']))

    def start_client(self):
        self.client = Follower(self.program, os.path.join(self.folder, 'client'), self.proxy.url, self.platform)
        self.client.wait_live()

    def share(self):
        """A file of somebody's: (id, SHA-256)."""
        id, data = new_id(), self.random.randbytes(SIZE)
        path, digest = f'/v1/files/{id}', hashlib.sha256(data).hexdigest()
        answers = [self.zoe.put(path, {'cohort_id': self.cohort, 'name': 'a.bin', 'size': SIZE})]
        for at in range(0, SIZE, PIECE):
            answers.append(self.zoe.request('PATCH', path + '/content', data[at:at + PIECE], {
                'Content-Type': 'application/octet-stream', 'Upload-Offset': str(at)}))
        answers.append(self.zoe.act('POST', path + '/finish', {'sha256': digest}))
        assert all(answer.status == 200 for answer in answers), answers
        return id, digest

    def kill(self):
        self.client.process.kill()
        self.client.process.wait()
        self.kills += 1
        self.start_client()

    def download(self):
        id, digest = self.share()
        path = os.path.join(self.folder, id)
        kill = self.random.random() < 0.4
        while not os.path.exists(path):
            self.client.say('fetch', id, path)
            if kill:
                until(lambda: os.path.exists(path + '.part') or not self.client.fetches.empty(), 4 * DEADLINE)
            if kill and os.path.exists(path + '.part'):
                kill = False
                self.kill()
                continue
            try:
                word, _ = self.client.fetches.get(timeout=4 * DEADLINE)
            except queue.Empty:
                raise AssertionError('a download does not end') from None
            assert (word == 'fetched') == os.path.exists(path), word
        with open(path, 'rb') as file:
            assert hashlib.sha256(file.read()).hexdigest() == digest, 'a file looks complete and is not'
        until(lambda: not os.path.exists(path + '.part'), DEADLINE)


def main(program, files, seed):
    begun = time.monotonic()
    folder = tempfile.mkdtemp(prefix='lyceum-')
    run = Run(program, folder, seed)
    try:
        for _ in range(files):
            run.download()
        print(f'seed {seed}: {files} files of {SIZE} bytes whole after {run.proxy.dropped} cuts and {run.kills} kills, '
              f'{time.monotonic() - begun:.0f} s')
        assert run.proxy.dropped >= files // 2, 'nothing was cut'
    finally:
        run.client.process.kill()
        run.platform.stop()
        shutil.rmtree(folder, ignore_errors=True)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
