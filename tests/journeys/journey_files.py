#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file of one's own: shared from the desk, spoken of beside it, shared again, and found by a word that it says; all
of it by keyboard in the sandbox."""

import sys

import driver
import team_platform
import walker_tables as tables
from journey_walker import Walk
from walker_acts import BUTTON, ITEM, LABEL, TEXT, opened

NAME = "weekend.txt"
WORDS = "Bring warm clothes.\nWe meet at the boathouse at seven.\n"
SAID = "Who has the key of it"
AGAIN = "Here once more"


def resume(w):
    tables.resume(w)


def share(w):
    path = w.folder / NAME
    path.write_text(WORDS, encoding="utf-8")
    w.go_to(BUTTON, "Share a file", "Workspace")
    w.keys.press("space")
    opened(w, "Share a File")
    w.program.type(str(path))
    w.keys.wait("the path", lambda: any(driver.text_of(node) == str(path) for node in w.program.nodes()
                                        if node.get_role_name() in ("text", "entry")))
    w.keys.press("Return")
    w.see(BUTTON, f"^Discuss “{NAME}”$", "Workspace")


def discuss(w):
    w.go_to(BUTTON, f"Discuss “{NAME}”", "Workspace")
    w.keys.press("space")
    w.see(LABEL, f"^{NAME}$", "Discussion")
    w.see(BUTTON, f"^Open “{NAME}”$", "Discussion")
    w.go_to(TEXT, "Reply", "Discussion")
    w.program.type(SAID)
    w.keys.press("ctrl+Return")
    w.see(ITEM, f"^You, {SAID}", "Discussion")
    w.see(BUTTON, rf"^Discussion \(1\) of “{NAME}”$", "Workspace")
    data = w.folder / "data" / "lyceum" / "sandbox" / "platform" / "platform.db"
    driver.wait_for("the post on the platform", lambda: team_platform.count(data, "post", body=SAID))


def share_again(w):
    """The same file in the chat, with what was said of it, and nothing is uploaded."""
    w.go_to(BUTTON, "Attach files, up to .*", "Chat")
    w.keys.press("space")
    w.keys.wait("the files", lambda: w.look(LABEL, "^Shared already$", w.window()))
    w.tab_to(ITEM, NAME)
    w.keys.press("Return")
    w.see(BUTTON, f"^Remove “{NAME}”$", "Chat")
    w.program.type(AGAIN)
    w.keys.press("Return")
    w.see(BUTTON, rf"^Discussion \(1\) of “{NAME}”$", "Chat")
    data = w.folder / "data" / "lyceum" / "sandbox" / "platform" / "platform.db"
    driver.wait_for("the post on the platform", lambda: team_platform.count(data, "post", body=AGAIN))
    assert team_platform.count(data, "file", name=NAME) == 1


def find(w):
    """The words come by themselves; where they stand is shown, and opened."""
    tables.leave_thread(w)

    def hit():
        w.keys.press("ctrl+k")
        w.keys.wait("the search", lambda: w.keys.focus.get_role_name() in ("entry", "text"))
        w.program.type("boathouse")
        return w.look(ITEM, NAME, w.window())

    driver.wait_for("the file in the search", lambda: hit() or w.keys.press("Escape"))
    w.keys.wait("what it says", lambda: w.look(LABEL, "meet at the boathouse", w.window()))
    w.keys.press("Return")
    w.keys.wait("the workspace", lambda: w.keys.within(w.region("Workspace")))


def main():
    walk = Walk()
    try:
        walk.step("start, until painted", walk.start)
        walk.go("resume the lesson", resume)
        walk.go("share a file", share)
        walk.go("discuss it", discuss)
        walk.go("share it again in the chat", share_again)
        walk.go("find it by a word", find)
        walk.step("end", walk.stop)
    finally:
        walk.clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
