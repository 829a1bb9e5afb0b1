# SPDX-License-Identifier: GPL-3.0-or-later
"""Quizzes: every kind of question judged, what is right kept until it may be known, tries and time kept by the
platform's clock, two devices on one sheet, and how many got it right the first time."""
import hashlib
import json
import os
import unittest

from platform_fixture import Platform, any_answer, new_id, until

SECRETS = ('SECRET-right', 'SECRET-wrong', 'SECRET-accepted', '31.25', 'SECRET-if-right', 'SECRET-if-wrong')


def said(right):
    return {'text': 'SECRET-if-right' if right else 'SECRET-if-wrong'}


def judged(text, kind, **more):
    return {'text': text, 'kind': kind, 'if_right': said(True), 'if_wrong': said(False), **more}


def items():
    options = [{'text': 'A', 'right': True, 'feedback': 'SECRET-right'},
               {'text': 'B', 'right': False, 'feedback': 'SECRET-wrong'},
               {'text': 'C', 'right': False, 'feedback': 'SECRET-wrong'}]
    return [{'text': 'single', 'kind': 'single', 'options': options},
            {'text': 'multiple', 'kind': 'multiple', 'options': [options[0], options[1], dict(options[0], text='D')]},
            judged('number', 'number', answer='31.25', tolerance='0.05', unit='m'),
            judged('text', 'text', accepted=['SECRET-accepted', 'Grüße  an alle'],
                   fold=['case', 'space', 'diacritics']),
            judged('exact', 'text', accepted=['Grüße'], fold=[]),
            judged('ordering', 'ordering', order=['one', 'two', 'three', 'four'])]


class Quiz(unittest.TestCase):
    def setUp(self):
        self.platform = Platform()
        self.addCleanup(self.platform.folder_owned.cleanup)
        self.write({'practice': {'kind': 'practice'}, 'graded': {'kind': 'graded'},
                    'timed': {'kind': 'graded', 'tries': 2, 'time_limit_ms': 60000, 'pass_percent': 50}})
        self.platform.start()
        self.addCleanup(lambda: self.platform.stop())
        self.done('import', os.path.join(self.platform.folder, 'course'))
        self.cohort = self.done('cohort', 'add', 'Blue').strip()
        self.done('course', 'give', 'quizzes', self.cohort)
        self.ada = self.member('ada')

    def done(self, *words):
        done = self.platform.command(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def member(self, login, role='learner'):
        person = self.platform.person(login)
        self.done('member', 'add', self.cohort, login, role)
        return person

    def write(self, quizzes):
        folder = os.path.join(self.platform.folder, 'course')
        os.makedirs(folder)
        lessons = []
        for name, more in quizzes.items():
            with open(os.path.join(folder, f'{name}.json'), 'w', encoding='utf-8') as file:
                json.dump({'title': name, **more, 'items': items()}, file)
            lessons.append({'slug': name, 'title': name, 'kind': 'quiz', 'quiz': f'{name}.json'})
        with open(os.path.join(folder, 'course.json'), 'w', encoding='utf-8') as file:
            json.dump({'title': 'Quizzes', 'summary': '', 'language': 'en', 'slug': 'quizzes',
                       'modules': [{'title': 'All', 'lessons': lessons}]}, file)

    def objects(self, person, kind):
        return [o for o in person.register()[2].values() if o['kind'] == kind]

    def quiz(self, name):
        return next(q for q in self.objects(self.ada, 'quiz') if q['title'] == name)

    def start(self, person, quiz, attempt=None, status=200):
        attempt = attempt or new_id()
        answer = person.put(f"/v1/quizzes/{quiz['id']}/attempts/{attempt}", {})
        self.assertEqual(answer.status, status, answer)
        return attempt if status == 200 else answer

    def answer(self, person, attempt, item, status=200, **body):
        answer = person.put(f"/v1/attempts/{attempt}/answers/{item['id']}", body)
        self.assertEqual(answer.status, status, answer)
        return answer.json

    def submit(self, person, attempt, status=200):
        answer = person.act('POST', f'/v1/attempts/{attempt}/submit', {})
        self.assertEqual(answer.status, status, answer)
        return answer.json

    def right(self, quiz):
        """(item, body) of a right answer to each; the options are in the order of the folder, but for the last."""
        bodies = []
        for item in quiz['items']:
            ids = {option['text']: option['id'] for option in item['options']}
            bodies.append((item, {
                'single': {'option_ids': [ids.get('A')]}, 'multiple': {'option_ids': [ids.get('D'), ids.get('A')]},
                'number': {'text': '31,25'}, 'text': {'text': 'grusse an alle'}, 'exact': {'text': 'Grüße'},
                'ordering': {'option_ids': [ids.get(n) for n in ('one', 'two', 'three', 'four')]}}[item['text']]))
        return bodies

    def move_clock(self, ms):
        """The platform as it is so much later."""
        self.platform.stop()
        self.platform.config['clock_offset_ms'] = self.platform.config.get('clock_offset_ms', 0) + ms
        self.platform.start()

    def test_every_kind_is_judged(self):
        quiz = self.quiz('practice')
        attempt = self.start(self.ada, quiz)
        by_text = {item['text']: item for item in quiz['items']}
        ids = {option['text']: option['id'] for item in quiz['items'] for option in item['options']}
        order = [ids[n] for n in ('one', 'two', 'three', 'four')]
        shown = [option['id'] for option in by_text['ordering']['options']]
        self.assertNotEqual(shown, order)
        multiple = {option['text']: option['id'] for option in by_text['multiple']['options']}
        single = {option['text']: option['id'] for option in by_text['single']['options']}
        for name, body, right in (
                ('single', {'option_ids': [single['A']]}, True), ('single', {'option_ids': [single['B']]}, False),
                ('single', {'option_ids': [single['A'], single['B']]}, False),
                ('multiple', {'option_ids': [multiple['D'], multiple['A']]}, True),
                ('multiple', {'option_ids': [multiple['A']]}, False),
                ('multiple', {'option_ids': list(multiple.values())}, False),
                ('number', {'text': '31.25'}, True), ('number', {'text': '31,3'}, True),
                ('number', {'text': ' 31,20 '}, True), ('number', {'text': '31.300001'}, False),
                ('number', {'text': '31,19'}, False), ('number', {'text': 'thirty-one'}, False),
                ('text', {'text': '  GRUSSE an   ALLE '}, True), ('text', {'text': 'Gruße an\u00a0alle'}, True),
                ('text', {'text': 'gru\u0308ße an alle'}, True), ('text', {'text': 'Grüße analle'}, False),
                ('exact', {'text': 'Grüße'}, True), ('exact', {'text': 'Gru\u0308ße'}, True),
                ('exact', {'text': 'grüße'}, False), ('exact', {'text': 'Grüße '}, False),
                ('ordering', {'option_ids': order}, True), ('ordering', {'option_ids': shown}, False)):
            with self.subTest(name=name, body=body):
                item = by_text[name]
                got = self.answer(self.ada, attempt, item, **body)['feedback'][item['id']]
                self.assertEqual(got['right'], right)
                self.assertEqual(got['answer'], next(iter(body.values())))
                if name not in ('single', 'multiple'):
                    self.assertEqual(got['text'], said(right)['text'])
                    self.assertEqual(got['solution'] is not None, right)

    def test_what_is_no_answer(self):
        quiz = self.quiz('practice')
        attempt = self.start(self.ada, quiz)
        single, multiple, number, text, _, ordering = quiz['items']
        ids = [option['id'] for option in ordering['options']]
        for item, body in ((single, {}), (single, {'text': 'A'}), (number, {'option_ids': []}),
                           (single, {'option_ids': [ids[0]]}), (multiple, {'option_ids': [ids[0], ids[0]]}),
                           (ordering, {'option_ids': ids[:3]}), (ordering, {'option_ids': [ids[0], *ids[:3]]}),
                           (text, {'text': 'x' * 501}), (text, {'text': 'x', 'option_ids': []}),
                           (number, {'text': 4})):
            with self.subTest(body=body):
                self.answer(self.ada, attempt, item, 422, **body)
        self.answer(self.ada, attempt, {'id': new_id()}, 404, text='x')

    def test_practice_tells_after_each_check(self):
        quiz = self.quiz('practice')
        attempt = self.start(self.ada, quiz)
        multiple, number = quiz['items'][1], quiz['items'][2]
        with self.ada.stream(self.ada.register()[0]) as stream:
            sheet = self.answer(self.ada, attempt, multiple, check=False,
                                option_ids=[multiple['options'][1]['id']])
            self.assertEqual((sheet['feedback'], sheet['checked']), ({}, []))
            self.answer(self.ada, attempt, number, check=False, text='31.25')
            told = json.dumps([stream.next_event(), stream.next_event(), *self.objects(self.ada, 'attempt')])
            for secret in SECRETS[:2] + SECRETS[4:]:
                self.assertNotIn(secret, told)
            sheet = self.answer(self.ada, attempt, multiple, option_ids=[multiple['options'][1]['id']])
            # Only what was chosen is discussed: the right one is still to be found.
            self.assertEqual(list(sheet['feedback'][multiple['id']]['options']), [multiple['options'][1]['id']])
            self.assertNotIn('SECRET-right', json.dumps(stream.next_event()) + json.dumps(sheet))
            self.assertEqual(sheet['checked'], [multiple['id']])
            sheet = self.answer(self.ada, attempt, multiple, check=False, option_ids=[multiple['options'][0]['id']])
            self.assertEqual((sheet['feedback'], sheet['checked']), ({}, []))
        self.assertEqual(self.answer(self.ada, attempt, number, text='')['answers'].keys(), {multiple['id']})

    def test_graded_tells_after_handing_in(self):
        quiz = self.quiz('graded')
        with self.ada.stream(self.ada.register()[0]) as stream:
            attempt, texts = self.start(self.ada, quiz), []
            for item, body in self.right(quiz):
                texts.append(json.dumps(self.answer(self.ada, attempt, item, **body, check=True)))
                texts.append(json.dumps(stream.next_event()))
            texts += [json.dumps(list(self.ada.register()[2].values())),
                      self.ada.get(f"/v1/quizzes/{quiz['id']}").data.decode()]
            for text in texts:
                for secret in ('SECRET', '31.25', '"right"', '"order"', 'tolerance'):
                    self.assertNotIn(secret, text)
        done = self.submit(self.ada, attempt)
        self.assertEqual((done['right_count'], done['item_count'], done['passed']), (6, 6, True))
        self.assertEqual(done['feedback'][quiz['items'][2]['id']]['solution'], '31.25')
        progress = {p['lesson_id']: p for p in self.objects(self.ada, 'progress')}
        self.assertEqual(progress[quiz['lesson_id']]['percent'], 100)

    def test_handing_in_is_one_op(self):
        quiz = self.quiz('timed')
        attempt = self.start(self.ada, quiz)
        self.submit(self.ada, attempt, 409)
        for item in quiz['items']:
            self.answer(self.ada, attempt, item, **any_answer(item))
        first = self.submit(self.ada, attempt)
        self.assertEqual(self.submit(self.ada, attempt), first)
        self.assertFalse(first['passed'])
        self.answer(self.ada, attempt, quiz['items'][2], 409, text='31.25')
        self.assertEqual([p for p in self.objects(self.ada, 'progress') if p['lesson_id'] == quiz['lesson_id']], [])

    def test_tries_are_counted(self):
        quiz = self.quiz('timed')
        for _ in range(2):
            attempt = self.start(self.ada, quiz)
            for item, body in self.right(quiz):
                self.answer(self.ada, attempt, item, **body)
            self.submit(self.ada, attempt)
        self.assertIn('all your tries', self.start(self.ada, quiz, status=409).json['title'])
        self.start(self.member('bob'), quiz)

    def test_two_devices_have_one_sheet(self):
        quiz = self.quiz('timed')
        one = self.start(self.ada, quiz)
        other = new_id()
        again = self.ada.put(f"/v1/quizzes/{quiz['id']}/attempts/{other}", {}).json
        self.assertEqual(again['id'], one)
        self.answer(self.ada, one, quiz['items'][0], option_ids=[quiz['items'][0]['options'][0]['id']])
        for item, body in self.right(quiz)[1:]:
            sheet = self.answer(self.ada, other, item, **body)
        self.assertEqual((sheet['id'], len(sheet['answers'])), (one, 6))
        self.assertEqual(self.submit(self.ada, other)['right_count'], 6)
        self.assertEqual(len(self.objects(self.ada, 'attempt')), 1)
        self.assertEqual(self.member('bob').put(f"/v1/attempts/{other}/answers/{item['id']}", body).status, 404)

    def test_the_deadline_is_the_platforms(self):
        quiz = self.quiz('timed')
        attempt = self.start(self.ada, quiz)
        sheet = self.objects(self.ada, 'attempt')[0]
        self.assertEqual(sheet['deadline_at'] - sheet['started_at'], 60000)
        number, text = quiz['items'][2], quiz['items'][3]
        for item in quiz['items'][:2]:
            self.answer(self.ada, attempt, item, **any_answer(item))
        self.move_clock(65000)
        late, early = sheet['deadline_at'] + 1, sheet['deadline_at']
        self.answer(self.ada, attempt, number, 409, text='31.25')
        self.answer(self.ada, attempt, number, 409, text='31.25', saved_at=late)
        # Written down in time, it has the grace to arrive, whatever the clock of the device says now.
        self.answer(self.ada, attempt, number, text='31.25', saved_at=early)
        self.move_clock(60000)
        self.answer(self.ada, attempt, text, 409, text='x', saved_at=early)
        done = until(lambda: [a for a in self.objects(self.ada, 'attempt') if a['state'] == 'submitted'])[0]
        self.assertEqual((done['right_count'], done['passed']), (2, False))
        self.assertEqual(self.submit(self.ada, attempt), done)
        self.assertNotEqual(self.start(self.ada, quiz), attempt)

    def test_time_that_runs_out_is_told(self):
        """Nobody asks: the platform hands it in by itself and says so on the stream."""
        quiz = self.quiz('timed')
        attempt = self.start(self.ada, quiz)
        self.platform.stop()
        db = self.platform.db()
        db.execute('UPDATE attempt SET deadline_at = deadline_at - 90000 + 1500')
        db.close()
        self.platform.start()
        with self.ada.stream(self.ada.register()[0]) as stream:
            frame = stream.next_event(30)
        self.assertEqual((frame['type'], frame['id'], frame['data']['put']['state']),
                         ('attempt.updated', attempt, 'submitted'))

    def test_how_many_got_it_the_first_time(self):
        quiz = self.quiz('practice')
        item = quiz['items'][0]
        right, wrong = ({'option_ids': [option['id']]} for option in item['options'][:2])
        people = [self.ada, *(self.member(f'p{n}') for n in range(5))]
        told = []
        for n, person in enumerate(people):
            attempt = self.start(person, quiz)
            sheet = self.answer(person, attempt, item, **(wrong if n in (1, 4) else right))
            sheet = self.answer(person, attempt, item, **right)  # the second try changes nothing
            told.append(sheet['feedback'][item['id']]['first_try_percent'])
        self.assertEqual(told, [None, None, None, None, 60, 67])
        # One who is in no cohort with them is told nothing.
        other = self.done('cohort', 'add', 'Red').strip()
        self.done('course', 'give', 'quizzes', other)
        zoe = self.platform.person('zoe')
        self.done('member', 'add', other, 'zoe', 'learner')
        sheet = self.answer(zoe, self.start(zoe, quiz), item, **right)
        self.assertIsNone(sheet['feedback'][item['id']]['first_try_percent'])

    def thread(self, person, quiz, item, status=200):
        thread, post = new_id(), new_id()
        answer = person.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.cohort, 'lesson_id': quiz['lesson_id'], 'title': 'THREAD why',
            'post': {'id': post, 'body': 'THREAD said', 'post_kind': 'question',
                     'anchor': {'lesson_id': quiz['lesson_id'], 'item_id': item['id'], 'quote': ''}}})
        self.assertEqual(answer.status, status, answer)
        return thread, post

    def sees(self, person, thread, post):
        """Whether any way leads a person to the thread; all of them must say the same."""
        seq, _, objects = person.register()
        ways = {('container', thread) in objects, ('post', post) in objects,
                person.get(f'/v1/containers/{thread}').status == 200,
                person.get(f'/v1/containers/{thread}/posts').status == 200,
                person.get(f'/v1/posts/{post}').status == 200,
                'THREAD' in person.get('/v1/sync?since=0').data.decode()}
        self.assertEqual(len(ways), 1)
        return ways.pop()

    def file(self, person):
        file, data = new_id(), b'THREAD file'
        path = f'/v1/files/{file}'
        for answer in (
                person.put(path, {'cohort_id': self.cohort, 'name': 'THREAD.txt', 'size': len(data), 'attached': True}),
                person.request('PATCH', path + '/content', data, {'Content-Type': 'application/octet-stream',
                                                                  'Upload-Offset': '0'}),
                person.act('POST', path + '/finish', {'sha256': hashlib.sha256(data).hexdigest()})):
            self.assertEqual(answer.status, 200, answer)
        return file

    def test_the_thread_of_a_question_opens_with_the_answer(self):
        quiz = self.quiz('practice')
        item, right = self.right(quiz)[0]
        bob, host = self.member('bob'), self.member('host', 'facilitator')
        self.thread(self.ada, quiz, item, 404)
        attempt = self.start(self.ada, quiz)
        self.answer(self.ada, attempt, item, **right)
        thread, post = self.thread(self.ada, quiz, item)
        with bob.stream(bob.register()[0]) as stream:
            reply, file = new_id(), self.file(self.ada)
            self.assertEqual(self.ada.put(f'/v1/containers/{thread}/posts/{reply}', {
                'body': 'THREAD more', 'mention_ids': [bob.id], 'file_ids': [file]}).status, 200)
            self.assertEqual([person.get(f'/v1/files/{file}/content').status for person in (bob, host)], [404, 200])
            self.assertEqual([self.sees(person, thread, post) for person in (self.ada, bob, host)], [True, False, True])
            self.assertEqual(bob.put(f'/v1/containers/{thread}/posts/{new_id()}', {'body': 'x'}).status, 404)
            self.assertEqual(bob.act('PUT', f'/v1/posts/{post}/reaction', {'vote': True}).status, 404)
            self.assertEqual(self.objects(bob, 'notice'), [])
            attempt = self.start(bob, quiz)
            self.answer(bob, attempt, item, check=False, **right)
            self.assertFalse(self.sees(bob, thread, post))
            self.answer(bob, attempt, item, **right)
            told = set()
            while told < {thread, post, reply, file}:
                frame = stream.next_event()
                if 'put' in frame['data']:
                    told.add(frame['id'])
                elif frame['kind'] != 'attempt':
                    self.assertNotIn('THREAD', json.dumps(frame))
        self.assertTrue(self.sees(bob, thread, post))

    def test_a_file_of_a_question_stays_closed_whatever_else_names_it(self):
        quiz = self.quiz('practice')
        (item, right), (other, right_too) = self.right(quiz)[:2]
        bob, cleo, host = self.member('bob'), self.member('cleo'), self.member('host', 'facilitator')
        channel = next(c['channel_id'] for c in self.objects(self.ada, 'cohort') if c['id'] == self.cohort)
        attempt = self.start(self.ada, quiz)
        self.answer(self.ada, attempt, item, **right)
        self.answer(self.ada, attempt, other, **right_too)
        file = self.file(self.ada)

        def name(person, container, status=200):
            post = new_id()
            answer = person.put(f'/v1/containers/{container}/posts/{post}', {'body': 'THREAD', 'file_ids': [file]})
            self.assertEqual(answer.status, status, answer)
            return post

        def read():
            """Of the file and of what is said about it, which have to be the same."""
            told = [[person.get(path).status for person in (bob, cleo, self.ada, host)]
                    for path in (f'/v1/files/{file}/content', f'/v1/containers/{about}', f'/v1/posts/{said}')]
            self.assertEqual(told, [told[0]] * 3)
            return told[0]

        name(self.ada, self.thread(self.ada, quiz, item)[0])
        said = new_id()
        answer = self.ada.put(f'/v1/files/{file}/posts/{said}', {'body': 'THREAD about it'})
        self.assertEqual(answer.status, 200, answer)
        about = next(o['id'] for o in answer.json['objects'] if o['kind'] == 'container')
        self.assertEqual(read(), [404, 404, 200, 200])
        name(bob, channel, 422)
        hidden = name(self.ada, channel)
        self.assertEqual(read(), [200] * 4)
        self.assertEqual(host.act('PUT', f'/v1/posts/{hidden}/hidden').status, 200)
        self.assertEqual(read(), [404, 404, 200, 200])
        name(self.ada, self.thread(self.ada, quiz, other)[0])
        self.assertEqual(read(), [404, 404, 200, 200])
        self.answer(bob, self.start(bob, quiz), item, **right)
        self.answer(cleo, self.start(cleo, quiz), other, **right_too)
        self.assertEqual(read(), [200] * 4)

    def test_files_of_two_questions_that_lead_to_each_other(self):
        """Either question opens both files, as long as it is one of a post that is there; they do not open themselves."""
        quiz = self.quiz('practice')
        questions = self.right(quiz)[:2]
        bob, cleo, host = self.member('bob'), self.member('cleo'), self.member('host', 'facilitator')
        attempt = self.start(self.ada, quiz)
        for item, right in questions:
            self.answer(self.ada, attempt, item, **right)
        files, roots = [self.file(self.ada), self.file(self.ada)], [new_id(), new_id()]

        def read():
            return [[person.get(f'/v1/files/{file}/content').status == 200 for file in files] for person in (bob, cleo, host)]

        for (item, _), file, root in zip(questions, files, roots):
            thread = self.thread(self.ada, quiz, item)[0]
            answer = self.ada.put(f'/v1/containers/{thread}/posts/{root}', {'body': 'THREAD', 'file_ids': [file]})
            self.assertEqual(answer.status, 200, answer)
        for about, named in (files, files[::-1]):
            answer = self.ada.put(f'/v1/files/{about}/posts/{new_id()}', {'body': 'THREAD', 'file_ids': [named]})
            self.assertEqual(answer.status, 200, answer)
        db = self.platform.db()
        self.addCleanup(db.close)
        self.assertEqual(db.execute("SELECT DISTINCT length(f.item), f.item = k.item FROM file f"
                                    " JOIN container k ON k.file_id = f.id").fetchall(), [(36 + 1 + 36, 1)])
        self.assertEqual(read(), [[False] * 2, [False] * 2, [True] * 2])
        item, right = questions[1]
        self.answer(cleo, self.start(cleo, quiz), item, **right)
        self.assertEqual(read(), [[False] * 2, [True] * 2, [True] * 2])
        self.assertEqual(host.act('PUT', f'/v1/posts/{roots[1]}/hidden').status, 200)
        self.assertEqual(read(), [[False] * 2, [False] * 2, [True] * 2])
        self.assertEqual(host.act('PUT', f'/v1/posts/{roots[0]}/hidden').status, 200)
        self.assertEqual(host.act('DELETE', f'/v1/posts/{roots[1]}/hidden').status, 200)
        self.assertEqual(read(), [[False] * 2, [True] * 2, [True] * 2])

    def test_the_thread_of_a_graded_question_opens_when_it_is_handed_in(self):
        quiz = self.quiz('graded')
        self.write_thread_first(quiz)
        bob = self.member('bob')
        attempt = self.start(bob, quiz)
        for item, body in self.right(quiz):
            self.answer(bob, attempt, item, **body)
        self.assertFalse(self.sees(bob, *self.made))
        self.submit(bob, attempt)
        self.assertTrue(self.sees(bob, *self.made))

    def write_thread_first(self, quiz):
        attempt = self.start(self.ada, quiz)
        for item, body in self.right(quiz):
            self.answer(self.ada, attempt, item, **body)
        self.submit(self.ada, attempt)
        self.made = self.thread(self.ada, quiz, quiz['items'][0])


if __name__ == '__main__':
    unittest.main()
