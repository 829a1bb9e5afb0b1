#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From opening a recording to the paint of its first picture, by turns with a bare playbin to its
first buffer; each in a process of its own, GStreamer's registry warm.

usage: bench_media.py OPEN-VIDEO BARE-PLAYBIN
"""
import os
import pathlib
import subprocess
import sys

import measure

COURSE = pathlib.Path(os.environ['LYC_SOURCE'], 'data', 'sandbox', 'course')


def run(program, uri):
    return float(subprocess.run([program, uri], check=True, timeout=60, text=True, stdout=subprocess.PIPE).stdout)


def main():
    measure.say_conditions()
    uri = sorted(COURSE.glob('*.webm'))[0].resolve().as_uri()
    ours, base = [], []
    for turn in range(2 * measure.RUNS + 1):
        mine, bare = run(OURS, uri), run(BARE, uri)
        if turn == 0:
            continue  # fills the registry
        ours.append(mine)
        base.append(bare)
    measure.ratio('media.first_frame_over_gst', ours, base)
    measure.note(f'{os.path.basename(uri)}: ours {measure.spread(ours, "ms")}, playbin {measure.spread(base, "ms")}, '
                 'both from before gst_init')


OURS, BARE = sys.argv[1:3]
main()
