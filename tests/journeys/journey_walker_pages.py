#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""As the walk through the five panes, for what they show besides: welcome, Knowledge, Learn, the outline, an
article, the quizzes from start to result, a document, a checklist, the menus of posts, and the window when it is narrower."""

import pathlib
import sys

import driver
import journey_walker
import team_platform
import walker
import walker_pages_tables as pages
from walker_acts import BUTTON, ITEM, LABEL, TEXT

QUESTION = "Who is quiet online, and why?"
REMARK = "Hello from the keyboard"
PANES = ("Lesson", "Discussion", "Workspace", "Chat", "Badges")


def without_browser(folder):
    """The shared data of this computer less its programs: nothing opens a web address."""
    share = folder / "share"
    share.mkdir()
    for data in map(pathlib.Path, ("/usr/share", "/usr/local/share")):
        for part in (part for part in data.glob("*") if part.name != "applications"):
            if not (share / part.name).exists():
                (share / part.name).symlink_to(part)
    return str(share)


class Walk(journey_walker.Walk):
    def __init__(self):
        super().__init__()
        self.platform = team_platform.TeamPlatform(self.folder)

    def start(self):
        self.platform.start("--sandbox")
        self.program = driver.Program(self.folder, XDG_DATA_DIRS=without_browser(self.folder))
        self.program.wait_until_open()
        self.walker = walker.Walker(self.program, self.folder)
        driver.wait_for("the focus in the window", self.program.focused)
        self.walker.address = self.platform.address

    def clear(self):
        self.platform.clear()
        super().clear()



def check_lesson(w, place, rows, choices=False):
    w.go_round_in("Lesson", choices)
    if choices:  # the arrows have chosen another one
        pages.see_verdict(w)
    w.check_place(place, rows, w.controls(w.pane("Lesson")))


# Before anyone is signed in

def welcome(w):
    w.keys.move("Tab")
    w.act_here("welcome", pages.WELCOME)
    w.go_round("Tab")
    w.check_place("welcome", pages.WELCOME, w.controls(w.window()))
    w.tab_to(BUTTON, "Sign in")
    pages.signs_in(w, None)
    w.go_round("Tab")
    w.check_place("waiting for the browser", pages.WAITING, w.controls(w.window()))
    w.act_here("waiting for the browser", pages.WAITING)
    w.tab_to(BUTTON, "Try the sandbox.*")
    pages.opens_sandbox(w, None)


# Learn and the lessons

def learn(w):
    w.go_to(ITEM, "Learn", "Sidebar")
    w.keys.press("Return")
    w.pane("Learn")
    w.see(ITEM, "^6 · ", "Learn")
    w.go_round_in("Learn")
    w.check_place("Learn", pages.LEARN, w.controls(w.pane("Learn")))
    w.act("Learn", pages.LEARN, "Learn")


def knowledge(w):
    w.go_to(ITEM, "Knowledge", "Sidebar")
    w.keys.press("Return")
    w.pane("Knowledge")
    w.see(ITEM, "^Notes that get read, ", "Knowledge")
    w.go_round_in("Knowledge")
    w.check_place("Knowledge", pages.KNOWLEDGE, w.controls(w.pane("Knowledge")))
    w.act("Knowledge", pages.KNOWLEDGE, "Knowledge")
    w.go_to(ITEM, "Notes that get read, .*", "Knowledge")
    w.keys.press("Return")
    w.see(LABEL, "^Nobody reads minutes", "Knowledge")
    w.go_round_in("Knowledge")
    w.check_place("an article of the knowledge base", pages.KNOWN, w.controls(w.pane("Knowledge")))
    w.go_to(BUTTON, "Back to the articles", "Knowledge")
    w.keys.press("space")
    w.see(ITEM, "^Notes that get read, ", "Knowledge")


def outline(w):
    w.go_to(ITEM, "3 · .*", "Learn")
    w.keys.press("Return")
    w.see(BUTTON, "^Play$|^Pause$", "Lesson")
    w.go_to(BUTTON, "Lessons", "Lesson")
    w.keys.press("space")
    w.see(ITEM, "^6 · ", "Lesson")
    check_lesson(w, "the outline", pages.OUTLINE)


def article(w):
    pages.to_lesson(w, 2, (LABEL, "^Look at an agenda"))
    w.go_to(LABEL, pages.LINK, "Lesson")
    pages.follows_link(w, None)
    pages.to_lesson(w, 2, (LABEL, "^Look at an agenda"))
    check_lesson(w, "an article", pages.ARTICLE)
    w.act("an article", pages.ARTICLE, "Lesson")


def quiz(w):
    pages.to_lesson(w, 6, (BUTTON, "^Start the quiz$"))
    check_lesson(w, "before the quiz", pages.QUIZ_START)
    w.act("before the quiz", pages.QUIZ_START, "Lesson")
    pages.press(w, "Start the quiz", "^Question 1 of 8$")
    pages.answers(w, 1)
    check_lesson(w, "a question", pages.QUIZ_QUESTION, choices=True)
    w.act("a question", pages.QUIZ_QUESTION, "Lesson")
    for number in range(2, 9):
        pages.press(w, "Next question", f"^Question {number} of 8$")
        pages.answers(w, number)
        if number == 2:
            check_lesson(w, "a question with several answers", pages.QUIZ_QUESTION)
    pages.press(w, "Finish", "^\\d of 8 right$")
    check_lesson(w, "the result of the quiz", pages.QUIZ_RESULT)
    w.act("the result of the quiz", pages.QUIZ_RESULT, "Lesson")


def graded(w):
    pages.to_lesson(w, 7, (BUTTON, "^Start the quiz$"))
    check_lesson(w, "before a quiz that counts", pages.GRADED)
    for number in range(1, 6):
        pages.press(w, "Start the quiz" if number == 1 else "Next question", f"^Question {number} of 5$")
        if number == 1:
            check_lesson(w, "a question that counts", pages.GRADED_QUESTION)
        pages.GIVEN[number](w)
    pages.press(w, "Hand in", "^\\d of 5 right$")
    check_lesson(w, "the result of the quiz that counts", pages.GRADED_RESULT)


def document(w):
    pages.to_lesson(w, 8, (BUTTON, f"^{pages.FIT}$"))
    check_lesson(w, "a document", pages.DOCUMENT)
    w.act("a document", pages.DOCUMENT, "Lesson")


def checklist(w):
    pages.to_lesson(w, 9, (pages.TICK, "^Finish the sentence"))
    check_lesson(w, "a checklist", pages.CHECKLIST)
    w.act("a checklist", pages.CHECKLIST, "Lesson")


# A thread of one's own

def ask(w):
    pages.to_lesson(w, 1, (BUTTON, "^Play$|^Pause$"))
    w.see(BUTTON, "^Do not tie it to ", "Discussion")
    w.go_to(TEXT, "Ask or share", "Discussion")
    w.program.type(QUESTION)
    w.go_to(BUTTON, "Send", "Discussion")
    w.keys.press("space")
    w.see(ITEM, QUESTION, "Discussion")
    w.go_to(ITEM, f".*{QUESTION}.*", "Discussion")
    w.keys.press("Return")
    w.see(TEXT, "^Reply", "Discussion")


def own_post(w):
    """Every item of the menu of a post of one's own; it is gone ten seconds after the last of them."""
    w.go_to(TEXT, "Reply", "Discussion")
    w.program.type(REMARK)
    w.go_to(BUTTON, "Send", "Discussion")
    w.keys.press("space")
    mine = f".*{REMARK}.*"
    w.see(ITEM, REMARK, "Discussion")
    pages.answers_post(w, mine, REMARK, pages.MINE)
    pages.copies_post(w, mine, REMARK, pages.MINE)
    pages.edits_post(w, mine, REMARK)
    pages.deletes_post(w, ".*Said anew.*")


def answer(w):
    """The menu of the post that someone answers with, about a quarter of a minute after the question."""
    w.see(LABEL, "^Silence is often only thinking", "Discussion")
    other = ".*Silence is often only thinking.*"
    pages.answers_post(w, other, "Silence", pages.ANSWER)
    pages.copies_post(w, other, "Silence", pages.ANSWER)
    pages.accepts_answer(w, other)
    w.see(LABEL, "^This post was deleted", "Discussion")


def menus(w):
    pages.thread_menu(w)
    pages.main_menu(w)


# The window when it is narrower

def resize(w, width, height, button):
    w.program.xdotool("windowsize", w.program.window, str(width), str(height))
    w.keys.wait(f"the layout of {width} px", lambda: w.look(BUTTON, button, w.window()))


def check_layout(w, place, rows):
    w.go_round()
    regions = [region for region in (w.region(name) for name in (*PANES, "Sidebar")) if region is not None]
    w.check_place(place, rows, w.controls(w.window(), leave_out=regions))
    w.act_here(place, rows)


def tabs(w):
    w.keys.wait("the notice to go", lambda: not w.look("push button", "^Close the notice$", w.window()))
    resize(w, 1280, 800, "^Workspace")
    check_layout(w, "tabs at 1280 px", pages.TABBED)


def switcher(w):
    resize(w, 400, 820, "^Cohort|^Workspace")
    check_layout(w, "the switcher at 400 px", pages.NARROW)


def main():
    walk = Walk()
    try:
        walk.step("start, until painted", walk.start)
        walk.go("welcome", welcome)
        walk.go("Knowledge", knowledge)
        walk.go("Learn", learn)
        walk.go("the outline", outline)
        walk.go("an article", article)
        walk.go("a quiz", quiz)
        walk.go("a quiz that counts", graded)
        walk.go("a document", document)
        walk.go("a checklist", checklist)
        walk.go("ask", ask)
        walk.go("the menu of a post of one's own", own_post)
        walk.go("the menu of an answer", answer)
        walk.go("the menus of the thread and the window", menus)
        walk.go("tabs at 1280 px", tabs)
        walk.go("the switcher at 400 px", switcher)
        walk.step("end", walk.stop)
        print(f"{walk.walker.count} controls")
    finally:
        walk.clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
