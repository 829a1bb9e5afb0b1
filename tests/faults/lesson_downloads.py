#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps lessons on this machine: through cuts, pauses and kills, with the platform gone, by quota and by time.

usage: lesson_downloads.py CORE-CLIENT [SEED]
"""
import contextlib
import hashlib
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from urllib.parse import unquote, urlparse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from platform_fixture import SOURCE, new_id, until  # noqa: E402
from fault_proxy import Fault, FaultProxy  # noqa: E402
from follower import DEADLINE, Follower  # noqa: E402

NONE, WAITING, RUNNING, PAUSED, READY, FAILED, EXPIRED = range(7)
POSTS = 130


class Keeper(Follower):
    """A core client that keeps lessons."""

    def __init__(self, *args):
        self.kept = {}
        self.at = {}
        self.passed = set()
        super().__init__(*args)

    def heard(self, word, rest):
        if word == 'kept':
            lesson, state, done, size, reason = rest.split(' ', 4)
            self.passed.add((lesson, int(state)))
            self.kept[lesson] = (int(state), int(done), int(size), reason)
        elif word == 'at':
            asset, uri = rest.split(' ', 1)
            self.at[asset] = uri

    def state_of(self, lesson):
        return self.kept.get(lesson, (NONE,))[0]

    def where(self, asset):
        self.at.pop(asset, None)
        self.say('where', asset)
        until(lambda: asset in self.at, DEADLINE)
        return self.at[asset]


class Run:
    def __init__(self, program, folder, seed):
        self.program, self.folder = program, folder
        self.weather = random.Random(f'{seed} weather')
        self.bad = self.slow = False
        self.platform = platform_fixture.Platform(config={'recent_posts': 5})
        self.proxy = FaultProxy(lambda: self.platform.port, self.choose).start()
        self.platform.args = ['--issuer', self.proxy.url]
        self.platform.start()
        self.zoe = self.platform.person('zoe', password='open sesame')
        self.cohort = self.platform.command('cohort', 'add', 'Keepers').stdout.strip()
        self.nadia = self.platform.person('nadia')
        self.platform.command('member', 'add', self.cohort, 'zoe', 'learner')
        self.platform.command('member', 'add', self.cohort, 'nadia', 'facilitator')
        self.course = os.path.join(folder, 'course')
        shutil.copytree(os.path.join(SOURCE, 'data', 'sandbox', 'course'), self.course)
        self.allow(30)
        self.slug = self.platform.command('import', self.course).stdout.strip()
        assert self.platform.command('course', 'give', self.slug, self.cohort).returncode == 0
        until(lambda: self.objects('lesson'))
        lessons = [lesson for lesson in self.objects('lesson') if lesson['lesson_kind'] == 'video']
        self.lessons = [lesson['id'] for lesson in lessons]
        self.assets = {lesson['id']: lesson['asset_id'] for lesson in lessons}
        self.thread = self.write_thread(self.lessons[0])
        self.start_client()

    def allow(self, days):
        """For how many days lessons may be kept."""
        path = os.path.join(self.course, 'course.json')
        with open(path, encoding='utf-8') as file:
            course = json.load(file)
        course['offline_days'] = days
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(course, file)

    def objects(self, kind):
        return [one for one in self.zoe.register()[2].values() if one['kind'] == kind]

    def write_thread(self, lesson):
        container = new_id()
        answer = self.zoe.put(f'/v1/containers/{container}', {
            'container_kind': 'thread', 'cohort_id': self.cohort, 'lesson_id': lesson, 'title': 'Kept',
            'post': {'id': new_id(), 'body': 'the first', 'post_kind': 'discussion'}})
        assert answer.status == 200, answer
        for n in range(POSTS - 1):
            answer = self.zoe.put(f'/v1/containers/{container}/posts/{new_id()}',
                                  {'body': f'post {n}', 'post_kind': 'discussion'})
            assert answer.status == 200, answer
        return container

    def choose(self, path):
        if self.slow:
            return Fault(latency_s=0.1)
        if not self.bad or path.startswith('/v1/stream') or self.weather.random() < 0.2:
            return None
        return Fault(after_bytes=self.weather.randint(100000, 900000), kind=self.weather.choice(['cut', 'close']))

    def set_slow(self, slow):
        """On a slow network a download can be caught on its way."""
        self.slow = slow
        self.proxy.cut_all()
        self.client.state = None
        self.client.say('reconnect')
        self.client.wait_live()

    def start_client(self):
        self.client = Keeper(self.program, os.path.join(self.folder, 'client'), self.proxy.url, self.platform)
        self.client.wait_live()

    def kill(self):
        self.client.process.kill()
        self.client.process.wait()
        self.start_client()

    def files(self):
        """Name to size; the client may remove or rename any of them between the list and the look."""
        sizes = {}
        for entry in os.scandir(os.path.join(self.folder, 'client', 'data', 'downloads')):
            with contextlib.suppress(FileNotFoundError):
                sizes[entry.name] = entry.stat().st_size
        return sizes

    def count_files(self, *lessons):
        """How many files these lessons are."""
        assets = [one for one in self.objects('asset') if one['lesson_id'] in lessons]
        return sum(1 + len((one['thumbs'] or {'sheets': []})['sheets']) for one in assets)

    def sum_at(self, lesson):
        uri = urlparse(self.client.where(self.assets[lesson]))
        assert uri.scheme == 'file', uri
        with open(unquote(uri.path), 'rb') as file:
            return hashlib.sha256(file.read()).hexdigest()

    def true_sum(self, lesson):
        return next(one['sha256'] for one in self.objects('asset') if one['id'] == self.assets[lesson])

    def wait(self, lesson, state):
        until(lambda: self.client.state_of(lesson) == state, 4 * DEADLINE)

    def keep_again(self, lesson):
        """Asks once more where it was refused; a client that has not yet heard that it may refuses once more."""
        if self.client.state_of(lesson) in (NONE, FAILED):
            self.client.say('keep', lesson)
        return self.client.state_of(lesson) == READY

    def state_on_disk(self, lesson):
        db = sqlite3.connect(f'file:{self.folder}/client/data/mine.db?mode=ro', uri=True, timeout=10)
        try:
            return (db.execute('SELECT state FROM download WHERE lesson_id = ?', (lesson,)).fetchone() or (NONE,))[0]
        finally:
            db.close()

    def posts_kept(self):
        return sum(1 for key, row in self.client.rows().items()
                   if key[0] == 'post' and row[0] == self.thread and not row[4])

    # The parts of the story, each from where the one before ended.

    def keeps_through_cuts_and_a_kill(self):
        lesson = self.lessons[0]
        assert self.client.where(self.assets[lesson]).startswith('http'), 'nothing is kept yet'
        self.set_slow(True)
        self.client.say('keep', lesson)
        until(lambda: any(name.endswith('.part') for name in self.files()), 4 * DEADLINE)
        self.slow, self.bad = False, True
        self.kill()
        self.wait(lesson, READY)
        self.bad = False
        assert self.proxy.dropped > 0, 'nothing was cut'
        assert self.sum_at(lesson) == self.true_sum(lesson)
        assert self.posts_kept() == POSTS, self.posts_kept()
        assert not any(name.endswith('.part') for name in self.files()), self.files()

    def pauses_and_goes_on(self):
        lesson = self.lessons[1]
        self.set_slow(True)
        self.client.say('keep', lesson)
        until(lambda: any(name.endswith('.part') for name in self.files()), DEADLINE)
        self.client.say('pause', lesson)
        self.wait(lesson, PAUSED)
        until(lambda: self.state_on_disk(lesson) == PAUSED, DEADLINE)
        self.kill()
        until(lambda: self.client.state_of(lesson) == PAUSED, DEADLINE)
        self.set_slow(False)
        assert any(name.endswith('.part') for name in self.files()), 'what had come stays'
        self.client.say('keep', lesson)
        self.wait(lesson, READY)
        assert self.sum_at(lesson) == self.true_sum(lesson)

    def plays_in_flight_mode(self):
        self.platform.stop()
        self.client.process.kill()
        self.client.process.wait()
        db = sqlite3.connect(f'file:{self.folder}/client/cache/cache.db?mode=ro', uri=True)
        kinds = {row[0] for row in db.execute('SELECT DISTINCT kind FROM object WHERE gone = 0 AND json IS NOT NULL')}
        db.close()
        assert {'lesson', 'asset', 'transcript', 'container', 'post', 'quiz'} <= kinds, kinds
        for name, size in self.files().items():
            assert size > 0, name
        self.platform.start()
        self.start_client()

    def refuses_what_the_quota_lacks(self):
        lesson = self.lessons[2]
        self.client.say('quota', '4000000')
        self.client.say('keep', lesson)
        self.wait(lesson, FAILED)
        assert 'Remove a download' in self.client.kept[lesson][3], self.client.kept[lesson]
        self.client.say('quota', '9000000')
        self.client.say('keep', lesson)
        self.wait(lesson, READY)

    def takes_a_new_recording(self):
        lesson = self.lessons[2]
        before = self.sum_at(lesson)
        names = sorted(name for name in os.listdir(self.course) if name.endswith('.webm'))
        for name in names:  # a byte after the end is passed over by players and makes it another file
            with open(os.path.join(self.course, name), 'ab') as file:
                file.write(b'\xec\x81\x00')
        done = self.platform.command('import', self.course)
        assert done.returncode == 0, done.stderr
        until(lambda: self.true_sum(lesson) != before, DEADLINE)
        for one in self.lessons:
            until(lambda one=one: self.client.state_of(one) == READY and self.sum_at(one) == self.true_sum(one),
                  4 * DEADLINE)
        until(lambda: len(self.files()) == self.count_files(*self.lessons), DEADLINE)

    def removes(self):
        self.client.say('drop', self.lessons[1])
        until(lambda: len(self.files()) == self.count_files(self.lessons[0], self.lessons[2]), DEADLINE)
        assert self.client.where(self.assets[self.lessons[1]]).startswith('http')

    def expires(self):
        lesson = self.lessons[0]
        assert self.client.state_of(lesson) == READY
        self.client.say('days', '400')
        self.wait(lesson, EXPIRED)
        until(lambda: len(self.files()) == 0, DEADLINE)
        self.client.say('keep', lesson)
        self.wait(lesson, READY)

    def leaves_when_it_may_not_be_kept(self):
        self.client.say('keep', self.lessons[1])
        self.wait(self.lessons[1], READY)
        self.allow(0)
        assert self.platform.command('import', self.course).returncode == 0
        until(lambda: len(self.files()) == 0, DEADLINE)
        self.client.say('keep', self.lessons[1])
        self.wait(self.lessons[1], FAILED)
        self.allow(30)
        assert self.platform.command('import', self.course).returncode == 0
        until(lambda: self.objects('lesson')[0]['offline_ok'], DEADLINE)
        until(lambda: self.keep_again(self.lessons[1]), 4 * DEADLINE)

    def leaves_with_the_cohort(self):
        answer = self.nadia.act('DELETE', f'/v1/cohorts/{self.cohort}/members/{self.zoe.id}')
        assert answer.status == 200, answer
        until(lambda: len(self.files()) == 0, DEADLINE)


def main(program, seed):
    folder = tempfile.mkdtemp(prefix='lyceum-')
    run = Run(program, folder, seed)
    story = [run.keeps_through_cuts_and_a_kill, run.pauses_and_goes_on, run.plays_in_flight_mode,
             run.refuses_what_the_quota_lacks, run.takes_a_new_recording, run.removes, run.expires,
             run.leaves_when_it_may_not_be_kept, run.leaves_with_the_cohort]
    try:
        for part in story:
            part()
            print(part.__name__.replace('_', ' '), flush=True)
        print(f'seed {seed}: whole after {run.proxy.dropped} cuts')
    finally:
        run.client.process.kill()
        run.platform.stop()
        shutil.rmtree(folder, ignore_errors=True)


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1)
