#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits for Ben is told on his desktop, and only that: two learners and the facilitator of their
cohort, three programs and one platform. What he reads here or on his other device is taken back there."""

import sys
import time
import uuid

import driver
import rest_person
import story
from person import DISCUSSION

PASSWORDS = {"ada": "a quiet word each", "ben": "three jobs by ten", "nora": "who holds the clock"}
CALL = "who keeps the list of today"
ANSWER = "I do and it is short"
THANKS = "Then read it out at ten"
YES = "Then it is me again"
PLAIN = "The room is booked"
MENTIONED, REPLIED, FOLLOWED = "Ada mentioned you", "Ada replied to you", "Ada wrote where you follow"
OF_CHANNEL = "Notices of this conversation"
TEAM = "Red"
QUIET_HOUR = 2  # of Ben's clock, whose quiet hours begin at 22 and end at 7
HALF_HOUR_MS = 30 * 60 * 1000


def quiet_zone():
    """The time zone, as POSIX writes it, in which it is night now."""
    hours = (QUIET_HOUR - time.gmtime().tm_hour + 12) % 24 - 12
    return f"LYC{-hours}"


def now_ms():
    return int(time.time() * 1000)


class Notices(story.Story):
    def __init__(self):
        super().__init__("notices", PASSWORDS, facilitators=["nora"])
        self.ada, self.ben, self.nora = self.all
        self.far = {login: rest_person.RestPerson(self.platform, login) for login in PASSWORDS}
        self.far["nora"].request("PUT", f"/v1/cohorts/{self.platform.cohort}/teams/{uuid.uuid4()}", {
            "name": TEAM, "member_ids": [self.far["ada"].id, self.far["ben"].id]})
        self.channel = self.place("channel")
        self.said = 0

    def place(self, kind):
        """The id of the first such place of talk in the cohort."""
        return self.far["ben"].rows(
            "SELECT k.uuid FROM container k JOIN cohort c ON c.scope_id = k.scope_id WHERE c.uuid = ? AND k.container_kind = ?"
            " ORDER BY k.id", self.platform.cohort, kind)[0][0]

    def sign_in(self):
        self.ben.do("have_notifications")
        self.ben.do("have_time_zone", quiet_zone())
        self.open()
        for act in "sign_in", "go_to_new_messages":
            self.each(act)

    # What is said

    def call(self, text=CALL):
        """Ada calls Ben by his name, in words that were not said before."""
        self.said += 1
        return "say", f"@Ben {text} {self.said}"

    def far_call(self, login, place):
        return self.far[login].say(place, f"@Ben {CALL}", self.far["ben"])

    def last_pos(self, place):
        return self.far["ben"].rows("SELECT last_pos FROM container WHERE uuid = ?", place)[0][0]

    def read_elsewhere(self, place=None):
        """On Ben's other device; the channel where nothing is said."""
        place = place or self.channel
        self.far["ben"].request("PUT", f"/v1/containers/{place}/read_state", {"read_pos": self.last_pos(place)})

    def choose(self, choice):
        """How Ben hears of the channel; then he turns to something else."""
        self.ben.do("choose_notices", OF_CHANNEL, choice)
        self.ben.do("look_away")

    def see_only(self, title, act):
        """Of what comes, that alone is told; act is the last of it."""
        told = self.ben.do("count_told")
        act()
        self.ben.do("see_notification", title)
        assert self.ben.do("count_told") == told + 1, "something else was told too"

    # The steps

    def call_team(self):
        """Ada calls her team, which is Ben's too."""
        self.ben.do("look_away")
        self.share("the notice", self.ada, ("call_team", "@team at three", f"{TEAM}: This tells 1 person."), self.ben,
                   ("see_notification", "Ada mentioned your team"))
        self.nora.do("see_message", f"@team {TEAM} at three")

    def mention(self):
        self.ben.do("look_away")
        body = self.share("the notice", self.ada, self.call(), self.ben, ("see_notification", MENTIONED))
        assert CALL in body, f"the notice says {body}"

    def reply(self):
        """With the button on the notice, while the window is out of sight."""
        self.ben.do("minimise")
        self.ben.do("press_on_notification", MENTIONED, "Reply")
        self.ben.do("see_presented")
        self.ben.do("see_reply_to", "Ada")
        self.share("the answer", self.ben, ("write_here", ANSWER), self.ada, ("see_message", ANSWER))
        assert len(self.answered(ANSWER)) == 1 and CALL in self.answered(ANSWER)[0], self.answered(ANSWER)

    def answered(self, text):
        """What each post with that text answers."""
        return [row[0] for row in self.far["ben"].rows(
            "SELECT q.body FROM post p JOIN post q ON q.id = p.reply_to WHERE p.body = ?", text)]

    def read(self):
        """What is read in the window is told no more, nor on another device."""
        self.ben.do("look_away")
        self.ada.do("reply_to_message", ANSWER, "Ben")
        self.share("the notice", self.ada, ("write_here", THANKS), self.ben, ("see_notification", REPLIED))
        self.ben.do("put_cursor_into_chat")
        self.gone(REPLIED, self.ben.acted_at)
        driver.wait_for("the notice to be seen", lambda: not self.count_unseen())

    def count_unseen(self):
        return self.far["ben"].rows("SELECT count(*) FROM notice WHERE user_id = ? AND seen_at = 0",
                                    self.far["ben"].key)[0][0]

    def gone(self, title, since):
        """No longer on Ben's desktop."""
        self.ben.do("see_no_notification", title)
        print(f"        {self.ben.seen_at - since:6.2f} s until it is gone from the desktop", flush=True)

    def read_far(self):
        self.ben.do("look_away")
        self.share("the notice", self.ada, self.call(), self.ben, ("see_notification", MENTIONED))
        begin = time.monotonic()
        self.read_elsewhere()
        self.gone(MENTIONED, begin)

    def mute(self):
        thread = self.place("thread")
        self.choose("Mute for good")
        self.ben.do("see_marked", "Muted for good")
        self.ben.do("see_chosen", OF_CHANNEL, "Mute for good")
        self.ben.do("look_away")
        self.ada.do(*self.call())
        self.see_only("Nora mentioned you", lambda: self.far_call("nora", thread))
        self.ben.do("press_on_notification", "Nora mentioned you", "Reply")
        self.ben.do("see_reply_to", "Nora", DISCUSSION)
        self.ben.do("write_here", YES)
        driver.wait_for("the answer in the thread", lambda: self.answered(YES))
        assert CALL in self.answered(YES)[0], self.answered(YES)
        self.choose("What concerns me")
        self.ben.do("see_unmarked")
        self.see_only(MENTIONED, lambda: self.ada.do(*self.call()))
        self.read_elsewhere()
        self.ben.do("see_no_notification", MENTIONED)

    def mute_for_a_time(self):
        """What comes after it in the thread shows that it was heard and not told; the other device ends it."""
        thread = self.place("thread")
        begin = now_ms()
        self.choose("Mute for 30 minutes")
        until = driver.wait_for("the mute", self.muted_until)
        self.ben.do("see_marked", r"Muted until (tomorrow )?\d\d:\d\d")
        self.ben.do("see_chosen", OF_CHANNEL, "Muted until ")
        self.ben.do("look_away")
        assert begin + HALF_HOUR_MS - 1000 <= until <= now_ms() + HALF_HOUR_MS + 1000, (begin, until)
        self.see_only("Nora mentioned you", lambda: (self.far_call("ada", self.channel), self.far_call("nora", thread)))
        self.read_elsewhere(thread)
        self.ben.do("see_no_notification", "Nora mentioned you")
        self.far["ben"].request("PUT", f"/v1/containers/{self.channel}/read_state",
                                {"follow": "mute", "mute_until": now_ms() - 1})
        self.see_only(MENTIONED, lambda: self.far_call("ada", self.channel))
        self.read_elsewhere()
        self.ben.do("see_no_notification", MENTIONED)

    def muted_until(self):
        return self.far["ben"].rows(
            "SELECT r.mute_until FROM read_state r JOIN container k ON k.id = r.container_id"
            " WHERE r.user_id = ? AND k.uuid = ? AND r.follow = 'mute'", self.far["ben"].key, self.channel)[0][0]

    def follow(self):
        self.choose("Every post")
        self.ben.do("see_marked", "Notice of every post")
        self.see_only(FOLLOWED, lambda: self.ada.do("say", PLAIN))
        self.ben.do("minimise")
        self.ben.do("press_on_notification", FOLLOWED, "")
        self.ben.do("see_presented")
        self.ben.do("see_message", PLAIN)
        self.ben.do("look_away")

    def play(self):
        """Whoever is at work with a video hears their name and those who guide; the rest waits."""
        self.ben.do("play")
        self.ada.do("say", PLAIN + " till noon")
        self.see_only(MENTIONED, lambda: self.ada.do(*self.call()))
        self.see_only("Nora wrote where you follow", lambda: self.nora.do("say", PLAIN + " after all"))
        self.ben.do("pause")
        self.ben.do("see_notification", FOLLOWED)
        self.ben.do("read_everything")
        for title in MENTIONED, FOLLOWED, "Nora wrote where you follow":
            self.ben.do("see_no_notification", title)

    def quiet(self):
        """It is night where Ben is. What came is told in one line afterwards, once."""
        self.ben.do("switch_quiet_hours")
        settings = driver.wait_for("quiet hours on the other device", lambda: self.settings())
        assert (settings["quiet_from"], settings["quiet_until"]) == (22 * 60, 7 * 60), settings
        told = self.ben.do("count_told")
        self.ada.do(*self.call())
        self.nora.do("say", f"@Ben {CALL} please")
        self.ben.do("see_new_notices", 2)
        assert self.ben.do("count_told") == told, "something was told in quiet hours"
        self.ben.do("switch_quiet_hours")
        self.ben.do("see_notification", "2 things wait for you")
        assert self.ben.do("count_told") == told + 1, "more than one line was told"
        self.ben.do("press_on_notification", "2 things wait for you", "")
        self.ben.do("see_notices", MENTIONED, "Nora mentioned you")
        self.read_elsewhere()
        self.ben.do("see_no_notification", "2 things wait for you")

    def quiet_for_a_time(self):
        """On all his devices; he ends it himself."""
        self.ben.do("look_away")
        self.ben.do("choose_quiet", "Quiet for 30 minutes", r"Quiet until (tomorrow )?\d\d:\d\d$")
        until = driver.wait_for("the quiet on the other device",
                                lambda: self.far["ben"].ask("/v1/me/settings")["quiet_once_until"])
        assert now_ms() < until <= now_ms() + HALF_HOUR_MS + 1000, until
        told = self.ben.do("count_told")
        self.far_call("ada", self.channel)
        self.far_call("nora", self.place("thread"))
        self.ben.do("see_new_notices", 2)
        assert self.ben.do("count_told") == told, "something was told while he wants to be quiet"
        self.ben.do("choose_quiet", "End the quiet now", "Be quiet for$")
        body = self.ben.do("see_notification", "2 things wait for you")
        assert body == f"Nora mentioned you · {MENTIONED}", body
        self.read_elsewhere()
        self.read_elsewhere(self.place("thread"))
        self.ben.do("see_no_notification", "2 things wait for you")

    def read_by_hand(self):
        """Nothing counts as read before he says so: up to a message, or all of a conversation; and a way back."""
        self.far["ben"].request("PATCH", "/v1/me/settings", {"reading_mode": "by_hand"})
        self.ben.do("look_away")
        self.far["ada"].say(self.channel, PLAIN + " by hand")
        self.ben.do("see_title", "(1) Lyceum")
        self.ben.do("see_unread_list", ".*, 1 unread, You follow it$")
        self.ben.do("go_to_new_messages")
        self.ben.do("read_up_to", PLAIN + " by hand", True)
        self.ben.do("see_title", "(1) Lyceum")
        self.ben.do("read_up_to", PLAIN + " by hand", False)
        self.ben.do("see_title", "Lyceum")
        self.far["ada"].say(self.channel, PLAIN + " once more")
        self.ben.do("see_title", "(1) Lyceum")
        self.ben.do("mark_conversation_read")
        self.ben.do("see_title", "Lyceum")

    def settings(self):
        said = self.far["ben"].ask("/v1/me/settings")
        return said if said.get("quiet_from") is not None else None


def main():
    notices = Notices()
    return notices.tell(
        ("sign in, all three", notices.sign_in),
        ("called with the team", notices.call_team),
        ("mentioned", notices.mention),
        ("reply by the notice", notices.reply),
        ("read here", notices.read),
        ("read on another device", notices.read_far),
        ("mute, and no more", notices.mute),
        ("mute for a time", notices.mute_for_a_time),
        ("follow", notices.follow),
        ("at work with a video", notices.play),
        ("quiet hours, and one line afterwards", notices.quiet),
        ("quiet for a time", notices.quiet_for_a_time),
        ("read by hand", notices.read_by_hand),
        ("quit; no complaint on stderr", notices.end))


if __name__ == "__main__":
    sys.exit(main())
