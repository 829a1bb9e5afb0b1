# SPDX-License-Identifier: GPL-3.0-or-later
"""Flat, friendly people. A figure stands with the pit of its neck at 0,0; its head is about 90 units high."""

import math

import cairo


def rgb(colour, factor=1.0):
    """#rrggbb as three numbers, darker below a factor of 1."""
    return tuple(min(1, int(colour[i:i + 2], 16) / 255 * factor) for i in (1, 3, 5))


def fill(c, colour, factor=1.0):
    c.set_source_rgb(*rgb(colour, factor))
    c.fill()


def ellipse(c, x, y, rx, ry):
    c.save()
    c.translate(x, y)
    c.scale(rx, ry)
    c.new_sub_path()
    c.arc(0, 0, 1, 0, 2 * math.pi)
    c.restore()


def rounded(c, x, y, w, h, r):
    c.new_sub_path()
    for cx, cy, start in ((x + w - r, y + r, -90), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90), (x + r, y + r, 180)):
        c.arc(cx, cy, r, math.radians(start), math.radians(start + 90))
    c.close_path()


class Look:
    """What a figure looks like; the drawing functions below know the words for hair and extras."""

    def __init__(self, skin, hair, style, shirt, glasses=False, beard=False, extra=""):
        self.skin, self.hair, self.style, self.shirt = skin, hair, style, shirt
        self.glasses, self.beard, self.extra = glasses, beard, extra


def draw_hair_behind(c, look):
    if look.style in ("long", "wavy"):
        rounded(c, -46, -112, 92, 122 if look.style == "long" else 104, 44)
        fill(c, look.hair, 0.85)
    elif look.style == "afro":
        ellipse(c, 0, -88, 61, 57)
        fill(c, look.hair)
    elif look.style == "bun":
        ellipse(c, 0, -129, 18, 17)
        fill(c, look.hair, 0.85)
    elif look.style == "bob":
        rounded(c, -46, -112, 92, 86, 36)
        fill(c, look.hair, 0.85)
    elif look.style == "tail":
        c.move_to(20, -108)
        c.curve_to(78, -112, 62, -40, 50, -22)
        c.curve_to(44, -46, 40, -70, 22, -82)
        fill(c, look.hair, 0.85)
    elif look.style == "scarf":
        rounded(c, -47, -116, 94, 120, 46)
        fill(c, look.hair, 0.88)


def draw_hair(c, look):
    """The hair in front: a cap whose edge on the forehead differs by style."""
    if look.style == "bald":
        return
    c.save()
    ellipse(c, 0, -76, 40.5, 46.5)
    c.clip()
    edge = {"short": -86, "side": -90, "afro": -92, "crop": -94, "scarf": -97}.get(look.style, -90)
    c.move_to(-60, -140)
    c.line_to(60, -140)
    if look.style in ("side", "long", "bob", "tail"):
        c.line_to(60, edge + 24)
        c.curve_to(30, edge + 14, -2, edge - 4, -14, edge - 20)
        c.curve_to(-20, edge, -34, edge + 12, -60, edge + 26)
    elif look.style in ("wavy", "curls"):
        c.line_to(60, edge + 14)
        for x in (40, 20, 0, -20, -40):
            c.curve_to(x + 18, edge + 12, x + 4, edge + 12, x, edge)
        c.line_to(-60, edge + 14)
    else:
        c.line_to(60, edge + 6)
        c.curve_to(24, edge - 5, -24, edge - 5, -60, edge + 6)
    fill(c, look.hair)
    c.restore()
    if look.style == "curls":
        for angle in range(200, 345, 24):
            ellipse(c, 38 * math.cos(math.radians(angle)), -80 + 40 * math.sin(math.radians(angle)), 15, 15)
            fill(c, look.hair)


def draw_mouth(c, look, openness, smile):
    c.set_line_cap(cairo.LINE_CAP_ROUND)
    if openness > 0.08:
        ellipse(c, 0, -49, 10 + 2 * smile, 3 + 9 * openness)
        fill(c, "#7c2d32")
        c.save()
        ellipse(c, 0, -49, 10 + 2 * smile, 3 + 9 * openness)
        c.clip()
        ellipse(c, 0, -49 + 10 * openness, 8, 4)
        fill(c, "#d9706f")
        c.restore()
        return
    c.move_to(-13, -51)
    c.curve_to(-8, -51 + 11 * smile, 8, -51 + 11 * smile, 13, -51)
    c.set_line_width(3.4)
    c.set_source_rgb(*rgb(look.skin, 0.48))
    c.stroke()


def draw_eyes(c, look, blink, gaze, brow):
    for side in (-1, 1):
        if blink:
            c.move_to(side * 15 - 5, -73)
            c.line_to(side * 15 + 5, -73)
            c.set_line_width(3)
            c.set_source_rgb(0.16, 0.13, 0.14)
            c.stroke()
        else:
            ellipse(c, side * 15 + 3.5 * gaze, -74, 4.1, 4.8)
            fill(c, "#2a2226")
            ellipse(c, side * 15 + 3.5 * gaze + 1.3, -75.6, 1.3, 1.3)
            fill(c, "#ffffff")
        c.move_to(side * 9, -85 - brow)
        c.curve_to(side * 13, -88 - 1.4 * brow, side * 17, -88 - 1.4 * brow, side * 22, -84.5 - brow)
        c.set_line_width(3)
        c.set_source_rgb(*rgb(look.hair if look.style not in ("scarf", "bald") else look.skin,
                              0.8 if look.style not in ("scarf", "bald") else 0.5))
        c.stroke()


def draw_head(c, look, openness=0.0, smile=1.0, blink=False, gaze=0.0, brow=0.0):
    draw_hair_behind(c, look)
    rounded(c, -15, -42, 30, 46, 13)
    fill(c, look.skin, 0.88)
    for side in (-1, 1):
        if look.style != "scarf":
            ellipse(c, side * 39, -70, 7, 10)
            fill(c, look.skin, 0.94)
    ellipse(c, 0, -74, 39, 44)
    fill(c, look.skin)
    if look.beard:
        c.save()
        ellipse(c, 0, -74, 39, 44)
        c.clip()
        c.move_to(-50, -66)
        c.curve_to(-30, -52, -24, -62, 0, -61)
        c.curve_to(24, -62, 30, -52, 50, -66)
        c.line_to(50, 0)
        c.line_to(-50, 0)
        fill(c, look.hair)
        c.restore()
        ellipse(c, 0, -48, 19, 9)
        fill(c, look.skin)
    for side in (-1, 1):
        ellipse(c, side * 24, -60, 7, 5)
        c.set_source_rgba(0.92, 0.4, 0.36, 0.0 if look.beard else 0.2)
        c.fill()
    c.move_to(1, -70)
    c.curve_to(5, -63, 5, -61, -1, -61)
    c.set_line_width(2.6)
    c.set_source_rgb(*rgb(look.skin, 0.78))
    c.stroke()
    draw_mouth(c, look, openness, smile)
    draw_eyes(c, look, blink, gaze, brow)
    draw_hair(c, look)
    if look.glasses:
        c.set_line_width(2.6)
        c.set_source_rgb(0.2, 0.2, 0.26)
        for side in (-1, 1):
            ellipse(c, side * 15, -73, 11.5, 11)
            c.stroke()
        c.move_to(-4, -74)
        c.line_to(4, -74)
        c.stroke()
    if look.extra == "earrings":
        for side in (-1, 1):
            ellipse(c, side * 40, -56, 3.6, 3.6)
            fill(c, "#f6c445")


def draw_body(c, look):
    c.move_to(-92, 190)
    c.curve_to(-92, 50, -86, 22, -34, 10)
    c.curve_to(-14, 26, 14, 26, 34, 10)
    c.curve_to(86, 22, 92, 50, 92, 190)
    c.close_path()
    fill(c, look.shirt)
    if look.style == "scarf":
        c.move_to(-40, 4)
        c.curve_to(-20, 40, 20, 40, 40, 4)
        c.curve_to(20, -20, -20, -20, -40, 4)
        fill(c, look.hair, 0.95)
    c.move_to(-34, 10)
    c.curve_to(-14, 26, 14, 26, 34, 10)
    c.set_line_width(5)
    c.set_source_rgb(*rgb(look.shirt, 0.84))
    if look.style != "scarf":
        c.stroke()
    c.new_path()


def draw_arm(c, look, side, hand_x, hand_y):
    """An arm from the shoulder to a hand at the given place, bent at the elbow."""
    elbow_x, elbow_y = (side * 78 + hand_x) / 2 + side * 26, (40 + hand_y) / 2 + 34
    c.set_line_cap(cairo.LINE_CAP_ROUND)
    c.move_to(side * 70, 46)
    c.curve_to(side * 84, 70, elbow_x, elbow_y, hand_x, hand_y)
    c.set_line_width(30)
    c.set_source_rgb(*rgb(look.shirt, 0.93))
    c.stroke()
    ellipse(c, hand_x, hand_y - 5, 14, 15)
    fill(c, look.skin)


def draw_figure(c, look, x, y, scale=1.0, tilt=0.0, hands=(), **face):
    """A figure at x, y; hands are (side, x, y), drawn in front; face goes to draw_head()."""
    c.save()
    c.translate(x, y)
    c.scale(scale, scale)
    draw_body(c, look)
    c.save()
    c.translate(0, 19)
    c.rotate(tilt)
    draw_head(c, look, **face)
    c.restore()
    for hand in hands:
        draw_arm(c, look, *hand)
    c.restore()
