#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question finds its answer: two learners and the facilitator of their cohort, three programs, each
on a display and a bus of its own, and one platform. Everything is seen by the others."""

import contextlib
import pathlib
import shutil
import sqlite3
import sys
import tempfile
import time

import desk
import team_platform

PASSWORDS = {"ada": "a quiet word each", "ben": "three jobs by ten"}
GUIDE = {"nora": "who holds the clock"}
QUESTION = "Who ends a meeting that has no end"
LIKE = "How does a meeting end that nobody ends"
AGAIN = "Whose job is it to end a meeting"
ANSWER = "Whoever called it"
BETTER = "Whoever called it and nobody else"
SECOND = "Nobody ever does"


class Asked:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-question."))
        self.platform = team_platform.TeamPlatform(self.folder)
        self.platform.fill(**PASSWORDS)
        self.add_guide()
        self.platform.start()
        self.ada, self.ben, self.nora = (desk.Desk(name.capitalize(), self.folder / name)
                                         for name in (*PASSWORDS, *GUIDE))
        self.all = self.ada, self.ben, self.nora

    def add_guide(self):
        with contextlib.closing(sqlite3.connect(self.platform.data / "platform.db")) as database:
            cohort = database.execute("SELECT uuid FROM cohort WHERE name = ?",
                                      (team_platform.COHORT,)).fetchone()[0]
        for login, password in GUIDE.items():
            self.platform.command("user", "add", login, login.capitalize(), text=password + "\n")
            self.platform.command("member", "add", cohort, login, "facilitator")

    def step(self, name, action):
        begin = time.monotonic()
        action()
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def each(self, people, *act):
        """At the same time."""
        for one in people:
            one.send(*act)
        for one in people:
            one.answer()

    def share(self, name, one, act, other, sight):
        """One acts while the other watches for it."""
        other.send(*sight)
        one.do(*act)
        other.answer()
        print(f"        {other.seen_at - one.acted_at:6.2f} s until {other.name} sees {name}", flush=True)

    def sign_in(self):
        for one, (login, password) in zip(self.all, {**PASSWORDS, **GUIDE}.items()):
            one.do("have_browser", login, password)
            one.do("have_keyring")
            one.send("open", "--profile", login, "--platform", self.platform.address)
        for one in self.all:
            one.answer()
        self.each(self.all, "sign_in")
        self.each(self.all, "start_lesson")
        self.each(self.all, "pause")

    def ask(self):
        self.nora.do("show_unanswered")
        self.share("the question", self.ada, ("ask", QUESTION), self.nora, ("see_question", QUESTION))
        self.ben.do("see_question", QUESTION)
        self.ada.do("see_badge", "Good question")

    def suggest(self):
        """Ben is about to ask the same, and is shown that Ada has; to look costs him nothing he wrote."""
        self.ben.do("begin_question", LIKE)
        self.ben.do("see_suggestion", QUESTION, "No answer yet")
        self.ben.do("open_suggestion_by_key", QUESTION)
        self.ben.do("see_answer", QUESTION)
        self.ben.do("go_back_to_threads")
        self.ben.do("see_begun_question", LIKE)
        self.ben.do("take_question_back")

    def answer(self):
        self.each((self.ada, self.ben), "open_thread", QUESTION)
        self.share("the answer", self.ben, ("answer", ANSWER), self.ada, ("see_answer", ANSWER))

    def edit(self):
        """Nobody sees the new words before they can no longer be taken back; then whoever reads them
        can read the old ones as well."""
        self.ben.do("edit_answer", ANSWER, BETTER)
        self.ben.do("see_undo", BETTER)
        self.share("the edit", self.ben, ("see_answer", BETTER), self.ada, ("see_answer", BETTER))
        self.ada.do("see_history", BETTER, ANSWER)

    def helped(self):
        self.share("that it worked", self.ada, ("say_worked", BETTER), self.ben, ("see_worked", BETTER, 1))

    def accept(self):
        self.share("the acceptance", self.ada, ("accept", BETTER), self.ben, ("see_accepted", BETTER))
        self.ben.do("see_badge", "Settled")
        self.nora.do("see_no_question", QUESTION)

    def suggest_answered(self):
        """Whoever asks the like again is shown the answer, and who gave it."""
        self.nora.do("begin_question", AGAIN)
        self.nora.do("see_suggestion", QUESTION, "Answered")
        self.nora.do("see_answerer", "Ben")
        self.nora.do("take_question_back")

    def delete(self):
        """What is taken back in time was never gone for anybody else."""
        self.share("the second answer", self.ben, ("answer", SECOND), self.ada, ("see_answer", SECOND))
        self.ben.do("delete_answer", SECOND)
        self.ben.do("undo_delete")
        self.ben.do("see_answer", SECOND)
        self.ada.do("see_answer", SECOND)
        self.share("the deletion", self.ben, ("delete_answer", SECOND), self.ada, ("see_no_answer", SECOND))

    def end(self):
        for one in self.all:
            status = one.do("quit_by_key")
            complaints = one.do("complaints")
            assert not complaints, f"{one.name}'s program complained:\n{complaints}"
            assert status == 0, f"{one.name}'s program ended with {status}"

    def clear(self):
        for one in self.all:
            one.clear()
        self.platform.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    asked = Asked()
    begin = time.monotonic()
    try:
        asked.step("sign in, all three", asked.sign_in)
        asked.step("ask, a badge for it, and it waits for an answer", asked.ask)
        asked.step("suggestions while another writes the like", asked.suggest)
        asked.step("answer", asked.answer)
        asked.step("edit, and read what stood there", asked.edit)
        asked.step("say that it worked", asked.helped)
        asked.step("accept, a badge for it, and it waits no more", asked.accept)
        asked.step("suggestions once it is answered, and who answered", asked.suggest_answered)
        asked.step("delete, take it back, delete", asked.delete)
        asked.step("quit; no complaint on stderr", asked.end)
    finally:
        asked.clear()
    print(f"{time.monotonic() - begin:6.2f} s  in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
