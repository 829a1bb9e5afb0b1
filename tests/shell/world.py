# SPDX-License-Identifier: GPL-3.0-or-later
"""A cohort with its course and its talk, as the platform would list it to one learner, for the tests
of the whole window. Every object has the fields of data/api/openapi.yaml; the same seed makes the
same world."""
import contextlib
import random
import uuid

T0 = 1_767_600_000_000
MINUTE = 60_000
VIDEO_MS = 120_000
WORDS = ('people meeting agenda decide listen round minutes question quiet voice notes share first '
         'nobody time answer because learn write draft group moment video task owner date '
         'something together stop ask why how when start end clear open late early').split()
LEARNER = ['cohort.read', 'container.read', 'container.create', 'container.typing', 'post.read',
           'post.create', 'reaction.set', 'task.create', 'task.edit', 'file.read', 'file.create']
STAFF = LEARNER + ['membership.set', 'container.lock', 'container.hide', 'post.announce', 'post.hide',
                   'task.delete', 'file.delete', 'answer.endorse']
READER = ['cohort.read', 'container.read', 'post.read', 'file.read']


class World:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.others = random.Random(seed + 1)
        self.seq = 1000
        self.now = T0
        self.objects = {}
        self.order = {}
        self.containers = {}
        self._fill()

    # Making

    def id(self):
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def text(self, low, high):
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(low, high))]
        return (' '.join(words)).capitalize() + '.'

    def body(self):
        kind = self.random.random()
        if kind < 0.5:
            return self.text(3, 14)
        if kind < 0.8:
            return '\n\n'.join(self.text(8, 30) for _ in range(self.random.randint(1, 3)))
        return self.text(3, 8) + '\n\n- ' + '\n- '.join(self.text(2, 6) for _ in range(3))

    def tick(self, span=4 * MINUTE):
        self.now += self.random.randint(1000, span)
        return self.now

    def put(self, kind, id=None, **fields):
        self.seq += 1
        thing = {'kind': kind, 'id': id or self.id(), 'rev': self.seq, **fields}
        self.objects[kind, thing['id']] = thing
        return thing

    def all(self, kind):
        return [thing for (k, _), thing in self.objects.items() if k == kind]

    def get(self, kind, id):
        return self.objects.get((kind, id))

    def person(self, name):
        return self.put('user', name=name, pronouns='', about=self.text(3, 12), tz='Europe/Berlin',
                        avatar='', flags=[], made_up=True,
                        work_from=540, work_until=1020, work_days=31)

    def member(self, cohort, user, role='learner'):
        return self.put('membership', cohort_id=cohort, user_id=user, role=role, state='active',
                        observer=False, joined_at=self.tick(), moderates='none',
                        asked_by_id=None, asked_words='', badge_class_ids=[])

    def container(self, kind, cohort=None, course=None, lesson=None, users=(), anchor=None,
                  post_kind=None, author=None, id=None):
        thing = self.put('container', id=id, container_kind=kind, cohort_id=cohort, course_id=course,
                         lesson_id=lesson, user_ids=list(users), title=self.text(3, 9), last_pos=0,
                         last_at=self.now, reply_count=0, solved_count=0, first_post_id=None, author_id=author,
                         post_kind=post_kind, anchor=anchor, asked_at=None, from_post_id=None,
                         file_id=None, direct_id=None,
                         pinned_ids=[], answered=False, locked=False, lock_words='',
                         slow_s=0, visible=True, can=list(LEARNER))
        self.containers[thing['id']] = []
        return thing

    def anchor(self, start):
        return {'asset_id': self.video['id'], 'asset_rev': 1, 'start_ms': start,
                'end_ms': min(start + 5000, VIDEO_MS), 'cue_id': '', 'quote': self.text(2, 8),
                'prefix': self.text(0, 8), 'suffix': self.text(0, 8), 'confidence': 100, 'was_start_ms': start}

    def shared(self):
        """The files that go with a post: with some, one."""
        with self.other_numbers() as numbers:
            files = self.all('file')
            return [numbers.choice(files)['id']] if files and numbers.random() < 0.15 else []

    def post(self, container, author=None, post_kind='discussion', anchor=None):
        author = author or self.random.choice(self.peers)
        posts = self.containers[container['id']]
        reply = self.random.choice(posts)['id'] if posts and self.random.random() < 0.15 else None
        container['last_pos'] += 1
        post = self.put('post', container_id=container['id'], pos=container['last_pos'],
                        author_id=author, created_at=self.tick(), edited_at=None, body=self.body(),
                        post_kind=post_kind, reply_to=reply, anchor=anchor, file_ids=self.shared(),
                        mention_ids=[], mention_groups=[], votes=0, helped=0, pinned_at=None,
                        asset_rev=None, builds_on=[], built_on_by=[], thread_id=None, reactions=[], accepted=False, endorsed_ids=[],
                        deleted=False, hidden=False)
        posts.append(post)
        container['first_post_id'] = container['first_post_id'] or (
            post['id'] if container['container_kind'] == 'thread' else None)
        self.recount(container)
        return post

    def recount(self, container):
        seen = [p for p in self.containers[container['id']] if not p['deleted'] and not p['hidden']]
        container['last_at'] = max([p['created_at'] for p in self.containers[container['id']]]
                                   + [container['last_at']])
        container['reply_count'] = len([p for p in seen if p['id'] != container['first_post_id']])
        container['answered'] = any(p['accepted'] for p in seen)

    def thread(self, anchor=None, lesson=None, posts=3):
        author = self.random.choice(self.peers)
        kind = self.random.choice(['question', 'discussion', 'idea'])
        thread = self.container('thread', self.cohort['id'], self.course['id'], lesson,
                                anchor=anchor, post_kind=kind, author=author)
        self.post(thread, author, kind, anchor)
        for _ in range(posts - 1):
            self.post(thread, post_kind='answer' if kind == 'question' else 'discussion')
        return thread

    # Filling

    def _fill(self):
        self.me = self.person('Robin Reader')['id']
        names = ('Ada Ito', 'Bo Lind', 'Chen Wu', 'Dara Okafor', 'Eli Sand', 'Fay Moreau', 'Gus Bell',
                 'Hana Kim', 'Ivo Petrov', 'Jo Marsh', 'Kai Berg', 'Lea Roth')
        self.peers = [self.person(name)['id'] for name in names]
        self._fill_course()
        self.cohort = self._fill_cohort('Tuesday group', self.peers)
        self.other = self._fill_cohort('Second group', self.peers[:5])
        self._fill_talk()
        self._fill_work()
        self._fill_mine()

    def _fill_course(self):
        course = self.id()
        lessons = [self._lesson(course, i + 1, kind) for i, kind in
                   enumerate(('video', 'article', 'video', 'quiz', 'checklist', 'video'))]
        self.course = self.put('course', id=course, title='Meetings that work', summary=self.text(9, 20),
                               language='en', lesson_count=len(lessons), can=['course.read'],
                               certificate={'title': self.text(2, 5), 'valid_days': 365,
                                            'lesson_ids': [x['id'] for x in lessons[:3]]},
                               modules=[{'id': self.id(), 'title': self.text(2, 4),
                                         'lesson_ids': [x['id'] for x in lessons[i::2]]}
                                        for i in range(2)])
        self.lesson = lessons[0]
        self.video = self.get('asset', self.lesson['asset_id'])

    def _lesson(self, course, number, kind):
        lesson, asset, quiz = self.id(), None, None
        if kind == 'video':
            asset = self._asset(course, lesson)['id']
        if kind == 'quiz':
            items = [{'id': self.id(), 'text': self.text(4, 9), 'item_kind': 'single',
                      'options': [{'id': self.id(), 'text': self.text(2, 6)} for _ in range(3)]}
                     for _ in range(3)]
            quiz = self.put('quiz', lesson_id=lesson, course_id=course, title=self.text(2, 5),
                            quiz_kind='practice', items=items, max_tries=0, time_limit_ms=0,
                            pass_percent=100)['id']
        return self.put('lesson', id=lesson, course_id=course, number=number, title=self.text(3, 7),
                        lesson_kind=kind, summary=self.text(6, 16), asset_id=asset, quiz_id=quiz,
                        duration_ms=VIDEO_MS if asset else 300_000,
                        article='' if kind != 'article' else '# Read\n\n' + self.text(40, 90), pictures=[],
                        checklist=[{'id': self.id(), 'text': self.text(3, 9)}
                                   for _ in range(4 if kind == 'checklist' else 0)],
                        requires=[], offline_ok=True, offline_days=0)

    def _asset(self, course, lesson):
        asset, transcript = self.id(), self.id()
        cues = [{'id': str(i), 'start_ms': i * 4000, 'end_ms': i * 4000 + 3800, 'speaker': '',
                 'text': self.text(5, 12)} for i in range(VIDEO_MS // 4000)]
        self.put('transcript', id=transcript, asset_id=asset, lesson_id=lesson, course_id=course,
                 language='en', label='English', cues=cues)
        return self.put('asset', id=asset, lesson_id=lesson, course_id=course, type='video/webm',
                        size=1, sha256='', revision=1, duration_ms=VIDEO_MS,
                        transcript_ids=[transcript], thumbs=None, renditions=[],
                        chapters=[{'start_ms': i * 30_000, 'title': self.text(2, 4)} for i in range(4)])

    def _fill_cohort(self, name, users):
        cohort, channel = self.id(), self.id()
        for user in [self.me, *users]:
            self.member(cohort, user, 'facilitator' if user == users[0] else 'learner')
        self.container('channel', cohort, id=channel)
        return self.put('cohort', id=cohort, name=name, mission=self.text(8, 20),
                        colours=['#1a5fb4', '#99c1f1'], starts_at=self.tick(), ends_at=T0 * 2,
                        course_ids=[self.course['id']], channel_id=channel,
                        member_count=len(users) + 1, solved=[], can=list(LEARNER))

    def _fill_talk(self):
        self.channel = self.get('container', self.cohort['channel_id'])
        for i in range(120):
            self.post(self.channel, self.me if i % 9 == 4 else None)
        for _ in range(10):
            self.post(self.get('container', self.other['channel_id']))
        for i in range(14):
            self.thread(self.anchor(3000 + i * 8000), self.lesson['id'])
        self.open = self.thread(self.anchor(20_000), self.lesson['id'], 40)
        for _ in range(8):
            self.thread(None, self.lesson['id'])
        for _ in range(6):
            self.thread()
        for user in self.peers[:3]:
            direct = self.container('direct', users=[self.me, user], author=user)
            for _ in range(5):
                self.post(direct, user)
        for container in self.all('container'):
            self.read(container, container['last_pos'])
        self.middle = [p['id'] for p in self.containers[self.channel['id']][60:76]]
        self.inside = [p['id'] for p in self.containers[self.open['id']][12:26]]

    def read(self, container, pos):
        return self.put('read_state', id=container['id'], container_id=container['id'], read_pos=pos,
                        marked_unread_from=None, follow='normal', mute_until=None)

    def task(self):
        return self.put('task', cohort_id=self.cohort['id'], title=self.text(3, 9), state='open',
                        assignee_ids=[self.random.choice(self.peers)], due_at=None, done_by=None,
                        done_at=None, created_by=self.random.choice(self.peers),
                        created_at=self.tick(), post_id=None)

    @contextlib.contextmanager
    def other_numbers(self):
        """What is made meanwhile takes no number from all else, which stays much as it was."""
        self.random, self.others = self.others, self.random
        try:
            yield self.random
        finally:
            self.random, self.others = self.others, self.random

    def team(self, *members):
        with self.other_numbers():
            return self.put('team', cohort_id=self.cohort['id'], name=self.text(1, 3)[:-1], member_ids=list(members))

    def file(self):
        return self.put('file', cohort_id=self.cohort['id'], name=self.text(1, 3)[:-1] + '.pdf',
                        type='application/pdf', size=self.random.randint(1000, 900_000),
                        sha256='0' * 64, state='ready', offset=1000,
                        author_id=self.random.choice(self.peers), created_at=self.tick(), attached=False, preview=None,
                        shared=True, text_size=0)

    def note(self, start_ms):
        now = self.tick()
        return self.put('note', lesson_id=self.lesson['id'], course_id=self.course['id'], asset_id=self.video['id'],
                        asset_rev=1, start_ms=start_ms, end_ms=-1, cue_id='', quote='', body=self.text(3, 9),
                        created_at=now, updated_at=now)

    def notice(self):
        thread = self.random.choice([c for c in self.all('container')
                                     if c['container_kind'] == 'thread'])
        return self.put('notice', reason=self.random.choice(['mention', 'reply', 'answer', 'direct']),
                        actor_id=self.random.choice(self.peers), cohort_id=self.cohort['id'],
                        container_id=thread['id'], post_id=thread['first_post_id'],
                        badge_class_id=None, task_id=None, report_id=None, words='', created_at=self.tick(),
                        seen_at=None)

    def report(self, author=None):
        """One's own of a post, or as a moderator one of somebody else."""
        post = self.random.choice([p for p in self.all('post') if p['author_id'] != self.me])
        mine = self.random.random() < 0.5
        return self.put('report', cohort_id=self.cohort['id'], container_id=post['container_id'], post_id=post['id'],
                        pos=post['pos'], reporter_id=self.me if mine else self.random.choice(self.peers),
                        author_id=post['author_id'], direct=False, reason=self.random.choice(['spam', 'unkind']),
                        words=self.text(0, 9), hint='', excerpt='' if mine else post['body'][:1000], state='open',
                        outcome='', answer='', created_at=self.tick(), resolved_at=None)

    def mod_action(self):
        post, now = self.random.choice(self.all('post')), self.tick()
        return self.put('mod_action', cohort_id=self.cohort['id'], post_id=post['id'],
                        container_id=post['container_id'], act=self.random.choice(['warn', 'dismiss', 'hide']),
                        words=self.text(1, 9), by_id=self.random.choice(self.peers), at=now,
                        undo_until=now + 10000, undone_at=None, told_at=None)

    def _fill_work(self):
        for _ in range(12):
            self.task()
        for _ in range(5):
            self.file()
        self.team(self.me, self.peers[1])
        self.team(*self.peers[2:4])
        measures = ('lessons_completed', 'answers_accepted', 'questions_asked', 'answers_given',
                    'tasks_done', 'quizzes_passed')
        icons = ('star', 'check', 'heart', 'bubble', 'book', 'flag')
        for i, measure in enumerate(measures):
            badge_class = self.put('badge_class', cohort_id=self.cohort['id'], name=self.text(1, 3),
                                   criteria=self.text(5, 12), goal=50, measure=measure, icon=icons[i],
                                   colours=['#26a269', '#8ff0a4'])
            self.put('badge', badge_class_id=badge_class['id'], cohort_id=self.cohort['id'],
                     user_id=self.me, have=i * 3, goal=50, earned_at=None, evidence=[])
        self.put('challenge', cohort_id=self.cohort['id'], title=self.text(3, 6),
                 rows=[{'user_id': user, 'points': 90 - 5 * i}
                       for i, user in enumerate([*self.peers[:6], self.me, *self.peers[6:]])])

    def _fill_mine(self):
        self.put('cohort_progress', cohort_id=self.cohort['id'], course_id=self.course['id'], learners=14,
                 lessons=[{'lesson_id': lesson['id'], 'completed': 3} for lesson in self.all('lesson')])
        self.put('certificate', course_id=self.course['id'], earned_at=self.tick(), expires_at=None, renew_from=None)
        task = self.all('task')[0]
        self.put('journey', cohort_id=self.cohort['id'], steps=[
            {'id': self.id(), 'step_kind': 'solo', 'title': lesson['title'], 'lesson_id': lesson['id'],
             'task_id': None, 'starts_at': None, 'due_at': self.tick()} for lesson in self.all('lesson')[:3]] + [
            {'id': self.id(), 'step_kind': 'group', 'title': task['title'], 'lesson_id': None,
             'task_id': task['id'], 'starts_at': None, 'due_at': None},
            {'id': self.id(), 'step_kind': 'live', 'title': self.text(2, 4), 'lesson_id': None,
             'task_id': None, 'starts_at': self.tick(), 'due_at': None}])
        for _ in range(6):
            self.put('article', title=self.text(2, 6), body=self.text(20, 60), tags=[self.text(1, 1)],
                     owner=self.text(1, 2), owner_id=None, reviewed_at=self.tick(), review_days=30)
        for _ in range(8):
            self.notice()
        self.put('follow', id=self.other['id'], of='cohort', follow='normal', mute_until=None)
        self.put('settings', id=self.me, reading_mode='on_view', quiet_from=None, quiet_until=None,
                 quiet_days=127, presence=True, lesson_presence=True, quiet_once_until=None, notice_text=True)
        for lesson in sorted(self.all('lesson'), key=lambda x: x['number'])[:3]:
            self.put('progress', id=lesson['id'], lesson_id=lesson['id'], course_id=self.course['id'],
                     ranges=[[0, 4000]], position_ms=4000, position_at=self.tick(), percent=3,
                     completed_at=None, place='', checked=[])
        for i in range(6):
            self.note(i * 4000)
        quiz = self.all('quiz')[0]
        self.put('attempt', quiz_id=quiz['id'], lesson_id=quiz['lesson_id'], state='open',
                 started_at=self.tick(), deadline_at=None, answers={}, checked=[], feedback={}, right_count=None,
                 passed=None, item_count=len(quiz['items']))
