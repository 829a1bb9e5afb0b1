# SPDX-License-Identifier: GPL-3.0-or-later
"""Register, sync and the stream: order, gaps, resume, scopes, limits, slow readers."""
import signal
import socket
import time
import unittest

from platform_fixture import Platform, PlatformTest, new_id, until


def add_scope(platform):
    """A bare cohort scope, as the log sees it."""
    db = platform.db()
    key = db.execute("INSERT INTO scope (kind, uuid) VALUES ('cohort', ?)", (new_id(),)).lastrowid
    db.close()
    return key


def log(db, scope, kind, object_id, uuid, name='user.updated'):
    return db.execute('INSERT INTO log (scope_id, type, kind, object_id, uuid, at) VALUES (?, ?, ?, ?, ?, ?)',
                      (scope, name, kind, object_id, uuid, int(time.time() * 1000))).lastrowid


def rename(platform, person, scope, name):
    """Changes a person and logs it, as a handler would in one transaction."""
    db = platform.db()
    db.execute('BEGIN IMMEDIATE')
    seq = log(db, scope, 'user', person.key, person.id)
    db.execute('UPDATE user SET name = ?, rev = ? WHERE id = ?', (name, seq, person.key))
    db.execute('COMMIT')
    db.close()
    return seq


def member(platform, scope, person, state='active', role='learner'):
    """Adds, changes or removes a member and logs it in their own scope and the cohort's."""
    db = platform.db()
    db.execute('BEGIN IMMEDIATE')
    db.execute("INSERT OR IGNORE INTO membership (uuid, scope_id, user_id, role, state, joined_at)"
               " VALUES (?, ?, ?, 'learner', 'removed', 0)", (new_id(), scope, person.key))
    key, uuid = db.execute('SELECT id, uuid FROM membership WHERE scope_id = ? AND user_id = ?',
                           (scope, person.key)).fetchone()
    own = db.execute('SELECT scope_id FROM user WHERE id = ?', (person.key,)).fetchone()[0]
    name = 'membership.removed' if state == 'removed' else 'membership.added'
    log(db, own, 'membership', key, uuid, name)
    seq = log(db, scope, 'membership', key, uuid, name)
    db.execute('UPDATE membership SET state = ?, role = ?, rev = ? WHERE id = ?', (state, role, seq, key))
    db.execute('COMMIT')
    db.close()
    return seq


class Streams(PlatformTest):
    config = {'heartbeat_s': 1, 'hello_ms': 500, 'sockets_per_user': 2, 'presence_ms': 1000}

    def setUp(self):
        self.ada = self.platform.person('a' + new_id()[24:])
        self.bob = self.platform.person('b' + new_id()[24:])
        self.scope = add_scope(self.platform)
        member(self.platform, self.scope, self.ada)
        member(self.platform, self.scope, self.bob)
        time.sleep(0.3)

    def test_register_then_stream_is_a_fresh_register(self):
        seq, scopes, objects = self.ada.register()
        self.assertEqual(len(scopes), 3)
        with self.ada.stream(seq) as stream:
            rename(self.platform, self.bob, self.scope, 'Roberta')
            rename(self.platform, self.ada, self.scope, 'Adele')
            last = rename(self.platform, self.bob, self.scope, 'Robin')
            while stream.cursor < last:
                frame = stream.next_event()
                objects[frame['kind'], frame['id']] = frame['data']['put']
        self.assertEqual(objects, self.ada.register()[2])

    def test_frames_are_the_same_by_sync(self):
        seq = self.ada.register()[0]
        for i in range(3):
            rename(self.platform, self.bob, self.scope, f'Name {i}')
        page = self.ada.get(f'/v1/sync?since={seq}').json
        self.assertEqual([f['data']['put']['name'] for f in page['frames']], ['Name 2'] * 3)
        self.assertEqual(page['cursor'], page['head'])
        self.assertFalse(page['more'])

    def test_resume_names_the_hello_as_prev(self):
        seq = self.ada.register()[0]
        first = rename(self.platform, self.bob, self.scope, 'One')
        second = rename(self.platform, self.bob, self.scope, 'Two')
        with self.ada.stream(seq) as stream:
            self.assertEqual(stream.next_event()['seq'], first)
        with self.ada.stream(first) as stream:
            frame = stream.next_event()
            self.assertEqual((frame['seq'], frame['prev']), (second, first))

    def test_heartbeat_moves_over_what_is_not_ours(self):
        seq = self.ada.register()[0]
        with self.ada.stream(seq) as stream:
            other = add_scope(self.platform)
            eve = self.platform.person('e' + new_id()[24:])
            head = member(self.platform, other, eve)
            frame = until(lambda: (f := stream.receive()) and f['type'] == 'heartbeat'
                          and f['head'] >= head and f)
            self.assertEqual(frame['sent'], seq if frame['sent'] == seq else frame['sent'])
            stream.cursor = frame['head']
            rename(self.platform, self.bob, self.scope, 'After')
            self.assertEqual(stream.next_event()['data']['put']['name'], 'After')

    def test_removal_is_the_last_frame_of_a_scope(self):
        seq, scopes, _ = self.ada.register()
        cohort = next(s for s in scopes if s.startswith('cohort:'))
        with self.ada.stream(seq) as stream:
            member(self.platform, self.scope, self.ada, 'removed')
            rename(self.platform, self.bob, self.scope, 'CANARY')
            frame = stream.next_event()
            self.assertEqual((frame['type'], frame['scope']), ('membership.removed', f'user:{self.ada.id}'))
            self.assertIn('gone', frame['data'])
            end = time.monotonic() + 2
            while time.monotonic() < end:
                frame = stream.receive()
                self.assertEqual(frame['type'], 'heartbeat')
        self.assertNotIn('CANARY', self.ada.get(f'/v1/sync?since={seq}').data.decode())
        self.assertEqual(self.ada.get(f'/v1/snapshot?scope={cohort}').status, 404)

    def test_joining_gives_the_scope_in_the_same_turn(self):
        cy = self.platform.person('c' + new_id()[24:])
        time.sleep(0.3)
        with cy.stream(cy.register()[0]) as stream:
            member(self.platform, self.scope, cy)
            rename(self.platform, self.bob, self.scope, 'Welcome')
            self.assertEqual([stream.next_event()['kind'] for _ in range(3)],
                             ['membership', 'membership', 'user'])
        _, scopes, objects = cy.register()
        self.assertEqual(objects['user', self.bob.id]['name'], 'Welcome')

    def test_a_foreign_scope_is_as_one_that_is_not(self):
        eve = self.platform.person('e' + new_id()[24:])
        cohort = next(s for s in self.ada.register()[1] if s.startswith('cohort:'))
        foreign = eve.get(f'/v1/snapshot?scope={cohort}')
        missing = eve.get(f'/v1/snapshot?scope=cohort:{new_id()}')
        self.assertEqual((foreign.status, foreign.data), (missing.status, missing.data))
        self.assertEqual([k for k in eve.register()[2] if k[0] == 'user'], [('user', eve.id)])

    def test_signing_out_closes_the_stream(self):
        with self.ada.stream(self.ada.register()[0]) as stream:
            begin = time.monotonic()
            self.platform.request('POST', '/oauth/revoke', form={'token': self.ada.token})
            while stream.receive() is not None:
                pass
            self.assertEqual(stream.close_code, 4001)
            self.assertLess(time.monotonic() - begin, 1)

    def test_suspension_closes_the_stream(self):
        with self.ada.stream(self.ada.register()[0]) as stream:
            db = self.platform.db()
            db.execute("UPDATE user SET state = 'suspended' WHERE id = ?", (self.ada.key,))
            db.close()
            while stream.receive(2) is not None:
                pass
            self.assertEqual(stream.close_code, 4001)

    def test_hello_must_come(self):
        with self.ada.stream() as stream:
            self.assertIsNone(stream.receive(3))
            self.assertEqual(stream.close_code, 1008)

    def test_what_is_not_in_the_protocol_closes(self):
        for text in ('{}', '[', '{"type":"hello"}', '{"type":"ack","seq":1}', '"x"', '[' * 70000):
            with self.ada.stream() as stream:
                stream.send_text(text)
                self.assertIsNone(stream.receive(3))
            time.sleep(0.05)

    def test_ping(self):
        with self.ada.stream(self.ada.register()[0]) as stream:
            stream.send({'type': 'ping'})
            while (frame := stream.receive())['type'] != 'pong':
                self.assertIn(frame['type'], ('heartbeat', 'presence'))

    def test_sockets_of_one_person(self):
        seq = self.ada.register()[0]
        with self.ada.stream(seq), self.ada.stream(seq), self.ada.stream() as third:
            self.assertEqual(third.status, 429)

    def test_a_stream_that_is_unheard_makes_room(self):
        """Its other end may be gone without a word; one that speaks keeps its place."""
        seq = self.ada.register()[0]
        with self.ada.stream(seq) as dead, self.ada.stream(seq) as alive:
            def hear(kind):
                while (frame := alive.receive())['type'] != kind:
                    pass
                return frame

            def opens():
                hear('heartbeat')
                alive.send({'type': 'ping'})
                third = self.ada.stream()
                if third.status != 101:
                    third.sock.close()
                return third.status == 101 and third

            with until(opens, 30) as third:
                third.hello(seq)
                until(lambda: dead.receive() is None, 30)
                self.assertEqual(dead.close_code, 1008)
                alive.send({'type': 'ping'})
                hear('pong')
                with self.ada.stream() as fourth:
                    self.assertEqual(fourth.status, 429)

    def test_too_many_frames(self):
        with self.ada.stream(self.ada.register()[0]) as stream:
            try:
                for _ in range(200):
                    stream.send({'type': 'ping'})
            except OSError:
                pass
            while stream.receive() is not None:
                pass
            self.assertEqual(stream.close_code, 1008)

    def test_a_burst_may_be_acknowledged_one_by_one(self):
        seq = self.ada.register()[0]
        with self.ada.stream(seq) as stream:
            db = self.platform.db()
            db.execute('BEGIN IMMEDIATE')
            for _ in range(300):
                last = log(db, self.scope, 'user', self.bob.key, self.bob.id)
            db.execute('COMMIT')
            db.close()
            seqs = [stream.next_event(ack=False)['seq'] for _ in range(300)]
            self.assertEqual(seqs[-1], last)
            for seq in seqs:
                stream.send({'type': 'ack', 'seq': seq})
            stream.send({'type': 'ping'})
            while (frame := stream.receive())['type'] != 'pong':
                self.assertEqual(frame['type'], 'heartbeat')
            try:
                for _ in range(200):
                    stream.send({'type': 'ack', 'seq': last})
            except OSError:
                pass
            while stream.receive() is not None:
                pass
            self.assertEqual(stream.close_code, 1008)

    def test_presence_only_among_those_who_share(self):
        eve = self.platform.person('e' + new_id()[24:])
        with self.ada.stream(self.ada.register()[0]) as ada, eve.stream(eve.register()[0]) as stranger:
            with self.bob.stream(self.bob.register()[0]) as bob:
                self.assertEqual(bob.receive(), {'type': 'presence', 'user_id': self.ada.id, 'state': 'here'})
                self.assertEqual(ada.receive()['user_id'], self.bob.id)
                bob.send({'type': 'presence', 'state': 'away'})
                self.assertEqual(until(lambda: (f := ada.receive()) and f.get('state')), 'away')
            self.assertEqual(until(lambda: (f := ada.receive()) and f.get('state')), 'offline')
            self.assertEqual(stranger.receive()['type'], 'heartbeat')

    def test_cursors_of_others_show_nothing(self):
        eve = self.platform.person('e' + new_id()[24:])
        page = eve.request('POST', '/v1/register', {'cursor': f'1.{self.scope}.0.0'}).json
        self.assertEqual({o['id'] for o in page['objects']}, {eve.id})
        self.assertEqual(eve.request('POST', '/v1/register', {'cursor': 'x'}).status, 422)


class Long(unittest.TestCase):
    def test_too_far_behind_registers_again(self):
        with Platform({'resume_events': 20}) as platform:
            ada = platform.person('ada')
            scope = add_scope(platform)
            member(platform, scope, ada)
            seq = ada.register()[0]
            for i in range(30):
                rename(platform, ada, scope, f'N{i}')
            answer = ada.get(f'/v1/sync?since={seq}')
            self.assertEqual((answer.status, answer.code), (410, 'resync'))
            with ada.stream() as stream:
                self.assertEqual(stream.hello(seq)['type'], 'resync')
            with ada.stream() as stream:
                self.assertEqual(stream.hello(10 ** 9)['type'], 'resync')

    def test_pages(self):
        with Platform({'page_objects': 3}) as platform:
            ada = platform.person('ada')
            scope = add_scope(platform)
            member(platform, scope, ada)
            for i in range(10):
                member(platform, scope, platform.person(f'p{i}'))
            time.sleep(0.3)
            objects = ada.register()[2]
            self.assertEqual(len([k for k in objects if k[0] == 'user']), 11)
            self.assertEqual(len([k for k in objects if k[0] == 'membership']), 11)

    def test_a_restart_loses_nothing(self):
        with Platform() as platform:
            ada = platform.person('ada')
            scope = add_scope(platform)
            member(platform, scope, ada)
            seq = ada.register()[0]
            last = rename(platform, ada, scope, 'Before')
            platform.kill()
            platform.start()
            with ada.stream(seq) as stream:
                self.assertEqual(stream.next_event()['seq'], last)

    def test_a_stop_finishes_what_was_begun(self):
        with Platform() as platform:
            ada = platform.person('ada')
            scope = add_scope(platform)
            member(platform, scope, ada)
            channel = new_id()
            db = platform.db()
            db.execute("INSERT INTO container (uuid, scope_id, container_kind) VALUES (?, ?, 'channel')",
                       (channel, scope))
            db.close()
            body, path = b'{"body":"The last word"}', f'/v1/containers/{channel}/posts/{new_id()}'
            stream = ada.stream(ada.register()[0])
            with socket.create_connection(('127.0.0.1', platform.port), 10) as sock:
                sock.sendall(f'PUT {path} HTTP/1.1\r\nHost: 127.0.0.1:{platform.port}\r\n'
                             f'Authorization: Bearer {ada.token}\r\nContent-Type: application/json\r\n'
                             f'Content-Length: {len(body)}\r\n\r\n'.encode() + body[:5])
                time.sleep(0.2)
                platform.process.send_signal(signal.SIGTERM)
                while stream.receive() is not None:
                    pass
                self.assertEqual(stream.close_code, 1001)
                stream.sock.close()
                with self.assertRaises(OSError):
                    socket.create_connection(('127.0.0.1', platform.port), 10)
                time.sleep(0.3)
                sock.sendall(body[5:])
                self.assertIn(b'HTTP/1.1 200', sock.recv(65536))
            self.assertEqual(platform.process.wait(30), 0)
            platform.start()
            self.assertEqual(ada.get('/v1/posts/' + path[-36:]).json['body'], 'The last word')

    def test_a_stop_does_not_wait_for_ever(self):
        with Platform({'stop_ms': 300, 'body_ms': 60000}) as platform:
            with socket.create_connection(('127.0.0.1', platform.port), 10) as sock:
                sock.sendall(f'POST /oauth/token HTTP/1.1\r\nHost: 127.0.0.1:{platform.port}\r\n'
                             'Content-Length: 9\r\n\r\n'.encode())
                time.sleep(0.2)
                platform.process.send_signal(signal.SIGTERM)
                self.assertEqual(platform.process.wait(30), 0)


if __name__ == '__main__':
    unittest.main()
