# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports and what moderators do about them: who is told what, and when."""
import sqlite3
import unittest

from platform_fixture import PlatformTest, new_id, until


class Moderation(PlatformTest):
    # As long as a test says, see pass_time().
    config = {'undo_s': 3600}
    args = ('--sandbox',)

    def setUp(self):
        self.nadia, self.mei, self.lars, self.yuki = (
            self.platform.person(login) for login in ('nadia', 'mei', 'lars', 'yuki'))
        self.objects = self.nadia.register()[2]
        self.cohort = next(o for o in self.objects.values() if o['kind'] == 'cohort' and o['course_ids'])

    def good(self, answer):
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def refused(self, answer, status, code):
        self.assertEqual((answer.status, answer.code), (status, code), answer)

    def post(self, person, container=None):
        post = new_id()
        self.good(person.put(f"/v1/containers/{container or self.cohort['channel_id']}/posts/{post}",
                             {'body': 'Buy cheap watches'}))
        return post

    def report(self, person, post, **more):
        report = new_id()
        self.good(person.put(f'/v1/posts/{post}/reports/{report}', {'reason': 'spam', **more}))
        return report

    def do(self, act, person=None, **about):
        action = new_id()
        answer = (person or self.nadia).put(f'/v1/mod_actions/{action}', {'act': act, **about})
        self.good(answer)
        return action

    def pass_time(self):
        """What was done until now can no longer be undone."""
        db = self.platform.db()
        db.execute('UPDATE mod_action SET undo_until = 1 WHERE told_at = 0 AND undone_at = 0')
        db.close()
        self.do('warn', post_id=self.post(self.yuki), words='So that the platform looks again')

    def seen(self, person, kind, id):
        return person.register()[2].get((kind, id))

    def notices(self, person, **like):
        return [o for o in person.register()[2].values() if o['kind'] == 'notice'
                and all(o[name] == value for name, value in like.items())]

    def test_a_report_is_the_reporters_and_the_moderators(self):
        post = self.post(self.mei)
        report = self.report(self.lars, post, words='Third time today')
        own, theirs = self.seen(self.lars, 'report', report), self.seen(self.nadia, 'report', report)
        self.assertEqual((own['state'], own['excerpt'], own['words']), ('open', '', 'Third time today'))
        self.assertEqual((theirs['reporter_id'], theirs['excerpt']), (self.lars.id, 'Buy cheap watches'))
        for person in (self.mei, self.yuki):
            self.assertIsNone(self.seen(person, 'report', report))
        self.refused(self.lars.put(f'/v1/posts/{post}/reports/{new_id()}', {'reason': 'unkind'}), 409, 'conflict')
        self.refused(self.mei.put(f'/v1/posts/{post}/reports/{new_id()}', {'reason': 'spam'}), 403, 'forbidden')
        self.refused(self.yuki.put(f'/v1/posts/{post}/reports/{new_id()}', {'reason': 'other'}), 422, 'invalid')
        self.refused(self.yuki.put(f'/v1/posts/{post}/reports/{new_id()}', {'reason': 'spam', 'hint': 'hide'}),
                     403, 'forbidden')

    def test_who_may_not_see_a_report_is_told_nothing_of_it(self):
        post = self.post(self.mei)
        with self.mei.stream(self.mei.register()[0]) as author, self.lars.stream(self.lars.register()[0]) as reporter:
            report = self.report(self.lars, post)
            action = self.do('dismiss', report_id=report)
            last = self.post(self.yuki)
            for stream, told in ((reporter, True), (author, False)):
                ids = []
                while not ids or ids[-1] != last:
                    ids.append(stream.next_event()['id'])
                self.assertEqual(report in ids, told)
                self.assertNotIn(action, ids)

    def test_hidden_undone_hidden_and_told(self):
        post = self.post(self.mei)
        reports = [self.report(self.lars, post), self.report(self.yuki, post)]
        first = self.do('hide', report_id=reports[0], words='An advertisement')
        self.assertEqual(self.lars.get(f'/v1/posts/{post}').json['body'], '')
        self.assertEqual([self.seen(self.nadia, 'report', r)['outcome'] for r in reports], ['hidden', 'hidden'])
        self.assertEqual(self.seen(self.lars, 'report', reports[0])['state'], 'open')
        self.good(self.nadia.act('DELETE', f'/v1/mod_actions/{first}'))
        self.assertEqual(self.lars.get(f'/v1/posts/{post}').json['body'], 'Buy cheap watches')
        self.assertEqual(self.seen(self.nadia, 'report', reports[1])['state'], 'open')
        self.do('hide', post_id=post, words='It is one')
        self.pass_time()
        told = until(lambda: self.notices(self.lars, reason='report', report_id=reports[0]), 30)[0]
        self.assertEqual((told['words'], told['actor_id']), ('It is one', None))
        self.assertEqual(self.seen(self.lars, 'report', reports[0])['outcome'], 'hidden')
        self.assertEqual([n['words'] for n in self.notices(self.mei, post_id=post)], ['It is one'])
        self.assertEqual(len(self.notices(self.yuki, reason='report', report_id=reports[1])), 1)
        self.refused(self.nadia.act('DELETE', f'/v1/mod_actions/{first}'), 200, None)

    def test_too_late_to_undo(self):
        post = self.post(self.mei)
        action = self.do('warn', post_id=post, words='Not here, please')
        self.pass_time()
        until(lambda: self.notices(self.mei, reason='warned', post_id=post), 30)
        self.refused(self.nadia.act('DELETE', f'/v1/mod_actions/{action}'), 409, 'conflict')

    def test_a_restart_forgets_nobody(self):
        post = self.post(self.mei)
        self.do('hide', post_id=post, words='No')
        db = self.platform.db()
        db.execute('UPDATE mod_action SET undo_until = 1 WHERE told_at = 0')
        db.close()
        self.platform.stop()
        self.platform.start()
        until(lambda: self.notices(self.mei, reason='hidden', post_id=post), 30)

    def test_what_cannot_be_done_now(self):
        post = self.post(self.mei)
        for act, about, code in (('return', {}, 'conflict'), ('dismiss', {}, 'conflict'), ('warn', {}, 'invalid'),
                                 ('move', {'to_id': self.cohort['channel_id']}, 'invalid')):
            answer = self.nadia.put(f'/v1/mod_actions/{new_id()}', {'act': act, 'post_id': post, **about})
            self.assertEqual(answer.code, code, answer)
        self.do('hide', post_id=post)
        self.refused(self.nadia.put(f'/v1/mod_actions/{new_id()}', {'act': 'hide', 'post_id': post}), 409, 'conflict')

    def test_lock_says_why_and_move_finds_back(self):
        thread, first = new_id(), new_id()
        self.good(self.mei.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'title': 'Watches',
            'post': {'id': first, 'body': 'Cheap'}}))
        lock = self.do('lock', container_id=thread, words='It is settled')
        read = self.lars.get(f'/v1/containers/{thread}').json
        self.assertEqual((read['locked'], read['lock_words']), (True, 'It is settled'))
        self.good(self.nadia.act('DELETE', f'/v1/mod_actions/{lock}'))
        self.assertFalse(self.lars.get(f'/v1/containers/{thread}').json['locked'])
        post = self.post(self.lars, thread)
        move = self.do('move', post_id=post, to_id=self.cohort['channel_id'])
        self.assertEqual(self.mei.get(f'/v1/posts/{post}').json['container_id'], self.cohort['channel_id'])
        self.good(self.nadia.act('DELETE', f'/v1/mod_actions/{move}'))
        self.assertEqual(self.mei.get(f'/v1/posts/{post}').json['container_id'], thread)

    def thread(self, person):
        thread = new_id()
        answer = person.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'title': 'New here',
            'post': {'id': new_id(), 'body': 'Hello', 'post_kind': 'question'}})
        return thread, answer

    def write(self, person, container):
        post = new_id()
        return post, person.put(f'/v1/containers/{container}/posts/{post}', {'body': 'Hello everybody'})

    def test_slow_mode(self):
        thread = self.thread(self.mei)[0]
        self.refused(self.mei.act('PATCH', f'/v1/containers/{thread}', {'slow_s': 60}), 403, 'forbidden')
        self.good(self.nadia.act('PATCH', f'/v1/containers/{thread}', {'slow_s': 600}))
        self.assertEqual(self.lars.get(f'/v1/containers/{thread}').json['slow_s'], 600)
        self.good(self.write(self.lars, thread)[1])
        soon = self.write(self.lars, thread)[1]
        self.refused(soon, 429, 'rate_limited')
        self.assertEqual(int(soon.headers['Retry-After']), soon.json['retry_after'])
        self.assertTrue(500 < soon.json['retry_after'] <= 600)
        for person in (self.yuki, self.nadia, self.nadia):
            self.good(self.write(person, thread)[1])
        db = self.platform.db()
        db.execute('UPDATE post SET created_at = created_at - 600000')
        db.close()
        self.good(self.write(self.lars, thread)[1])

    def newcomer(self, login):
        self.good(self.nadia.act('PATCH', f"/v1/cohorts/{self.cohort['id']}", {'approve_new': True}))
        self.addCleanup(lambda: self.nadia.act('PATCH', f"/v1/cohorts/{self.cohort['id']}", {'approve_new': False}))
        person = self.platform.person(login)
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], login, 'learner').returncode, 0)
        until(lambda: self.seen(person, 'cohort', self.cohort['id']))
        return person

    def test_a_new_members_post_waits_for_approval(self):
        nora, channel = self.newcomer('nora'), self.cohort['channel_id']
        last = self.lars.get(f'/v1/containers/{channel}').json
        with self.lars.stream(self.lars.register()[0]) as other:
            post, answer = self.write(nora, channel)
            self.assertEqual(answer.status, 202, answer)
            self.assertEqual(nora.put(f'/v1/containers/{channel}/posts/{post}', {'body': 'Hello everybody'}).status, 202)
            self.assertTrue(nora.get(f'/v1/posts/{post}').json['waiting'])
            self.assertEqual(self.seen(nora, 'post', post)['body'], 'Hello everybody')
            self.assertIsNone(self.seen(self.lars, 'post', post))
            for method, path in (('GET', ''), ('PUT', '/reaction'), ('DELETE', '')):
                self.assertEqual(self.lars.act(method, f'/v1/posts/{post}{path}', {'vote': True} if path else None).status, 404)
            self.assertNotIn(post, self.lars.get(f'/v1/containers/{channel}/posts').data.decode())
            self.assertEqual(self.lars.get(f'/v1/containers/{channel}').json['reply_count'], last['reply_count'])
            report = next(o for o in self.nadia.register()[2].values() if o['kind'] == 'report' and o['post_id'] == post)
            self.assertEqual((report['reason'], report['excerpt']), ('approval', 'Hello everybody'))
            marker = self.post(self.yuki)
            ids = []
            while not ids or ids[-1] != marker:
                ids.append(other.next_event()['id'])
            self.assertFalse({post, report['id']} & set(ids))
            self.do('approve', report_id=report['id'])
            while (frame := other.next_event())['id'] != post:
                pass
            self.assertEqual(frame['data']['put']['body'], 'Hello everybody')
        read = self.lars.get(f'/v1/posts/{post}').json
        self.assertNotIn('waiting', read)
        self.assertGreater(read['pos'], self.lars.get(f'/v1/posts/{marker}').json['pos'])
        until(lambda: self.notices(nora, reason='approved', post_id=post), 30)
        self.assertEqual(self.notices(nora, reason='report'), [])
        self.good(self.write(nora, channel)[1])

    def test_a_new_members_thread_waits_or_is_refused(self):
        nils = self.newcomer('nils')
        thread, answer = self.thread(nils)
        self.assertEqual(answer.status, 202, answer)
        self.assertEqual(nils.get(f'/v1/containers/{thread}').json['title'], 'New here')
        self.assertEqual(self.lars.get(f'/v1/containers/{thread}').status, 404)
        first = nils.get(f'/v1/containers/{thread}').json['first_post_id']
        refused = self.do('refuse', post_id=first, words='Tell us who you are')
        self.assertTrue(nils.get(f'/v1/posts/{first}').json['hidden'])
        self.good(self.nadia.act('DELETE', f'/v1/mod_actions/{refused}'))
        action = self.do('approve', post_id=first)
        self.assertEqual(self.lars.get(f'/v1/containers/{thread}').json['title'], 'New here')
        self.assertEqual(self.nadia.act('DELETE', f'/v1/mod_actions/{action}').status, 409)

    def direct(self):
        direct = new_id()
        self.good(self.lars.put(f'/v1/containers/{direct}', {'container_kind': 'direct', 'user_ids': [self.mei.id]}))
        return next(o['id'] for o in self.mei.register()[2].values()
                    if o['kind'] == 'container' and o['container_kind'] == 'direct' and self.lars.id in o['user_ids'])

    def test_of_direct_messages_only_what_was_reported(self):
        direct = self.direct()
        self.post(self.lars, direct)
        post = self.post(self.lars, direct)
        report = self.report(self.mei, post)
        keeper = self.platform.person('keeper')
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], 'keeper', 'moderator').returncode, 0)
        until(lambda: self.seen(keeper, 'report', report))
        self.assertIsNone(self.seen(self.nadia, 'report', report))
        self.assertEqual(keeper.get(f'/v1/posts/{post}').status, 404)
        self.assertEqual(self.nadia.put(f'/v1/mod_actions/{new_id()}', {'act': 'hide', 'report_id': report}).status, 404)
        action = self.do('hide', keeper, report_id=report)
        self.assertEqual(self.mei.get(f'/v1/posts/{post}').json['hidden'], True)
        self.assertIsNone(self.seen(self.nadia, 'mod_action', action))
        self.pass_time()
        until(lambda: self.notices(self.mei, reason='report', report_id=report), 30)

    def test_the_audit_only_grows(self):
        post = self.post(self.mei)
        report = self.report(self.lars, post, words='Look')
        action = self.do('hide', report_id=report, words='Right')
        self.good(self.nadia.act('DELETE', f'/v1/mod_actions/{action}'))
        admin = self.platform.person('auditor')
        self.assertEqual(self.platform.command('member', 'add', self.cohort['id'], 'auditor', 'admin').returncode, 0)
        page = until(lambda: (a := admin.get(f"/v1/cohorts/{self.cohort['id']}/audit")).status == 200 and a.json)
        lines = [(x['verb'], x['words'], x['actor_id']) for x in page['lines'] if x['target_id'] == post]
        self.assertEqual(lines, [('mod_action.undo', '', self.nadia.id), ('mod_action.hide', 'Right', self.nadia.id),
                                 ('report.create', 'Look', self.lars.id)])
        self.refused(self.nadia.get(f"/v1/cohorts/{self.cohort['id']}/audit"), 403, 'forbidden')
        last = page['lines'][-1]['number']
        self.assertEqual(admin.get(f"/v1/cohorts/{self.cohort['id']}/audit?before={last}").json['lines'], [])
        printed = [line.split('\t')[1:] for line in self.platform.command('audit').stdout.splitlines() if post in line]
        self.assertEqual(printed, [['lars', 'report.create', 'post', post, 'Look'],
                                   ['nadia', 'mod_action.hide', 'post', post, 'Right'],
                                   ['nadia', 'mod_action.undo', 'post', post, '']])
        db = self.platform.db()
        for sql in ("UPDATE audit SET words = ''", 'DELETE FROM audit'):
            with self.assertRaises(sqlite3.IntegrityError):
                db.execute(sql)
        db.close()


if __name__ == '__main__':
    unittest.main()
