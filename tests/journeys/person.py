# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in the window and sees there. Each act notes when it was done, in acted_at; each
sight when it was seen, in seen_at (seconds of the machine's monotonic clock)."""

import pathlib
import re
import time

import driver

LESSON = "^Lesson$"
DISCUSSION = "^Discussion$"
WORKSPACE = "^Workspace$"
CHAT = "^Chat$"
BADGES = "^Badges$"


def exactly(text):
    return f"^{re.escape(text)}$"


def containing(text):
    return re.escape(text)


def in_seconds(text):
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + int(seconds)


class Person:
    """Somebody before the window of a program."""

    def __init__(self, program):
        self.program = program
        self.acted_at = 0.0
        self.seen_at = 0.0
        self.known = {}  # panes and lists that were found once

    # Hands and eyes

    def act(self, action, *words):
        self.acted_at = time.monotonic()
        action(*words)

    def see(self, what, probe):
        found = driver.wait_for(what, lambda: probe() or self.program.fail_if_ended())
        self.seen_at = time.monotonic()
        return found

    def pane(self, name):
        if name not in self.known:
            self.known[name] = self.program.find("filler", name, shown=False)
        return self.known[name]

    def list(self, pane, title):
        if (pane, title) not in self.known:
            self.known[pane, title] = self.program.find("list", title, within=self.pane(pane), shown=False)
        return self.known[pane, title]

    def rows(self, pane, title, text):
        """The rows of a list that contain the text."""
        return [row for row in driver.children(self.list(pane, title)) if driver.holds(row, text)]

    def see_row(self, pane, title, text):
        return self.see(f"“{text}” in {title}", lambda: next(iter(self.rows(pane, title, text)), None))

    def see_no_row(self, pane, title, text):
        self.see(f"no “{text}” in {title}", lambda: not self.rows(pane, title, text))

    def see_text(self, role, text, within=None):
        return self.see(f"{role} “{text}”", lambda: self.program.look(role, text, within))

    def see_no_text(self, role, text, within=None):
        self.see(f"no {role} “{text}”", lambda: not self.program.look(role, text, within))

    def tab_to(self, pane, node):
        """With the Tab key, from where the focus is; it brings the node into view."""
        while not driver.has_state(node, "FOCUSED"):
            before = self.program.focused(pane)
            self.program.key("Tab")
            driver.wait_for("the focus to move on", lambda: driver.has_state(node, "FOCUSED")
                            or self.program.focused(pane) != before)
        driver.wait_for("the focused node in view", lambda: driver.is_in_view(node))

    def scroll_to(self, node):
        """With the wheel."""
        while not driver.is_in_view(node):
            before = driver.extents(node).y
            self.program.wheel(driver.scroller_of(node), down=before > driver.extents(driver.scroller_of(node)).y)
            driver.wait_for("the pane to scroll", lambda: driver.extents(node).y != before)

    def click(self, node):
        self.scroll_to(node)
        self.program.click(node)

    # Coming and going

    def sign_in(self, address=None):
        if address is not None:
            entry = self.program.find("text", "platform's address|^$")
            self.program.click(entry)
            self.program.type(address)
            driver.wait_for("the address in the entry", lambda: driver.text_of(entry) == address)
        button = self.program.find("push button", "^Sign in$")
        driver.wait_for("a button to press", lambda: driver.has_state(button, "SENSITIVE"))
        self.act(self.program.press, button)
        self.program.wait_until_painted()

    def see_sign_in(self):
        """The button to sign in waits to be pressed, and nobody is signed in."""
        button = self.see_text("push button", "^Sign in$")
        self.see("a button to press", lambda: driver.has_state(button, "SENSITIVE"))
        self.see_no_text("list", "^Posts$")

    def sign_out(self):
        self.program.key("F10")
        self.program.press(self.see_text("menu item", "^Sign out$"))
        self.see_sign_in()

    def quit_by_key(self):
        self.program.focus_window()
        self.program.key("ctrl+q")
        return self.program.wait_for_end()

    def quit_by_button(self):
        self.program.press(self.program.find("push button", "^Close$"))
        return self.program.wait_for_end()

    def see_notice(self, text):
        """And closes it: it lies over what is below."""
        toast = self.see_text("label", text).parent.parent
        self.program.press(self.program.find("push button", "^Close the notice$", within=toast))
        self.see_no_text("label", text)

    def see_status(self, text):
        """What the line in the header says of the connection; where all is well there is none."""
        def says():
            line = self.program.look("status bar", ".", shown=False)
            return re.search(text, driver.text_of(line) if line else "")

        self.see(f"the status “{text}”", says)

    def go_home(self):
        self.program.key("alt+Home")
        return self.see_text("push button", "^(Start|Resume)")

    # Lesson

    def start_lesson(self):
        self.program.press(self.program.find("push button", "^Start$"))
        self.see_playing()

    def resume(self):
        """Where Home says that it goes on, in seconds."""
        button = self.program.find("push button", "^Resume at ")
        self.program.press(button)
        return in_seconds(driver.text_of(button).removeprefix("Resume at "))

    def position(self):
        """What the player says, in seconds."""
        label = self.program.look("label", r"^\d+:\d\d / \d+:\d\d$", within=self.pane(LESSON))
        return in_seconds(driver.text_of(label).split(" / ")[0]) if label else -1

    def see_playing(self):
        self.see_text("push button", "^Pause$", within=self.pane(LESSON))

    def see_position(self, least):
        self.see(f"the position at {least} s or later", lambda: self.position() >= least)

    def seek_to_line(self, line):
        """By the line of the transcript."""
        self.click(self.see_row(LESSON, "^Transcript$", line))

    def pause(self):
        self.program.press(self.program.find("push button", "^Pause$", within=self.pane(LESSON)))
        self.see_text("push button", "^Play$", within=self.pane(LESSON))

    def play(self):
        self.program.press(self.program.find("push button", "^Play$", within=self.pane(LESSON)))
        self.see_playing()

    # Talk

    def write(self, pane, composer, text, send=True):
        """Types into the composer with that name."""
        entry = self.program.find_named("text", composer, within=self.pane(pane))
        if not driver.has_state(entry, "FOCUSED"):
            self.program.click(entry)
            driver.wait_for("the cursor in the composer", lambda: driver.has_state(entry, "FOCUSED"))
        self.program.type(text)
        driver.wait_for(lambda: f"“{text}” in the composer, which holds “{driver.text_of(entry)}”",
                        lambda: driver.text_of(entry).endswith(text))
        if send:
            self.act(self.program.key, "Return")

    def begin_message(self, text):
        self.write(CHAT, "^Message ", text, send=False)

    def see_begun_message(self, text):
        entry = self.program.find_named("text", "^Message ", within=self.pane(CHAT))
        self.see(lambda: f"“{text}” in the composer, which holds “{driver.text_of(entry)}”",
                 lambda: driver.text_of(entry) == text)

    def go_to_new_messages(self):
        """Down to the end, by the button that says how many there are."""
        pane = self.pane(CHAT)
        self.program.press(self.program.find("push button", r"^\d+ new$", within=pane))
        self.see("the end of the channel", lambda: not self.program.look("push button", r"^\d+ new$", within=pane))

    def say(self, text):
        self.write(CHAT, "^Message ", text)

    def see_message(self, text):
        return self.see_row(CHAT, "^Posts$", text)

    def see_message_anew(self, text):
        """In a window whose panes are others than before."""
        self.known.clear()
        return self.see_message(text)

    def see_waiting_message(self, text):
        self.see_text("label", "^Waiting for the network", within=self.see_message(text))

    def count_messages(self, text):
        return len(self.rows(CHAT, "^Posts$", text))

    def see_cursor(self, composer):
        """The keyboard's focus is in the composer with that name."""
        entry = self.program.find_named("text", composer)
        self.see(f"the cursor in “{composer}”", lambda: driver.has_state(entry, "FOCUSED"))

    def ask_while_playing(self, text):
        """Returns the moment that the question is tied to, as the chip beside the composer shows it."""
        self.write(DISCUSSION, "^Ask ", text[0], send=False)
        begin = self.position()
        chip = self.program.find("push button", "^Do not tie it to ", within=self.pane(DISCUSSION))
        moment = chip.name
        self.see_position(begin + 2)
        self.write(DISCUSSION, "^Ask ", text[1:], send=False)
        assert chip.name == moment, f"the moment moved on while typing: {moment}, then {chip.name}"
        self.act(self.program.key, "Return")
        return moment.removeprefix("Do not tie it to ")

    def ask(self, text):
        self.write(DISCUSSION, "^Ask ", text)

    def see_question(self, text, moment=None):
        card = self.see_row(DISCUSSION, "^Threads$", text)
        if moment is not None:
            self.see_text("push button", exactly(f"Go to {moment}"), within=card)

    def open_thread(self, text):
        card = self.see_row(DISCUSSION, "^Threads$", text)
        self.click(self.program.find("push button", "^[0-9]+ repl", within=card))
        self.program.find("push button", "^Back to the threads$", within=self.pane(DISCUSSION))

    def answer(self, text):
        self.write(DISCUSSION, "^Reply", text)

    def begin_answer(self, text):
        self.write(DISCUSSION, "^Reply", text, send=False)

    def see_answer(self, text):
        return self.see_row(DISCUSSION, "^Posts$", text)

    def accept(self, text):
        self.choose(text, "Accept as answer")

    def see_accepted(self, text):
        self.see_text("label", "Accepted$", within=self.see_answer(text))

    def choose(self, text, item):
        """From the menu of an answer. GTK 4.8 on X11 may lose a click after a menu was closed without
        the pointer, so neither is done with it."""
        more = self.program.find("push button", "^More$", within=self.see_answer(text))
        self.scroll_to(more)
        self.program.press(more)
        self.act(self.program.press, self.program.find("menu item", exactly(item)))

    def edit_answer(self, text, new):
        self.choose(text, "Edit")
        entry = self.program.find_named("text", "^Reply", within=self.pane(DISCUSSION))
        driver.wait_for("the old words in the composer", lambda: driver.text_of(entry) == text)
        self.program.key("ctrl+a")
        self.program.type(new)
        driver.wait_for("the new words in the composer", lambda: driver.text_of(entry) == new)
        self.act(self.program.key, "Return")

    def see_undo(self, text):
        self.see_text("label", "^edited · Undo$", within=self.see_answer(text))

    def see_history(self, text, earlier):
        """What an answer said before, in a window of its own."""
        self.choose(text, "Earlier texts")
        self.program.focus_window("Earlier texts")
        self.see_text("label", exactly(earlier))
        self.program.key("Escape")
        self.see_no_text("label", exactly(earlier))
        self.program.focus_window()

    def say_worked(self, text):
        button = self.program.find("push button", "^Worked for me$", within=self.see_answer(text))
        self.scroll_to(button)
        self.act(self.program.click, button)

    def see_worked(self, text, count):
        self.see_text("push button", exactly(f"Worked for {count}"), within=self.see_answer(text))

    def delete_answer(self, text):
        self.choose(text, "Delete")
        self.see_text("label", "^Deleted · Undo$", within=self.pane(DISCUSSION))

    def undo_delete(self):
        """By the link in the post itself."""
        label = self.program.find("label", "^Deleted · Undo$", within=self.pane(DISCUSSION))
        self.tab_to(self.pane(DISCUSSION), label)
        self.act(self.program.key, "Return")

    def see_no_answer(self, text):
        self.see_no_row(DISCUSSION, "^Posts$", text)

    def show_unanswered(self):
        self.act(self.program.click, self.program.find("check box", "^Questions without an answer$",
                                                       within=self.pane(DISCUSSION)))

    def see_no_question(self, text):
        self.see_no_row(DISCUSSION, "^Threads$", text)

    # Workspace

    def task(self, title):
        return self.program.find("check box", exactly(title), within=self.list(WORKSPACE, "^Tasks$"))

    def tick_by_key(self, title):
        pane, box = self.pane(WORKSPACE), self.task(title)
        self.program.click(self.program.find("push button", "^Add a task$", within=pane))
        driver.wait_for("the entry for a new task", lambda: self.program.focused(pane))
        self.program.key("Escape")
        self.tab_to(pane, box)
        self.act(self.program.key, "space")
        driver.wait_for("the tick", lambda: driver.has_state(box, "CHECKED"))

    def tick_by_click(self, title):
        box = self.task(title)
        self.scroll_to(box)
        self.act(self.program.click, box)
        driver.wait_for("the tick", lambda: driver.has_state(box, "CHECKED"))

    def see_not_ticked(self, title):
        self.see(f"no tick at “{title}”", lambda: not driver.has_state(self.task(title), "CHECKED"))

    def see_ticked(self, title):
        self.see(f"a tick at “{title}”", lambda: driver.has_state(self.task(title), "CHECKED"))

    def choose_of_task(self, title, item):
        tasks = self.list(WORKSPACE, "^Tasks$")
        self.click(self.program.find("push button", exactly(f"More about “{title}”"), within=tasks))
        self.act(self.program.press, self.program.find("menu item", exactly(item)))

    def see_undeletable(self, title):
        """The task's menu is there, and Delete in it cannot be chosen."""
        tasks = self.list(WORKSPACE, "^Tasks$")
        self.click(self.program.find("push button", exactly(f"More about “{title}”"), within=tasks))
        menu = self.see_text("menu item", "^Rename").parent
        states = {driver.text_of(item): driver.has_state(item, "SENSITIVE") for item in driver.children(menu)}
        assert states == {"Rename…": True, "Delete": False}, states
        self.program.key("Escape")

    def dialog(self, title):
        return next((window for window in driver.children(self.program.root) if driver.is_named(
            window, "filler", exactly(title))), None)

    def choose_in_dialog(self, title, path):
        """By keyboard: what is typed into the dialog's entry is the whole path."""
        dialog = self.see(f"the dialog “{title}”", lambda: self.dialog(title))
        self.program.focus_window(title)
        self.program.key("ctrl+l")
        entry = driver.wait_for("the entry for the path", lambda: self.focused_entry(dialog))
        self.program.key("ctrl+a")
        self.program.type(str(path))
        driver.wait_for(f"“{path}” in the dialog", lambda: driver.text_of(entry) == str(path))
        self.act(self.program.key, "Return")
        self.see(f"no dialog “{title}”", lambda: not self.dialog(title))
        self.program.focus_window()

    def focused_entry(self, dialog):
        node = self.program.focused(dialog)
        return node if node is not None and node.getRoleName() == "text" else None

    def share_file(self, path):
        button = self.program.find("push button", "^Share a file$", within=self.pane(WORKSPACE))
        self.click(button)
        self.choose_in_dialog("Share a File", path)

    def see_file(self, name):
        """Ready to be saved."""
        files = self.list(WORKSPACE, "^Files$")
        button = self.see_text("push button", exactly(f"Save a copy of “{name}”"), within=files)
        self.see(f"“{name}” ready", lambda: driver.has_state(button, "SENSITIVE"))
        return button

    def save_file(self, name, path):
        self.click(self.see_file(name))
        self.choose_in_dialog("Save a Copy", path)
        self.see("the saved file", pathlib.Path(path).exists)

    # Badges and notices

    def see_notice_of(self, text):
        """Under the bell, which says that there is something new."""
        bell = self.see_text("push button", r"^Notices, \d+ new$")
        self.click(bell)
        self.see_text("list item", text)
        self.program.key("Escape")

    def see_badge(self, name):
        """Earned: in the pane, wherever the row stands there."""
        self.see_text("list item", f"^{re.escape(name)}, earned: ", within=self.pane(BADGES))

    # Lessons that are kept

    def open_downloads_of_lesson(self):
        self.program.click(self.program.find("push button", "^Offline use: ", within=self.pane(LESSON)))

    def keep_lesson(self):
        """With the button on the lesson's card."""
        self.open_downloads_of_lesson()
        self.act(self.program.press, self.see_text("push button", "^Download, "))
        self.see_text("label", "^On this computer · ")
        self.program.key("Escape")

    def see_kept(self):
        self.see_text("push button", "^Offline use: On this computer", within=self.pane(LESSON))

    def remove_kept(self):
        """In the list of all downloads."""
        self.program.key("F10")
        self.program.press(self.see_text("menu item", "^Downloads$"))
        self.act(self.program.press, self.see_text("push button", "^Remove from this computer, "))
        self.see_text("label", "^Nothing is kept here$")
        self.program.key("Escape")
