#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control of the window: the keyboard gets to it, it has a proper name, and it does something."""

import os
import pathlib
import shutil
import sys
import tempfile
import time

import driver
import walker
import walker_home_tables
import walker_tables as tables
from walker_tables import BUTTON, ITEM

PANES = {"Lesson": tables.VIDEO, "Discussion": tables.DISCUSSION, "Workspace": tables.WORKSPACE,
         "Chat": tables.CHAT, "Badges": tables.BADGES}


def check(w, name, rows):
    w.check_place(name, rows, w.controls(w.pane(name)))


def act(w, name, rows):
    w.act(name or "the window", rows, name)


def check_window(w):
    regions = [w.region(name) for name in (*PANES, "Sidebar")]
    w.check_place("the window", tables.WINDOW, w.controls(w.window(), leave_out=regions))


def home(w):
    w.go_round()
    check(w, "Home", walker_home_tables.HOME)
    check(w, "Sidebar", walker_home_tables.SIDEBAR)


def resume(w):
    tables.comes_home(w)
    tables.resume(w)
    w.see(ITEM, "^Mateo Silva, ", "Discussion")


def video(w):
    w.go_round()
    for name, rows in PANES.items():
        check(w, name, rows)
    check_window(w)


def install_viewer(folder):
    """The program that files are opened with: it leaves a copy where the walk looks for it."""
    applications = folder / "data" / "applications"
    applications.mkdir(parents=True)
    (applications / "viewer.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Viewer\nExec=/usr/bin/cp %f {folder}/opened\n", encoding="utf-8")
    kinds = ("application/pdf", "text/markdown", "text/plain", "image/png")
    (pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "mimeapps.list").write_text(
        "[Default Applications]\n" + "".join(f"{kind}=viewer.desktop\n" for kind in kinds), encoding="utf-8")


class Walk:
    """Runs steps one after the other and says how long each took."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-journey."))
        self.program = None
        self.walker = None

    def step(self, name, action, *words):
        begin = time.monotonic()
        action(*words)
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def start(self):
        install_viewer(self.folder)
        self.program = driver.Program(self.folder, "--sandbox")
        self.program.wait_until_painted()
        self.walker = walker.Walker(self.program, self.folder)

    def go(self, name, action, *words):
        self.step(name, action, self.walker, *words)

    def stop(self):
        self.program.kill()
        complaints = self.program.complaints()
        assert not complaints, f"the program complained:\n{complaints}"

    def clear(self):
        if self.program is not None and self.program.process.poll() is None:
            print(self.program.complaints(all_of=True), flush=True)
            self.program.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def thread(w):
    w.see(ITEM, "^Lars Lindqvist, What", "Discussion")
    w.go_to(ITEM, r".*, \d\d:\d\d", "Discussion")
    w.keys.press("Return")
    w.see(BUTTON, "^Back to the threads$", "Discussion")
    w.see("text", "^Reply", "Discussion")
    w.go_round()
    w.check_place("an open thread", tables.THREAD, w.controls(w.pane("Discussion")))
    w.act("an open thread", [row for row in tables.THREAD if row.name != "Pane menu"], "Discussion")


def main():
    walk = Walk()
    try:
        walk.step("start, until painted", walk.start)
        walk.go("Home and the sidebar", home)
        walk.go("press what is on Home", act, "Home", walker_home_tables.HOME)
        walk.go("press what is in the sidebar", act, "Sidebar", walker_home_tables.SIDEBAR)
        walk.go("resume the lesson", resume)
        walk.go("the five panes", video)
        walk.go("press what is in the window", act, None, tables.WINDOW)
        for name, rows in PANES.items():
            walk.go(f"press what is in {name}", act, name, rows)
        walk.go("an open thread", thread)
        walk.step("end", walk.stop)
        print(f"{walk.walker.count} controls")
    finally:
        walk.clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
