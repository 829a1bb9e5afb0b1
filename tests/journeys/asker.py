# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does and sees who writes a question, and is offered what may answer it already."""

import driver
from moderator import Moderator
from person import DISCUSSION

ASK = "^Ask "
SUGGESTIONS = "^Suggestions$"


class Asker(Moderator):
    """Somebody before the window of a program, with something to ask."""

    def begin_question(self, text):
        self.write(DISCUSSION, ASK, text, send=False)

    def question_box(self):
        return self.program.find_named("text", ASK, within=self.pane(DISCUSSION))

    def see_suggestion(self, text, state):
        """Beside the question, which keeps the focus."""
        row = self.see(f"the suggestion “{text}”, {state}", lambda: self.suggestion(text, state))
        assert driver.has_state(self.question_box(), "FOCUSED")
        return row

    def suggestion(self, text, state):
        rows = self.program.look("list", SUGGESTIONS, within=self.pane(DISCUSSION))
        return rows and next((row for row in driver.children(rows)
                              if row.name.startswith(f"{text}, {state} ")), None)

    def open_suggestion_by_key(self, text):
        """Up from the text to the row that begins with it."""
        self.act(self.program.key, "alt+Up")
        row = driver.wait_for("the focus on a suggestion", self.focused_suggestion)
        while not row.name.startswith(text):
            before = row.name
            self.program.key("Up")
            row = driver.wait_for("the focus on the next one", lambda: self.focused_suggestion(other_than=before))
        self.program.key("Return")
        self.program.find("push button", "^Back to the threads$", within=self.pane(DISCUSSION))

    def focused_suggestion(self, other_than=None):
        node = self.program.focused(self.pane(DISCUSSION))
        return node if node and node.getRoleName() == "list item" and node.name != other_than else None

    def go_back_to_threads(self):
        self.program.press(self.program.find("push button", "^Back to the threads$", within=self.pane(DISCUSSION)))
        self.question_box()

    def see_begun_question(self, text):
        box = self.question_box()
        self.see(lambda: f"“{text}” in the composer, which holds “{driver.text_of(box)}”",
                 lambda: driver.text_of(box) == text)

    def see_answerer(self, name):
        self.see_text("push button", f"^{name}, answered here before, ", within=self.pane(DISCUSSION))

    def take_question_back(self):
        """All that was offered for it goes with it."""
        box = self.question_box()
        self.program.click(box)
        driver.wait_for("the cursor in the composer", lambda: driver.has_state(box, "FOCUSED"))
        self.program.key("ctrl+a")
        self.program.key("BackSpace")
        driver.wait_for("an empty composer", lambda: box.queryText().characterCount == 0)
        self.see_no_text("list", SUGGESTIONS, within=self.pane(DISCUSSION))
