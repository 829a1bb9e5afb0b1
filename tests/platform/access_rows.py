# SPDX-License-Identifier: GPL-3.0-or-later
"""What is expected of the access table, written down a second time, by operationId.

Each row is (what is asked, how to ask it, what each answers). A way of asking gets the world, who
asks and whose thing it is about, and returns (method, path, body) or (method, path, body, headers).
The answers stand in the order of COLUMNS: + done, F forbidden, S suspended, C a conflict, 0 as if it were not there.
"""
from access_world import canary
from platform_fixture import new_id

COLUMNS = ('learner', 'champion', 'facilitator', 'moderator', 'admin', 'suspended', 'observer')
EVERYONE = '+++++++'
WRITE = '+++++SF'     # whoever may write at all
PERSONAL = '+++++S+'  # what is their own business: observers too
STAFF = 'FF+++SF'
HOSTS = 'FF+F+SF'
GUIDES = 'F+++FSF'
CALLS_ALL = 'F++++SF'  # the whole cohort by its name
NOBODY = 'FFFFFSF'
NOT_THERE = '0000000'
SEES_HIDDEN = '00+++++'
STAFF_HIDDEN = '00+++SF'
BYTES = {'Content-Type': 'application/octet-stream', 'Upload-Offset': '0'}
DIGEST = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'


def get(template, make):
    return lambda w, who, whose: ('GET', template.format(make(w, who, whose)), None)


def act(method, template, make, body=None):
    return lambda w, who, whose: (method, template.format(make(w, who, whose)), body)


def one(kind):
    return lambda w, who, whose: w.first(kind)['id']


def sheet(w, who, whose):
    asset = w.first('asset')
    return 'GET', f"/v1/assets/{asset['id']}/parts/{asset['thumbs']['sheets'][0]['id']}", None


def post(w, who, whose):
    return w.post(whose)


def file(w, who, whose):
    return w.file(whose)


def upload(w, who, whose):
    return w.upload(whose)


def attached(w, who, whose):
    return w.attached_file(whose)[0]


def unposted(w, who, whose):
    """It goes with a post that is not written yet."""
    return w.file(whose, attached=True)


def hidden_file(w, who, whose):
    file, post = w.attached_file(whose)
    w.done(w.host.act('PUT', f'/v1/posts/{post}/hidden'))
    return file


def file_below_hidden(w, who, whose):
    thread = w.thread(whose)[0]
    file = w.attached_file(whose, thread)[0]
    w.done(w.host.act('PATCH', f'/v1/containers/{thread}', {'visible': False}))
    return file


def deleted_file(w, who, whose):
    file, post = w.attached_file(whose)
    w.done(whose.act('DELETE', f'/v1/posts/{post}'))
    return file


def seen(make):
    """A file with a preview."""
    return get('/v1/files/{}/preview', lambda w, who, whose: w.preview(make(w, who, whose)))


def direct_file(w, who, whose):
    """Between two others."""
    direct = w.direct(w.host, w.both)
    file = w.file(w.host, container=direct, attached=True)
    w.post(w.host, direct, file_ids=[file])
    return file


def thread(w, who, whose):
    return w.thread(whose)[0]


def hidden(w, who, whose):
    return w.hidden_thread(whose)[0]


def unblock(w, who, whose):
    who.put(f'/v1/me/blocks/{w.ignored.id}', None)
    return 'DELETE', f'/v1/me/blocks/{w.ignored.id}', None


def hidden_post(w, who, whose):
    return w.hidden_thread(whose)[1]


def answer(w, who, whose):
    """An answer of whoever it is, to a question of someone else."""
    return w.reply(w.own['learner'] if whose is w.host else w.host, whose)


def answer_to(w, who, whose):
    """An answer to a question of whoever it is."""
    return w.reply(whose, w.own['moderator'] if whose is w.host else w.host)


def accepted(w, who, whose):
    reply = answer_to(w, who, whose)
    w.done(whose.act('PUT', f'/v1/posts/{reply}/accepted'))
    return reply


def move(w, who, whose):
    return 'POST', f'/v1/posts/{w.post(whose)}/move', {'container_id': w.thread(w.host)[0]}


def start(w, who, whose):
    return 'PUT', f"/v1/quizzes/{w.quiz('start')['id']}/attempts/{new_id()}", {}


ATTEMPTS = {}


def attempt_of(w, whose, name, **more):
    """One for each person and quiz, since a second one cannot be open beside it."""
    if (whose.id, name) not in ATTEMPTS:
        ATTEMPTS[whose.id, name] = w.attempt(whose, name, **more)
    return ATTEMPTS[whose.id, name]


def answer_item(w, who, whose):
    attempt, quiz = attempt_of(w, whose, 'answer')
    item = quiz['items'][0]
    return 'PUT', f"/v1/attempts/{attempt}/answers/{item['id']}", {'option_ids': [item['options'][0]['id']]}


def picture(w, who, whose):
    lesson = w.first('lesson', lesson_kind='article')
    return 'GET', f"/v1/lessons/{lesson['id']}/parts/{lesson['pictures'][0]['id']}", None


def check(w, who, whose):
    lesson = w.first('lesson', lesson_kind='checklist')
    return 'PUT', f"/v1/lessons/{lesson['id']}/checks/{lesson['checklist'][0]['id']}", {'checked': True}


def submit(w, who, whose):
    return 'POST', f"/v1/attempts/{attempt_of(w, whose, 'submit', answered=True)[0]}/submit", {}


def new_thread(w, who, whose):
    return 'PUT', f'/v1/containers/{new_id()}', {
        'container_kind': 'thread', 'cohort_id': w.ours[0], 'title': canary('thread'),
        'post': {'id': new_id(), 'body': canary('post')}}


def new_direct(w, who, whose):
    return 'PUT', f'/v1/containers/{new_id()}', {'container_kind': 'direct', 'user_ids': [w.victims[0].id]}


def new_post(make, kind='discussion', **more):
    return lambda w, who, whose: ('PUT', f'/v1/containers/{make(w, who, whose)}/posts/{new_id()}',
                                  {'body': canary('post'), 'post_kind': kind, **more})


def worded(make):
    """A file with words."""
    return get('/v1/files/{}/text', lambda w, who, whose: w.words(make(w, who, whose)))


def discuss(make):
    return lambda w, who, whose: ('PUT', f'/v1/files/{make(w, who, whose)}/posts/{new_id()}', {'body': canary('post')})


def thread_of(make, hide):
    """What is said of a file, before it is hidden."""
    def made(w, who, whose):
        file, post = make(w, who, whose)
        answer = w.done(whose.put(f'/v1/files/{file}/posts/{new_id()}', {'body': canary('post')}))
        if hide:
            w.done(w.host.act('PUT', f'/v1/posts/{post}/hidden'))
        return next(o['id'] for o in answer['objects'] if o['kind'] == 'container')
    return made


def attached_and_post(w, who, whose):
    return w.attached_file(whose)


def new_task(w, who, whose):
    return 'PUT', f'/v1/cohorts/{w.ours[0]}/tasks/{new_id()}', {'title': canary('task')}


def new_team(w, who, whose):
    return 'PUT', f'/v1/cohorts/{w.ours[0]}/teams/{new_id()}', {'name': canary('team') + new_id()[-8:]}


def team(w, who, whose):
    return w.team(w.own['learner'])


def team_member(method):
    return lambda w, who, whose: (method, f"/v1/teams/{team(w, who, whose)}/members/{w.own['learner'].id}", None)


def call_team(w, who, whose):
    return 'PUT', f'/v1/containers/{w.channel}/posts/{new_id()}', {
        'body': canary('post'), 'mention_groups': [team(w, who, whose)]}


def new_file(w, who, whose):
    return 'PUT', f'/v1/files/{new_id()}', {'cohort_id': w.ours[0], 'name': canary('file'), 'size': 1}


def new_file_at(make):
    return lambda w, who, whose: ('PUT', f'/v1/files/{new_id()}', {
        'container_id': make(w, who, whose), 'name': canary('file'), 'size': 1, 'attached': True})


def own_direct(w, who, whose):
    return w.direct(who, w.both)


def direct_of_others(w, who, whose):
    return w.direct(w.host, w.both)


def note(w, who, whose):
    return w.note(whose)


def new_note(w, who, whose):
    return 'PUT', f"/v1/lessons/{w.first('lesson')['id']}/notes/{new_id()}", {'body': canary('note')}


def append(w, who, whose):
    return 'PATCH', f'/v1/files/{w.upload(whose)}/content', b'x', BYTES


def finish(w, who, whose):
    path = f'/v1/files/{w.upload(whose)}'
    w.done(whose.request('PATCH', path + '/content', b'x', BYTES))
    return 'POST', path + '/finish', {'sha256': DIGEST}


def report(w, who, whose):
    return 'PUT', f'/v1/posts/{w.post(whose)}/reports/{new_id()}', {'reason': 'unkind', 'words': canary('report')}


def hint(w, who, whose):
    method, path, body = report(w, who, whose)
    return method, path, {**body, 'hint': 'hide'}


def mod_action(field, make, verb='hide'):
    return lambda w, who, whose: ('PUT', f'/v1/mod_actions/{new_id()}', {
        field: make(w, who, whose), 'act': verb, 'words': canary('mod-words')})


def reported(w, who, whose):
    return w.report(w.both, w.host)


def solved(make):
    return lambda w, who, whose: ('PUT', f'/v1/solved/{new_id()}', {
        'cohort_id': w.ours[0], 'container_id': make(w, who, whose)})


def undo(w, who, whose):
    return 'DELETE', f'/v1/mod_actions/{w.mod_action(w.host)}', None


def member(method, pick, body=None):
    return lambda w, who, whose: (method, f'/v1/cohorts/{w.ours[0]}/members/{pick(w, who).id}', body)


def moderates(state, pick):
    return lambda w, who, whose: ('PUT', f'/v1/cohorts/{w.ours[0]}/members/{pick(w, who).id}/moderates', {
        'state': state, 'words': canary('asked')})


def asked(w, who, whose):
    """Says no to it; whose role is to moderate was never asked."""
    path = f'/v1/cohorts/{w.ours[0]}/members/{who.id}/moderates'
    w.host.act('PUT', path, {'state': 'invited'})
    return 'PUT', path, {'state': 'declined'}


def next_victim(w, who):
    return w.victims.pop()


def next_above(w, who):
    return w.victims_above.pop()


def channel(w, who, whose):
    return w.channel


# operationId: [(mine or others', how, answers)]; mine asks about what the asker made, others' about
# what the host made. None: there is no such difference.
ROWS = {
    'sync.register': [(None, lambda w, who, whose: ('POST', '/v1/register', {}), EVERYONE)],
    'sync.changes': [(None, lambda w, who, whose: ('GET', '/v1/sync?since=0', None), EVERYONE)],
    'sync.snapshot': [(None, lambda w, who, whose: ('GET', f'/v1/snapshot?scope=cohort:{w.ours[0]}', None),
                       EVERYONE)],
    'stream.open': [(None, lambda w, who, whose: ('SOCKET', '/v1/stream', None), EVERYONE)],
    'search.read': [(None, lambda w, who, whose: ('GET', '/v1/search?q=word', None), EVERYONE),
                    (None, lambda w, who, whose: ('GET', f'/v1/search?in={w.ours[0]}&from={w.host.id}', None), EVERYONE)],
    'me.read': [(None, lambda w, who, whose: ('GET', '/v1/me', None), EVERYONE)],
    'me.edit': [(None, lambda w, who, whose: ('PATCH', '/v1/me', {'work_from': 540, 'tz': 'Europe/Vienna'}), EVERYONE)],
    'block.set': [(None, lambda w, who, whose: ('PUT', f'/v1/me/blocks/{w.ignored.id}', None), EVERYONE)],
    'block.remove': [(None, unblock, EVERYONE)],
    'settings.read': [(None, lambda w, who, whose: ('GET', '/v1/me/settings', None), EVERYONE)],
    'settings.edit': [(None, lambda w, who, whose: ('PATCH', '/v1/me/settings', {'presence': False}), EVERYONE)],
    'user.read': [(None, get('/v1/users/{}', lambda w, who, whose: w.host.id), EVERYONE)],
    'user.avatar': [(None, get('/v1/users/{}/avatar', lambda w, who, whose: w.host.id), EVERYONE)],
    'cohort.read': [(None, get('/v1/cohorts/{}', lambda w, who, whose: w.ours[0]), EVERYONE)],
    'cohort.edit': [(None, act('PATCH', '/v1/cohorts/{}', lambda w, who, whose: w.ours[0], {'approve_new': False}),
                     HOSTS)],
    'membership.set': [
        ('others', member('PUT', lambda w, who: w.victims[1], {'role': 'learner'}), HOSTS),
        ('others', member('PUT', lambda w, who: w.victims[1], {'role': 'admin'}), 'FFFF+SF'),
        ('others', member('PUT', next_above, {'role': 'learner'}), 'FFFF+SF'),
        ('mine', member('PUT', lambda w, who: who, {}), HOSTS)],
    'membership.moderate': [
        ('others', moderates('invited', lambda w, who: w.victims[2]), HOSTS),
        ('others', moderates('none', lambda w, who: w.victims[3]), HOSTS),
        ('others', moderates('active', lambda w, who: w.host), NOBODY),
        ('mine', moderates('invited', lambda w, who: who), NOBODY),
        ('mine', asked, '++CCCSC')],
    'membership.remove': [
        ('others', member('DELETE', next_victim), HOSTS),
        ('others', member('DELETE', next_above), 'FFFF+SF'),
        ('mine', member('DELETE', lambda w, who: who), PERSONAL)],
    'course.read': [(None, get('/v1/courses/{}', one('course')), EVERYONE)],
    'lesson.read': [(None, get('/v1/lessons/{}', one('lesson')), EVERYONE)],
    'article.read': [(None, get('/v1/articles/{}', one('article')), EVERYONE)],
    'asset.read': [(None, get('/v1/assets/{}', one('asset')), EVERYONE)],
    'asset.content': [(None, get('/v1/assets/{}/content', one('asset')), EVERYONE)],
    'asset.part': [(None, sheet, EVERYONE),
                   (None, lambda w, who, whose: ('GET', f"/v1/assets/{w.first('asset')['id']}/parts/{new_id()}", None),
                    NOT_THERE)],
    'lesson.part': [(None, picture, EVERYONE)],
    'progress.check': [(None, check, PERSONAL)],
    'transcript.read': [(None, get('/v1/transcripts/{}', one('transcript')), EVERYONE)],
    'progress.merge': [(None, act('PUT', '/v1/lessons/{}/progress', one('lesson'), {'position_ms': 5}), PERSONAL)],
    'note.create': [(None, new_note, PERSONAL)],
    'note.edit': [('mine', act('PATCH', '/v1/notes/{}', note, {'body': canary('note')}), EVERYONE),
                  ('others', act('PATCH', '/v1/notes/{}', note, {'body': canary('note')}), NOT_THERE)],
    'note.delete': [('mine', act('DELETE', '/v1/notes/{}', note), EVERYONE),
                    ('others', act('DELETE', '/v1/notes/{}', note), NOT_THERE)],
    'quiz.read': [(None, get('/v1/quizzes/{}', one('quiz')), EVERYONE)],
    'attempt.start': [(None, start, WRITE)],
    'attempt.answer': [('mine', answer_item, WRITE), ('others', answer_item, NOT_THERE)],
    'attempt.submit': [('mine', submit, WRITE), ('others', submit, NOT_THERE)],
    'container.read': [(None, get('/v1/containers/{}', channel), EVERYONE),
                       ('others', get('/v1/containers/{}', hidden), SEES_HIDDEN),
                       ('mine', get('/v1/containers/{}', hidden), SEES_HIDDEN),
                       ('others', get('/v1/containers/{}', thread_of(attached_and_post, False)), EVERYONE),
                       ('others', get('/v1/containers/{}', thread_of(attached_and_post, True)), SEES_HIDDEN)],
    'container.create': [(None, new_thread, WRITE), (None, new_direct, WRITE)],
    'container.edit': [
        ('mine', act('PATCH', '/v1/containers/{}', thread, {'title': canary('t')}), WRITE),
        ('others', act('PATCH', '/v1/containers/{}', thread, {'title': canary('t')}), STAFF),
        ('others', act('PATCH', '/v1/containers/{}', hidden, {'title': canary('t')}), STAFF_HIDDEN),
        ('mine', act('PATCH', '/v1/containers/{}', thread, {'locked': True}), STAFF),
        ('others', act('PATCH', '/v1/containers/{}', thread, {'locked': True}), STAFF),
        ('mine', act('PATCH', '/v1/containers/{}', thread, {'slow_s': 5}), STAFF),
        ('mine', act('PATCH', '/v1/containers/{}', thread, {'visible': False}), STAFF),
        ('others', act('PATCH', '/v1/containers/{}', thread, {'visible': False}), STAFF)],
    'post.list': [(None, get('/v1/containers/{}/posts', channel), EVERYONE),
                  ('others', get('/v1/containers/{}/posts', hidden), SEES_HIDDEN)],
    'post.create': [(None, new_post(channel), WRITE), (None, new_post(channel, 'announcement'), STAFF),
                    (None, new_post(channel, mention_groups=['facilitators']), WRITE),
                    (None, new_post(channel, mention_groups=['cohort']), CALLS_ALL),
                    (None, call_team, WRITE),
                    ('others', new_post(hidden), STAFF_HIDDEN)],
    'post.read': [('others', get('/v1/posts/{}', post), EVERYONE),
                  ('others', get('/v1/posts/{}', hidden_post), SEES_HIDDEN)],
    'post.edit': [('mine', act('PATCH', '/v1/posts/{}', post, {'body': canary('b')}), WRITE),
                  ('others', act('PATCH', '/v1/posts/{}', post, {'body': canary('b')}), NOBODY)],
    'post.delete': [('mine', act('DELETE', '/v1/posts/{}', post), WRITE),
                    ('others', act('DELETE', '/v1/posts/{}', post), STAFF),
                    ('others', act('DELETE', '/v1/posts/{}', hidden_post), STAFF_HIDDEN)],
    'post.versions': [('others', get('/v1/posts/{}/versions', post), EVERYONE),
                      ('others', get('/v1/posts/{}/versions', hidden_post), SEES_HIDDEN)],
    'reaction.set': [('others', act('PUT', '/v1/posts/{}/reaction', post, {'vote': True}), WRITE),
                     ('mine', act('PUT', '/v1/posts/{}/reaction', post, {'vote': True}), NOBODY),
                     ('mine', act('PUT', '/v1/posts/{}/reaction', post, {'emojis': ['👍']}), WRITE),
                     ('others', act('PUT', '/v1/posts/{}/reaction', answer, {'helped': True}), WRITE),
                     ('mine', act('PUT', '/v1/posts/{}/reaction', answer, {'helped': True}), NOBODY),
                     ('others', act('PUT', '/v1/posts/{}/reaction', hidden_post, {'vote': True}), STAFF_HIDDEN)],
    'answer.accept': [('mine', act('PUT', '/v1/posts/{}/accepted', answer_to), WRITE),
                      ('others', act('PUT', '/v1/posts/{}/accepted', answer_to), STAFF)],
    'answer.unaccept': [('mine', act('DELETE', '/v1/posts/{}/accepted', accepted), WRITE),
                        ('others', act('DELETE', '/v1/posts/{}/accepted', accepted), STAFF)],
    'answer.endorse': [('mine', act('PUT', '/v1/posts/{}/endorsed', answer), NOBODY),
                       ('others', act('PUT', '/v1/posts/{}/endorsed', answer), GUIDES)],
    'answer.unendorse': [('mine', act('DELETE', '/v1/posts/{}/endorsed', answer), NOBODY),
                         ('others', act('DELETE', '/v1/posts/{}/endorsed', answer), GUIDES)],
    'post.hide': [('mine', act('PUT', '/v1/posts/{}/hidden', post), STAFF),
                  ('others', act('PUT', '/v1/posts/{}/hidden', post), STAFF)],
    'post.unhide': [('mine', act('DELETE', '/v1/posts/{}/hidden', post), STAFF),
                    ('others', act('DELETE', '/v1/posts/{}/hidden', post), STAFF)],
    'post.pin': [('mine', act('PUT', '/v1/posts/{}/pinned', post), STAFF),
                 ('others', act('PUT', '/v1/posts/{}/pinned', post), STAFF)],
    'post.unpin': [('mine', act('DELETE', '/v1/posts/{}/pinned', post), STAFF),
                   ('others', act('DELETE', '/v1/posts/{}/pinned', post), STAFF)],
    'post.move': [('mine', move, STAFF), ('others', move, STAFF)],
    'report.create': [('others', report, PERSONAL), ('mine', report, NOBODY), ('others', hint, GUIDES)],
    'mod_action.apply': [(None, mod_action('report_id', reported), '00+++SF'),
                         (None, mod_action('post_id', post), STAFF), ('others', mod_action('post_id', post), STAFF),
                         ('others', mod_action('container_id', thread, 'lock'), STAFF)],
    # Of who did it alone; of those who do not moderate it is not there.
    'mod_action.undo': [('others', undo, '00FFFSF')],
    'audit.read': [(None, get('/v1/cohorts/{}/audit', lambda w, who, whose: w.ours[0]), 'FFFF+FF')],
    'solved.count': [('others', solved(thread), PERSONAL), ('others', solved(hidden), '00+++S+'),
                     (None, lambda w, who, whose: ('PUT', f'/v1/solved/{new_id()}', {
                         'cohort_id': w.ours[0], 'lesson_id': w.first('lesson')['id']}), PERSONAL)],
    'read_state.set': [(None, act('PUT', '/v1/containers/{}/read_state', channel, {'read_pos': 1}), PERSONAL),
                       ('others', act('PUT', '/v1/containers/{}/read_state', hidden, {'read_pos': 1}), '00+++S+')],
    'follow.cohort': [(None, lambda w, who, whose: ('PUT', f'/v1/cohorts/{w.ours[0]}/follow', {'follow': 'mute'}), PERSONAL)],
    'follow.course': [(None, act('PUT', '/v1/courses/{}/follow', one('course'), {'follow': 'normal'}), PERSONAL)],
    'notice.see': [('mine', act('PUT', '/v1/notices/{}/seen', lambda w, who, whose: w.notice(whose)), EVERYONE),
                   ('others', act('PUT', '/v1/notices/{}/seen', lambda w, who, whose: w.notice(whose)), NOT_THERE)],
    'task.create': [(None, new_task, WRITE)],
    'task.edit': [('mine', act('PATCH', '/v1/tasks/{}', lambda w, who, whose: w.task(whose), {'state': 'done'}), WRITE),
                  ('others', act('PATCH', '/v1/tasks/{}', lambda w, who, whose: w.task(whose), {'state': 'done'}),
                   WRITE)],
    'task.delete': [('mine', act('DELETE', '/v1/tasks/{}', lambda w, who, whose: w.task(whose)), WRITE),
                    ('others', act('DELETE', '/v1/tasks/{}', lambda w, who, whose: w.task(whose)), STAFF)],
    'team.create': [(None, new_team, HOSTS)],
    'team.edit': [(None, lambda w, who, whose: ('PATCH', f'/v1/teams/{team(w, who, whose)}',
                                               {'name': canary('team') + new_id()[-8:]}), HOSTS)],
    'team.delete': [(None, act('DELETE', '/v1/teams/{}', team), HOSTS)],
    'team_member.set': [(None, team_member('PUT'), HOSTS)],
    'team_member.remove': [(None, team_member('DELETE'), HOSTS)],
    'file.read': [('others', get('/v1/files/{}', file), EVERYONE), ('mine', get('/v1/files/{}', upload), EVERYONE),
                  ('others', get('/v1/files/{}', upload), NOT_THERE),
                  ('others', get('/v1/files/{}', attached), EVERYONE), ('mine', get('/v1/files/{}', unposted), EVERYONE),
                  ('others', get('/v1/files/{}', unposted), NOT_THERE),
                  ('others', get('/v1/files/{}', hidden_file), SEES_HIDDEN),
                  ('mine', get('/v1/files/{}', hidden_file), EVERYONE),
                  ('others', get('/v1/files/{}', file_below_hidden), SEES_HIDDEN),
                  ('mine', get('/v1/files/{}', deleted_file), NOT_THERE),
                  ('others', get('/v1/files/{}', direct_file), NOT_THERE)],
    'file.create': [(None, new_file, WRITE), ('others', new_file_at(channel), WRITE),
                    ('others', new_file_at(hidden), STAFF_HIDDEN), ('others', new_file_at(direct_of_others), NOT_THERE),
                    ('mine', new_file_at(own_direct), EVERYONE)],
    'file.delete': [('mine', act('DELETE', '/v1/files/{}', file), WRITE),
                    ('others', act('DELETE', '/v1/files/{}', file), STAFF),
                    ('others', act('DELETE', '/v1/files/{}', upload), NOT_THERE),
                    ('mine', act('DELETE', '/v1/files/{}', attached), WRITE),
                    ('others', act('DELETE', '/v1/files/{}', attached), STAFF),
                    ('others', act('DELETE', '/v1/files/{}', unposted), NOT_THERE),
                    ('others', act('DELETE', '/v1/files/{}', hidden_file), STAFF_HIDDEN)],
    'file.content': [('others', get('/v1/files/{}/content', file), EVERYONE),
                     ('mine', get('/v1/files/{}/content', upload), NOT_THERE),
                     ('others', get('/v1/files/{}/content', attached), EVERYONE),
                     ('others', get('/v1/files/{}/content', unposted), NOT_THERE),
                     ('others', get('/v1/files/{}/content', hidden_file), SEES_HIDDEN),
                     ('others', get('/v1/files/{}/content', file_below_hidden), SEES_HIDDEN),
                     ('mine', get('/v1/files/{}/content', deleted_file), NOT_THERE),
                     ('others', get('/v1/files/{}/content', deleted_file), NOT_THERE),
                     ('others', get('/v1/files/{}/content', direct_file), NOT_THERE)],
    'file.discuss': [('others', discuss(file), WRITE), ('mine', discuss(attached), WRITE),
                     ('others', discuss(attached), WRITE),
                     ('others', discuss(upload), NOT_THERE), ('others', discuss(unposted), NOT_THERE),
                     ('others', discuss(hidden_file), STAFF_HIDDEN),
                     ('others', discuss(file_below_hidden), STAFF_HIDDEN),
                     ('others', discuss(deleted_file), '00000SF'), ('others', discuss(direct_file), NOT_THERE)],
    'file.text': [('others', worded(file), EVERYONE),
                  ('mine', worded(upload), NOT_THERE),
                  ('others', worded(attached), EVERYONE),
                  ('others', worded(unposted), NOT_THERE),
                  ('others', worded(hidden_file), SEES_HIDDEN),
                  ('others', worded(file_below_hidden), SEES_HIDDEN),
                  ('mine', worded(deleted_file), NOT_THERE),
                  ('others', worded(direct_file), NOT_THERE)],
    'file.preview': [('others', seen(file), EVERYONE),
                     ('others', get('/v1/files/{}/preview', file), NOT_THERE),
                     ('mine', seen(upload), NOT_THERE),
                     ('others', seen(attached), EVERYONE),
                     ('mine', seen(unposted), EVERYONE),
                     ('others', seen(unposted), NOT_THERE),
                     ('others', seen(hidden_file), SEES_HIDDEN),
                     ('others', seen(file_below_hidden), SEES_HIDDEN),
                     ('mine', seen(deleted_file), NOT_THERE),
                     ('others', seen(direct_file), NOT_THERE)],
    'file.append': [('mine', append, WRITE), ('others', append, NOT_THERE)],
    'file.finish': [('mine', finish, WRITE), ('others', finish, NOT_THERE)],
    # Only the sandbox has it.
    'sandbox.start_over': [(None, lambda w, who, whose: ('POST', '/v1/sandbox/start-over', {}), NOT_THERE)],
}
# Whoever is signed in is answered, about themselves alone or about what is everyone's.
ABOUT_ONESELF = {'sync.register', 'sync.changes', 'stream.open', 'me.read', 'article.read', 'search.read',
                 'settings.read', 'settings.edit', 'me.edit'}
# Without signing in.
OPEN = {'server.read', 'sign_in.form', 'sign_in.submit', 'sign_in.token', 'sign_in.revoke'}
# What whoever was asked to moderate does as learners do, not as facilitators: rows by operation, or all of them.
VOLUNTEERS_DO_NOT = {'cohort.edit': None, 'membership.set': None, 'membership.remove': None, 'membership.moderate': None,
                     'answer.accept': None, 'answer.unaccept': None, 'answer.endorse': None, 'answer.unendorse': None,
                     'task.delete': None, 'post.create': (1, 3), 'team.create': None, 'team.edit': None,
                     'team.delete': None, 'team_member.set': None, 'team_member.remove': None}
