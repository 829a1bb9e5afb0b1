# SPDX-License-Identifier: GPL-3.0-or-later
"""What one does in the search over the window."""

import driver
from walker_acts import ITEM, LABEL


def found(w):
    """The rows of what the search has found; none while it is about to show others."""
    rows = w.look("list", "^What was found$", w.window())
    return [row for row in rows or () if row is not None and row.get_role_name() == ITEM]


def shows_more(w):
    """Goes to the row that says that there is more of a group, and has it."""
    w.keys.press("ctrl+a")
    w.program.type("th")
    w.keys.wait("more of the moments", lambda: w.look(ITEM, "^Show more: Moments$", w.window()))
    rows = found(w)
    for _ in range([row.name for row in rows].index("Show more: Moments")):
        w.keys.press("Down")
    w.keys.press("Return")
    w.keys.wait("more rows", lambda: len(found(w)) > len(rows))


def completes(w):
    """Begins a filter and takes the first that it may become."""
    w.keys.press("ctrl+a")
    w.program.type("kind:")
    w.keys.wait("kinds", lambda: w.look(LABEL, "^kind:question$", w.window()))
    w.keys.press("Return")
    w.keys.wait("questions", lambda: driver.text_of(w.keys.focus) == "kind:question ")


def searches(w, node):
    """Finds a person by name, sees more, narrows it down, goes to what can be done and back, and closes it."""
    w.keys.press("space")
    w.keys.wait("the search", lambda: w.keys.focus.get_role_name() in ("entry", "text"))
    w.program.type("mateo")
    w.keys.wait("Mateo", lambda: w.look(LABEL, "^Mateo Silva$", w.window()))
    shows_more(w)
    completes(w)
    w.keys.press("Down")
    w.keys.press("Escape")
    w.keys.wait("the button to have the focus", lambda: w.keys.focus == node)
