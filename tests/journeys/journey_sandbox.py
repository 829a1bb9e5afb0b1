#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A first evening in the sandbox: resume the lesson, write in the chat, ask a question, and find
both again after the program was killed."""

import sys

import driver

MESSAGE = "We tried the quiet minute today"
QUESTION = "Does the one word round work in writing"


def composer(program, page):
    """The entry of the composer in what is shown of the page."""
    return program.find("text", "^$|GtkTextView|Message|Ask|Write", within=page)


def resume(program):
    program.press(program.find("push button", "^Resume at "))
    program.find("label", "^The first two minutes$")
    program.find("list item", "^A meeting goes on the way it starts", within=program.find("list", "^Transcript$"))


def write(program, page, text):
    entry = composer(program, program.find("filler", page))
    program.click(entry)
    program.type(text)
    driver.wait_for(f"“{text}” in the composer", lambda: text == driver.text_of(entry))
    program.key("Return")


def say(program):
    write(program, "^Chat$", MESSAGE)
    see_message(program)


def see_message(program):
    posts = program.find("list", "^Messages|^Posts", within=program.find("filler", "^Chat$"))
    program.find("list item", MESSAGE, within=posts, shown=False)


def ask(program):
    write(program, "^Discussion$", QUESTION)
    see_question(program)


def see_question(program):
    program.find("list item", QUESTION, within=program.find("filler", "^Discussion$"), shown=False)


def main():
    journey = driver.Journey()
    try:
        journey.step("start, until painted", journey.start)
        journey.step("resume the lesson", lambda: resume(journey.program))
        journey.step("write in the chat", lambda: say(journey.program))
        journey.step("ask a question", lambda: ask(journey.program))
        journey.step("kill", journey.stop)
        journey.step("start again, until painted", journey.start)
        journey.step("resume the lesson again", lambda: resume(journey.program))
        journey.step("see the message again", lambda: see_message(journey.program))
        journey.step("see the question again", lambda: see_question(journey.program))
        journey.step("kill", journey.stop)
    finally:
        journey.clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
