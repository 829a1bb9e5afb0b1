#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Five people, each with two devices, talk, read and moderate at random.

usage: unread_ledger.py UNREAD-CLIENT ACTS [SEED]

Again and again nobody acts for a moment: then what every device counts as unread, place by place, equals a recount
from the platform's database, which shares no code with either. Where one differs, what was done there is told.
"""
import os
import queue
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from platform_fixture import until  # noqa: E402
from cohort_life import Life  # noqa: E402
from follower import DEADLINE, Follower  # noqa: E402
from urllib.parse import parse_qsl  # noqa: E402
from urllib.request import urlopen  # noqa: E402

PASSWORD = 'open sesame'
FAR = 4_000_000_000_000  # milliseconds: a mute that does not end while this runs


class Told(platform_fixture.Platform):
    """A platform that remembers what was asked of it, beside what is done at devices."""
    story = ()

    def request(self, method, path, body=None, headers=None, token=None, form=None):
        answer = super().request(method, path, body, headers, token, form)
        if method != 'GET' and self.story != ():
            self.story.append(f'{method} {path} {body if not isinstance(body, bytes) else ""} {answer.status}')
        return answer

    def tell(self, ids):
        """What was done in a container or to a member."""
        return [line for line in self.story if '/members/' in line or any(id in line for id in ids)]


class Device(Follower):
    def __init__(self, program, folder, platform, login):
        self.login = login
        self.counts = queue.Queue()
        super().__init__(program, folder, f'http://127.0.0.1:{platform.port}', platform)

    def sign_in(self, page):
        answer = self.platform.request('POST', '/oauth/authorize',
                                       form=dict(parse_qsl(page.partition('?')[2]), name=self.login, password=PASSWORD))
        assert answer.status == 303, answer
        urlopen(answer.headers['Location'], timeout=DEADLINE).read()

    def heard(self, word, rest):
        if word == 'counts':
            waiting, *counts = rest.split()
            self.counts.put((int(waiting), dict(count.split('=') for count in counts)))

    def do(self, *words):
        self.platform.story.append(f'{os.path.basename(self.folder)} {" ".join(words)}')
        self.say(*words)

    def count(self):
        self.say('count')
        return self.counts.get(timeout=DEADLINE)


class Crowd(Life):
    """Life in which each of five people is also at two devices."""

    def __init__(self, platform, seed, program, folder):
        super().__init__(platform, seed)
        self.fill()
        self.join()
        self.good(self.nadia.put(self.member(self.yuki), {'role': 'learner'}))
        self.people = {'nadia': self.nadia, 'lars': self.lars, 'mei': self.mei, 'zoe': self.zoe, 'yuki': self.yuki}
        for login in self.people:
            platform.person(login, password=PASSWORD)
        # Who leaves can be asked back: they still share the other cohort.
        for login in ('lars', 'mei', 'yuki'):
            self.said('member', 'add', self.own, login, 'learner')
        self.here = set(self.people)
        self.devices = [Device(program, os.path.join(folder, f'{login}{n}'), platform, login)
                        for login in self.people for n in (1, 2)]
        for device in self.devices:
            device.wait_live()
        platform.story = []

    def stay_signed_in(self):
        """Tokens end; devices get theirs anew by themselves."""
        for login, person in self.people.items():
            person.token = self.platform.person(login).token

    # At a device

    def device(self):
        return self.random.choice(self.devices)

    def position(self):
        return str(self.random.randint(1, 30))

    def read_there(self):
        self.device().do('read', self.place(), self.position())

    def unread_there(self):
        self.device().do('unread', self.place(), self.position())

    def read_all_there(self):
        """And perhaps not, after all: at once, or when much has happened since."""
        device = self.device()
        device.do('read-all')
        if self.random.random() < 0.3:
            device.do('undo')

    def undo_there(self):
        self.device().do('undo')

    def how(self):
        """Among them mutes that end while this goes on."""
        until = self.random.choice([0, 1, FAR, None])
        if until is None:
            until = int(time.time() * 1000) + self.random.randint(1, 5000)
        return [self.random.choice(['mute', 'mute', 'normal', 'follow', 'normal']), str(until)]

    def follow_there(self):
        self.device().do('follow', self.place(), *self.how())

    def follow_all_there(self):
        self.device().do(*self.random.choice([('cohort', self.cohort['id']), ('course', self.lessons[0]['course_id'])]),
                         *self.how())

    def block_there(self):
        device = self.device()
        other = self.random.choice(sorted(set(self.people) - {device.login}))
        device.do('block', self.people[other].id)

    def cut_there(self):
        self.device().do('cut')

    def reconnect_there(self):
        self.device().do('reconnect')

    def kill_there(self):
        device = self.device()
        self.platform.story.append(f'{os.path.basename(device.folder)} is killed')
        device.kill()
        device.start()

    # Who is here

    def someone(self):
        return self.people[self.random.choice(sorted(self.here))]

    def go_or_come(self):
        login = self.random.choice(['lars', 'mei', 'zoe', 'yuki'])
        if login in self.here:
            self.good(self.nadia.request('DELETE', self.member(self.people[login])))
            self.here.remove(login)
        else:
            self.good(self.nadia.put(self.member(self.people[login]), {'role': 'learner'}))
            self.here.add(login)
            for _ in range(3):  # while their devices look at everything anew
                self.show_or_hide_thread()

    def another_role(self):
        login = self.random.choice(sorted(self.here - {'nadia'}) or ['nadia'])
        if login != 'nadia':
            self.good(self.nadia.put(self.member(self.people[login]), self.random.choice([
                {'role': 'learner'}, {'role': 'champion'}, {'role': 'facilitator'}, {'role': 'facilitator'},
                {'state': 'suspended'}, {'state': 'active'}, {'observer': True}, {'observer': False}])))

    def direct(self):
        if len(self.here) < 2:
            return
        first, second = self.random.sample(sorted(self.here), 2)
        self.good(self.people[first].put(f'/v1/containers/{platform_fixture.new_id()}', {
            'container_kind': 'direct', 'user_ids': [self.people[second].id],
            'post': {'id': platform_fixture.new_id(), 'body': self.next_text()}}), 403, 404)

    ACTS = ([Life.talk] * 9 + [Life.thread, Life.delete, Life.delete, Life.hide, Life.hide, Life.unhide, Life.move,
                               Life.move, Life.moderate, Life.moderate, Life.show_or_hide_thread,
                               Life.show_or_hide_thread, Life.edit, direct, go_or_come, another_role, follow_there,
                               follow_there, follow_all_there, undo_there, cut_there, cut_there, reconnect_there]
            + [read_there] * 5 + [unread_there] * 3)
    SELDOM = [kill_there, block_there, read_all_there, read_all_there]

    def act(self):
        self.random.choice(self.SELDOM if self.random.random() < 0.04 else self.ACTS)(self)


# Everything that is said where the person may read, by another whom they have not blocked, and is not out of sight,
# after what they have read; nothing of what they have muted, nearest choice first.
RECOUNT = '''
WITH mine AS (SELECT k.*, r.read_pos, r.marked_unread_from, r.follow AS at_place, r.mute_until AS at_place_until,
    (SELECT follow FROM follow f JOIN lesson l ON l.id = k.lesson_id WHERE f.user_id = u.id AND f.of_scope = l.scope_id
     AND (follow <> 'mute' OR mute_until = 0 OR mute_until > :now)) AS at_course,
    (SELECT follow FROM follow f WHERE f.user_id = u.id AND f.of_scope = k.scope_id
     AND (follow <> 'mute' OR mute_until = 0 OR mute_until > :now)) AS at_cohort, u.id AS user_id
  FROM user u JOIN container k LEFT JOIN read_state r ON r.user_id = u.id AND r.container_id = k.id
  WHERE u.uuid = :user AND k.item IS NULL
    AND (EXISTS (SELECT 1 FROM scope_person s WHERE s.scope_id = k.scope_id AND s.user_id = u.id)
      OR EXISTS (SELECT 1 FROM membership m WHERE m.scope_id = k.scope_id AND m.user_id = u.id
        AND m.state <> 'removed' AND (k.visible OR m.role IN ('facilitator', 'moderator', 'admin')))))
SELECT mine.uuid, count(*) FROM mine JOIN post p ON p.container_id = mine.id
WHERE p.creator_id <> mine.user_id AND NOT p.deleted AND NOT p.hidden
  AND p.creator_id NOT IN (SELECT other_id FROM block WHERE user_id = mine.user_id AND blocked)
  AND p.pos > CASE WHEN coalesce(marked_unread_from, 0) > 0 AND marked_unread_from <= coalesce(read_pos, 0)
              THEN marked_unread_from - 1 ELSE coalesce(read_pos, 0) END
  AND CASE WHEN at_place = 'follow' THEN 1
           WHEN at_place = 'mute' AND (at_place_until = 0 OR at_place_until > :now) THEN 0
           WHEN coalesce(at_course, 'normal') <> 'normal' THEN at_course = 'follow'
           ELSE coalesce(at_cohort, 'normal') <> 'mute' END
GROUP BY mine.id'''


def recount(platform, person):
    db = platform.db()
    try:
        return {uuid: str(n) for uuid, n in db.execute(RECOUNT, {'user': person.id, 'now': int(time.time() * 1000)})}
    finally:
        db.close()


def differing(crowd):
    """Every device that has something to say yet or counts otherwise than it should: (device, says, counts, should)."""
    wants = {login: recount(crowd.platform, person) for login, person in crowd.people.items()}
    return [(device, waiting, counts, wants[device.login]) for device in crowd.devices
            for waiting, counts in [device.count()] if waiting or counts != wants[device.login]]


def compare(crowd):
    """Waits until every device has said all it has to say and counts what there is."""
    try:
        until(lambda: not differing(crowd), DEADLINE)
    except AssertionError:
        ids = set()
        for device, waiting, counts, want in differing(crowd):
            differ = set(counts.items()) ^ set(want.items())
            ids |= {id for id, _ in differ}
            print(device.folder, 'is', device.state, 'waits for', waiting, 'has', sorted(differ & set(counts.items())),
                  'should have', sorted(differ & set(want.items())))
        print(*crowd.platform.tell(ids), sep='\n')
        raise
    return sum(int(n) for login, person in crowd.people.items() for n in recount(crowd.platform, person).values())


def main(program, acts, seed):
    begun = time.monotonic()
    folder = tempfile.mkdtemp(prefix='lyceum-')
    platform = Told(config={'recent_posts': 10}, args=['--sandbox'])
    platform.start()
    compared = counted = 0
    try:
        crowd = Crowd(platform, f'{seed} crowd', program, folder)
        for n in range(1, acts + 1):
            crowd.act()
            if n % 100 == 0 or n == acts:
                counted += compare(crowd)
                compared += len(crowd.devices)
                crowd.stay_signed_in()
        print(f'seed {seed}: {acts} acts of five people on ten devices, {compared} ledgers equal a recount, '
              f'{counted} unread posts in them, {time.monotonic() - begun:.0f} s')
        assert counted > 0
    finally:
        for device in getattr(locals().get('crowd'), 'devices', []):
            device.process.kill()
        platform.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
