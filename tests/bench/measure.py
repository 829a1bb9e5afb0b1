# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benches share: runs by turns, medians, what a process uses, and how figures are said.

What is printed here is read by tests/support/bench-report.
"""
import os
import pathlib
import re
import statistics
import time

RUNS = max(5, int(os.environ.get('LYC_BENCH_RUNS', '5')))
DEADLINE_S = 60

# What is promised: at most, or at least.
GOALS = {
    'start.home_first_frame_ratio': ('≤', 1.8),
    'start.home_pss_ratio': ('≤', 2.0),
    'idle.hidden_cpu_percent': ('≤', 0.3),
    'media.first_frame_over_gst': ('≤', 1.5),
    'media.first_frame_over_best': ('≤', 1.0),
    'media.seek_over_best': ('≤', 1.0),
    'media.cpu_over_mpv': ('≤', 1.5),
    'media.hidden_cpu_percent': ('≤', 5),
    'media.dropped_frames': ('≤', 0),
    'moments.tick_ms': ('≤', 1.0),
    'search.p99_ms': ('≤', 50),
    'search.suggest_p99_ms': ('≤', 50),
    'timeline.open_100k_over_1k': ('≤', 1.2),
    'timeline.open_1m_over_1k': ('≤', 1.2),
    'timeline.bytes_per_stored_post': ('≤', 1),
    'timeline.scroll_p50_ms': ('≤', 16.6),
    'timeline.scroll_p99_ms': ('≤', 16.6),
    'timeline.ingest_stall_max_ms': ('≤', 50),
    'platform.durable_posts_per_s': ('≥', 300),
    'platform.fanout_per_s': ('≥', 20000),
}


def figure(key, value, digits=2):
    print(f'{key} {value:.{digits}f}', flush=True)
    if key in GOALS:
        sign, bound = GOALS[key]
        print(f'goal: {key} {sign} {bound}', flush=True)


def ratio(key, ours, base):
    """The median of the ratios of each turn, and both medians."""
    figure(key, statistics.median(a / b for a, b in zip(ours, base, strict=True)))
    figure(f'{key}.ours', statistics.median(ours))
    figure(f'{key}.base', statistics.median(base))


def note(text):
    print(f'note: {text}', flush=True)


def spread(values, unit, digits=1):
    return f'{statistics.median(values):.{digits}f} {unit} [{min(values):.{digits}f}-{max(values):.{digits}f}]'


def until(what, probe, seconds=DEADLINE_S):
    """What probe answers first that is not empty."""
    end = time.monotonic() + seconds
    while not (found := probe()):
        if time.monotonic() > end:
            raise AssertionError(f'not within {seconds} s: {what}')
        time.sleep(0.01)
    return found


def pss_mib(pid):
    text = pathlib.Path(f'/proc/{pid}/smaps_rollup').read_text(encoding='ascii')
    return int(re.search(r'^Pss:\s+(\d+)', text, re.M)[1]) / 1024


def cpu_ms(pid):
    """The processor's time of all threads that live."""
    total = 0
    for path in pathlib.Path(f'/proc/{pid}/task').glob('*/schedstat'):
        try:
            total += int(path.read_text(encoding='ascii').split()[0])
        except OSError:
            continue
    return total / 1e6


def children(pid):
    """The ids of all processes that a process started, and those started by them."""
    found, ids = [], [str(pid)]
    while ids:
        for path in pathlib.Path(f'/proc/{ids.pop()}/task').glob('*/children'):
            try:
                ids += (more := path.read_text(encoding='ascii').split())
            except OSError:
                continue
            found += more
    return found


def say_conditions():
    load = os.getloadavg()[0]
    note(f'renderer {os.environ.get("GSK_RENDERER", "chosen by GTK")}, build {os.environ.get("LYC_BUILDTYPE", "unknown")}, '
         f'{os.cpu_count()} processors, load {load:.1f}, {RUNS} runs by turns, medians')
