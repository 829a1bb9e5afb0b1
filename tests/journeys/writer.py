# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does about what is written and not sent yet."""

import driver
from notified import Notified
from person import CHAT, DISCUSSION

UNSENT = "Drafts and Outbox"
WAITS = "Waits for a connection"


class Writer(Notified):
    """Somebody who goes on writing when the network is away."""

    def open_unsent(self):
        """The list of drafts and of what waits, by the main menu."""
        self.program.focus_window()
        self.program.key("F10")
        self.program.press(self.see_text("menu item", f"^{UNSENT}$"))
        window = self.see("the list", lambda: next(
            (one for one in driver.children(self.program.root) if driver.is_named(one, "frame", f"^{UNSENT}$")), None))
        self.program.focus_window(UNSENT)
        return window

    def close_unsent(self):
        self.program.key("Escape")
        self.see_no_text("label", "^Waiting to be sent$")
        self.program.focus_window()

    def see_unsent(self, *texts):
        """Each waits, once, and says for what; the oldest first."""
        window = self.open_unsent()
        names = self.see("all that waits", lambda: self.waiting(window, texts))
        assert [text for name in names for text in texts if text in name] == list(texts), names
        assert all(WAITS in name for name in names), names
        self.close_unsent()

    def waiting(self, window, texts):
        rows = self.program.look("list", "^Waiting to be sent$", within=window, shown=False)
        names = [row.name for row in driver.children(rows)] if rows else []
        return names if len(names) == len(texts) else None

    def leave_thread(self):
        self.program.press(self.program.find("push button", "^Back to the threads$", within=self.pane(DISCUSSION)))
        self.program.find_named("text", "^Ask ", within=self.pane(DISCUSSION))

    def see_waiting_answer(self, text):
        self.see_text("label", "^Waiting for the network", within=self.see_answer(text))

    def see_waiting_question(self, text):
        self.see_row(DISCUSSION, "^Threads$", text)

    def see_messages(self, *texts):
        """In this order, each once."""
        self.see(f"{texts} in this order", lambda: self.order(CHAT, texts) == list(texts))

    def see_answers(self, *texts):
        self.see(f"{texts} in this order", lambda: self.order(DISCUSSION, texts) == list(texts))

    def order(self, pane, texts):
        rows = driver.children(self.list(pane, "^Posts$"))
        return [text for row in rows for text in texts if driver.holds(row, text)]
