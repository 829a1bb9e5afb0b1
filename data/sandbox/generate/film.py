# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the lessons' videos and captions in ../course. Run: python3 film.py [SLUG ...] [--still SECONDS FILE.png]

Needs python3-cairo, espeak-ng, ffmpeg with libvpx and libopus, and the font Cantarell. course.json is not written: the
lengths and chapters to put there are printed.
"""

import importlib
import json
import pathlib
import subprocess
import sys
import tempfile

import cairo

import voice
from stage import FPS, HEIGHT, WIDTH, Stage, ease

COURSE = pathlib.Path(__file__).parent.parent / "course"
LESSONS = {"why-are-we-meeting": "scenes_why", "the-first-two-minutes": "scenes_start", "room-for-every-voice": "scenes_voices"}
FADE_MS = 350


def draw(stage, scenes, surface, t):
    """The picture at t milliseconds: one scene, which comes out of the dark."""
    context = cairo.Context(surface)
    stage.begin(context, t)
    number, scene = max((entry for entry in scenes if entry[0] == 1 or stage.start(entry[0]) - FADE_MS <= t), key=lambda entry: entry[0])
    scene(stage)
    shown_ms = t - (0 if number == 1 else stage.start(number) - FADE_MS)
    dark = 1 - ease(shown_ms / FADE_MS)
    if dark > 0:
        context.set_source_rgba(0.09, 0.13, 0.2, dark)
        context.paint()


def encoder(sound, path):
    return subprocess.Popen(
        ["nice", "ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgra", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS), "-i", "-",
         "-i", sound, "-af", "highpass=f=90,equalizer=f=3200:t=q:w=1.2:g=-3,loudnorm=I=-18:TP=-2,aresample=48000",
         "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p", "-crf", "34", "-b:v", "0", "-deadline", "good", "-cpu-used", "5", "-row-mt", "1",
         "-threads", "2", "-g", "75", "-c:a", "libopus", "-b:a", "40k", "-ac", "1", "-map_metadata", "-1", "-fflags", "+bitexact", path],
        stdin=subprocess.PIPE)


def film(slug, still=None):
    scenes = importlib.import_module(LESSONS[slug]).SCENES
    with tempfile.TemporaryDirectory() as scratch:
        cues, chapters, length_ms = voice.narrate(slug, pathlib.Path(scratch))
        stage = Stage(cues, voice.RATE)
        surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT)
        if still:
            draw(stage, scenes, surface, int(float(still[0]) * 1000))
            surface.write_to_png(still[1])
            return
        (COURSE / f"{slug}.en.vtt").write_text(voice.vtt(cues), encoding="utf-8")
        voice.write_sound(cues, length_ms, f"{scratch}/sound.wav")
        ffmpeg = encoder(f"{scratch}/sound.wav", str(COURSE / f"{slug}.webm"))
        for frame in range(length_ms * FPS // 1000):
            draw(stage, scenes, surface, frame * 1000 // FPS)
            ffmpeg.stdin.write(surface.get_data())
        ffmpeg.stdin.close()
        assert ffmpeg.wait() == 0
    print(slug, json.dumps({"duration_ms": length_ms, "chapters": chapters}))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    split = arguments.index("--still") if "--still" in arguments else len(arguments)
    for name in arguments[:split] or LESSONS:
        film(name, arguments[split + 1:])
