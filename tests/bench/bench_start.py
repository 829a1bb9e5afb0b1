#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start, memory and rest of the real program on a cached Home, by turns with a bare window.

usage: bench_start.py LYCEUM BARE-WINDOW FIRST-PAINT.so CACHED-HOME
"""
import os
import pathlib
import secrets
import statistics
import subprocess
import sys
import tempfile
import time

import measure
from home_platform import HomePlatform

IDLE_S = 10
REST_S = 10
SETTLE_S = 3


class Run:
    """One run of a program, from before it is started until it is ended."""

    def __init__(self, words, folder, environment=None):
        self.painted = pathlib.Path(folder) / f'painted-{secrets.token_hex(4)}'
        began = time.monotonic_ns() // 1000
        self.process = subprocess.Popen(words, env=dict(
            os.environ, LD_PRELOAD=PROBE, LYC_BENCH_PAINTED=str(self.painted), LYC_BENCH_BEGAN=str(began),
            **(environment or {})))
        self.wall_ms, self.cpu_ms = map(float, measure.until('the first frame', self.read).split())

    def read(self):
        if self.process.poll() is not None:
            raise AssertionError(f'{self.process.args[0]} ended with {self.process.returncode}')
        return self.painted.read_text(encoding='ascii') if self.painted.exists() else ''

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    @property
    def pid(self):
        return self.process.pid

    def rest_percent(self):
        """How much of one processor it takes while nothing happens."""
        before = measure.cpu_ms(self.pid)
        time.sleep(REST_S)
        return (measure.cpu_ms(self.pid) - before) / (REST_S * 1000) * 100

    def window(self):
        return measure.until('the window', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.pid)], capture_output=True,
            text=True, check=False).stdout.split())[-1]


def first_frames(home, folder):
    ours, base, ours_cpu, base_cpu = [], [], [], []
    for turn in range(measure.RUNS + 1):
        with Run(home.words, folder, home.environment) as run:
            mine = run
        with Run([BARE], folder) as run:
            bare = run
        if turn == 0:
            continue  # what the machine keeps in its caches is warm from here on
        ours.append(mine.wall_ms)
        base.append(bare.wall_ms)
        ours_cpu.append(mine.cpu_ms)
        base_cpu.append(bare.cpu_ms)
    measure.ratio('start.home_first_frame_ratio', ours, base)
    measure.note(f'first frame: ours {measure.spread(ours, "ms")}, bare window {measure.spread(base, "ms")}; '
                 f'processor until then {measure.spread(ours_cpu, "ms")} and {measure.spread(base_cpu, "ms")}')


def memory(home, folder):
    ours, base = [], []
    for _ in range(measure.RUNS):
        with Run(home.words, folder, home.environment) as mine, Run([BARE], folder) as bare:
            time.sleep(IDLE_S)
            ours.append(measure.pss_mib(mine.pid))
            base.append(measure.pss_mib(bare.pid))
    measure.ratio('start.home_pss_ratio', ours, base)
    measure.note(f'PSS after {IDLE_S} s: ours {measure.spread(ours, "MiB")}, bare window {measure.spread(base, "MiB")}')


def xdotool(*words):
    subprocess.run(['xdotool', *words], check=True, stdout=subprocess.DEVNULL)


def rest(home, folder):
    """Nothing happens: with the window in view, minimised, unmapped, and with a lesson's video standing
    in a pane that is not shown."""
    seen, hidden = [], {'minimised': [], 'unmapped': [], 'lesson not shown': []}
    anywhere = {key: value for key, value in home.environment.items() if key != 'LYC_BENCH_CLASS'}
    for _ in range(measure.RUNS):
        with Run([*home.words, '--page', 'lesson'], folder, anywhere) as run:
            window = run.window()
            time.sleep(SETTLE_S)
            xdotool('windowfocus', '--sync', window, 'key', 'alt+Home')
            time.sleep(SETTLE_S)
            hidden['lesson not shown'].append(run.rest_percent())
        with Run(home.words, folder, home.environment) as run:
            window = run.window()
            time.sleep(SETTLE_S)
            seen.append(run.rest_percent())
            xdotool('windowminimize', '--sync', window)
            time.sleep(SETTLE_S)
            hidden['minimised'].append(run.rest_percent())
            xdotool('windowunmap', '--sync', window)
            time.sleep(SETTLE_S)
            hidden['unmapped'].append(run.rest_percent())
    measure.figure('idle.hidden_cpu_percent', max(map(statistics.median, hidden.values())), 3)
    for state, values in {'in view': seen, **hidden}.items():
        measure.note(f'{state}, {REST_S} s: {measure.spread(values, "%", 3)} of a processor')


def main():
    measure.say_conditions()
    with tempfile.TemporaryDirectory(prefix='lyc-bench-') as folder, HomePlatform(folder, LYCEUM, CACHED) as home:
        first_frames(home, folder)
        memory(home, folder)
        rest(home, folder)


LYCEUM, BARE, PROBE, CACHED = sys.argv[1:5]
main()
