#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A learner reports a message; a facilitator hides it, takes that back and hides it for a reason; the
learner is told. Two programs and one platform."""

import pathlib
import shutil
import sys
import tempfile
import time

import desk
import team_platform

PASSWORDS = {"lea": "nobody said so", "fay": "let us see"}
SPAM = "Cheap watches for everybody"
REASON = "Spam or advertising"
WORDS = "An advertisement"


class Moderation:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-moderation."))
        self.platform = team_platform.TeamPlatform(self.folder)
        self.platform.fill(**PASSWORDS)
        self.platform.command("member", "add", self.platform.cohort, "fay", "facilitator")
        self.platform.start()
        self.lea = desk.Desk("Lea", self.folder / "lea")
        self.fay = desk.Desk("Fay", self.folder / "fay")

    def step(self, name, action):
        begin = time.monotonic()
        action()
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def both(self, *act):
        for one in self.lea, self.fay:
            one.send(*act)
        return [one.answer() for one in (self.lea, self.fay)]

    def sign_in(self):
        for one, login in (self.lea, "lea"), (self.fay, "fay"):
            one.do("have_browser", login, PASSWORDS[login])
            one.send("open", "--profile", login, "--platform", self.platform.address)
        for one in self.lea, self.fay:
            one.answer()
        self.both("sign_in")
        self.both("see_notice", "There is no keyring here")

    def report(self):
        """Whoever may read may report, what a facilitator wrote too."""
        self.fay.do("go_to_new_messages")
        self.fay.do("say", SPAM)
        self.lea.do("go_to_new_messages")
        self.lea.do("see_no_moderation")
        self.lea.do("report_message", SPAM, REASON)

    def hide(self):
        self.fay.do("open_moderation")
        self.fay.do("see_case", SPAM, REASON)
        self.fay.do("choose_case", SPAM)
        self.fay.do("hide_by_key")
        self.lea.do("see_hidden_messages", 1)
        self.fay.do("see_no_case", SPAM)

    def undo(self):
        self.fay.do("undo_by_key")
        self.lea.do("see_message", SPAM)
        self.lea.do("see_hidden_messages", 0)
        self.fay.do("see_case", SPAM, REASON)

    def told(self):
        """When the decision can no longer be undone, not before."""
        self.fay.do("hide_because", WORDS)
        self.lea.do("see_hidden_messages", 1)
        self.lea.do("see_notice_of", f"The post that you reported was hidden: {WORDS}")

    def end(self):
        for one in self.lea, self.fay:
            status = one.do("quit_by_key")
            complaints = one.do("complaints")
            assert status == 0 and not complaints, f"{one.name}'s program: {status}\n{complaints}"

    def clear(self):
        self.lea.clear()
        self.fay.clear()
        self.platform.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    moderation = Moderation()
    begin = time.monotonic()
    try:
        moderation.step("sign in, both", moderation.sign_in)
        moderation.step("report a message", moderation.report)
        moderation.step("hide it", moderation.hide)
        moderation.step("undo that", moderation.undo)
        moderation.step("hide it for a reason, the reporter is told", moderation.told)
        moderation.step("quit; no complaint on stderr", moderation.end)
    finally:
        moderation.clear()
    print(f"{time.monotonic() - begin:6.2f} s  in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
