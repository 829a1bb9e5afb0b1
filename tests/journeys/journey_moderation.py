#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A learner reports a message; a facilitator hides it, takes that back and hides it for a reason; the
learner is told. Then the facilitator asks the learner to moderate, who accepts, and pauses. Two programs and one
platform."""

import sys
import uuid

import rest_person
import story

PASSWORDS = {"lea": "nobody said so", "fay": "let us see", "kim": "not needed", "max": "nor this"}
SPAM = "Cheap watches for everybody"
REASON = "Spam or advertising"
WORDS = "An advertisement"
SECOND = "Still cheaper watches"
FAIR = "You are fair"


class Moderation(story.Story):
    def __init__(self):
        super().__init__("moderation", PASSWORDS, facilitators=["fay"], desks=["lea", "fay"])
        self.lea, self.fay = self.all

    def sign_in(self):
        for one, login in (self.lea, "lea"), (self.fay, "fay"):
            one.do("have_browser", login, PASSWORDS[login])
            one.send("open", "--profile", login, "--platform", self.platform.address)
        for one in self.all:
            one.answer()
        self.each("sign_in")
        self.each("see_notice", "There is no keyring here")

    def report(self):
        """Whoever may read may report, what a facilitator wrote too."""
        self.fay.do("go_to_new_messages")
        self.fay.do("say", SPAM)
        self.lea.do("go_to_new_messages")
        self.lea.do("see_no_moderation")
        self.lea.do("report_message", SPAM, REASON)

    def hide(self):
        self.fay.do("open_moderation")
        self.fay.do("see_case", SPAM, REASON)
        self.fay.do("choose_case", SPAM)
        self.fay.do("hide_by_key")
        self.lea.do("see_hidden_messages", 1)
        self.fay.do("see_no_case", SPAM)

    def undo(self):
        self.fay.do("undo_by_key")
        self.lea.do("see_message", SPAM)
        self.lea.do("see_hidden_messages", 0)
        self.fay.do("see_case", SPAM, REASON)

    def told(self):
        """When the decision can no longer be undone, not before."""
        self.fay.do("hide_because", WORDS)
        self.lea.do("see_hidden_messages", 1)
        self.lea.do("see_notice_of", f"The post that you reported was hidden: {WORDS}")
        self.lea.do("see_own_report", REASON, f"The post that you reported was hidden: {WORDS}")

    def asked(self):
        """Lea decides nothing before she has said yes."""
        self.fay.do("ask_to_moderate", "Lea", FAIR)
        self.fay.do("see_duty", "Lea", "asked to moderate")
        self.lea.do("see_no_moderation")
        self.lea.do("follow_notice", f"Fay asks whether you would moderate: {FAIR}")

    def accepted(self):
        self.lea.do("answer_to_moderate", "Accept", "^You moderate here")
        self.fay.do("see_notice_of", "Lea moderates from now on")
        self.fay.do("see_duty", "Lea", "Moderator")
        kim, other = (rest_person.RestPerson(self.platform, login) for login in ("kim", "max"))
        channel = kim.rows("SELECT k.uuid FROM container k JOIN cohort c ON c.channel_id = k.id WHERE c.uuid = ?",
                           self.platform.cohort)[0][0]
        post = kim.say(channel, SECOND)
        other.request("PUT", f"/v1/posts/{post}/reports/{uuid.uuid4()}", {"reason": "spam"})
        self.lea.do("open_moderation")
        self.lea.do("see_case", SECOND, REASON)

    def paused(self):
        self.lea.do("go_to_pause")
        self.lea.do("answer_to_moderate", "Pause", "^You pause")
        self.lea.do("see_moderation_go")
        self.fay.do("see_duty", "Lea", "pauses moderating")


def main():
    moderation = Moderation()
    return moderation.tell(
        ("sign in, both", moderation.sign_in),
        ("report a message", moderation.report),
        ("hide it", moderation.hide),
        ("undo that", moderation.undo),
        ("hide it for a reason, the reporter is told", moderation.told),
        ("ask the learner to moderate", moderation.asked),
        ("she accepts, and sees what is reported", moderation.accepted),
        ("she pauses, and sees nothing of it", moderation.paused),
        ("quit; no complaint on stderr", moderation.end))


if __name__ == "__main__":
    sys.exit(main())
