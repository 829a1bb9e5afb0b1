# SPDX-License-Identifier: GPL-3.0-or-later
"""What each control of the sidebar and of Home does when it is pressed."""

from walker import Row
from walker_acts import BUTTON, ITEM, LABEL, TEXT
from walker_tables import back_to_group, comes_home, leave_thread, opens_thread


def goes(pane):
    def act(w, _node):
        w.keys.press("Return")
        w.pane(pane)
    return act


def opens_direct(w, node):
    name = node.name.split(",")[0]
    w.keys.press("Return")
    w.see(TEXT, f"^Message {name}$", "Chat")
    back_to_group(w)


def opens_cohort(name):
    def act(w, _node):
        w.keys.press("Return")
        w.pane("Workspace")
        w.see(LABEL, f"^{name}$", "Workspace")
        w.go_to(BUTTON, "Badges")
        w.keys.press("space")
        w.pane("Badges")
        w.go_to(BUTTON, r"Chat(, \d+ unread)?")
        w.keys.press("space")
        w.see(TEXT, f"^Message {name}$", "Chat")
    return act


def lists_unread(w, node):
    w.keys.press("Return")
    w.keys.wait("the list of what is unread", lambda: w.look(LABEL, "^What is unread$", w.window()))
    w.keys.press("Escape")
    w.keys.wait("the list to close", lambda: not w.look(LABEL, "^What is unread$", w.window()))
    w.keys.wait("the row to have the focus", lambda: w.keys.focus == node)


SIDEBAR = [
    Row(ITEM, "Unread", lists_unread),
    Row(ITEM, "Kind Words.*", opens_cohort("Kind Words")),
    Row(ITEM, "The Round Table.*", opens_cohort("The Round Table")),
    Row(ITEM, "Meetings worth having.*", goes("Learn")),
    Row(ITEM, r"Kofi Asante.*|Mei Chen.*|Nadia Haddad.*", opens_direct),
    Row(ITEM, "Home", goes("Home")),
    Row(ITEM, "Learn", goes("Learn")),
    Row(ITEM, "Knowledge", goes("Knowledge")),
]


def opens_lesson(key):
    def act(w, _node):
        w.keys.press(key)
        w.pane("Lesson")
        comes_home(w)
    return act


def opens_group(w, _node):
    w.keys.press("space")
    w.pane("Workspace")
    comes_home(w)


def opens_notice(w, _node):
    w.keys.press("Return")
    w.keys.wait("the conversation to open", lambda: w.keys.within(w.region("Chat")) or w.keys.within(w.region("Discussion")))
    leave_thread(w)
    comes_home(w)


def opens_news(w, node):
    opens_thread("Return")(w, node)
    comes_home(w)


HOME = [
    Row(BUTTON, "Resume at .*", opens_lesson("space")),
    Row(BUTTON, r"Step \d of \d: .*, By yourself.*", opens_lesson("space")),
    Row(BUTTON, r"Step \d of \d: .*, (Together|Live).*", opens_group),
    Row(ITEM, "Meetings worth having, .*", opens_lesson("Return")),
    Row(ITEM, r".* (mentioned|answered|wrote to) you, .*", opens_notice),
    Row(ITEM, r".*, \d+ repl(y|ies).*", opens_news),
]
