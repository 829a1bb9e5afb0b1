# SPDX-License-Identifier: GPL-3.0-or-later
"""What several controls of the window have in common when they are pressed: menus, dialogs, places."""

import re

import driver
import keyboard

BUTTON, ITEM, TEXT, LABEL, HANDLE = "push button", "list item", "text", "label", "separator"


def region_size(w, pane):
    return driver.extents(w.pane(pane))


def button(w, name, pane):
    """Waits for the button that takes the focus; a menu button has another one around it."""
    pattern = re.compile(name)

    def probe():
        root = w.region(pane)
        return root and next((c.node for c in w.controls(root) if c.role == BUTTON and pattern.fullmatch(c.name)), None)

    return w.keys.wait(f"button “{name}” in {pane}", probe)


def seconds(text):
    minutes, rest = text.strip().split(":")
    return int(minutes) * 60 + int(rest)


def position(w):
    """Where the player is, in seconds, as its label says."""
    label = w.look(LABEL, r"^\d+:\d\d / \d", w.region("Lesson"))
    return seconds(label.name.split("/")[0]) if label else -1


def wait_position(w, what, test):
    w.keys.wait(f"the position {what}", lambda: test(position(w)))


def opened(w, name):
    """Waits for a window of the program that is not the main one, by its name."""
    return w.keys.wait(f"the window {name}", lambda: next(
        (node for node in w.program.root if node is not None and re.search(name, node.name)), None))


def close(w, name):
    w.keys.press("Escape")
    w.keys.wait(f"{name} to close", lambda: not any(
        node is not None and re.search(name, node.name) for node in w.program.root))
    w.keys.wait("the window to have the focus", lambda: w.keys.focus is not None)


def choose(w, name, items):
    """Opens the menu at the focus, sees that these are its items and that the arrows get to each, and
    chooses one."""
    w.keys.press("space")
    w.keys.wait("a menu", lambda: w.keys.focus.get_role_name() == "menu item")
    there = menu_items(w)
    names = [item.name for item in there]
    unknown = [item for item in names if not any(re.fullmatch(pattern, item) for pattern in items)]
    missing = [pattern for pattern in items if not any(re.fullmatch(pattern, item) for item in names)]
    assert not unknown and not missing, f"in the menu: {names}, not in the table: {unknown}, not there: {missing}"
    usable = [item.name for item in there if keyboard.is_sensitive(item)]
    reached = [w.keys.focus.name]
    while len(reached) < len(usable):
        reached.append(w.keys.move("Down").name)
    assert sorted(reached) == sorted(usable), f"the arrows get to {reached} of {usable}"
    assert any(re.fullmatch(name, item) for item in usable), f"{name} cannot be chosen: {usable}"
    for _press in usable:
        if not re.fullmatch(name, w.keys.focus.name):
            w.keys.move("Down")
    w.keys.press("Return")


def menu_items(w):
    menu = w.keys.focus
    while menu.get_role_name() != "menu":
        menu = menu.get_parent()
    return [node for node in w.program.nodes(menu) if node.get_role_name() == "menu item" and driver.has_area(node)]


def toggles(w, node):
    """A button that stays down: down and up again, or up and down again."""
    before = keyboard.is_pressed(node)
    for wanted in (not before, before):
        w.keys.press("space")
        w.keys.wait(f"{keyboard.describe(node)} to change", lambda wanted=wanted: keyboard.is_pressed(node) == wanted)
