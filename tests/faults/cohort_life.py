# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do in a cohort, one random act after the other, seen by one of them: Zoe.

Every method of Life that ends a line of ACTS is one act. An act that nobody can do at the moment does nothing.
"""
import hashlib
import json
import os
import random
import shutil

import platform_fixture
from platform_fixture import new_id

EMOJIS = ['🎉', '👍', '❤️', '🤔']


class Life:
    def __init__(self, platform, seed):
        self.platform = platform
        self.random = random.Random(seed)
        self.zoe = platform.person('zoe', password='open sesame')
        self.inside = False
        self.count = 0
        self.said('user', 'add', 'root', 'Root', stdin='\n')
        self.own = self.said('cohort', 'add', 'Own')
        self.said('member', 'add', self.own, 'zoe', 'learner')

    def fill(self):
        """The sandbox's cohort comes into being; Zoe is not in it yet."""
        self.nadia, self.lars, self.mei, self.yuki = (
            self.platform.person(login) for login in ('nadia', 'lars', 'mei', 'yuki'))
        self.said('member', 'add', self.own, 'nadia', 'facilitator')
        objects = self.nadia.register()[2].values()
        self.cohort = next(o for o in objects if o['kind'] == 'cohort' and o['course_ids'])
        self.lessons = sorted((o for o in objects if o['kind'] == 'lesson'), key=lambda o: o['number'])
        self.assets = {o['id']: o for o in objects if o['kind'] == 'asset'}
        self.quizzes = [o for o in objects if o['kind'] == 'quiz']
        self.threads = []  # [container, first post, creator]
        self.posts = []  # [id, author, container]
        self.gone = set()
        self.tasks, self.teams, self.files, self.attached, self.notices, self.notes = [], [], [], [], [], []
        self.next_version()

    def said(self, *args, **more):
        done = self.platform.command(*args, **more)
        assert done.returncode == 0, done
        return done.stdout.strip()

    def good(self, answer, *also):
        assert answer.status in (200, *also), answer
        return answer.json if answer.status == 200 else None

    def next_text(self):
        self.count += 1
        return f'Words, number {self.count}.'

    def someone(self):
        people = [self.nadia, self.lars, self.mei]
        return self.random.choice(people + [self.zoe] if self.inside else people)

    def place(self):
        return self.random.choice([self.cohort['channel_id']] + [thread[0] for thread in self.threads[-6:]])

    def standing_post(self, replies=False):
        first = {thread[1] for thread in self.threads}
        fit = [p for p in self.posts[-40:] if p[0] not in self.gone and (not replies or p[0] not in first)]
        return self.random.choice(fit) if fit else None

    def member(self, person):
        return f"/v1/cohorts/{self.cohort['id']}/members/{person.id}"

    # Talk

    def talk(self, person=None, container=None, but=(), **more):
        author, where, id = person or self.someone(), container or self.place(), new_id()
        mentions = [self.zoe.id] if self.inside and author is not self.zoe and self.random.random() < 0.3 else []
        body = {'body': self.next_text(), 'mention_ids': mentions, **more}
        # Somebody may have locked or hidden the place, or suspended the author; but: what else may come.
        if self.good(author.put(f'/v1/containers/{where}/posts/{id}', body), 403, 404, 409, *but):
            self.posts.append([id, author, where])
            return id
        return None

    def thread(self, author=None):
        author, thread, post = author or self.someone(), new_id(), new_id()
        lesson = self.random.choice(self.lessons)
        made = self.good(author.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.cohort['id'], 'lesson_id': lesson['id'],
            'title': self.next_text(), 'post': {'id': post, 'body': 'Why?', 'post_kind': 'question'}}), 403)
        if made:
            self.threads.append([thread, post, author])
            self.posts.append([post, author, thread])
        return made and self.threads[-1]

    def long_talk(self):
        """More than fits into a frame: it travels as the name of what changed."""
        self.talk(self.lars, self.cohort['channel_id'], body='⏰' * 19000)

    def edit(self):
        if post := self.standing_post():
            self.good(post[1].act('PATCH', f'/v1/posts/{post[0]}', {'body': self.next_text()}), 403, 404, 409, 410)

    def delete(self):
        if post := self.standing_post(replies=True):
            self.gone.add(post[0])
            self.good(post[1].act('DELETE', f'/v1/posts/{post[0]}'), 403, 404)

    def hide(self):
        if post := self.standing_post(replies=True):
            self.good(self.nadia.act('PUT', f'/v1/posts/{post[0]}/hidden'), 410)

    def unhide(self):
        if post := self.standing_post():
            self.good(self.nadia.act('DELETE', f'/v1/posts/{post[0]}/hidden'), 410)

    def move(self):
        post, to = self.standing_post(replies=True), self.place()
        if post and to != post[2]:
            if self.good(self.nadia.act('POST', f'/v1/posts/{post[0]}/move', {'container_id': to}), 410, 422):
                post[2] = to

    def react(self):
        post, person = self.standing_post(), self.zoe if self.inside else self.lars
        if post:
            emojis = self.random.sample(EMOJIS, self.random.randint(0, 3))
            self.good(person.act('PUT', f'/v1/posts/{post[0]}/reaction',
                                 {'vote': post[1] is not person, 'emojis': emojis}), 403, 404, 410)

    def report(self):
        """Zoe reports somebody, or somebody Zoe, who may decide about reports herself at the moment."""
        if (post := self.standing_post()) and self.inside:
            reporter = self.mei if post[1] is self.zoe else self.zoe
            self.good(reporter.put(f'/v1/posts/{post[0]}/reports/{new_id()}', {
                'reason': 'other', 'words': self.next_text()}), 403, 404, 409, 410)

    def moderate(self):
        if post := self.standing_post():
            action = new_id()
            done = self.good(self.nadia.put(f'/v1/mod_actions/{action}', {
                'post_id': post[0], 'act': self.random.choice(['hide', 'return', 'warn', 'dismiss']),
                'words': self.next_text()}), 404, 409)
            if done and self.random.random() < 0.5:
                self.good(self.nadia.act('DELETE', f'/v1/mod_actions/{action}'), 409)

    def case(self):
        """Zoe, who may decide about reports herself then, reports a post; Nadia decides, and may take it back."""
        post = self.standing_post(replies=True)
        if not post or not self.inside or post[1] is self.zoe:
            return
        self.good(self.nadia.put(self.member(self.zoe), {'role': 'facilitator', 'state': 'active', 'observer': False}))
        self.good(self.zoe.put(f'/v1/posts/{post[0]}/reports/{new_id()}', {
            'reason': 'unkind', 'words': self.next_text()}), 403, 404, 409, 410)
        action = new_id()
        done = self.good(self.nadia.put(f'/v1/mod_actions/{action}', {
            'post_id': post[0], 'act': 'warn', 'words': self.next_text()}), 404, 409)
        if done and self.random.random() < 0.5:
            self.good(self.nadia.act('DELETE', f'/v1/mod_actions/{action}'), 409)

    def solve(self):
        """Somebody does not ask, because a thread answers it."""
        if self.threads:
            thread = self.random.choice(self.threads[-6:])
            self.good(self.someone().put(f'/v1/solved/{new_id()}', {
                'cohort_id': self.cohort['id'], 'container_id': thread[0]}), 403, 404)

    def answered_question(self):
        """Zoe answers somebody's question, and the answer is accepted and endorsed."""
        thread = self.thread(self.mei)
        answer = self.talk(self.zoe if self.inside else self.lars, thread[0], post_kind='answer')
        if answer:
            self.good(self.mei.act('PUT', f'/v1/posts/{answer}/accepted'))
            self.good(self.nadia.act('PUT', f'/v1/posts/{answer}/endorsed'))
            if self.random.random() < 0.3:
                self.good(self.mei.act('DELETE', f'/v1/posts/{answer}/accepted'))
                self.good(self.nadia.act('DELETE', f'/v1/posts/{answer}/endorsed'))

    def pin(self):
        if post := self.standing_post():
            self.good(self.nadia.act('PUT', f'/v1/posts/{post[0]}/pinned'), 410)

    def unpin(self):
        if post := self.standing_post():
            self.good(self.nadia.act('DELETE', f'/v1/posts/{post[0]}/pinned'), 410)

    def build_on(self):
        """An idea that builds on another post, or a thread that comes of it; either may be hidden later."""
        if post := self.standing_post():
            self.talk(self.nadia, self.place(), post_kind='idea', builds_on=[post[0]])

    def edit_thread(self, **change):
        if self.threads:
            thread = self.random.choice(self.threads[-6:])[0]
            self.good(self.nadia.act('PATCH', f'/v1/containers/{thread}', change))

    def retitle(self):
        self.edit_thread(title=self.next_text())

    def lock(self):
        self.edit_thread(locked=self.random.random() < 0.4)

    def show_or_hide_thread(self):
        self.edit_thread(visible=self.random.random() < 0.6)

    def read(self):
        if self.inside:
            self.good(self.zoe.put(f'/v1/containers/{self.place()}/read_state', {
                'read_pos': self.random.randint(1, 40), 'follow': self.random.choice(['follow', 'normal'])}), 403, 404)

    def follow(self):
        """Of the cohort or a course, or unread again; for a time that is over, still runs, or has no end."""
        if self.inside:
            until = self.random.choice([None, 1, 4_000_000_000_000])
            how = {'follow': self.random.choice(['follow', 'normal', 'mute']), 'mute_until': until}
            self.good(self.zoe.put(self.random.choice([
                f"/v1/cohorts/{self.cohort['id']}/follow", f"/v1/courses/{self.lessons[0]['course_id']}/follow",
                f'/v1/containers/{self.place()}/read_state']), how), 403, 404)
            self.good(self.zoe.put(f'/v1/containers/{self.place()}/read_state', {
                'marked_unread_from': self.random.choice([None, 1, 4])}), 403, 404)

    def choose(self):
        self.good(self.zoe.act('PATCH', '/v1/me/settings', self.random.choice([
            {'reading_mode': self.random.choice(['on_view', 'in_thread', 'by_hand'])},
            {'quiet_from': self.random.choice([None, 1320]), 'quiet_until': 420},
            {'quiet_once_until': self.random.choice([None, 1_800_000_000_000]), 'notice_text': self.random.random() < 0.5},
            {'presence': self.random.random() < 0.5}])))

    def describe(self):
        self.good(self.zoe.act('PATCH', '/v1/me', {'pronouns': self.next_text()[:40], 'work_from': 540}))

    def block(self):
        if self.inside:
            self.good(self.zoe.put(f'/v1/me/blocks/{self.mei.id}', None), 403, 404)

    def unblock(self):
        self.good(self.zoe.request('DELETE', f'/v1/me/blocks/{self.mei.id}'), 404)

    def direct(self):
        """A word between two, where they know each other."""
        if self.inside:
            first = self.talk_to = self.random.choice([self.lars, self.mei])
            made = self.good(first.put(f'/v1/containers/{new_id()}', {
                'container_kind': 'direct', 'user_ids': [self.zoe.id],
                'post': {'id': new_id(), 'body': self.next_text()}}), 403, 404)
            assert made is None or made['objects'], made

    # Course

    def watch(self):
        if not self.inside:
            return
        # The first one is all that the certificate asks for.
        lesson = self.random.choice([self.lessons[0], self.random.choice(self.lessons)])
        asset = self.assets.get(lesson.get('asset_id'))
        length = asset['duration_ms'] if asset else 0
        self.good(self.zoe.put(f"/v1/lessons/{lesson['id']}/progress", {
            'ranges': [[0, length]] if length else [], 'position_ms': length or 1, 'completed': not length}),
                  403, 404, 422)

    def note(self):
        if self.inside:
            id, lesson = new_id(), self.random.choice(self.lessons)
            if self.good(self.zoe.put(f"/v1/lessons/{lesson['id']}/notes/{id}", {'body': self.next_text()}), 403, 404):
                self.notes.append(id)

    def edit_note(self):
        if self.notes:
            self.good(self.zoe.act('PATCH', f'/v1/notes/{self.random.choice(self.notes)}',
                                   {'body': self.next_text()}), 403, 404)

    def drop_note(self):
        if len(self.notes) > 2:
            self.good(self.zoe.act('DELETE', f'/v1/notes/{self.notes.pop(0)}'), 403, 404)

    def write_article(self):
        """Something new stands in the knowledge base."""
        folder = os.path.join(self.platform.folder, 'knowledge')
        if not os.path.exists(folder):
            shutil.copytree(os.path.join(platform_fixture.SOURCE, 'data/sandbox/knowledge'), folder)
        name = self.random.choice(sorted(os.listdir(folder)))
        with open(os.path.join(folder, name), 'a', encoding='utf-8') as file:
            file.write(f'\n{self.next_text()}\n')
        self.said('knowledge', 'import', folder)

    def answer_to(self, item):
        options = [option['id'] for option in item['options']]
        if item['item_kind'] in ('number', 'text'):
            return {'text': self.random.choice(['6,25', '4', 'in writing', 'no idea'])}
        if item['item_kind'] == 'ordering':
            return {'option_ids': self.random.sample(options, len(options))}
        return {'option_ids': [self.random.choice(options)]}

    def quiz(self):
        if not self.inside:
            return
        attempt = new_id()
        quiz = self.good(self.zoe.get(f"/v1/quizzes/{self.random.choice(self.quizzes)['id']}"), 404)
        if quiz and self.good(self.zoe.put(f"/v1/quizzes/{quiz['id']}/attempts/{attempt}", {}), 403, 404, 409):
            for item in quiz['items']:
                self.good(self.zoe.put(f"/v1/attempts/{attempt}/answers/{item['id']}", self.answer_to(item)))
            self.good(self.zoe.act('POST', f'/v1/attempts/{attempt}/submit', {}))

    def next_version(self):
        """A new version of the course arrives by a command beside the running platform."""
        folder = os.path.join(self.platform.folder, 'course')
        if not os.path.exists(folder):
            shutil.copytree(os.path.join(platform_fixture.SOURCE, 'data/sandbox/course'), folder)
        path = os.path.join(folder, 'course.json')
        with open(path, encoding='utf-8') as file:
            course = json.load(file)
        course['title'] = self.next_text()
        course['modules'][0]['lessons'][0]['title'] = self.next_text()
        course['certificate'] = {'title': self.next_text(),
                                 'lessons': [{'lesson': course['modules'][0]['lessons'][0]['slug']}]}
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(course, file)
        self.said('import', folder)

    # Workspace

    def task(self):
        id = new_id()
        assignees = [self.zoe.id] if self.inside else []
        self.good(self.lars.put(f"/v1/cohorts/{self.cohort['id']}/tasks/{id}",
                                {'title': self.next_text(), 'assignee_ids': assignees}))
        self.tasks.append(id)

    def tick(self):
        if self.tasks:
            person = self.zoe if self.inside else self.mei
            self.good(person.act('PATCH', f'/v1/tasks/{self.random.choice(self.tasks[-8:])}',
                                 {'state': self.random.choice(['done', 'done', 'open'])}), 403, 410)

    def drop_task(self):
        if len(self.tasks) > 3:
            self.good(self.lars.act('DELETE', f'/v1/tasks/{self.tasks.pop(0)}'))

    def team(self):
        """One comes into being or is renamed, or somebody goes into one; one may be deleted."""
        if len(self.teams) < 3:
            self.teams.append(new_id())
            self.good(self.nadia.put(f"/v1/cohorts/{self.cohort['id']}/teams/{self.teams[-1]}",
                                     {'name': self.next_text(), 'member_ids': [self.mei.id]}))
        elif self.random.random() < 0.2:
            self.good(self.nadia.act('DELETE', f'/v1/teams/{self.teams.pop(0)}'))
        elif self.random.random() < 0.3:
            self.good(self.nadia.act('PATCH', f'/v1/teams/{self.teams[0]}', {'name': self.next_text()}))

    def gather(self):
        if self.teams:
            team, person = self.random.choice(self.teams), self.random.choice([self.lars, self.mei, self.zoe])
            path = f'/v1/teams/{team}/members/{person.id}'
            # Zoe may not be in the cohort.
            self.good(self.nadia.put(path, None) if self.random.random() < 0.8
                      else self.nadia.request('DELETE', path), 404)

    def call_team(self):
        if self.teams:
            self.talk(self.lars, mention_groups=[self.random.choice(self.teams)])

    def upload(self, person, **more):
        # Words, which are read after it has arrived, or none.
        id, data = new_id(), self.random.choice([os.urandom(500), self.next_text().encode()])
        path = f'/v1/files/{id}'
        # Zoe may be suspended.
        if not self.good(person.put(path, {'cohort_id': self.cohort['id'], 'name': 'a.bin', 'size': len(data), **more}),
                         403):
            return None
        self.good(person.request('PATCH', path + '/content', data, {
            'Content-Type': 'application/octet-stream', 'Upload-Offset': '0'}))
        self.good(person.act('POST', path + '/finish', {'sha256': hashlib.sha256(data).hexdigest()}))
        return id

    def share_file(self):
        self.files.append(self.upload(self.lars))

    def attach(self):
        """A file goes with what somebody writes, and with what somebody else writes of it; the posts have a life of
        their own afterwards."""
        author = self.someone()
        if file := self.upload(author, attached=True):
            where = self.place()
            self.attached.append(file)
            if self.talk(author, where, file_ids=[file]) and self.random.random() < 0.4:
                self.talk(self.nadia, where, but=(422,), file_ids=[file])  # the first post may wait for approval

    def discuss(self):
        """Somebody speaks of a file, perhaps the first, and perhaps with another file or with itself; it may be gone,
        or out of sight, or come there later with all that is said of it."""
        files = [file for file in self.files[-4:] + self.attached[-8:] if file]
        if not files:
            return
        author, post, file = self.someone(), new_id(), self.random.choice(files)
        more = [self.random.choice(files)] if self.random.random() < 0.4 else []
        made = self.good(author.put(f'/v1/files/{file}/posts/{post}', {'body': self.next_text(), 'file_ids': more}),
                         403, 404, 409, 422)
        if made:
            thread = next(o['id'] for o in made['objects'] if o['kind'] == 'container')
            self.posts.append([post, author, thread])
            if all(thread != known for known, _, _ in self.threads):
                self.threads.append([thread, None, author])

    def drop_file(self):
        if len(self.files) > 2:
            self.good(self.lars.act('DELETE', f'/v1/files/{self.files.pop(0)}'))

    def see_notices(self):
        for notice in self.zoe.register()[2].values():
            if notice['kind'] == 'notice' and notice['seen_at'] is None and self.random.random() < 0.5:
                self.good(self.zoe.put(f"/v1/notices/{notice['id']}/seen"))

    # Who is here

    def join(self):
        if not self.inside:
            self.good(self.nadia.put(self.member(self.zoe), {'role': 'learner', 'state': 'active', 'observer': False}))
            self.inside = True

    def leave(self):
        if self.inside:
            # One who is suspended cannot even leave.
            gone = self.good(self.random.choice([self.nadia, self.zoe]).request('DELETE', self.member(self.zoe)), 403)
            self.inside = gone is None

    def change_role(self):
        if self.inside:
            change = self.random.choice([
                {'role': 'learner'}, {'role': 'champion'}, {'role': 'facilitator'}, {'observer': True},
                {'observer': False}, {'state': 'suspended'}, {'state': 'active'}])
            self.good(self.nadia.put(self.member(self.zoe), change))

    def ask_to_moderate(self):
        """Nadia asks Zoe, or takes it back; as a facilitator she is never asked."""
        if self.inside:
            self.good(self.nadia.act('PUT', self.member(self.zoe) + '/moderates', {
                'state': self.random.choice(['invited', 'invited', 'none']), 'words': self.next_text()}), 409)

    def answer_to_moderate(self):
        if self.inside:
            self.good(self.zoe.act('PUT', self.member(self.zoe) + '/moderates', {
                'state': self.random.choice(['active', 'active', 'paused', 'declined', 'left'])}), 403, 409)

    def another_comes_or_goes(self):
        self.good(self.random.choice([
            lambda: self.nadia.put(self.member(self.yuki), {'role': 'learner'}),
            lambda: self.nadia.request('DELETE', self.member(self.yuki))])(), 404)

    # Seldom ones stand once, everyday ones several times.
    ACTS = ([talk] * 6 + [thread, long_talk, edit, edit, delete, hide, hide, unhide, pin, unpin, build_on, build_on, move, move, react, react,
                          answered_question, answered_question, solve, retitle, lock, show_or_hide_thread,
                          show_or_hide_thread, report, report, moderate, moderate, case, case, read, read, follow, choose, describe, block,
                          unblock, direct, watch, watch, quiz, note, edit_note, drop_note,
                          write_article, task, task, tick, tick, tick,
                          drop_task, team, gather, gather, call_team, share_file, drop_file, attach, attach, discuss, discuss, discuss, see_notices, join, join, join, leave, change_role,
                          change_role, ask_to_moderate, answer_to_moderate, answer_to_moderate,
                          another_comes_or_goes])

    def act(self):
        self.random.choice(self.ACTS)(self)
