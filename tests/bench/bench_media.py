#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Playing a recording of 1080p30, by turns with other players: same files, same screen, read from it
in the same way. Pictures are known by a number that is drawn in them.

usage: bench_media.py OPEN-VIDEO BARE-PLAYBIN MARK-WATCH FOLDER-FOR-RECORDINGS
"""
import random
import statistics
import subprocess
import sys
import time

import marked_clips
import measure
import video_players

SETTLE_S = 1.5
N_SEEKS = 50
SEEKS_A_TURN = N_SEEKS // measure.RUNS
PLAY_S = 6
SEED = 3


class Figures:
    """Values by (player, recording)."""

    def __init__(self):
        self.values = {}

    def add(self, player, codec, value):
        self.values.setdefault((player, codec), []).append(value)

    def median(self, player, codec):
        return statistics.median(self.values[player, codec])

    def over_best(self, key, players, unit):
        """Ours over the best of the others, of the recording where that is worst."""
        worst = 0
        for codec in CLIPS:
            others = [self.median(p.name, codec) for p in players if (p.name, codec) in self.values]
            mine = self.median('lyceum', codec)
            if others:
                worst = max(worst, mine / min(others))
                measure.figure(f'{key}.{codec}', mine / min(others))
        if worst:
            measure.figure(key, worst)
        self.say(key, unit)

    def say(self, key, unit, digits=1):
        for (player, codec), values in sorted(self.values.items(), key=lambda item: item[0][::-1]):
            measure.note(f'{key}: {codec}, {player}: {measure.spread(values, unit, digits)}')


def opened(player, clip):
    """A player that stands, told to open a recording; milliseconds until its first picture is on the screen."""
    time.sleep(SETTLE_S)
    began = video_players.now_us()
    player.open(clip)
    return (WATCH.first_after(began, lambda number: number == 0) - began) / 1000


def sought(player, number):
    began = video_players.now_us()
    player.seek(number)
    return (WATCH.first_after(began, lambda seen: seen == number) - began) / 1000


def open_and_seek(players):
    first, seek = Figures(), Figures()
    rand = random.Random(SEED)
    for _ in range(measure.RUNS):
        numbers = [rand.randrange(30, marked_clips.RATE * (marked_clips.SECONDS - 2)) for _ in range(SEEKS_A_TURN)]
        for codec, clip in CLIPS.items():
            for cls in players:
                if cls is video_players.GstPlay:
                    began = video_players.now_us()
                    player = cls(clip)
                    first.add(cls.name, codec, (WATCH.first_after(began, lambda number: number >= 0) - began) / 1000)
                else:
                    player = cls()
                    first.add(cls.name, codec, opened(player, clip))
                    time.sleep(0.5)
                    for number in numbers:
                        seek.add(cls.name, codec, sought(player, number))
                        time.sleep(0.1)
                player.close()
                time.sleep(0.3)
    first.over_best('media.first_frame_over_best', players[1:], 'ms')
    measure.note('first frame: opened in a window that stands; gst-play-1.0 has none and is started')
    seek.over_best('media.seek_over_best', players[1:], 'ms')
    return first


def bare_playbin(first):
    base = [float(subprocess.run([BARE, clip.as_uri()], check=True, timeout=60, text=True, stdout=subprocess.PIPE).stdout)
            for clip in [CLIPS['vp9']] * (measure.RUNS + 1)][1:]
    measure.ratio('media.first_frame_over_gst', first.values['lyceum', 'vp9'], base)


def missed(numbers):
    """How many pictures were never on the screen, between the first and the last that were."""
    return numbers[-1] - numbers[0] + 1 - len(set(numbers))


def playing(cls, clip):
    """Percent of a processor while it plays, and pictures left out; then hidden; and MiB that playing adds."""
    if cls is video_players.GstPlay:
        player, before = cls(clip), None
        WATCH.first_after(video_players.now_us(), lambda number: number >= 0)
    else:
        player = cls()
        time.sleep(SETTLE_S)
        before = measure.pss_mib(player.pid)
        player.open(clip)
        player.play()
    time.sleep(3)
    from_us, cpu = video_players.now_us(), video_players.cpu_s(player.pid)
    time.sleep(PLAY_S)
    to_us, seen_cpu = video_players.now_us(), video_players.cpu_s(player.pid) - cpu
    numbers = WATCH.between(from_us, to_us)
    pss = measure.pss_mib(player.pid)
    player.minimise()
    time.sleep(2.5)
    cpu = video_players.cpu_s(player.pid)
    time.sleep(PLAY_S / 2)
    hidden_cpu = video_players.cpu_s(player.pid) - cpu
    player.close()
    return {'cpu': seen_cpu / PLAY_S * 100, 'missed': missed(numbers) if len(numbers) > 1 else None,
            'hidden': hidden_cpu / (PLAY_S / 2) * 100, 'pss': pss, 'added': pss - before if before else pss}


def play(players):
    cpu, hidden, pss, added, dropped = (Figures() for _ in range(5))
    for _ in range(measure.RUNS):
        for codec, clip in CLIPS.items():
            for cls in players:
                got = playing(cls, clip)
                for figures, key in ((cpu, 'cpu'), (hidden, 'hidden'), (pss, 'pss'), (added, 'added'), (dropped, 'missed')):
                    if got[key] is not None:
                        figures.add(cls.name, codec, got[key])
    if video_players.Mpv in players:
        for codec in CLIPS:
            measure.figure(f'media.cpu_over_mpv.{codec}', statistics.median(
                a / b for a, b in zip(cpu.values['lyceum', codec], cpu.values['mpv', codec], strict=True)))
        measure.figure('media.cpu_over_mpv', max(statistics.median(
            a / b for a, b in zip(cpu.values['lyceum', codec], cpu.values['mpv', codec], strict=True)) for codec in CLIPS))
    measure.figure('media.hidden_cpu_percent', max(hidden.median('lyceum', codec) for codec in CLIPS))
    measure.figure('media.dropped_frames', max(dropped.median('lyceum', codec) for codec in CLIPS), 0)
    measure.figure('media.pss_added_mib', max(added.median('lyceum', codec) for codec in CLIPS))
    cpu.say(f'processor while playing {PLAY_S} s', '%')
    hidden.say('processor while minimised', '%')
    dropped.say(f'pictures of {PLAY_S * marked_clips.RATE} that were never on the screen', '', 0)
    added.say('PSS that playing adds (gst-play-1.0: all of it)', 'MiB')
    pss.say('PSS while playing', 'MiB')


def main():
    measure.say_conditions()
    players = [video_players.Ours, *video_players.install(
        [video_players.Mpv, video_players.Celluloid, video_players.GstPlay])]
    first = open_and_seek(players)
    bare_playbin(first)
    play(players)
    WATCH.close()


video_players.Ours.program, BARE = sys.argv[1:3]
CLIPS = marked_clips.make(sys.argv[4])
WATCH = video_players.Watcher(sys.argv[3])
main()
