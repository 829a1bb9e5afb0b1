# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenes of the lessons are drawn with: time by cues, people who speak, and a few props."""

import array
import math

import cairo

from figures import Look, draw_figure, ellipse, fill, rgb, rounded

WIDTH, HEIGHT, FPS = 960, 540, 15

CAST = {
    "Lena": Look("#e3b08a", "#3b2620", "bob", "#f2b84b"),
    "Omar": Look("#8d5a3b", "#171213", "short", "#5b9bd5"),
    "Jun": Look("#f0c9a0", "#1d1a20", "side", "#5fb48a", glasses=True),
    "Rosa": Look("#c98d62", "#5a2e22", "curls", "#e8705f", extra="earrings"),
}


def ease(x):
    """0..1 with a soft start and end."""
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


def spoken_words(text):
    return "".join(ch for ch in text.lower() if ch.isalnum() or ch == " ").split()


class Stage:
    """A frame in the making. Cues are counted from 1, as in the captions."""

    def __init__(self, cues, rate):
        self.cues, self.rate = cues, rate
        self.narration = " ".join(spoken_words(" ".join(cue.text for cue in cues)))
        self.c, self.t = None, 0

    def begin(self, context, t):
        self.c, self.t = context, t

    def start(self, number):
        return self.cues[number - 1].start_ms

    def past(self, number, after_ms=0):
        return self.t >= self.start(number) + after_ms

    def grow(self, number, after_ms=0, for_ms=600):
        """0 before cue `number` (and a while), 1 when it has been shown for a moment."""
        return ease((self.t - self.start(number) - after_ms) / for_ms)

    def loudness(self):
        """How loud the sentence of this moment is just now, 0..1, and who says it."""
        for cue in self.cues:
            first = (self.t - cue.start_ms) * self.rate // 1000
            if 0 <= first < len(cue.sound):
                part = cue.sound[first:first + self.rate // FPS]
                mean = sum(map(abs, part[::8])) / max(1, len(part[::8]))
                return min(1.0, mean / 5200), cue.speaker
        return 0.0, None

    def speaker(self):
        return self.loudness()[1]

    def backdrop(self, top="#1b2a4a", bottom="#2d5560", panels=True):
        gradient = cairo.LinearGradient(0, 0, WIDTH * 0.4, HEIGHT)
        gradient.add_color_stop_rgb(0, *rgb(top))
        gradient.add_color_stop_rgb(1, *rgb(bottom))
        self.c.set_source(gradient)
        self.c.paint()
        if panels:
            self.c.set_source_rgba(1, 1, 1, 0.05)
            for x in (60, 600):
                rounded(self.c, x, 46, 300, 230, 10)
                self.c.fill()

    def person(self, name, x, y, scale=1.0, hands=(), smile=1.0, gaze=0.0, brow=0.0, **more):
        """Somebody of the cast: breathes, blinks, and moves the mouth while speaking."""
        seed = sum(map(ord, name))
        loud, speaker = self.loudness()
        talking = speaker == name
        bob = 2.2 * math.sin(self.t / 900 + seed)
        tilt = 0.025 * math.sin(self.t / 1300 + seed) + (0.03 * math.sin(self.t / 240) if talking else 0)
        blink = (self.t + seed * 137) % 3700 < 130
        if talking and not hands:
            hands = ((1, 66, 62 - 30 * abs(math.sin(self.t / 420))),)
        draw_figure(self.c, CAST[name], x, y + bob, scale, tilt, hands, openness=loud if talking else 0.0,
                    smile=smile, blink=blink, gaze=gaze, brow=brow + (2 if talking else 0), **more)

    def avatar(self, name, x, y, r, back="#fffaf0", **face):
        """Somebody's head and shoulders in a disc."""
        self.disc(x, y, r, back)
        self.c.save()
        ellipse(self.c, x, y, r, r)
        self.c.clip()
        self.person(name, x, y + r * 0.62, r / 72, **face)
        self.c.restore()

    def label(self, words, x, y, size=30, colour="#22303a", alpha=1.0, bold=True):
        """Text, centred. It must be said in the narration: nothing is shown that the captions lack."""
        assert " ".join(spoken_words(words)) in self.narration, f"not spoken: {words}"
        c = self.c
        c.select_font_face("Cantarell", cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
        c.set_font_size(size)
        extents = c.text_extents(words)
        c.set_source_rgba(*rgb(colour), alpha)
        c.move_to(x - extents.width / 2 - extents.x_bearing, y)
        c.show_text(words)
        c.new_path()

    def card(self, x, y, w, h, shown=1.0, colour="#fffaf0", radius=18):
        """A card, centred, that pops up as `shown` goes from 0 to 1. Returns whether it is big enough to write on."""
        if shown <= 0:
            return False
        c, size = self.c, 0.7 + 0.3 * shown
        c.set_source_rgba(0, 0, 0, 0.22 * shown)
        rounded(c, x - w / 2 * size + 4, y - h / 2 * size + 7, w * size, h * size, radius)
        c.fill()
        c.set_source_rgba(*rgb(colour), min(1, shown * 1.6))
        rounded(c, x - w / 2 * size, y - h / 2 * size, w * size, h * size, radius)
        c.fill()
        return shown > 0.6

    def bubble(self, x, y, w, h, tail_x, tail_y, shown=1.0, colour="#fffaf0"):
        if shown <= 0:
            return False
        side = 1 if tail_x > x else -1
        self.c.move_to(x + side * w * 0.12, y + h * 0.3)
        self.c.line_to(x + (tail_x - x) * shown, y + (tail_y - y) * shown)
        self.c.line_to(x + side * w * 0.3, y + h * 0.3)
        fill(self.c, colour)
        return self.card(x, y, w, h, shown, colour, min(w, h) / 2.4)

    def clock(self, x, y, r, hour, minute, shown=1.0, face="#fffaf0"):
        if shown <= 0:
            return
        c, r = self.c, r * (0.6 + 0.4 * shown)
        ellipse(c, x, y, r, r)
        fill(c, "#e8705f")
        ellipse(c, x, y, r * 0.87, r * 0.87)
        fill(c, face)
        c.set_line_cap(cairo.LINE_CAP_ROUND)
        for angle in range(0, 360, 30):
            c.move_to(x + r * 0.7 * math.sin(math.radians(angle)), y - r * 0.7 * math.cos(math.radians(angle)))
            c.rel_line_to(r * 0.07 * math.sin(math.radians(angle)), -r * 0.07 * math.cos(math.radians(angle)))
        c.set_line_width(r * 0.05)
        c.set_source_rgb(0.6, 0.6, 0.6)
        c.stroke()
        for turn, length, width in (((hour + minute / 60) / 12, 0.42, 0.1), (minute / 60, 0.64, 0.07)):
            c.move_to(x, y)
            c.rel_line_to(r * length * math.sin(turn * 2 * math.pi), -r * length * math.cos(turn * 2 * math.pi))
            c.set_line_width(r * width)
            c.set_source_rgb(0.16, 0.2, 0.26)
            c.stroke()

    def envelope(self, x, y, size, colour="#fffaf0"):
        c = self.c
        rounded(c, x - size, y - size * 0.66, 2 * size, 1.32 * size, size * 0.14)
        fill(c, colour)
        c.move_to(x - size * 0.9, y - size * 0.55)
        c.line_to(x, y + size * 0.12)
        c.line_to(x + size * 0.9, y - size * 0.55)
        c.set_line_width(size * 0.1)
        c.set_source_rgb(*rgb("#e8705f"))
        c.stroke()

    def tick(self, x, y, size, shown=1.0, colour="#37a36b"):
        if shown <= 0:
            return
        c = self.c
        ellipse(c, x, y, size * shown, size * shown)
        fill(c, colour)
        c.set_line_cap(cairo.LINE_CAP_ROUND)
        c.move_to(x - size * 0.42 * shown, y + size * 0.02)
        c.line_to(x - size * 0.1 * shown, y + size * 0.36 * shown)
        c.line_to(x + size * 0.46 * shown, y - size * 0.34 * shown)
        c.set_line_width(size * 0.2)
        c.set_source_rgb(1, 1, 1)
        c.stroke()

    def strike(self, x, y, w, shown, colour="#e8505b"):
        if shown <= 0:
            return
        self.c.move_to(x - w / 2, y + 6)
        self.c.line_to(x - w / 2 + w * shown, y - 6 * shown)
        self.c.set_line_width(7)
        self.c.set_line_cap(cairo.LINE_CAP_ROUND)
        self.c.set_source_rgb(*rgb(colour))
        self.c.stroke()

    def path(self, points, width, colour, alpha=1.0, dash=None):
        c = self.c
        c.save()
        c.move_to(*points[0])
        for point in points[1:]:
            c.line_to(*point)
        c.set_line_width(width)
        c.set_line_cap(cairo.LINE_CAP_ROUND)
        c.set_line_join(cairo.LINE_JOIN_ROUND)
        c.set_dash(dash or [])
        c.set_source_rgba(*rgb(colour), alpha)
        c.stroke()
        c.restore()

    def disc(self, x, y, r, colour, alpha=1.0):
        if r > 0:
            ellipse(self.c, x, y, r, r)
            self.c.set_source_rgba(*rgb(colour), alpha)
            self.c.fill()

    def notebook(self, x, y, size):
        self.card(x, y, size * 1.5, size * 1.9, 1, "#fffaf0", size * 0.16)
        for line in range(4):
            self.path([(x - size * 0.48, y - size * 0.5 + line * size * 0.36), (x + size * (0.48 if line % 2 else 0.3), y - size * 0.5 + line * size * 0.36)],
                      size * 0.09, "#9fb3bf")

    def eye(self, x, y, size):
        c = self.c
        c.move_to(x - size, y)
        c.curve_to(x - size * 0.5, y - size * 0.8, x + size * 0.5, y - size * 0.8, x + size, y)
        c.curve_to(x + size * 0.5, y + size * 0.8, x - size * 0.5, y + size * 0.8, x - size, y)
        fill(c, "#fffaf0")
        self.disc(x + size * 0.16 * math.sin(self.t / 700), y, size * 0.36, "#2f5d73")

    def table(self, y=330):
        rounded(self.c, 60, y, 840, 240, 40)
        fill(self.c, "#c98f5c")
        rounded(self.c, 60, y, 840, 18, 9)
        fill(self.c, "#dba873")

    def meeting(self, y=262, names=("Lena", "Omar", "Rosa", "Jun"), lit=None, gaze=None, hands=None, faces=None):
        """Four people behind a table; `lit` is who has the light, gaze and faces are by name."""
        for index, name in enumerate(names):
            x = 165 + 210 * index
            if lit == name:
                self.disc(x, y - 40, 112, "#ffe9a8", 0.22)
            self.person(name, x, y, 0.92, gaze=(gaze or {}).get(name, 0.0), hands=(hands or {}).get(name, ()), **(faces or {}).get(name, {}))
        self.table(y + 84)
