# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations to look at: one for each kind of content that a thread can show. They are written by
requests, as another program would; the last post of each mentions the reader, so that a notice leads there."""

import contextlib
import hashlib
import json
import sqlite3
import struct
import urllib.request
import uuid
import zlib

CODE = """The little script that we time our rounds with:

```python
def next_turn(names, spoken):
    \"\"\"The first who has not had the word; None where the round is over.\"\"\"
    for name in names:
        if name not in spoken:
            return name
    return None  # a line that is longer than the pane is wide has to be scrolled or wrapped, never cut off
```

Call it with `next_turn(["Ada", "Ben"], set())`."""
TABLE = """How our three meetings went:

| Meeting | People | Minutes | Ended by |
|:--------|-------:|--------:|----------|
| Monday round | 7 | 12 | whoever called it |
| Planning | 5 | 48 | the clock, as agreed beforehand |
| Retrospective | 6 | 30 | a vote |

> Nobody missed the second hour.

1. Say the end first.
2. Write it on the board.
   - where all can see it
   - in large letters"""
BIDI = ["שלום! הפגישה מסתיימת בשעה 10:30, נכון?", "مرحبا، من ينهي الاجتماع إذا لم يكن له نهاية (end)؟",
        "Mixed: the word \u202eבהפוך\u202c stays inside its sentence, and 12:45 stays 12:45.",
        "Zalgo: m̷̧̛ë̶́̈́e̵͑͝t̴͂͠i̷͊̕n̸̓͝g – one line high, and the next line is free."]
LONG = ("I would begin with the end.", "In our team the host holds the clock, and everybody may say “parking lot” once.",
        "That did not work for us: nobody dares to interrupt the boss. What did work was a written agenda with minutes "
        "beside each point, sent the day before, so that a point that runs over is seen by all and not said by one.",
        "+1", "And who writes it down?")
WIDTH, HEIGHT = 480, 300


def picture():
    """A PNG of our own: a board with three coloured notes."""
    colours = ((246, 211, 45), (87, 227, 137), (98, 160, 234))

    def pixel(x, y):
        note, inside = x // (WIDTH // 3), 30 < x % (WIDTH // 3) < 130 and 80 < y < 180
        return colours[note] if inside else (250, 249, 248)

    lines = b"".join(b"\0" + bytes(value for x in range(WIDTH) for value in pixel(x, y)) for y in range(HEIGHT))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


class TalkStates:
    """Opens the threads; writer, other and reader are RestPersons."""

    def __init__(self, platform, writer, other, reader):
        self.platform = platform
        self.writer, self.other, self.reader = writer, other, reader
        self.lesson = self.lesson_with_talk()
        self.threads = {}  # state -> the thread's id
        self.last = {}  # state -> the post that mentions the reader
        self.words = {}  # state -> words of that post

    def lesson_with_talk(self):
        return self.writer.rows("SELECT uuid FROM lesson WHERE id = (SELECT lesson_id FROM container WHERE lesson_id > 0"
                                " GROUP BY lesson_id ORDER BY count(*) DESC LIMIT 1)")[0][0]

    def quiet_lesson(self):
        """A lesson that nobody has asked anything about."""
        return self.writer.rows("SELECT uuid FROM lesson WHERE lesson_kind <> 'video' AND id NOT IN"
                                " (SELECT lesson_id FROM container) LIMIT 1")[0][0]

    def open(self, state, title, body, kind="discussion", **more):
        thread = str(uuid.uuid4())
        self.writer.request("PUT", f"/v1/containers/{thread}", {
            "container_kind": "thread", "cohort_id": self.platform.cohort, "lesson_id": self.lesson, "title": title,
            "post": {"id": str(uuid.uuid4()), "body": body, "post_kind": kind, **more}})
        self.threads[state] = thread

    def close(self, state, words, person=None):
        """With the post that the notice is about."""
        self.words[state] = words
        self.last[state] = (person or self.other).say(self.threads[state], words, self.reader)

    def notice(self, state):
        """The reader's notice of the state's last post."""
        return self.reader.rows("SELECT notice.uuid FROM notice JOIN post ON post.id = notice.post_id WHERE post.uuid = ?"
                                " AND notice.user_id = ?", self.last[state], self.reader.key)[0][0]

    def write(self):
        self.open("code", "A script for rounds", CODE)
        self.close("code", "Thank you, that is short enough to keep.")
        self.open("table", "Three meetings compared", TABLE)
        self.close("table", "The second row says it all.")
        self.open("bidi", "שאלה על הסוף – a question about the end", BIDI[0], "question")
        for text in BIDI[1:]:
            self.other.say(self.threads["bidi"], text)
        self.close("bidi", "Thank you all, in every direction.")
        self.open("picture", "Our board after the round", "Before anybody wiped it:")
        self.send_picture("picture")
        self.close("picture", "Three colours, three jobs.")
        self.open("long", "How do you end a meeting", "Ours never end. What do you do?", "question")
        for number in range(120):
            (self.other if number % 3 else self.writer).say(self.threads["long"], f"{LONG[number % 5]}")
        self.close("long", "We now write the end on the invitation.")
        self.open("locked", "What is for lunch", "Soup or salad?")
        self.close("locked", "Salad.")
        self.open("waiting", "New here", "Who is new in this cohort?")
        self.close("waiting", "Tell us who you are.")

    def send_picture(self, state):
        data, file, thread = picture(), str(uuid.uuid4()), self.threads[state]
        self.other.request("PUT", f"/v1/files/{file}", {"container_id": thread, "attached": True, "name": "board.png",
                                                        "type": "image/png", "size": len(data)})
        request = urllib.request.Request(f"{self.platform.address}/v1/files/{file}/content", data, {
            "Authorization": f"Bearer {self.other.token}", "Content-Type": "application/octet-stream",
            "Upload-Offset": "0"}, method="PATCH")
        with urllib.request.urlopen(request) as answer:
            json.load(answer)
        self.other.request("POST", f"/v1/files/{file}/finish", {"sha256": hashlib.sha256(data).hexdigest()})
        self.other.request("PUT", f"/v1/containers/{thread}/posts/{uuid.uuid4()}", {
            "body": "And this is what it looked like from the back of the room.", "file_ids": [file]})

    def lock(self, state):
        """Past the reader: their program hears of it only when it sends."""
        with contextlib.closing(sqlite3.connect(self.platform.data / "platform.db")) as database, database:
            database.execute("UPDATE container SET locked = 1, lock_words = 'This has been decided.' WHERE uuid = ?",
                             (self.threads[state],))
