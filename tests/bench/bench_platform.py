#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the platform takes posts to its disk, and how fast it hands each to everybody.

usage: bench_platform.py PLATFORM-LOAD
"""
import os
import statistics
import subprocess
import sys
import time

import measure

sys.path.insert(0, os.path.join(os.environ['LYC_SOURCE'], 'tests', 'platform'))
import platform_fixture  # noqa: E402

PEOPLE, SOCKETS_EACH = 100, 5
WRITERS, SECONDS = 20, 3
FAN_OUT_WRITERS, FAN_OUT_POSTS = 8, 300


class Crowd:
    """A cohort of people on a platform that keeps its shipped limits but for how often one may act."""

    def __init__(self, platform):
        self.platform = platform
        self.people = [platform.person(f'p{i}') for i in range(PEOPLE)]
        self.cohort = platform.command('cohort', 'add', 'Blue').stdout.strip()
        for i in range(PEOPLE):
            platform.command('member', 'add', self.cohort, f'p{i}', 'learner').check_returncode()
        time.sleep(0.5)  # the platform looks every quarter of a second whether others wrote
        self.channel = self.people[0].register()[2]['cohort', self.cohort]['channel_id']

    def load(self, verb, *words):
        """(how many, in how many seconds)"""
        done = subprocess.run(
            [PROGRAM, verb, str(self.platform.port), self.channel, *map(str, words)], check=True, timeout=120,
            text=True, stdout=subprocess.PIPE, input='\n'.join(person.token for person in self.people) + '\n')
        count, seconds = done.stdout.split()
        return int(count), float(seconds)

    def count_posts(self):
        db = self.platform.db()
        try:
            return db.execute('SELECT count(*) FROM post').fetchone()[0]
        finally:
            db.close()


def durable_posts(crowd):
    rates = []
    for _ in range(measure.RUNS):
        before = crowd.count_posts()
        count, seconds = crowd.load('posts', WRITERS, SECONDS)
        assert crowd.count_posts() - before == count, 'an acknowledged post is not there'
        rates.append(count / seconds)
    measure.figure('platform.durable_posts_per_s', statistics.median(rates), 0)
    measure.note(f'{WRITERS} writers, each answer after the commit (WAL, synchronous FULL): '
                 f'{measure.spread(rates, "posts/s")}')


def fan_out(crowd):
    rates = []
    for _ in range(measure.RUNS):
        cursor = crowd.people[0].register()[0]
        count, seconds = crowd.load('fan-out', FAN_OUT_WRITERS, cursor, PEOPLE * SOCKETS_EACH, FAN_OUT_POSTS)
        assert count == PEOPLE * SOCKETS_EACH * FAN_OUT_POSTS, count
        rates.append(count / seconds)
    measure.figure('platform.fanout_per_s', statistics.median(rates), 0)
    measure.note(f'{PEOPLE * SOCKETS_EACH} sockets of {PEOPLE} people on loopback, {FAN_OUT_POSTS} posts a run, from the '
                 f'first post to the last delivery: {measure.spread(rates, "deliveries/s")}')


def main():
    measure.say_conditions()
    with platform_fixture.Platform() as platform:
        crowd = Crowd(platform)
        durable_posts(crowd)
        fan_out(crowd)


PROGRAM = sys.argv[1]
main()
