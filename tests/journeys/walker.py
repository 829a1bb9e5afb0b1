# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through the accessible tree of the real window: what controls there are, what they are called,
and whether the keyboard gets to each of them. What a control does is in the tables of the journeys."""

import re
import typing

from gi.repository import GLib

import driver
import keyboard

# A check box is also what a radio button of GTK 4.8 is called; menus come up as they are opened.
CONTROL_ROLES = {"push button", "toggle button", "check box", "radio button", "menu item", "check menu item",
                 "radio menu item", "entry", "text", "password text", "slider", "spin button", "link", "combo box",
                 "page tab", "switch"}
# They take the focus for their rows, or to be scrolled.
CONTAINER_ROLES = {"scroll pane", "list", "table", "frame"}
# Minimise, maximise and close belong to the keys of the window manager, as in every program of the toolkit.
WINDOW_BUTTONS = re.compile("Minimize|Maximize|Restore|Close")
# They come and go: with scrolling, where the keys End and Return do the same, and with what happens meanwhile.
PASSING_BUTTONS = re.compile(r"\d+ new|Newest|Close the notice")
CHOICE = "check box"
PRESSES = 300


class Row(typing.NamedTuple):
    """One line of a table: the controls it speaks of, and what pressing one does (None: it is read)."""

    role: str
    name: str
    act: object


class Control(typing.NamedTuple):
    node: object
    role: str
    name: str
    item: str  # the row of a timeline or list that it is in, or ""

    def __str__(self):
        return f"{self.role} “{self.name}”" + (f" in “{self.item[:40]}”" if self.item else "")

    def key(self):
        """The same for a control that was made anew, or whose count went on."""
        return (steady(self.item), self.role, steady(self.name))


def steady(name):
    return re.sub(r"\d+( \w+)?", "#", name)


def is_list_item(node):
    return node.get_role_name() == "list item"


def is_wrapper(node):
    """The outer of the two buttons that a menu button of GTK 4.8 is; the inner one takes the focus."""
    return node.get_role_name() == "push button" and any(
        child is not None and child.get_role_name() == "push button" for child in node)


class Walker:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.keys = keyboard.Keyboard(program)
        self.bench = None
        self.reached = []
        self.count = 0

    # What is there

    def region(self, name):
        """The pane with the title, or None while it is not shown."""
        if self.bench is None:
            sidebar = self.program.find("filler", "^Sidebar$")
            self.bench = sidebar.get_parent()
        for child in self.bench:
            if child is not None and child.name == name and child.get_role_name() == "filler":
                return child
        return None

    def window(self):
        return self.program.look("frame", "")

    def pane(self, name):
        return self.keys.wait(f"the pane {name}", lambda: self.region(name))

    def controls(self, root, item="", leave_out=()):
        """All controls below root, in their order."""
        found = []
        for child in root:
            if child is None or child in leave_out:
                continue
            try:
                found += self.controls_of(child, item, leave_out)
            except GLib.Error:  # it went away meanwhile
                continue
        return found

    def controls_of(self, node, item, leave_out):
        role, name, found = node.get_role_name(), node.name, []
        focusable = keyboard.is_focusable(node)
        if (role in CONTROL_ROLES and not is_wrapper(node)) or (focusable and role not in CONTAINER_ROLES):
            found.append(Control(node, role, name, "" if role == "list item" else item))
        if found and role in ("text", "entry", "push button"):  # what is in it belongs to it
            return found
        return found + self.controls(node, name if role == "list item" else item, leave_out)

    def look(self, role, name, root):
        """The first control or label of the kind below root, or None."""
        pattern = re.compile(name)
        for node in self.program.nodes(root):
            try:
                if node.get_role_name() == role and pattern.search(driver.text_of(node)):
                    return node
            except (GLib.Error, AttributeError):
                continue
        return None

    def see(self, role, name, pane):
        """Waits until the pane shows it."""
        return self.keys.wait(f"{role} “{name}” in {pane}",
                              lambda: self.region(pane) and self.look(role, name, self.region(pane)))

    def see_gone(self, role, name, pane):
        self.keys.wait(f"no {role} “{name}” in {pane}", lambda: not self.look(role, name, self.region(pane)))

    # What it is called

    def check_names(self, place, controls):
        wrong = [control for control in controls if is_bad_name(control)]
        assert not wrong, f"{place}: no proper name: " + "; ".join(map(str, wrong))
        bar = [control.name for control in controls if not control.item and control.role == "push button"]
        twice = {name for name in bar if bar.count(name) > 1}
        assert not twice, f"{place}: two buttons with the same name: {twice}"

    def check_rows(self, place, controls, rows):
        unknown = [control for control in controls if not find_row(rows, control)]
        assert not unknown, f"{place}: not in the table: " + "; ".join(map(str, unknown))
        unused = [row for row in rows if not any(find_row(rows, control) is row for control in controls)]
        assert not unused, f"{place}: in the table but not there: " + "; ".join(f"{row.role} “{row.name}”" for row in unused)

    # Where the keyboard gets

    def control_at_focus(self):
        node = self.keys.focus
        item = node
        while item is not None and not is_list_item(item):
            item = item.get_parent()
        role = node.get_role_name()
        return Control(node, role, node.name, item.name if item is not None and item != node else "")

    def go_round(self, begin="F6"):
        """Tab through the whole window until it comes back to where it began, and the arrows through each
        timeline on the way; remembers what had the focus."""
        self.reached = []
        lists = []
        first = self.keys.move(begin)
        for _press in range(PRESSES):
            self.arrive(lists)
            if self.step("Tab") == first:
                return
        raise AssertionError(f"Tab does not come round: it is at {self.keys.where()}")

    def go_round_in(self, pane, choices=False):
        """As go_round, from the first control of the pane to its last; the arrows go through its choices if
        only one of them may be chosen."""
        self.reached = []
        lists = []
        self.enter(pane)
        while self.keys.within(self.region(pane)):
            self.step("shift+Tab")
        self.keys.move("Tab")
        while self.keys.within(self.region(pane)):
            self.arrive(lists)
            if choices and self.keys.focus.get_role_name() == CHOICE:
                self.go_through_choices()
            self.step("Tab")

    def step(self, key):
        """To the next control; in a text with links the first Tab goes to the first of them."""
        if self.keys.focus.get_role_name() == "label" and self.keys.try_move(key):
            return self.keys.focus
        return self.keys.move(key)

    def arrive(self, lists):
        """Remembers the control with the focus, and those that the arrows get to from there."""
        self.reached.append(self.control_at_focus())
        timeline = self.timeline_of(self.keys.focus)
        if timeline is not None and timeline not in lists:
            lists.append(timeline)
            self.go_through(timeline)

    def go_through_choices(self):
        """Of several where only one may be chosen Tab gets to one, and the arrows to the others."""
        for key in ("Up", "Down"):
            while self.keys.try_move(key):
                self.reached.append(self.control_at_focus())

    def timeline_of(self, node):
        if not is_list_item(node):
            return None
        parent = node.get_parent()
        return parent if parent.name in ("Posts", "Threads", "Transcript") else None

    def go_through(self, timeline):
        """Up to its first row that is alive, then down to the last, into the controls of each."""
        rows = [node for node in timeline if node is not None and is_list_item(node)]
        first, last = rows[0].name, rows[-1].name
        for _press in range(PRESSES):
            if self.keys.focus.name == first:
                break
            self.keys.move("Up")
        for _press in range(PRESSES):
            row = self.keys.focus
            self.reached.append(self.control_at_focus())
            for _control in [c for c in self.controls(row) if keyboard.is_sensitive(c.node)]:
                self.keys.move("Tab")
                self.reached.append(self.control_at_focus())
            if row.name == last:
                return
            self.keys.move("Down")

    def check_reached(self, place, controls):
        nodes = [control.node for control in self.reached]
        keys = {control.key() for control in self.reached}
        missing = [control for control in controls
                   if keyboard.is_sensitive(control.node) and control.node not in nodes and control.key() not in keys]
        assert not missing, f"{place}: not reached by the keyboard: " + "; ".join(map(str, missing))

    def enter(self, pane):
        """Into the pane by F6."""
        for _press in range(12):
            if self.keys.within(self.region(pane)):
                return
            self.keys.move("F6")
        raise AssertionError(f"F6 does not come to {pane}")

    def go_to(self, role, name, pane=None):
        """Moves the focus to the control by Tab and Shift+Tab."""
        if role == "separator":  # it follows its pane
            self.enter(name.split()[-1])
        elif pane is not None:
            self.enter(pane)
        elif not self.is_at(role, name):  # the header comes before the first pane
            self.enter("Sidebar")
        if self.is_at(role, name):
            return self.keys.focus
        for key in ("Tab", "shift+Tab") if pane is not None or role == "separator" else ("shift+Tab",):
            for _press in range(PRESSES):
                self.step(key)
                if self.is_at(role, name):
                    return self.keys.focus
                if pane is not None and not self.keys.within(self.region(pane)):
                    break
            if pane is not None:
                self.keys.move("shift+Tab" if key == "Tab" else "Tab")
        return self.go_to_in_rows(role, name, pane)

    def go_to_in_rows(self, role, name, pane):
        """Tab is for the row with the cursor; to the controls of another the arrows go first."""
        assert pane is not None, f"the keyboard does not get to {role} “{name}”"
        self.enter(pane)
        while self.timeline_of(self.keys.focus) is None:
            self.keys.move("Tab")
            assert self.keys.within(self.region(pane)), f"the keyboard does not get to {role} “{name}” in {pane}"
        for key in ("Up", "Down"):
            for _press in range(40):
                if self.is_at(role, name):
                    return self.keys.focus
                if any(c.role == role and re.fullmatch(name, c.name) for c in self.controls(self.keys.focus)):
                    return self.tab_to(role, name)
                if not self.keys.try_move(key):
                    break
        raise AssertionError(f"the keyboard does not get to {role} “{name}” in {pane}")

    def tab_to(self, role, name):
        """Moves the focus by Tab in what is open now, such as a popover."""
        for _press in range(PRESSES):
            if self.is_at(role, name):
                return self.keys.focus
            self.step("Tab")
        raise AssertionError(f"the keyboard does not get to {role} “{name}”: it is at {self.keys.where()}")

    def is_at(self, role, name):
        focus = self.keys.focus
        return focus.get_role_name() == role and re.fullmatch(name, focus.name) is not None

    # All of it

    def check_place(self, place, rows, controls):
        controls = [control for control in controls if not WINDOW_BUTTONS.fullmatch(control.name)
                    and not (control.role == "push button" and PASSING_BUTTONS.fullmatch(control.name))]
        self.check_names(place, controls)
        self.check_rows(place, controls, rows)
        self.check_reached(place, controls)
        self.count += len(controls)
        print(f"          {place}: {len(controls)} controls, {len(rows)} kinds", flush=True)

    def act(self, place, rows, pane=None):
        """Presses one control of each line and sees what it does."""
        for row in rows:
            if row.act is not None:
                node = self.go_to(row.role, row.name, pane)
                try:
                    row.act(self, node)
                except AssertionError as error:
                    raise AssertionError(f"{place}: {row.role} “{row.name}”: {error}") from error

    def act_here(self, place, rows):
        """As act, in a window that has no panes."""
        for row in rows:
            if row.act is not None:
                node = self.tab_to(row.role, row.name)
                try:
                    row.act(self, node)
                except AssertionError as error:
                    raise AssertionError(f"{place}: {row.role} “{row.name}”: {error}") from error


def is_bad_name(control):
    name = control.name.strip()
    return not name or name.startswith(("Gtk", "Adw", "Lyc")) or name.lower() == control.role


def find_row(rows, control):
    for row in rows:
        if row.role == control.role and re.fullmatch(row.name, control.name, re.DOTALL):
            return row
    return None
