#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the platform at random instants while twenty people write.

usage: platform_kills.py KILLS [SEED]

Every writer keeps a history: what was invoked, what was acknowledged, what stayed open because no answer came.
What stayed open is sent again under the same name until it is answered; now and then so is what was acknowledged,
and the answer has to be the same to the byte. At the end the platform's database says what it has: each act in the
histories once, and nothing else.
"""
import collections
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from platform_fixture import new_id  # noqa: E402

WRITERS = 20
# A writer waits at most this long between two acts, seconds: two cores serve twenty of them.
PAUSE = 0.05


class Act:
    """A request with the name under which it may be sent any number of times."""

    def __init__(self, method, path, body, keyed):
        self.method = method
        self.path = path
        self.text = json.dumps(body).encode() if body is not None else None
        self.key = new_id() if keyed else None
        self.sent = 0
        self.answer = None  # (status, bytes), once acknowledged


class Writer(threading.Thread):
    """One person: writes, edits, moves, reacts, adds tasks and ticks them, one act after the other."""

    def __init__(self, run, person, seed):
        super().__init__(daemon=True)
        self.run_of = run
        self.person = person
        self.random = random.Random(seed)
        self.history = []
        self.posts = {}  # id -> [body, container, edits, moves]
        self.tasks = {}  # id -> [state, ticks]
        self.reactions = {}  # post -> [emojis, times]
        self.open = 0  # acts whose answer did not come at first
        self.fault = None

    def run(self):
        try:
            while not self.run_of.over.is_set():
                self.one_act()
                time.sleep(self.random.uniform(0, PAUSE))
                if self.history and self.random.random() < 0.1:
                    self.send_again(self.random.choice(self.history[-20:]))
        except Exception as fault:  # a thread's fault would be lost otherwise
            self.fault = fault

    def one_act(self):
        deeds = [self.post, self.post, self.post, self.edit, self.move, self.react, self.task, self.tick]
        self.random.choice(deeds)()

    def perform(self, method, path, body=None, keyed=False):
        act = Act(method, path, body, keyed)
        while act.answer is None:
            act.answer = self.send(act)
            if act.answer is None:
                self.open += act.sent == 1
                time.sleep(0.02)
        assert act.answer[0] == 200, (method, path, act.answer)
        self.history.append(act)

    def send(self, act):
        """The answer; None where it is not known whether the act was done."""
        headers = {'Authorization': 'Bearer ' + self.person.token, 'Content-Type': 'application/json'}
        if act.key:
            headers['Idempotency-Key'] = act.key
        connection = http.client.HTTPConnection('127.0.0.1', self.run_of.platform.port, timeout=20)
        act.sent += 1
        try:
            connection.request(act.method, act.path, act.text, headers)
            response = connection.getresponse()
            data = response.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return None if response.status >= 500 else (response.status, data)

    def send_again(self, act):
        answer = self.send(act)
        assert answer in (None, act.answer), (act.method, act.path, act.answer, answer)

    def post(self):
        id, container = new_id(), self.random.choice(self.run_of.containers)
        body = f'{self.person.id} writes {len(self.posts)}'
        self.perform('PUT', f'/v1/containers/{container}/posts/{id}', {'body': body})
        self.posts[id] = [body, container, 0, 0]
        self.run_of.written.append((self, id))

    def edit(self):
        if self.posts:
            id = self.random.choice(list(self.posts))
            body = self.posts[id][0] + '.'
            self.perform('PATCH', f'/v1/posts/{id}', {'body': body}, keyed=True)
            self.posts[id][0] = body
            self.posts[id][2] += 1

    def move(self):
        if self.posts:
            id = self.random.choice(list(self.posts))
            to = self.random.choice([c for c in self.run_of.containers if c != self.posts[id][1]])
            self.perform('POST', f'/v1/posts/{id}/move', {'container_id': to}, keyed=True)
            self.posts[id][1] = to
            self.posts[id][3] += 1

    def react(self):
        writer, id = self.random.choice(self.run_of.written) if self.run_of.written else (self, None)
        if writer is not self:
            emojis = self.random.sample(['🎉', '👍', '❤️'], self.random.randint(1, 3))
            self.perform('PUT', f'/v1/posts/{id}/reaction', {'vote': True, 'emojis': emojis}, keyed=True)
            self.reactions[id] = [set(emojis), self.reactions.get(id, [None, 0])[1] + 1]

    def task(self):
        id = new_id()
        self.perform('PUT', f'/v1/cohorts/{self.run_of.cohort}/tasks/{id}', {'title': f'Task {len(self.tasks)}'})
        self.tasks[id] = ['open', 0]

    def tick(self):
        if self.tasks:
            id = self.random.choice(list(self.tasks))
            state = 'done' if self.tasks[id][0] == 'open' else 'open'
            self.perform('PATCH', f'/v1/tasks/{id}', {'state': state}, keyed=True)
            self.tasks[id] = [state, self.tasks[id][1] + 1]


class Run:
    def __init__(self, platform, seed, writers=WRITERS):
        self.platform = platform
        self.random = random.Random(seed)
        self.over = threading.Event()
        self.written = []  # (writer, post id), of everybody
        self.early = 0  # kills before the platform was ready
        people = [platform.person(f'writer{i}') for i in range(writers)]
        self.cohort = self.said(platform.command('cohort', 'add', 'Kills'))
        for i in range(writers):
            self.said(platform.command('member', 'add', self.cohort, f'writer{i}', 'facilitator'))
        self.containers = [people[0].get(f'/v1/cohorts/{self.cohort}').json['channel_id']]
        for title in ('One', 'Two'):
            thread = new_id()
            answer = people[0].put(f'/v1/containers/{thread}', {
                'container_kind': 'thread', 'cohort_id': self.cohort, 'title': title,
                'post': {'id': new_id(), 'body': 'Here.'}})
            assert answer.status == 200, answer
            self.containers.append(thread)
        self.writers = [Writer(self, person, f'{seed} {i}') for i, person in enumerate(people)]

    @staticmethod
    def said(done):
        assert done.returncode == 0, done
        return done.stdout.strip()

    def kill_and_restart(self):
        """At any instant: while it serves, and sometimes while it has only begun to start."""
        time.sleep(self.random.uniform(0.02, 0.4))
        self.platform.kill()
        if self.random.random() < 0.15:
            self.kill_at_start()
        self.platform.start()

    def kill_at_start(self):
        with open(self.platform.log_path, 'ab') as log:
            process = subprocess.Popen([platform_fixture.PROGRAM, 'serve', '--data', self.platform.data, '--port', '0'],
                                       stdout=log, stderr=log)
        time.sleep(self.random.uniform(0, 0.06))
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.early += 1

    def go(self, kills):
        for writer in self.writers:
            writer.start()
        done = 0
        while done < kills:
            before = self.early
            self.kill_and_restart()
            done += 1 + self.early - before
        self.over.set()
        for writer in self.writers:
            writer.join(60)
            assert not writer.is_alive(), 'a writer does not end'
            if writer.fault:
                raise writer.fault
        return done


class Check:
    """The histories against the database."""

    def __init__(self, run):
        self.run = run
        self.db = run.platform.db()
        self.lost, self.doubled = [], []

    def count(self, what, want, have):
        if have < want:
            self.lost.append((what, want, have))
        elif have > want:
            self.doubled.append((what, want, have))

    def same(self, what, want, have):
        if want != have:
            self.lost.append((what, want, have))

    def logged(self, type, actor):
        """How often an event is in the log, by object: an act that was done twice stands there twice."""
        return dict(self.db.execute('SELECT uuid, count(*) FROM log WHERE type = ? AND actor_id = ? GROUP BY uuid',
                                    (type, actor)))

    def posts_of(self, writer):
        key = writer.person.key
        rows = {row[0]: row[1:] for row in self.db.execute(
            'SELECT p.uuid, p.body, k.uuid FROM post p JOIN container k ON k.id = p.container_id'
            ' WHERE p.creator_id = ?1 AND k.first_post_id <> p.id', (key,))}
        created, moved, edited = (self.logged('post.' + name, key) for name in ('created', 'moved', 'updated'))
        self.count(f'posts of {writer.person.id}', len(writer.posts), len(rows))
        for id, (body, container, edits, moves) in writer.posts.items():
            self.same('post ' + id, (body, container), rows.get(id))
            self.count('creation ' + id, 1, created.get(id, 0))
            self.count('edits ' + id, edits, edited.get(id, 0))
            self.count('moves ' + id, moves, moved.get(id, 0))

    def tasks_of(self, writer):
        key = writer.person.key
        rows = dict(self.db.execute('SELECT uuid, state FROM task WHERE creator_id = ?', (key,)))
        created, updated = self.logged('task.created', key), self.logged('task.updated', key)
        self.count(f'tasks of {writer.person.id}', len(writer.tasks), len(rows))
        for id, (state, ticks) in writer.tasks.items():
            self.same('task ' + id, state, rows.get(id))
            self.count('creation ' + id, 1, created.get(id, 0))
            self.count('ticks ' + id, ticks, updated.get(id, 0))

    def reactions_of(self, writer):
        have = collections.defaultdict(set)
        for post, emoji in self.db.execute(
                'SELECT p.uuid, e.emoji FROM reaction r JOIN post p ON p.id = r.post_id'
                ' JOIN reaction_emoji e ON e.reaction_id = r.id WHERE r.user_id = ?', (writer.person.key,)):
            have[post].add(emoji)
        times = self.logged('reaction.updated', writer.person.key)
        for post, (emojis, count) in writer.reactions.items():
            self.same('reaction on ' + post, emojis, have.get(post))
            self.count('reactions on ' + post, count, times.get(post, 0))

    def places(self):
        """A place in a conversation is given once: no two posts share one, none is skipped."""
        arrived = collections.Counter()
        for key, id in self.db.execute('SELECT id, uuid FROM container'):
            taken = [row[0] for row in self.db.execute('SELECT pos FROM post WHERE container_id = ?', (key,))]
            last = self.db.execute('SELECT last_pos FROM container WHERE id = ?', (key,)).fetchone()[0]
            self.count('places in ' + id, len(taken), len(set(taken)))
            assert max(taken, default=0) <= last, (id, taken, last)
            arrived['last'] += last
        posts = self.db.execute('SELECT count(*) FROM post').fetchone()[0]
        moves = self.db.execute("SELECT count(*) FROM log WHERE type = 'post.moved'").fetchone()[0]
        self.count('places given', posts + moves, arrived['last'])

    def all(self):
        assert self.db.execute('PRAGMA integrity_check').fetchone()[0] == 'ok'
        for writer in self.run.writers:
            self.posts_of(writer)
            self.tasks_of(writer)
            self.reactions_of(writer)
        self.places()
        return self


def main(kills, seed):
    begun = time.monotonic()
    with platform_fixture.Platform() as platform:
        run = Run(platform, seed)
        done = run.go(kills)
        platform.stop()
        check = Check(run).all()
        log = platform.log()
    acts = sum(len(writer.history) for writer in run.writers)
    requests = sum(act.sent for writer in run.writers for act in writer.history)
    left_open = sum(writer.open for writer in run.writers)
    print(f'seed {seed}: {done} kills ({run.early} while starting) under {WRITERS} writers, {acts} acts acknowledged '
          f'in {requests} requests, {left_open} open at first, {len(check.lost)} lost, {len(check.doubled)} doubled, '
          f'{time.monotonic() - begun:.0f} s')
    for entry in (check.lost + check.doubled)[:10]:
        print(entry)
    assert 'CRITICAL' not in log and 'WARNING' not in log, log
    # Kills that met nobody writing would prove nothing.
    sys.exit(bool(check.lost or check.doubled) or left_open < kills)


if __name__ == '__main__':
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
