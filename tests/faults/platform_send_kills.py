#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the platform at every system call on the way from a request to its answer.

usage: platform_send_kills.py PARTS [SEED]

One run posts, edits, moves, reacts, adds a task and ticks it. The platform is killed at the entry of one system call
of one of its threads and started again, and what was not answered is sent again under the same name. PARTS = 1 tries
every call, a larger number one in so many. At the end the platform's database holds each act once.
"""
import os
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
import platform_kills  # noqa: E402
import syscall_kills  # noqa: E402


class Run(platform_kills.Run):
    def __init__(self, platform, seed):
        super().__init__(platform, seed, writers=2)
        self.writer, other = self.writers
        other.post()  # what the other one reacts to
        self.written.remove(next(entry for entry in self.written if entry[0] is other))
        self.theirs = other, next(iter(other.posts))
        self.kills = 0
        threading.Thread(target=self.keep_up, daemon=True).start()

    def keep_up(self):
        """Starts the platform again whenever it was killed."""
        while not self.over.is_set():
            process = self.platform.process
            process.wait()
            if not self.over.is_set():
                assert process.returncode == -9, self.platform.log()
                self.kills += 1
                self.platform.start()

    def write(self):
        """The way that is swept."""
        self.writer.post()
        self.writer.edit()
        self.writer.move()
        self.written[:] = [self.theirs]
        self.writer.react()
        self.writer.task()
        self.writer.tick()
        self.writer.send_again(self.random.choice(self.writer.history[-6:]))

    def calls(self):
        """Thread -> what it calls how often on that way."""
        pid = self.platform.process.pid
        calls = {thread: syscall_kills.count(pid, thread, self.write) for thread in syscall_kills.threads(pid)}
        return {thread: counted for thread, counted in calls.items() if counted.total() > 1}

    def one(self, *point):
        """Returns: whether it was killed there"""
        before = self.kills
        with syscall_kills.Killer(self.platform.process.pid, *point):
            self.write()
        self.writer.post()  # answered by one that lives
        return self.kills > before

    def sweep(self, parts):
        calls = self.calls()
        points = [(thread, call, n) for thread in calls for call in sorted(calls[thread])
                  for n in range(1, calls[thread][call] + 1)]
        if parts > 1:
            points = sorted(self.random.sample(points, len(points) // parts))
        try:
            killed = sum(self.one(*point) for point in points)
        finally:
            self.over.set()
        return {thread: counted.total() for thread, counted in calls.items()}, len(points), killed


def main(parts, seed):
    begun = time.monotonic()
    with platform_fixture.Platform() as platform:
        run = Run(platform, seed)
        counts, points, killed = run.sweep(parts)
        platform.stop()
        check = platform_kills.Check(run).all()
        log = platform.log()
    acts = sum(len(writer.history) for writer in run.writers)
    print(f'seed {seed}: system calls on the way {counts}, {points} of them tried, {killed} kills, {acts} acts, '
          f'{len(check.lost)} lost, {len(check.doubled)} doubled, {time.monotonic() - begun:.0f} s')
    for entry in (check.lost + check.doubled)[:20]:
        print(entry)
    assert 'CRITICAL' not in log and 'WARNING' not in log, log
    sys.exit(bool(check.lost or check.doubled) or killed * 2 < points)


main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
