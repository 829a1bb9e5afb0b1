# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws ../faces/*.png, 128x128. Run: python3 faces.py"""

import pathlib

import cairo

import figures
from figures import Look

OUT = pathlib.Path(__file__).parent.parent / "faces"

# key: background from, to, what the person looks like
FACES = {
    "you": ("#f08fb8", "#d6336c", Look("#e8b48c", "#4a2f27", "curls", "#ffffff")),
    "nadia": ("#ffd98a", "#f59f00", Look("#c98d62", "#1f5673", "scarf", "#f4efe6")),
    "kofi": ("#a5e6c9", "#12b886", Look("#6d4430", "#171213", "crop", "#ffe08a", beard=True)),
    "hanna": ("#b8d8ff", "#4c8bf5", Look("#f6d2b8", "#e0b458", "long", "#e8590c", glasses=True)),
    "mateo": ("#ffc9a3", "#f76707", Look("#d9a06f", "#2b1b17", "side", "#0b7285")),
    "yuki": ("#e5d4ff", "#9775fa", Look("#f2cda9", "#16161d", "bob", "#fff3bf")),
    "arjun": ("#c7f0ff", "#1098ad", Look("#a86f47", "#1a1416", "short", "#f8f0ff", glasses=True, beard=True)),
    "zofia": ("#ffd0d0", "#e8596f", Look("#f7d7c4", "#a33b20", "wavy", "#2b8a3e")),
    "imani": ("#fff0b3", "#e8a317", Look("#7d4e36", "#1c1414", "afro", "#ae3ec9", extra="earrings")),
    "lars": ("#a9bfd3", "#3f5f80", Look("#f3c9a8", "#c9c9cf", "side", "#364fc7", beard=True)),
    "mei": ("#c5f6d3", "#37b24d", Look("#edc29b", "#221a1c", "tail", "#ff8787")),
    "tariq": ("#d0ebff", "#1c7ed6", Look("#b97f55", "#241a18", "curls", "#f1f3f5")),
    "ruth": ("#d9a5ea", "#9c36b5", Look("#f0c8ac", "#e4e2e0", "bun", "#087f5b", glasses=True)),
    "diego": ("#ffe3c2", "#d9822b", Look("#c48a5e", "#5b4636", "bald", "#c92a2a", beard=True)),
    "sanne": ("#c3fae8", "#0ca678", Look("#f8dcc8", "#7a4a2b", "tail", "#495057", extra="earrings")),
}


def draw(start, end, look):
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, 128, 128)
    c = cairo.Context(surface)
    gradient = cairo.LinearGradient(0, 0, 0, 128)
    gradient.add_color_stop_rgb(0, *figures.rgb(start))
    gradient.add_color_stop_rgb(1, *figures.rgb(end))
    c.set_source(gradient)
    c.paint()
    figures.draw_figure(c, look, 64, 101, 0.88)
    return surface


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for key, face in FACES.items():
        draw(*face).write_to_png(str(OUT / f"{key}.png"))
