# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in a lesson: speed, captions, words of the transcript, notes and a quiz."""

import driver
from asker import Asker
from person import DISCUSSION, LESSON, exactly

VERDICT = "^✓ Right$|^Not quite$"
KEPT = "^Your answer is kept"


class Learner(Asker):
    """Somebody before the window of a program, with a lesson to do."""

    # The player

    def see_resumed(self):
        """Where the player goes on, in seconds, as soon as it plays."""
        self.see_playing()
        self.see_position(1)
        return self.position()

    def choose_speed(self, speed):
        self.program.press(self.program.find("push button", "^Speed ", within=self.pane(LESSON)))
        self.act(self.program.press, self.see_text("menu item", exactly(speed)))
        self.see_text("push button", exactly(f"Speed {speed}"), within=self.pane(LESSON))

    def see_caption(self, text):
        """Over the picture, where it stands beside the controls and in no row of the transcript."""
        return self.see(f"the caption “{text}”", lambda: self.caption(text))

    def caption(self, text):
        return next((node for node in self.program.nodes(self.pane(LESSON)) if node.getRoleName() == "label"
                     and text in driver.text_of(node) and node.parent.getRoleName() != "panel"
                     and node.parent.name == "Video" and driver.is_shown(node)), None)

    def turn_captions_off_and_on(self, text):
        button = self.program.find("push button", "^Captions$", within=self.pane(LESSON))
        self.act(self.program.press, button)
        self.see(f"no caption “{text}”", lambda: not self.caption(text))
        self.program.press(button)
        self.see_caption(text)

    # The transcript

    def find_in_transcript(self, words, found):
        """The focus is then on the line that was found."""
        self.program.press(self.program.find("push button", "^Find in it$", within=self.pane(LESSON)))
        entry = self.see("the entry to find with", self.search_entry)
        self.program.type(words)
        self.see_text("status bar", exactly(found), within=self.pane(LESSON))
        driver.wait_for("the words in the entry", lambda: driver.text_of(entry) == words)
        self.program.key("Escape")
        self.see(f"the line with “{words}”", lambda: words in (self.program.focused(self.pane(LESSON)) or entry).name)

    def search_entry(self):
        node = self.program.focused(self.pane(LESSON))
        return node if node is not None and node.getRoleName() in ("entry", "text") else None

    def select_line(self):
        """The one that has the focus; what can be done with it appears."""
        self.program.key("Menu")
        return self.see_text("push button", "^Ask$", within=self.pane(LESSON))

    def ask_about_line(self, text):
        self.program.press(self.select_line())
        entry = self.program.find_named("text", "^Ask ", within=self.pane(DISCUSSION))
        driver.wait_for("the cursor in the composer", lambda: driver.has_state(entry, "FOCUSED"))
        self.write(DISCUSSION, "^Ask ", text)

    def note_line(self, text):
        self.select_line()
        self.program.press(self.see_text("push button", "^Note$", within=self.pane(LESSON)))
        entry = self.program.find_named("text", "^Write a note$", within=self.pane(LESSON))
        driver.wait_for("the cursor in the note", lambda: driver.has_state(entry, "FOCUSED"))
        self.write(LESSON, "^Write a note$", text)
        self.see_note(text)

    # Notes

    def open_tab(self, name):
        self.program.press(self.program.find("push button", exactly(name), within=self.pane(LESSON)))

    def see_note(self, text):
        return self.see_row(LESSON, "^My notes$", text)

    def share_note(self, text):
        """Note to post in one act; it is sent as it stands."""
        self.click(self.program.find("push button", "^More about this note$", within=self.see_note(text)))
        self.program.press(self.see_text("menu item", "^Share in the Discussion"))
        entry = self.program.find_named("text", "^Ask ", within=self.pane(DISCUSSION))
        driver.wait_for("the note in the composer", lambda: text in driver.text_of(entry)
                        and driver.has_state(entry, "FOCUSED"))
        self.act(self.program.key, "Return")

    # The quiz

    def open_lesson(self, number):
        self.open_tab("Lessons")
        self.click(self.see_text("list item", rf"^{number} · ", within=self.pane(LESSON)))

    def start_quiz(self):
        self.act(self.program.press, self.see_text("push button", "^Start the quiz$", within=self.pane(LESSON)))

    def answer_question(self, number):
        """With the first option: where several may be chosen, the answer is given by its button."""
        self.see_text("label", f"^Question {number} of ", within=self.pane(LESSON))
        option = self.see("an option", self.option)
        self.act(self.program.click, option)
        driver.wait_for("the tick", lambda: driver.has_state(option, "CHECKED"))
        check = self.program.look("push button", "^Check answer$", self.pane(LESSON))
        if check:
            self.act(self.program.press, check)
        self.see_answered(number)

    def option(self):
        return self.program.look("check box", ".", self.pane(LESSON))

    def next_question(self):
        self.program.press(self.see_text("push button", "^Next question$", within=self.pane(LESSON)))

    def see_answered(self, number):
        """The answer that answer_question() gave stands there, and what is said to it."""
        self.see_text("label", f"^Question {number} of ", within=self.pane(LESSON))
        self.see("the tick", lambda: self.option() and driver.has_state(self.option(), "CHECKED"))
        self.see("an answer", lambda: self.program.look("label", VERDICT, self.pane(LESSON))
                 or self.program.look("status bar", KEPT, self.pane(LESSON)))

    def see_verdict(self):
        self.see_text("label", VERDICT, within=self.pane(LESSON))
