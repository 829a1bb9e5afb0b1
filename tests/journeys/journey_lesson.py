#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lesson as one learns: play, speed, captions, words found in the transcript, a question and a note at a
moment, the note shared, a quiz. The program is killed in the middle of it and has everything again: where the
video was (it says by how much it is off), every answer as it was given. Then the same with the network cut,
through another kill, until it is there again and the platform has all of it once."""

import pathlib
import shutil
import sys
import tempfile
import time

import desk
import team_platform

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "faults"))
from fault_proxy import Fault, FaultProxy  # noqa: E402

PASSWORD = "a quiet word each"
LINE = "Talking is not a result"
QUESTION = "Is a talk without an end a meeting"
NOTE = "Ask for the one sentence first"
AWAY_QUESTION = "Who says when it is over"
AWAY_NOTE = "Written under way"
MOMENT = "0:37–0:41"  # all of the line
QUIZ = 6
MAY_LOSE_S = 5


class Lesson:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lyc-lesson."))
        self.platform = team_platform.TeamPlatform(self.folder)
        self.platform.fill(ada=PASSWORD)
        self.cut_off = False
        self.proxy = FaultProxy(lambda: self.platform.port, self.choose).start()
        self.platform.start("--issuer", self.proxy.url)
        self.ada = desk.Desk("Ada", self.folder / "ada")
        self.stopped = 0  # where the video was when the program was killed, in seconds

    def choose(self, _path):
        return Fault(after_bytes=0, deaf=True) if self.cut_off else None

    def step(self, name, action, *words):
        begin = time.monotonic()
        action(*words)
        print(f"{time.monotonic() - begin:6.2f} s  {name}", flush=True)

    def sign_in(self):
        self.ada.do("have_browser", "ada", PASSWORD)
        self.ada.do("have_keyring")
        self.ada.do("open")
        self.ada.do("sign_in", self.proxy.url)

    def quiz(self, number):
        self.ada.do("open_lesson", QUIZ)
        if number == 1:
            self.ada.do("start_quiz")
        else:
            self.ada.do("next_question")
        self.ada.do("answer_question", number)

    def to_video(self):
        self.ada.do("open_lesson", 1)

    def watch(self):
        self.ada.do("play")
        self.ada.do("choose_speed", "1.5×")
        self.ada.do("seek_to_line", LINE)
        self.ada.do("see_position", 37)
        self.ada.do("see_caption", LINE)
        self.ada.do("turn_captions_off_and_on", LINE)

    def ask(self, text):
        self.ada.do("pause")
        self.ada.do("find_in_transcript", LINE, "1 of 1")
        self.ada.do("ask_about_line", text)
        self.ada.do("see_question", text, MOMENT)

    def note(self, text):
        self.ada.do("find_in_transcript", LINE, "1 of 1")
        self.ada.do("note_line", text)

    def share(self, text):
        self.ada.do("share_note", text)
        self.ada.do("see_question", text)
        self.ada.do("open_tab", "Transcript")

    def kill(self):
        """In the middle of playing."""
        self.ada.do("play")
        self.ada.do("see_position", 45)
        self.stopped = self.ada.do("position")
        self.ada.do("kill")
        complaints = self.ada.do("complaints")
        assert not complaints, complaints
        self.ada.do("open")
        self.ada.do("wait_until_painted")

    def see_position(self):
        """Where Home says that it goes on, and where the player does."""
        home = self.ada.do("resume")
        player = self.ada.do("see_resumed")
        print(f"          killed at {self.stopped} s: Home says {home} s ({home - self.stopped:+} s), "
              f"the player goes on at {player} s ({player - self.stopped:+} s)", flush=True)
        for at in (home, player):
            assert abs(at - self.stopped) <= MAY_LOSE_S, f"killed at {self.stopped} s, resumed at {at} s"

    def see_all(self, question, note, answered):
        self.ada.do("see_question", question, MOMENT)
        self.ada.do("see_question", note)
        self.ada.do("open_tab", "My notes")
        self.ada.do("see_note", note)
        self.ada.do("open_lesson", QUIZ)
        for number in range(1, answered + 1):
            if number > 1:
                self.ada.do("next_question")
            self.ada.do("see_answered", number)

    def keep(self):
        """What is to be watched without a network is kept before."""
        self.ada.do("open_lesson", 1)
        self.ada.do("keep_lesson")
        self.ada.do("open_lesson", QUIZ)

    def cut(self):
        self.cut_off = True
        self.proxy.cut_all()
        self.ada.do("see_status", r"^Offline since \d+:\d\d$")

    def restore(self):
        self.cut_off = False
        self.proxy.cut_all()
        self.ada.do("see_status", "^$")
        self.ada.do("see_verdict")
        data = self.platform.data / "platform.db"
        for body in (QUESTION, AWAY_QUESTION, NOTE, AWAY_NOTE):
            self.wait_for_row(data, "post", {"body": body})
        for body in (NOTE, AWAY_NOTE):
            self.wait_for_row(data, "note", {"body": body})
        desk.driver.wait_for("the attempt with both answers on the platform",
                             lambda: team_platform.count_answers(data, "ada") == [2])

    def wait_for_row(self, data, table, where):
        desk.driver.wait_for(f"{where} on the platform", lambda: team_platform.count(data, table, **where))
        assert team_platform.count(data, table, **where) == 1, where

    def clear(self):
        self.ada.clear()
        self.platform.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    lesson = Lesson()
    try:
        lesson.step("signed in", lesson.sign_in)
        lesson.step("a lesson", lesson.ada.do, "start_lesson")
        lesson.step("a quiz answered", lesson.quiz, 1)
        lesson.step("back to the video", lesson.to_video)
        lesson.step("watched, with speed and captions", lesson.watch)
        lesson.step("asked about a line", lesson.ask, QUESTION)
        lesson.step("a note at a line", lesson.note, NOTE)
        lesson.step("the note shared", lesson.share, NOTE)
        lesson.step("killed", lesson.kill)
        lesson.step("at the same place", lesson.see_position)
        lesson.step("with all of it", lesson.see_all, QUESTION, NOTE, 1)
        lesson.step("the video is kept", lesson.keep)
        lesson.step("the network is cut", lesson.cut)
        lesson.step("a quiz answered without it", lesson.quiz, 2)
        lesson.step("back to the video without it", lesson.to_video)
        lesson.step("watched without it", lesson.watch)
        lesson.step("asked without it", lesson.ask, AWAY_QUESTION)
        lesson.step("a note without it", lesson.note, AWAY_NOTE)
        lesson.step("the note shared without it", lesson.share, AWAY_NOTE)
        lesson.step("killed without it", lesson.kill)
        lesson.step("at the same place", lesson.see_position)
        lesson.step("with all of it", lesson.see_all, AWAY_QUESTION, AWAY_NOTE, 2)
        lesson.step("the network is back, and the platform has all of it once", lesson.restore)
        complaints = lesson.ada.do("complaints")
        assert not complaints, complaints
    finally:
        lesson.clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
