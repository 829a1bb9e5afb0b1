# SPDX-License-Identifier: GPL-3.0-or-later
"""The players that are measured, each driven the way it offers, and the watcher of the screen."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

import measure
from marked_clips import RATE

WIDTH, HEIGHT = 1280, 720
TICK_S = 1 / os.sysconf('SC_CLK_TCK')


def now_us():
    return time.monotonic_ns() // 1000


class Watcher:
    """What numbers stood on the screen, and when."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdout=subprocess.PIPE, text=True)
        self.seen = []  # (microseconds, number)
        self.news = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            at, number = map(int, line.split())
            with self.news:
                self.seen.append((at, number))
                self.news.notify_all()

    def first_after(self, since_us, fits, seconds=30):
        """When a number that fits first stood there after a time; ValueError if none did."""
        end = time.monotonic() + seconds
        with self.news:
            while True:
                for at, number in reversed(self.seen):
                    if at < since_us:
                        break
                found = [at for at, number in self.seen if at >= since_us and fits(number)]
                if found:
                    return found[0]
                left = end - time.monotonic()
                if left <= 0:
                    raise ValueError(f'no such picture within {seconds} s; last seen: {self.seen[-3:]}')
                self.news.wait(left)

    def between(self, from_us, to_us):
        with self.news:
            return [number for at, number in self.seen if from_us <= at <= to_us and number >= 0]

    def close(self):
        self.process.terminate()
        self.process.wait(10)


def cpu_s(pid):
    """Of the process and what it started, in seconds."""
    total = 0.0
    for child in [str(pid), *measure.children(pid)]:
        try:
            fields = pathlib.Path(f'/proc/{child}/stat').read_text(encoding='utf-8').rsplit(')', 1)[1].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) * TICK_S
    return total


class Player:
    """A program with a window. What it cannot do it does not have."""
    name = ''
    package = None

    def __init__(self, *words, **extra):
        self.process = subprocess.Popen([str(w) for w in words], stderr=subprocess.DEVNULL, **extra)

    @property
    def pid(self):
        return self.process.pid

    def window(self):
        return measure.until(f'the window of {self.name}', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.pid)], capture_output=True, text=True,
            check=False).stdout.split())[-1]

    def minimise(self):
        subprocess.run(['xdotool', 'windowminimize', '--sync', self.window()], check=True)

    def close(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)


class Ours(Player):
    """The lesson's player in a window of its own."""
    name = 'lyceum'
    program = None

    def __init__(self):
        super().__init__(self.program, WIDTH, HEIGHT, stdin=subprocess.PIPE, text=True)

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def open(self, path):
        self.say(f'open {path.resolve().as_uri()}')

    def play(self):
        self.say('play')

    def seek(self, number):
        self.say(f'seek {(2 * number + 1) * 500 // RATE}')

    def close(self):
        super().close()
        self.process.stdin.close()


class Mpv(Player):
    """mpv, through its socket."""
    name = 'mpv'
    package = 'mpv'

    def __init__(self, *words):
        self.folder = tempfile.mkdtemp(prefix='lyc-mpv-')
        self.path = os.path.join(self.folder, 'socket')
        super().__init__(*(words or self.words()))
        self.socket = socket.socket(socket.AF_UNIX)
        measure.until('the socket of mpv', lambda: os.path.exists(self.path) and self.connect())
        threading.Thread(target=self._drain, daemon=True).start()

    def words(self):
        return ['mpv', '--no-config', '--vo=x11', '--hwdec=no', '--ao=null', '--idle', '--force-window=immediate',
                '--no-border', '--pause', '--keep-open', f'--geometry={WIDTH}x{HEIGHT}', '--osc=no', '--osd-level=0',
                '--really-quiet', f'--input-ipc-server={self.path}']

    def connect(self):
        try:
            self.socket.connect(self.path)
            return True
        except OSError:
            return False

    def _drain(self):
        try:
            while self.socket.recv(65536):
                pass
        except OSError:
            pass

    def say(self, *words):
        self.socket.sendall(json.dumps({'command': list(words)}).encode() + b'\n')

    def open(self, path):
        self.say('loadfile', str(path))

    def play(self):
        self.say('set_property', 'pause', False)

    def seek(self, number):
        """mpv shows the first picture at or after the time, others the one that stands at it."""
        self.say('seek', number / RATE - 0.002, 'absolute+exact')

    def close(self):
        super().close()
        self.socket.close()
        shutil.rmtree(self.folder)


class Celluloid(Mpv):
    """Celluloid, through the socket of the mpv inside; it chooses its own output."""
    name = 'celluloid'
    package = 'celluloid'

    def words(self):
        return ['celluloid', '--new-window', f'--mpv-input-ipc-server={self.path}', '--mpv-ao=null', '--mpv-pause=yes',
                '--mpv-hwdec=no', '--mpv-keep-open=yes', f'--mpv-geometry={WIDTH}x{HEIGHT}']


class GstPlay(Player):
    """gst-play-1.0 has no window before it has a file, and seeks by keys only."""
    name = 'gst-play-1.0'
    package = 'gstreamer1.0-plugins-base-apps'

    def __init__(self, path):
        super().__init__('gst-play-1.0', '--no-interactive', '--audiosink=fakesink sync=true', path,
                         stdout=subprocess.DEVNULL)


def install(classes):
    """The foreign players that are there, fetched first where they are not."""
    missing = [c.package for c in classes if not shutil.which(c.name)]
    if missing:
        root = [] if os.geteuid() == 0 else ['sudo', '-n']
        for words in (['install'], ['update'], ['install']):
            done = subprocess.run([*root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-y', *words,
                                   *(['--no-install-recommends', *missing] if words == ['install'] else [])],
                                  capture_output=True, check=False)
            if words == ['install'] and done.returncode == 0:
                break
    there = [c for c in classes if shutil.which(c.name)]
    measure.note('beside: ' + (', '.join(c.name for c in there) or 'nothing') + ''.join(
        f'; {c.name} could not be installed' for c in classes if c not in there))
    return there
