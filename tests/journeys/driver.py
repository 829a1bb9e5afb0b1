# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window: what it shows is read through the accessibility bus, and keys and clicks go
through the X server. Every wait is for a condition."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

import pyatspi

DEADLINE_S = 30
PAUSE_S = 0.1
COMPLAINT = re.compile(r"(Gtk|Adwaita|GLib|GLib-GObject|GLib-GIO|Gdk|Gsk|Pango|lyceum[a-z-]*)-(WARNING|CRITICAL|ERROR)")


def wait_for(what, probe):
    """What probe answers first that is not empty; fails after DEADLINE_S seconds."""
    end = time.monotonic() + DEADLINE_S
    while True:
        found = probe()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"not within {DEADLINE_S} s: {what}")
        time.sleep(PAUSE_S)


def extents(node):
    return node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)


def is_shown(node):
    """Hidden widgets keep their last place, so every ancestor has to be seen too."""
    while node is not None and node.getRoleName() != "frame":
        states = node.getState()
        if not (states.contains(pyatspi.STATE_VISIBLE) or states.contains(pyatspi.STATE_SHOWING)):
            area = extents(node)
            if area.width <= 0 or area.height <= 0:
                return node.name == "GtkStackPage"
        node = node.parent
    return True


def text_of(node):
    """The name of a node, or the text in it."""
    try:
        text = node.queryText()
        return text.getText(0, text.characterCount) or node.name
    except NotImplementedError:
        return node.name


class Program:
    """One run of the program on the sandbox, with the data in folder."""

    def __init__(self, folder):
        self.ready = folder / "ready"
        self.ready.unlink(missing_ok=True)
        self.errors = tempfile.TemporaryFile("w+", dir=folder)
        environment = dict(os.environ, XDG_DATA_HOME=str(folder / "data"), XDG_CACHE_HOME=str(folder / "cache"),
                           LYCEUM_READY_FILE=str(self.ready), LYCEUM_SHOT_SIZE="1680x1000")
        environment.pop("GTK_A11Y", None)
        environment.pop("G_DEBUG", None)
        self.process = subprocess.Popen([os.environ["LYCEUM_PROGRAM"], "--sandbox"], env=environment,
                                        stderr=self.errors)
        self.root = None
        self.window = None

    def wait_until_painted(self):
        wait_for("the painted window", lambda: self.ready.exists() or self.fail_if_ended())
        self.root = wait_for("the program on the accessibility bus", self.find_root)
        self.window = wait_for("the window on the screen", self.find_window)

    def fail_if_ended(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}:\n{self.complaints(all_of=True)}")

    def find_root(self):
        for program in pyatspi.Registry.getDesktop(0):
            if program is not None and program.get_process_id() == self.process.pid:
                return program
        return None

    def find_window(self):
        pid = str(self.process.pid)
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", pid], capture_output=True, text=True)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def nodes(self, node=None):
        """All nodes, depth first; those that go away meanwhile are left out."""
        node = node or self.root
        yield node
        try:
            children = list(node)
        except Exception:  # what the bus raises for a node that is gone has no type of its own
            return
        for child in children:
            if child is not None:
                yield from self.nodes(child)

    def look(self, role, name, within=None, shown=True):
        """The first node with the role whose text matches the pattern name, or None."""
        pattern = re.compile(name)
        for node in self.nodes(within):
            try:
                if node.getRoleName() == role and pattern.search(text_of(node)) and (not shown or is_shown(node)):
                    return node
            except Exception:
                continue
        return None

    def find(self, role, name, within=None, shown=True):
        self.fail_if_ended()
        return wait_for(f"{role} “{name}”", lambda: self.look(role, name, within, shown) or self.fail_if_ended())

    def press(self, node):
        node.queryAction().doAction(0)

    def click(self, node):
        """With the pointer, in the middle of the node."""
        area = extents(node)
        geometry = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window], capture_output=True,
                                  text=True, check=True).stdout
        frame = extents(self.look("frame", ""))
        edge = (int(re.search(r"WIDTH=(\d+)", geometry)[1]) - frame.width) // 2
        self.xdotool("windowfocus", "--sync", self.window)
        self.xdotool("mousemove", "--window", self.window, str(area.x + area.width // 2 + edge),
                     str(area.y + area.height // 2 + edge), "click", "1")

    def type(self, text):
        self.xdotool("type", "--delay", "15", text)

    def key(self, name):
        self.xdotool("key", name)

    def xdotool(self, *words):
        subprocess.run(["xdotool", *words], check=True)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def complaints(self, all_of=False):
        self.errors.seek(0)
        lines = self.errors.read().splitlines()
        return "\n".join(line for line in lines if all_of or COMPLAINT.search(line))


class Journey:
    """Runs steps one after the other and says how long each took."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-journey."))
        self.program = None

    def start(self):
        self.program = Program(self.folder)
        self.program.wait_until_painted()

    def stop(self):
        self.program.kill()
        complaints = self.program.complaints()
        assert not complaints, f"the program complained:\n{complaints}"

    def step(self, name, action):
        begin = time.monotonic()
        action()
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def clear(self):
        if self.program is not None and self.program.process.poll() is None:
            print(self.program.complaints(all_of=True), flush=True)
            self.program.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
