#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts the client's connection at random while several people act; the steps are shared by the seeds.

usage: socket_cuts.py CORE-CLIENT STEPS [SEED...]

Afterwards the client's store equals that of a fresh client, made from a fresh snapshot, row by row. Every type of
event that events.yaml lists has gone over the wire on the way; one that never came up fails the test.
"""
import json
import os
import random
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from platform_fixture import until  # noqa: E402
from cohort_life import Life  # noqa: E402
from fault_proxy import Fault, FaultProxy  # noqa: E402
from follower import DEADLINE, LIVE, Follower  # noqa: E402

CUT_STEPS = 100  # the weather cuts the stream at least once in so many steps, and mostly three times


class Weather:
    """The faults of the proxy, from a seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.cut_off = False  # nothing gets through at all

    def choose(self, path):
        if path.startswith(('/oauth/', '/v1/server')):
            # Whose sign-in is cut signs in again, which the scripted browser does not; sign_in_cuts.py tries that.
            return None
        is_stream = path == '/v1/stream'
        chance, kind = self.random.random(), self.random.choice(['cut', 'close'])
        latency = self.random.choice([0, 0, 0, 0.005, 0.03])
        if self.cut_off:
            return Fault(after_bytes=0, after_s=0.05)
        if is_stream and chance < 0.05:
            return Fault(after_s=self.random.uniform(0, 0.4), kind='hole', hole_s=6)
        if is_stream:
            return Fault(self.random.choice([self.random.randint(1, 6000), 1 << 40]),
                         self.random.uniform(0.02, 1), latency, kind)
        if chance < 0.03:
            return Fault(after_s=self.random.uniform(0, 0.2), kind='hole', hole_s=1.5)
        if chance < 0.1:
            return Fault(deaf=True)
        if chance < 0.3:
            return Fault(self.random.randint(1, 20000), self.random.uniform(0.01, 2), latency, kind)
        return Fault(latency_s=latency)


class Run:
    def __init__(self, program, folder, seed):
        self.program = program
        self.folder = folder
        self.random = random.Random(f'{seed} run')
        # A heartbeat a second, and every post and notice in a snapshot, so that two stores can be held side by side.
        self.platform = platform_fixture.Platform(config={'heartbeat_s': 1, 'recent_posts': 100000,
                                                          'recent_notices': 100000,
                                                          'page_objects': 40})
        self.proxy = FaultProxy(lambda: self.platform.port, lambda path: None).start()
        self.platform.args = ['--issuer', self.proxy.url]
        self.platform.start()
        self.life = Life(self.platform, f'{seed} life')
        self.weather = Weather(f'{seed} weather')
        self.client = self.new_client('client')
        self.written = []
        self.kills = 0
        self.forced = 0  # connections that were ended by more than the weather

    def new_client(self, name):
        client = Follower(self.program, os.path.join(self.folder, name), self.proxy.url, self.platform)
        client.wait_live()
        return client

    def begin(self):
        """The sandbox is filled while the client is away: its events reach who joins later from the log."""
        self.weather.cut_off = True
        self.proxy.choose = self.weather.choose
        self.platform.stop()
        self.platform.args += ['--sandbox']
        self.platform.start()
        self.life.fill()
        self.life.next_version()
        self.life.join()
        self.proxy.choose = lambda path: None
        until(lambda: self.client.say('reconnect') or 'badge_class.updated' in self.proxy.types, DEADLINE)
        self.weather.cut_off = False
        self.proxy.choose = self.weather.choose

    def rejoin_while_offline(self):
        self.weather.cut_off = True
        self.forced += 1
        self.proxy.cut_all()
        until(lambda: self.client.state != LIVE, DEADLINE)
        self.life.join()
        self.life.talk()
        self.life.leave()
        self.life.talk()
        self.life.thread()
        if self.random.random() < 0.7:
            self.life.join()
        self.weather.cut_off = False

    def kill_client(self):
        """The program ends at any instant, and comes back to other rights than it had."""
        until(self.all_kept, DEADLINE)
        self.client.process.kill()
        self.client.process.wait()
        self.kills += 1
        self.forced += 1
        self.life.change_role()
        self.client = Follower(self.program, self.client.folder, self.proxy.url, self.platform)
        until(lambda: self.client.state is not None, DEADLINE)  # signed in: no cut meets it

    def one_step(self):
        chance = self.random.random()
        if chance < 0.02:
            self.rejoin_while_offline()
        elif chance < 0.03:
            self.kill_client()
        elif chance < 0.1:
            self.write_by_client()
        else:
            self.life.act()
        if chance > 0.8:
            self.client.say('reconnect')
        time.sleep(self.random.uniform(0, 0.02))

    def write_by_client(self):
        self.written.append(f'Zoe writes, number {len(self.written)}.')
        self.client.say('write', self.life.cohort['channel_id'], self.written[-1])

    def missing(self):
        return set(platform_fixture.EVENT_TYPES) - self.proxy.types

    def go(self, least):
        """At least so many steps, and more until every type of event has come up."""
        steps, seldom, streams = 0, max(100, least // 20), self.proxy.streams
        while steps < least or (self.missing() and steps < 4 * least):
            self.one_step()
            steps += 1
            if steps % seldom == 0:
                self.life.next_version()
        self.cuts = self.proxy.streams - streams - self.forced
        return steps

    def settle(self):
        """Good weather; nobody acts any more."""
        self.proxy.choose = lambda path: None
        self.proxy.cut_all()
        self.life.join()
        until(lambda: self.client.say('reconnect') or self.client.state == LIVE, DEADLINE)
        until(lambda: all(reason for _, reason in self.client.queue()), DEADLINE)

    def where_written(self):
        """What the client wrote: what the platform has, and what is on the client's disk."""
        db = self.platform.db()
        sent = [row[0] for row in db.execute('SELECT body FROM post WHERE body LIKE ?', ('Zoe writes,%',))]
        db.close()
        return sent, [json.loads(text)['body']['body'] for text, _ in self.client.queue()]

    def all_kept(self):
        sent, kept = self.where_written()
        return set(sent + kept) == set(self.written)

    def each_written_once(self):
        """It is on the platform once, or still with the client together with the reason."""
        sent, kept = self.where_written()
        return sorted(sent + kept) == sorted(self.written), len(sent), len(kept)


def differences(have, want):
    for key in sorted(set(have) | set(want)):
        if have.get(key) != want.get(key):
            yield key, have.get(key), want.get(key)


def try_seed(program, least, seed):
    begun = time.monotonic()
    folder = tempfile.mkdtemp(prefix='lyceum-')
    run = Run(program, folder, seed)
    try:
        run.begin()
        steps = run.go(least)
        run.settle()
        fresh = run.new_client('fresh')
        same = False
        try:
            same = until(lambda: run.client.rows() == fresh.rows(), DEADLINE)
        except AssertionError:
            for key, have, want in list(differences(run.client.rows(), fresh.rows()))[:20]:
                print(key, '\n  has  ', have, '\n  fresh', want)
        once, sent, kept = run.each_written_once()
        print(f'seed {seed}: {run.proxy.streams - 1} reconnects, {run.cuts} by the weather alone, {run.kills} kills, {steps} steps, '
              f'{len(platform_fixture.EVENT_TYPES) - len(run.missing())} of {len(platform_fixture.EVENT_TYPES)} '
              f'event types, {len(fresh.rows())} objects {"equal" if same else "DIFFERENT"}, '
              f'{sent} of the client\'s own acts on the platform, {kept} refused and kept, '
              f'{time.monotonic() - begun:.0f} s', flush=True)
        assert run.cuts >= steps // CUT_STEPS, f'only {run.cuts} cuts in {steps} steps: nothing was tried'
        assert not run.missing(), f'never came up: {sorted(run.missing())}'
        assert once, 'something the client wrote is lost or doubled'
        assert same, 'the stores differ'
        fresh.end()
        run.client.end()
        run.platform.stop()
        log = run.platform.log()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log
    finally:
        run.client.process.kill()
        run.platform.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main(program, steps, *seeds):
    for seed in map(int, seeds or ['1']):
        try_seed(program, -(-int(steps) // max(1, len(seeds))), seed)


main(*sys.argv[1:])
