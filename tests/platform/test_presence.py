# SPDX-License-Identifier: GPL-3.0-or-later
"""Presence and who is at a lesson: believed for as long as it is repeated, seen by those who share a cohort and
only where the person lets it be seen; a socket that comes or goes says nothing."""
import time
import unittest

from access_world import World
from platform_fixture import PlatformTest, new_id, until
from test_stream import add_scope, member


def settle(stream):
    """What was told until now, without heartbeats and the log: the fleeting frames, in their order."""
    told = []
    stream.send({'type': 'ping'})
    while (frame := stream.receive())['type'] != 'pong':
        if 'prev' in frame:
            stream.send({'type': 'ack', 'seq': frame['seq']})
        elif frame['type'] in ('presence', 'lesson_presence'):
            told.append(frame)
    return told


def next_frame(stream, fits):
    """The next frame that fits; heartbeats do not keep this waiting for one that never comes."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        frame = stream.receive(30)
        if fits(frame):
            return frame
    raise AssertionError('it was not told')


def state_of(stream, person):
    """The next word about the person."""
    return next_frame(stream, lambda f: f['type'] == 'presence' and f['user_id'] == person.id)['state']


def people_at(stream, lesson):
    frame = next_frame(stream, lambda f: f['type'] == 'lesson_presence')
    assert frame['lesson_id'] == lesson
    return set(frame['user_ids'])


class Presence(PlatformTest):
    # Long enough for nothing to lapse while a test looks; Lapse has it short.
    config = {'presence_ms': 600000, 'heartbeat_s': 60}

    def setUp(self):
        self.ada = self.platform.person('a' + new_id()[24:])
        self.bob = self.platform.person('b' + new_id()[24:])
        self.scope = add_scope(self.platform)
        member(self.platform, self.scope, self.ada)
        member(self.platform, self.scope, self.bob)

    def stream(self, person, presence=None):
        stream = person.stream()
        self.addCleanup(stream.sock.close)
        stream.hello(person.register()[0], presence)
        return stream

    def choose(self, person, **settings):
        self.assertEqual(person.act('PATCH', '/v1/me/settings', settings).status, 200)

    def test_states(self):
        bob = self.stream(self.bob)
        ada = self.stream(self.ada, 'away')
        self.assertEqual(state_of(bob, self.ada), 'away')
        for state in ('in_session', 'here', 'away'):
            ada.send({'type': 'presence', 'state': state})
            self.assertEqual(state_of(bob, self.ada), state)

    def test_said_again_is_not_told_again(self):
        bob = self.stream(self.bob)
        ada = self.stream(self.ada)
        self.assertEqual(state_of(bob, self.ada), 'here')
        for _ in range(5):
            ada.send({'type': 'presence', 'state': 'here'})
        settle(ada)
        self.assertEqual(settle(bob), [])

    def test_a_reconnect_says_nothing(self):
        bob = self.stream(self.bob)
        ada = self.stream(self.ada, 'away')
        self.assertEqual(state_of(bob, self.ada), 'away')
        ada.sock.close()
        again = self.stream(self.ada, 'away')
        settle(again)
        self.assertEqual(settle(bob), [])

    def test_the_most_of_several_devices(self):
        bob = self.stream(self.bob)
        first = self.stream(self.ada, 'in_session')
        self.assertEqual(state_of(bob, self.ada), 'in_session')
        second = self.stream(self.ada, 'away')
        settle(second)
        self.assertEqual(settle(bob), [])
        first.send({'type': 'presence', 'state': 'away'})
        self.assertEqual(state_of(bob, self.ada), 'away')

    def test_off_by_choice(self):
        bob = self.stream(self.bob)
        self.choose(self.ada, presence=False)
        ada = self.stream(self.ada)
        ada.send({'type': 'presence', 'state': 'in_session'})
        settle(ada)
        self.assertEqual(settle(bob), [])
        self.assertEqual([f for f in settle(self.stream(self.bob)) if f['user_id'] == self.ada.id], [])
        self.choose(self.ada, presence=True)
        self.assertEqual(state_of(bob, self.ada), 'in_session')
        self.choose(self.ada, presence=False)
        self.assertEqual(state_of(bob, self.ada), 'offline')

    def test_who_joins_is_introduced(self):
        eve = self.platform.person('e' + new_id()[24:])
        ada, stranger = self.stream(self.ada), self.stream(eve, 'away')
        settle(stranger)
        self.assertEqual(settle(ada), [])
        member(self.platform, self.scope, eve)
        # Another process wrote that; whoever says something new is told to the newcomer from now on.
        ada.send({'type': 'presence', 'state': 'in_session'})
        self.assertEqual(state_of(stranger, self.ada), 'in_session')

    def test_whom_the_platform_sends_away_is_gone(self):
        bob = self.stream(self.bob)
        ada = self.stream(self.ada)
        self.assertEqual(state_of(bob, self.ada), 'here')
        ada.send_text('[')
        self.assertEqual(state_of(bob, self.ada), 'offline')


class Lapse(PlatformTest):
    config = {'presence_ms': 500, 'heartbeat_s': 60}

    def test_lapses_by_itself(self):
        ada, bob = self.platform.person('ada'), self.platform.person('bob')
        scope = add_scope(self.platform)
        member(self.platform, scope, ada)
        member(self.platform, scope, bob)
        with bob.stream(bob.register()[0]) as watcher, ada.stream(ada.register()[0]) as speaker:
            self.assertEqual(state_of(watcher, ada), 'here')
            self.assertEqual(state_of(watcher, ada), 'offline')
            speaker.send({'type': 'presence', 'state': 'here'})
            self.assertEqual(state_of(watcher, ada), 'here')


class Lessons(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.w = World({'presence_ms': 600000})
        cls.addClassCleanup(cls.w.close)
        cls.lesson = cls.w.first('lesson')['id']
        cls.one, cls.two = cls.w.own['learner'], cls.w.own['champion']

    def at(self, person, lesson, presence='in_session'):
        stream = person.stream()
        self.addCleanup(stream.sock.close)
        stream.hello(person.register()[0], presence)
        stream.send({'type': 'lesson', 'lesson_id': lesson})
        return stream

    def test_those_of_the_cohort(self):
        one, two = self.at(self.one, self.lesson), self.at(self.two, self.lesson)
        self.assertIn(people_at(one, self.lesson), (set(), {self.two.id}))
        self.assertEqual(people_at(two, self.lesson), {self.one.id})
        two.send({'type': 'presence', 'state': 'away'})
        until(lambda: people_at(one, self.lesson) == set())
        two.send({'type': 'presence', 'state': 'here'})
        until(lambda: people_at(one, self.lesson) == {self.two.id})
        two.send({'type': 'lesson', 'lesson_id': None})
        until(lambda: people_at(one, self.lesson) == set())

    def test_hidden_by_choice(self):
        one, two = self.at(self.one, self.lesson), self.at(self.two, self.lesson)
        until(lambda: people_at(one, self.lesson) == {self.two.id})
        for name in ('lesson_presence', 'presence'):
            self.assertEqual(self.two.act('PATCH', '/v1/me/settings', {name: False}).status, 200)
            until(lambda: people_at(one, self.lesson) == set())
            self.assertEqual(self.two.act('PATCH', '/v1/me/settings', {name: True}).status, 200)
            until(lambda: people_at(one, self.lesson) == {self.two.id})

    def test_cohorts_of_one_course_do_not_see_each_other(self):
        """A course that two cohorts have makes no fellows of their people."""
        stranger = self.w.strangers['learner']
        db = self.w.platform.db()
        course = db.execute('SELECT scope_id FROM lesson WHERE uuid = ?', (self.lesson,)).fetchone()[0]
        db.execute('INSERT INTO scope_link VALUES (?, ?)', (self.w.theirs[1], course))
        db.close()
        self.addCleanup(self.unlink, course)
        one, other = self.at(self.one, self.lesson), self.at(stranger, self.lesson)
        self.assertEqual(people_at(other, self.lesson), set())
        two = self.at(self.two, self.lesson)
        until(lambda: people_at(one, self.lesson) == {self.two.id})
        self.assertEqual(people_at(two, self.lesson), {self.one.id})
        self.assertEqual([f for f in settle(other) if f['type'] == 'lesson_presence'], [])

    def unlink(self, course):
        db = self.w.platform.db()
        db.execute('DELETE FROM scope_link WHERE parent_id = ? AND child_id = ?', (self.w.theirs[1], course))
        db.close()

    def test_strangers_are_at_no_lesson(self):
        one = self.at(self.one, self.lesson)
        people_at(one, self.lesson)
        strangers = [self.at(person, self.lesson) for person in self.w.strangers.values()]
        strangers += [self.at(person, new_id()) for person in self.w.strangers.values()]
        two = self.at(self.two, self.lesson)
        # What came before it was looked at with it: nobody else was there.
        until(lambda: people_at(one, self.lesson) == {self.two.id})
        people_at(two, self.lesson)
        for stream in strangers:
            self.assertEqual([f for f in settle(stream) if f['type'] == 'lesson_presence'], [])


if __name__ == '__main__':
    unittest.main()
