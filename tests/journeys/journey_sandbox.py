#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A first evening in the sandbox: resume the lesson, write in the chat, ask a question, tick a task, find
all of it again after the program was killed, and start over."""

import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time

import driver
import person
import team_platform

LATER = "Written while the sandbox was away"
ANSWER = "We write down who asks first"
MESSAGE = "We tried the quiet minute today"
FIRST = "Ten past"  # a question that the sandbox begins with
QUESTION = "Does the one word round work in writing"
TASK = "Give Mei feedback on her invitation"


class Evening:
    """Runs steps one after the other and says how long each took."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-journey."))
        self.program = None
        self.me = None

    def step(self, name, action, *words):
        begin = time.monotonic()
        action(*words)
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def start(self):
        self.program = driver.Program(self.folder, "--sandbox")
        self.program.wait_until_painted()
        self.me = person.Person(self.program)

    def resume(self):
        self.me.resume()
        self.program.find("label", "^The first two minutes$")
        self.me.see_row(person.LESSON, "^Transcript$", "One word each. How do you feel about the date?")
        self.me.pause()  # where all is slow it would come to its end meanwhile, and be no more to resume

    def say(self):
        self.me.say(MESSAGE)
        self.me.see_message(MESSAGE)

    def ask(self):
        self.me.ask(QUESTION)
        self.me.see_question(QUESTION)

    def make_task(self):
        """Of a post in a thread, which is no longer loaded when the program is started again."""
        self.me.open_thread(QUESTION)
        self.me.answer(ANSWER)
        self.me.see_answer(ANSWER)
        self.me.choose(ANSWER, "Make a task of this")
        self.me.task(ANSWER)

    def follow_task(self):
        self.me.choose_of_task(ANSWER, "Show the post it came from")
        self.me.see_answer(ANSWER)

    def see_all_again(self):
        self.resume()
        self.me.see_message(MESSAGE)
        self.me.see_question(QUESTION)
        self.me.see_ticked(TASK)

    def platform(self):
        """The process of the platform that the program has as its child, or None."""
        pid = self.program.process.pid
        for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            if pathlib.Path(f"/proc/{child}/comm").read_text().startswith("lyceum-platfor"):
                return int(child)
        return None

    def lose_platform(self):
        """It is started again, and what was written meanwhile arrives once."""
        lost = self.platform()
        os.kill(lost, signal.SIGKILL)
        self.me.say(LATER)
        driver.wait_for("another platform", lambda: self.platform() not in (lost, None))
        self.me.see_status("^$")
        data = self.folder / "data" / "lyceum" / "sandbox" / "platform" / "platform.db"
        driver.wait_for("the message on the platform", lambda: team_platform.count(data, "post", body=LATER))
        assert team_platform.count(data, "post", body=LATER) == self.me.count_messages(LATER) == 1

    def start_over(self):
        """The window comes back by itself, with the cohort as it was at first."""
        self.program.press(self.program.find("push button", "^Start over$"))
        self.me.see_no_row(person.CHAT, "^Posts$", MESSAGE)
        self.me.see_not_ticked(TASK)
        self.me.see_no_row(person.DISCUSSION, "^Threads$", QUESTION)
        self.me.see_question(FIRST)
        self.me.go_home()
        self.resume()
        self.me.see_status("^$")
        self.say()

    def kill(self):
        self.program.kill()
        self.check()

    def quit(self):
        assert self.me.quit_by_key() == 0
        self.check()

    def check(self):
        complaints = self.program.complaints()
        assert not complaints, f"the program complained:\n{complaints}"

    def clear(self):
        if self.program is not None and self.program.process.poll() is None:
            print(self.program.complaints(all_of=True), flush=True)
            self.program.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    evening = Evening()
    try:
        evening.step("start, until painted", evening.start)
        evening.step("resume the lesson", evening.resume)
        evening.step("write in the chat", evening.say)
        evening.step("ask a question", evening.ask)
        evening.step("make a task of an answer", evening.make_task)
        evening.step("tick a task", evening.me.tick_by_key, TASK)
        evening.step("kill", evening.kill)
        evening.step("start again, until painted", evening.start)
        evening.step("see all of it again", evening.see_all_again)
        evening.step("go from the task to the answer", evening.follow_task)
        evening.step("lose the platform, write, have it again", evening.lose_platform)
        evening.step("start over, and write again", evening.start_over)
        evening.step("quit", evening.quit)
    finally:
        evening.clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
