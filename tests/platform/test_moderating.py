# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody has to moderate: somebody is asked, says yes or no, pauses, gives it up; and may what they said."""
import unittest

from platform_fixture import PlatformTest, new_id, until


class Moderating(PlatformTest):
    config = {'undo_s': 3600}
    args = ('--sandbox',)

    def setUp(self):
        self.nadia, self.mei, self.lars, self.yuki = (
            self.platform.person(login) for login in ('nadia', 'mei', 'lars', 'yuki'))
        self.cohort = next(o for o in self.nadia.register()[2].values() if o['kind'] == 'cohort' and o['course_ids'])
        self.say(self.nadia, 'none', self.mei)

    def say(self, who, state, about=None, words='', status=200):
        answer = who.act('PUT', f"/v1/cohorts/{self.cohort['id']}/members/{(about or who).id}/moderates",
                         {'state': state, 'words': words})
        self.assertEqual(answer.status, status, answer)
        return answer.json

    def good(self, answer):
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def reported(self):
        """A post of Lars that Yuki reports."""
        post, report = new_id(), new_id()
        self.good(self.lars.put(f"/v1/containers/{self.cohort['channel_id']}/posts/{post}", {'body': 'Buy watches'}))
        self.good(self.yuki.put(f'/v1/posts/{post}/reports/{report}', {'reason': 'spam'}))
        return post, report

    def seen(self, person, kind, id):
        return person.register()[2].get((kind, id))

    def member(self, viewer, person):
        return next(o for o in viewer.register()[2].values() if o['kind'] == 'membership'
                    and o['user_id'] == person.id and o['cohort_id'] == self.cohort['id'])

    def notices(self, person, reason):
        return [o for o in person.register()[2].values() if o['kind'] == 'notice' and o['reason'] == reason]

    def may(self, person, report, post):
        """Whether the person sees the report and can decide about it: both, or neither."""
        sees = self.seen(person, 'report', report) is not None
        can = self.good(person.get(f"/v1/cohorts/{self.cohort['id']}"))['can']
        done = person.put(f'/v1/mod_actions/{new_id()}', {'post_id': post, 'act': 'warn', 'words': 'Please not'})
        self.assertIn(done.status, (200, 403))
        self.assertEqual((sees, 'report.triage' in can), (done.status == 200,) * 2)
        return sees

    def test_only_while_it_is_accepted(self):
        post, report = self.reported()
        self.assertFalse(self.may(self.mei, report, post))
        asked = self.say(self.nadia, 'invited', self.mei, 'You are fair')
        self.assertEqual((asked['moderates'], asked['asked_by_id'], asked['asked_words']),
                         ('invited', self.nadia.id, 'You are fair'))
        self.assertFalse(self.may(self.mei, report, post))
        self.say(self.mei, 'active')
        self.assertTrue(self.may(self.mei, report, post))
        self.say(self.mei, 'paused')
        self.assertFalse(self.may(self.mei, report, post))
        self.say(self.mei, 'active')
        self.assertTrue(self.may(self.mei, report, post))
        self.say(self.mei, 'left')
        self.assertFalse(self.may(self.mei, report, post))
        self.say(self.mei, 'active', status=409)

    def test_whoever_asked_can_end_it(self):
        post, report = self.reported()
        self.say(self.nadia, 'invited', self.mei)
        self.say(self.mei, 'active')
        self.say(self.nadia, 'none', self.mei)
        self.assertFalse(self.may(self.mei, report, post))
        self.say(self.mei, 'active', status=409)

    def test_no_is_an_answer_that_can_be_changed(self):
        post, report = self.reported()
        self.say(self.nadia, 'invited', self.mei)
        self.say(self.mei, 'declined', words='No time')
        self.assertFalse(self.may(self.mei, report, post))
        self.say(self.mei, 'paused', status=409)
        self.say(self.mei, 'active')
        self.assertTrue(self.may(self.mei, report, post))

    def test_only_who_hosts_asks_and_only_who_is_asked_answers(self):
        self.say(self.lars, 'invited', self.mei, status=403)
        self.say(self.mei, 'active', status=409)
        self.say(self.mei, 'invited', status=403)
        self.say(self.nadia, 'invited', self.mei)
        self.say(self.nadia, 'active', self.mei, status=403)
        self.say(self.nadia, 'invited', self.nadia, status=403)
        self.say(self.mei, 'active')
        self.say(self.mei, 'invited', self.lars, status=403)
        self.say(self.nadia, 'invited', self.mei, status=409)

    def test_others_learn_only_that_somebody_moderates(self):
        for state in ('invited', 'declined', 'active', 'paused', 'left'):
            self.say(self.nadia if state == 'invited' else self.mei, state, self.mei, 'A reason')
            for viewer in (self.mei, self.nadia):
                self.assertEqual(self.member(viewer, self.mei)['moderates'], state)
            other = self.member(self.lars, self.mei)
            self.assertEqual((other['moderates'], other['asked_by_id'], other['asked_words']),
                             ('active' if state == 'active' else 'none', None, ''))

    def test_notices(self):
        def new(person, reason, known={}):
            found = {o['id']: o for o in self.notices(person, reason)}
            fresh = [found[id] for id in found if id not in known]
            known.update(found)
            return fresh
        for reason in ('moderates', 'moderates_not'):
            new(self.nadia, reason)
        new(self.mei, 'moderate')
        self.say(self.nadia, 'invited', self.mei, 'You are fair')
        self.say(self.nadia, 'invited', self.mei, 'You are fair')
        invitation, = new(self.mei, 'moderate')
        self.assertEqual((invitation['actor_id'], invitation['words'], invitation['seen_at']),
                         (self.nadia.id, 'You are fair', None))
        self.say(self.mei, 'active')
        self.assertIsNotNone(self.seen(self.mei, 'notice', invitation['id'])['seen_at'])
        self.assertEqual([o['actor_id'] for o in new(self.nadia, 'moderates')], [self.mei.id])
        self.say(self.mei, 'paused')
        self.say(self.mei, 'active')
        self.assertEqual(new(self.nadia, 'moderates') + new(self.nadia, 'moderates_not'), [])
        self.say(self.mei, 'left', words='Too much')
        self.assertEqual([o['words'] for o in new(self.nadia, 'moderates_not')], ['Too much'])

    def test_what_one_sees_changes_by_the_stream(self):
        _, report = self.reported()
        self.say(self.nadia, 'invited', self.mei)
        with self.mei.stream(self.mei.register()[0]) as stream, self.lars.stream(self.lars.register()[0]) as other:
            self.say(self.mei, 'active')
            while (frame := stream.next_event())['type'] != 'membership.role_changed':
                pass
            self.assertEqual(frame['data']['put']['moderates'], 'active')
            while (frame := other.next_event())['type'] != 'membership.role_changed':
                pass
            self.assertEqual((frame['data']['put']['moderates'], frame['data']['put']['asked_words']), ('active', ''))
            self.say(self.mei, 'paused')
            marker, second = self.reported()
            ids = []
            while marker not in ids:
                ids.append(stream.next_event()['id'])
            self.good(self.nadia.act('PATCH', f"/v1/cohorts/{self.cohort['id']}", {'approve_new': False}))
            while (frame := stream.next_event())['type'] != 'cohort.updated':
                ids.append(frame['id'])
            self.assertNotIn(second, ids)

    def test_asked_again_is_asked_as_before(self):
        """What one sees of it changes by an event or not at all."""
        self.say(self.nadia, 'invited', self.mei, 'You are fair')
        before = self.member(self.mei, self.mei)
        self.assertEqual(self.say(self.nadia, 'invited', self.mei, 'In other words')['rev'], before['rev'])
        self.assertEqual(self.member(self.mei, self.mei), before)
        self.say(self.mei, 'declined')
        self.say(self.nadia, 'invited', self.mei, 'In other words')
        self.assertEqual(self.member(self.mei, self.mei)['asked_words'], 'In other words')

    def test_others_do_not_learn_who_said_so(self):
        with self.lars.stream(self.lars.register()[0]) as stream:
            for who, state in ((self.nadia, 'invited'), (self.mei, 'declined'), (self.nadia, 'invited'),
                               (self.mei, 'active'), (self.mei, 'left')):
                self.say(who, state, self.mei)
                while (frame := stream.next_event())['type'] != 'membership.role_changed':
                    pass
                self.assertIsNone(frame['actor'], state)

    def test_whoever_pauses_may_leave(self):
        keeper = self.platform.person('leaving')
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], 'leaving', 'moderator').returncode, 0)
        until(lambda: self.seen(keeper, 'cohort', self.cohort['id']))
        self.say(keeper, 'paused')
        path = f"/v1/cohorts/{self.cohort['id']}/members/"
        self.assertEqual(keeper.request('DELETE', path + self.mei.id).status, 403)
        self.good(keeper.request('DELETE', path + keeper.id))
        self.assertIsNone(self.seen(keeper, 'cohort', self.cohort['id']))

    def test_an_invitation_waits_no_longer_than_it_stands(self):
        path = f"/v1/cohorts/{self.cohort['id']}/members/"

        def waiting(person):
            return [o for o in self.notices(person, 'moderate') if o['seen_at'] is None]

        self.assertEqual(waiting(self.mei), [])
        self.say(self.nadia, 'invited', self.mei)
        self.good(self.nadia.put(path + self.mei.id, {'role': 'champion'}))
        self.assertEqual(len(waiting(self.mei)), 1)
        self.good(self.nadia.put(path + self.mei.id, {'role': 'facilitator'}))
        self.assertEqual(waiting(self.mei), [])
        self.good(self.nadia.put(path + self.mei.id, {'role': 'learner'}))
        self.say(self.nadia, 'invited', self.yuki)
        self.good(self.nadia.request('DELETE', path + self.yuki.id))
        self.assertEqual(waiting(self.yuki), [])
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], 'yuki', 'learner').returncode, 0)
        until(lambda: self.seen(self.yuki, 'cohort', self.cohort['id']))

    def test_who_decides_does_not_wait(self):
        """Where a new member's posts wait, those of one who moderates do not, but those of one who pauses do."""
        cohort = f"/v1/cohorts/{self.cohort['id']}"
        self.good(self.nadia.act('PATCH', cohort, {'approve_new': True}))
        self.addCleanup(self.nadia.act, 'PATCH', cohort, {'approve_new': False})
        new = {}
        for login, role in (('asked', 'learner'), ('resting', 'moderator')):
            new[login] = self.platform.person(login)
            self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], login, role).returncode, 0)
            until(lambda person=new[login]: person.get(cohort).status == 200)
        self.say(self.nadia, 'invited', new['asked'])
        self.say(new['asked'], 'active')
        self.say(new['resting'], 'paused')
        self.assertEqual({login: person.put(f"/v1/containers/{self.cohort['channel_id']}/posts/{new_id()}",
                                            {'body': 'Hello'}).status for login, person in new.items()},
                         {'asked': 200, 'resting': 202})

    def test_asked_twice_is_one_act(self):
        self.say(self.nadia, 'invited', self.mei)
        path, key = f"/v1/cohorts/{self.cohort['id']}/members/{self.mei.id}/moderates", new_id()
        first = self.good(self.mei.act('PUT', path, {'state': 'active'}, key=key))
        self.say(self.nadia, 'none', self.mei)
        again = self.mei.act('PUT', path, {'state': 'active'}, key=key)
        self.assertEqual((again.status, again.json['id']), (200, first['id']))
        self.assertEqual(self.member(self.mei, self.mei)['moderates'], 'none')

    def test_a_moderator_by_role_may_pause_too(self):
        keeper = self.platform.person('keeper')
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], 'keeper', 'moderator').returncode, 0)
        until(lambda: self.seen(keeper, 'cohort', self.cohort['id']))
        post, report = self.reported()
        self.assertEqual(self.member(keeper, keeper)['moderates'], 'active')
        self.assertTrue(self.may(keeper, report, post))
        self.say(keeper, 'paused')
        self.assertFalse(self.may(keeper, report, post))
        self.say(keeper, 'active')
        self.assertTrue(self.may(keeper, report, post))
        self.say(keeper, 'left')
        self.assertFalse(self.may(keeper, report, post))
        self.assertEqual(self.member(keeper, keeper)['role'], 'learner')

    def test_a_role_that_was_taken_away_does_not_come_back(self):
        keeper = self.platform.person('pausing')
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], 'pausing', 'moderator').returncode, 0)
        until(lambda: self.seen(keeper, 'cohort', self.cohort['id']))
        self.say(keeper, 'paused')
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], 'pausing', 'learner').returncode, 0)
        until(lambda: self.member(self.nadia, keeper)['role'] == 'learner')
        self.say(keeper, 'active', status=409)

    def test_direct_messages_are_not_theirs_to_decide(self):
        direct, post, report = new_id(), new_id(), new_id()
        self.say(self.nadia, 'invited', self.mei)
        self.say(self.mei, 'active')
        made = self.good(self.lars.put(f'/v1/containers/{direct}', {'container_kind': 'direct', 'user_ids': [self.yuki.id]}))
        direct = next(o['id'] for o in made['objects'] if o['kind'] == 'container')
        self.good(self.lars.put(f'/v1/containers/{direct}/posts/{post}', {'body': 'Between us'}))
        self.good(self.yuki.put(f'/v1/posts/{post}/reports/{report}', {'reason': 'unkind'}))
        self.assertIsNone(self.seen(self.mei, 'report', report))

    def test_the_command_asks_too(self):
        def command(login):
            return self.platform.command('member', 'invite', self.cohort['id'], login).returncode
        self.assertEqual((command('mei'), command('nobody'), command('nadia')), (0, 1, 1))
        until(lambda: self.member(self.mei, self.mei)['moderates'] == 'invited')
        self.assertIsNone(self.member(self.mei, self.mei)['asked_by_id'])
        self.assertIn(self.cohort['id'], [o['cohort_id'] for o in self.notices(self.mei, 'moderate')])
        self.say(self.mei, 'active')
        self.assertEqual(command('mei'), 1)


if __name__ == '__main__':
    unittest.main()
