#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two devices of one person watch at random, without a network at random, for days; each may be killed at any time.

usage: progress_devices.py CORE-CLIENT PEOPLE [SEED]

In the end both devices, a new third one and the platform know the union of all that was watched and the place that was
watched last; until then nothing that was watched is ever unseen again, anywhere. The days pass by a clock of their own:
each act says when it was done, and a week goes by in seconds.
"""
import hashlib
import json
import os
import queue
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
from platform_fixture import new_id  # noqa: E402

LESSONS = 12
DURATION_MS = 600_000
DAYS = 7
STEPS = 40
DEADLINE_S = 30
LIVE = 2  # LYC_CONNECTION_LIVE


def united(ranges):
    """The union, as the platform and the devices write it."""
    out = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out


def course(platform):
    """(cohort's scope, ids of the lessons): a course of videos that are only watched, never opened."""
    db = platform.db()
    db.execute('BEGIN IMMEDIATE')
    ids = {name: new_id() for name in ('cohort', 'course')}
    scopes = {name: db.execute('INSERT INTO scope (kind, uuid) VALUES (?, ?)', (name, ids[name])).lastrowid
              for name in ids}
    db.execute("INSERT INTO cohort (uuid, scope_id, name, colours, starts_at, ends_at)"
               """ VALUES (?, ?, 'Ours', '["#000000","#ffffff"]', 0, 0)""", (ids['cohort'], scopes['cohort']))
    key = db.execute("INSERT INTO course (uuid, slug, scope_id, title, summary, language, lesson_count)"
                     " VALUES (?, 'all', ?, 'All', '', 'en', ?)", (ids['course'], scopes['course'], LESSONS)).lastrowid
    db.execute('INSERT INTO scope_link VALUES (?, ?)', (scopes['cohort'], scopes['course']))
    lessons = [new_id() for _ in range(LESSONS)]
    for number, lesson in enumerate(lessons, 1):
        db.execute("INSERT INTO lesson (uuid, course_id, scope_id, slug, number, title, lesson_kind, summary,"
                   " duration_ms) VALUES (?, ?, ?, ?, ?, 'Film', 'video', '', ?)",
                   (lesson, key, scopes['course'], f'l{number}', number, DURATION_MS))
    db.execute('COMMIT')
    db.close()
    return scopes['cohort'], lessons


class Device:
    """A client's core in a process of its own, behind a proxy of its own."""

    def __init__(self, program, folder, platform, person):
        self.program, self.folder, self.platform, self.person = program, folder, platform, person
        self.online = True
        self.process = None
        self.known = {}  # lesson -> the union that it has shown
        self.proxy = FaultProxy(lambda: platform.port, self.choose)
        self.proxy.renames = True
        self.proxy.start()
        self.start()

    def choose(self, path):
        return None if self.online else Fault(after_bytes=0)

    def code(self):
        code, db = secrets.token_urlsafe(32), self.platform.db()
        db.execute("INSERT INTO code (hash, user_id, challenge, redirect, expires_at) VALUES (?, ?, '', '', ?)",
                   (hashlib.sha256(code.encode()).hexdigest(), self.person.key, int(time.time() * 1000) + 600000))
        db.close()
        return code

    def start(self):
        self.lines = queue.Queue()
        self.process = subprocess.Popen([self.program, self.folder, self.proxy.url], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env=dict(os.environ, LYC_CODE=self.code()))
        threading.Thread(target=self.read, args=(self.process, self.lines), daemon=True).start()
        self.await_line(lambda line: line == f'state {LIVE}')

    @staticmethod
    def read(process, lines):
        for line in process.stdout:
            lines.put(line.strip())
        lines.put(None)

    def await_line(self, fits):
        """What the device says next that fits; what it says besides is about its own business."""
        until = time.monotonic() + DEADLINE_S
        while True:
            line = self.lines.get(timeout=max(0.1, until - time.monotonic()))
            assert line is not None, 'the device ended'
            if fits(line):
                return line

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def watch(self, lesson, start, end, position, at, flags):
        """Returns when it is on the device's disk: from then on no kill may lose it."""
        self.say(f'watch {lesson} {start} {end} {position} {at} {flags}')
        self.await_line(lambda line: line.startswith('pending '))

    def show(self, lesson):
        """(acts that wait, what the device shows of the lesson); it never shows less than it did before."""
        self.say(f'show {lesson}')
        _, _, waiting, text = self.await_line(lambda line: line.startswith('progress ' + lesson)).split(' ', 3)
        shown = json.loads(text)
        if shown:
            now = united(shown.get('ranges', []))
            before, percent = self.known.get(lesson, ([], 0))
            assert united(before + now) == now, ('unseen again', before, now)
            assert shown['percent'] >= percent, ('fell', percent, shown)
            self.known[lesson] = now, shown['percent']
        return int(waiting), shown

    def leave(self):
        self.online = False
        self.proxy.cut_all()

    def come_back(self):
        """The waiting time that the client has grown to is the only thing left out."""
        self.online = True
        self.say('reconnect')

    def kill(self):
        """Comes back online: without a network nobody signs in anew."""
        self.process.kill()
        self.process.wait()
        self.online = True
        self.start()

    def end(self):
        self.process.kill()
        self.process.wait()


class Life:
    """What one person does, and what must come of it."""

    def __init__(self, program, folder, platform, scope, lessons, name, seed):
        self.random = random.Random(seed)
        self.platform, self.lessons = platform, lessons
        self.person = platform.person(name)
        db = platform.db()
        db.execute("INSERT INTO membership (uuid, scope_id, user_id, role, joined_at) VALUES (?, ?, ?, 'learner', 0)",
                   (new_id(), scope, self.person.key))
        db.close()
        self.devices = [Device(program, os.path.join(folder, f'{name}-{i}'), platform, self.person) for i in range(2)]
        self.third = lambda: Device(program, os.path.join(folder, f'{name}-new'), platform, self.person)
        self.at = int(time.time() * 1000) - (DAYS + 1) * 86_400_000
        self.ranges, self.places = {}, {}
        self.seen_percent = {}
        self.kills = 0

    def watch(self, device):
        """A part of a lesson; some are only opened and closed, some are gone back in to the very beginning."""
        self.at += self.random.randint(60_000, 2 * DAYS * 86_400_000 // STEPS)
        lesson = self.random.choice(self.lessons)
        start = self.random.randint(0, DURATION_MS - 1)
        end = min(DURATION_MS, start + self.random.choice([1, 4000, 4000, 60_000, 300_000]))
        position, flags = end, self.random.choice(['-', '-', 'p', 's'])
        chance = self.random.random()
        if chance < 0.1:
            start, end, position, flags = 0, 0, 0, '-'
        elif chance < 0.2:
            position, flags = 0, 's'
        device.watch(lesson, start, end, position, self.at, flags)
        if end > start:
            self.ranges.setdefault(lesson, []).append([start, end])
        if position > 0 or 's' in flags:
            self.places[lesson] = position
            assert device.show(lesson)[1]['position_ms'] == position, 'the place is not there at once'
        self.look()

    def look(self):
        """What the platform has of it never falls."""
        for lesson, (percent, completed, _, _) in self.on_platform().items():
            before, done = self.seen_percent.get(lesson, (0, 0))
            assert percent >= before and (not done or completed == done), (lesson, before, percent, done, completed)
            self.seen_percent[lesson] = percent, completed

    def on_platform(self):
        db = self.platform.db()
        rows = db.execute('SELECT l.uuid, p.percent, p.completed_at, p.position_ms, p.ranges FROM progress p'
                          ' JOIN lesson l ON l.id = p.lesson_id WHERE p.user_id = ?', (self.person.key,)).fetchall()
        db.close()
        return {row[0]: row[1:] for row in rows}

    def step(self):
        device = self.random.choice(self.devices)
        chance = self.random.random()
        if chance < 0.12:
            device.leave()
        elif chance < 0.2:
            device.come_back()
        elif chance < 0.24:
            device.kill()
            self.kills += 1
        else:
            self.watch(device)

    def agrees(self, device):
        """Whether the device shows for every lesson what was really watched, and waits for nothing."""
        for lesson, ranges in self.ranges.items():
            waiting, shown = device.show(lesson)
            if (waiting or united(shown.get('ranges', [])) != united(ranges)
                    or shown['position_ms'] != self.places.get(lesson, 0)):
                return False
        return True

    def go(self):
        for _ in range(STEPS):
            self.step()
        for device in self.random.sample(self.devices, 2):
            device.leave()  # what is patient goes at the next connection
            device.come_back()
        self.devices.append(self.third())
        for device in self.devices:
            until = time.monotonic() + DEADLINE_S
            while not self.agrees(device):
                assert time.monotonic() < until, (self.ranges, self.places, [device.show(l) for l in self.ranges])
                time.sleep(0.05)
        self.look()
        for lesson, ranges in self.ranges.items():
            percent, completed, position, told = self.on_platform()[lesson]
            covered = sum(end - start for start, end in united(ranges))
            assert json.loads(told) == united(ranges), (lesson, told, united(ranges))
            assert position == self.places.get(lesson, 0), (lesson, position, self.places)
            assert percent == (100 if completed else covered * 100 // DURATION_MS), (lesson, percent, covered)
            assert (completed > 0) == (covered * 100 // DURATION_MS >= 90), (lesson, completed, covered)

    def end(self):
        for device in self.devices:
            device.end()


def main(program, people, seed):
    begun = time.monotonic()
    platform = platform_fixture.Platform({'sockets_per_user': 50}, ['--sandbox'])
    kills = reports = 0
    with tempfile.TemporaryDirectory(prefix='lyceum-') as folder:
        try:
            platform.start()
            platform.stop()
            scope, lessons = course(platform)
            platform.start()
            for number in range(people):
                life = Life(program, folder, platform, scope, lessons, f'p{number}', f'{seed} {number}')
                try:
                    life.go()
                except AssertionError:
                    print(f'person {number} of seed {seed}')
                    raise
                finally:
                    life.end()
                kills += life.kills
                reports += sum(map(len, life.ranges.values()))
        finally:
            platform.stop()
    print(f'seed {seed}: {people} people with two devices each, {reports} parts watched in {DAYS} days, {kills} kills: '
          f'all agree, {time.monotonic() - begun:.0f} s')


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
