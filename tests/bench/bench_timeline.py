#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A channel of 100 000 posts in the real store and chat page, by turns with one of 1 000.

usage: bench_timeline.py LONG-CHANNEL
"""
import os
import statistics
import subprocess
import sys
import tempfile

import measure

LONG, SHORT = 100000, 1000


def run(verb, folder):
    """What the program printed, by the first word of each line."""
    said = {}
    done = subprocess.run([PROGRAM, verb, folder], check=True, timeout=120, text=True, stdout=subprocess.PIPE)
    for line in done.stdout.splitlines():
        word, *numbers = line.split()
        said.setdefault(word, []).append([float(number) for number in numbers])
    return said


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def opening(folders):
    ours, base, memory = [], [], []
    for turn in range(3 * measure.RUNS + 1):
        many, few = run('open', folders[LONG]), run('open', folders[SHORT])
        if turn == 0:
            continue
        ours.append(many['open'][0][0])
        base.append(few['open'][0][0])
        memory.append((many['pss'][0][0], few['pss'][0][0]))
    measure.ratio('timeline.open_100k_over_1k', ours, base)
    measure.note(f'opened at the end: {LONG} posts {measure.spread(ours, "ms")}, {SHORT} posts '
                 f'{measure.spread(base, "ms")}; PSS {measure.spread([m[0] for m in memory], "MiB")} and '
                 f'{measure.spread([m[1] for m in memory], "MiB")}')


def scrolling(folder):
    p50, p99, busy, slow = [], [], [], []
    for _ in range(measure.RUNS):
        frames = run('scroll', folder)['frame']
        p50.append(statistics.median(frame[0] for frame in frames))
        p99.append(percentile([frame[0] for frame in frames], 0.99))
        busy.append(percentile([frame[1] for frame in frames], 0.99))
        slow.append(max(frame[0] for frame in frames))
    measure.figure('timeline.scroll_p50_ms', statistics.median(p50))
    measure.figure('timeline.scroll_p99_ms', statistics.median(p99))
    measure.note(f'{len(frames)} frames of 37 px each run: p50 {measure.spread(p50, "ms")}, p99 '
                 f'{measure.spread(p99, "ms")}, slowest {measure.spread(slow, "ms")}; processor of the main thread '
                 f'from frame to frame, p99 {measure.spread(busy, "ms")}')


def main():
    measure.say_conditions()
    with tempfile.TemporaryDirectory(prefix='lyc-bench-') as folder:
        folders = {count: os.path.join(folder, str(count)) for count in (LONG, SHORT)}
        for count, path in folders.items():
            subprocess.run([PROGRAM, 'fill', path, str(count)], check=True, timeout=600)
        opening(folders)
        scrolling(folders[LONG])


PROGRAM = sys.argv[1]
main()
