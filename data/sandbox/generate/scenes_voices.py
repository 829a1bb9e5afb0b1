# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of "Room for every voice"."""

import math

from figures import fill, rounded

# A meeting seen: where each one sits, and how much each has said after half an hour.
SEATS = {"Omar": (250, 150, 88), "Lena": (690, 150, 74), "Rosa": (250, 380, 26), "Jun": (690, 380, 5)}
COLOURS = {"Omar": "#5b9bd5", "Lena": "#f2b84b", "Rosa": "#e8705f", "Jun": "#5fb48a"}


def who_is_talking(s):
    s.backdrop("#2a3146", "#3c5a66", False)
    rounded(s.c, 350, 190, 250, 170, 60)
    fill(s.c, "#c98f5c")
    for name, (x, y, says) in SEATS.items():
        pulse = 3 * math.sin(s.t / 300 + x) if says > 50 else 0
        s.disc(x, y, 52 + says * s.grow(2, 300, 7000) + pulse, COLOURS[name], 0.42)
        if name == "Jun" and s.past(4):
            s.disc(x, y, 70 + 8 * math.sin(s.t / 400), "#ffe9a8", 0.3)
        s.avatar(name, x, y, 58, smile=0.1 if name == "Jun" else 0.9, gaze=-0.8 if x > 480 else 0.8)
    if s.past(3) and not s.past(4):
        s.clock(475, 270, 62, 10, 30 * s.grow(3, 0, 1800))


def jun_thinks(s):
    s.backdrop()
    s.person("Jun", 480, 380, 1.5, smile=0.2, gaze=0.7 * math.sin(s.t / 1100), brow=3)
    for index, (x, y, r) in enumerate(((600, 250, 11), (640, 210, 18))):
        s.disc(x, y, r, "#fffaf0", s.grow(5, 300 + 250 * index, 300))
    if s.card(740, 126, 230, 130, s.grow(5, 900), "#fffaf0", 60):
        for index, colour in enumerate(("#e8705f", "#f2b84b", "#5fb48a")):
            s.disc(680 + 60 * index, 126 + 7 * math.sin(s.t / 350 + index), 19 * s.grow(5, 1300 + 250 * index, 300), colour)


def two_kinds(s):
    s.backdrop("#123b3a", "#2f6e5c", False)
    fast = s.past(7)
    s.person("Omar", 250, 400, 1.3, gaze=0.5, hands=((1, 66, 50 - 24 * abs(math.sin(s.t / (220 if fast else 420)))),))
    s.person("Jun", 710, 400, 1.3, gaze=-0.4, smile=0.2, brow=3)
    for index in range(4):
        phase = ((s.t / (700 if fast else 1400)) + index / 4) % 1
        x, y = 320 + 330 * phase, 200 - 110 * math.sin(phase * math.pi)
        s.disc(x, y, 20 + 12 * phase, "#bfe3ff", 0.85 * (1 - phase) * s.grow(6, 300))
    if not fast:
        for index, (x, y, r) in enumerate(((770, 250, 10), (790, 214, 16), (770, 140, 48))):
            s.disc(x, y, r, "#fffaf0", s.grow(6, 2400 + 300 * index, 400))
        s.c.save()
        turn = s.t / 900
        for index in range(8):
            s.disc(770 + 26 * math.cos(turn + index * 0.785), 140 + 26 * math.sin(turn + index * 0.785), 4, "#5fb48a", s.grow(6, 3200))
        s.c.restore()
    else:
        rise = s.grow(7, 1500, 700) * (1 - s.grow(7, 2900, 600))
        s.disc(770, 260 - 70 * rise, 10 + 26 * rise, "#fffaf0", 0.9)


def write_first(s):
    s.backdrop("#463322", "#a5683e", False)
    names = ("Lena", "Omar", "Rosa", "Jun")
    calm = {name: {"smile": 0.7} for name in names}
    writing = s.past(10, 1200)
    hands = {name: ((1, 36 + 8 * math.sin(s.t / 160 + sum(map(ord, name))), 84),) for name in names if name != "Lena"} if writing else {}
    s.meeting(hands=hands, faces=calm, lit="Lena" if s.past(10) and not s.past(11) else None)
    for index in range(4):
        shown = s.grow(9, 300 + 250 * index, 350)
        if shown > 0:
            x = 165 + 210 * index
            s.card(x, 378, 92, 66, shown, "#fffaf0", 8)
            for line in range(3):
                s.path([(x - 32, 362 + 15 * line), (x - 32 + max(1, 60 * s.grow(10, 1500 + 1700 * line + 200 * index, 1500)), 362 + 15 * line)], 4, "#8fa3b0")
    if not s.past(9):
        for words, x, colour, after in (("write first", 330, "#ffe0a3", 1500), ("then talk", 640, "#bfe3ff", 2500)):
            if s.card(x, 96, 260, 86, s.grow(8, after, 400), colour):
                s.label(words, x, 107, 32)
    elif s.past(10, 1600) and not s.past(10, 99999):
        if s.card(480, 84, 340, 84, s.grow(10, 1700)):
            s.label("the first of May", 480, 95, 32)
    if s.past(11):
        s.disc(840, 84, 58, "#fffaf0", s.grow(11))
        turn = (s.t - s.start(11)) / 3400
        s.c.move_to(840, 84)
        s.c.arc(840, 84, 46, -math.pi / 2, -math.pi / 2 + min(1, turn) * 2 * math.pi)
        s.c.close_path()
        fill(s.c, "#e8705f")


def go_round(s):
    s.backdrop("#463322", "#a5683e", False)
    names = ("Lena", "Omar", "Rosa", "Jun")
    heard = s.past(14)
    faces = {name: {"smile": 0.2 if heard else 0.9, "brow": 6 * s.grow(14) if heard else 0} for name in names if name != "Jun"}
    faces["Jun"] = {"smile": 1.2 if heard else 0.8}
    s.meeting(lit="Jun" if s.past(13) else None, gaze={"Lena": 0.9, "Omar": 0.9, "Rosa": 0.9, "Jun": -0.6} if s.past(13) else {}, faces=faces)
    order = {"Jun": 0, "Rosa": 1, "Lena": 2, "Omar": 3}
    if s.past(13):
        if s.card(520, 88, 560, 112, s.grow(13, 300)):
            s.label("half empty that day", 520, 82, 30)
            s.label("a holiday", 520, 124, 30, "#c2452d", s.grow(13, 3000))
        return
    for name, place in order.items():
        shown = s.grow(12, 700 + 800 * place, 400)
        x = 165 + 210 * names.index(name)
        if shown > 0:
            s.card(x, 370 - 280 * shown, 96, 76, 1, "#fffaf0", 8)
            for line in range(3):
                s.path([(x - 32, 352 - 280 * shown + 18 * line), (x + 26 - 10 * line, 352 - 280 * shown + 18 * line)], 5, COLOURS[name])


def ball_at(s):
    """The ball flies from Lena's hand to everyone and back."""
    stops = ((165, 0), (375, 1), (165, 2), (795, 3), (165, 4), (585, 5))
    along = (s.t - s.start(15)) / 1150
    here, there = stops[int(along) % 6][0], stops[(int(along) + 1) % 6][0]
    part = along % 1
    return here + (there - here) * part, 118 - 76 * math.sin(part * math.pi)


def pass_the_ball(s):
    s.backdrop()
    if not s.past(17):
        s.meeting(faces={name: {"smile": 1.1} for name in COLOURS})
        x, y = ball_at(s)
    else:
        s.meeting(lit="Lena" if not s.past(17, 2400) else "Rosa", gaze={"Lena": 0.8, "Omar": 0.6, "Rosa": -0.6, "Jun": -0.6}, faces={"Rosa": {"smile": 1.2, "brow": 4}})
        part = s.grow(17, 700, 1500)
        x, y = 165 + 420 * part, 118 - 80 * math.sin(part * math.pi)
        if s.bubble(330, 70, 250, 80, 205, 165, s.grow(17, 2500)):
            s.label("What surprised you?", 330, 80, 24)
    s.disc(x, y, 25, "#e8705f")
    s.path([(x - 12, y - 10), (x, y - 16)], 6, "#fffaf0", 0.7)


def invitation_or_exam(s):
    exam = s.past(19)
    s.backdrop("#10131c" if exam else "#123b3a", "#262b3a" if exam else "#2f6e5c", False)
    if exam:
        s.c.move_to(480, -40)
        s.c.line_to(250, 560)
        s.c.line_to(710, 560)
        s.c.close_path()
        s.c.set_source_rgba(1, 0.95, 0.75, 0.16 * s.grow(19))
        s.c.fill()
        s.person("Rosa", 480, 370, 1.35, smile=-0.7, brow=5, gaze=math.sin(s.t / 260) * 0.8)
        s.label("exam", 480, 90, 40, "#ffe9a8", s.grow(19, 1200))
        return
    s.person("Rosa", 330, 370, 1.35, gaze=0.8, smile=1.2)
    s.envelope(660, 210 + 8 * math.sin(s.t / 500), 92)
    s.label("A name with a reason", 660, 96, 32, "#fffaf0", s.grow(18, 300))
    s.label("an invitation", 660, 340, 32, "#ffe9a8", s.grow(18, 1700))


def open_door(s):
    s.backdrop("#2c4a6e", "#7fa8b8", False)
    opening = s.grow(20, 300, 1500)
    rounded(s.c, 600, 60, 210, 380, 8)
    fill(s.c, "#ffe9a8")
    s.c.move_to(600, 60)
    s.c.line_to(810 - 150 * opening, 60 + 26 * opening)
    s.c.line_to(810 - 150 * opening, 440 + 40 * opening)
    s.c.line_to(600, 440)
    fill(s.c, "#a5683e")
    s.disc(786 - 148 * opening, 264, 9, "#f2b84b")
    s.path([(40, 442), (920, 442)], 5, "#fffaf0", 0.5)
    s.person("Lena", 300, 400, 1.35, gaze=0.6)
    if s.past(21) and s.bubble(470, 90, 190, 84, 360, 190, s.grow(21, 600)):
        s.label("pass", 470, 102, 34)


def all_the_air(s):
    s.backdrop("#2b2148", "#6a3f5f", False)
    swell = s.grow(22, 200, 2200) * (1 - s.grow(24, 2600, 1400))
    jun = s.past(24, 4300)
    s.meeting(lit="Jun" if jun else None, gaze={"Lena": 0.9 if jun else 0.5, "Omar": 0.7 if jun else 0, "Rosa": 0.8 if jun else -0.7, "Jun": -0.4},
              faces={"Rosa": {"smile": 0.9 if s.past(23) else -0.1}, "Jun": {"smile": 1.1 if jun else 0.0, "brow": 3 if jun else 0}, "Omar": {"smile": 1.1, "brow": 3 if s.past(24) else 0}})
    s.disc(375, 60, 60 + 240 * swell, "#5b9bd5", 0.34 * (1 - s.grow(24, 2600, 1400)))
    if s.past(23) and not s.past(24):
        for index, words in enumerate(("Thank them", "one sentence", "pass the ball on")):
            if s.card(175 + 300 * index, 92, 270, 78, s.grow(23, 100 + 1700 * index, 400), ("#ffe0a3", "#bfe3ff", "#c8efd8")[index]):
                s.label(words, 175 + 300 * index, 102, 27)
    if s.past(24) and not s.past(25):
        if s.card(420, 92, 420, 84, s.grow(24, 1000)):
            s.label("the risk is the date", 420, 103, 31)
        part = s.grow(24, 4000, 900)
        if part > 0:
            s.disc(640 + 155 * part, 120 - 50 * math.sin(part * math.pi), 20, "#e8705f")
    if s.past(25):
        for index, name in enumerate(("Lena", "Omar", "Rosa", "Jun")):
            s.disc(165 + 210 * index, 100, 34 * s.grow(25, 250 * index, 500) + 3 * math.sin(s.t / 300 + index), COLOURS[name], 0.8)


def the_dots(s):
    s.backdrop("#2c6e8f", "#8fc7a8", False)
    s.card(620, 215, 560, 330, 1, "#fffaf0")
    counts = {"Omar": 9, "Lena": 7, "Rosa": 3, "Jun": 1}
    for row, (name, count) in enumerate(counts.items()):
        y = 102 + 76 * row
        s.avatar(name, 392, y, 33, "#e6efe9")
        for dot in range(count):
            s.disc(470 + 46 * dot, y, 14 * s.grow(26, 600 + 330 * dot + 170 * row, 250), COLOURS[name])
    if s.past(27):
        y = 102 + 76 * 3
        s.disc(392, y, (44 + 3 * math.sin(s.t / 250)) * s.grow(27, 2600), "#f2b84b")
        s.avatar("Jun", 392, y, 33, "#e6efe9", smile=1.2)
        s.disc(516, y, 14 * s.grow(27, 3400, 300), COLOURS["Jun"])
    s.person("Lena", 170, 390, 1.25, gaze=0.8, smile=1.2, hands=((1, 92, 30 + 8 * math.sin(s.t / 260)),))


SCENES = [(1, who_is_talking), (5, jun_thinks), (6, two_kinds), (8, write_first), (12, go_round), (15, pass_the_ball), (18, invitation_or_exam),
          (20, open_door), (22, all_the_air), (26, the_dots)]
