#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One to three beginnings of words in a cache of 1 000 000 posts: what an answer takes, warm and cold.

usage: bench_search.py SEARCH-MILLION
"""
import os
import statistics
import subprocess
import sys
import tempfile

import measure

POSTS = int(os.environ.get('LYC_BENCH_POSTS', '1000000'))
WARM_UP, ASKED = 200, 1000


def run(verb, folder, count):
    done = subprocess.run([PROGRAM, verb, folder, str(count)], check=True, timeout=7200, text=True,
                          stdout=subprocess.PIPE)
    return [line.split(maxsplit=4) for line in done.stdout.splitlines()]


def forget(folder):
    """Has the kernel let go of the file, so that the next question reads the disk."""
    fd = os.open(os.path.join(folder, 'cache.db'), os.O_RDONLY)
    os.fdatasync(fd)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(fd)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main():
    measure.say_conditions()
    with tempfile.TemporaryDirectory(prefix='lyc-bench-', dir=os.environ.get('LYC_BENCH_DIR')) as folder:
        index = int(run('fill', folder, POSTS)[0][1])
        forget(folder)
        cold = [float(line[1]) for line in run('ask', folder, 20)]
        p99, p50, most, by_cpu = [], [], [], []
        for _ in range(measure.RUNS):
            lines = run('ask', folder, WARM_UP + ASKED)[WARM_UP:]
            clock, cpu = ([float(line[i]) for line in lines] for i in (1, 2))
            p50.append(statistics.median(clock))
            p99.append(percentile(clock, 0.99))
            most.append(max(clock))
            by_cpu.append(percentile(cpu, 0.99))
        measure.figure('search.p99_ms', statistics.median(p99))
        measure.figure('search.cold_ms', cold[0])
        worst = max(lines, key=lambda line: float(line[2]))
        measure.note(f'{POSTS} posts, {ASKED} questions after {WARM_UP} others: p50 {measure.spread(p50, "ms")}, '
                     f'p99 {measure.spread(p99, "ms")}, most {measure.spread(most, "ms")}; processor p99 '
                     f'{measure.spread(by_cpu, "ms")}, the worst “{worst[4]}”')
        suggest = [float(line[1]) for line in run('suggest', folder, WARM_UP + ASKED)[WARM_UP:]]
        measure.figure('search.suggest_p99_ms', percentile(suggest, 0.99))
        measure.note(f'cold: the first {cold[0]:.1f} ms, the most of the first 20 {max(cold):.1f} ms; '
                     f'{sum(line[3] != "0" for line in lines)} of {ASKED} found something; '
                     f'index {index / POSTS:.0f} bytes a post')


PROGRAM = sys.argv[1]
main()
