# SPDX-License-Identifier: GPL-3.0-or-later
"""What each control of the window does when it is pressed, and how that is seen. A control that is not
in a table fails the walk, and so does a line without a control."""

import re

import driver
import keyboard
from walker import Row
from walker_acts import (BUTTON, HANDLE, ITEM, LABEL, TEXT, button, choose, close, opened, position, region_size,
                         seconds, toggles, wait_position)
from walker_search import searches

POSTED = "Hello from the keyboard"


# The window

def fold_sidebar(w, _node):
    w.keys.press("space")
    w.keys.wait("the rail", lambda: region_size(w, "Sidebar").width < 120)
    w.keys.press("space")
    w.keys.wait("the sidebar", lambda: region_size(w, "Sidebar").width > 180)


def shows_pane(pane):
    def act(w, _node):
        w.keys.press("space")
        w.keys.wait(f"{pane} to go", lambda: w.region(pane) is None)
        w.keys.press("space")
        w.pane(pane)
    return act


def resizes(pane, key, size):
    def act(w, _node):
        before = getattr(region_size(w, pane), size)
        w.keys.press(key)
        w.keys.wait(f"another {size} of {pane}", lambda: getattr(region_size(w, pane), size) != before)
    return act


def opens_notices(w, _node):
    w.keys.press("space")
    w.keys.wait("the notices", lambda: w.look(LABEL, "^Nothing waits for you|^Mark all as seen", w.window()))
    w.keys.press("Escape")
    w.keys.wait("the notices to close", lambda: not w.look(LABEL, "^Nothing waits for you", w.window()))


MAIN_MENU = ("What is unread", "Next unread", "Mark everything as read", "Downloads", "Drafts and Outbox", "Preferences", "Keyboard Shortcuts", "Sign out",
             "About Lyceum")
THREAD_MENU = ("Next unread", "Mark all as read", "Notices of this thread", "Notices of the course",
               "Notices of the cohort")
OPEN_THREAD_MENU = ("Mark this thread as read", *THREAD_MENU)
CHAT_MENU = ("Next unread", "Mark this conversation as read", "Mark all as read", "Notices of this conversation", "Notices of the cohort")
def main_menu(w, _node):
    items = MAIN_MENU
    choose(w, "Keyboard Shortcuts", items)
    opened(w, "Shortcut")
    close(w, "Shortcut")
    w.keys.press("ctrl+question")
    opened(w, "Shortcut")
    close(w, "Shortcut")
    w.go_to(BUTTON, "Main menu")
    choose(w, "About Lyceum", items)
    opened(w, "About")
    close(w, "About")


WINDOW = [
    Row(BUTTON, "Sidebar", fold_sidebar),
    Row(BUTTON, "Search", searches),
    Row(BUTTON, r"Notices(, \d+ new)?", opens_notices),
    Row(BUTTON, "Show the lesson", shows_pane("Lesson")),
    Row(BUTTON, "Show the discussion", shows_pane("Discussion")),
    Row(BUTTON, "Show the workspace", shows_pane("Workspace")),
    Row(BUTTON, "Show the chat", shows_pane("Chat")),
    Row(BUTTON, "Show the badges", shows_pane("Badges")),
    Row(BUTTON, "Main menu", main_menu),
    Row(BUTTON, "Start over", None),  # the journey through the sandbox presses it
    Row(HANDLE, "Resize Lesson", resizes("Lesson", "Left", "width")),
    Row(HANDLE, "Resize Discussion", resizes("Discussion", "Left", "width")),
    Row(HANDLE, "Resize height of Workspace", resizes("Workspace", "Down", "height")),
]


# The lesson

def pauses(w):
    w.keys.press("space")
    w.see(BUTTON, "^Play$", "Lesson")


def plays_and_pauses(w, _node):
    w.keys.press("space")
    w.see(BUTTON, "^Pause$", "Lesson")
    pauses(w)


def seeks(key, by):
    def act(w, _node):
        before = position(w)
        w.keys.press(key)
        wait_position(w, f"to go by {by} s from {before}", lambda now: (now - before) * by > 0)
    return act


def speed(w, _node):
    choose(w, "1.5×", (r"[\d.]+×",))
    w.go_to(BUTTON, "Speed 1.5×", "Lesson")
    choose(w, "1×", (r"[\d.]+×",))
    button(w, "Speed 1×", "Lesson")


def sound(w, _node):
    w.keys.move("space")
    mute = w.tab_to(BUTTON, "Mute")
    toggles(w, mute)
    slider = w.tab_to("slider", "Volume")
    value = slider.queryValue()
    before = value.currentValue
    w.keys.press("Left")
    w.keys.wait("less volume", lambda: value.currentValue < before)
    w.keys.move("Escape")


def looks_into(role):
    """Opens what the button has over the window, and closes it with Escape."""
    def act(w, node):
        w.keys.press("space")
        w.keys.wait(f"a {role}", lambda: w.keys.focus.get_role_name() == role)
        w.keys.press("Escape")
        w.keys.wait("the button to have the focus", lambda: w.keys.focus == node)
    return act


def looks_at_people(w, node):
    """Who is here, with the switch that hides oneself."""
    w.keys.press("space")
    w.keys.wait("what the button has", lambda: w.keys.focus != node)
    w.keys.press("Escape")
    w.keys.wait("the button to have the focus", lambda: w.keys.focus == node)


def small_window(w, _node):
    """It has the keyboard until it is closed."""
    w.keys.press("space")
    opened(w, "^Video$")
    w.see(BUTTON, "^Bring it back$", "Lesson")
    close(w, "^Video$")
    w.see_gone(BUTTON, "^Bring it back$", "Lesson")


def full_screen(w, _node):
    w.keys.press("space")
    w.keys.wait("full screen", lambda: w.look(BUTTON, "^Leave full screen$", w.program.root))
    w.keys.press("Escape")
    w.see(BUTTON, "^Full screen$", "Lesson")


def tab_to(list_name):
    def act(w, _node):
        w.keys.press("space")
        w.see("list", f"^{list_name}$", "Lesson")
    return act


def sees_no_notes(w, _node):
    w.keys.press("space")
    w.see(LABEL, "^No notes yet$", "Lesson")


def seeks_to_cue(w, node):
    wanted = seconds(node.name.rsplit(",", 1)[1])
    w.keys.press("Return")
    wait_position(w, f"at {wanted} s", lambda now: abs(now - wanted) <= 1)


def follows(w, node):
    """It is there since the walk went through the lines; the focus goes to the one that plays."""
    w.keys.press("space")
    w.keys.wait("the line that plays", lambda: w.timeline_of(w.keys.focus) is not None)
    w.see_gone(BUTTON, "^Follow the video$", "Lesson")


VIDEO = [
    Row("filler", "Video", plays_and_pauses),
    Row("slider", "Position", seeks("Right", 1)),
    Row(BUTTON, "Play|Pause", plays_and_pauses),
    Row(BUTTON, "Back 10 seconds", seeks("space", -1)),
    Row(BUTTON, "Forward 10 seconds", seeks("space", 1)),
    Row(BUTTON, "Speed .*×", speed),
    Row(BUTTON, "Captions", toggles),
    Row(BUTTON, "Sound", sound),
    Row(BUTTON, "Chapters.*", looks_into(ITEM)),
    Row(BUTTON, "Small window", small_window),
    Row(BUTTON, "More for this video", looks_into("menu item")),
    Row(BUTTON, "Full screen", full_screen),
    Row(BUTTON, r"\d+ of your cohort (is|are) at this lesson", looks_at_people),
    Row(BUTTON, "My notes", sees_no_notes),
    Row(BUTTON, "Write a note", sees_no_notes),
    Row(BUTTON, "Find in it", None),  # journey_lesson.py finds words
    Row(BUTTON, "Offline use: .*", looks_into(BUTTON)),
    Row(BUTTON, "Lessons", tab_to("Lessons")),
    Row(BUTTON, "Transcript", tab_to("Transcript")),
    Row(BUTTON, "Follow the video", follows),
    Row(ITEM, r".*, \d+:\d\d", seeks_to_cue),  # the view follows the video from there
]


# Talk

def opens_thread(key):
    def act(w, _node):
        w.keys.press(key)
        w.see(BUTTON, "^Back to the threads$", "Discussion")
        w.enter("Discussion")
        w.keys.press("Escape")
        w.see(BUTTON, "^This moment$", "Discussion")
    return act


def goes_to_moment(w, node):
    wanted = seconds(node.name.removeprefix("Go to "))
    w.keys.press("space")
    wait_position(w, f"at {wanted} s", lambda now: abs(now - wanted) <= 1)


def votes(w, node):
    before = int(re.search(r"\d+", node.name)[0])
    for wanted, pressed in ((before + 1, True), (before, False)):
        w.keys.press("space")
        w.keys.wait(f"{wanted} votes", lambda wanted=wanted, pressed=pressed: keyboard.is_pressed(node) == pressed
                    and int(re.search(r"\d+", node.name)[0]) == wanted)


def shows_answered(w, _node):
    w.keys.move("space")
    w.keys.wait("the post that is answered", lambda: w.keys.focus.get_role_name() == ITEM)


def reacts(w, node):
    before = keyboard.is_pressed(node), node.name
    w.keys.press("space")
    w.keys.wait("the reaction to count", lambda: (keyboard.is_pressed(node), node.name) != before)


def chooses_emoji(w, _node):
    before = w.keys.focus
    w.keys.press("space")
    w.keys.wait("the emoji", lambda: w.keys.focus.get_role_name() in ("entry", "text"))
    w.keys.press("Escape")
    w.keys.wait("the emoji to close", lambda: w.keys.focus == before)


def writes(w, node):
    w.program.type(POSTED)
    w.keys.wait("what is typed", lambda: driver.text_of(node) == POSTED)


def sends(pane):
    def act(w, _node):
        w.keys.press("space")
        w.see(ITEM, POSTED, pane)
    return act


def untie(w, node):
    w.keys.press("space")
    w.see(BUTTON, "^Tie it to ", "Discussion")
    w.go_to(BUTTON, "Tie it to .*", "Discussion")
    w.keys.press("space")
    w.see(BUTTON, "^Do not tie it to ", "Discussion")


def go_back(w):
    """From wherever the next unread was, to the lesson and the group."""
    comes_home(w)
    w.go_to(ITEM, "The Round Table.*", "Sidebar")
    w.keys.press("Return")
    w.see(LABEL, "^The Round Table$", "Workspace")
    resume(w)
    leave_thread(w)


def leave_thread(w):
    if w.region("Discussion") and w.look(BUTTON, "^Back to the threads$", w.region("Discussion")):
        w.enter("Discussion")
        w.keys.press("Escape")
        w.see(BUTTON, "^This moment$", "Discussion")


def resume(w):
    w.go_to(BUTTON, "Resume at .*", "Home")
    w.keys.press("space")
    w.see(ITEM, "One word each. How do you feel about the date", "Lesson")
    w.see(ITEM, "^Yuki Tanabe, ", "Chat")
    w.see(BUTTON, "^Pause$", "Lesson")
    w.go_to("filler", "Video", "Lesson")
    pauses(w)


def next_unread(w):
    def is_there():
        return w.keys.within(w.region("Chat")) or (
            w.region("Discussion") and w.look(BUTTON, "^Back to the threads$", w.region("Discussion")))

    w.keys.wait("the next unread", lambda: is_there() or w.look(LABEL, "^Nothing is unread", w.window()))
    go_back(w)


# What the menu of every pane does

def alone_and_gone(w, pane, again, all_shown, alone, others, button=None):
    choose(w, "Show only this pane", all_shown)
    w.keys.wait("the others to go", lambda: all(w.region(name) is None for name in others))
    again(w)
    choose(w, "Show all panes", alone)
    w.keys.wait("the others to come", lambda: all(w.region(name) is not None for name in others))
    again(w)
    choose(w, "Close this pane", all_shown)
    w.keys.wait(f"{pane} to go", lambda: w.region(pane) is None)
    w.go_to(BUTTON, button or f"Show the {pane.lower()}")
    w.keys.press("space")
    w.pane(pane)


def pane_menu(pane, *more, beside=("Lesson", "Discussion", "Workspace", "Chat", "Badges"), button=None):
    others = [name for name in beside if name != pane]
    all_shown = (*more, "Show only this pane", "Close this pane")
    alone = (*more, "Show all panes")

    def again(w):
        w.go_to(BUTTON, "Pane menu", pane)

    def act(w, _node):
        if "Mark all as read" in more:
            choose(w, "Next unread", all_shown)
            next_unread(w)
            again(w)
            choose(w, "Mark all as read", all_shown)
            w.see_gone(LABEL, r"^\d+ unread$", pane)
            again(w)
        alone_and_gone(w, pane, again, all_shown, alone, others, button)
    return act


DISCUSSION = [
    Row(BUTTON, "Pane menu", pane_menu("Discussion", *THREAD_MENU)),
    Row(BUTTON, "Course", lambda w, node: shows_scope(w, node)),
    Row(BUTTON, "Lesson", lambda w, node: shows_scope(w, node)),
    Row(BUTTON, "This moment", lambda w, node: shows_scope(w, node)),
    Row(ITEM, r".*, \d\d:\d\d", opens_thread("Return")),
    Row(BUTTON, r"Go to \d+:\d\d", goes_to_moment),
    Row(BUTTON, r"Vote up, \d+ votes?", votes),
    Row(BUTTON, r"\d+ repl(y|ies)", opens_thread("space")),
    Row(BUTTON, "Do not tie it to .*", untie),
    Row(BUTTON, "Attach files, up to .*", None),  # the desktop asks for the file
    Row(BUTTON, "Insert emoji", chooses_emoji),
    Row(TEXT, "Ask or share", lambda w, node: asks(w, node)),
    Row(BUTTON, "Send", None),  # pressed once there is something to send
]


def shows_scope(w, node):
    w.keys.press("space")
    w.keys.wait(f"{node.name} to stay down", lambda: keyboard.is_pressed(node))


def asks(w, node):
    writes(w, node)
    kind = w.go_to(BUTTON, "What it is: Question", "Discussion")
    w.keys.move("space")
    w.keys.press("Down")
    w.keys.press("Return")
    w.keys.wait("another kind", lambda: kind.name == "What it is: Discussion")
    w.go_to(BUTTON, "Send", "Discussion")
    sends("Discussion")(w, None)


# The talk in a thread and in the chat

REPLYING = "^Reply to [^:]+: "
POST_MENU = {
    "Chat": ("Reply", "Quote", "React", "Start a thread", "Make a task of this", "Read up to here", "Unread from here",
             "About the author", "Copy text", "Copy link", "Report…"),
    "Discussion": ("Reply", "Quote", "React", "Build on this", "Make a task of this", "Read up to here",
                   "Unread from here", "About the author", "Copy text", "Copy link", "Report…"),
}


def replies(key, pane):
    def act(w, _node):
        w.keys.press(key)
        w.see(LABEL, REPLYING, pane)
        w.keys.wait("the focus in the text", lambda: w.keys.focus.get_role_name() == TEXT)
        w.keys.press("Escape")
        w.see_gone(LABEL, REPLYING, pane)
    return act


def post_menu(pane):
    def act(w, _node):
        choose(w, "Reply", POST_MENU[pane])
        w.see(LABEL, REPLYING, pane)
        w.keys.wait("the focus in the text", lambda: w.keys.focus.get_role_name() == TEXT)
        w.keys.press("Escape")
        w.see_gone(LABEL, REPLYING, pane)
    return act


def says(pane):
    def act(w, node):
        writes(w, node)
        w.go_to(BUTTON, "Send", pane)
        sends(pane)(w, None)
    return act


def back_to_group(w):
    w.go_to(BUTTON, "Back to the group", "Chat")
    w.keys.press("space")
    w.see(TEXT, "^Message The Round Table$", "Chat")


def finds_person(w, _node):
    w.keys.press("space")
    w.keys.wait("the people", lambda: w.keys.focus.name == "Find a person")
    w.program.type("Mei")
    w.tab_to(ITEM, "Mei Chen")
    w.keys.press("Return")
    w.see(TEXT, "^Message Mei Chen$", "Chat")
    back_to_group(w)


def follows_mention(w, _node):
    w.keys.press("Return")
    w.see(BUTTON, "^Back to the group$", "Chat")
    back_to_group(w)


LINE = r"\d+ new|Today|Yesterday|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*"
def plays_sound(w, node):
    name = re.escape(node.name.removeprefix("Play "))
    w.keys.press("space")
    w.see(BUTTON, f"^Pause {name}$", "Chat")
    w.keys.press("space")
    w.see(BUTTON, f"^Play {name}$", "Chat")


CHAT = [
    Row(BUTTON, "New message", finds_person),
    Row(BUTTON, "Pane menu", pane_menu("Chat", *CHAT_MENU)),
    Row(ITEM, LINE, None),
    Row(ITEM, r".*, \d\d:\d\d", replies("Return", "Chat")),
    Row(BUTTON, "↩ .*", shows_answered),
    Row(BUTTON, r"\W+ \d+", reacts),
    Row(BUTTON, "More", post_menu("Chat")),
    Row(LABEL, ".*@.*", follows_mention),
    Row(BUTTON, "Play “.*”", plays_sound),
    Row("slider", "Position", None),  # of the sound
    Row(BUTTON, r"(Discuss|Open|Save|Discussion \(\d+\) of) “.*”.*", None),  # as in the workspace
    Row(BUTTON, "Attach files, up to .*", None),  # the desktop asks for the file
    Row(BUTTON, "Insert emoji", chooses_emoji),
    Row(TEXT, "Message .*", says("Chat")),
    Row(BUTTON, "Send", None),
]
THREAD = [
    Row(BUTTON, "Pane menu", pane_menu("Discussion", *OPEN_THREAD_MENU)),
    Row(ITEM, LINE, None),
    Row(ITEM, r".*, \d\d:\d\d", replies("Return", "Discussion")),
    Row(BUTTON, r"Go to \d+:\d\d", goes_to_moment),
    Row(BUTTON, r"Vote up, \d+ votes?", votes),
    Row(BUTTON, r"Worked for (me|\d+)", toggles),
    Row(BUTTON, "Reply", replies("space", "Discussion")),
    Row(BUTTON, "Add a reaction", chooses_emoji),
    Row(BUTTON, r"\W+ \d+", reacts),
    Row(BUTTON, "More", post_menu("Discussion")),
    Row(BUTTON, "Attach files, up to .*", None),  # the desktop asks for the file
    Row(BUTTON, "Insert emoji", chooses_emoji),
    Row(TEXT, "Reply", says("Discussion")),
    Row(BUTTON, "Send", None),
    Row(BUTTON, "Back to the threads", lambda w, node: (w.keys.press("space"),
                                                        w.see(BUTTON, "^This moment$", "Discussion"))),
]


# The workspace

def adds_task(w, _node):
    w.keys.press("space")
    w.keys.wait("the entry", lambda: w.keys.focus.name == "New task")
    w.program.type(POSTED)
    w.keys.press("Return")
    w.see("check box", f"^{POSTED}$", "Workspace")
    w.keys.press("Escape")
    w.keys.wait("the entry to go", lambda: w.keys.focus.name == "Add a task")


def ticks(w, node):
    before = keyboard.is_checked(node)
    for wanted in (not before, before):
        w.keys.press("space")
        w.keys.wait("the tick", lambda wanted=wanted: keyboard.is_checked(node) == wanted)


def who_does(w, title):
    """The people whose task it is, as the tick tells of them."""
    return w.look("check box", f"^{title}$", w.region("Workspace")).get_description()


def task_menu(w, _node):
    mine = f"More about “{POSTED}”"
    items = ("Take it on", "Hand it back", "Rename…", "Delete")
    for item in ("Take it on", "Hand it back"):
        w.go_to(BUTTON, mine, "Workspace")
        before = who_does(w, POSTED)
        choose(w, item, items)
        w.keys.wait("another to do it", lambda before=before: who_does(w, POSTED) != before)
    w.go_to(BUTTON, mine, "Workspace")
    choose(w, "Rename…", items)
    w.keys.wait("the entry", lambda: w.keys.focus.name == "Task name")
    w.keys.press("ctrl+a")
    w.program.type("Renamed")
    w.keys.press("Return")
    w.see("check box", "^Renamed$", "Workspace")
    w.go_to(BUTTON, "More about “Renamed”", "Workspace")
    choose(w, "Delete", items)
    w.see_gone("check box", "^Renamed$", "Workspace")


def opens_dialog(name):
    def act(w, _node):
        w.keys.press("space")
        opened(w, name)
        close(w, name)
    return act


def views_file(w, node):
    """In the window that shows it, with Escape back."""
    name = re.escape(node.name.split("“")[1].split("”")[0])
    w.keys.press("space")
    opened(w, name)
    close(w, name)


def opens_file(w, node):
    """In the window that shows it, and from there in its program."""
    name = re.escape(node.name.split("“")[1].split("”")[0])
    w.keys.press("space")
    button = w.program.find(BUTTON, "^Open with another program$", opened(w, name))
    w.keys.wait("the file to be there", lambda: driver.has_state(button, "SENSITIVE"))
    w.program.press(button)
    w.keys.wait("the file in its program", (w.folder / "opened").exists)
    close(w, name)


def discusses_file(w, node):
    """Beside the workspace, and back to the threads of the lesson."""
    name = node.name.split("“")[1].split("”")[0]
    w.keys.press("space")
    w.see(LABEL, f"^{re.escape(name)}$", "Discussion")
    w.enter("Discussion")
    w.keys.press("Escape")
    w.see(BUTTON, "^This moment$", "Discussion")


def writes_to(w, node):
    name = node.name.removeprefix("Write to ")
    w.keys.press("space")
    w.see(TEXT, f"^Message {name}$", "Chat")
    back_to_group(w)


WORKSPACE = [
    Row(BUTTON, "Add a task", adds_task),
    Row(BUTTON, "Pane menu", pane_menu("Workspace")),
    Row("check box", ".+", ticks),
    Row(BUTTON, "More about “.*”", task_menu),
    Row(BUTTON, "Share a file", opens_dialog("Share a File")),
    Row(BUTTON, r"(Discuss|Discussion \(\d+\) of) “.*”.*", discusses_file),
    Row(BUTTON, "Show “.*”.*", views_file),
    Row(BUTTON, "Open “.*”", opens_file),
    Row(BUTTON, "Save a copy of “.*”", opens_dialog("Save a Copy")),
    Row(ITEM, r".+, .+ · .+ · .+", None),
    Row(BUTTON, "Write to .*", writes_to),
    Row(ITEM, ".+", None),
]
BADGES = [
    Row(BUTTON, "Pane menu", pane_menu("Badges")),
    Row(ITEM, r".+, \d+ of \d+ .*|.*, earned: .*", None),
    Row(ITEM, r"\d+\. .+, \d+ points?", None),
]


def comes_home(w):
    w.keys.press("alt+Home")
    w.pane("Home")
