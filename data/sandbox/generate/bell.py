# SPDX-License-Identifier: GPL-3.0-or-later
"""The bell that a meeting may open with: three strokes, made of sines. Writes ../files/opening-bell.ogg."""

import array
import math
import pathlib
import subprocess
import tempfile
import wave

RATE = 48000
LENGTH_S = 6
# (ratio to the stroke's tone, how loud, how fast it fades)
PARTS = ((0.5, 0.30, 0.7), (1.0, 0.50, 0.9), (1.2, 0.22, 1.3), (1.5, 0.16, 1.6), (2.0, 0.20, 2.2), (2.66, 0.10, 3.5))
# (second, tone in Hz)
STROKES = ((0.1, 523.25), (1.3, 659.26), (2.5, 783.99))


def sample(at):
    value = 0.0
    for start, tone in STROKES:
        since = at - start
        if since > 0:
            attack = min(since / 0.004, 1)
            value += attack * sum(loud * math.exp(-fade * since) * math.sin(2 * math.pi * tone * ratio * since)
                                  for ratio, loud, fade in PARTS)
    return value * min(1, (LENGTH_S - at) / 0.5)


def main():
    target = pathlib.Path(__file__).parent.parent / "files" / "opening-bell.ogg"
    values = [sample(i / RATE) for i in range(LENGTH_S * RATE)]
    most = max(map(abs, values))
    samples = array.array("h", (int(24000 * value / most) for value in values))
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "bell.wav"
        with wave.open(str(path), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE)
            sound.writeframes(samples.tobytes())
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", path, "-c:a", "libopus", "-b:a", "40k", "-map_metadata", "-1",
                        "-fflags", "+bitexact", "-flags:a", "+bitexact", target], check=True)


if __name__ == "__main__":
    main()
