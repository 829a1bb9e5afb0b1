# SPDX-License-Identifier: GPL-3.0-or-later
"""Recordings of 1080p30 in which each picture says its number; mark-watch reads it from the screen.

The mark is a row of 32 cells over the upper half: magenta, green, 14 bits, the same bits turned over,
green, magenta.
"""
import pathlib
import subprocess

RATE = 30
SECONDS = 60

_EDGE = 'eq(X,0)+eq(X,31)'
_BITS = 'if(lt(X,16),mod(floor(N/pow(2,15-X)),2),1-mod(floor(N/pow(2,29-X)),2))'
_OTHERS = f"if({_EDGE}+eq(X,1)+eq(X,30),{{}},255*{_BITS})"
MARK = (f"geq=r='{_OTHERS.format('255*(' + _EDGE + ')')}':g='{_OTHERS.format('255*(eq(X,1)+eq(X,30))')}'"
        f":b='{_OTHERS.format('255*(' + _EDGE + ')')}'")
GRAPH = (f'color=black:size=32x4:rate={RATE},format=rgb24,{MARK},scale=1920:540:flags=neighbor[mark];'
         f'testsrc2=size=1920x1080:rate={RATE},noise=alls=5:allf=t:all_seed=1[scene];[scene][mark]overlay,format=yuv420p')
CODECS = {
    'h264.mp4': ['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-b:v', '5M', '-maxrate', '6M',
                 '-bufsize', '12M', '-g', '250', '-c:a', 'aac', '-b:a', '128k', '-movflags', '+faststart'],
    'vp9.webm': ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-row-mt', '1', '-b:v', '3M',
                 '-g', '128', '-c:a', 'libopus', '-b:a', '96k'],
}


def make(folder):
    """The recordings, one a codec; made once and kept in the folder."""
    folder = pathlib.Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for name, words in CODECS.items():
        path = folder / name
        if not path.exists():
            part = path.with_name('part-' + name)
            subprocess.run(['ffmpeg', '-nostdin', '-loglevel', 'error', '-y', '-f', 'lavfi', '-i', GRAPH,
                            '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', str(SECONDS),
                            *words, str(part)], check=True)
            part.rename(path)
        made[name.split('.')[0]] = path
    return made
