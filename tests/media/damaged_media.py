#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged recordings, each opened by the real player: no crash, no hang, a plain sentence.

damaged_media.py PROGRAM COURSE N [SEED]: N files made from the videos in COURSE, and from an MP4 and an
HLS segment made here, each damaged in one of the ways below. File K is the same in every run: its seed is K.
"""
import collections
import concurrent.futures
import contextlib
import glob
import os
import random
import select
import subprocess
import sys
import tempfile

PROGRAM, COURSE, COUNT = sys.argv[1], sys.argv[2], int(sys.argv[3])
ONLY = int(sys.argv[4]) if len(sys.argv) > 4 else None
PROCESSES = 6  # they wait more than they work
DEADLINE_S = 120  # for a process that answers nothing at all
THEIRS = ('GStreamer-', '/gst/')  # assertions of GStreamer's own elements, which go on after them


def make(folder, name, *options):
    path = os.path.join(folder, name)
    subprocess.run(['ffmpeg', '-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=25:duration=8',
                    '-f', 'lavfi', '-i', 'sine=frequency=440:duration=8', '-c:v', 'libx264', '-preset', 'ultrafast',
                    '-pix_fmt', 'yuv420p', '-g', '25', '-c:a', 'aac', *options, path], check=True)
    return path


def sources(folder):
    """Pairs of name and bytes; of HLS a segment, since playlists are only followed where they were fetched."""
    make(folder, 'list.m3u8', '-f', 'hls', '-hls_time', '8', '-hls_segment_filename', os.path.join(folder, 'list%d.ts'))
    paths = sorted(glob.glob(os.path.join(COURSE, '*.webm'))) + [
        make(folder, 'clip.mp4'), make(folder, 'fast.mp4', '-movflags', '+faststart'), os.path.join(folder, 'list0.ts')]
    found = []
    for path in paths:
        with open(path, 'rb') as file:
            found.append((os.path.basename(path), file.read()))
    return found


def place(rand, data):
    """Half of the damage is at the beginning, where the structure is."""
    return rand.randrange(min(len(data), 4096)) if rand.random() < 0.5 else rand.randrange(len(data))


def flip(rand, data):
    for _ in range(rand.choice((1, 3, 30, 300))):
        data[place(rand, data)] ^= 1 << rand.randrange(8)


def overwrite(rand, data):
    for _ in range(rand.choice((1, 5, 50))):
        at, n = place(rand, data), rand.choice((1, 4, 8, 64, 2048))
        data[at:at + n] = rand.choice((b'\0' * n, b'\xff' * n, rand.randbytes(n)))


def cut(rand, data):
    del data[rand.choice((place(rand, data), rand.randrange(64), len(data) - 1 - rand.randrange(4096))):]


def drop(rand, data):
    at = place(rand, data)
    del data[at:at + rand.choice((1, 7, 500, 50000))]


def repeat(rand, data):
    at, n = place(rand, data), rand.choice((1, 16, 1000, 60000))
    data[at:at] = data[at:at + n] * rand.choice((1, 2, 20))


def swap(rand, data):
    one, two, n = place(rand, data), place(rand, data), rand.choice((8, 200, 9000))
    data[one:one + n], data[two:two + n] = data[two:two + n], data[one:one + n]


def lie(rand, data):
    """A size or a number that is far too large, or nothing."""
    for _ in range(rand.choice((1, 2, 10))):
        at = place(rand, data)
        data[at:at + 4] = rand.choice((b'\x7f\xff\xff\xff', b'\xff\xff\xff\xff', b'\x80\0\0\0', b'\0\0\0\1', b'\x01\xff\xff\xff'))


def behind(rand, data):
    """The head of one file before the middle of itself: the rest is out of step."""
    at = rand.randrange(len(data))
    data[rand.randrange(1, 4096):at] = b''


WAYS = (flip, overwrite, cut, drop, repeat, swap, lie, behind)


class Child:
    """The player's process; a new one after it has ended."""

    def __init__(self, errors):
        self.errors = errors
        self.process = None

    def ask(self, path):
        if self.process is None:
            self.process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=self.errors, text=True)
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(path + '\n')
            self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], DEADLINE_S)[0]:
            self.process.kill()
        line = self.process.stdout.readline().strip()
        if line:
            return line
        status, self.process = self.process.wait(), None
        return f'crash - ended with {status}'

    def close(self):
        if self.process is None:
            return 0
        self.process.stdin.close()
        return self.process.wait(DEADLINE_S)


def damage(originals, seed):
    """The name, how it was damaged, and the bytes."""
    rand = random.Random(seed)
    name, data = originals[seed % len(originals)][0], bytearray(originals[seed % len(originals)][1])
    way = rand.choice(WAYS)
    way(rand, data)
    return name, way.__name__, data


def is_bad(answer):
    state, fault, sentence = (answer + '  ').split(' ', 2)
    return state in ('crash', 'hang') or (state == 'error' and (fault == 'none' or sentence.count('.') < 2))


def work(scratch, originals, seeds, errors):
    """What one process after the other says of the files of these seeds."""
    child, seen, bad = Child(errors), collections.Counter(), []
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        for seed in seeds:
            name, way, data = damage(originals, seed)
            answer = child.ask(write(folder, name, data))
            seen[' '.join(answer.split()[:2])] += 1
            if is_bad(answer):
                bad.append(f'seed {seed}, {name}, {way}: {answer}')
        if child.close() != 0:
            bad.append('a process did not end well')
    return seen, bad


def check_originals(scratch, originals, errors):
    """Undamaged they play."""
    child = Child(errors)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        answers = [(name, child.ask(write(folder, name, data))) for name, data in originals]
    child.close()
    return [f'{name} as it is: {answer}' for name, answer in answers if not answer.startswith('playing ')]


def run(scratch, errors):
    originals = sources(scratch)
    bad = check_originals(scratch, originals, errors)
    seen = collections.Counter()
    seeds = range(COUNT) if ONLY is None else [ONLY]
    with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
        for said, wrong in pool.map(lambda i: work(scratch, originals, seeds[i::PROCESSES], errors), range(PROCESSES)):
            seen += said
            bad += wrong
    return seen, bad


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(data)
    return path


with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryFile('w+') as log:
    answers, faults = run(scratch, log)
    log.seek(0)
    faults += [line.strip() for line in log if 'CRITICAL' in line and not any(word in line for word in THEIRS)]
for answer, times in sorted(answers.items()):
    print(f'{times:5} {answer}')
print(*faults, sep='\n')
sys.exit(f'{len(faults)} of {COUNT} damaged files are not taken well' if faults else 0)
