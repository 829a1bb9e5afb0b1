#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A channel of up to a million posts in the real store and chat page: how it opens, what it takes, how it scrolls, and
what a flood of posts does to whoever types. Beside it a web page with the same texts, where there is a Chromium.

LYC_BENCH_SECONDS shortens the minutes of scrolling and of the flood, LYC_BENCH_MOST the largest store, to try things.

usage: bench_timeline.py LONG-CHANNEL
"""
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import measure
import replay_server
import web_chat

SHORT, LONG, MOST = 1000, 100000, int(os.environ.get('LYC_BENCH_MOST', '1000000'))
SECONDS = float(os.environ.get('LYC_BENCH_SECONDS', '60'))
POSTS_PER_S = 1000
BURST, WEB_LONG = 10000, 20000
WHEEL_PAUSE_MS, KEY_PAUSE_MS = 40, 120
READER = '0190c000-0000-7000-8000-000000000100'


def sort_lines(text):
    """What the program printed, by the first word of each line."""
    said = {}
    for line in text.splitlines():
        word, *numbers = line.split()
        said.setdefault(word, []).append([float(number) for number in numbers])
    return said


def run(verb, folder):
    done = subprocess.run([PROGRAM, verb, folder], check=True, timeout=120, text=True, stdout=subprocess.PIPE)
    return sort_lines(done.stdout)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def opening(folders):
    opened, memory, held = ({count: [] for count in folders} for _ in range(3))
    for turn in range(2 * measure.RUNS + 1):
        for count in folders:
            said = run('open', folders[count])
            if turn > 0:
                opened[count].append(said['open'][0][0])
                memory[count].append(said['pss'][0][0])
                held[count].append(said['held'][0][0])
    measure.ratio('timeline.open_100k_over_1k', opened[LONG], opened[SHORT])
    measure.ratio('timeline.open_1m_over_1k', opened[MOST], opened[SHORT])
    for count in folders:
        measure.note(f'opened at the end of {count} posts: {measure.spread(opened[count], "ms")}, PSS '
                     f'{measure.spread(memory[count], "MiB")}, held {measure.spread(held[count], "MiB")}')
    added = statistics.median(held[MOST]) - statistics.median(held[SHORT])
    measure.figure('timeline.bytes_per_stored_post', max(added, 0) * 1024 * 1024 / (MOST - SHORT))
    measure.note(f'memory added by {MOST - SHORT} stored posts: {added:.1f} MiB, {added * 100000 / (MOST - SHORT):.2f} MiB '
                 'for each 100 000')


def stepwise(folder):
    frames = [frame for _ in range(measure.RUNS) for frame in run('scroll', folder)['frame']]
    times, busy = [frame[0] for frame in frames], [frame[1] for frame in frames]
    measure.note(f'37 px a frame, {len(frames)} frames: p50 {statistics.median(times):.1f} ms, p99 '
                 f'{percentile(times, 0.99):.1f} ms, longest {max(times):.1f} ms; processor of the main thread from '
                 f'frame to frame, p99 {percentile(busy, 0.99):.1f} ms')


def drive(process, how):
    """Turns the wheel or presses Page Up until the program ends."""
    window = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(process.pid)], text=True, check=True,
                            stdout=subprocess.PIPE).stdout.split()[-1]
    while process.poll() is None:
        step = (['mousemove', '--window', window, '350', '400', 'click', '--repeat', '20', '--delay', str(WHEEL_PAUSE_MS), '4']
                if how == 'wheel' else ['key', '--repeat', '8', '--delay', str(KEY_PAUSE_MS), 'Page_Up'])
        subprocess.run(['xdotool', *step], check=False)


def watch(folder, how):
    process = subprocess.Popen([PROGRAM, 'watch', folder, str(SECONDS)], text=True, stdout=subprocess.PIPE)
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith('ready'):
            break
    driver = web_chat.in_background(drive, process, how)
    lines += process.stdout.readlines()
    process.wait(timeout=60)
    driver.join()
    return sort_lines(''.join(lines))


def scrolling(folder):
    every = []
    for how in ('wheel', 'Page Up'):
        said = watch(folder, how)
        times, busy = [frame[0] for frame in said['frame']], [frame[1] for frame in said['frame']]
        every += times
        measure.note(f'{SECONDS:.0f} s by {how}, {len(times)} frames: p50 {statistics.median(times):.1f} ms, p99 '
                     f'{percentile(times, 0.99):.1f} ms, longest {max(times):.1f} ms; processor of the main thread from '
                     f'frame to frame, p99 {percentile(busy, 0.99):.1f} ms; {said["items"][0][0]:.0f} items in the list '
                     f'and {said["pss"][-1][0]:.1f} MiB afterwards')
    measure.figure('timeline.scroll_p50_ms', statistics.median(every))
    measure.figure('timeline.scroll_p99_ms', percentile(every, 0.99))
    measure.note(f'longest frame {max(every):.1f} ms')


def check_stored(folder, last):
    """Every post once and in its place."""
    with sqlite3.connect(os.path.join(folder, 'cache.db')) as db:
        places = [row[0] for row in db.execute("SELECT ord FROM object WHERE kind = 'post' AND gone = 0 ORDER BY ord, id")]
        wrong = db.execute("SELECT count (*) FROM object WHERE kind = 'post' AND "
                           "id <> printf ('0190c000-0000-7000-8001-%012d', ord)").fetchone()[0]
    if places != list(range(1, last + 1)) or wrong:
        raise SystemExit(f'{last - len(places)} posts of {last} are lost, {wrong} stand in a wrong place')


def flood(folder, count, rate):
    """So many posts at such a rate into the store while a person types; what the program said, and when all was sent."""
    log = os.path.join(folder, 'stream.log')
    subprocess.run([PROGRAM, 'log', log, str(SHORT + 1), str(count)], check=True)
    with open(log, encoding='utf-8') as file:
        server = replay_server.Replay(file, READER, 1, rate, 2)
    process = subprocess.Popen([PROGRAM, 'ingest', folder, str(server.port), str(SHORT + count)], text=True,
                               stdout=subprocess.PIPE)
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith('ready'):
            server.go()
    if process.wait(timeout=60) != 0:
        raise SystemExit('the client ended before all posts had come')
    said = sort_lines(''.join(lines))
    if not said['order'][0][0]:
        raise SystemExit('the newest posts do not stand in order')
    check_stored(folder, SHORT + count)
    longest, busy, over = said['stall'][0]
    measure.note(f'{count} posts at {rate}/s (sent within {server.sent_at:.1f} s, shown within {said["took"][0][0]:.1f} s), '
                 f'{said["keys"][0][0]:.0f} keys typed meanwhile: main loop still for {longest:.1f} ms at most ({busy:.1f} ms '
                 f'of processor in it), {over:.0f} times over 50 ms; nothing lost, all in order; at most '
                 f'{said["items"][0][0]:.0f} items in the list, {said["pss"][-1][0]:.1f} MiB')
    return longest


def ingest(folder):
    """A minute of posts, and as many as an absence brings at once."""
    burst = shutil.copytree(folder, folder + '-burst')
    measure.figure('timeline.ingest_stall_max_ms', flood(folder, int(POSTS_PER_S * SECONDS), POSTS_PER_S))
    flood(burst, BURST, BURST * 2)


def main():
    measure.say_conditions()
    with tempfile.TemporaryDirectory(prefix='lyc-bench-') as folder:
        folders = {count: os.path.join(folder, str(count)) for count in (SHORT, LONG, MOST)}
        for count, path in folders.items():
            began = time.monotonic()
            subprocess.run([PROGRAM, 'fill', path, str(count)], check=True, timeout=3600)
            measure.note(f'{count} posts stored in {time.monotonic() - began:.0f} s, '
                         f'{os.path.getsize(os.path.join(path, "cache.db")) / 2**20:.0f} MiB on disk')
        opening(folders)
        stepwise(folders[LONG])
        scrolling(folders[MOST])
        ingest(folders[SHORT])
        web_chat.compare(PROGRAM, folder, SHORT, SECONDS)
        web_chat.compare(PROGRAM, folder, WEB_LONG, min(SECONDS, 10))


PROGRAM = sys.argv[1]
main()
