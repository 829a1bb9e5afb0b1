#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people learn together: two programs, each on a display and a bus of its own, and one platform.
Each change is seen by the other, and the time from the act to the sight is printed."""

import hashlib
import pathlib
import random
import shutil
import sys
import tempfile
import time

import desk
import driver
import team_platform

PASSWORDS = {"ada": "a quiet word each", "ben": "three jobs by ten"}
LINE = "Talking is not a result"
OLDER = "I counted our Monday round"
QUESTION = "Is a talk with a friend a meeting too"
ANSWER = "Only if you both want something from it"
BY_KEY = "Give Mei feedback on her invitation"
BY_CLICK = "Draw the dots of one meeting"
BEGUN = "Half a thought"
WAITING = "This was written without a network"


class Together:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-together."))
        self.platform = team_platform.TeamPlatform(self.folder)
        self.platform.fill(**PASSWORDS)
        self.platform.start()
        self.paused = 0  # where Ada stopped the lesson, in seconds
        self.ada = desk.Desk("Ada", self.folder / "ada")
        self.ben = desk.Desk("Ben", self.folder / "ben")

    def step(self, name, action, *words):
        begin = time.monotonic()
        action(*words)
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def share(self, name, one, act, other, sight):
        """One acts while the other watches for it."""
        other.send(*sight)
        value = one.do(*act)
        other.answer()
        print(f"        {other.seen_at - one.acted_at:6.2f} s until {other.name} sees {name}", flush=True)
        return value

    def both(self, *act):
        """At the same time."""
        for one in self.ada, self.ben:
            one.send(*act)
        return [one.answer() for one in (self.ada, self.ben)]

    def sign_in(self):
        """Ada types the address and has a keyring; Ben's command line has it, and there is no keyring."""
        self.ada.do("have_browser", "ada", PASSWORDS["ada"])
        self.ben.do("have_browser", "ben", PASSWORDS["ben"])
        self.ada.do("have_keyring")
        self.ada.send("open")
        self.ben.do("open", "--profile", "ben", "--platform", self.platform.address)
        self.ada.answer()
        self.ada.send("sign_in", self.platform.address)
        self.ben.do("sign_in")
        self.ada.answer()
        self.ben.do("see_notice", "There is no keyring here")

    def seek(self):
        self.both("start_lesson")
        self.both("seek_to_line", LINE)
        self.both("see_position", 37)
        self.both("pause")
        self.both("see_question", OLDER)
        self.paused = self.ada.do("position")

    def restart_ada(self):
        """After a kill she is still signed in, and the address is known."""
        self.kill(self.ada)
        self.ada.do("open")
        self.ada.do("wait_until_painted")

    def resume(self):
        self.restart_ada()
        at = self.ada.do("resume")
        assert abs(at - self.paused) <= 1, f"paused at {self.paused} s, resumed at {at} s"
        self.ada.do("see_playing")
        self.ada.do("see_position", at)

    def ask(self):
        self.ben.send("see_question", QUESTION)
        moment = self.ada.do("ask_while_playing", QUESTION)
        self.ben.answer()
        print(f"        {self.ben.seen_at - self.ada.acted_at:6.2f} s until Ben sees the question at {moment}")
        self.ben.do("see_question", QUESTION, moment)
        self.ada.do("see_badge", "Good question")
        self.ada.do("see_cursor", "^Ask ")
        self.ada.do("pause")

    def answer(self):
        self.both("open_thread", QUESTION)
        self.share("the answer", self.ben, ("answer", ANSWER), self.ada, ("see_answer", ANSWER))

    def accept(self):
        """Ben is about to write more when the badge comes."""
        self.ben.do("begin_answer", "And")
        self.share("the acceptance", self.ada, ("accept", ANSWER), self.ben, ("see_accepted", ANSWER))
        self.ben.do("see_badge", "Settled")
        print(f"        {self.ben.seen_at - self.ada.acted_at:6.2f} s until Ben sees the badge that it earns him")
        self.ben.do("see_cursor", "^Reply")
        self.ben.do("see_notice_of", "You earned the badge “Settled”")

    def chat(self):
        self.both("go_to_new_messages")
        for one, other, text in ((self.ada, self.ben, "Good morning Ben"), (self.ben, self.ada, "And to you Ada")):
            self.share("the message", one, ("say", text), other, ("see_message", text))

    def tick(self):
        self.share("the tick by key", self.ada, ("tick_by_key", BY_KEY), self.ben, ("see_ticked", BY_KEY))
        self.share("the tick by click", self.ben, ("tick_by_click", BY_CLICK), self.ada, ("see_ticked", BY_CLICK))
        self.ben.do("see_undeletable", BY_CLICK)  # Hanna made it

    def file(self):
        original, copy = self.folder / "notes of week two.bin", self.folder / "copy.bin"
        original.write_bytes(random.Random(2).randbytes(700_000))
        self.share("the file", self.ada, ("share_file", str(original)), self.ben, ("see_file", original.name))
        self.ben.do("save_file", original.name, str(copy))
        one, other = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (original, copy))
        print(f"        {one} shared\n        {other} saved", flush=True)
        assert one == other, "what was saved is not what was shared"

    def offline(self):
        """What is written while the platform is away waits, and is sent once."""
        self.platform.stop()
        self.both("see_status", r"^Offline since \d+:\d\d$")
        self.ada.do("say", WAITING)
        self.ada.do("see_waiting_message", WAITING)
        self.ada.do("see_status", r"^Offline since \d+:\d\d · \d+ waiting$")
        self.ada.do("begin_message", BEGUN)
        mine = self.folder / "ada" / "data" / "lyceum" / "default" / "mine.db"
        driver.wait_for("what was begun on the disk", lambda: team_platform.count(mine, "draft", text=BEGUN))
        self.restart_ada()
        self.ada.do("see_begun_message", BEGUN)
        self.ada.do("see_waiting_message", WAITING)
        self.ada.do("see_status", r"^Offline since \d+:\d\d · \d+ waiting$")
        begin = time.monotonic()
        self.platform.start()
        self.ben.do("see_message", WAITING)
        print(f"        {self.ben.seen_at - begin:6.2f} s from the start of the platform until Ben sees the message")
        self.both("see_status", "^$")
        assert self.both("count_messages", WAITING) == [1, 1]
        assert team_platform.count(self.platform.data / "platform.db", "post", body=WAITING) == 1
        self.restart_ada()
        self.ada.do("see_begun_message", BEGUN)

    def check(self, one):
        complaints = one.do("complaints")
        assert not complaints, f"{one.name}'s program complained:\n{complaints}"

    def kill(self, one):
        one.do("kill")
        self.check(one)

    def quit(self, one, how):
        status = one.do(how)
        self.check(one)
        assert status == 0, f"{one.name}'s program ended with {status}"

    def sign_out(self):
        """Nothing that was fetched for Ada stays on the machine."""
        fetched = self.folder / "ada" / "cache"
        assert list(fetched.rglob("avatars/*")), "no faces were kept, so their going would prove nothing"
        self.ada.do("sign_out")
        for kept in ("avatars", "thumbs", "lesson-files"):
            assert not list(fetched.rglob(f"{kept}/*")), f"{kept} stay after the sign-out"
        self.ada.do("sign_in")
        self.ada.do("see_message_anew", WAITING)
        self.ada.do("sign_out")

    def end(self):
        """Ben, who has no keyring, has to sign in the next time, and Ada because she signed out."""
        self.quit(self.ada, "quit_by_key")
        self.ada.do("open")
        self.ada.do("see_sign_in")
        self.quit(self.ada, "quit_by_key")
        self.quit(self.ben, "quit_by_button")
        self.ben.do("open", "--profile", "ben", "--platform", self.platform.address)
        self.ben.do("see_sign_in")
        self.quit(self.ben, "quit_by_key")
        assert "no-such-setting" in self.ben.do("complain"), "a warning on stderr would not be found"

    def clear(self):
        self.ada.clear()
        self.ben.clear()
        self.platform.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    together = Together()
    begin = time.monotonic()
    try:
        together.step("sign in, both", together.sign_in)
        together.step("play and seek, both", together.seek)
        together.step("kill, start again, resume", together.resume)
        together.step("ask at a moment, a badge for it", together.ask)
        together.step("open the thread, answer", together.answer)
        together.step("accept, a badge for it", together.accept)
        together.step("chat both ways", together.chat)
        together.step("tick by key and by click", together.tick)
        together.step("share a file and save it", together.file)
        together.step("write offline, kill, start again, back online", together.offline)
        together.step("sign out, sign in, sign out", together.sign_out)
        together.step("quit; no complaint on stderr, and one that is found", together.end)
    finally:
        together.clear()
    print(f"{time.monotonic() - begin:6.2f} s  in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
