#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""5 000 posts on one video in the real store and discussion pane: what a tick of playback costs the pane.

usage: bench_moments.py MOMENT-LIST
"""
import os
import statistics
import subprocess
import sys
import tempfile

import measure

MANY, FEW = 5000, 50


def run(verb, folder, count):
    """What the program printed, by the first word of each line."""
    said = {}
    done = subprocess.run([PROGRAM, verb, folder, str(count)], check=True, timeout=900, text=True,
                          stdout=subprocess.PIPE)
    for line in done.stdout.splitlines():
        word, *numbers = line.split()
        said.setdefault(word, []).append([float(number) for number in numbers])
    return said


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main():
    measure.say_conditions()
    with tempfile.TemporaryDirectory(prefix='lyc-bench-') as folder:
        p99, p50, most, clock = ({MANY: [], FEW: []} for _ in range(4))
        for count in (MANY, FEW):
            run('fill', os.path.join(folder, str(count)), count)
        for _ in range(measure.RUNS):
            for count in (FEW, MANY):
                last = run('run', os.path.join(folder, str(count)), count)
                ticks = [tick[0] for tick in last['tick']]
                p50[count].append(statistics.median(ticks))
                p99[count].append(percentile(ticks, 0.99))
                most[count].append(max(ticks))
                clock[count].append(percentile([tick[1] for tick in last['tick']], 0.99))
        measure.figure('moments.tick_ms', statistics.median(p99[MANY]), 3)
        for count in (MANY, FEW):
            measure.note(f'{count} posts, {len(ticks)} ticks, processor: p50 {measure.spread(p50[count], "ms", 3)}, p99 '
                         f'{measure.spread(p99[count], "ms", 3)}, most {measure.spread(most[count], "ms", 3)}; by the '
                         f'clock p99 {measure.spread(clock[count], "ms", 3)}')
        posts, parts, wrong = last['density'][0]
        measure.note(f'the rows in view changed in {last["changed"][0][0]:.0f} ticks; {last["alive"][0][0]:.0f} rows '
                     f'alive; density strip: {posts:.0f} posts in {parts:.0f} parts, {wrong:.0f} parts unlike a recount')
        if wrong:
            raise SystemExit('the density strip is wrong')


PROGRAM = sys.argv[1]
main()
