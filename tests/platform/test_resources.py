# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act on a resource, once right and once wrong; another member sees it by the stream."""
import hashlib
import json
import unittest

from platform_fixture import any_answer, new_id, until
from talk_fixture import TalkTest


class Resources(TalkTest):
    def test_container(self):
        thread, post = self.thread()
        self.sees('container', thread, 'container.created')
        self.assertEqual(self.good(self.lars.get(f'/v1/posts/{post}'))['body'], 'Whom?')
        path = f'/v1/containers/{thread}'
        self.assertEqual(self.good(self.mei.act('PATCH', path, {'title': 'Who'}))['title'], 'Who')
        self.refused(self.lars.act('PATCH', path, {'title': 'Mine'}), 403)
        self.refused(self.mei.act('PATCH', path, {'locked': True}), 403)
        self.good(self.nadia.act('PATCH', path, {'locked': True}))
        self.sees('container', thread, 'container.locked')
        self.refused(self.lars.put(f'{path}/posts/{new_id()}', {'body': 'Late'}), 409, 'locked')
        self.refused(self.mei.put(f'/v1/containers/{new_id()}', {
            'container_kind': 'thread', 'cohort_id': new_id(), 'title': 'x',
            'post': {'id': new_id(), 'body': 'x'}}), 404)

    def test_what_one_may_do_follows_who_made_it(self):
        """The text of a container is shared by all of one role, but for who made it."""
        thread, _ = self.thread()
        others = self.sees('container', thread, 'container.created')['put']['can']
        own = self.sees('container', thread, 'container.created', self.own)['put']['can']
        self.assertIn('container.edit', own)
        self.assertNotIn('container.edit', others)
        self.assertNotIn('post.delete', own)  # others write in it
        for person, can in ((self.lars, others), (self.mei, own), (self.lars, others)):
            self.assertEqual(self.good(person.get(f'/v1/containers/{thread}'))['can'], can)

    def test_post(self):
        post = self.reply(self.mei, self.cohort['channel_id'])
        self.assertEqual(self.sees('post', post, 'post.created')['put']['body'], 'All')
        path = f'/v1/posts/{post}'
        rev = self.good(self.mei.get(path))['rev']
        edited = self.good(self.mei.act('PATCH', path, {'body': 'Some'}, headers={'If-Match': f'"{rev}"'}))
        self.assertEqual(edited['body'], 'Some')
        self.assertEqual(self.sees('post', post, 'post.updated')['put']['body'], 'Some')
        stale = self.mei.act('PATCH', path, {'body': 'Old'}, headers={'If-Match': f'"{rev}"'})
        self.refused(stale, 412, 'stale')
        self.assertEqual(stale.json['current'], edited)
        self.assertEqual(self.good(self.mei.get(path))['body'], 'Some')
        # What others set on it is no change of its text.
        self.good(self.lars.act('PUT', path + '/reaction', {'emojis': ['🎉']}))
        self.good(self.mei.act('PATCH', path, {'body': 'Some'}, headers={'If-Match': f'"{edited["rev"]}"'}))
        self.refused(self.nadia.act('PATCH', path, {'body': 'Hers'}), 403)
        self.refused(self.lars.act('DELETE', path), 403)
        self.good(self.mei.act('DELETE', path))
        self.assertNotIn('Some', json.dumps(self.sees('post', post, 'post.deleted')))
        self.refused(self.mei.act('PATCH', path, {'body': 'Back'}), 410)

    def test_what_a_post_is_tied_to(self):
        """A moment is completed, a place in a text stands as it was sent; anything between is refused."""
        asset, quiz = self.all('asset')[0], self.all('quiz')[0]
        path = f"/v1/containers/{self.cohort['channel_id']}/posts/"
        moment = {'asset_id': asset['id'], 'asset_rev': 1, 'start_ms': 5, 'end_ms': 9, 'cue_id': '', 'quote': 'x'}
        text = {'lesson_id': quiz['lesson_id'], 'quote': ''}
        for given, more in ((moment, {'prefix': '', 'suffix': ''}), ({**moment, 'prefix': 'a', 'suffix': 'b'}, {}),
                            ({**text, 'block': 'p-1'}, None), ({**text, 'page': 3}, None),
                            ({**text, 'item_id': quiz['items'][0]['id']}, None)):
            post = self.reply(self.mei, self.cohort['channel_id'], anchor=given)
            kept = self.good(self.mei.get(f'/v1/posts/{post}'))['anchor']
            added = {} if more is None else {**more, 'confidence': 100, 'was_start_ms': 5}
            self.assertEqual(kept, {**given, **added})
        for wrong in ({'quote': ''}, {**moment, 'end_ms': 4}, {**moment, 'confidence': 100}, {**moment, **text},
                      {**moment, 'page': 1}, text, {**text, 'page': 0}, {**text, 'page': 1, 'block': 'a'},
                      {**text, 'block': ''}, {**text, 'block': 'x' * 101}, {**text, 'page': 1, 'start_ms': 1},
                      {name: moment[name] for name in moment if name != 'end_ms'}, {**moment, 'prefix': 'x' * 201}):
            with self.subTest(wrong=wrong):
                self.refused(self.mei.put(path + new_id(), {'body': 'x', 'anchor': wrong}), 422)
        for unknown in ({**text, 'lesson_id': new_id(), 'page': 1}, {**text, 'item_id': new_id()}):
            self.refused(self.mei.put(path + new_id(), {'body': 'x', 'anchor': unknown}), 404)

    def test_reaction(self):
        post = self.reply(self.mei, self.cohort['channel_id'])
        path = f'/v1/posts/{post}/reaction'
        self.refused(self.mei.act('PUT', path, {'vote': True}), 403)
        for _ in range(2):
            self.good(self.nadia.act('PUT', path, {'vote': True, 'emojis': ['🎉']}))
        self.sees('post', post, 'post.created')
        seen = self.sees('post', post, 'post.updated')['put']
        self.assertEqual((seen['votes'], seen['reactions'][0]['count']), (1, 1))
        for emoji in ('', 'x' * 33, 7):
            self.refused(self.nadia.act('PUT', path, {'emojis': [emoji]}), 422)

    def test_answers(self):
        thread, first = self.thread()
        reply = self.reply(self.nadia, thread, post_kind='answer')
        path = f'/v1/posts/{reply}'
        self.refused(self.lars.act('PUT', path + '/accepted'), 403)
        self.refused(self.mei.act('PUT', f'/v1/posts/{first}/accepted'), 409)
        self.good(self.mei.act('PUT', path + '/accepted'))
        self.assertTrue(self.sees('post', reply, 'answer.accepted')['put']['accepted'])
        self.assertTrue(self.good(self.lars.get(f'/v1/containers/{thread}'))['answered'])
        self.good(self.mei.act('DELETE', path + '/accepted'))
        self.assertFalse(self.sees('post', reply, 'post.updated')['put']['accepted'])
        self.refused(self.mei.act('PUT', path + '/endorsed'), 403)
        other = self.reply(self.mei, thread)
        self.good(self.nadia.act('PUT', f'/v1/posts/{other}/endorsed'))
        seen = self.sees('post', other, 'answer.endorsed')['put']
        self.assertEqual(seen['endorsed_ids'], [self.nadia.id])
        self.good(self.nadia.act('DELETE', f'/v1/posts/{other}/endorsed'))
        self.assertEqual(self.sees('post', other, 'post.updated')['put']['endorsed_ids'], [])

    def test_what_helped(self):
        """Said once by a person, of a reply to a question that is not theirs; counted apart from votes."""
        thread, first = self.thread()
        answer = self.reply(self.nadia, thread, post_kind='answer')
        path = f'/v1/posts/{answer}/reaction'
        self.refused(self.nadia.act('PUT', path, {'helped': True}), 403)
        self.refused(self.lars.act('PUT', f'/v1/posts/{first}/reaction', {'helped': True}), 409)
        elsewhere = self.reply(self.mei, self.cohort['channel_id'])
        self.refused(self.lars.act('PUT', f'/v1/posts/{elsewhere}/reaction', {'helped': True}), 409)
        for _ in range(2):
            self.good(self.mei.act('PUT', path, {'helped': True}))
        seen = self.sees('post', answer, 'post.updated')['put']
        self.assertEqual((seen['helped'], seen['votes'], seen['endorsed_ids']), (1, 0, []))
        self.good(self.lars.act('PUT', path, {'helped': True, 'vote': True}))
        self.good(self.mei.act('PUT', path, {'emojis': ['🎉']}))
        seen = self.good(self.lars.get(f'/v1/posts/{answer}'))
        self.assertEqual((seen['helped'], seen['votes']), (2, 1))
        self.good(self.mei.act('PUT', path, {'helped': False}))
        self.assertEqual(self.good(self.lars.get(f'/v1/posts/{answer}'))['helped'], 1)

    def versions(self, person, post):
        return [v['body'] for v in self.good(person.get(f'/v1/posts/{post}/versions'))['versions']]

    def test_versions(self):
        """Whoever reads a post reads what it said before; nobody what was deleted or hidden from them."""
        post = self.reply(self.mei, self.cohort['channel_id'])
        path = f'/v1/posts/{post}'
        self.assertEqual(self.versions(self.lars, post), [])
        for body in ('Some', 'Some', 'Few'):
            self.good(self.mei.act('PATCH', path, {'body': body}))
        self.assertEqual(self.versions(self.lars, post), ['Some', 'All'])
        times = [v['written_at'] for v in self.good(self.lars.get(path + '/versions'))['versions']]
        self.assertEqual(times, sorted(times, reverse=True))
        self.good(self.nadia.act('PUT', path + '/hidden'))
        self.assertEqual(self.versions(self.lars, post), [])
        self.assertEqual(self.versions(self.nadia, post), ['Some', 'All'])
        self.good(self.nadia.act('DELETE', path + '/hidden'))
        self.good(self.mei.act('DELETE', path))
        self.assertEqual(self.versions(self.nadia, post), [])
        self.refused(self.lars.get(f'/v1/posts/{new_id()}/versions'), 404)

    def pinned(self, container):
        return self.good(self.lars.get(f'/v1/containers/{container}'))['pinned_ids']

    def test_pin(self):
        channel = self.cohort['channel_id']
        first, second = self.reply(self.mei, channel), self.reply(self.lars, channel)
        before = self.pinned(channel)
        self.refused(self.mei.act('PUT', f'/v1/posts/{first}/pinned'), 403)
        for post in (first, second):
            self.good(self.nadia.act('PUT', f'/v1/posts/{post}/pinned'))
        self.sees('container', channel, 'container.updated')
        self.assertEqual(set(self.pinned(channel)[:2]), {first, second})
        self.good(self.nadia.act('PUT', f'/v1/posts/{second}/hidden'))
        self.assertNotIn(second, self.pinned(channel))
        self.good(self.mei.act('DELETE', f'/v1/posts/{first}'))
        self.refused(self.nadia.act('PUT', f'/v1/posts/{first}/pinned'), 410)
        self.good(self.nadia.act('DELETE', f'/v1/posts/{second}/hidden'))
        self.good(self.nadia.act('DELETE', f'/v1/posts/{second}/pinned'))
        self.assertEqual(self.pinned(channel), before)

    def test_builds_on(self):
        """Both ideas name each other, for whoever may see the other one."""
        channel = self.cohort['channel_id']
        idea = self.reply(self.mei, channel, post_kind='idea')
        onto = self.reply(self.lars, channel, post_kind='idea', builds_on=[idea])
        self.sees('post', idea, 'post.created')
        self.assertEqual(self.sees('post', idea, 'post.updated')['put']['built_on_by'], [onto])
        self.assertEqual(self.good(self.mei.get(f'/v1/posts/{onto}'))['builds_on'], [idea])
        self.good(self.nadia.act('PUT', f'/v1/posts/{onto}/hidden'))
        self.assertEqual(self.sees('post', idea, 'post.updated')['put']['built_on_by'], [])
        self.assertEqual(self.good(self.nadia.get(f'/v1/posts/{idea}'))['built_on_by'], [onto])
        self.good(self.nadia.act('DELETE', f'/v1/posts/{onto}/hidden'))
        self.good(self.mei.act('DELETE', f'/v1/posts/{idea}'))
        self.assertEqual(self.good(self.lars.get(f'/v1/posts/{onto}'))['builds_on'], [])
        path = f'/v1/containers/{channel}/posts/'
        self.refused(self.mei.put(path + new_id(), {'body': 'x', 'builds_on': [new_id()]}), 422)

    def test_what_came_of_a_post(self):
        """A thread and a task that came of a message lead back to it; not from one of another place."""
        message, thread, task = self.reply(self.mei, self.cohort['channel_id']), new_id(), new_id()
        opened = {'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'title': 'More',
                  'post': {'id': new_id(), 'body': 'More on this'}}
        self.good(self.lars.put(f'/v1/containers/{thread}', {**opened, 'from_post_id': message}))
        self.assertEqual(self.good(self.mei.get(f'/v1/containers/{thread}'))['from_post_id'], message)
        self.assertEqual(self.good(self.mei.get(f'/v1/posts/{message}'))['thread_id'], thread)
        self.good(self.nadia.act('PATCH', f'/v1/containers/{thread}', {'visible': False}))
        self.assertIsNone(self.good(self.mei.get(f'/v1/posts/{message}'))['thread_id'])
        create = f"/v1/cohorts/{self.cohort['id']}/tasks/"
        self.assertEqual(self.good(self.mei.put(create + task, {'title': 'Do', 'post_id': message}))['post_id'],
                         message)
        direct = new_id()
        self.good(self.mei.put(f'/v1/containers/{direct}', {'container_kind': 'direct', 'user_ids': [self.lars.id]}))
        direct = next(o['id'] for o in self.mei.register()[2].values()
                      if o['kind'] == 'container' and set(o['user_ids']) == {self.mei.id, self.lars.id})
        private = self.reply(self.mei, direct)
        self.refused(self.mei.put(create + new_id(), {'title': 'Do', 'post_id': private}), 422)
        self.refused(self.mei.put(f'/v1/containers/{new_id()}', {**opened, 'from_post_id': private}), 422)

    def test_groups(self):
        channel, post = self.cohort['channel_id'], new_id()
        path = f'/v1/containers/{channel}/posts/'
        call = {'body': 'All of you', 'mention_groups': ['cohort']}
        self.refused(self.mei.put(path + new_id(), call), 403)
        self.good(self.nadia.put(path + post, call))
        self.assertIn(post, self.mentions(self.mei))
        self.assertIn(post, self.mentions(self.lars))
        self.assertNotIn(post, self.mentions(self.nadia))
        asked = self.reply(self.mei, channel, mention_groups=['facilitators'])
        self.assertIn(asked, self.mentions(self.nadia))
        self.assertNotIn(asked, self.mentions(self.lars))
        self.refused(self.mei.put(path + new_id(), {'body': 'x', 'mention_groups': ['everyone']}), 422)

    def test_champions_call_all_a_few_times_a_day(self):
        role = f"/v1/cohorts/{self.cohort['id']}/members/{self.mei.id}"
        self.good(self.nadia.put(role, {'role': 'champion'}))
        self.addCleanup(self.nadia.put, role, {'role': 'learner'})
        path = f"/v1/containers/{self.cohort['channel_id']}/posts/"
        call = {'body': 'All of you', 'mention_groups': ['cohort']}
        for _ in range(2):
            self.good(self.mei.put(path + new_id(), call))
        self.refused(self.mei.put(path + new_id(), call), 409)
        self.good(self.mei.put(path + new_id(), {'body': 'All of you'}))

    def test_answers_say_which_cut_of_the_video_they_are_of(self):
        thread, _ = self.thread()
        answer = self.reply(self.nadia, thread, post_kind='answer')
        self.assertEqual(self.good(self.mei.get(f'/v1/posts/{answer}'))['asset_rev'], 1)
        self.assertIsNone(self.good(self.mei.get(
            f"/v1/posts/{self.reply(self.mei, self.cohort['channel_id'])}"))['asset_rev'])
        asked = self.good(self.mei.get(f'/v1/containers/{thread}'))
        first = self.good(self.mei.get(f"/v1/posts/{asked['first_post_id']}"))
        self.assertEqual(asked['asked_at'], first['created_at'])

    def test_hide_and_move(self):
        thread, first = self.thread()
        post = self.reply(self.mei, thread)
        path = f'/v1/posts/{post}'
        self.refused(self.lars.act('PUT', path + '/hidden'), 403)
        self.good(self.nadia.act('PUT', path + '/hidden'))
        self.assertNotIn('"All"', json.dumps(self.sees('post', post, 'post.hidden')))
        self.good(self.nadia.act('DELETE', path + '/hidden'))
        self.assertEqual(self.sees('post', post, 'post.updated')['put']['body'], 'All')
        to = {'container_id': self.cohort['channel_id']}
        self.refused(self.mei.act('POST', path + '/move', to), 403)
        self.refused(self.nadia.act('POST', f'/v1/posts/{first}/move', to), 422)
        self.good(self.nadia.act('POST', path + '/move', to))
        self.assertEqual(self.sees('post', post, 'post.moved')['put']['container_id'], to['container_id'])

    def test_read_state(self):
        thread, _ = self.thread()
        for _ in range(3):
            self.reply(self.nadia, thread)
        path = f'/v1/containers/{thread}/read_state'
        self.assertEqual(self.good(self.mei.put(path, {'read_pos': 3}))['read_pos'], 3)
        self.assertEqual(self.good(self.mei.put(path, {'read_pos': 1}))['read_pos'], 3)
        self.sees('read_state', thread, 'read_state.updated', self.own)
        self.refused(self.mei.put(path, {'follow': 'sometimes'}), 422)
        self.refused(self.mei.put(f'/v1/containers/{new_id()}/read_state', {'read_pos': 1}), 404)

    def test_own_profile(self):
        before = self.good(self.mei.get('/v1/me'))
        now = self.good(self.mei.act('PATCH', '/v1/me', {
            'pronouns': 'she/\u202eher', 'tz': 'America/New_York', 'work_from': 540, 'work_until': 1020}))
        self.assertEqual((now['pronouns'], now['tz'], now['work_from'], now['work_until'], now['work_days']),
                         ('she/her', 'America/New_York', 540, 1020, 31))
        self.assertEqual((now['name'], now['about']), (before['name'], before['about']))
        self.assertEqual(self.sees('user', self.mei.id, 'user.updated')['put'], now)
        self.sees('user', self.mei.id, 'user.updated', self.own)
        self.assertEqual(self.good(self.mei.act('PATCH', '/v1/me', {'tz': '', 'work_days': 0}))['work_days'], 0)
        for wrong in ({'tz': 'Nowhere/Atlantis'}, {'work_from': 1440}, {'work_until': -2}, {'work_days': 128},
                      {'name': 'Somebody else'}, {'flags': ['champion']}, {'pronouns': 'x' * 41}):
            self.refused(self.mei.act('PATCH', '/v1/me', wrong), 422)

    def test_block(self):
        path = f'/v1/me/blocks/{self.lars.id}'
        self.assertEqual(self.good(self.mei.put(path, None))['id'], self.lars.id)
        self.sees('block', self.lars.id, 'block.added', self.own)
        self.assertIn(('block', self.lars.id), {(o['kind'], o['id']) for o in self.mei.register()[2].values()})
        thread, first = self.thread()
        answer = new_id()
        self.good(self.lars.put(f'/v1/containers/{thread}/posts/{answer}', {
            'body': 'You there', 'reply_to': first, 'mention_ids': [self.mei.id]}))
        self.sees('post', answer, 'post.created', self.own)
        waiting = [o for o in self.mei.register()[2].values() if o['kind'] == 'notice']
        self.assertEqual([o for o in waiting if o['post_id'] == answer], [])
        # The other is told nothing, neither then nor later.
        self.assertEqual([o for o in self.lars.register()[2].values() if o['kind'] == 'block'], [])
        self.good(self.mei.request('DELETE', path))
        self.assertEqual(self.sees('block', self.lars.id, 'block.removed', self.own), {'gone': self.lars.id})
        again = new_id()
        self.good(self.lars.put(f'/v1/containers/{thread}/posts/{again}', {
            'body': 'And now', 'reply_to': first, 'mention_ids': [self.mei.id]}))
        waiting = [o for o in self.mei.register()[2].values() if o['kind'] == 'notice']
        self.assertEqual(len([o for o in waiting if o['post_id'] == again]), 1)
        for person in (self.mei.id, new_id()):
            self.refused(self.mei.put(f'/v1/me/blocks/{person}', None), 404)
        self.refused(self.mei.request('DELETE', f'/v1/me/blocks/{new_id()}'), 404)

    def test_task(self):
        task = new_id()
        create = f"/v1/cohorts/{self.cohort['id']}/tasks/{task}"
        self.good(self.mei.put(create, {'title': 'Minutes', 'assignee_ids': [self.lars.id]}))
        self.sees('task', task, 'task.created')
        self.refused(self.mei.put(create.replace(task, new_id()),
                                  {'title': 'x', 'assignee_ids': [new_id()]}), 422)
        path = f'/v1/tasks/{task}'
        self.good(self.lars.act('PATCH', path, {'state': 'done'}))
        self.assertEqual(self.sees('task', task, 'task.updated')['put']['done_by'], self.lars.id)
        self.refused(self.lars.act('DELETE', path), 403)
        self.good(self.mei.act('DELETE', path))
        self.assertEqual(self.sees('task', task, 'task.deleted'), {'gone': task})
        self.refused(self.lars.act('PATCH', path, {'state': 'open'}), 410)

    def note(self, lesson, **more):
        note = new_id()
        self.good(self.mei.put(f"/v1/lessons/{lesson['id']}/notes/{note}", {'body': 'One', **more}))
        return note

    def all_notes(self):
        """(id, text) of what a new device of hers is told."""
        return sorted((o['id'], o['body']) for o in self.mei.register()[2].values() if o['kind'] == 'note')

    def test_note(self):
        lesson = next(o for o in self.all('lesson') if o['asset_id'])
        path = f"/v1/lessons/{lesson['id']}/notes/{new_id()}"
        self.refused(self.mei.put(path, {'body': ''}), 422)
        self.refused(self.mei.put(path, {'body': 'x' * 20001}), 422)
        self.refused(self.mei.put(path, {'body': 'x', 'start_ms': 9, 'end_ms': 8}), 422)
        self.refused(self.mei.put(path, {'body': 'x', 'quote': 'x' * 501}), 422)
        anchor = {'asset_id': lesson['asset_id'], 'asset_rev': 1, 'start_ms': 5, 'end_ms': 9, 'cue_id': 'c2',
                  'quote': 'So'}
        note = self.note(lesson, written_at=1000, **anchor)
        seen = self.sees('note', note, 'note.created', self.own)['put']
        self.assertEqual({**seen, **anchor, 'body': 'One', 'created_at': 1000, 'updated_at': 1000}, seen)
        # A recording of another lesson is none of its own.
        other = self.note(lesson, asset_id=self.all('course')[0]['id'], written_at=1 << 60)
        seen = self.sees('note', other, 'note.created', self.own)['put']
        self.assertIsNone(seen['asset_id'])
        self.assertLess(seen['created_at'], 1 << 60)
        for method in ('PATCH', 'DELETE'):
            self.refused(self.nadia.act(method, f'/v1/notes/{note}', {'body': 'x'} if method == 'PATCH' else None), 404)
        self.good(self.mei.act('DELETE', f'/v1/notes/{other}'))
        self.sees('note', other, 'note.deleted', self.own)
        self.refused(self.mei.act('DELETE', f'/v1/notes/{other}'), 410)
        self.assertEqual(self.all_notes(), [(note, 'One')])
        self.good(self.mei.act('DELETE', f'/v1/notes/{note}'))

    def test_note_on_two_devices(self):
        """The last edit wins; a text that its writer had not seen stays beside it, and is never deleted unseen."""
        note = self.note(self.all('lesson')[0])
        path = f'/v1/notes/{note}'
        base = self.sees('note', note, 'note.created', self.own)['put']['rev']
        two = self.good(self.mei.act('PATCH', path, {'body': 'Two', 'base_rev': base}))
        self.assertEqual(self.all_notes(), [(note, 'Two')])
        self.good(self.mei.act('PATCH', path, {'body': 'Two', 'base_rev': base}))  # the same words are no conflict
        self.good(self.mei.act('PATCH', path, {'body': 'Three', 'base_rev': base}))
        self.assertEqual(sorted(body for _, body in self.all_notes()), ['Three', 'Two'])
        self.assertEqual(dict(self.all_notes())[note], 'Three')
        self.refused(self.mei.act('DELETE', path, headers={'If-Match': f'"{two["rev"]}"'}), 412, 'stale')
        now = self.mei.register()[2]['note', note]['rev']
        self.good(self.mei.act('DELETE', path, headers={'If-Match': f'"{now}"'}))
        self.assertNotIn('Three', str(self.platform.db().execute('SELECT body FROM note').fetchall()))
        # Written on elsewhere meanwhile, or taken back: it is there again, and nothing else with it.
        self.good(self.mei.act('PATCH', path, {'body': 'Four', 'base_rev': base}))
        self.assertEqual(sorted(body for _, body in self.all_notes()), ['Four', 'Two'])
        for left, _ in self.all_notes():
            self.good(self.mei.act('DELETE', f'/v1/notes/{left}'))

    def test_the_place_watched_last_is_kept(self):
        """However late another device tells; one device's own order stands, whatever its clock says."""
        lesson = next(o for o in self.all('lesson') if o['duration_ms'] > 40000)
        path = f"/v1/lessons/{lesson['id']}/progress"
        tablet = self.platform.person('mei')
        for person, position, age, expected in (
                (self.mei, 30000, 60000, 30000), (tablet, 20000, 120000, 30000), (tablet, 25000, 30000, 25000),
                (self.mei, 31000, 40000, 25000), (self.mei, 32000, 0, 32000), (tablet, 21000, 7 * 86400000, 32000),
                (self.mei, 33000, 3600000, 33000)):
            got = self.good(person.put(path, {'position_ms': position, 'age_ms': age}))
            self.assertEqual(got['position_ms'], expected, (position, age))
        self.refused(self.mei.put(path, {'position_ms': 1, 'age_ms': -1}), 422)

    def test_progress(self):
        lesson = next(o for o in self.all('lesson') if o['number'] == 3)
        path = f"/v1/lessons/{lesson['id']}/progress"
        self.good(self.mei.put(path, {'ranges': [[0, 10000]], 'position_ms': 10000}))
        got = self.good(self.mei.put(path, {'ranges': [[5000, 20000]]}))
        self.assertIn([0, 20000], got['ranges'])
        self.assertEqual(got['position_ms'], 10000)
        self.sees('progress', lesson['id'], 'progress.merged', self.own)
        self.refused(self.mei.put(path, {'position_ms': 0}), 422)
        self.assertEqual(self.good(self.mei.put(path, {'position_ms': 0, 'seek': True}))['position_ms'], 0)
        self.refused(self.mei.put(path, {'completed': True}), 422)

    def lesson_of(self, kind):
        return next(o for o in self.all('lesson') if o['lesson_kind'] == kind)

    def test_checklist(self):
        lesson = self.lesson_of('checklist')
        points = [point['id'] for point in lesson['checklist']]

        def tick(point, checked=True):
            got = self.good(self.mei.put(f"/v1/lessons/{lesson['id']}/checks/{point}", {'checked': checked}))
            return got['checked'], got['percent'], got['completed_at'] is not None

        self.assertEqual(tick(points[1]), ([points[1]], 12, False))
        self.sees('progress', lesson['id'], 'progress.merged', self.own)
        self.assertEqual(tick(points[0]), (points[:2], 25, False))
        self.assertEqual(tick(points[0]), (points[:2], 25, False))
        self.assertEqual(tick(points[1], False), (points[:1], 12, False))
        for point in points[1:7]:
            tick(point)
        self.assertEqual(tick(points[6]), (points[:7], 87, False))
        self.assertEqual(tick(points[7]), (points, 100, True))
        self.assertEqual(tick(points[7], False), (points[:7], 100, True))
        self.refused(self.mei.put(f"/v1/lessons/{lesson['id']}/checks/{new_id()}", {'checked': True}), 404)
        self.refused(self.mei.put(f"/v1/lessons/{lesson['id']}/checks/{points[0]}", {'checked': 'yes'}), 422)
        self.refused(self.mei.put(f"/v1/lessons/{lesson['id']}/progress", {'completed': True}), 422)

    def test_document_and_pictures(self):
        lesson = self.lesson_of('pdf')
        asset = self.good(self.mei.get(f"/v1/assets/{lesson['asset_id']}"))
        self.assertEqual((asset['type'], asset['duration_ms'], asset['transcript_ids']), ('application/pdf', 0, []))
        got = self.mei.get(f"/v1/assets/{lesson['asset_id']}/content")
        self.assertEqual((got.status, hashlib.sha256(got.data).hexdigest()), (200, asset['sha256']))
        path = f"/v1/lessons/{lesson['id']}/progress"
        self.assertEqual(self.good(self.mei.put(path, {'place': '3'}))['place'], '3')
        got = self.good(self.mei.put(path, {'completed': True}))
        self.assertEqual((got['place'], got['percent']), ('3', 100))
        self.refused(self.mei.put(path, {'place': 'x' * 101}), 422)
        article = next(o for o in self.all('lesson') if o['pictures'])
        picture = article['pictures'][0]
        got = self.mei.get(f"/v1/lessons/{article['id']}/parts/{picture['id']}")
        self.assertEqual((got.status, hashlib.sha256(got.data).hexdigest()), (200, picture['sha256']))
        self.refused(self.mei.get(f"/v1/lessons/{lesson['id']}/parts/{picture['id']}"), 404)

    def test_a_kind_from_the_future(self):
        """A lesson of a kind that is not known is told like any other, and can be moved through."""
        lesson = next(o for o in self.all('lesson') if o['number'] == 5)
        db = self.platform.db()
        db.execute("UPDATE lesson SET lesson_kind = 'hologram' WHERE uuid = ?", (lesson['id'],))
        db.close()
        got = self.good(self.mei.get(f"/v1/lessons/{lesson['id']}"))
        self.assertEqual((got['lesson_kind'], got['title']), ('hologram', lesson['title']))
        path = f"/v1/lessons/{lesson['id']}/progress"
        self.assertEqual(self.good(self.mei.put(path, {'place': 'far'}))['place'], 'far')
        self.refused(self.mei.put(path, {'completed': True}), 422)
        db = self.platform.db()
        db.execute("UPDATE lesson SET lesson_kind = 'article' WHERE uuid = ?", (lesson['id'],))
        db.close()

    def test_quiz(self):
        db = self.platform.db()
        db.execute("UPDATE quiz SET quiz_kind = 'graded'")
        db.close()
        quiz = self.all('quiz')[0]
        attempt = new_id()
        texts = [self.mei.get(f"/v1/quizzes/{quiz['id']}").data]
        start = self.mei.put(f"/v1/quizzes/{quiz['id']}/attempts/{attempt}", {})
        self.good(start)
        texts.append(start.data)
        self.refused(self.mei.act('POST', f'/v1/attempts/{attempt}/submit', {}), 409)
        for item in quiz['items']:
            path = f"/v1/attempts/{attempt}/answers/{item['id']}"
            self.refused(self.lars.put(path, any_answer(item)), 404)
            self.refused(self.mei.put(path, {'option_ids': [new_id()]}), 422)
            answer = self.mei.put(path, any_answer(item))
            self.good(answer)
            texts.append(answer.data)
        for text in texts + [json.dumps(o).encode() for o in self.mei.register()[2].values()]:
            self.assertNotIn(b'"right"', text)
        done = self.good(self.mei.act('POST', f'/v1/attempts/{attempt}/submit', {}))
        self.assertEqual(set(done['feedback']), {i['id'] for i in quiz['items']})
        self.refused(self.mei.put(path, any_answer(item)), 409)
        self.sees('attempt', attempt, 'attempt.updated', self.own)

    def test_membership(self):
        new = self.platform.person('zoe')
        common = self.platform.command('cohort', 'add', 'Common').stdout.strip()
        for login in ('zoe', 'nadia'):
            self.platform.command('member', 'add', common, login, 'learner')
        until(lambda: self.nadia.get(f'/v1/users/{new.id}').status == 200)
        path = f"/v1/cohorts/{self.cohort['id']}/members/{new.id}"
        self.refused(self.mei.put(path, {'role': 'learner'}), 403)
        self.refused(self.nadia.put(path, {'role': 'admin'}), 403)
        member = self.good(self.nadia.put(path, {'role': 'learner'}))
        self.sees('membership', member['id'], 'membership.added')
        self.good(new.get(f"/v1/cohorts/{self.cohort['id']}"))
        self.good(self.nadia.put(path, {'role': 'champion'}))
        self.assertEqual(self.sees('membership', member['id'], 'membership.role_changed')['put']['role'], 'champion')
        self.refused(new.put(path, {'role': 'facilitator'}), 403)
        self.good(new.request('DELETE', path))
        self.assertIn('gone', self.sees('membership', member['id'], 'membership.removed'))
        self.refused(new.get(f"/v1/cohorts/{self.cohort['id']}"), 404)
        self.good(self.nadia.request('DELETE', path))
        until(lambda: self.nadia.get(f'/v1/users/{new.id}').status == 200)
        again = self.good(self.nadia.put(path, {'role': 'learner'}))
        self.assertEqual(again['id'], member['id'])
        self.sees('membership', member['id'], 'membership.added')
        self.refused(self.mei.request('DELETE', path), 403)
        self.good(self.nadia.request('DELETE', path))
        self.sees('membership', member['id'], 'membership.removed')
        self.refused(new.get(f"/v1/cohorts/{self.cohort['id']}"), 404)

    def test_others_see_what_somebody_earned_in_the_cohort(self):
        """Its name, not the way there; whoever shares only another cohort sees nothing of it."""
        ada = self.platform.person('earner')
        common = self.platform.command('cohort', 'add', 'Elsewhere').stdout.strip()
        stranger = self.platform.person('elsewhere')
        for cohort, login in ((self.cohort['id'], 'earner'), (common, 'earner'), (common, 'elsewhere')):
            self.assertEqual(self.platform.command('member', 'add', cohort, login, 'learner').returncode, 0)
        until(lambda: ada.get(f"/v1/cohorts/{self.cohort['id']}").status == 200)
        until(lambda: stranger.get(f'/v1/cohorts/{common}').status == 200)
        membership = next(o for o in self.mei.register()[2].values() if o['kind'] == 'membership'
                          and o['user_id'] == ada.id)
        self.assertEqual(membership['badge_class_ids'], [])
        self.good(ada.put(f'/v1/containers/{new_id()}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'title': 'Whom',
            'post': {'id': new_id(), 'body': 'Whom?', 'post_kind': 'question'}}))
        earned = [o['badge_class_id'] for o in ada.register()[2].values() if o['kind'] == 'badge' and o['earned_at']]
        self.assertEqual(len(earned), 1)
        self.assertEqual(self.sees('membership', membership['id'], 'membership.updated')['put']['badge_class_ids'], earned)
        theirs = json.dumps(list(stranger.register()[2].values()))
        self.assertIn(ada.id, theirs)
        self.assertNotIn(earned[0], theirs)
        self.assertNotIn(membership['id'], theirs)

    def test_a_question_that_was_not_asked(self):
        """It is counted once, for the thread that answered it and for who guides; nobody is told whose it was."""
        def counts(person):
            cohort = self.good(person.get(f"/v1/cohorts/{self.cohort['id']}"))
            return sum(month['count'] for month in cohort['solved'])
        thread, _ = self.thread()
        before, solved = counts(self.nadia), new_id()
        body = {'cohort_id': self.cohort['id'], 'container_id': thread}
        for _ in range(2):
            self.good(self.mei.put(f'/v1/solved/{solved}', body))
        while (told := self.others.next_event())['id'] != thread or not told['data']['put']['solved_count']:
            pass
        self.assertEqual((told['type'], told['data']['put']['solved_count'], told['actor']),
                         ('container.updated', 1, None))
        self.assertEqual((counts(self.nadia), counts(self.lars)), (before + 1, 0))
        lesson = next(o for o in self.all('lesson'))
        self.good(self.lars.put(f'/v1/solved/{new_id()}', {'cohort_id': self.cohort['id'], 'lesson_id': lesson['id']}))
        self.assertEqual(counts(self.nadia), before + 2)
        self.assertEqual(self.good(self.mei.get(f'/v1/containers/{thread}'))['solved_count'], 1)
        self.refused(self.mei.put(f'/v1/solved/{new_id()}', {'cohort_id': self.cohort['id']}), 422)
        self.refused(self.mei.put(f'/v1/solved/{new_id()}', {'cohort_id': new_id(), 'container_id': thread}), 404)
        self.refused(self.mei.put(f'/v1/solved/{new_id()}', dict(body, container_id=new_id())), 404)
        self.refused(self.mei.put(f'/v1/solved/{new_id()}', dict(body, text='How?')), 422)
        self.good(self.nadia.act('PATCH', f'/v1/containers/{thread}', {'visible': False}))
        self.refused(self.mei.put(f'/v1/solved/{new_id()}', body), 404)

    def test_notice(self):
        self.good(self.lars.put(f"/v1/cohorts/{self.cohort['id']}/tasks/{new_id()}",
                                {'title': 'Chairs', 'assignee_ids': [self.mei.id]}))
        while (frame := self.own.next_event())['type'] != 'notice.created':
            pass
        path = f"/v1/notices/{frame['id']}/seen"
        self.refused(self.lars.put(path), 404)
        self.assertIsNotNone(self.good(self.mei.put(path))['seen_at'])
        self.sees('notice', frame['id'], 'notice.updated', self.own)

    def test_asset(self):
        asset = self.all('asset')[0]
        path = f"/v1/assets/{asset['id']}/content"
        whole = self.mei.get(path)
        self.assertEqual(hashlib.sha256(whole.data).hexdigest(), asset['sha256'])
        part = self.mei.get(path, headers={'Range': 'bytes=100-199'})
        self.assertEqual((part.status, part.data), (206, whole.data[100:200]))
        self.assertEqual(part.headers['Content-Range'], f"bytes 100-199/{asset['size']}")
        tail = self.mei.get(path, headers={'Range': 'bytes=-10'})
        self.assertEqual((tail.status, tail.data), (206, whole.data[-10:]))
        self.refused(self.mei.get(path, headers={'Range': f"bytes={asset['size']}-"}), 416)


if __name__ == '__main__':
    unittest.main()
