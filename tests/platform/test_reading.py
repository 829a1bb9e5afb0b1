#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read, what is followed or muted, what gives notice, and a person's settings."""
import time
import unittest

from platform_fixture import new_id
from talk_fixture import TalkTest


class Reading(TalkTest):
    def test_marks(self):
        thread, _ = self.thread()
        for _ in range(3):
            self.reply(self.nadia, thread)
        path = f'/v1/containers/{thread}/read_state'
        self.good(self.mei.put(path, {'read_pos': 3}))
        marked = self.good(self.mei.put(path, {'marked_unread_from': 2}))
        self.assertEqual((marked['read_pos'], marked['marked_unread_from']), (3, 2))
        # What is marked stays marked until the reader takes it back; how it is followed is apart.
        self.assertEqual(self.good(self.mei.put(path, {'follow': 'follow'}))['marked_unread_from'], 2)
        self.assertEqual(self.good(self.mei.put(path, {'read_pos': 4}))['marked_unread_from'], 2)
        back = self.good(self.mei.put(path, {'read_pos': 4, 'marked_unread_from': None}))
        self.assertEqual((back['marked_unread_from'], back['follow']), (None, 'follow'))

    def notices(self, person):
        return [n for n in person.register()[2].values() if n['kind'] == 'notice']

    def test_mute_and_follow(self):
        """A mute is silent, for as long as was said; the nearest choice holds."""
        thread, _ = self.thread()
        place, cohort = f'/v1/containers/{thread}/read_state', f"/v1/cohorts/{self.cohort['id']}/follow"
        later = int(time.time() * 1000) + 3_600_000
        before = len(self.notices(self.mei))
        heard = lambda: len(self.notices(self.mei)) - before  # noqa: E731
        self.good(self.mei.put(place, {'follow': 'mute', 'mute_until': later}))
        self.reply(self.lars, thread, mention_ids=[self.mei.id])
        self.assertEqual(heard(), 0)
        self.good(self.mei.put(place, {'follow': 'mute', 'mute_until': 1}))
        self.reply(self.lars, thread, mention_ids=[self.mei.id])
        self.assertEqual(heard(), 1)
        self.assertEqual(self.good(self.mei.put(place, {'follow': 'normal'}))['mute_until'], None)
        self.good(self.mei.put(cohort, {'follow': 'mute'}))
        self.sees('follow', self.cohort['id'], 'follow.updated', self.own)
        self.reply(self.lars, thread, mention_ids=[self.mei.id])
        self.assertEqual(heard(), 1)
        self.good(self.mei.put(place, {'follow': 'follow'}))
        self.reply(self.lars, thread)
        self.assertEqual(heard(), 2)
        self.good(self.mei.put(cohort, {'follow': 'follow'}))
        self.reply(self.nadia, self.cohort['channel_id'])
        self.assertEqual(heard(), 3)
        self.good(self.mei.put(cohort, {'follow': 'normal'}))
        self.refused(self.mei.put(cohort, {'follow': 'mute', 'mute_until': -1}), 422)
        self.refused(self.mei.put(f'/v1/cohorts/{new_id()}/follow', {'follow': 'mute'}), 404)

    def test_notices_go_with_what_they_tell(self):
        thread, _ = self.thread()
        post = self.reply(self.lars, thread, mention_ids=[self.mei.id])
        last = self.good(self.mei.get(f'/v1/posts/{post}'))['pos']
        told = lambda: [n['seen_at'] is not None for n in self.mei.register()[2].values()  # noqa: E731
                        if n['kind'] == 'notice' and n['post_id'] == post]
        self.assertEqual(told(), [False])
        self.good(self.mei.put(f'/v1/containers/{thread}/read_state', {'read_pos': last}))
        self.assertEqual(told(), [True])
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertEqual(told(), [])
        self.good(self.nadia.act('DELETE', f'/v1/posts/{post}/hidden'))
        self.assertEqual(told(), [True])
        self.good(self.lars.act('DELETE', f'/v1/posts/{post}'))
        self.assertEqual(told(), [])

    def test_settings(self):
        path = '/v1/me/settings'
        before = self.good(self.mei.get(path))
        self.assertEqual((before['id'], before['reading_mode'], before['quiet_from'], before['quiet_days']),
                         (self.mei.id, 'on_view', None, 127))
        self.good(self.mei.act('PATCH', path, {'quiet_from': 22 * 60, 'quiet_until': 7 * 60, 'presence': False}))
        self.sees('settings', self.mei.id, 'settings.updated', self.own)
        # Another field, as from another device: what it does not name stays, and null takes away.
        now = self.good(self.mei.act('PATCH', path, {'reading_mode': 'by_hand', 'quiet_until': None}))
        self.assertEqual((now['reading_mode'], now['quiet_from'], now['quiet_until'], now['presence']),
                         ('by_hand', 22 * 60, None, False))
        self.assertEqual(self.good(self.mei.get(path)), now)
        self.assertEqual(self.good(self.lars.get(path))['reading_mode'], 'on_view')
        self.assertEqual((now['quiet_once_until'], now['notice_text']), (None, True))
        now = self.good(self.mei.act('PATCH', path, {'quiet_once_until': 1_800_000_000_000, 'notice_text': False}))
        self.assertEqual((now['quiet_once_until'], now['notice_text']), (1_800_000_000_000, False))
        self.assertIsNone(self.good(self.mei.act('PATCH', path, {'quiet_once_until': None}))['quiet_once_until'])
        for wrong in ({'reading_mode': 'never'}, {'quiet_from': 1440}, {'quiet_days': 128}, {'other': 1},
                      {'quiet_once_until': -1}, {'quiet_once_until': '8:00'}, {'notice_text': None}):
            self.refused(self.mei.act('PATCH', path, wrong), 422)


if __name__ == '__main__':
    unittest.main()
