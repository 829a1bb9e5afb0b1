# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of "Why are we meeting?"."""

import math

from figures import fill, rounded


def invitation(s):
    s.backdrop()
    s.person("Omar", 280, 330, 1.5, gaze=0.9, smile=0.4 if s.past(2) else 0.8, brow=4 * s.grow(1, 2600))
    rounded(s.c, 90, 470, 780, 90, 20)
    fill(s.c, "#c98f5c")
    come = s.grow(1, 1700, 1500)
    x, y = 1020 - 350 * come, 60 + 160 * come - 60 * math.sin(come * math.pi)
    if not s.past(2):
        s.envelope(x, y, 74)
        return
    open_ = s.grow(2)
    if s.card(670, 230, 380, 270, open_):
        s.label("Project sync", 670, 170, 38)
        for number, words in enumerate(("one hour", "eight people")):
            shown = s.grow(2, 1100 + 900 * number, 300)
            s.label(words, 670, 236 + 48 * number, 28, "#4a5a66", shown, False)
    s.tick(830, 340, 44, s.grow(3, 700))


def a_working_day(s):
    s.backdrop("#2b2148", "#6a3f5f", False)
    joined = s.grow(5, 1200, 1800)
    names = ("Lena", "Omar", "Rosa", "Jun")
    for index in range(8):
        x = 120 + 103 * index
        s.c.save()
        if not s.past(5):
            lift = 8 * math.sin(s.t / 500 + index)
            s.disc(x + 26, 120 + lift, 25, "#fffaf0", s.grow(4, 250 * index))
            s.disc(x + 12, 156 + lift, 7, "#fffaf0", s.grow(4, 250 * index))
            for dot in range(3):
                s.disc(x + 16 + 10 * dot, 120 + lift, 3, "#6a3f5f", s.grow(4, 250 * index))
        s.person(names[index % 4], x, 290, 0.56, smile=-0.2, gaze=math.sin(s.t / 800 + index))
        s.c.restore()
        if s.past(5):
            s.clock(x + (480 + 40 * (index - 3.5) - x) * joined, 130, 38, 9 + index, 0, s.grow(5, 120 * index, 300))
    rounded(s.c, 40, 350, 880, 220, 30)
    fill(s.c, "#c98f5c")
    if joined > 0.6 and s.card(480, 430, 460, 84, s.grow(5, 2500)):
        s.label("a whole working day", 480, 442, 34)


def finish_the_sentence(s):
    s.backdrop()
    s.person("Lena", 250, 400, 1.3, gaze=0.8, smile=0.1 if s.past(10) and not s.past(12) else 1)
    s.person("Omar", 710, 400, 1.3, gaze=-0.8, brow=4 if s.past(8) and not s.past(9) else 0)
    if s.card(480, 118, 640, 150, s.grow(7, 2600)):
        s.label("When we leave, we will have...", 480, 104, 32)
        first, second = s.grow(9, 1500), s.grow(11, 2600)
        if not s.past(11, 1500):
            s.label("talked about the project", 480, 160, 32, "#c2452d", first)
            s.strike(480, 150, 390, s.grow(10, 300))
        else:
            s.label("picked a launch date", 480, 160, 32, "#1f7a4d", second)
            s.tick(770, 148, 26, s.grow(12, 200))
    else:
        for dot in range(3):
            s.disc(440 + 40 * dot, 118, 9, "#ffe9a8", 0.4 + 0.4 * math.sin(s.t / 260 - dot))


def pillar(s, x, cue, colour):
    shown = s.grow(cue)
    return s.card(x, 210, 240, 250, shown, colour), shown


def three_reasons(s):
    s.backdrop("#123b3a", "#2f6e5c", False)
    for index in range(3):
        s.disc(180 + 300 * index, 210 + 10 * math.sin(s.t / 400 + index), 34, "#ffe9a8", 0.25 + 0.6 * s.grow(13, 300 + 400 * index))
    ready, _ = pillar(s, 180, 14, "#ffe0a3")
    if ready:
        s.path([(180, 290), (180, 225), (125, 150)], 14, "#c9a15a")
        turn = s.grow(14, 700)
        s.path([(180, 290), (180, 225), (180 + 55 * turn, 225 - 75 * turn)], 16, "#e8705f")
        s.tick(238, 140, 24, s.grow(14, 1100))
        s.label("decide", 180, 322, 28)
    ready, _ = pillar(s, 480, 15, "#bfe3ff")
    if ready:
        for index, (x, y, colour) in enumerate(((435, 262, "#4c8bf5"), (485, 262, "#f2b84b"), (535, 262, "#5fb48a"), (460, 212, "#e8705f"), (510, 212, "#9775fa"), (485, 162, "#f2b84b"))):
            drop = s.grow(15, 200 + 200 * index, 300)
            if drop > 0:
                rounded(s.c, x - 27, y - 24 - 90 * (1 - drop), 46, 46, 8)
                fill(s.c, colour)
        s.label("make", 480, 322, 28)
    ready, _ = pillar(s, 780, 16, "#ffd0d0")
    if ready:
        near = 18 * s.grow(16, 1000, 1500)
        s.person("Lena", 722 + near, 234, 0.52, gaze=1)
        s.person("Jun", 838 - near, 234, 0.52, gaze=-1)
        rounded(s.c, 660, 280, 240, 55, 18)
        fill(s.c, "#ffd0d0")
        s.label("know each other", 780, 322, 26)
    if s.past(17):
        pulse = 1 + 0.08 * math.sin(s.t / 250)
        s.path([(180, 380), (180 + 600 * s.grow(17, 300, 1200), 380)], 8, "#ffe9a8")
        for x in (180, 480, 780):
            s.disc(x, 380, 15 * pulse * s.grow(17, 300 + (x - 180) * 2, 300), "#ffe9a8")
    if s.past(18):
        slip = s.grow(18, 1500, 900)
        s.envelope(480, 430 + 160 * slip, 36, "#dfe7ec")


def news_in_writing(s):
    s.backdrop("#463322", "#a5683e", False)
    s.disc(760, 130, 80 + 3 * math.sin(s.t / 900), "#ffdf9e", 0.9)
    s.person("Rosa", 330, 330, 1.5, gaze=0.6, smile=1, hands=((1, 120, 86),))
    flight = s.grow(19, 300, 2200)
    if not s.past(20):
        s.envelope(1020 - 500 * flight, 110 + 220 * flight - 90 * math.sin(flight * math.pi), 58)
    else:
        s.notebook(540, 310, 96)
        again = ((s.t - s.start(21)) % 2400) / 2400
        s.disc(480 + 110 * (again * 4 % 1), 262 + 34 * int(again * 4), 7, "#e8705f", 0.8)
    rounded(s.c, 60, 468, 840, 90, 20)
    fill(s.c, "#7f5234")
    if s.past(21) and s.card(640, 120, 420, 96, s.grow(21, 1300)):
        s.label("told everyone", 600, 132, 34, "#c2452d")
        s.envelope(780, 120, 34 * s.grow(21, 3000), "#bfe3ff")


def the_kind_question(s):
    s.backdrop()
    s.person("Lena", 270, 360, 1.45, gaze=0.7)
    s.person("Omar", 720, 360, 1.45, gaze=-0.7, brow=5 * s.grow(23, 1800) - 3 * s.grow(24), smile=0.6 + 0.4 * s.grow(24))
    if not s.past(23):
        s.envelope(480 + 12 * math.sin(s.t / 300), 150, 66)
        s.path([(430, 220), (530, 220)], 6, "#ffe9a8", s.grow(22, 2000), [2, 14])
    elif s.bubble(500, 100, 560, 96, 350, 210, s.grow(23, 1600)):
        s.label("What will we have when we leave?", 500, 112, 29)
    if s.past(25):
        pulse = 1 + 0.06 * math.sin(s.t / 200)
        for side, height in ((-1, 0), (1, 0)):
            s.disc(480 + side * 17 * pulse, 236, 21 * pulse * s.grow(25), "#e8705f")
        s.c.move_to(480 - 36 * pulse, 244)
        s.c.line_to(480 + 36 * pulse, 244)
        s.c.line_to(480, 244 + 44 * pulse * s.grow(25))
        fill(s.c, "#e8705f")


def an_hour_back(s):
    s.backdrop("#2c6e8f", "#8fc7a8", False)
    s.disc(820, 100, 62, "#ffe08a")
    s.c.move_to(0, 420)
    s.c.curve_to(300, 350, 620, 470, 960, 380)
    s.c.line_to(960, 540)
    s.c.line_to(0, 540)
    fill(s.c, "#4d8f5b")
    s.person("Omar", 300, 350, 1.35, gaze=0.8, hands=((1, 110, 40),) if s.past(27) else ((1, 90, 100),))
    if not s.past(27):
        if s.card(620, 190, 400, 120, s.grow(26, 900)):
            s.label("one meeting of your own", 620, 202, 30)
    else:
        back = s.grow(27, 1800, 1600)
        s.clock(620, 200, 96, 12 - back, 0)
        s.tick(700, 280, 34, s.grow(27, 3300))


SCENES = [(1, invitation), (4, a_working_day), (6, finish_the_sentence), (13, three_reasons), (19, news_in_writing), (22, the_kind_question), (26, an_hour_back)]
