# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of "The first two minutes"."""

import math

from figures import fill, rounded

LOOKING = ("Lena", "Omar", "Rosa", "Jun")


def rain(s, x, y, w, h):
    s.c.save()
    rounded(s.c, x, y, w, h, 12)
    s.c.set_source_rgb(0.42, 0.52, 0.6)
    s.c.fill_preserve()
    s.c.clip()
    for drop in range(26):
        left = x + (drop * 61) % w
        top = y + (drop * 97 + s.t * 0.22) % (h + 30) - 30
        s.path([(left, top), (left - 5, top + 18)], 2, "#d7e6ef", 0.8)
    s.c.restore()


def ten_past(s):
    s.backdrop("#2a3146", "#4b5a66", False)
    rain(s, 90, 40, 300, 130)
    s.clock(760, 104, 66, 10, 10 * s.grow(2, 0, 5200))
    bored = {name: {"smile": 0.1} for name in LOOKING}
    s.meeting(gaze={"Lena": 0.9, "Omar": -0.9, "Rosa": 0.2, "Jun": -0.2}, faces=bored)
    for x, glow in ((585, 0), (795, 1.3)):
        rounded(s.c, x - 22, 306, 44, 66, 8)
        fill(s.c, "#20262e")
        s.disc(x, 338, 13, "#8ecbff", 0.6 + 0.3 * math.sin(s.t / 500 + glow))
    if s.past(2) and not s.past(3):
        for x, name in ((225, "rain"),):
            if s.bubble(x + 50, 116, 130, 74, 190, 190, s.grow(2, 700)):
                s.label(name, x + 50, 126, 28)
    if s.past(3) and s.bubble(440, 110, 320, 84, 385, 186, s.grow(3, 1900)):
        s.label("so, where were we?", 440, 121, 28)


def two_minutes(s):
    s.backdrop("#123b3a", "#2f6e5c", False)
    along = s.grow(4, 0, 2400)
    for colour, bend in (("#e8705f", 190), ("#ffe9a8", -10)):
        points = [(90 + 780 * k / 30, 330 + (bend * math.sin(k / 30 * 2.6) if colour != "#ffe9a8" else -190 * ease_square(k / 30))) for k in range(31)]
        s.path(points[:2 + int(29 * along)], 9, colour, 0.9, [1, 18] if bend > 0 else None)
    s.disc(90, 330, 20, "#fffaf0")
    if s.past(5):
        s.card(480, 210, 560, 210, s.grow(5))
        s.clock(310, 210, 76, 0, 2 * s.grow(5, 900, 900), s.grow(5, 200))
        for index, colour in enumerate(("#4c8bf5", "#f2b84b", "#5fb48a")):
            s.disc(480 + 100 * index, 190, 36 * s.grow(5, 1700 + 350 * index, 300), colour)
        if s.past(5, 2400):
            s.label("three moves", 580, 284, 32)


def ease_square(x):
    return x * x * (3 - 2 * x)


def say_where(s):
    s.backdrop()
    look = 0.9 if s.past(9) else 0.0
    if s.past(7) and not s.past(8):
        s.meeting(lit="Lena", gaze={name: -0.7 for name in ("Omar", "Rosa", "Jun")})
        if s.card(540, 96, 500, 120, s.grow(7, 1500)):
            s.label("When we leave, we will have", 540, 90, 28)
            s.label("picked a launch date", 540, 130, 30, "#1f7a4d", s.grow(7, 3000))
    else:
        s.meeting(lit="Lena" if s.past(8) and not s.past(9) else None, gaze={name: look if s.past(9) else -0.5 for name in LOOKING})
        if not s.past(7):
            if s.card(480, 100, 420, 90, s.grow(6, 700)):
                s.label("the sentence out loud", 480, 112, 32)
        elif not s.past(9):
            s.clock(480, 70, 58, 10, 30 * s.grow(8, 200, 1400))
        elif not s.past(10):
            wave = 10 * math.sin(s.t / 250)
            s.path([(840, 190), (840, 60)], 7, "#fffaf0")
            s.c.move_to(843, 62)
            s.c.curve_to(870, 52 + wave, 900, 92 - wave, 930, 74)
            s.c.line_to(930, 124)
            s.c.curve_to(900, 142 - wave, 870, 102 + wave, 843, 112)
            fill(s.c, "#e8705f")
        else:
            s.clock(480, 70, 58, 10, 30)
            s.tick(534, 108, 26, s.grow(10, 1700))


def every_voice(s):
    s.backdrop("#2b2148", "#6a3f5f", False)
    said = {"Omar": (15, "Hopeful.", 375), "Jun": (16, "Nervous.", 795), "Rosa": (17, "Ready.", 585)}
    current = s.speaker()
    glad = {name: {"smile": 1.2 if name not in said or s.past(said[name][0], 900) else 0.3} for name in LOOKING}
    glad["Jun"] = {"smile": -0.4 if s.past(16) else 0.3, "brow": 3 if s.past(16) else 0}
    lit = current if current in said or current == "Lena" else ("Jun" if s.past(18, 2400) else None)
    gaze = {"Lena": 0.8 if s.past(15) else 0, "Omar": 0.6 if s.past(18, 2400) else -0.5, "Rosa": 0.8 if s.past(18, 2400) else -0.5, "Jun": -0.5}
    s.meeting(lit=lit, gaze=gaze, faces=glad)
    for name, (cue, word, x) in said.items():
        if s.past(cue) and s.bubble(x, 92, 176, 76, x, 160, s.grow(cue, 0, 260)):
            s.label(word, x, 103, 29)
    if not s.past(13):
        for index in range(4):
            glow = s.grow(11, 500 + 380 * index, 300)
            for ring in range(2):
                s.disc(165 + 210 * index, 96, (18 + 16 * ring + 4 * math.sin(s.t / 300 + index)) * glow, "#ffe9a8", 0.75 - 0.45 * ring)
    elif not s.past(15):
        if s.bubble(330, 92, 250, 80, 200, 160, s.grow(14, 200)):
            s.label("One word each.", 330, 103, 29)
        elif not s.past(14):
            breath = (math.sin(s.t / 700) + 1) / 2
            s.disc(480, 100, 30 + 34 * breath, "#bfe3ff", 0.5)


def the_jobs(s):
    s.backdrop("#123b3a", "#2f6e5c", False)
    jobs = (("Omar", 20, 200), ("Rosa", 21, 480), ("Jun", 22, 760))
    if s.past(23):
        lift = 16 * s.grow(23, 600, 1200)
        both = {name: ((-1, -66, 96 - lift), (1, 66, 96 - lift)) for name in LOOKING}
        s.c.save()
        s.meeting(y=266 - lift * 0.3, hands=both, faces={name: {"smile": 1.3} for name in LOOKING})
        s.c.restore()
        for index, name in enumerate(LOOKING):
            for side in (-1, 1):
                s.disc(165 + 210 * index + side * 60, 350 - lift * 0.3, 15, {"Lena": "#e3b08a", "Omar": "#8d5a3b", "Rosa": "#c98d62", "Jun": "#f0c9a0"}[name])
        return
    for name, cue, x in jobs:
        s.person(name, x, 350, 1.05, smile=1 if s.past(cue) else 0.4, gaze=0.3 * math.sin(s.t / 900) if name == "Jun" and s.past(22) else 0)
        s.disc(x, 140, 88 * s.grow(cue, 100), "#fffaf0", 0.14)
        if not s.past(cue):
            s.disc(x, 140, 26 + 4 * math.sin(s.t / 300 + x), "#ffe9a8", 0.5 * s.grow(19, 900 + x))
    s.clock(200, 140, 64, 10, (s.t - s.start(20)) / 400 if s.past(20) else 0, s.grow(20, 200))
    if s.past(21):
        s.notebook(480, 140, 62 * max(0.2, s.grow(21, 200)))
        s.path([(515, 120 + 30 * math.sin(s.t / 400)), (556, 72 + 30 * math.sin(s.t / 400))], 11, "#e8705f")
    if s.past(22):
        s.eye(760, 140, 66 * max(0.1, s.grow(22, 200)))
    rounded(s.c, 60, 470, 840, 110, 30)
    fill(s.c, "#c98f5c")


def your_turn(s):
    s.backdrop()
    for index, (words, colour) in enumerate((("The sentence", "#ffe0a3"), ("every voice", "#bfe3ff"), ("three jobs", "#c8efd8"))):
        y = 110 + 92 * index
        if s.card(280, y, 380, 76, s.grow(24, 100 + 1000 * index, 350), colour):
            s.label(words, 290, y + 11, 31)
            s.tick(124, y, 22, s.grow(24, 450 + 1000 * index, 300))
    if s.past(25):
        s.clock(720, 150, 100, 10, 2 * s.grow(25, 600, 2500), s.grow(25))
    s.person("Lena", 660, 410, 1.05, gaze=0.2, smile=1.2)
    s.person("Jun", 840, 410, 1.05, gaze=-0.3, smile=1.2, hands=((-1, -60, 50 - 26 * s.grow(26, 500)),))
    if s.past(26):
        s.path([(90, 430), (90 + 400 * s.grow(26, 200, 2400), 430)], 14, "#ffe9a8")
        s.path([(90, 400), (90 + 150 * s.grow(26, 200, 2400), 400)], 14, "#8fa3b0", 0.8)


SCENES = [(1, ten_past), (4, two_minutes), (6, say_where), (11, every_voice), (19, the_jobs), (24, your_turn)]
