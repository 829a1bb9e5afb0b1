# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may what: every described operation, asked by a guest, a stranger and by each role.

What a stranger asks about another cohort is answered exactly as if it were not there, creates
included, and nothing that was planted in the cohort reaches them.
"""
import json
import re
import time
import unittest

from platform_fixture import PlatformTest, new_id, operations, resolve
from test_stream import add_scope, member, rename

CANARY = 'CANARY-5ac9'
# The object that stands for a path parameter, by kind.
KINDS = {'container_id': 'container', 'post_id': 'post', 'user_id': 'user', 'cohort_id': 'cohort',
         'course_id': 'course', 'lesson_id': 'lesson', 'asset_id': 'asset', 'quiz_id': 'quiz',
         'transcript_id': 'transcript', 'task_id': 'task', 'file_id': 'file', 'notice_id': 'notice',
         'attempt_id': 'attempt'}


def example(schema, ids, name=None):
    """The smallest value that fits the schema; ids[kind] where a field names an object."""
    schema = resolve(schema)
    if 'const' in schema:
        return schema['const']
    if 'enum' in schema:
        return schema['enum'][0]
    if 'anyOf' in schema:
        return example(schema['anyOf'][0], ids, name)
    kind = schema.get('type')
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == 'object':
        known = schema.get('properties', {})
        wanted = set(schema.get('required', [])) | {n for n in known if n in KINDS}
        return {n: example(known[n], ids, n) for n in sorted(wanted)}
    if kind == 'integer':
        return schema.get('minimum', 0)
    if kind == 'boolean':
        return True
    if kind == 'array':
        return [example(schema['items'], ids)] * schema.get('minItems', 0)
    if schema.get('pattern', '').startswith('^[0-9a-f]{8}'):
        return ids.get(KINDS.get(name), None) or new_id()
    if schema.get('pattern') == '^[0-9a-f]{64}$':
        return '0' * 64
    return 'x' * max(1, schema.get('minLength', 1))


def request_of(path, operation, ids):
    """(path, body, headers) of the operation about the objects in ids; others are new."""
    path = re.sub(r'\{([a-z_]+)\}', lambda m: ids.get(KINDS.get(m.group(1))) or new_id(), path)
    content = operation.get('requestBody', {}).get('content', {})
    headers = {'Idempotency-Key': new_id()}
    if 'application/json' in content:
        return path, example(content['application/json']['schema'], ids), headers
    if 'application/octet-stream' in content:
        headers.update({'Content-Type': 'application/octet-stream', 'Upload-Offset': '0'})
        return path, b'x', headers
    return path, None, headers


def protected():
    """Every operation that needs a sign-in, but for the socket and what ends the test's world."""
    for method, path, operation in operations():
        if operation.get('security') != [] and operation['operationId'] not in ('stream.open',
                                                                                'sandbox.start_over'):
            yield method, path, operation


class Access(PlatformTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ada = cls.platform.person('ada', 'Ada ' + CANARY)
        cls.eve = cls.platform.person('eve')
        for name, login, role in (('Ours ' + CANARY, 'ada', 'facilitator'), ('Theirs', 'eve', 'admin')):
            cohort = cls.platform.command('cohort', 'add', name).stdout.strip()
            cls.platform.command('member', 'add', cohort, login, role)
        time.sleep(0.4)
        db = cls.platform.db()
        cls.scope = db.execute('SELECT scope_id FROM membership WHERE user_id = ?',
                               (cls.ada.key,)).fetchone()[0]
        db.close()
        cls.plant()
        cls.ids = {}
        for kind, uuid in cls.ada.register()[2]:
            cls.ids.setdefault(kind, uuid)

    @classmethod
    def plant(cls):
        """One of each thing that can be made in a cohort, with the canary in it."""
        objects = cls.ada.register()[2]
        cohort, channel = next((o['id'], o['channel_id']) for o in objects.values() if o['kind'] == 'cohort')
        for path, body in ((f'/v1/containers/{channel}/posts/{new_id()}', {'body': CANARY}),
                           (f'/v1/cohorts/{cohort}/tasks/{new_id()}', {'title': CANARY})):
            answer = cls.ada.put(path, body)
            assert answer.status == 200, answer

    def test_guests(self):
        for method, path, operation in protected():
            address, body, headers = request_of(path, operation, self.ids)
            for token in (None, 'x' * 43, 'null', ''):
                answer = self.platform.request(method, address, body, headers, token, validate=False)
                self.assertIn(answer.status, (401, 404), (method, address))
                self.assertNotIn(CANARY.encode(), answer.data)

    def test_a_foreign_id_is_as_one_that_is_not(self):
        for method, path, operation in protected():
            if '{' not in path and 'requestBody' not in operation:
                continue
            key = new_id()
            foreign, body, headers = request_of(path, operation, self.ids)
            missing, other, _ = request_of(path, operation, {})
            first = self.eve.request(method, foreign, body, dict(headers, **{'Idempotency-Key': key}),
                                     validate=False)
            second = self.eve.request(method, missing, other, headers, validate=False)
            with self.subTest(operation=operation['operationId']):
                self.assertEqual(first.status, second.status)
                self.assertEqual(self.plain(first.data), self.plain(second.data))
                self.assertNotIn(CANARY.encode(), first.data)

    @staticmethod
    def plain(data):
        text = re.sub(rb'[0-9a-f]{8}-[0-9a-f-]{27}', b'ID', data)
        return re.sub(rb'"(rev|seq|[a-z]+_at)":[0-9]+', rb'"\1":0', text)

    def test_a_stranger_sees_no_canary(self):
        seq = self.eve.register()[0]
        with self.eve.stream(seq) as stream:
            rename(self.platform, self.ada, self.scope, 'Again ' + CANARY)
            with self.ada.stream(self.ada.register()[0]):
                time.sleep(0.3)
            stream.send({'type': 'typing', 'container_id': self.ids.get('container', new_id())})
            stream.send({'type': 'ping'})
            while (frame := stream.receive())['type'] != 'pong':
                self.assertNotIn(CANARY, json.dumps(frame))
                self.assertNotEqual(frame['type'], 'presence')
        for path in (f'/v1/sync?since={seq}', '/v1/sync?since=0'):
            self.assertNotIn(CANARY, self.eve.get(path).data.decode())
        self.assertNotIn(CANARY, json.dumps(list(self.eve.register()[2].values())))

    def test_unknown_fields_are_refused(self):
        for method, path, operation in protected():
            content = operation.get('requestBody', {}).get('content', {})
            if 'application/json' not in content:
                continue
            address, body, headers = request_of(path, operation, self.ids)
            for name in ('owner_id', 'rev', 'seq', 'creator_id', 'scope_id'):
                answer = self.ada.request(method, address, dict(body, **{name: 1}), headers, validate=False)
                if answer.status == 404:
                    continue
                self.assertEqual((answer.status, answer.code), (422, 'unknown_field'), (method, path))

    def test_ids_that_are_none(self):
        for path in ('/v1/users/', '/v1/users/x', "/v1/users/' OR 1=1--",
                     '/v1/users/00000000-0000-0000-0000-00000000000G'):
            self.assertEqual(self.ada.get(path.replace(' ', '%20'), validate=False).status, 404)


class States(PlatformTest):
    def test_the_suspended_go_on_reading(self):
        scope = add_scope(self.platform)
        for login, state in (('sue', 'suspended'), ('mia', 'active')):
            person = self.platform.person(login)
            member(self.platform, scope, person, state=state)
            time.sleep(0.4)
            self.assertEqual(len([s for s in person.register()[1] if s.startswith('cohort:')]), 1)


if __name__ == '__main__':
    unittest.main()
