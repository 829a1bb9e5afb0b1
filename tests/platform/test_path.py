# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through a course: what lessons build on, how far the cohort is, and what the course certifies."""
import json
import os
import shutil
import unittest

from platform_fixture import SOURCE, Platform, new_id, until

DAY_MS = 86400000
LESSONS = ('why-are-we-meeting', 'the-first-two-minutes', 'room-for-every-voice')


def right_answer(item, given):
    if item['item_kind'] == 'number':
        return {'text': given['answer']}
    if item['item_kind'] == 'text':
        return {'text': given['accepted'][0]}
    ids = {option['text']: option['id'] for option in item['options']}
    if item['item_kind'] == 'ordering':
        return {'option_ids': [ids[text] for text in given['order']]}
    return {'option_ids': [ids[option['text']] for option in given['options'] if option['right']]}


class Path(unittest.TestCase):
    def setUp(self):
        self.platform = Platform().start()
        self.addCleanup(self.platform.folder_owned.cleanup)
        self.addCleanup(self.platform.stop)
        self.folder = os.path.join(self.platform.folder, 'course')
        shutil.copytree(os.path.join(SOURCE, 'data', 'sandbox', 'course'), self.folder)
        self.people = [self.platform.person(f'learner{n}') for n in range(6)]
        self.staff = self.platform.person('staff')

    def edit(self, change):
        path = os.path.join(self.folder, 'course.json')
        with open(path, encoding='utf-8') as file:
            course = json.load(file)
        change(course, [lesson for module in course['modules'] for lesson in module['lessons']])
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(course, file)
        return self.platform.command('import', self.folder)

    def certify(self, course, _lessons):
        course['certificate'] = {'title': 'Host', 'lessons': [{'lesson': slug} for slug in LESSONS]}

    def open_course(self, learners):
        self.assertEqual(self.edit(self.certify).returncode, 0)
        cohort = self.platform.command('cohort', 'add', 'Hosts').stdout.strip()
        for person in self.people[:learners]:
            self.platform.command('member', 'add', cohort, f'learner{self.people.index(person)}', 'learner')
        self.platform.command('member', 'add', cohort, 'staff', 'facilitator')
        self.platform.command('course', 'give', 'meetings-worth-having', cohort)
        until(lambda: self.one(self.people[0], 'course'))

    def all(self, person, kind):
        return [one for key, one in person.register()[2].items() if key[0] == kind]

    def one(self, person, kind):
        return next(iter(self.all(person, kind)), None)

    def complete(self, person, title):
        lesson = next(one for one in self.all(person, 'lesson') if one['title'] == title)
        answer = person.act('PUT', f"/v1/lessons/{lesson['id']}/progress",
                            {'ranges': [[0, lesson['duration_ms']]]})
        self.assertEqual(answer.status, 200, answer)
        return lesson['id']

    def pass_quiz(self, person):
        """Answers the graded quiz from the course's folder."""
        quiz = next(one for one in self.all(person, 'quiz') if one['quiz_kind'] == 'graded')
        with open(os.path.join(self.folder, 'ready-for-monday.json'), encoding='utf-8') as file:
            given = {item['text']: item for item in json.load(file)['items']}
        id = new_id()
        attempt = f'/v1/attempts/{id}'
        self.assertEqual(person.put(f"/v1/quizzes/{quiz['id']}/attempts/{id}", {}).status, 200)
        for item in quiz['items']:
            answer = person.put(f"{attempt}/answers/{item['id']}", right_answer(item, given[item['text']]))
            self.assertEqual(answer.status, 200, answer)
        self.assertEqual(person.act('POST', f'{attempt}/submit').status, 200)

    def counts(self, person):
        progress = self.one(person, 'cohort_progress')
        return progress['learners'], {one['lesson_id']: one['completed'] for one in progress['lessons']}

    def test_cohort_progress(self):
        self.open_course(5)
        with self.people[1].stream(self.people[1].register()[0]) as stream:
            first = self.complete(self.people[0], 'Why are we meeting?')
            event = stream.next_event()
            while event['type'] != 'cohort_progress.updated':
                event = stream.next_event()
        self.complete(self.staff, 'Why are we meeting?')
        learners, counts = self.counts(self.people[2])
        self.assertEqual((learners, counts[first]), (5, 1))
        self.assertEqual(sum(counts.values()), 1)
        self.assertNotIn(self.people[0].id, json.dumps(self.one(self.people[2], 'cohort_progress')))

    def test_few_learners_are_not_counted(self):
        self.open_course(4)
        self.complete(self.people[0], 'Why are we meeting?')
        self.assertEqual(self.counts(self.people[1]), (0, {}))

    def test_requires(self):
        self.open_course(1)
        lessons = {one['title']: one for one in self.all(self.people[0], 'lesson')}
        self.assertEqual(lessons['Room for every voice']['requires'], [lessons['The first two minutes']['id']])
        self.assertEqual(lessons['Why are we meeting?']['requires'], [])

    def test_refused(self):
        def later(_course, lessons):
            lessons[0]['requires'] = [{'lesson': lessons[1]['slug']}]
        done = self.edit(later)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('stands before this', done.stderr)

    def test_certificate_names_no_lesson(self):
        def stray(course, lessons):
            lessons[0].pop('requires', None)
            course['certificate'] = {'title': 'Host', 'lessons': [{'lesson': 'nowhere'}]}
        done = self.edit(stray)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('nowhere', done.stderr)

    def test_certificate(self):
        self.open_course(2)
        me, other = self.people[:2]
        course = self.one(me, 'course')
        self.assertEqual((course['certificate']['title'], len(course['certificate']['lesson_ids'])), ('Host', 3))
        for title in ('Why are we meeting?', 'The first two minutes'):
            self.complete(me, title)
        self.assertIsNone(self.one(me, 'certificate'))
        self.complete(me, 'Room for every voice')
        mine = self.one(me, 'certificate')
        self.assertEqual((mine['course_id'], mine['expires_at'], mine['renew_from']), (course['id'], None, None))
        self.assertIsNone(self.one(other, 'certificate'))
        self.complete(me, 'Room for every voice')
        self.assertEqual(len(self.all(me, 'certificate')), 1)

    def test_certificate_begins_anew(self):
        """From thirty days before its end, by passing the graded quiz."""
        def certify(course, _lessons):
            course['certificate'] = {'title': 'Host', 'lessons': [{'lesson': LESSONS[0]}], 'valid_days': 100}
        self.certify = certify
        self.open_course(1)
        me = self.people[0]
        self.complete(me, 'Why are we meeting?')
        mine = self.one(me, 'certificate')
        self.assertEqual((mine['expires_at'] - mine['earned_at'], mine['expires_at'] - mine['renew_from']),
                         (100 * DAY_MS, 30 * DAY_MS))
        self.pass_quiz(me)
        self.assertEqual(self.one(me, 'certificate')['expires_at'], mine['expires_at'], 'it was too early')
        db = self.platform.db()
        db.execute('UPDATE certificate SET expires_at = expires_at - ?', (71 * DAY_MS,))
        db.execute('DELETE FROM attempt')
        db.close()
        self.pass_quiz(me)
        again = self.one(me, 'certificate')
        self.assertGreaterEqual(again['expires_at'], mine['expires_at'])
        self.assertEqual(again['id'], mine['id'])

    def test_certificate_that_ends_needs_a_graded_quiz(self):
        def strip(course, _lessons):
            course['certificate'] = {'title': 'Host', 'valid_days': 100}
            for module in course['modules']:
                module['lessons'] = [one for one in module['lessons'] if one['slug'] != 'ready-for-monday']
        done = self.edit(strip)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('graded quiz', done.stderr)


if __name__ == '__main__':
    unittest.main()
