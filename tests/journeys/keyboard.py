# SPDX-License-Identifier: GPL-3.0-or-later
"""Presses keys in the real window and follows the focus, as the accessibility bus tells of it."""

import time

import gi
import pyatspi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import driver  # noqa: E402

QUIET_S = 0.25
PAUSE_S = 0.01


class Keyboard:
    """Knows where the focus is from the first key on."""

    def __init__(self, program):
        self.program = program
        self.focus = None
        self.moves = 0
        self.listener = Atspi.EventListener.new(self.moved)
        self.listener.register("object:state-changed:focused")
        self.context = GLib.MainContext.default()
        # What the library remembers of a node may be older than the window.
        Atspi.Accessible.set_cache_mask(program.root, 0)
        program.focus_window()

    def moved(self, event, *_rest):
        if event.detail1 == 1:
            self.focus = event.source
            self.moves += 1

    def pump(self):
        while self.context.iteration(False):
            pass

    def wait(self, what, probe):
        """As driver.wait_for, and hears of the focus meanwhile."""
        end = time.monotonic() + driver.DEADLINE_S
        while True:
            self.pump()
            found = probe()
            if found:
                return found
            if time.monotonic() > end:
                driver.take_picture()
                raise AssertionError(f"not within {driver.DEADLINE_S} s: {what}")
            self.program.fail_if_ended()
            time.sleep(PAUSE_S)

    def press(self, key):
        """A key of which nothing is known but that it goes to where the focus is."""
        self.pump()
        self.program.key(key)

    def move(self, key):
        """A key that moves the focus; answers where it is then."""
        self.pump()
        before = self.moves
        self.program.key(key)
        self.wait(f"the focus to move by {key} from {self.where()}", lambda: self.moves > before)
        return self.focus

    def try_move(self, key):
        """A key that may leave the focus where it is; answers whether it moved."""
        self.pump()
        before = self.moves
        self.program.key(key)
        end = time.monotonic() + QUIET_S
        while time.monotonic() < end and self.moves == before:
            self.context.iteration(False)
            time.sleep(0.002)
        return self.moves > before

    def where(self):
        return describe(self.focus) if self.focus is not None else "nowhere"

    def within(self, node):
        """Whether the focus is in the node."""
        return node is not None and is_within(self.focus, node)


def is_within(node, ancestor):
    while node is not None:
        if node == ancestor:
            return True
        try:
            node = node.get_parent()
        except GLib.Error:
            return False
    return False


def has(node, state):
    return node.getState().contains(state)


def is_focusable(node):
    return has(node, pyatspi.STATE_FOCUSABLE)


def is_sensitive(node):
    return has(node, pyatspi.STATE_SENSITIVE)


def is_pressed(node):
    return has(node, pyatspi.STATE_PRESSED)


def is_checked(node):
    return has(node, pyatspi.STATE_CHECKED)


def describe(node):
    try:
        return f"{node.get_role_name()} “{node.name}”"
    except GLib.Error:
        return "a node that is gone"
