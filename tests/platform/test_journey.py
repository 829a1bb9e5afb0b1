# SPDX-License-Identifier: GPL-3.0-or-later
"""A cohort's journey: steps alone, in the group and live, set from a file."""
import json
import os
import unittest

from platform_fixture import PlatformTest

ONE_LINE = r'\Alyceum-platform: [^\n]+\n\Z'


class Journey(PlatformTest):
    args = ('--sandbox',)

    def setUp(self):
        self.you, self.stranger = self.platform.person('you'), self.platform.person('stranger')
        self.objects = self.you.register()[2].values()
        self.cohort = self.find('cohort', name='The Round Table')

    def find(self, kind, **like):
        return next(o for o in self.objects if o['kind'] == kind and all(o[k] == v for k, v in like.items()))

    def journey(self, person):
        return next((o for o in person.register()[2].values()
                     if o['kind'] == 'journey' and o['cohort_id'] == self.cohort['id']), None)

    def set(self, *steps):
        path = os.path.join(self.platform.folder, 'journey.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump({'steps': steps}, file)
        return self.platform.command('journey', 'set', self.cohort['id'], path)

    def test_sandbox(self):
        steps = self.journey(self.you)['steps']
        self.assertEqual([s['step_kind'] for s in steps], ['solo', 'group', 'solo', 'group', 'live', 'solo'])
        self.assertEqual(steps[2]['lesson_id'], self.find('lesson', title='The first two minutes')['id'])
        self.assertEqual(steps[3]['task_id'], self.find('task', title='Draw the dots of one meeting')['id'])
        self.assertGreater(steps[4]['starts_at'], 0)
        self.assertIsNone(self.journey(self.stranger))

    def test_set(self):
        solo = {'kind': 'solo', 'title': 'One', 'lesson': 'why-are-we-meeting'}
        live = {'kind': 'live', 'title': 'Two', 'starts_at': '2026-11-30T15:00:00Z'}
        with self.you.stream(self.you.register()[0]) as stream:
            done = self.set(solo, live)
            self.assertEqual(done.returncode, 0, done.stderr)
            event = stream.next_event()
            while event['type'] == 'file.ready':  # the sandbox's files are looked into meanwhile
                event = stream.next_event()
        self.assertEqual(event['type'], 'journey.updated')
        before = self.journey(self.you)['steps']
        self.assertEqual(before[1]['starts_at'], 1796050800000)
        self.assertEqual(self.set(live, solo).returncode, 0)
        after = self.journey(self.you)['steps']
        self.assertEqual([s['id'] for s in after], [before[1]['id'], before[0]['id']])

    def test_refused(self):
        before = self.journey(self.you)
        good = {'kind': 'live', 'title': 'One', 'starts_at': '2026-11-30T15:00:00Z'}
        bad = {'kind': (dict(good, kind='odd'), 'solo, group or live'),
               'no title': ({'kind': 'live', 'starts_at': good['starts_at']}, 'title'),
               'long title': (dict(good, title='x' * 201), '200'),
               'no lesson': ({'kind': 'solo', 'title': 'x'}, 'lesson'),
               'lesson of none': ({'kind': 'solo', 'title': 'x', 'lesson': 'none'}, 'none of the cohort'),
               'task of none': ({'kind': 'group', 'title': 'x', 'task': 'none'}, 'none of the cohort'),
               'time': (dict(good, starts_at='soon'), '2026-11-30'),
               'number': (dict(good, starts_at=5), '2026-11-30'),
               'field': (dict(good, colour='red'), 'only kind'),
               'none': ('text', 'no object')}
        for name, (step, says) in bad.items():
            with self.subTest(name=name):
                done = self.set(good, step)
                self.assertEqual(done.returncode, 1)
                self.assertRegex(done.stderr, ONE_LINE)
                self.assertIn('step 2: ', done.stderr)
                self.assertIn(says, done.stderr)
        self.assertIn('40', self.set(*[good] * 41).stderr)
        self.assertEqual(self.journey(self.you), before)


if __name__ == '__main__':
    unittest.main()
