#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a platform says to one learner over a long time, for the tests of the whole window.

usage: events.py SOURCE SEED COUNT

Prints a line of JSON each: what the test must know, the objects at the beginning, then COUNT frames
of every type of events.yaml. Each object and each frame is checked against the schemas. A frame
says something new, except for a few that say again what is known, as a platform may."""
import copy
import json
import pathlib
import sys

import jsonschema
import yaml

from world import LEARNER, READER, STAFF, VIDEO_MS, World

BASE = 'https://lyceum-desktop.github.io/api/'
SERVER = '00000000-0000-4000-8000-000000000001'
EMOJI = ('👍', '❤️', '🎉', '💡', '😄', '🤔')
# How often each type comes, as far as it is not once in a while.
WEIGHT = {'post.created': 12, 'post.updated': 34, 'reaction.updated': 10, 'post.deleted': 2,
          'post.hidden': 4, 'container.updated': 6, 'task.updated': 5, 'badge.updated': 3,
          'progress.merged': 3, 'read_state.updated': 4, 'container.created': 3,
          'container.locked': 8, 'membership.role_changed': 3, 'post.moved': 2}


# What is in view in each round of the test, one after the other and all equally long.
ROUNDS = (('cards', 'middle'), ('inside', 'tail'), ('newest', 'tail'), ('end', 'middle'), ('inside',),
          ('middle',), ('inside', 'tail'), ('cards', 'tail'), ('middle',))


class Schemas:
    def __init__(self, source):
        files = {name: yaml.safe_load((pathlib.Path(source) / 'data/api' / name).read_text())
                 for name in ('openapi.yaml', 'events.yaml')}
        self.types = files['events.yaml']['$defs']['type']['enum']
        self.kinds = files['openapi.yaml']['components']['schemas']
        # Each frame is checked with the schema of its kind, so the choice among all is taken out.
        self.kinds['object'] = {'type': 'object'}
        self.resolver = jsonschema.RefResolver(
            BASE + 'openapi.yaml', files['openapi.yaml'],
            store={BASE + name: content for name, content in files.items()})

    def _check(self, pointer, value):
        jsonschema.Draft202012Validator({'$ref': BASE + pointer}, resolver=self.resolver).validate(value)

    def check_object(self, value):
        self._check('openapi.yaml#/components/schemas/' + value['kind'], value)

    def check_frame(self, frame):
        self._check('events.yaml#/$defs/' + ('event' if 'seq' in frame else frame['type']), frame)
        if 'put' in frame.get('data', {}):
            assert frame['data']['put']['kind'] == frame['kind'], frame
            self.check_object(frame['data']['put'])


class Events:
    """One method per type of event, with the dot as an underscore; it changes an object and yields it."""

    def __init__(self, world):
        self.world = world
        self.random = world.random
        self.queue = []
        kept = [world.channel['id'], world.open['id'], *world.middle[:1], *world.inside[:1]]
        self.kept = {*kept, *(t['id'] for t in world.all('task')[:2])}

    def chance(self, part):
        return self.random.random() < part

    def changed(self, thing, **fields):
        thing.update(fields)
        return [(thing['kind'], thing['id'], thing)]

    def gone(self, thing):
        del self.world.objects[thing['kind'], thing['id']]
        return [(thing['kind'], thing['id'], None)]

    def threads(self):
        return [c for c in self.world.all('container')
                if c['container_kind'] == 'thread' and c['cohort_id'] == self.world.cohort['id']]

    def some_container(self):
        """Mostly one that is on screen."""
        world = self.world
        if self.chance(0.35):
            return world.channel
        if self.chance(0.3):
            return world.open
        return self.random.choice(self.threads() if self.chance(0.7) else world.all('container'))

    def begin_round(self, number):
        """Takes note of what the reader has before them now."""
        world = self.world
        threads = [t for t in self.threads() if t['lesson_id'] == world.lesson['id']]
        moments = sorted((t for t in threads if t['anchor']), key=lambda t: (t['anchor']['start_ms'], t['id']))
        newest = sorted(threads, key=lambda t: -t['last_at'])
        places = {'cards': [t['first_post_id'] for t in moments[4:8]],
                  'newest': [t['first_post_id'] for t in newest[:5]],
                  'middle': world.middle[:5], 'inside': world.inside[:6]}
        self.view = ROUNDS[number]
        self.places = {name: places[name] for name in self.view if name in places}

    def in_view(self):
        ids = [id for place in self.places.values() for id in place]
        for name, container in (('tail', self.world.channel), ('end', self.world.open)):
            if name in self.view:
                ids += [post['id'] for post in self.world.containers[container['id']][-3:]]
        return [post for post in map(lambda id: self.world.get('post', id), ids) if post]

    def some_post(self, usable=lambda post: True):
        posts = [post for post in self.in_view() if usable(post)]
        if not posts or self.chance(0.2):
            posts = [post for post in self.world.all('post') if usable(post)]
        return self.random.choice(posts) if posts else None

    def alive(self, post):
        return not post['deleted'] and not post['hidden']

    # People and cohorts

    def user_updated(self):
        user = self.world.get('user', self.random.choice(self.world.peers))
        first = user['name'].split()[0]
        return self.changed(user, name=first + ' ' + self.world.text(1, 2)[:-1], about=self.world.text(2, 9))

    def cohort_updated(self):
        cohort = self.random.choice([self.world.cohort, self.world.other])
        return self.changed(cohort, mission=self.world.text(4, 40), name=self.world.text(1, 4)[:-1],
                            colours=['#%06x' % self.random.getrandbits(24), '#99c1f1'])

    def others(self):
        return [m for m in self.world.all('membership')
                if m['cohort_id'] == self.world.cohort['id'] and m['user_id'] != self.world.me]

    def counted(self, frames):
        cohort = self.world.cohort
        return frames + self.changed(cohort, member_count=len(self.others()) + 1)

    def membership_added(self):
        here = {m['user_id'] for m in self.others()}
        out = [user for user in self.world.peers if user not in here]
        if not out:
            return None
        member = self.world.member(self.world.cohort['id'], self.random.choice(out))
        return self.counted([('membership', member['id'], member)])

    def membership_removed(self):
        others = self.others()
        return self.counted(self.gone(self.random.choice(others))) if len(others) > 6 else None

    def membership_role_changed(self):
        if self.chance(0.25):
            return self.own_role()
        member = self.random.choice(self.others())
        return self.changed(member, role=self.random.choice(['learner', 'champion', 'facilitator']),
                            observer=not member['observer'],
                            moderates='active' if member['observer'] else 'none')

    def own_role(self):
        """What one may do changes while one writes."""
        world = self.world
        member = next(m for m in world.all('membership')
                      if m['user_id'] == world.me and m['cohort_id'] == world.cohort['id'])
        observer = not member['observer']
        can = READER if observer else self.random.choice([LEARNER, STAFF])
        role = 'facilitator' if can is STAFF else 'learner'
        return (self.changed(member, observer=observer, role=role)
                + self.changed(world.cohort, can=list(can)))

    # Courses

    def course_updated(self):
        return self.changed(self.world.course, title=self.world.text(2, 8), summary=self.world.text(4, 30))

    def lesson_updated(self):
        lesson = self.random.choice(self.world.all('lesson'))
        return self.changed(lesson, title=self.world.text(2, 9), summary=self.world.text(4, 30))

    def asset_revised(self):
        asset = self.random.choice(self.world.all('asset'))
        return self.changed(asset, size=asset['size'] + 1,
                            chapters=[{'start_ms': i * 20_000, 'title': self.world.text(2, 4)}
                                      for i in range(self.random.randint(2, 6))])

    def transcript_ready(self):
        transcript = self.random.choice(self.world.all('transcript'))
        cues = copy.deepcopy(transcript['cues'])
        self.random.choice(cues)['text'] = self.world.text(3, 25)
        return self.changed(transcript, cues=cues)

    def progress_merged(self):
        progress = self.random.choice(self.world.all('progress'))
        end = self.random.randint(1, VIDEO_MS)
        return self.changed(progress, ranges=[[0, end]], position_ms=end, percent=end * 100 // VIDEO_MS,
                            position_at=self.world.tick(),
                            completed_at=self.world.now if self.chance(0.2) else None)

    def quiz_updated(self):
        return self.changed(self.random.choice(self.world.all('quiz')), title=self.world.text(2, 6))

    def attempt_updated(self):
        attempt = self.random.choice(self.world.all('attempt'))
        item = self.random.choice(self.world.get('quiz', attempt['quiz_id'])['items'])
        answers = {**attempt['answers'], item['id']: [self.random.choice(item['options'])['id']]}
        checked = [*{*attempt['checked'], item['id']}]
        done = attempt['state'] == 'open' and len(answers) == attempt['item_count']
        return self.changed(attempt, answers=answers, checked=sorted(checked), state='submitted' if done else 'open',
                            right_count=1 if done else None, passed=False if done else None,
                            started_at=self.world.tick())

    # Talk

    def container_created(self):
        world = self.world
        start = self.random.randrange(0, VIDEO_MS, 500)
        thread = world.thread(world.anchor(start) if self.chance(0.6) else None,
                              world.lesson['id'] if self.chance(0.8) else None, 1)
        post = world.get('post', thread['first_post_id'])
        self.queue += [('read_state.updated', *x) for x in self.changed(world.read(thread, 0), follow='follow')]
        self.queue.append(('post.created', 'post', post['id'], post))
        return [('container', thread['id'], thread)]

    def container_updated(self):
        """Retitled, or out of sight and back."""
        thread = self.random.choice(self.threads())
        if thread['id'] in self.kept or self.chance(0.6) or len(self.threads()) < 20:
            return self.changed(thread, title=self.world.text(3, 12))
        for post in self.world.containers.pop(thread['id']):
            self.world.objects.pop(('post', post['id']), None)
            self.world.objects.pop(('reaction', post['id']), None)
        self.world.objects.pop(('read_state', thread['id']), None)
        return self.gone(thread)

    def container_locked(self):
        written_in = [self.world.channel, self.world.open]
        container = self.random.choice(written_in) if self.chance(0.8) else self.some_container()
        locked = not container['locked']
        return self.changed(container, locked=locked, can=list(READER if locked else LEARNER))

    def post_created(self):
        world = self.world
        container = self.some_container()
        post = world.post(container, world.me if self.chance(0.1) else None)
        if self.chance(0.1):
            post['mention_ids'] = [world.me]
        self.queue.append(('container.updated', 'container', container['id'], container))
        return [('post', post['id'], post)]

    def recounted(self, post, type):
        container = self.world.get('container', post['container_id'])
        self.world.recount(container)
        self.queue.append((type, 'container', container['id'], container))

    def post_updated(self):
        post = self.some_post(self.alive)
        if self.chance(0.5):
            return self.changed(post, body=self.world.body(), edited_at=self.world.tick())
        others = [r for r in post['reactions'] if self.chance(0.7)]
        emoji = self.random.choice(EMOJI)
        others = [r for r in others if r['emoji'] != emoji]
        users = self.random.sample(self.world.peers, self.random.randint(1, 5))
        return self.changed(post, reactions=others + [{'emoji': emoji, 'count': len(users), 'user_ids': users}],
                            votes=post['votes'] + 1, helped=post['helped'] + self.chance(0.3))

    def post_deleted(self):
        post = self.some_post(lambda p: self.alive(p) and p['id'] not in self.kept)
        post.update(deleted=True)
        self.recounted(post, 'container.updated')
        return self.changed(post, body='', reactions=[], anchor=None, file_ids=[], mention_ids=[])

    def post_hidden(self):
        """Out of sight, or back with its text."""
        post = self.some_post(lambda p: not p['deleted'] and p['id'] not in self.kept)
        hidden = not post['hidden']
        post.update(hidden=hidden)
        self.recounted(post, 'container.updated')
        return self.changed(post, body='' if hidden else self.world.body(), reactions=[], mention_ids=[])

    def post_moved(self):
        world = self.world
        post = self.some_post(lambda p: self.alive(p) and p['id'] not in self.kept
                              and p['container_id'] in (world.channel['id'], world.open['id']))
        first = post and world.get('container', post['container_id'])['first_post_id']
        if not post or post['id'] == first:
            return None
        target = self.random.choice([t for t in self.threads() if t['id'] != post['container_id']])
        world.containers[post['container_id']].remove(post)
        self.recounted(post, 'container.updated')
        target['last_pos'] += 1
        world.containers[target['id']].append(post)
        frames = self.changed(post, container_id=target['id'], pos=target['last_pos'], reply_to=None)
        self.recounted(post, 'container.updated')
        return frames

    def reaction_updated(self):
        post = self.some_post(self.alive)
        mine = self.world.get('reaction', post['id']) or self.world.put(
            'reaction', id=post['id'], post_id=post['id'], container_id=post['container_id'],
            vote=False, helped=False, emojis=[])
        self.queue.append(('post.updated', 'post', post['id'], post))
        post['votes'] += 1
        return self.changed(mine, container_id=post['container_id'], vote=not mine['vote'],
                            helped=self.chance(0.3),
                            emojis=[self.random.choice(EMOJI)])

    def answer_accepted(self):
        post = self.some_post(self.alive)
        post['accepted'] = not post['accepted']
        self.recounted(post, 'container.updated')
        return self.changed(post)

    def answer_endorsed(self):
        post = self.some_post(self.alive)
        return self.changed(post, endorsed_ids=[] if post['endorsed_ids'] else [self.world.peers[0]])

    def read_state_updated(self):
        state = self.random.choice(self.world.all('read_state'))
        last = self.world.get('container', state['container_id'])['last_pos']
        return self.changed(state, read_pos=last, follow=self.random.choice(['follow', 'normal', 'mute']),
                            marked_unread_from=self.random.randint(1, last) if last and self.chance(0.2) else None)

    def follow_updated(self):
        return self.changed(self.world.all('follow')[0], follow=self.random.choice(['follow', 'normal', 'mute']),
                            mute_until=self.random.choice([None, self.world.now + 1]))

    def settings_updated(self):
        return self.changed(self.world.all('settings')[0], quiet_days=self.random.randint(0, 127),
                            reading_mode=self.random.choice(['on_view', 'in_thread', 'by_hand']),
                            quiet_once_until=self.random.choice([None, self.world.now + 3_600_000]),
                            notice_text=self.chance(0.5))

    def block_added(self):
        free = [id for id in self.world.peers if not self.world.get('block', id)]
        if not free:
            return None
        block = self.world.put('block', free[0], created_at=self.world.tick())
        return [('block', free[0], block)]

    def block_removed(self):
        blocks = self.world.all('block')
        return self.gone(blocks[0]) if blocks else None

    # Notes, as from another device of the same person

    def note_created(self):
        note = self.world.note(self.random.randint(0, VIDEO_MS))
        return [('note', note['id'], note)]

    def note_updated(self):
        note = self.random.choice(self.world.all('note'))
        return self.changed(note, body=self.world.text(3, 14), updated_at=self.world.tick())

    def note_deleted(self):
        notes = self.world.all('note')
        return self.gone(self.random.choice(notes)) if len(notes) > 3 else None

    # Work

    def task_created(self):
        task = self.world.task()
        return [('task', task['id'], task)]

    def task_updated(self):
        task = self.random.choice(self.world.all('task'))
        done = task['state'] == 'open'
        return self.changed(task, title=self.world.text(3, 14) if self.chance(0.4) else task['title'],
                            state='done' if done else 'open',
                            done_by=self.random.choice(self.world.peers) if done else None,
                            done_at=self.world.tick() if done else None)

    def task_deleted(self):
        tasks = [t for t in self.world.all('task') if t['id'] not in self.kept]
        return self.gone(self.random.choice(tasks)) if len(tasks) > 6 else None

    def team_created(self):
        team = self.world.team()
        return [('team', team['id'], team)]

    def team_updated(self):
        """Another name, or somebody goes from one team to another."""
        with self.world.other_numbers() as numbers:
            team = numbers.choice(self.world.all('team'))
            if numbers.random() < 0.4:
                return self.changed(team, name=self.world.text(1, 3)[:-1])
            person = numbers.choice([self.world.me, *self.world.peers])
        changes = []
        for one in self.world.all('team'):
            members = [id for id in one['member_ids'] if id != person] + ([person] if one is team else [])
            if members != one['member_ids']:
                changes += self.changed(one, member_ids=members)
        return changes or None

    def team_deleted(self):
        teams = self.world.all('team')
        with self.world.other_numbers() as numbers:
            return self.gone(numbers.choice(teams)) if len(teams) > 2 else None

    def file_ready(self):
        """A new one, or one was looked into: a picture of its first page comes."""
        unseen = [file for file in self.world.all('file') if file['preview'] is None]
        with self.world.other_numbers() as numbers:
            if unseen and numbers.random() < 0.6:
                high = numbers.randint(90, 640)
                return self.changed(numbers.choice(unseen), preview={
                    'kind': 'pdf', 'width': numbers.randint(90, 640), 'height': high, 'size': 9000, 'sha256': 'a' * 64,
                    'duration_ms': 0, 'pages': numbers.randint(1, 40)})
        file = self.world.file()
        return [('file', file['id'], file)]

    def file_deleted(self):
        files = self.world.all('file')
        return self.gone(self.random.choice(files)) if len(files) > 3 else None

    def badge_class_updated(self):
        return self.changed(self.random.choice(self.world.all('badge_class')),
                            name=self.world.text(1, 4), criteria=self.world.text(4, 20))

    def membership_updated(self):
        """Somebody earned a badge."""
        member = self.random.choice(self.others())
        classes = [b['id'] for b in self.world.all('badge_class') if b['cohort_id'] == member['cohort_id']]
        return self.changed(member, badge_class_ids=classes[:(len(member['badge_class_ids']) + 1) % (len(classes) + 1)])

    def badge_updated(self):
        badge = self.random.choice(self.world.all('badge'))
        return self.changed(badge, have=(badge['have'] + 7) % 50, earned_at=None)

    def badge_awarded(self):
        badge = self.random.choice(self.world.all('badge'))
        return self.changed(badge, have=50, earned_at=self.world.tick())

    def cohort_progress_updated(self):
        progress = self.world.all('cohort_progress')[0]
        return self.changed(progress, lessons=[dict(one, completed=self.random.randint(0, 14))
                                               for one in progress['lessons']])

    def certificate_earned(self):
        now = self.world.tick()
        return self.changed(self.world.all('certificate')[0], earned_at=now, expires_at=now + 1, renew_from=now)

    def article_updated(self):
        article = self.random.choice(self.world.all('article'))
        return self.changed(article, title=self.world.text(1, 8), body=self.world.text(20, 200),
                            reviewed_at=self.world.tick())

    def journey_updated(self):
        journey = self.world.all('journey')[0]
        return self.changed(journey, steps=[dict(step, title=self.world.text(1, 6)) for step in journey['steps']])

    def challenge_updated(self):
        challenge = self.world.all('challenge')[0]
        rows = [{'user_id': r['user_id'], 'points': self.random.randint(0, 120)} for r in challenge['rows']]
        return self.changed(challenge, rows=sorted(rows, key=lambda r: -r['points']))

    def notice_created(self):
        notice = self.world.notice()
        return [('notice', notice['id'], notice)]

    def notice_updated(self):
        unseen = [n for n in self.world.all('notice') if n['seen_at'] is None]
        if len(unseen) < 4:
            return None
        return self.changed(self.random.choice(unseen), seen_at=self.world.tick())

    # Moderation

    def report_opened(self):
        report = self.world.report()
        return [('report', report['id'], report)]

    def report_resolved(self):
        open_ones = [r for r in self.world.all('report') if r['state'] == 'open']
        if not open_ones:
            return None
        return self.changed(self.random.choice(open_ones), state='resolved', resolved_at=self.world.tick(),
                            outcome=self.random.choice(['hidden', 'kept', 'warned']), answer=self.world.text(0, 9))

    def mod_action_applied(self):
        action = self.world.mod_action()
        return [('mod_action', action['id'], action)]

    def mod_action_undone(self):
        done = [a for a in self.world.all('mod_action') if not a['undone_at'] and not a['told_at']]
        return self.changed(self.random.choice(done), undone_at=self.world.tick()) if done else None

    # All of them

    def scope(self, kind, thing):
        world = self.world
        if kind in ('course', 'lesson', 'asset', 'transcript', 'quiz'):
            return 'course:' + world.course['id']
        if kind in ('progress', 'note', 'attempt', 'reaction', 'read_state', 'badge', 'notice',
                    'certificate', 'settings', 'follow', 'block'):
            return 'user:' + world.me
        if kind == 'article':
            return 'server:' + SERVER
        container = world.get('container', thing.get('container_id')) if thing else None
        cohort = (thing or {}).get('cohort_id') or (container or {}).get('cohort_id')
        return 'cohort:' + (cohort or world.cohort['id'])

    def frame(self, type, kind, id, thing):
        world, prev = self.world, self.world.seq
        world.seq += 1
        if thing is not None:
            thing['rev'] = world.seq
        return {'seq': world.seq, 'prev': prev, 'type': type, 'scope': self.scope(kind, thing),
                'at': world.now, 'actor': self.random.choice(world.peers), 'kind': kind, 'id': id,
                'data': {'gone': id} if thing is None else {'put': copy.deepcopy(thing)}}

    def next(self, types):
        """The frames of one event and of what follows from it."""
        with self.world.other_numbers() as numbers:
            teams = [t for t in types if t.startswith('team.')]
            type = numbers.choice(teams) if teams and (numbers.random() < 0.04 or len(teams) == len(types)) else None
        types = [t for t in types if t not in teams]
        type = type or self.random.choices(types, [WEIGHT.get(t, 1.5) for t in types])[0]
        seq = self.world.seq
        made = getattr(self, type.replace('.', '_'))()
        self.world.seq = seq  # what was made on the way has its number from the log
        follow = {'membership': 'cohort.updated', 'team': 'team.updated'}
        frames = []
        for i, (kind, id, thing) in enumerate(made or []):
            frames.append(self.frame(type if i == 0 else follow[made[0][0]], kind, id, thing))
        while self.queue:
            frames.append(self.frame(*self.queue.pop(0)))
        return frames

    def ephemeral(self):
        user = self.random.choice(self.world.peers)
        if self.chance(0.5):
            return {'type': 'typing', 'container_id': self.random.choice([self.world.channel, self.world.open])['id'],
                    'user_id': user}
        return {'type': 'presence', 'user_id': user, 'state': self.random.choice(['here', 'away', 'in_session', 'offline'])}


def main():
    source, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    schemas, world = Schemas(source), World(seed)
    events = Events(world)
    sent, seen, number = 0, set(), 0
    events.begin_round(0)
    head = {'me': world.me, 'seq': world.seq, 'cohort': world.cohort['id'], 'lesson': world.lesson['id'],
            'asset': world.video['id'], 'channel': world.channel['id'], 'thread': world.open['id'],
            'middle': world.middle[0], 'inside': world.inside[0], 'types': schemas.types}
    print(json.dumps(head))
    for thing in world.objects.values():
        schemas.check_object(thing)
        print(json.dumps({'object': thing}, ensure_ascii=False))
    while sent < count:
        if sent * len(ROUNDS) // count > number:
            number += 1
            events.begin_round(number)
        frames = events.next([t for t in schemas.types if t not in seen] if sent > count // 2
                             and len(seen) < len(schemas.types) else schemas.types)
        frames = frames[:count - sent]
        for frame in frames:
            schemas.check_frame(frame)
            seen.add(frame['type'])
            print(json.dumps({'frame': frame}, ensure_ascii=False))
        sent += len(frames)
        if events.chance(0.1):
            frame = events.ephemeral()
            schemas.check_frame(frame)
            print(json.dumps({'frame': frame}, ensure_ascii=False))
    assert seen == set(schemas.types), set(schemas.types) - seen


if __name__ == '__main__':
    main()
