# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with notices, and what the desktop shows of them."""

import driver
from learner import Learner
from person import CHAT, exactly


class Notified(Learner):
    """Somebody whose desktop shows notifications."""

    service = None

    def call_team(self, text, reach):
        """Says it once the line over the composer tells whom it reaches."""
        self.begin_message(text)
        self.see_text("label", exactly(reach), within=self.pane(CHAT))
        self.act(self.program.key, "Return")

    def see_notification(self, title):
        self.see(lambda: f"“{title}” on the desktop, which shows {self.service.shown}", lambda: self.service.find(title))
        return self.service.shown[self.service.find(title)][1]

    def see_no_notification(self, title):
        self.see(f"no “{title}” on the desktop", lambda: self.service.find(title) is None)

    def count_told(self):
        return len(self.service.told)

    def press_on_notification(self, title, label):
        self.act(self.service.press, title, label)

    def see_reply_to(self, name, pane=CHAT):
        """The composer there is ready for an answer to that person."""
        self.see_text("label", f"^Reply to {name}: ", within=self.pane(pane))
        self.see_cursor("^Message " if pane == CHAT else "^Reply")

    def write_here(self, text):
        """Into what has the cursor."""
        self.program.type(text)
        self.act(self.program.key, "Return")

    def choose_notices(self, of, choice):
        """In the menu of the pane of chat."""
        button = self.program.find("push button", "^Pane menu", within=self.pane(CHAT))
        self.program.press(driver.children(button)[0])
        self.program.press(self.see_text("menu item", f"^{of}$"))
        self.see("the choices", lambda: self.go_down_to(choice))
        self.act(self.program.key, "Return")
        self.see_no_text("menu item", "")

    def see_chosen(self, of, choice):
        """The mark in the same menu, which is closed again; choosing what is chosen changes nothing."""
        button = self.program.find("push button", "^Pane menu", within=self.pane(CHAT))
        self.program.press(driver.children(button)[0])
        self.program.press(self.see_text("menu item", f"^{of}$"))
        self.see(f"a mark at “{choice}”", lambda: self.is_chosen(choice))
        self.program.key("Escape")
        self.program.key("Escape")
        self.see_no_text("menu item", "")

    def is_chosen(self, choice):
        """In the menu that is open; others have the same choices."""
        return any(driver.is_named(node, "menu item", f"^{choice}") and driver.has_area(node)
                   and driver.has_state(node, "CHECKED") for node in self.program.nodes())

    def see_marked(self, words):
        """A small picture in the head of the pane says how it is followed."""
        self.see_text("image", f"^{words}", within=self.pane(CHAT))

    def see_unmarked(self):
        self.see_no_text("image", "^Muted|^Notice of", within=self.pane(CHAT))

    def go_down_to(self, item):
        """One step with the key; whether the item of the menu has the focus."""
        focused = self.program.focused()
        if focused is not None and driver.is_named(focused, "menu item", f"^{item}$"):
            return True
        self.program.key("Down")
        return False

    def reply_to_message(self, text, name):
        """By the menu of the message; the words come next."""
        message = self.see_message(text)
        self.scroll_to(message)
        self.program.focus_window()
        self.program.point_at(message, "click", "3")
        self.program.press(self.see_text("menu item", "^Reply$"))
        self.see_reply_to(name)

    def switch_quiet_hours(self):
        """In the preferences, which are closed again."""
        self.program.focus_window()
        self.program.key("ctrl+comma")
        row = self.see_text("list item", "^Quiet hours")
        switch = self.program.find("check box", "^Quiet hours$", within=row)
        before = driver.has_state(switch, "CHECKED")
        self.act(self.program.press, switch)
        driver.wait_for("the switch", lambda: driver.has_state(switch, "CHECKED") != before)
        self.program.focus_window("Preferences")
        self.program.key("Escape")
        self.see_no_text("label", "^Quiet hours$")

    def choose_quiet(self, label, words):
        """By the bell, whose list is closed again; it says then how it is."""
        self.program.focus_window()
        bell = self.see_text("push button", "^Notices")
        self.program.press(driver.children(bell)[0])
        self.act(self.program.press, self.see_text("push button", exactly(label)))
        self.see_text("label", f"^{words}")
        self.program.key("Escape")
        self.see_no_text("push button", exactly(label))

    def see_new_notices(self, count):
        """So many, by the bell."""
        self.see_text("push button", f"^Notices, {count} new$")

    def see_notices(self, *titles):
        """In the list, which is open."""
        for title in titles:
            self.see_text("list item", title)
        self.program.key("Escape")

    def minimise(self):
        self.program.xdotool("windowminimize", "--sync", self.program.window)

    def see_presented(self):
        """The window is in front of all others, and keys go there."""
        self.see("the window with the focus", lambda: self.program.has_keyboard())

    def read_everything(self):
        """By the main menu; a toast offers the way back."""
        self.program.focus_window()
        self.program.key("F10")
        self.act(self.program.press, self.see_text("menu item", "^Mark everything as read$"))
        self.see_text("label", "^All is marked as read")

    def read_up_to(self, text, and_back):
        """By the menu of the message; perhaps not, after all."""
        message = self.see_message(text)
        self.scroll_to(message)
        self.program.focus_window()
        self.program.point_at(message, "click", "3")
        self.act(self.program.press, self.see_text("menu item", "^Read up to here$"))
        if and_back:
            self.act(self.program.press, self.see_text("push button", "^Undo"))

    def mark_conversation_read(self):
        button = self.program.find("push button", "^Pane menu", within=self.pane(CHAT))
        self.program.press(driver.children(button)[0])
        self.act(self.program.press, self.see_text("menu item", "^Mark this conversation as read$"))
        self.see_text("label", "^Marked as read")

    def see_unread_list(self, *rows):
        """By its key, each as the name of its row begins; the first of them is opened."""
        self.program.focus_window()
        self.program.key("ctrl+u")
        found = [self.see_text("list item", f"^{row}") for row in rows]
        self.see("the focus on the first row", lambda: driver.has_state(found[0], "FOCUSED"))
        self.act(self.program.key, "Return")
        self.see_no_text("label", "^What is unread$")

    def see_title(self, title):
        self.see(f"the window's title “{title}”", lambda: self.program.look("frame", exactly(title), shown=False))

    def look_away(self):
        """Into another pane."""
        self.program.focus_window()
        self.see_no_text("menu item", "")
        self.see("the focus elsewhere", self.is_elsewhere)

    def is_elsewhere(self):
        """If not, one pane further."""
        if self.program.focused() is not None and self.program.focused(self.pane(CHAT)) is None:
            return True
        self.program.key("F6")
        return False

    def put_cursor_into_chat(self):
        self.program.focus_window()
        entry = self.program.find_named("text", "^Message ", within=self.pane(CHAT))
        self.act(self.program.click, entry)
