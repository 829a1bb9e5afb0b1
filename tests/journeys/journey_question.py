#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question finds its answer: two learners and the facilitator of their cohort, three programs, each
on a display and a bus of its own, and one platform. Everything is seen by the others."""

import sys

import story

PASSWORDS = {"ada": "a quiet word each", "ben": "three jobs by ten", "nora": "who holds the clock"}
QUESTION = "Who ends a meeting that has no end"
LIKE = "How does a meeting end that nobody ends"
AGAIN = "Whose job is it to end a meeting"
ANSWER = "Whoever called it"
BETTER = "Whoever called it and nobody else"
SECOND = "Nobody ever does"


class Asked(story.Story):
    def __init__(self):
        super().__init__("question", PASSWORDS, facilitators=["nora"])
        self.ada, self.ben, self.nora = self.all

    def sign_in(self):
        self.open()
        self.each("sign_in")
        self.each("start_lesson")
        self.each("pause")

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
        self.each("open_thread", QUESTION, people=(self.ada, self.ben))
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


def main():
    asked = Asked()
    return asked.tell(
        ("sign in, all three", asked.sign_in),
        ("ask, a badge for it, and it waits for an answer", asked.ask),
        ("suggestions while another writes the like", asked.suggest),
        ("answer", asked.answer),
        ("edit, and read what stood there", asked.edit),
        ("say that it worked", asked.helped),
        ("accept, a badge for it, and it waits no more", asked.accept),
        ("suggestions once it is answered, and who answered", asked.suggest_answered),
        ("delete, take it back, delete", asked.delete),
        ("quit; no complaint on stderr", asked.end))


if __name__ == "__main__":
    sys.exit(main())
