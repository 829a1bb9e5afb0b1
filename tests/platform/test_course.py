# SPDX-License-Identifier: GPL-3.0-or-later
"""A course of one's own: made, imported, given to a cohort, and followed by a member through the API."""
import json
import os
import re
import shutil
import subprocess
import unittest

from platform_fixture import SOURCE, Platform, any_answer, new_id

README = os.path.join(SOURCE, 'README.md')


def code_blocks():
    """The files that README shows: {name: text}."""
    with open(README, encoding='utf-8') as file:
        text = file.read()
    blocks = {}
    for name, body in re.findall(r'^`([a-z.-]+)`[^\n]*:\n\n((?:    [^\n]*\n|\n)+)', text, re.M):
        blocks[name] = re.sub(r'^ {4}', '', body, flags=re.M).strip('\n') + '\n'
    return blocks


class Course(unittest.TestCase):
    def setUp(self):
        self.platform = Platform()
        self.addCleanup(self.platform.folder_owned.cleanup)
        self.folder = os.path.join(self.platform.folder, 'course')
        self.platform.start()
        self.addCleanup(self.platform.stop)

    def done(self, *words, **more):
        done = self.platform.command(*words, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        if words[0] != 'import':  # which tells what it does
            self.assertEqual(done.stderr, '', words)
        return done.stdout

    def cohort(self, name, login):
        cohort = self.done('cohort', 'add', name).strip()
        self.done('user', 'add', login, login.title())
        self.done('member', 'add', cohort, login, 'learner')
        return cohort

    def of_kind(self, person, kind):
        return {entry['id']: entry for (k, _), entry in person.register()[2].items() if k == kind}

    def write_example(self):
        """What README says to copy, with a video made as README says."""
        os.mkdir(self.folder)
        for name, text in code_blocks().items():
            with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
        with open(README, encoding='utf-8') as file:
            command = re.search(r'^    (ffmpeg .*?hello\.webm)$', file.read(), re.M | re.S).group(1)
        subprocess.run(command.replace('ffmpeg', 'ffmpeg -nostdin -v error', 1), shell=True, check=True,
                       cwd=self.folder)

    def test_the_example_of_readme(self):
        self.assertEqual(set(code_blocks()), {'course.json', 'hello.en.vtt', 'background.md', 'check.json'})
        self.write_example()
        slug = self.done('import', self.folder).strip()
        cohort = self.cohort('Blue', 'ada')
        self.assertEqual(self.done('course', 'list'), f'{slug}\tMy first course\t\n')
        self.done('course', 'give', slug, cohort)
        self.assertEqual(self.done('course', 'list'), f'{slug}\tMy first course\tBlue\n')
        self.assertEqual(self.done('cohort', 'list'), f'{cohort}\tBlue\n')
        ada = self.platform.person('ada')
        lessons = self.of_kind(ada, 'lesson')
        self.assertEqual([e['lesson_kind'] for e in sorted(lessons.values(), key=lambda e: e['number'])],
                         ['video', 'article', 'quiz'])
        self.assertEqual(len(self.of_kind(ada, 'transcript')), 1)
        video = next(iter(self.of_kind(ada, 'asset').values()))
        self.check_video(ada, video)
        article = next(e['article'] for e in lessons.values() if e['lesson_kind'] == 'article')
        self.assertIn(f'lyceum:moment/{video["lesson_id"]}/', article)
        self.take_quiz(ada)

    def practice(self, person):
        return next(q for q in self.of_kind(person, 'quiz').values() if q['quiz_kind'] == 'practice')

    def check_video(self, person, asset):
        with open(os.path.join(self.folder, 'hello.webm'), 'rb') as file:
            data = file.read()
        path = f'/v1/assets/{asset["id"]}/content'
        self.assertEqual(person.get(path).data, data)
        part = person.request('GET', path, headers={'Range': 'bytes=100-299'})
        self.assertEqual((part.status, part.data), (206, data[100:300]))

    def take_quiz(self, person):
        quiz = next(iter(self.of_kind(person, 'quiz').values()))
        attempt = new_id()
        path = f'/v1/attempts/{attempt}'
        self.assertEqual(person.act('PUT', f'/v1/quizzes/{quiz["id"]}/attempts/{attempt}', {}).status, 200)
        item = quiz['items'][0]
        answer = person.act('PUT', f'{path}/answers/{item["id"]}', {'option_ids': [item['options'][0]['id']]})
        self.assertTrue(answer.json['feedback'][item['id']]['right'], answer)

    def test_a_member_who_is_there_gets_it_at_once(self):
        shutil.copytree(os.path.join(SOURCE, 'data/sandbox/course'), self.folder)
        self.done('import', self.folder)
        cohort, other = self.cohort('Blue', 'ada'), self.cohort('Red', 'bob')
        ada, bob = self.platform.person('ada'), self.platform.person('bob')
        seq, _, objects = ada.register()
        with ada.stream(seq) as stream:
            self.done('course', 'give', 'meetings-worth-having', cohort)
            frame = None
            while frame is None or frame['type'] != 'cohort.updated':
                frame = stream.next_event()
                if 'put' in frame['data']:
                    objects[frame['kind'], frame['id']] = frame['data']['put']
        # What came over the stream is all that one who comes now gets.
        self.assertEqual(objects, ada.register()[2])
        [course] = frame['data']['put']['course_ids']
        self.assertEqual(list(self.of_kind(ada, 'course')), [course])
        self.assertEqual(self.of_kind(bob, 'course'), {})
        self.assertEqual(bob.get(f'/v1/courses/{course}').status, 404)
        self.done('course', 'give', 'meetings-worth-having', other)
        self.assertEqual(list(self.of_kind(bob, 'course')), [course])

    def test_what_is_not_there(self):
        shutil.copytree(os.path.join(SOURCE, 'data/sandbox/course'), self.folder)
        self.done('import', self.folder)
        cohort = self.cohort('Blue', 'ada')
        for words, says in ((('give', 'no-such', cohort), 'no such course'),
                            (('give', 'meetings-worth-having', new_id()), 'no such cohort'),
                            (('give', 'meetings-worth-having'), 'usage: '), (('take', 'a', 'b'), 'course give')):
            done = self.platform.command('course', *words)
            self.assertEqual(done.returncode, 1)
            self.assertRegex(done.stderr, r'\Alyceum-platform: [^\n]+\n\Z')
            self.assertIn(says, done.stderr)

    def test_the_next_version_keeps_what_people_did(self):
        shutil.copytree(os.path.join(SOURCE, 'data/sandbox/course'), self.folder)
        self.done('import', self.folder)
        self.done('course', 'give', 'meetings-worth-having', self.cohort('Blue', 'ada'))
        ada = self.platform.person('ada')
        quiz = self.practice(ada)
        attempt = new_id()
        ada.act('PUT', f'/v1/quizzes/{quiz["id"]}/attempts/{attempt}', {})
        for item in quiz['items'][:2]:
            ada.act('PUT', f'/v1/attempts/{attempt}/answers/{item["id"]}',
                    {'option_ids': [item['options'][0]['id']]})
        before = self.of_kind(ada, 'attempt')[attempt]

        name = os.path.join(self.folder, 'try-it-yourself.json')
        with open(name, encoding='utf-8') as file:
            value = json.load(file)
        gone = value['items'].pop(0)
        self.assertEqual(gone['text'], quiz['items'][0]['text'])
        with open(name, 'w', encoding='utf-8') as file:
            json.dump(value, file)
        self.done('import', self.folder)
        after = self.of_kind(ada, 'attempt')[attempt]
        kept = quiz['items'][1]['id']
        self.assertEqual(after['feedback'][kept], before['feedback'][kept])
        self.assertNotIn(quiz['items'][0]['id'], after['feedback'])
        self.assertEqual(ada.act('POST', f'/v1/attempts/{attempt}/submit', {}).status, 409)
        for item in self.practice(ada)['items']:
            ada.act('PUT', f'/v1/attempts/{attempt}/answers/{item["id"]}', any_answer(item))
        self.assertEqual(ada.act('POST', f'/v1/attempts/{attempt}/submit', {}).json['state'], 'submitted')


if __name__ == '__main__':
    unittest.main()
