# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at a desk of their own: virtual display, session bus and this driver in a process of its own.

Whoever holds a Desk steers it by lines of JSON: {"do": NAME, "words": [...]} goes in, and what comes
back says when it was done and seen, or what went wrong."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import traceback

import browser
import driver
import notification_service
import writer

WITH_DISPLAY = pathlib.Path(__file__).resolve().parents[1] / "support" / "with-display"
SECRETS = "org.freedesktop.secrets"


class Desk:
    """The near end: starts the desk, tells it what to do."""

    def __init__(self, name, folder):
        self.name = name
        self.acted_at = self.seen_at = 0.0
        folder.mkdir()
        near, far = socket.socketpair()
        self.line = near.makefile("rw", encoding="utf-8")
        near.close()
        with far:
            number = far.fileno()
            self.process = subprocess.Popen([WITH_DISPLAY, "--bus", "--wm", sys.executable, "-B", __file__, folder,
                                             str(number)], pass_fds=[number])

    def send(self, do, *words):
        self.line.write(json.dumps({"do": do, "words": words}) + "\n")
        self.line.flush()

    def answer(self):
        """Waits for what was sent last; returns its value."""
        text = self.line.readline()
        assert text, f"{self.name}'s desk ended"
        said = json.loads(text)
        assert "error" not in said, f"{self.name}: {said.get('error')}"
        self.acted_at, self.seen_at = said["acted_at"], said["seen_at"]
        return said["value"]

    def do(self, name, *words):
        self.send(name, *words)
        return self.answer()

    def clear(self):
        self.line.close()
        self.process.wait(driver.DEADLINE_S)


class FarEnd:
    """Does what is said. What it does not know is done by the person."""

    def __init__(self, folder):
        self.folder = folder
        self.config = pathlib.Path(os.environ["XDG_CONFIG_HOME"])
        self.environment = {}
        self.zone = {}
        self.words = []
        self.program = None
        self.person = None
        self.keyring = None
        self.service = None

    def do(self, name, words):
        own = getattr(self, f"do_{name}", None)
        value = own(*words) if own else getattr(self.person, name)(*words)
        return {"value": value if isinstance(value, (str, int, float)) else None,
                "acted_at": self.person.acted_at if self.person else 0.0,
                "seen_at": self.person.seen_at if self.person else 0.0}

    def do_have_browser(self, login, password):
        self.environment = browser.install(self.folder / "data", self.config, login, password)

    def do_have_notifications(self):
        """A service of the desktop that shows notifications."""
        self.service = notification_service.NotificationService()

    def do_have_time_zone(self, zone):
        """Where the desk stands, as the variable TZ says it."""
        self.zone = {"TZ": zone}

    def do_have_keyring(self):
        self.keyring = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                                        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.keyring.stdin.write(b"not empty")
        self.keyring.stdin.close()
        driver.wait_for("the keyring on the bus", lambda: driver.has_service(SECRETS))

    def do_open(self, *words):
        """Starts the program with these words of its command line."""
        self.program = driver.Program(self.folder, *words, **self.environment, **self.zone)
        self.program.wait_until_open()
        self.person = writer.Writer(self.program)
        self.person.service = self.service

    def do_wait_until_painted(self):
        self.program.wait_until_painted()

    def do_kill(self):
        self.program.kill()

    def do_complaints(self):
        """What the program said of itself on stderr."""
        return self.program.complaints()

    def do_complain(self):
        """What is found where the toolkit does complain: a setting that it does not know."""
        odd = self.folder / "odd"
        shutil.copytree(self.config / "gtk-4.0", odd / "gtk-4.0")
        with open(odd / "gtk-4.0" / "settings.ini", "a", encoding="utf-8") as file:
            file.write("gtk-there-is-no-such-setting=1\n")
        program = driver.Program(self.folder, "--profile", "odd", XDG_CONFIG_HOME=str(odd))
        program.wait_until_open()
        program.kill()
        return program.complaints()

    def clear(self):
        if self.program is not None and self.program.process.poll() is None:
            print(self.program.complaints(all_of=True), file=sys.stderr, flush=True)
            self.program.kill()
        if self.keyring is not None:
            self.keyring.terminate()
            self.keyring.wait()


def serve(folder, line):
    far = FarEnd(folder)
    try:
        for text in iter(line.readline, ""):
            asked = json.loads(text)
            try:
                said = far.do(asked["do"], asked["words"])
            except Exception:  # whatever it is, the near end says it
                said = {"error": f"{asked['do']} {asked['words']}\n{traceback.format_exc()}"}
            line.write(json.dumps(said) + "\n")
            line.flush()
    finally:
        far.clear()


if __name__ == "__main__":
    serve(pathlib.Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2])).makefile("rw", encoding="utf-8"))
