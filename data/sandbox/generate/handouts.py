# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the cohort's shared files ../files/*.pdf and *.png. Run: python3 handouts.py"""

import pathlib

import cairo

from figures import ellipse, fill, rounded

OUT = pathlib.Path(__file__).parent.parent / "files"


def text(c, x, y, size, words, colour="#22303a", bold=False):
    c.select_font_face("Cantarell", cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
    c.set_font_size(size)
    c.set_source_rgb(*(int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)))
    c.move_to(x, y)
    c.show_text(words)


def columns(path):
    """The three columns of the lesson on an A4 page, to be printed and hung up."""
    surface = cairo.PDFSurface(str(path), 842, 595)
    surface.set_metadata(cairo.PDF_METADATA_TITLE, "Decided, who, by when")
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-01-01T00:00:00")
    c = cairo.Context(surface)
    text(c, 40, 58, 24, "When we leave, we will have", bold=True)
    c.rectangle(352, 60, 450, 1)
    fill(c, "#8fa3b0")
    for x, width, title, colour in ((40, 400, "Decided", "#0b7285"), (456, 160, "Who", "#2f9e6e"), (632, 170, "By when", "#e8770c")):
        rounded(c, x, 90, width, 40, 10)
        fill(c, colour)
        text(c, x + 16, 117, 18, title, "#ffffff", True)
        for row in range(8):
            c.rectangle(x, 180 + row * 46, width, 0.8)
            fill(c, "#b6c4cd")
    text(c, 40, 560, 13, "Read the lines aloud before you leave. One name a line, and a date with a day in it.", "#5b6c77")
    surface.finish()


def circles(path):
    """A meeting as circles: the more somebody said, the bigger."""
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, 800, 500)
    c = cairo.Context(surface)
    c.set_source_rgb(0.99, 0.97, 0.93)
    c.paint()
    text(c, 36, 52, 24, "Who said how much, Tuesday at the library", bold=True)
    for x, y, r, colour, name in ((190, 230, 118, "#e8590c", "the puppet"), (430, 190, 76, "#1c7ed6", "Hanna"), (600, 320, 60, "#2f9e6e", "Ole"),
                                  (420, 370, 30, "#9c36b5", "Siv"), (690, 170, 18, "#f08c00", "Per"), (300, 420, 9, "#c2255c", "Ida")):
        ellipse(c, x, y, r, r)
        fill(c, colour)
        text(c, x - 4 * len(name), y + r + 22, 16, name, "#3d4a53")
    surface.write_to_png(str(path))


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    columns(OUT / "decided-who-by-when.pdf")
    circles(OUT / "who-said-how-much.png")
