#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written while the platform is away goes once and in order when it is back, whatever is killed
meanwhile: two learners and the facilitator of their cohort, three programs and one platform."""

import contextlib
import sqlite3
import sys
import time

import driver
import story
import team_platform

PASSWORDS = {"ada": "a quiet word each", "ben": "three jobs by ten", "nora": "who holds the clock"}
QUESTION = "May a meeting begin without its host"
ANSWERS = ["It may if the host said so", "And only then I would say"]
MESSAGES = ["The train has no signal", "There is a tunnel after this one"]
COMMENT = "Does this hold for calls as well"
OTHERS = ["Nobody waits for the host here", "I am on the same train"]  # Nora's answer and Ben's message
BEGUN = "When we are out of the tun"
OFFLINE = r"^Offline since \d+:\d\d"


class Offline(story.Story):
    def __init__(self):
        super().__init__("offline", PASSWORDS, facilitators=["nora"])
        self.ada, self.ben, self.nora = self.all

    def sign_in(self):
        self.open()
        for act in "sign_in", "start_lesson", "pause", "go_to_new_messages":
            self.each(act)

    def ask(self):
        self.ada.do("ask", QUESTION)
        self.each("open_thread", QUESTION)

    def write(self):
        self.platform.stop()
        self.each("see_status", OFFLINE)
        for text in ANSWERS:
            self.ada.do("answer", text)
            self.ada.do("see_waiting_answer", text)
        for text in MESSAGES:
            self.ada.do("say", text)
            self.ada.do("see_waiting_message", text)
        self.ada.do("leave_thread")
        self.ada.do("ask", COMMENT)
        self.ada.do("see_waiting_question", COMMENT)
        self.nora.do("answer", OTHERS[0])
        self.nora.do("see_waiting_answer", OTHERS[0])
        self.ben.do("say", OTHERS[1])
        self.ben.do("see_waiting_message", OTHERS[1])
        self.ada.do("see_unsent", *ANSWERS, *MESSAGES, COMMENT)

    def restart_ada(self):
        self.ada.do("kill")
        self.check(self.ada)
        self.ada.do("open", "--profile", "ada")
        self.ada.do("wait_until_painted")

    def kill(self):
        """With half a thought in the composer, as soon as it is on the disk."""
        mine = self.folder / "ada" / "data" / "lyceum" / "ada" / "mine.db"
        self.ada.do("begin_message", BEGUN)
        begin = time.monotonic()
        driver.wait_for("what was begun on the disk", lambda: team_platform.count(mine, "draft", text=BEGUN))
        print(f"        {time.monotonic() - begin:6.2f} s until what was begun is on the disk")
        self.restart_ada()
        self.ada.do("see_begun_message", BEGUN)
        self.ada.do("see_status", OFFLINE + r" · 5 waiting$")
        self.ada.do("go_to_new_messages")
        self.ada.do("see_messages", *MESSAGES)
        self.ada.do("see_unsent", *ANSWERS, *MESSAGES, COMMENT)

    def posts(self, *texts):
        """Those that the platform has, in the order of each place."""
        marks = ", ".join("?" * len(texts))
        with contextlib.closing(sqlite3.connect(self.platform.data / "platform.db")) as database:
            return [row[0] for row in database.execute(
                f"SELECT body FROM post WHERE body IN ({marks}) ORDER BY container_id, pos", texts)]

    def come_back(self):
        """Ada's program is killed once more while it sends."""
        begin = time.monotonic()
        self.platform.start()
        driver.wait_for("the first of what waited", lambda: self.posts(*ANSWERS, *MESSAGES, COMMENT))
        self.restart_ada()
        self.each("see_status", "^$")
        print(f"        {time.monotonic() - begin:6.2f} s from the start of the platform until nothing waits")

    def see_all(self):
        """Once each and in order, for the others and in the platform's database."""
        self.ada.do("see_begun_message", BEGUN)
        self.ben.do("see_messages", *MESSAGES)
        self.ben.do("see_answers", *ANSWERS)
        self.nora.do("see_messages", *MESSAGES)
        self.nora.do("see_answers", *ANSWERS)
        self.nora.do("see_message", OTHERS[1])
        self.ben.do("see_answer", OTHERS[0])
        self.ben.do("leave_thread")
        self.ben.do("see_question", COMMENT)
        for texts in ANSWERS, MESSAGES, [COMMENT], OTHERS[:1], OTHERS[1:]:
            assert self.posts(*texts) == texts, self.posts(*texts)


def main():
    offline = Offline()
    return offline.tell(
        ("sign in, all three", offline.sign_in),
        ("ask, and open the thread", offline.ask),
        ("write without a network", offline.write),
        ("kill and start again", offline.kill),
        ("back online, and killed while it sends", offline.come_back),
        ("everything is there once and in order", offline.see_all),
        ("quit; no complaint on stderr", offline.end))


if __name__ == "__main__":
    sys.exit(main())
