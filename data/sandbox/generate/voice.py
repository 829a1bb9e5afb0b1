# SPDX-License-Identifier: GPL-3.0-or-later
"""From narration to sound and captions: every sentence is spoken on its own, so that its length is measured."""

import array
import pathlib
import re
import subprocess
import wave

HERE = pathlib.Path(__file__).parent
RATE = 22050
LEAD_MS, TAIL_MS, GAP_MS, CHAPTER_GAP_MS, HOLD_MS = 900, 1600, 420, 1300, 250

# (voice, speed in words a minute, pitch 0..99); the empty name is the narrator.
VOICES = {
    "": ("en-gb-x-rp", 152, 44),
    "Lena": ("en-gb+f2", 156, 52),
    "Omar": ("en-us+m3", 154, 38),
    "Jun": ("en-gb+m7", 150, 52),
    "Rosa": ("en-us+f4", 156, 50),
}


class Cue:
    """A sentence, who says it, and when (milliseconds from the start of the video)."""

    def __init__(self, chapter, speaker, text):
        self.chapter, self.speaker, self.text = chapter, speaker, text
        self.start_ms = self.end_ms = 0
        self.sound = array.array("h")


def read_narration(slug):
    """The cues of a lesson without times, and the titles of its chapters."""
    cues, chapters = [], []
    for line in (HERE / "narration" / f"{slug}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            chapters.append(line[2:])
        elif line.strip():
            match = re.fullmatch(r"(Lena|Omar|Jun|Rosa): (.+)", line)
            cues.append(Cue(len(chapters) - 1, *(match.groups() if match else ("", line))))
    return cues, chapters


def speak(cue, scratch):
    """Fills in the sound of a sentence, without the silence around it."""
    voice, speed, pitch = VOICES[cue.speaker]
    path = scratch / "sentence.wav"
    subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "-g", "2", "-w", path, cue.text],
                   check=True)
    with wave.open(str(path)) as sound:
        assert sound.getframerate() == RATE and sound.getnchannels() == 1
        samples = array.array("h", sound.readframes(sound.getnframes()))
    loud = [i for i, value in enumerate(samples) if abs(value) > 120]
    cue.sound = samples[loud[0]:loud[-1] + RATE // 50]


def lay_out(cues):
    """Gives the cues their times. Returns the starts of the chapters and the length of the whole."""
    at, starts = LEAD_MS, [0]
    for cue, after in zip(cues, cues[1:] + [None]):
        cue.start_ms = at
        spoken_ms = len(cue.sound) * 1000 // RATE
        at += spoken_ms
        cue.end_ms = at + HOLD_MS
        if after is None:
            break
        turns = after.chapter != cue.chapter
        at += CHAPTER_GAP_MS if turns else GAP_MS
        if turns:
            starts.append(at - CHAPTER_GAP_MS // 3)
    return starts, (at + TAIL_MS + 99) // 100 * 100


def write_sound(cues, length_ms, path):
    """One WAV file with every sentence at its time."""
    whole = array.array("h", bytes(2 * (length_ms * RATE // 1000)))
    for cue in cues:
        first = cue.start_ms * RATE // 1000
        whole[first:first + len(cue.sound)] = cue.sound
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(whole.tobytes())


def timestamp(ms):
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def vtt(cues):
    """The captions as a WebVTT file."""
    blocks = ["WEBVTT"]
    for number, cue in enumerate(cues, 1):
        text = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        voice = f"<v {cue.speaker}>" if cue.speaker else ""
        blocks.append(f"c{number}\n{timestamp(cue.start_ms)} --> {timestamp(cue.end_ms)}\n{voice}{text}")
    return "\n\n".join(blocks) + "\n"


def narrate(slug, scratch):
    """Speaks a lesson: its cues with times and sound, [{start_ms, title}] and its length in milliseconds."""
    cues, titles = read_narration(slug)
    for cue in cues:
        speak(cue, scratch)
    starts, length_ms = lay_out(cues)
    return cues, [{"start_ms": start, "title": title} for start, title in zip(starts, titles)], length_ms
