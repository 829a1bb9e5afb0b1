# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window: what it shows is read through the accessibility bus, and keys and clicks go
through the X server. Every wait is for a condition."""

import os
import re
import subprocess
import tempfile
import time

import pyatspi
from gi.repository import Gio, GLib

DEADLINE_S = int(os.environ.get("LYCEUM_DEADLINE_S", 30))
PAUSE_S = 0.1
COMPLAINT = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*")


def wait_for(what, probe):
    """What probe answers first that is not empty; fails after DEADLINE_S seconds. What it waits for may
    be a function that says so, and how it stands instead."""
    end = time.monotonic() + DEADLINE_S
    while True:
        found = probe()
        if found:
            return found
        if time.monotonic() > end:
            take_picture()
            raise AssertionError(f"not within {DEADLINE_S} s: {what() if callable(what) else what}")
        time.sleep(PAUSE_S)


def take_picture():
    """Of the display, into the folder LYCEUM_JOURNEY_PICTURES, for whoever looks why a step failed."""
    if "LYCEUM_JOURNEY_PICTURES" in os.environ:
        file = os.path.join(os.environ["LYCEUM_JOURNEY_PICTURES"], f"journey-{os.getpid()}.png")
        subprocess.run(["import", "-silent", "-window", "root", file], check=False)


def has_service(name):
    """Whether the name is on the session bus."""
    answer = Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
        GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, -1, None)
    return answer.unpack()[0]


def extents(node):
    return node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)


def is_shown(node):
    """Hidden widgets keep their last place, so every ancestor has to be seen too."""
    while node is not None and node.getRoleName() not in ("frame", "application"):
        states = node.getState()
        if not (states.contains(pyatspi.STATE_VISIBLE) or states.contains(pyatspi.STATE_SHOWING)):
            area = extents(node)
            if area.width <= 0 or area.height <= 0:
                return node.name == "GtkStackPage"
        node = node.parent
    return True


def has_area(node):
    """Whether the node has a place in the window; a hidden pane's nodes have none."""
    try:
        area = extents(node)
        return area.width > 0 and area.height > 0
    except NotImplementedError:
        return False


def has_state(node, name):
    return node.getState().contains(getattr(pyatspi, f"STATE_{name}"))


def children(node):
    """The children that are there; those that go away meanwhile are left out."""
    try:
        return [child for child in node if child is not None]
    except Exception:  # what the bus raises for a node that is gone has no type of its own
        return []


def holds(row, text):
    try:
        return text in row.name
    except Exception:
        return False


def is_named(node, role, name):
    try:
        return node.getRoleName() == role and re.search(name, node.name) is not None
    except Exception:
        return False


def scroller_of(node):
    """The scrolled area that the node lies in, or None."""
    while node is not None and node.getRoleName() != "scroll pane":
        node = node.parent
    return node


def is_in_view(node):
    """Whether all of the node's height lies in what its scrolled area shows."""
    scroller = scroller_of(node)
    if scroller is None:
        return has_area(node)
    area, view = extents(node), extents(scroller)
    return has_area(node) and area.y >= view.y and area.y + area.height <= view.y + view.height


def text_of(node):
    """The name of a node, or the text in it."""
    try:
        text = node.queryText()
        return text.getText(0, text.characterCount) or node.name
    except NotImplementedError:
        return node.name


class Program:
    """One run of the program with the data in folder; words and the rest are its command line and what
    its environment has besides."""

    def __init__(self, folder, *words, **environment):
        self.ready = folder / "ready"
        self.ready.unlink(missing_ok=True)
        self.errors = tempfile.TemporaryFile("w+", dir=folder)
        surroundings = dict(os.environ, XDG_DATA_HOME=str(folder / "data"), XDG_CACHE_HOME=str(folder / "cache"),
                            LYCEUM_READY_FILE=str(self.ready), LYCEUM_SHOT_SIZE="1680x1000")
        surroundings.update(environment)
        surroundings.pop("GTK_A11Y", None)
        surroundings.pop("G_DEBUG", None)
        self.process = subprocess.Popen([os.environ["LYCEUM_PROGRAM"], *words], env=surroundings,
                                        stderr=self.errors)
        self.root = None
        self.window = None

    def wait_until_open(self):
        self.root = wait_for("the program on the accessibility bus", lambda: self.find_root() or self.fail_if_ended())
        self.window = wait_for("the window on the screen", self.find_window)

    def wait_until_painted(self):
        """With the content of whoever is signed in."""
        wait_for("the painted window", lambda: self.ready.exists() or self.fail_if_ended())
        self.wait_until_open()

    def fail_if_ended(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}:\n{self.complaints(all_of=True)}")

    def find_root(self):
        for program in pyatspi.Registry.getDesktop(0):
            if program is not None and program.get_process_id() == self.process.pid:
                return program
        return None

    def find_window(self, *terms):
        pid = str(self.process.pid)
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--all", "--pid", pid, *terms],
                               capture_output=True, text=True)
        return found.stdout.split()[-1] if found.stdout.split() else None

    def nodes(self, node=None):
        """All nodes, depth first; those that go away meanwhile are left out."""
        node = node or self.root
        yield node
        for child in children(node):
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

    def focused(self, within=None):
        """The node with the keyboard's focus, or None."""
        return next((node for node in self.nodes(within) if has_state(node, "FOCUSED")), None)

    def find_named(self, role, name, within=None):
        """As find, by the node's name alone: an entry keeps its name whatever is typed into it."""
        return wait_for(f"{role} named “{name}”", lambda: next(
            (node for node in self.nodes(within) if is_named(node, role, name)), None) or self.fail_if_ended())

    def press(self, node):
        node.queryAction().doAction(0)

    def focus_window(self, title=None):
        """The program's own window, or the one with that title above it."""
        window = self.window
        if title is not None:
            window = wait_for(f"the window “{title}”", lambda: self.find_window("--name", f"^{title}$"))
        self.xdotool("windowfocus", "--sync", window)

    def has_keyboard(self):
        """Whether the window manager gives the keys to the program's own window."""
        found = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True)
        return found.stdout.strip() == self.window

    def click(self, node):
        """With the pointer, in the middle of the node."""
        self.focus_window()
        self.point_at(node, "click", "1")

    def wheel(self, node, down):
        """Turns the wheel by one notch, the pointer in the middle of the node."""
        self.point_at(node, "click", "5" if down else "4")

    def point_at(self, node, *more):
        area = extents(node)
        geometry = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window], capture_output=True,
                                  text=True, check=True).stdout
        frame = extents(self.look("frame", ""))
        edge = (int(re.search(r"WIDTH=(\d+)", geometry)[1]) - frame.width) // 2
        self.xdotool("mousemove", "--window", self.window, str(area.x + area.width // 2 + edge),
                     str(area.y + area.height // 2 + edge), *more)

    def type(self, text):
        self.xdotool("type", "--delay", "15", text)

    def key(self, name):
        self.xdotool("key", name)

    def xdotool(self, *words):
        subprocess.run(["xdotool", *words], check=True)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def wait_for_end(self):
        """Of its own accord; how it ended."""
        wait_for("the end of the program", lambda: self.process.poll() is not None)
        return self.process.returncode

    def complaints(self, all_of=False):
        self.errors.seek(0)
        lines = self.errors.read().splitlines()
        return "\n".join(line for line in lines if all_of or COMPLAINT.search(line))
