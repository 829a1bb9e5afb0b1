#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of the conversation in each of its states (empty, loading, offline, refused, waiting for
approval, long thread, code, table, picture, bidi text), light and dark, at three sizes:
picture_states.py FOLDER. Every state is real: it comes about on a platform, and the window shows it."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from gi.repository import Gio, GLib

import browser
import driver
import person
import rest_person
import talk_states
import team_platform

SIZES = ("1680x1000", "1280x800", "400x820")
PASSWORD = "a quiet word each"
APP = "io.github.lyceum_desktop.Lyceum"
FRAME = 10  # what GTK draws around a window where nothing composes shadows, both sides together
LATE = "Soup, if anybody still asks"
INTRODUCTION = "I am Ada, and I am new here"
OFFLINE = "Written on the train"


class Pictures:
    def __init__(self, target):
        self.target = target
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-states."))
        self.platform = team_platform.TeamPlatform(self.folder)
        self.program = self.me = self.states = self.look = None

    def fill(self):
        self.platform.fill(ada=PASSWORD, ben="x" * 12, fay="y" * 12)
        self.platform.command("member", "add", self.platform.cohort, "fay", "facilitator")
        self.serve()
        ada, ben, fay = (rest_person.RestPerson(self.platform, login) for login in ("ada", "ben", "fay"))
        self.states = talk_states.TalkStates(self.platform, ben, fay, ada)
        self.states.write()
        fay.request("PATCH", f"/v1/cohorts/{self.platform.cohort}", {"approve_new": True})
        ada.say(self.states.threads["waiting"], INTRODUCTION)
        ada.request("PUT", f"/v1/lessons/{self.states.quiet_lesson()}/progress", {"place": "1"})

    def serve(self):
        """With room for a long thread that is written in a moment."""
        config = self.folder / "limits.json"
        config.write_text(json.dumps({"posts_per_min": 1000}), encoding="utf-8")
        self.platform.start("--config", config)

    # The window

    def open(self, *words, size="1680x1000", painted=True):
        width, height = (int(part) + FRAME for part in size.split("x"))
        self.program = driver.Program(self.folder, *words, LYCEUM_SHOT_SIZE=f"{width}x{height}", **self.environment)
        self.me = person.Person(self.program)
        if painted:
            self.program.wait_until_painted()
        else:
            self.program.wait_until_open()

    def sign_in(self):
        self.environment = browser.install(self.folder / "data", pathlib.Path(os.environ["XDG_CONFIG_HOME"]), "ada", PASSWORD)
        keyring = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        keyring.stdin.write(b"not empty")
        keyring.stdin.close()
        driver.wait_for("the keyring on the bus", lambda: driver.has_service("org.freedesktop.secrets"))
        self.open(painted=False)
        self.me.sign_in(self.platform.address)
        return keyring

    def go_to(self, state):
        """As the notice of the desktop leads there."""
        Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            APP, "/" + APP.replace(".", "/"), "org.gtk.Actions", "Activate",
            GLib.Variant("(sava{sv})", ("notice-open", [GLib.Variant("s", self.states.notice(state))], {})),
            None, Gio.DBusCallFlags.NONE, -1, None)
        self.me.see_row(person.DISCUSSION, "^Posts$", self.states.words[state])

    def picture(self):
        return subprocess.run(["import", "-silent", "-window", self.program.window, "png:-"], capture_output=True,
                              check=True).stdout

    def still(self):
        """What the window shows, once three looks in a row are the same."""
        looks = []
        driver.wait_for("a window at rest", lambda: looks.append(self.picture()) or len(set(looks[-3:])) == 1 < len(looks) - 1)
        return looks[-1]

    def take(self, state, picture=None):
        file = self.target / f"{state}-{self.look}.png"
        file.write_bytes(picture or self.still())
        subprocess.run(["mogrify", "-shave", f"{FRAME // 2}x{FRAME // 2}", file], check=True)
        print(file, flush=True)

    # The states

    def refuse(self):
        """Something written while the thread was being closed."""
        self.go_to("locked")
        self.platform.stop()
        self.me.see_status("^Offline")
        self.me.answer(LATE)
        self.me.see_text("label", "^Waiting for the network", within=self.me.see_answer(LATE))
        self.states.lock("locked")
        self.serve()
        self.me.see_text("label", "^This conversation is closed", within=self.me.see_answer(LATE))
        self.program.kill()

    def pictures(self, size, dark):
        self.look = f"{size}-{'dark' if dark else 'light'}"
        words = ["--dark"] if dark else []
        self.open(*words, size=size)
        for state in ("code", "table", "picture", "bidi", "long", "locked", "waiting"):
            self.go_to(state)
            self.take("refused" if state == "locked" else state)
        self.platform.stop()
        self.me.see_status("^Offline")
        self.take("offline")
        self.program.kill()
        self.serve()
        self.open(*words, "--page", "discussion", size=size)
        self.me.see_text("label", "^Nothing asked yet$")
        self.take("empty")
        self.program.kill()
        self.load(words, size)

    def load(self, words, size):
        """A new computer, and a platform that takes its time."""
        shutil.move(self.folder / "cache", self.folder / "kept")
        self.platform.process.send_signal(signal.SIGSTOP)
        self.open(*words, size=size, painted=False)
        self.me.see_text("label", "^(Loading|One moment)", within=self.program.root)
        self.take("loading", self.picture())
        self.program.kill()
        self.platform.process.send_signal(signal.SIGCONT)
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        shutil.move(self.folder / "kept", self.folder / "cache")

    def clear(self):
        if self.program is not None and self.program.process.poll() is None:
            print(self.program.complaints(all_of=True), file=sys.stderr)
            self.program.kill()
        self.platform.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def main(folder):
    target = pathlib.Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    pictures = Pictures(target)
    keyring = None
    try:
        pictures.fill()
        keyring = pictures.sign_in()
        pictures.refuse()
        for size in SIZES:
            for dark in False, True:
                pictures.pictures(size, dark)
    finally:
        pictures.clear()
        if keyring is not None:
            keyring.terminate()
            keyring.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
