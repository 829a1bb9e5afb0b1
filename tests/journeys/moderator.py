# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does about a post that is wrong: reports it, or decides about what was reported."""

import driver
from person import CHAT, WORKSPACE, Person, containing, exactly

MODERATION = "^Moderation$"
CASES = "^Waiting for a decision$"
HIDDEN = "hidden by a moderator"


class Moderator(Person):
    """Somebody before the window of a program, who reports or decides."""

    def report_message(self, text, reason):
        """By the menu of the message, opened with the right button."""
        message = self.see_message(text)
        self.scroll_to(message)
        self.program.focus_window()
        self.program.point_at(message, "click", "3")
        self.program.press(self.see_text("menu item", "^Report"))
        dialog = self.see("the dialog", lambda: next(
            (window for window in driver.children(self.program.root) if driver.is_named(
                window, "frame", "^Report a post$")), None))
        self.program.focus_window("Report a post")
        check = self.program.find("check box", exactly(reason), within=dialog)
        self.tab_to(dialog, check)
        self.program.key("space")
        driver.wait_for(f"“{reason}” chosen", lambda: driver.has_state(check, "CHECKED"))
        self.act(self.program.press, self.program.find("push button", "^Report$", within=dialog))
        self.see_no_text("push button", "^Report$")
        self.program.focus_window()

    def see_no_moderation(self):
        """Who decides nothing has no such place."""
        self.see("the places", lambda: self.program.look("list item", "^Knowledge$"))
        assert not self.program.look("list item", "^Moderation"), "the pane is offered to a learner"

    def open_moderation(self):
        self.program.click(self.see_text("list item", "^Moderation"))
        self.see("the pane", lambda: driver.has_area(self.pane(MODERATION)))

    def see_case(self, text, reason):
        row = self.see_row(MODERATION, CASES, text)
        assert reason in row.name, row.name
        self.see_text("label", containing(reason) + " – reported by", within=self.pane(MODERATION))

    def see_no_case(self, text):
        self.see_no_row(MODERATION, CASES, text)

    def choose_case(self, text):
        self.program.click(self.see_row(MODERATION, CASES, text))

    def hide_by_key(self):
        self.act(self.program.key, "h")

    def undo_by_key(self):
        self.see_text("push button", "^Undo$", within=self.pane(MODERATION))
        self.act(self.program.key, "u")
        self.see_no_text("push button", "^Undo$", within=self.pane(MODERATION))

    def hide_because(self, words):
        entry = self.program.find_named("text", "^Reason of the decision$", within=self.pane(MODERATION))
        self.program.click(entry)
        self.program.type(words)
        driver.wait_for("the reason", lambda: driver.text_of(entry) == words)
        self.act(self.program.press, self.program.find("push button", "^Hide$", within=self.pane(MODERATION)))

    def see_hidden_messages(self, count):
        """So many messages of the channel are out of sight."""
        self.see(f"{count} hidden messages", lambda: len(self.rows(CHAT, "^Posts$", HIDDEN)) == count)

    def see_own_report(self, reason, outcome):
        """In the preferences, which are closed again."""
        self.program.focus_window()
        self.program.key("ctrl+comma")
        self.see_text("list item", "^Quiet hours")
        self.program.focus_window("Preferences")
        for key in "Tab", "Tab", "space":  # to the page after the next
            self.program.key(key)
        self.see_text("list item", f"^{reason}, written by .*{outcome}")
        self.program.key("Escape")
        self.program.focus_window()

    # To moderate is asked, not told

    def ask_to_moderate(self, name, words):
        """On the card of the member, with the reason."""
        self.program.click(self.see_text("list item", "^The Round Table"))
        self.click(self.see_row(WORKSPACE, "^People$", name))
        self.program.press(self.see_text("push button", "^Ask to moderate in "))
        entry = self.see_text("text", "^Why you ask them to moderate$")
        self.program.focus_window()
        driver.wait_for("the cursor in the entry", lambda: driver.has_state(entry, "FOCUSED"))
        self.program.type(words)
        driver.wait_for("the words", lambda: driver.text_of(entry) == words)
        self.act(self.program.press, self.see_text("push button", "^Ask$"))
        self.see_text("label", "^Asked to moderate; no answer yet$")
        self.program.key("Escape")

    def see_duty(self, name, words):
        """As who hosts the cohort sees it, in the list of its people."""
        self.see("the row of the person", lambda: [
            row for row in self.rows(WORKSPACE, "^People$", name) if driver.holds(row, words)])

    def follow_notice(self, text):
        """From the bell to where the notice leads."""
        self.program.focus_window()
        self.click(self.see_text("push button", r"^Notices, \d+ new$"))
        self.program.click(self.see_text("list item", text))

    def answer_to_moderate(self, answer, words):
        """In the preferences, which are open, and closed again."""
        button = self.see_text("push button", f"^{answer}, ")
        self.act(self.program.press, button)
        self.see_text("label", words)
        self.program.focus_window("Preferences")
        self.program.key("Escape")
        self.see_no_text("label", words)
        self.program.focus_window()

    def go_to_pause(self):
        self.program.press(self.program.find("push button", "^Pause moderating or give it up$",
                                             within=self.pane(MODERATION)))

    def see_moderation_go(self):
        """What is decided no longer has no place either."""
        self.see_no_text("list item", "^Moderation")
