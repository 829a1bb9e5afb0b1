# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may what: every described operation, asked by every role, state and flag, in the own cohort and
from another. The expectations are those of access_rows.py; an operation without a row there fails.
"""
import json
import re
import unittest

from access_rows import ABOUT_ONESELF, COLUMNS, OPEN, ROWS, VOLUNTEERS_DO_NOT
from access_world import CANARY, World
from platform_fixture import Stream, new_id, operations

UUID = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')
ANSWERS = {'+': (200, None), 'F': (403, 'forbidden'), 'S': (403, 'suspended'), 'C': (409, 'conflict'),
           '0': (404, 'not_found')}


def cells():
    """(operation, number of the row, mine or others', how to ask, what each answers)."""
    for operation, rows in ROWS.items():
        for number, (whose, how, answers) in enumerate(rows):
            yield operation, number, whose, how, answers


def ask(w, token, request):
    """Sends it; of a socket only the handshake."""
    method, path, body, headers = (*request, {})[:4]
    if method == 'SOCKET':
        with Stream(w.platform, token) as stream:
            return stream.answer
    return w.platform.request(method, path, body, dict(headers, **{'Idempotency-Key': new_id()}), token)


def swap(value, known):
    """The same with a new id in the place of each that is not among the known ones."""
    if isinstance(value, str):
        return UUID.sub(lambda m: m.group() if m.group() in known else new_id(), value)
    if isinstance(value, dict):
        return {name: swap(item, known) for name, item in value.items()}
    return [swap(item, known) for item in value] if isinstance(value, (list, tuple)) else value


def plain(answer):
    """Status, headers but the date, and body, without what names, counts or dates a thing."""
    body = UUID.sub('ID', answer.data.decode(errors='replace'))
    headers = sorted((n, v) for n, v in answer.headers.items() if n not in ('Date', 'ETag', 'Content-Length'))
    headers += [n for n in answer.headers if n == 'ETag']
    return answer.status, headers, re.sub(r'"(rev|seq|[a-z]+_pos|pos|reply_count|[a-z]+_at)":[0-9]+', '', body)


class Access(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.w = World()
        cls.addClassCleanup(cls.w.close)
        cls.requests = {}
        for operation, number, whose, how, _ in cells():
            for column in COLUMNS:
                who = cls.w.own[column]
                cls.requests[operation, number, column] = how(cls.w, who, cls.w.host if whose == 'others' else who)
            for state, who in cls.w.asked.items():
                cls.requests[operation, number, state] = how(cls.w, who, cls.w.host if whose == 'others' else who)
            cls.requests[operation, number, None] = how(cls.w, cls.w.host, cls.w.host)
        cls.w.hold_back()
        cls.w.settle()

    def test_every_operation_has_a_row(self):
        described = {operation['operationId'] for _, _, operation in operations()}
        self.assertEqual(described, set(ROWS) | OPEN)
        for _, _, operation in operations():
            self.assertEqual(operation.get('security') == [], operation['operationId'] in OPEN)

    def test_in_the_own_cohort(self):
        # Who leaves does so when everything else was asked.
        for operation, number, whose, _, answers in sorted(cells(), key=lambda c: (
                c[0] == 'membership.remove' and c[2] == 'mine')):
            self.assertEqual(len(answers), len(COLUMNS), operation)
            for column, mark in zip(COLUMNS, answers):
                with self.subTest(operation=operation, row=number, whose=whose, column=column):
                    answer = ask(self.w, self.w.own[column].token, self.requests[operation, number, column])
                    status, code = ANSWERS[mark]
                    if operation == 'stream.open':
                        status = 101
                    self.assertEqual((answer.status, answer.code), (status, code), answer)

    def test_who_was_asked_to_moderate(self):
        """Whoever does decides as facilitators do, and hosts nothing; whoever pauses is a learner."""
        self.w.moderate(self.w.asked['active'], 'active')
        self.w.moderate(self.w.asked['paused'], 'paused')
        for operation, number, whose, _, answers in sorted(cells(), key=lambda c: (
                c[0] == 'membership.remove' and c[2] == 'mine')):
            rows = VOLUNTEERS_DO_NOT.get(operation, ())
            learns = rows is None or number in rows
            if operation == 'membership.moderate' and whose == 'mine' and answers[0] == '+':
                answers = 'C' * len(COLUMNS)  # who moderates no longer declines
            for state, column in (('active', 'learner' if learns else 'facilitator'), ('paused', 'learner')):
                with self.subTest(operation=operation, row=number, whose=whose, state=state):
                    answer = ask(self.w, self.w.asked[state].token, self.requests[operation, number, state])
                    status, code = ANSWERS[answers[COLUMNS.index(column)]]
                    self.assertEqual((answer.status, answer.code),
                                     (101 if operation == 'stream.open' else status, code), answer)

    def test_from_another_cohort(self):
        for operation, number, _, _, _ in cells():
            request = self.requests[operation, number, None]
            for name, stranger in self.w.strangers.items():
                with self.subTest(operation=operation, row=number, stranger=name):
                    answer = ask(self.w, stranger.token, request)
                    self.assertNotIn(CANARY.encode(), answer.data)
                    if operation in ABOUT_ONESELF:
                        self.assertIn(answer.status, (200, 101))
                        continue
                    self.assertEqual((answer.status, answer.code), ANSWERS['0'], answer)
                    missing = ask(self.w, stranger.token, swap(request, ()))
                    self.assertEqual(plain(answer), plain(missing))

    def test_unknown_fields_are_refused(self):
        for operation, number, _, _, _ in cells():
            method, path, body = self.requests[operation, number, None][:3]
            if operation == 'sandbox.start_over' or not isinstance(body, dict):
                continue
            for name in ('owner_id', 'rev', 'seq', 'creator_id', 'scope_id', 'author_id', 'earned_at'):
                with self.subTest(operation=operation, row=number, field=name):
                    answer = ask(self.w, self.w.host.token, (method, path, dict(body, **{name: 1})))
                    self.assertEqual((answer.status, answer.code), (422, 'unknown_field'), answer)

    def test_ids_that_are_none(self):
        for path in ('/v1/users/', '/v1/users/x', "/v1/users/' OR 1=1--",
                     '/v1/users/00000000-0000-0000-0000-00000000000G'):
            self.assertEqual(self.w.host.get(path.replace(' ', '%20')).status, 404)

    def test_by_guests(self):
        tokens = {name: person.token for name, person in self.w.guests.items()}
        tokens.update({'no token': None, 'some token': 'x' * 43, 'an empty one': ''})
        for operation, number, _, _, _ in cells():
            for name, token in tokens.items():
                with self.subTest(operation=operation, row=number, guest=name):
                    answer = ask(self.w, token, self.requests[operation, number, None])
                    self.assertEqual((answer.status, answer.code),
                                     ANSWERS['0'] if operation == 'sandbox.start_over' else (401, 'revoked'))
                    self.assertNotIn(CANARY.encode(), answer.data)


class Pairs(unittest.TestCase):
    """A thing of one's own together with one of another cohort's, in every request that names two."""

    @classmethod
    def setUpClass(cls):
        cls.w = World()
        cls.addClassCleanup(cls.w.close)
        cls.eve = cls.w.strangers['admin']
        cls.objects = cls.eve.register()[2].values()
        cls.known = set(UUID.findall(json.dumps(list(cls.objects)))) | {cls.w.theirs[0], cls.eve.id}
        cls.channel = next(o['channel_id'] for o in cls.objects if o['kind'] == 'cohort')
        cls.lesson = next(o for o in cls.objects if o['kind'] == 'lesson' and o['asset_id'])

    def post(self, container=None):
        post = new_id()
        self.known.add(post)
        self.w.done(self.eve.put(f'/v1/containers/{container or self.channel}/posts/{post}', {'body': 'Ours'}))
        return post

    def new_post(self, **more):
        return 'PUT', f'/v1/containers/{self.channel}/posts/{new_id()}', {'body': 'Ours', **more}

    def new_thread(self, **more):
        return 'PUT', f'/v1/containers/{new_id()}', {
            'container_kind': 'thread', 'cohort_id': self.w.theirs[0], 'title': 'Ours',
            'post': {'id': new_id(), 'body': 'Ours', **more.pop('post', {})}, **more}

    def pairs(self):
        w = self.w
        theirs = w.first('asset')
        anchor = {'asset_id': theirs['id'], 'asset_rev': 1, 'start_ms': 0, 'end_ms': 1, 'cue_id': '', 'quote': ''}
        quiz = next(o for o in self.objects if o['kind'] == 'quiz')
        attempt = new_id()
        self.known.add(attempt)
        w.done(self.eve.put(f"/v1/quizzes/{quiz['id']}/attempts/{attempt}", {}))
        item = w.quiz('start')['items'][0]
        task = new_id()
        self.known.add(task)
        w.done(self.eve.put(f'/v1/cohorts/{w.theirs[0]}/tasks/{task}', {'title': 'Ours'}))
        yield self.new_post(reply_to=w.post(w.host))
        yield self.new_post(file_ids=[w.file(w.host)])
        yield self.new_post(mention_ids=[w.host.id])
        yield self.new_post(anchor=anchor)
        yield self.new_post(anchor={'lesson_id': theirs['lesson_id'], 'page': 1, 'quote': ''})
        yield self.new_thread(lesson_id=theirs['lesson_id'])
        yield self.new_thread(post={'anchor': anchor})
        yield self.new_thread(cohort_id=w.ours[0], lesson_id=self.lesson['id'])
        yield 'PUT', f'/v1/containers/{w.channel}/posts/{new_id()}', {'body': 'x', 'reply_to': self.post()}
        yield 'POST', f'/v1/posts/{self.post()}/move', {'container_id': w.channel}
        yield 'POST', f'/v1/posts/{w.post(w.host)}/move', {'container_id': self.channel}
        yield 'PUT', f'/v1/cohorts/{w.theirs[0]}/members/{w.host.id}', {'role': 'learner'}
        yield 'PUT', f'/v1/cohorts/{w.ours[0]}/members/{self.eve.id}', {'role': 'admin'}
        yield 'DELETE', f'/v1/cohorts/{w.theirs[0]}/members/{w.host.id}', None
        yield 'DELETE', f'/v1/cohorts/{w.ours[0]}/members/{self.eve.id}', None
        yield 'PUT', f"/v1/attempts/{attempt}/answers/{item['id']}", {'option_ids': [item['options'][0]['id']]}
        yield ('PUT', f"/v1/attempts/{attempt}/answers/{quiz['items'][0]['id']}",
               {'option_ids': [item['options'][0]['id']]})
        yield 'PUT', f'/v1/cohorts/{w.theirs[0]}/tasks/{new_id()}', {'title': 'x', 'assignee_ids': [w.host.id]}
        yield 'PATCH', f'/v1/tasks/{task}', {'assignee_ids': [w.host.id]}
        yield 'PUT', f'/v1/containers/{new_id()}', {'container_kind': 'direct', 'user_ids': [w.host.id]}

    def test_pairs(self):
        for request in self.pairs():
            with self.subTest(request=request):
                answer = ask(self.w, self.eve.token, request)
                missing = ask(self.w, self.eve.token, swap(request, self.known))
                self.assertEqual(plain(answer), plain(missing))
                self.assertNotIn(CANARY.encode(), answer.data)

    def test_who_is_in_both_carries_nothing_over(self):
        w, objects = self.w, self.w.both.register()[2].values()
        asset = w.first('asset')
        self.assertIn(asset['id'], [o['id'] for o in objects])
        anchor = {'asset_id': asset['id'], 'asset_rev': 1, 'start_ms': 0, 'end_ms': 1, 'cue_id': '', 'quote': ''}
        post = w.post(w.both)
        known = self.known | {w.both.id, post}
        for request in (self.new_post(anchor=anchor), self.new_thread(post={'anchor': anchor}),
                        self.new_thread(lesson_id=asset['lesson_id']), self.new_post(reply_to=post),
                        self.new_post(file_ids=[w.file(w.both)]), self.new_post(mention_ids=[w.host.id]),
                        ('PUT', f'/v1/cohorts/{w.theirs[0]}/tasks/{new_id()}',
                         {'title': 'x', 'assignee_ids': [w.host.id]})):
            with self.subTest(request=request):
                answer = ask(w, w.both.token, request)
                self.assertEqual(plain(answer), plain(ask(w, w.both.token, swap(request, known - {post}))))
                self.assertNotIn(asset['id'].encode(), answer.data)

    def test_an_id_that_a_stranger_used_creates_as_if_new(self):
        w = self.w
        thread, first = w.thread(w.host)
        for path, body in ((f'/v1/containers/{self.channel}/posts/{w.post(w.host)}', {'body': 'Ours'}),
                           (f'/v1/containers/{thread}', self.new_thread(post={'id': first})[2]),
                           (f'/v1/cohorts/{w.theirs[0]}/tasks/{w.task(w.host)}', {'title': 'Ours'}),
                           (f'/v1/files/{w.file(w.host)}', {'cohort_id': w.theirs[0], 'name': 'Ours', 'size': 1})):
            with self.subTest(path=path):
                created = self.eve.put(path, body)
                fresh = self.eve.put(path[:-36] + new_id(), swap(body, self.known))
                self.assertEqual(plain(created)[0], 200, created)
                self.assertEqual(plain(created), plain(fresh))
                self.assertNotIn(CANARY.encode(), created.data)
        self.assertIn(CANARY, w.host.get(f'/v1/posts/{first}').json['body'])
        self.assertEqual(self.eve.get(f'/v1/posts/{first}').json['body'], 'Ours')


if __name__ == '__main__':
    unittest.main()
