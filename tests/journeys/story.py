# SPDX-License-Identifier: GPL-3.0-or-later
"""A journey of several people, each at a desk of their own before one platform, told step by step."""

import pathlib
import shutil
import tempfile
import time

import desk
import team_platform


class Story:
    """passwords: those of the logins that there are; facilitators and those with a desk are of them."""

    def __init__(self, name, passwords, facilitators=(), desks=None):
        self.passwords = passwords
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"lyc-{name}."))
        self.platform = team_platform.TeamPlatform(self.folder)
        self.platform.fill(**passwords)
        for login in facilitators:
            self.platform.command("member", "add", self.platform.cohort, login, "facilitator")
        self.platform.start()
        self.all = [desk.Desk(login.capitalize(), self.folder / login) for login in desks or passwords]

    def tell(self, *steps):
        """Does each (what it is, act, words...), prints how long it took, and clears up in any case; what the
        program ends with."""
        begin = time.monotonic()
        try:
            for name, act, *words in steps:
                self.step(name, act, *words)
        finally:
            self.clear()
        print(f"{time.monotonic() - begin:6.2f} s  in all")
        return 0

    def step(self, name, act, *words):
        begin = time.monotonic()
        act(*words)
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def share(self, name, one, act, other, sight):
        """One acts while the other watches for it; returns what the other saw."""
        other.send(*sight)
        one.do(*act)
        seen = other.answer()
        print(f"        {other.seen_at - one.acted_at:6.2f} s until {other.name} sees {name}", flush=True)
        return seen

    def each(self, *act, people=None):
        """At the same time."""
        for one in people or self.all:
            one.send(*act)
        return [one.answer() for one in people or self.all]

    def open(self):
        """Everybody opens the program, and has a browser and a keyring."""
        for one in self.all:
            login = one.name.lower()
            one.do("have_browser", login, self.passwords[login])
            one.do("have_keyring")
            one.send("open", "--profile", login, "--platform", self.platform.address)
        for one in self.all:
            one.answer()

    def check(self, one):
        complaints = one.do("complaints")
        assert not complaints, f"{one.name}'s program complained:\n{complaints}"

    def end(self):
        for one in self.all:
            status = one.do("quit_by_key")
            self.check(one)
            assert status == 0, f"{one.name}'s program ended with {status}"

    def clear(self):
        for one in self.all:
            one.clear()
        self.platform.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
