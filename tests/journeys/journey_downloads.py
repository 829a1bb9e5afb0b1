#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lesson in flight mode: it is kept with one click, the platform goes away, the program is killed, and the
lesson is there all the same: it plays, its transcript and threads can be read."""

import pathlib
import shutil
import sys
import tempfile
import time

import desk
import team_platform

PASSWORD = "a quiet word each"
LINE = "Talking is not a result"
QUESTION = "I counted our Monday round"


class Flight:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-flight."))
        self.platform = team_platform.TeamPlatform(self.folder)
        self.platform.fill(ada=PASSWORD)
        self.platform.start()
        self.ada = desk.Desk("Ada", self.folder / "ada")

    def step(self, name, action, *words):
        begin = time.monotonic()
        action(*words)
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def sign_in(self):
        self.ada.do("have_browser", "ada", PASSWORD)
        self.ada.do("have_keyring")
        self.ada.do("open")
        self.ada.do("sign_in", self.platform.address)

    def keep(self):
        self.ada.do("start_lesson")
        self.ada.do("pause")
        self.ada.do("keep_lesson")

    def take_off(self):
        """Nothing is left of the platform, nor of the program's memory."""
        self.platform.stop()
        self.ada.do("kill")
        self.ada.do("open")
        self.ada.do("wait_until_painted")
        self.ada.do("see_status", r"^Offline since \d+:\d\d$")

    def watch(self):
        self.ada.do("resume")
        self.ada.do("see_playing")
        self.ada.do("seek_to_line", LINE)
        self.ada.do("see_position", 37)
        self.ada.do("pause")
        self.ada.do("see_kept")

    def read(self):
        self.ada.do("see_question", QUESTION)
        self.ada.do("open_thread", QUESTION)

    def land(self):
        """Back on the network, the lesson is taken off the computer."""
        self.platform.start()
        self.ada.do("see_status", "^$")
        self.ada.do("remove_kept")
        kept = list((self.folder / "ada").rglob("downloads/*"))
        assert not kept, kept

    def clear(self):
        self.ada.clear()
        self.platform.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    flight = Flight()
    try:
        flight.step("signed in", flight.sign_in)
        flight.step("keeps the lesson", flight.keep)
        flight.step("the platform goes, and the program is killed", flight.take_off)
        flight.step("it plays", flight.watch)
        flight.step("its threads can be read", flight.read)
        flight.step("it is taken off", flight.land)
        complaints = flight.ada.do("complaints")
        assert not complaints, complaints
    finally:
        flight.clear()


sys.exit(main())
