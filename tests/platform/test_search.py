# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search on the platform finds, and that it finds nothing that the person may not read."""
import unittest
import urllib.parse

from access_world import CANARY, World, canary
from platform_fixture import Platform, new_id


def search(person, text, **more):
    return person.get('/v1/search?' + urllib.parse.urlencode({'q': text, **more}))


def ids(person, text, **more):
    answer = search(person, text, **more)
    assert answer.status == 200, answer.data
    return [post['id'] for post in answer.json['objects']]


class Search(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.w = World()
        cls.addClassCleanup(cls.w.close)
        cls.learner = cls.w.own['learner']

    def post(self, body, container=None, person=None):
        id, person = new_id(), person or self.w.host
        self.w.done(person.put(f'/v1/containers/{container or self.w.channel}/posts/{id}', {'body': body}))
        return id

    def test_words(self):
        first = self.post('The **Größe** of a zebra, "quoted".')
        second = self.post('zebras are small')
        self.assertEqual(ids(self.learner, 'zebra'), [second, first])
        self.assertEqual(ids(self.learner, 'zebra', limit=1), [second])
        self.assertEqual(ids(self.learner, 'GRO zeb'), [first])
        self.assertEqual(ids(self.learner, 'zebra OR small'), [])
        self.assertEqual(ids(self.learner, 'small* AND "zebra'), [])
        self.assertEqual(ids(self.learner, '"quoted" zebra'), [first])
        self.assertEqual(ids(self.learner, 'ebra'), [])

    def test_what_is_no_question(self):
        for text in ('', ' ', '*"-', '\ue000', 'x' * 201):
            self.assertEqual(search(self.learner, text).status, 422, text)
        for limit in (0, 51, 'many'):
            self.assertEqual(search(self.learner, 'x', limit=limit).status, 422, limit)
        self.assertEqual(self.learner.get('/v1/search').status, 422)

    def test_what_changes(self):
        w, id = self.w, self.post('the walrus sings')
        self.assertEqual(ids(self.learner, 'walrus'), [id])
        w.done(w.host.act('PATCH', f'/v1/posts/{id}', {'body': 'the ocelot sings'}))
        self.assertEqual((ids(self.learner, 'walrus'), ids(self.learner, 'ocelot')), ([], [id]))
        w.done(w.host.act('PUT', f'/v1/posts/{id}/hidden'))
        self.assertEqual(ids(self.learner, 'ocelot'), [])
        w.done(w.host.act('DELETE', f'/v1/posts/{id}/hidden'))
        self.assertEqual(ids(self.learner, 'ocelot'), [id])
        w.done(w.host.act('DELETE', f'/v1/posts/{id}'))
        self.assertEqual((ids(self.learner, 'ocelot'), ids(w.host, 'ocelot')), ([], []))

    def test_hidden_thread(self):
        thread, first = self.w.hidden_thread(self.w.host)
        self.assertNotIn(first, ids(self.learner, CANARY, limit=50))
        self.assertIn(first, ids(self.w.host, CANARY, limit=50))

    def test_strangers(self):
        """Nothing of another cohort or of others' conversations; answered as what nobody ever said."""
        w, direct = self.w, new_id()
        w.done(w.host.put(f'/v1/containers/{direct}', {'container_kind': 'direct', 'user_ids': [self.learner.id]}))
        secret = self.post('the narwhal ' + canary('direct'), direct)
        self.post('the narwhal ' + canary('post'))
        self.assertIn(secret, ids(self.learner, 'narwhal'))
        self.assertNotIn(secret, ids(w.own['moderator'], 'narwhal'))
        for name, person in w.strangers.items():
            with self.subTest(stranger=name):
                nothing = search(person, 'neverwritten')
                self.assertEqual(nothing.json, {'objects': []})
                for text in ('narwhal', CANARY):
                    self.assertEqual((search(person, text).status, search(person, text).data),
                                     (nothing.status, nothing.data))

    def test_reads_nothing(self):
        """A search moves no mark and is told to nobody."""
        before = self.learner.register()
        search(self.learner, 'the')
        self.assertEqual(before, self.learner.register())


class Rate(unittest.TestCase):
    def test_slowed_down(self):
        with Platform({'searches_per_min': 3}) as platform:
            ada, ben = platform.person('ada'), platform.person('ben')
            self.assertEqual([search(ada, 'x').status for _ in range(4)], [200, 200, 200, 429])
            self.assertEqual(search(ben, 'x').status, 200)


if __name__ == '__main__':
    unittest.main()
