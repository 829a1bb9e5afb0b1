# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws what the course's texts show: ../course/pocket-book.pdf and ../course/twenty-or-three.png. Run: python3 pocket_book.py"""

import math
import pathlib

import cairo

from figures import ellipse, fill, rgb, rounded
from handouts import text

OUT = pathlib.Path(__file__).parent.parent / "course"
WIDTH, HEIGHT, EDGE = 420, 595, 44
INK, SOFT, TEAL, GREEN, ORANGE, BLUE, PAPER = "#22303a", "#5b6c77", "#0b7285", "#2f9e6e", "#e8770c", "#1c7ed6", "#f3f7f8"


def width_of(c, size, words, bold=False):
    c.select_font_face("Cantarell", cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
    c.set_font_size(size)
    return c.text_extents(words).x_advance


def paragraph(c, y, words, size=11, colour=INK, x=EDGE, width=WIDTH - 2 * EDGE):
    """Lines of words from y on; says where the next paragraph begins."""
    line = ""
    for word in words.split():
        if line and width_of(c, size, f"{line} {word}") > width:
            text(c, x, y, size, line, colour)
            y, line = y + size * 1.5, word
        else:
            line = f"{line} {word}".strip()
    text(c, x, y, size, line, colour)
    return y + size * 2.1


def points(c, y, lines, colour):
    for number, words in enumerate(lines, 1):
        ellipse(c, EDGE + 9, y - 4, 9, 9)
        fill(c, colour)
        text(c, EDGE + 9 - width_of(c, 10, str(number), True) / 2, y - 0.5, 10, str(number), "#ffffff", True)
        y = paragraph(c, y, words, x=EDGE + 28, width=WIDTH - 2 * EDGE - 28) - 1
    return y + 4


def heading(c, words, colour):
    c.rectangle(0, 0, WIDTH, 74)
    fill(c, colour)
    text(c, EDGE, 46, 21, words, "#ffffff", True)
    return 106


def footer(c, number):
    text(c, EDGE, HEIGHT - 26, 9, "Meetings worth having · the pocket book", SOFT)
    text(c, WIDTH - EDGE - 6, HEIGHT - 26, 9, str(number), SOFT)
    c.show_page()


def arrow(c, x, y, to_x, to_y):
    c.set_source_rgb(*rgb(SOFT))
    c.set_line_width(1.6)
    c.move_to(x, y)
    c.line_to(to_x, to_y)
    c.stroke()
    angle = math.atan2(to_y - y, to_x - x)
    for turn in (-2.6, 2.6):
        c.move_to(to_x, to_y)
        c.line_to(to_x + 7 * math.cos(angle + turn), to_y + 7 * math.sin(angle + turn))
        c.stroke()


def box(c, x, y, w, h, words, colour, size=10.5):
    rounded(c, x, y, w, h, 9)
    fill(c, colour)
    for number, line in enumerate(words):
        text(c, x + w / 2 - width_of(c, size, line, True) / 2, y + h / 2 + 4 + (number - (len(words) - 1) / 2) * 14, size, line, "#ffffff", True)


def cover(c):
    c.rectangle(0, 0, WIDTH, HEIGHT)
    fill(c, TEAL)
    ellipse(c, WIDTH / 2, 300, 74, 74)
    fill(c, "#e7d9b8")
    for number, colour in enumerate(("#ffd43b", "#ff922b", "#69db7c", "#74c0fc", "#faa2c1", "#b197fc")):
        angle = number * math.pi / 3 - math.pi / 2
        x, y = WIDTH / 2 + 116 * math.cos(angle), 300 + 116 * math.sin(angle)
        ellipse(c, x, y, 24, 24)
        fill(c, colour)
    text(c, WIDTH / 2 - width_of(c, 27, "The pocket book", True) / 2, 96, 27, "The pocket book", "#ffffff", True)
    text(c, WIDTH / 2 - width_of(c, 13, "Meetings worth having, on three pages") / 2, 122, 13, "Meetings worth having, on three pages", "#d7eef2")
    text(c, WIDTH / 2 - width_of(c, 13, "our hour", True) / 2, 304, 13, "our hour", INK, True)
    text(c, WIDTH / 2 - width_of(c, 11, "Print it, fold it, lend it to whoever leads the next one.") / 2, 520, 11,
         "Print it, fold it, lend it to whoever leads the next one.", "#d7eef2")
    c.show_page()


def before(c):
    y = paragraph(c, heading(c, "Before: do we need to meet?", TEAL), "Finish the sentence first: when we leave, we will have. If it will not end, it is too early to invite anyone.")
    box(c, 130, y, 160, 40, ("Does it need all of us?",), BLUE)
    arrow(c, 160, y + 42, 104, y + 74)
    arrow(c, 260, y + 42, 316, y + 74)
    text(c, 104, y + 58, 10, "yes", SOFT, True)
    text(c, 306, y + 58, 10, "no", SOFT, True)
    box(c, EDGE, y + 78, 146, 52, ("Meet: to decide, to make,", "to know each other"), GREEN, 9.5)
    box(c, 230, y + 78, 146, 52, ("Write: a message", "everyone reads alone"), ORANGE, 9.5)
    y = paragraph(c, y + 164, "The three good reasons to meet:")
    y = points(c, y, ("To decide something that needs all of you.", "To make something together, such as a plan that you will live in.",
                      "To know each other, because everything is easier then."), GREEN)
    paragraph(c, y, "And the kind question, for every invitation without a sentence: I am happy to come. What will we have when we leave?", colour=SOFT)
    footer(c, 2)


def inside(c):
    y = paragraph(c, heading(c, "In the room: three moves", GREEN), "The first two minutes decide who will speak in the other fifty-eight.")
    y = points(c, y, ("Say where you are going, and when you may go home.", "Hear every voice once: one word each, round the table.",
                      "Share out the jobs: a clock, notes, and an eye on raised hands."), TEAL)
    text(c, EDGE, y + 6, 12, "Who said how much", INK, True)
    for number, (name, share, colour) in enumerate((("Lena", 46, ORANGE), ("Omar", 31, BLUE), ("Rosa", 14, GREEN), ("Jun", 7, "#9c36b5"), ("Ravi", 2, "#c2255c"))):
        top = y + 22 + number * 24
        text(c, EDGE, top + 12, 10, name)
        rounded(c, EDGE + 44, top, max(6, share * 4.6), 15, 5)
        fill(c, colour)
        text(c, EDGE + 52 + share * 4.6, top + 12, 10, f"{share} %", SOFT)
    paragraph(c, y + 166, "Ravi knows the customers best. Write first, then talk; pass the ball with a name and a reason: "
              "Ravi, you were with customers all week. What would they say to this?")
    footer(c, 3)


def afterwards(c):
    y = paragraph(c, heading(c, "Afterwards: decided, who, by when", ORANGE), "Three columns on the wall, filled while you talk. Read them aloud before you leave.")
    for x, w, title, colour in ((EDGE, 170, "Decided", TEAL), (EDGE + 176, 68, "Who", GREEN), (EDGE + 250, 82, "By when", ORANGE)):
        rounded(c, x, y, w, 26, 6)
        fill(c, colour)
        text(c, x + 10, y + 18, 11, title, "#ffffff", True)
    for number, row in enumerate((("The new site opens on 12 May", "Rosa", "tomorrow noon"), ("Closed on Mondays in winter", "Milan", "1 October"),
                                  ("The archive stays this year", "Jun", "Friday"))):
        top = y + 32 + number * 28
        c.rectangle(EDGE, top, WIDTH - 2 * EDGE, 25)
        fill(c, PAPER)
        for x, words in zip((EDGE + 8, EDGE + 184, EDGE + 256), row):
            text(c, x, top + 17, 10, words)
    y = paragraph(c, y + 148, "The last five minutes:")
    y = points(c, y, ("Read every line aloud.", "Hear a yes from the middle column, or what is in the way.", "Ask what nobody asked, and say thank you by name."), ORANGE)
    paragraph(c, y, "Then send three lines within the hour: what is decided, who does what, what is still open.", colour=SOFT)
    footer(c, 4)


def pocket_book(path):
    surface = cairo.PDFSurface(str(path), WIDTH, HEIGHT)
    surface.set_metadata(cairo.PDF_METADATA_TITLE, "The pocket book")
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, "2026-01-01T00:00:00")
    c = cairo.Context(surface)
    for page in (cover, before, inside, afterwards):
        page(c)
    surface.finish()


def twenty_or_three(path):
    """How long a point of the agenda takes, as a noun and as a question."""
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, 1040, 350)
    c = cairo.Context(surface)
    c.set_source_rgb(*rgb("#fbf7ee"))
    c.paint()
    text(c, 44, 62, 30, "The summer party, in minutes", INK, True)
    for y, words, minutes, colour in ((104, "“Summer party”", 20, ORANGE), (230, "“Who would enjoy running the party this year?”", 3, GREEN)):
        text(c, 44, y + 26, 24, words)
        for minute in range(minutes):
            rounded(c, 44 + minute * 44, y + 46, 36, 44, 8)
            fill(c, colour)
        text(c, 60 + minutes * 44, y + 76, 24, str(minutes), SOFT, True)
    surface.write_to_png(str(path))


if __name__ == "__main__":
    pocket_book(OUT / "pocket-book.pdf")
    twenty_or_three(OUT / "twenty-or-three.png")
