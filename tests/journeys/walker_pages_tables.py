# SPDX-License-Identifier: GPL-3.0-or-later
"""What the controls of the pages beside the five panes of a video do: welcome, Learn, outline, article,
quiz, and the narrower layouts of the window."""

import re

import driver
import keyboard
import walker_tables as tables
from walker import Row
from walker_acts import BUTTON, ITEM, LABEL, TEXT, button, choose, seconds, wait_position

TICK = "check box"


# The welcome page; nothing but the window is there yet.

def see(w, role, name):
    return w.keys.wait(f"{role} “{name}”", lambda: w.look(role, name, w.window()))


def refuses(w, node):
    w.program.type("no address")
    w.keys.wait("what is typed", lambda: driver.text_of(node) == "no address")
    w.keys.press("Return")
    see(w, LABEL, "^This is not an address")
    w.keys.press("ctrl+a")
    w.program.type(w.address)


def signs_in(w, _node):
    w.keys.press("space")
    see(w, BUTTON, "^Cancel$")
    see(w, LABEL, "^No browser opens here")


def copies(w, _node):
    w.keys.press("space")
    see(w, LABEL, "^The address is copied")


def cancels(w, _node):
    w.keys.press("space")
    see(w, BUTTON, "^Sign in$")


def opens_sandbox(w, _node):
    w.keys.press("space")
    w.keys.wait("the desk", lambda: w.program.look("filler", "^Sidebar$"))
    w.pane("Home")


MENU = Row(BUTTON, "Main menu", None)
WELCOME = [
    Row(TEXT, "Your platform's address", refuses),
    Row(BUTTON, "Sign in", None),
    MENU,
    Row(BUTTON, "Try the sandbox.*", None),
]
WAITING = [
    Row(TEXT, "Your platform's address", None),
    MENU,
    Row(LABEL, "http://127.*", None),
    Row(BUTTON, "Copy", copies),
    Row(BUTTON, "Cancel", cancels),
]


# Learn and the outline

def opens_lesson(w, number, seen):
    w.go_to(ITEM, rf"{number} · .*", "Lesson")
    w.keys.press("Return")
    w.see(*seen, "Lesson")


def shows_course(w, _node):
    w.keys.press("Return")
    w.see(ITEM, "^1 · Why are we meeting", "Learn")


def goes_on(key):
    def act(w, _node):
        w.keys.press(key)
        w.pane("Lesson")
        w.go_to(ITEM, "Learn", "Sidebar")
        w.keys.press("Return")
        w.pane("Learn")
    return act


LESSON_ROW = r"\d · .+"
LEARN = [
    Row(BUTTON, "Pane menu", tables.pane_menu("Learn", beside=("Chat", "Badges"), button="Show the courses")),
    Row(ITEM, "Meetings worth having, .*", shows_course),
    Row(BUTTON, "Go on", goes_on("space")),
    Row(ITEM, LESSON_ROW, goes_on("Return")),
]


# Knowledge

def searches(w, node):
    w.program.type("minutes decided")
    w.keys.wait("what is typed", lambda: driver.text_of(node) == "minutes decided")
    w.see(ITEM, "^Notes that get read, ", "Knowledge")
    w.see_gone(ITEM, "^When it gets heated, ", "Knowledge")
    clear_text(w)
    w.see(ITEM, "^When it gets heated, ", "Knowledge")


def reads(w, node):
    title = node.name.split(",")[0]
    w.keys.press("Return")
    w.see(LABEL, f"^{title}$", "Knowledge")
    w.keys.wait("the way back", lambda: w.keys.focus.name == "Back to the articles")
    w.keys.press("alt+Left")
    w.keys.wait("the article in the list", lambda: w.keys.focus.name.startswith(title))
    w.keys.press("Return")
    w.see(LABEL, f"^{title}$", "Knowledge")
    w.keys.wait("the way back", lambda: w.keys.focus.name == "Back to the articles")
    w.keys.press("Escape")
    w.keys.wait("the article in the list", lambda: w.keys.focus.name.startswith(title))


KNOWLEDGE_MENU = Row(BUTTON, "Pane menu", tables.pane_menu("Knowledge", beside=("Chat", "Badges"),
                                                           button="Show the articles"))
KNOWLEDGE = [
    KNOWLEDGE_MENU,
    Row("entry", "Search the articles", searches),
    Row(ITEM, ".+, .*Reviewed .+", reads),
]
KNOWN = [
    KNOWLEDGE_MENU._replace(act=None),
    Row(BUTTON, "Back to the articles", None),  # reads() goes there by other ways
    Row(LABEL, ".+", None),
]
PLAYER = [row._replace(act=None) for row in tables.VIDEO if row.role != ITEM
          and row.name not in ("Follow the video", "Find in it")]
OUTLINE = [*PLAYER, Row(ITEM, LESSON_ROW, None)]


# The article

def tab(name, seen):
    def act(w, _node):
        w.keys.press("space")
        w.see(*seen, "Lesson")
    return act


LINK = ".*the kind question.*"


def follows_link(w, _node):
    """The next Tab goes to the link in the text, and Return follows it."""
    assert not w.keys.try_move("Tab"), "Tab goes past the link"
    w.keys.press("Return")
    w.see(BUTTON, "^Transcript$", "Lesson")
    wait_position(w, "where the link leads", lambda now: 84 <= now <= 87)


NO_NOTES = (LABEL, "^No notes yet$")
OFFLINE = Row(BUTTON, "Offline use: .*", tables.looks_into(BUTTON))
ARTICLE = [
    Row(BUTTON, "My notes", tab("My notes", NO_NOTES)),
    Row(BUTTON, "Write a note", tab("Write a note", NO_NOTES)),
    Row(BUTTON, "Lessons", tab("Lessons", (ITEM, "^1 · "))),
    Row(BUTTON, "Article", tab("Article", (LABEL, "^Look at an agenda"))),
    Row(BUTTON, "Find in it", None),
    OFFLINE,
    Row(BUTTON, "Discuss “.*", None),
    Row(LABEL, LINK, None),  # follows_link()
    Row(LABEL, ".+", None),
]


# The quiz

def question(w, number):
    w.see(LABEL, f"^Question {number} of 8$", "Lesson")


def press(w, name, seen):
    w.go_to(BUTTON, name, "Lesson")
    w.keys.press("space")
    w.see(LABEL, seen, "Lesson")


def ticks(w):
    tick = w.go_to(TICK, ".+", "Lesson")
    if not keyboard.is_checked(tick):
        w.keys.press("space")
    w.keys.wait("the tick", lambda: keyboard.is_checked(tick))


def moves(w):
    """The step that has the focus keeps it one place further down."""
    w.go_to(ITEM, "1 of 4: .+", "Lesson")
    w.keys.press("alt+Down")
    w.see(ITEM, "^2 of 4: ", "Lesson")


def writes(w, text):
    w.go_to(TEXT, ".+", "Lesson")
    w.program.type(text)


# What is done with the questions that have more than one option to tick; the others tell at once.
WRITTEN = {2: ticks, 5: ticks, 6: lambda w: writes(w, "6,25"), 7: lambda w: writes(w, "in writing"), 8: moves}


def answers(w, number):
    """Answers the question by keyboard, and sees that the answer tells more."""
    WRITTEN.get(number, ticks)(w)
    if number in WRITTEN:
        w.see(BUTTON, "^Check answer$", "Lesson")  # a moment after the last key
        w.go_to(BUTTON, "Check answer", "Lesson")
        w.keys.press("space")
    see_verdict(w)


def see_verdict(w):
    w.see(LABEL, "^✓ Right$|^Not quite$", "Lesson")


def looks_again(w, node):
    wanted = seconds(node.name.removeprefix("Go to "))
    w.keys.press("space")
    w.see(BUTTON, "^Transcript$", "Lesson")
    wait_position(w, f"at {wanted} s", lambda now: abs(now - wanted) <= 2)
    to_lesson(w, 6, (LABEL, "^Question 1 of 8$"))


def to_lesson(w, number, seen):
    w.go_to(BUTTON, "Lessons", "Lesson")
    w.keys.press("space")
    opens_lesson(w, number, seen)


def turns(there, back, seen):
    """To another question and back again."""
    def act(w, _node):
        w.keys.press("space")
        question(w, seen)
        press(w, back, f"^Question {seen - 1 if there == 'Next question' else seen + 1} of 8$|^Finished$")
    return act


QUIZ_TABS = [
    Row(BUTTON, "My notes", tab("My notes", NO_NOTES)),
    Row(BUTTON, "Write a note", tab("Write a note", NO_NOTES)),
    Row(BUTTON, "Lessons", tab("Lessons", (ITEM, "^1 · "))),
    Row(BUTTON, "Quiz", tab("Quiz", (LABEL, "^Practice quiz$"))),
    OFFLINE,
]
QUIZ_START = [*QUIZ_TABS, Row(BUTTON, "Start the quiz", None)]
QUIZ_QUESTION = [
    Row(BUTTON, "My notes", None),
    Row(BUTTON, "Write a note", None),
    Row(BUTTON, "Lessons", None),
    Row(BUTTON, "Quiz", None),
    OFFLINE._replace(act=None),
    Row(TICK, ".+", None),  # ticked by answers()
    Row(BUTTON, r"Go to \d+:\d\d", looks_again),
    Row(BUTTON, "Discuss this question", None),
    Row(BUTTON, "Next question", turns("Next question", "Question before", 2)),
    Row(BUTTON, "Question before", None),
]
QUIZ_RESULT = [
    *QUIZ_TABS,
    Row(ITEM, r"Question \d: .+\. (✓ Right|Not quite)", None),
    Row(BUTTON, "Question before", turns("Question before", "See the result", 8)),
    Row(BUTTON, "Try again", lambda w, node: (w.keys.press("space"), question(w, 1))),
]
GRADED = [row._replace(act=None) for row in QUIZ_START]
GRADED_QUESTION = [row._replace(act=None) for row in QUIZ_QUESTION
                   if row.name not in (r"Go to \d+:\d\d", "Discuss this question")]
GRADED_RESULT = [row._replace(act=None) for row in QUIZ_RESULT]


def writes_and_sees(text):
    def act(w):
        writes(w, text)
        w.keys.wait("what is typed", lambda: driver.text_of(w.keys.focus) == text)
    return act


# What is done with the five questions that count: nothing is told of them before all are handed in.
GIVEN = {1: ticks, 2: writes_and_sees("1"), 3: ticks, 4: writes_and_sees("in writing"), 5: moves}


# The document and the checklist

def zoom(w):
    return button(w, FIT, "Lesson").name


def zooms(w, _node):
    before = zoom(w)
    w.keys.press("space")
    w.keys.wait("another size", lambda: zoom(w) != before)


def goes_to_page(w, node):
    w.keys.press("ctrl+a")
    w.program.type("3")
    w.keys.press("Return")
    w.see(BUTTON, "^Discuss this page", "Lesson")
    w.keys.wait("the third page", lambda: driver.text_of(node) == "3")


def discusses_page(w, _node):
    w.keys.press("space")
    w.keys.wait("the focus in the composer", lambda: w.keys.within(w.region("Discussion")))
    w.see(BUTTON, "^Do not tie it to ", "Discussion")


FIT = r"Fit the width, now \d+ %"
DOCUMENT = [
    Row(BUTTON, "My notes", tab("My notes", NO_NOTES)),
    Row(BUTTON, "Write a note", tab("Write a note", NO_NOTES)),
    Row(BUTTON, "Lessons", tab("Lessons", (ITEM, "^1 · "))),
    Row(BUTTON, "Document", tab("Document", (BUTTON, f"^{FIT}$"))),
    Row(BUTTON, "Find in it", None),
    OFFLINE,
    Row(TEXT, "Page number", goes_to_page),
    Row(BUTTON, "Smaller", zooms),
    Row(BUTTON, FIT, zooms),
    Row(BUTTON, "Larger", zooms),
    Row(BUTTON, "Discuss this page.*", discusses_page),
    Row("document text", r"Page \d+", None),
]
CHECKLIST = [
    Row(BUTTON, "My notes", tab("My notes", NO_NOTES)),
    Row(BUTTON, "Write a note", tab("Write a note", NO_NOTES)),
    Row(BUTTON, "Lessons", tab("Lessons", (ITEM, "^1 · "))),
    Row(BUTTON, "Checklist", tab("Checklist", (TICK, "^Finish the sentence"))),
    OFFLINE,
    Row(TICK, ".+", tables.ticks),
    Row(LABEL, ".+", None),  # it leads to another lesson, as the article's do
]


# The post menu in a thread of one's own

ANY = ("Reply", "Quote", "React", "Build on this", "Make a task of this", "Read up to here", "Unread from here",
        "About the author", "Copy text", "Copy link")
OTHERS = (*ANY, "Report…")
ANSWER = (*ANY, "Accept as answer", "Report…")
MINE = ("Reply", "Quote", "React", "Edit", "Build on this", "Make a task of this", "Read up to here", "Unread from here",
        "About the author", "Copy text", "Copy link",
        "Accept as answer", "Delete")
EDITED = (*MINE[:11], "Earlier texts", *MINE[11:])


def chooses(w, post, name, items):
    w.go_to(ITEM, post, "Discussion")
    w.tab_to(BUTTON, "More")
    choose(w, name, items)


def text_at_focus(w, pattern):
    w.keys.wait(f"“{pattern}” in the text", lambda: w.keys.focus.get_role_name() == TEXT
                and re.search(pattern, driver.text_of(w.keys.focus)))


def clear_text(w):
    w.keys.press("ctrl+a")
    w.keys.press("BackSpace")
    w.keys.wait("no text", lambda: driver.text_of(w.keys.focus) in ("", w.keys.focus.name))


def pastes(w, pattern):
    """What was copied, seen in the entry."""
    w.go_to(TEXT, "Reply", "Discussion")
    w.keys.press("ctrl+v")
    text_at_focus(w, pattern)
    clear_text(w)


def copies_post(w, post, body, items):
    chooses(w, post, "Copy text", items)
    pastes(w, body)
    chooses(w, post, "Copy link", items)
    pastes(w, "^lyceum:post/[0-9a-f-]{36}$")


def answers_no_more(w):
    w.see(LABEL, tables.REPLYING, "Discussion")
    w.keys.press("Escape")
    w.see_gone(LABEL, tables.REPLYING, "Discussion")


def answers_post(w, post, body, items):
    chooses(w, post, "Reply", items)
    text_at_focus(w, "")
    answers_no_more(w)
    chooses(w, post, "Quote", items)
    text_at_focus(w, "^> [*][*].+:[*][*] .*" + body)
    clear_text(w)
    answers_no_more(w)


def edits_post(w, post, body):
    chooses(w, post, "Edit", MINE)
    w.see(LABEL, "^Editing your post$", "Discussion")
    text_at_focus(w, body)
    w.keys.press("ctrl+a")
    w.program.type("Said anew")
    w.go_to(BUTTON, "Send", "Discussion")
    w.keys.press("space")
    w.see(ITEM, ".*Said anew.*", "Discussion")
    w.see(LABEL, "^edited · Undo$", "Discussion")


def deletes_post(w, post):
    chooses(w, post, "Delete", EDITED)
    w.see(LABEL, "^Deleted · Undo$", "Discussion")
    w.go_to(LABEL, "Deleted · Undo", "Discussion")
    w.keys.press("Return")
    w.see_gone(LABEL, "^Deleted · Undo$", "Discussion")
    chooses(w, post, "Delete", EDITED)
    w.see(LABEL, "^Deleted · Undo$", "Discussion")


def accepts_answer(w, post):
    chooses(w, post, "Accept as answer", ANSWER)
    w.see(LABEL, "^✓ Accepted$", "Discussion")
    chooses(w, post, "Take back acceptance", (*ANY, "Take back acceptance", "Report…"))
    w.see_gone(LABEL, "^✓ Accepted$", "Discussion")


def thread_menu(w):
    """The menu of the pane while a thread is open in it."""
    more = tables.OPEN_THREAD_MENU
    items = (*more, "Show only this pane", "Close this pane")

    def again(walk):
        walk.go_to(BUTTON, "Pane menu", "Discussion")

    again(w)
    tables.alone_and_gone(w, "Discussion", again, items, (*more, "Show all panes"),
                          ("Lesson", "Workspace", "Chat", "Badges"))
    w.see(BUTTON, "^Back to the threads$", "Discussion")
    again(w)
    choose(w, "Mark all as read", items)
    see(w, LABEL, "^All is marked as read|^Nothing is unread")
    again(w)
    choose(w, "Next unread", items)
    sees_unread(w)


def sees_unread(w):
    """The sandbox's people write on: where depends on who wrote last."""
    w.keys.wait("the next unread", lambda: w.keys.within(w.region("Chat")) or is_in_a_thread(w)
                or w.look(LABEL, "^Nothing is unread", w.window()))


def is_in_a_thread(w):
    return w.keys.within(w.region("Discussion")) and "menu" not in w.keys.where().lower()


def main_menu(w):
    w.go_to(BUTTON, "Main menu")
    choose(w, "Next unread", tables.MAIN_MENU)
    sees_unread(w)


# The narrower layouts

def shows(pane):
    def act(w, node):
        w.keys.press("space")
        w.pane(pane)
        w.keys.wait(f"{node.name} to stay down", lambda: keyboard.is_pressed(node))
    return act


COUNTED = r"(, \d+ unread)?"
HEADER = [row._replace(act=None) for row in tables.WINDOW if row.role == BUTTON]
TABBED = [
    *HEADER,
    Row("separator", "Resize .*", None),
    Row(BUTTON, "Workspace" + COUNTED, shows("Workspace")),
    Row(BUTTON, "Chat" + COUNTED, shows("Chat")),
    Row(BUTTON, "Badges" + COUNTED, shows("Badges")),
    Row(BUTTON, "Discussion" + COUNTED, shows("Discussion")),
]
NARROW = [
    Row(BUTTON, "Sidebar", None),
    Row(BUTTON, "Search", None),
    Row(BUTTON, r"Notices(, \d+ new)?", None),
    MENU,
    Row(BUTTON, "Start over", None),
    Row(BUTTON, "Workspace" + COUNTED, shows("Workspace")),
    Row(BUTTON, "Chat" + COUNTED, shows("Chat")),
    Row(BUTTON, "Badges" + COUNTED, shows("Badges")),
    Row(BUTTON, "Discussion" + COUNTED, shows("Discussion")),
    Row(BUTTON, "Lesson", shows("Lesson")),
]
