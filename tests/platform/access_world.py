# SPDX-License-Identifier: GPL-3.0-or-later
"""Two cohorts side by side for the tests of who may what.

Ours has someone in each role, and every text in it is a canary: what a stranger is told never holds
one. Theirs is the other cohort, with someone in each role and its own course.
"""
import contextlib
import json
import os
import shutil

from platform_fixture import SOURCE, Platform, new_id, until

ROLES = ('learner', 'champion', 'facilitator', 'moderator', 'admin')
CANARY = 'CANARY-5ac9'
VIDEO = os.path.join(SOURCE, 'data/sandbox/course/why-are-we-meeting.webm')
PICTURE = os.path.join(SOURCE, 'data/sandbox/files/who-said-how-much.png')
QUIZZES = ('start', 'answer', 'submit', 'keys')
VICTIMS = 26


def canary(name):
    return f'{CANARY}-{name}'


def course_folder(folder, slug, mark):
    """A course with a video, an article, a checklist and graded quizzes; mark(name) gives each of its texts."""
    os.makedirs(folder)
    shutil.copy(VIDEO, os.path.join(folder, 'film.webm'))
    with open(os.path.join(folder, 'film.vtt'), 'w', encoding='utf-8') as file:
        file.write(f'WEBVTT\n\nc1\n00:00:01.000 --> 00:00:04.000\n<v {mark("speaker")}>{mark("cue")}\n')
    with open(os.path.join(folder, 'text.md'), 'w', encoding='utf-8') as file:
        file.write(mark('article') + f'\n\n![{mark("picture")}](picture.png)\n')
    shutil.copy(PICTURE, os.path.join(folder, 'picture.png'))
    lessons = [{'slug': f'{slug}-film', 'title': mark('lesson'), 'kind': 'video', 'summary': mark('lesson-summary'),
                'video': 'film.webm',
                'captions': [{'lang': 'en', 'label': mark('label'), 'file': 'film.vtt'}],
                'chapters': [{'start_ms': 0, 'title': mark('chapter')}]},
               {'slug': f'{slug}-text', 'title': 'Text', 'kind': 'article', 'article': 'text.md'},
               {'slug': f'{slug}-list', 'title': 'List', 'kind': 'checklist', 'checklist': [{'text': mark('point')}]}]
    for name in QUIZZES:
        quiz = {'title': mark('quiz'), 'kind': 'graded', 'items': [{
            'text': mark('item'), 'kind': 'single', 'options': [
                {'text': mark('option'), 'right': True, 'feedback': mark('key-right')},
                {'text': 'Other', 'right': False, 'feedback': mark('key-wrong')}]}]}
        with open(os.path.join(folder, f'{name}.json'), 'w', encoding='utf-8') as file:
            json.dump(quiz, file)
        lessons.append({'slug': f'{slug}-{name}', 'title': name, 'kind': 'quiz', 'quiz': f'{name}.json'})
    with open(os.path.join(folder, 'course.json'), 'w', encoding='utf-8') as file:
        json.dump({'title': mark('course'), 'summary': mark('course-summary'), 'language': 'en', 'slug': slug,
                   'modules': [{'title': mark('module'), 'lessons': lessons}]}, file)
    return folder


class World:
    def __init__(self, config=None):
        self.platform = Platform({'sockets_per_user': 50, 'teams': 1000, **(config or {})})
        self.must(self.platform.command('init'))
        self.ours = self.cohort(canary('cohort'), 'ours', canary)
        self.theirs = self.cohort('Theirs', 'theirs', lambda name: 'plain ' + name)
        self.host = self.member('host', self.ours, 'admin')
        self.their_host = self.member('their_host', self.theirs, 'admin')
        self.own = {role: self.member('our_' + role, self.ours, role) for role in ROLES}
        # The strongest of those whom the state or the flag holds back.
        for state in ('suspended', 'observer', 'locked_out', 'deleted'):
            self.own[state] = self.member(state, self.ours, 'facilitator')
        self.own['removed'] = self.member('removed', self.ours, 'facilitator', marked=False)
        self.strangers = {role: self.member('their_' + role, self.theirs, role) for role in ROLES}
        self.strangers['platform admin'] = self.member('their_admin_of_all', self.theirs, 'learner')
        self.both = self.member('both', self.ours, 'learner', marked=False)
        self.join(self.both, self.theirs, 'learner')
        self.ignored = self.member('ignored', self.ours, 'learner')
        self.victims = [self.member(f'victim{i}', self.ours, 'learner') for i in range(VICTIMS)]
        self.victims_above = [self.member(f'above{i}', self.ours, 'admin') for i in range(VICTIMS)]
        # Asked to moderate: one does, one pauses; both are learners.
        self.asked = {state: self.member('asked_' + state, self.ours, 'learner') for state in ('active', 'paused')}
        self.furnish()
        self.write_down()
        self.platform.start()
        self.objects = self.host.register()[2]
        self.channel = self.first('cohort')['channel_id']
        for state, person in self.asked.items():
            self.moderate(person, state)

    @staticmethod
    def must(done):
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def cohort(self, name, slug, mark):
        """(uuid, scope) of a new cohort with a course of its own."""
        uuid = self.must(self.platform.command('cohort', 'add', name))
        self.must(self.platform.command('import', course_folder(
            os.path.join(self.platform.folder, slug), slug, mark)))
        db = self.platform.db()
        scope = db.execute('SELECT scope_id FROM cohort WHERE uuid = ?', (uuid,)).fetchone()[0]
        course = db.execute('SELECT max(scope_id) FROM course').fetchone()[0]
        db.execute('INSERT OR IGNORE INTO scope_link VALUES (?, ?)', (scope, course))
        db.close()
        return uuid, scope

    def member(self, login, cohort, role, marked=True):
        marked = marked and cohort is self.ours
        person = self.platform.person(login, canary('name-' + login) if marked else login)
        person.role = role
        self.join(person, cohort, role)
        if marked:
            db = self.platform.db()
            db.execute('UPDATE user SET pronouns = ?, about = ?, tz = ? WHERE id = ?',
                       (canary('pronouns'), canary('about'), canary('tz'), person.key))
            db.close()
        return person

    def join(self, person, cohort, role):
        db = self.platform.db()
        db.execute("INSERT INTO membership (uuid, scope_id, user_id, role, joined_at) VALUES (?, ?, ?, ?, 0)",
                   (new_id(), cohort[1], person.key, role))
        db.close()

    def moderate(self, person, state):
        path = f'/v1/cohorts/{self.ours[0]}/members/{person.id}/moderates'
        for who, say in ((self.host, 'none'), (self.host, 'invited'), (person, 'active'), (person, state)):
            self.done(who.act('PUT', path, {'state': say}))

    def furnish(self):
        """What no route makes: a mission, a picture, a badge class, a challenge."""
        folder = os.path.join(self.platform.data, 'avatars')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'a' * 64), 'w', encoding='ascii') as file:
            file.write(canary('avatar'))
        db = self.platform.db()
        db.execute('UPDATE user SET avatar = ? WHERE id = ?', ('a' * 64, self.host.key))
        db.execute('UPDATE user SET admin = 1 WHERE id = ?', (self.strangers['platform admin'].key,))
        key, scope = db.execute('SELECT id, scope_id FROM cohort WHERE uuid = ?', (self.ours[0],)).fetchone()
        db.execute('UPDATE cohort SET mission = ? WHERE id = ?', (canary('mission'), key))
        db.execute('INSERT INTO badge_class (uuid, scope_id, cohort_id, name, criteria, goal, measure, icon,'
                   " colours) VALUES (?, ?, ?, ?, ?, 3, 'tasks_done', 'star', '[\"#000000\",\"#ffffff\"]')",
                   (new_id(), scope, key, canary('badge'), canary('criteria')))
        db.execute('INSERT INTO challenge (uuid, scope_id, cohort_id, title) VALUES (?, ?, ?, ?)',
                   (new_id(), scope, key, canary('challenge')))
        db.close()

    def write_down(self):
        """The knowledge base is everyone's: no canary is in it."""
        folder = os.path.join(self.platform.folder, 'knowledge')
        os.mkdir(folder)
        with open(os.path.join(folder, 'rooms.md'), 'w', encoding='utf-8') as file:
            file.write('---\ntitle: Rooms\n---\nBook them.\n')
        self.must(self.platform.command('knowledge', 'import', folder))

    def first(self, kind, **like):
        return next(o for o in self.objects.values() if o['kind'] == kind
                    and all(o.get(name) == value for name, value in like.items()))

    def quiz(self, name):
        lesson = self.first('lesson', title=name)
        return self.first('quiz', id=lesson['quiz_id'])

    def done(self, answer):
        assert answer.status == 200, answer
        return answer.json

    # Each makes one new thing as the given person and returns its id.
    def post(self, person, container=None, **more):
        post = new_id()
        self.done(person.put(f'/v1/containers/{container or self.channel}/posts/{post}',
                             {'body': canary('post'), **more}))
        return post

    def thread(self, person, kind='question'):
        thread, post = new_id(), new_id()
        asset = self.first('asset')
        anchor = {'asset_id': asset['id'], 'asset_rev': asset['rev'], 'start_ms': 0, 'end_ms': 9, 'cue_id': 'c1',
                  'quote': canary('quote')}
        self.done(person.put(f'/v1/containers/{thread}', {
            'container_kind': 'thread', 'cohort_id': self.ours[0], 'lesson_id': asset['lesson_id'],
            'title': canary('thread'),
            'post': {'id': post, 'body': canary('first-post'), 'post_kind': kind, 'anchor': anchor}}))
        return thread, post

    def hidden_thread(self, person):
        thread, post = self.thread(person)
        self.done(self.host.act('PATCH', f'/v1/containers/{thread}', {'visible': False}))
        return thread, post

    def reply(self, asker, answerer):
        """The answer to a question, neither accepted nor endorsed."""
        return self.post(answerer, self.thread(asker)[0], post_kind='answer')

    def report(self, reporter, author):
        report = new_id()
        self.done(reporter.put(f'/v1/posts/{self.post(author)}/reports/{report}', {
            'reason': 'other', 'words': canary('report')}))
        return report

    def mod_action(self, moderator, report=None):
        action = new_id()
        self.done(moderator.put(f'/v1/mod_actions/{action}', {
            'report_id': report or self.report(self.both, moderator), 'act': 'dismiss', 'words': canary('mod-words')}))
        return action

    def task(self, person, *assignees):
        task = new_id()
        self.done(person.put(f'/v1/cohorts/{self.ours[0]}/tasks/{task}',
                             {'title': canary('task'), 'assignee_ids': [a.id for a in assignees]}))
        return task

    def team(self, *members):
        """One of the host's; its name is its own."""
        team = new_id()
        self.done(self.host.put(f'/v1/cohorts/{self.ours[0]}/teams/{team}',
                                {'name': f"{canary('team')} {team[-8:]}", 'member_ids': [m.id for m in members]}))
        return team

    def note(self, person):
        note, asset = new_id(), self.first('asset')
        self.done(person.put(f"/v1/lessons/{asset['lesson_id']}/notes/{note}", {
            'asset_id': asset['id'], 'asset_rev': asset['rev'], 'start_ms': 5, 'end_ms': 9, 'cue_id': 'c1',
            'quote': canary('note-quote'), 'body': canary('note')}))
        return note

    def notice(self, person):
        """Something that waits for the person."""
        self.task(self.host if person is not self.host else self.own['learner'], person)
        db = self.platform.db()
        uuid = db.execute('SELECT uuid FROM notice WHERE user_id = ? ORDER BY id DESC', (person.key,)).fetchone()[0]
        db.close()
        return uuid

    def upload(self, person, container=None, **more):
        file = new_id()
        where = {'container_id': container} if container else {'cohort_id': self.ours[0]}
        self.done(person.put(f'/v1/files/{file}', {'name': canary('file') + '.txt', 'size': 1, **where, **more}))
        return file

    def file(self, person, **more):
        file = self.upload(person, **more)
        self.done(person.request('PATCH', f'/v1/files/{file}/content', b'x', {
            'Content-Type': 'application/octet-stream', 'Upload-Offset': '0'}))
        self.done(person.act('POST', f'/v1/files/{file}/finish', {
            'sha256': '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'}))
        return file

    def attached_file(self, person, container=None, **more):
        """(file, post) of a file that belongs to what the person has written."""
        file = self.file(person, container=container, attached=True, **more)
        return file, self.post(person, container, file_ids=[file])

    def words(self, file):
        """Gives the file words, as if it had been read."""
        db = self.platform.db()
        db.execute('INSERT OR REPLACE INTO file_text (file_id, size, body) SELECT id, 9, ? FROM file WHERE uuid = ?',
                   (canary('words'), file))
        db.close()
        return file

    def preview(self, file):
        """Gives the file a preview, as if it had been looked into."""
        folder = os.path.join(self.platform.data, 'previews')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, file), 'w', encoding='ascii') as picture:
            picture.write(canary('preview'))
        with contextlib.closing(self.platform.db()) as db:
            db.execute('INSERT OR REPLACE INTO file_preview (file_id, kind, width, height, duration_ms, pages, type, size,'
                       " sha256, stored) SELECT id, 'picture', 1, 1, 0, 0, 'image/png', 1, 'sum', uuid FROM file"
                       ' WHERE uuid = ?', (file,))
        return file

    def direct(self, person, other):
        """The conversation of two, which may be there already."""
        made = self.done(person.put(f'/v1/containers/{new_id()}', {
            'container_kind': 'direct', 'user_ids': [other.id]}))
        return next(o['id'] for o in made['objects'] if o['kind'] == 'container')

    def attempt(self, person, name, answered=False):
        """(attempt, quiz) of an open attempt at the quiz of this name; each person has one."""
        quiz, attempt = self.quiz(name), new_id()
        self.done(person.put(f"/v1/quizzes/{quiz['id']}/attempts/{attempt}", {}))
        if answered:
            self.done(person.put(f"/v1/attempts/{attempt}/answers/{quiz['items'][0]['id']}",
                                 {'option_ids': [quiz['items'][0]['options'][0]['id']]}))
        return attempt, quiz

    def hold_back(self):
        """Everyone has made what is theirs: now come the states and the flag."""
        path = f'/v1/cohorts/{self.ours[0]}/members/'
        self.done(self.host.put(path + self.own['suspended'].id, {'state': 'suspended'}))
        self.done(self.host.put(path + self.own['observer'].id, {'observer': True}))
        self.done(self.host.request('DELETE', path + self.own['removed'].id))
        db = self.platform.db()
        for login, state in (('locked_out', 'suspended'), ('deleted', 'removed')):
            db.execute('UPDATE user SET state = ? WHERE login = ?', (state, login))
        db.close()
        self.strangers['removed'] = self.own.pop('removed')
        self.guests = {name: self.own.pop(name) for name in ('locked_out', 'deleted')}

    def settle(self):
        """Waits until the platform has seen what was written behind its back."""
        until(lambda: self.platform.request('GET', '/v1/me', token=self.guests['deleted'].token).status == 401)

    def close(self):
        self.platform.stop()
        log = self.platform.log()
        self.platform.folder_owned.cleanup()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log
        assert CANARY not in log, log
