#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the client's core at random while it answers a quiz, and drops the platform's answers at random.

usage: quiz_kills.py QUIZ-CLIENT KILLS [SEED]

What was kept of an answer reaches the platform, the newest of each question, and a sheet is handed in once: the
platform's own database says so. Now and then the platform forgets the access tokens: the sheet stays.
"""
import hashlib
import json
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

# The answers of one run; more than it can send before it is killed.
ANSWERS = 30


def write_course(folder):
    said = {'if_right': {'text': 'Yes.'}, 'if_wrong': {'text': 'No.'}}
    os.makedirs(folder)
    quiz = {'title': 'Two words', 'kind': 'practice', 'items': [
        {'text': 'One?', 'kind': 'text', 'accepted': ['one'], **said},
        {'text': 'Two?', 'kind': 'number', 'answer': '2', **said}]}
    lesson = {'slug': 'quiz', 'title': 'Quiz', 'kind': 'quiz', 'quiz': 'quiz.json'}
    course = {'title': 'Kills', 'summary': '', 'language': 'en', 'slug': 'kills',
              'modules': [{'title': 'All', 'lessons': [lesson]}]}
    for name, value in (('quiz', quiz), ('course', course)):
        with open(os.path.join(folder, f'{name}.json'), 'w', encoding='utf-8') as file:
            json.dump(value, file)


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
        write_course(os.path.join(platform.folder, 'course'))
        self.command('import', os.path.join(platform.folder, 'course'))
        cohort = self.command('cohort', 'add', 'Blue')
        self.command('course', 'give', 'kills', cohort)
        self.ada = platform.person('ada')
        self.command('member', 'add', cohort, 'ada', 'learner')
        quiz = next(o for o in self.ada.register()[2].values() if o['kind'] == 'quiz' and o['title'] == 'Two words')
        self.quiz, self.items = quiz['id'], [item['id'] for item in quiz['items']]
        self.kept = {}  # (attempt, item) -> (run, number) of the newest that was kept
        self.given = self.runs = 0

    def command(self, *words):
        done = self.platform.command(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def choose(self, path):
        """The act arrives, its answer does not, or not whole."""
        if path.startswith('/oauth/') or self.weather.random() < 0.4:
            return None
        if self.weather.random() < 0.5:
            return Fault(deaf=True)
        return Fault(after_bytes=self.weather.randint(1, 5000), kind=self.weather.choice(['cut', 'close']))

    def new_code(self):
        """A one-time code, as a sign-in in the browser would give it."""
        code, db = secrets.token_urlsafe(32), self.platform.db()
        db.execute("INSERT INTO code (hash, user_id, challenge, redirect, expires_at) VALUES (?, ?, '', '', ?)",
                   (hashlib.sha256(code.encode()).hexdigest(), self.ada.key, int(time.time() * 1000) + 600000))
        db.close()
        return code

    def forget_tokens(self):
        db = self.platform.db()
        db.execute("DELETE FROM token WHERE kind = 'access'")
        db.close()

    def client(self, mode, answers, kill_after, forgets=False):
        """One run of the client, killed so long after its first answer; its exit code."""
        self.runs += 1
        process = subprocess.Popen(
            [self.program, self.folder, self.proxy.url, mode, str(answers), str(self.runs), self.quiz, *self.items],
            stdout=subprocess.PIPE, text=True, env=dict(os.environ, LYC_CODE=self.new_code()))
        timer = threading.Timer(kill_after, process.kill)
        for line in process.stdout:
            word, _, rest = line.partition(' ')
            if word != 'kept' or not line.endswith('\n'):  # a line may be cut by the kill
                continue
            attempt, item, text = rest.split()
            self.kept[attempt, item] = tuple(map(int, text.split('-')))
            self.given += 1
            if timer.ident is None:
                timer.start()
                if forgets:
                    self.forget_tokens()
        code = process.wait()
        timer.cancel()
        return code

    def go(self, kills):
        killed = 0
        while killed < kills:
            mode = 'submit' if self.random.random() < 0.4 else 'answer'
            code = self.client(mode, ANSWERS, self.random.uniform(0.005, 0.5), self.random.random() < 0.2)
            assert code in (0, -9), f'ended with {code}'
            killed += code == -9
        self.proxy.choose = lambda path: None
        assert self.client('wait', 0, 240) == 0, 'what waits does not reach the platform'
        return killed

    def on_platform(self):
        """The answers of every attempt, how many were handed in, and how often the platform counted one."""
        db = self.platform.db()
        answers = {(uuid, item): tuple(map(int, text.split('-')))
                   for uuid, sheet in db.execute('SELECT uuid, answers FROM attempt')
                   for item, text in json.loads(sheet).items()}
        handed_in = db.execute("SELECT count(*) FROM attempt WHERE state = 'submitted'").fetchone()[0]
        counted = db.execute("SELECT count(*) FROM log WHERE type = 'progress.merged' AND actor_id = ?",
                             (self.ada.key,)).fetchone()[0]
        db.close()
        return answers, handed_in, counted


def main(program, kills, seed):
    begun = time.monotonic()
    platform = platform_fixture.Platform()
    with tempfile.TemporaryDirectory(prefix='lyceum-') as folder:
        try:
            run = Run(program, folder, platform, seed)
            killed = run.go(kills)
            answers, handed_in, counted = run.on_platform()
        finally:
            platform.stop()
        dropped = run.proxy.dropped
    lost = [key for key, text in run.kept.items() if answers.get(key, (0, 0)) < text]
    print(f'seed {seed}: {killed} kills, {dropped} answers dropped, {run.given} kept to {len(run.kept)} questions, '
          f'{len(lost)} lost, {handed_in} sheets handed in, {counted} counted, {time.monotonic() - begun:.0f} s')
    sys.exit(bool(lost) or counted != handed_in or handed_in == 0)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
