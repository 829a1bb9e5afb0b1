#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people write through a proxy that does all that networks do.

usage: proxy_faults.py SEND-CLIENT ACTS [SEED...]

Their connections are cut, delayed, half opened and swallowed, what they ask arrives twice and late, and the frames of
the stream come twice and in another order. Then the weather is good again: each text is on the platform once, none is
lost, in each place each one's stand in the order they were written, the last edit holds, and each store equals one
made from a fresh snapshot. A connection that goes silent for ever, both ways or one, or is
never answered, is noticed by the heartbeat.
"""
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from platform_fixture import new_id, until  # noqa: E402
from fault_proxy import Fault, FaultProxy  # noqa: E402
from follower import DEADLINE, LIVE, new_code, store_rows  # noqa: E402

# So many acts of one person may wait at a time.
WAITING = 20
# What an edit adds to the text that was there at first.
EDITED = ' edited '


class Weather:
    """The faults of the proxy, from a seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def choose(self, path):
        if path.startswith(('/oauth/', '/v1/server')):
            return None  # a sign-in is not what is tried here
        draw = self.random.random
        fault = Fault(latency_s=self.random.choice([0, 0, 0, 0.005, 0.03]), dice=self.random, hole_s=1.5)
        if path == '/v1/stream':
            fault.shuffle_chance = self.random.choice([0, 0.1, 0.5])
            fault.hole_s = 8  # longer than it takes to be noticed
        else:
            fault.repeat_chance, fault.repeat_s = 0.3, 0.3
        chance = draw()
        if chance < 0.05:
            fault.kind = 'black'
        elif chance < 0.2:
            fault.kind, fault.after_s = self.random.choice(['up', 'down', 'hole']), draw()
        elif chance < 0.3:
            fault.deaf = True
        elif chance < 0.6:
            fault.kind, fault.after_bytes = self.random.choice(['cut', 'close']), self.random.randint(1, 6000)
            fault.after_s = 2 * draw()
        return fault


class Person:
    """One of the two, with a client; what it says is noted as it comes."""

    def __init__(self, run, login):
        self.login = login
        self.run = run
        self.person = run.platform.person(login)
        self.folder = os.path.join(run.folder, login)
        self.kept, self.pending, self.sent, self.refused = set(), [], set(), set()
        self.texts = 0
        self.first = {}  # id -> what it said at first
        self.threads = []
        self.edits = {}  # id -> the last text that was shown
        self.state = None
        self.losses = 0  # how often it was live and then was not
        self.process = self.new_client(self.folder)
        threading.Thread(target=self.listen, daemon=True).start()

    def new_client(self, folder):
        code = new_code(self.run.platform, self.person.key)
        return subprocess.Popen([self.run.program, folder, self.run.proxy.url], stdin=subprocess.PIPE, bufsize=1,
                                stdout=subprocess.PIPE, text=True, env=dict(os.environ, LYC_CODE=code))

    def listen(self):
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(' ')
            if word == 'state':
                self.losses += self.state == LIVE != rest
                self.state = rest
            elif word == 'pending':
                self.pending.append(rest)
            elif word in ('kept', 'sent', 'refused'):
                getattr(self, word).add(rest)

    def say(self, *words):
        self.process.stdin.write(' '.join(words) + '\n')

    def waiting(self):
        return len(set(self.pending) - self.sent - self.refused)

    def act(self, *words):
        before = len(self.pending)
        self.say(*words)
        until(lambda: len(self.pending) > before, DEADLINE)
        return self.pending[before]

    def drafted(self, place, *words):
        self.texts += 1
        text = f'{self.login} {self.texts:06d}'
        self.say('draft', place, text)
        self.say(*words, text)
        return text

    def post(self, place, count=1):
        """In one go, so that several wait for the same place."""
        before = len(self.pending)
        texts = [self.drafted(place, 'post', place) for _ in range(count)]
        until(lambda: len(self.pending) >= before + count and self.kept.issuperset(texts), DEADLINE)
        self.first.update(zip(self.pending[before:], texts))

    def open_thread(self, cohort_id):
        before = len(self.pending)
        self.drafted('new', 'thread', cohort_id)
        until(lambda: len(self.pending) > before, DEADLINE)
        self.post(self.pending[before], 2)
        return self.pending[before]

    def edit(self):
        """What has gone out already gets another text."""
        gone = [id for id in list(self.first)[-10:] if id in self.sent]
        if gone:
            id = self.run.random.choice(gone)
            text = f'{self.first[id]}{EDITED}{len(self.pending)}'
            self.act('edit', id, text)
            self.edits[id] = text


class Run:
    def __init__(self, program, folder, seed):
        self.program, self.folder = program, folder
        self.random = random.Random(f'{seed} run')
        # A heartbeat a second, and every post and notice in a snapshot, so that two stores can be held side by side.
        self.platform = platform_fixture.Platform(config={'heartbeat_s': 1, 'recent_posts': 100000,
                                                          'recent_notices': 100000,
                                                          'sockets_per_user': 2})
        self.proxy = FaultProxy(lambda: self.platform.port, lambda path: None).start()
        self.platform.args = ['--sandbox', '--issuer', self.proxy.url]
        self.platform.start()
        self.weather = Weather(f'{seed} weather')
        self.people = []
        lars = self.platform.person('lars')
        self.cohort = next(o for o in lars.register()[2].values() if o['kind'] == 'cohort' and o['course_ids'])
        self.places = [self.cohort['channel_id'], new_id()]
        answer = lars.put(f'/v1/containers/{self.places[1]}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'title': 'Weather',
            'post': {'id': new_id(), 'body': 'Here.'}})
        assert answer.status == 200, answer
        self.people = [Person(self, login) for login in ('lars', 'mei')]

    def live(self):
        return all(person.state == LIVE for person in self.people)

    def silence(self, *directions):
        """Every open connection goes silent for ever; what is written meanwhile goes out on new ones."""
        until(self.live, DEADLINE)
        before = [person.losses for person in self.people]
        self.proxy.silence(*directions)
        for person in self.people:
            person.post(self.places[0])
        until(lambda: all(person.losses > had for person, had in zip(self.people, before)), DEADLINE)
        until(self.live, DEADLINE)
        until(lambda: not any(person.waiting() for person in self.people), DEADLINE)

    def black_hole(self):
        """New streams are accepted and never answered: each is given up and tried again."""
        self.proxy.choose = lambda path: Fault(kind='black', hole_s=3600) if path == '/v1/stream' else None
        before = self.proxy.swallowed
        self.proxy.cut_all()
        until(lambda: self.proxy.swallowed >= before + 2 * len(self.people), DEADLINE)
        self.proxy.choose = lambda path: None
        until(self.live, DEADLINE)

    def one_step(self):
        person, chance = self.random.choice(self.people), self.random.random()
        if chance < 0.1:
            person.edit()
        elif chance < 0.15:
            person.threads.append(person.open_thread(self.cohort['id']))
        else:
            person.post(self.random.choice(self.places + person.threads), self.random.randint(1, 6))
        if chance > 0.9:
            person.say('reconnect')
        until(lambda: person.waiting() < WAITING or person.say('reconnect'), DEADLINE)

    def go(self, acts):
        for directions in (['up', 'down'], ['down'], ['up']):
            self.silence(*directions)
        self.black_hole()
        self.proxy.choose = self.weather.choose
        self.proxy.cut_all()
        while sum(len(person.pending) for person in self.people) < acts:
            self.one_step()
        self.proxy.choose = lambda path: None
        self.proxy.cut_all()
        until(lambda: not any(person.waiting() or person.say('reconnect') for person in self.people), DEADLINE)

    def left(self):
        """What still lies in an outbox, and why."""
        for person in self.people:
            mine = sqlite3.connect(f'file:{person.folder}/data/mine.db?mode=ro', uri=True, timeout=10)
            yield from ((person.login, *row) for row in mine.execute('SELECT json, reason FROM outbox'))
            mine.close()

    def check(self):
        """The platform's own database; what is wrong with it."""
        db = self.platform.db()
        for person in self.people:
            posts = db.execute('SELECT uuid, body, container_id FROM post WHERE creator_id = ? AND body LIKE ?'
                               ' ORDER BY container_id, pos', (person.person.key, f'{person.login} 0%')).fetchall()
            made = db.execute("SELECT uuid, count(*) FROM log WHERE actor_id = ? AND type = 'post.created'"
                              ' GROUP BY uuid HAVING count(*) > 1', (person.person.key,)).fetchall()
            yield from self.faults_of(person, posts)
            yield from (('made twice', *row) for row in made)
        db.close()

    @staticmethod
    def faults_of(person, posts):
        texts, last = [body.split(EDITED)[0] for _, body, _ in posts], {}
        yield from (('lost', text) for text in person.kept - set(texts))
        yield from (('doubled', text) for text in set(texts) if texts.count(text) > 1)
        for (id, body, place), text in zip(posts, texts):
            if text < last.get(place, ''):
                yield 'out of order', last[place], text
            if body != person.edits.get(id, text):
                yield 'edit', body, person.edits.get(id)
            last[place] = text

    def drafts(self):
        for person in self.people:
            mine = sqlite3.connect(f'file:{person.folder}/data/mine.db?mode=ro', uri=True, timeout=10)
            yield from (('sent and still a draft', *row) for row in mine.execute('SELECT text FROM draft'))
            mine.close()

    def stores(self):
        """How each store differs from one that is made anew."""
        for person in self.people:
            folder = os.path.join(self.folder, person.login + ' anew')
            fresh = person.new_client(folder)
            try:
                until(lambda: 'ready' in fresh.stdout.readline(), DEADLINE)
                try:
                    until(lambda: store_rows(person.folder) == store_rows(folder), DEADLINE)
                except AssertionError:
                    have, want = store_rows(person.folder), store_rows(folder)
                    yield from (('differs', key, have.get(key), want.get(key)) for key in sorted(set(have) | set(want))
                                if have.get(key) != want.get(key))
            finally:
                fresh.kill()
                fresh.wait()

    def end(self):
        for person in self.people:
            person.process.kill()
            person.process.wait()
        self.platform.stop()


def try_seed(program, acts, seed):
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix='lyceum-') as folder:
        run = Run(program, folder, seed)
        try:
            try:
                run.go(acts)
            except AssertionError:
                print(*run.left(), sep='\n')
                raise
            faults = [*run.left(), *run.check(), *run.drafts(), *run.stores()]
        finally:
            run.end()
    proxy, log = run.proxy, run.platform.log()
    acts = sum(len(person.pending) for person in run.people)
    places = len(run.places) + sum(len(person.threads) for person in run.people)
    print(f'seed {seed}: {acts} acts in {places} places, '
          f'{proxy.streams} streams, {proxy.dropped} answers dropped, {proxy.repeated} requests repeated, '
          f'{proxy.shuffled} frames twice or late, {proxy.swallowed} connections swallowed, '
          f'{sum(person.losses for person in run.people)} losses noticed, {len(faults)} faults, '
          f'{time.monotonic() - begun:.0f} s', flush=True)
    for fault in faults[:20]:
        print(*fault)
    assert 'CRITICAL' not in log and 'WARNING' not in log, log
    return not faults


def main(program, acts, *seeds):
    sys.exit(not all([try_seed(program, int(acts), int(seed)) for seed in seeds or ['1']]))


main(*sys.argv[1:])
