# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox's content as it is committed: shape, references, sizes, and captions that say what is spoken.

Nothing is generated here."""

import ast
import hashlib
import json
import pathlib
import re
import struct
import subprocess
import unittest

from jsonschema import Draft202012Validator

ROOT = pathlib.Path(__file__).resolve().parents[2]
SANDBOX = ROOT / "data" / "sandbox"
COURSE = SANDBOX / "course"
SCENES = {"why-are-we-meeting": "scenes_why", "the-first-two-minutes": "scenes_start", "room-for-every-voice": "scenes_voices"}
ROLES_OF_A_RUN = {"same", "author", "answerer", "next"}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def lessons():
    return [lesson for module in load(COURSE / "course.json")["modules"] for lesson in module["lessons"]]


def milliseconds(stamp):
    hours, minutes, seconds = stamp.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60) * 1000 + float(seconds) * 1000)


def cues(path):
    """(id, start_ms, end_ms, speaker, text) of each cue; fails on anything that is no plain WebVTT."""
    head, *blocks = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    assert head == "WEBVTT", path
    found = []
    for block in blocks:
        match = re.fullmatch(r"(c\d+)\n(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})\n(?:<v (\w+)>)?([^<>\n]+)", block)
        assert match, f"{path}: {block}"
        found.append((match[1], milliseconds(match[2]), milliseconds(match[3]), match[4] or "", match[5].replace("&amp;", "&")))
    return found


def narration(slug):
    """(speaker, text) of each sentence, and the chapters' titles, as they were given to the voice."""
    spoken, chapters = [], []
    for line in (SANDBOX / "generate" / "narration" / f"{slug}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            chapters.append(line[2:])
        elif line.strip():
            speaker, colon, text = line.partition(": ")
            named = colon and speaker in ("Lena", "Omar", "Jun", "Rosa")
            spoken.append((speaker, text) if named else ("", line))
    return spoken, chapters


def plain(text):
    return " ".join("".join(ch for ch in text.lower() if ch.isalnum() or ch == " ").split())


class Knowledge(unittest.TestCase):
    def test_front_matter(self):
        people = {one["key"] for one in load(SANDBOX / "people.json")["people"]}
        owned, due = 0, 0
        for path in sorted((SANDBOX / "knowledge").iterdir()):
            head = re.match(r"---\n(.*?)\n---\n\S", path.read_text(encoding="utf-8"), re.S)
            self.assertTrue(head, path)
            fields = dict(line.split(": ", 1) for line in head[1].splitlines())
            self.assertGreaterEqual(fields.keys(), {"title", "tags", "owner", "reviewed"}, path)
            owned += fields["owner"] in people
            due += fields["reviewed"] < "2026" and "review_days" in fields
        self.assertGreaterEqual(owned, 3)
        self.assertEqual(due, 1)


class Course(unittest.TestCase):
    def test_shape(self):
        self.assertEqual([], [e.message for e in Draft202012Validator(load(SANDBOX / "schema" / "course.json")).iter_errors(load(COURSE / "course.json"))])
        quizzes = [lesson["quiz"] for lesson in lessons() if "quiz" in lesson]
        self.assertTrue(quizzes)
        for quiz in quizzes:
            self.assertEqual([], [e.message for e in Draft202012Validator(load(SANDBOX / "schema" / "quiz.json")).iter_errors(load(COURSE / quiz))])

    def test_what_was_made_of_the_videos_is_of_these(self):
        videos = {hashlib.sha256((COURSE / lesson["video"]).read_bytes()).hexdigest(): lesson
                  for lesson in lessons() if "video" in lesson}
        made = {one["sha256"]: one for one in load(SANDBOX / "made" / "recordings.json")["recordings"]}
        self.assertEqual(made.keys(), videos.keys(), "run data/sandbox/generate/made.py")
        for one in made.values():
            self.assertLess(abs(one["duration_ms"] - videos[one["sha256"]]["duration_ms"]), 100)
            thumbs = one["thumbs"]
            self.assertEqual(thumbs["count"], -(-one["duration_ms"] // thumbs["interval_ms"]))
            self.assertEqual(len(one["sheets"]), -(-thumbs["count"] // (thumbs["columns"] * thumbs["rows"])))
            for sheet in one["sheets"]:
                self.assertEqual((SANDBOX / sheet["file"]).read_bytes()[:3], b"\xff\xd8\xff")

    def test_schema_refuses_what_the_format_refuses(self):
        validator = Draft202012Validator(load(SANDBOX / "schema" / "course.json"))
        for spoil in ({"video": "../x.webm"}, {"video": "/x.webm"}, {"video": "a/../x.webm"}, {"video": "a\\x.webm"}, {"captions": []},
                      {"kind": "article"}, {"slug": "A b"}, {"colour": "red"}, {"duration_ms": 0}):
            course = load(COURSE / "course.json")
            course["modules"][0]["lessons"][0].update(spoil)
            self.assertFalse(validator.is_valid(course), spoil)

    def test_lessons_are_whole(self):
        slugs = [lesson["slug"] for lesson in lessons()]
        self.assertEqual(len(slugs), len(set(slugs)))
        self.assertGreaterEqual(len(slugs), 5)
        self.assertGreaterEqual(sum(lesson["kind"] == "video" for lesson in lessons()), 3)
        named = {"course.json"}
        for lesson in lessons():
            named.update(lesson[field] for field in ("video", "article", "document", "quiz") if field in lesson)
            named.update(caption["file"] for caption in lesson.get("captions", []))
            if "article" in lesson:
                named.update(re.findall(r"!\[[^\]]+\]\(([^):]+)\)", (COURSE / lesson["article"]).read_text(encoding="utf-8")))
        self.assertEqual(named, {path.name for path in COURSE.iterdir()})

    def test_links_and_moments_lead_somewhere(self):
        durations = {lesson["slug"]: lesson.get("duration_ms") for lesson in lessons()}
        moments = []
        for lesson in lessons():
            if "article" in lesson:
                text = (COURSE / lesson["article"]).read_text(encoding="utf-8")
                moments += [(slug, int(ms)) for slug, ms in re.findall(r"lyceum:moment/([a-z0-9-]+)/(\d+)", text)]
                for slug in re.findall(r"lyceum:lesson/([a-z0-9-]+)", text):
                    self.assertIn(slug, durations)
            if "quiz" in lesson:
                for item in load(COURSE / lesson["quiz"])["items"]:
                    said = item.get("options") or [item["if_right"], item["if_wrong"]]
                    moments += [(one["moment"]["lesson"], one["moment"]["start_ms"]) for one in said if "moment" in one]
        self.assertGreater(len(moments), 5)
        for slug, ms in moments:
            starts = [start for _, start, _, _, _ in cues(COURSE / f"{slug}.en.vtt")]
            self.assertIn(ms, starts, f"{slug} {ms} is no start of a sentence")
            self.assertLess(ms, durations[slug])


class Videos(unittest.TestCase):
    def videos(self):
        return [lesson for lesson in lessons() if lesson["kind"] == "video"]

    def test_captions_say_what_is_spoken(self):
        for lesson in self.videos():
            spoken, chapters = narration(lesson["slug"])
            self.assertEqual(spoken, [cue[3:] for cue in cues(COURSE / lesson["captions"][0]["file"])])
            self.assertEqual(chapters, [chapter["title"] for chapter in lesson["chapters"]])

    def test_captions_and_chapters_rise_and_fit(self):
        for lesson in self.videos():
            found = cues(COURSE / lesson["captions"][0]["file"])
            for before, after in zip(found, found[1:]):
                self.assertLess(before[1], before[2])
                self.assertLess(before[1], after[1])
            self.assertLessEqual(found[-1][2], lesson["duration_ms"])
            starts = [chapter["start_ms"] for chapter in lesson["chapters"]]
            self.assertEqual((0, sorted(set(starts))), (starts[0], starts))
            self.assertLess(starts[-1], lesson["duration_ms"])

    def test_files(self):
        for lesson in self.videos():
            path = COURSE / lesson["video"]
            self.assertLessEqual(path.stat().st_size, 3 << 20)
            probe = json.loads(subprocess.run(["ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_format", path],
                                              check=True, capture_output=True).stdout)
            streams = {stream["codec_type"]: stream for stream in probe["streams"]}
            self.assertEqual(("vp9", "opus"), (streams["video"]["codec_name"], streams["audio"]["codec_name"]))
            self.assertLessEqual(streams["video"]["height"], 720)
            self.assertTrue(60000 <= lesson["duration_ms"] <= 180000)
            self.assertAlmostEqual(lesson["duration_ms"], float(probe["format"]["duration"]) * 1000, delta=150)

    def test_pictures_show_no_words_that_are_not_said(self):
        for slug, module in SCENES.items():
            said = plain(" ".join(text for _, text in narration(slug)[0]))
            source = (SANDBOX / "generate" / f"{module}.py").read_text(encoding="utf-8")
            labels = [call for call in ast.walk(ast.parse(source)) if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "label"]
            self.assertTrue(labels)
            words = [call.args[0].value for call in labels if isinstance(call.args[0], ast.Constant)]
            for text in words:
                self.assertIn(plain(text), said)
            self.assertNotIn("show_text", source)


class Cohort(unittest.TestCase):
    def setUp(self):
        self.people = {person["key"] for person in load(SANDBOX / "people.json")["people"]}
        self.data = load(SANDBOX / "cohort.json")
        self.cohorts = {cohort["key"]: cohort for cohort in self.data["cohorts"]}
        self.containers = {container["key"]: container for container in self.data["containers"]}

    def test_shape(self):
        for name in ("people", "cohort", "peers"):
            schema = load(SANDBOX / "schema" / f"{name}.json")
            Draft202012Validator.check_schema(schema)
            errors = Draft202012Validator(schema).iter_errors(load(SANDBOX / f"{name}.json"))
            self.assertEqual([], [f"{list(e.path)}: {e.message}" for e in errors])

    def test_people(self):
        people = load(SANDBOX / "people.json")
        self.assertIn(people["learner"], self.people)
        self.assertEqual(len(people["people"]), len(self.people))
        self.assertEqual(len(people["people"]), len({person["id"] for person in people["people"]}))
        self.assertEqual({people["learner"]}, {person["key"] for person in people["people"] if not person["made_up"]})
        for person in people["people"]:
            data = (SANDBOX / person["avatar"]).read_bytes()
            self.assertLessEqual(len(data), 12 << 10)
            self.assertEqual((b"\x89PNG", (128, 128)), (data[:4], struct.unpack(">II", data[16:24])))

    def test_keys_are_unique(self):
        self.assertEqual(len(self.data["containers"]), len(self.containers))
        self.assertEqual(len(self.data["cohorts"]), len(self.cohorts))
        posts = [post["key"] for container in self.data["containers"] for post in container["posts"]]
        self.assertEqual(len(posts), len(set(posts)))

    def test_cohorts_refer_to_what_is_there(self):
        course = load(COURSE / "course.json")["slug"]
        for cohort in self.cohorts.values():
            members = [member["person"] for member in cohort["members"]]
            self.assertEqual(len(members), len(set(members)))
            self.assertTrue(set(members) <= self.people)
            teams = [person for team in cohort.get("teams", []) for person in team["members"]]
            self.assertEqual(len(teams), len(set(teams)))
            self.assertTrue(set(teams) <= set(members))
            self.assertEqual(1, sum(member["role"] == "facilitator" for member in cohort["members"]))
            self.assertTrue(set(cohort["courses"]) <= {course})
            for task in cohort["tasks"]:
                self.assertTrue({*task["assignees"], task["created_by"], task.get("done_by", task["created_by"])} <= set(members))
            for shared in cohort["files"]:
                self.assertIn(shared["by"], members)
                self.assertLessEqual((SANDBOX / shared["file"]).stat().st_size, 100 << 10)
            self.assertEqual(set(members), {row["person"] for row in cohort["challenge"]["rows"]})
        slugs = {lesson["slug"] for lesson in lessons()}
        for row in self.data["progress"]:
            self.assertIn(row["person"], self.people)
            self.assertIn(row["lesson"], slugs)

    def test_talk_refers_to_what_is_there(self):
        by_slug = {lesson["slug"]: lesson for lesson in lessons()}
        for container in self.data["containers"]:
            members = set(container["people"]) if container["kind"] == "direct" else {m["person"] for m in self.cohorts[container["cohort"]]["members"]}
            keys = [post["key"] for post in container["posts"]]
            self.assertIn(container.get("read_to", keys[0]), keys)
            ages = [post["ago_ms"] for post in container["posts"]]
            self.assertEqual(sorted(ages, reverse=True), ages, container["key"])
            if container["kind"] == "thread":
                self.check_anchor(container, by_slug[container["lesson"]])
            self.assertLessEqual(sum(post.get("accepted", False) for post in container["posts"]), 1)
            for place, post in enumerate(container["posts"]):
                self.check_post(post, members, keys[:place])

    def check_anchor(self, container, lesson):
        self.assertEqual(lesson["kind"] == "video", "anchor" in container, container["key"])
        if "anchor" in container:
            anchor = container["anchor"]
            sentences = [(start, end, text) for _, start, end, _, text in cues(COURSE / lesson["captions"][0]["file"])]
            self.assertIn((anchor["start_ms"], anchor["end_ms"], anchor["quote"]), sentences)

    def check_post(self, post, members, earlier):
        self.assertIn(post["author"], members)
        self.assertNotIn(post["author"], [*post.get("votes", []), *post.get("helped", [])], post["key"])
        for marks in ("votes", "helped", "endorsed_by"):
            self.assertTrue(set(post.get(marks, [])) <= members)
        for people in post.get("reactions", {}).values():
            self.assertTrue(set(people) <= members)
        self.assertIn(post.get("reply_to", None), [None, *earlier])
        self.assertTrue(set(re.findall(r"@\{([^}]*)\}", post["body"])) <= members)
        for slug, ms in re.findall(r"lyceum:moment/([a-z0-9-]+)/(\d+)", post["body"]):
            self.assertIn(int(ms), [start for _, start, _, _, _ in cues(COURSE / f"{slug}.en.vtt")])

    def test_there_is_enough_to_see(self):
        threads = [container for container in self.data["containers"] if container["kind"] == "thread"]
        self.assertGreaterEqual(len(threads), 12)
        self.assertGreaterEqual(len(self.containers["round-table-chat"]["posts"]), 40)
        self.assertEqual(3, sum(container["kind"] == "direct" for container in self.data["containers"]))
        self.assertGreaterEqual(len(self.people), 13)

    def test_peers_refer_to_what_is_there(self):
        script = load(SANDBOX / "peers.json")
        rules = script["rules"]
        self.assertLessEqual(set(script["here"]), {person["key"] for person in load(SANDBOX / "people.json")["people"]})
        self.assertEqual(len(rules), len({rule["key"] for rule in rules}))
        tasks = {task["title"] for cohort in self.cohorts.values() for task in cohort["tasks"]}
        for rule in rules:
            self.assertIn(rule["when"].get("with", "you"), self.people)
            self.assertTrue("event" in rule["when"] or any("in" in step or step["act"] == "task_done" for step in rule["do"]))
            for place, step in enumerate(rule["do"]):
                self.assertTrue(set(step["who"]) <= self.people | ROLES_OF_A_RUN)
                self.assertTrue(step["who"] != ["same"] or place > 0, rule["key"])
                self.assertIn(step.get("in", "round-table-chat"), list(self.containers))
                self.assertIn(step.get("task", next(iter(tasks))), tasks)
                texts = step.get("texts", []) + step.get("otherwise", []) + [t for c in step.get("choose", []) for t in c["texts"]] + \
                    [turn["text"] for turn in step.get("in_turn", [])]
                for text in texts:
                    self.assertTrue(set(re.findall(r"@\{([^}]*)\}", text)) <= self.people)
                    self.assertTrue(set(re.findall(r"(?<!@)\{([^}]*)\}", text)) <= {"lesson"})

    def test_a_question_is_answered_in_time(self):
        rule = next(rule for rule in load(SANDBOX / "peers.json")["rules"] if rule["key"] == "answer-to-question")
        waits = [step["delay_ms"] for step in rule["do"]]
        answer = next(place for place, step in enumerate(rule["do"]) if step["act"] == "reply")
        self.assertTrue(10000 <= rule.get("after_ms", 0) + sum(waits[:answer + 1]) <= 25000)


if __name__ == "__main__":
    unittest.main()
