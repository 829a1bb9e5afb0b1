# SPDX-License-Identifier: GPL-3.0-or-later
"""The knowledge base: a folder of articles, taken over whole or not at all, for everyone who is signed in."""
import os
import unittest

from platform_fixture import Platform

HEAD = '---\ntitle: {}\n{}---\n{}\n'
ONE_LINE = r'\Alyceum-platform: [^\n]+\n\Z'


class Knowledge(unittest.TestCase):
    def setUp(self):
        self.platform = Platform().start()
        self.addCleanup(self.platform.folder_owned.cleanup)
        self.addCleanup(self.platform.stop)
        self.folder = os.path.join(self.platform.folder, 'articles')
        os.mkdir(self.folder)
        self.ada, self.ben = self.platform.person('ada'), self.platform.person('ben')

    def write(self, name, title='Rooms', more='', body='Book them.'):
        self.write_text(name, HEAD.format(title, more, body))

    def write_text(self, name, text):
        with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as file:
            file.write(text)

    def take(self):
        return self.platform.command('knowledge', 'import', self.folder)

    def done(self, says):
        done = self.take()
        self.assertEqual((done.returncode, done.stdout.strip()), (0, says), done.stderr)

    def refused(self, *says):
        done = self.take()
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertRegex(done.stderr, ONE_LINE)
        for part in says:
            self.assertIn(part, done.stderr)

    def articles(self, person):
        return {one['title']: one for key, one in person.register()[2].items() if key[0] == 'article'}

    def test_everyone_has_them(self):
        self.write('a.md', 'Größere Räume', 'tags: rooms, Büro\nowner: ada\nreviewed: 2026-11-03\nreview_days: 30\n',
                   '# One\n\nBook *them*, see <https://example.org>.')
        self.write('b.md', 'Notes', 'owner: Front desk\n')
        self.done('2 articles, 2 changed')
        for person in (self.ada, self.ben):
            found = self.articles(person)
            one = found['Größere Räume']
            self.assertEqual((one['tags'], one['owner'], one['owner_id'], one['review_days']),
                             (['rooms', 'Büro'], 'Ada', self.ada.id, 30))
            self.assertEqual(one['reviewed_at'], 1793707200000)
            self.assertTrue(one['body'].startswith('# One'))
            other = found['Notes']
            self.assertEqual((other['owner'], other['owner_id'], other['reviewed_at'], other['review_days']),
                             ('Front desk', None, None, 0))
            self.assertEqual(person.get(f"/v1/articles/{other['id']}").json, other)

    def test_again(self):
        self.write('a.md', 'A')
        self.write('b.md', 'B')
        self.done('2 articles, 2 changed')
        before = self.articles(self.ben)
        self.done('2 articles, 0 changed')
        with self.ben.stream(self.ben.register()[0]) as stream:
            self.write('a.md', 'A', body='Another text.')
            os.unlink(os.path.join(self.folder, 'b.md'))
            self.done('1 articles, 2 changed')
            events = [stream.next_event(), stream.next_event()]
        self.assertEqual({e['type'] for e in events}, {'article.updated'})
        self.assertIn({'gone': before['B']['id']}, [e['data'] for e in events])
        after = self.articles(self.ben)
        self.assertEqual((list(after), after['A']['id'], after['A']['body']),
                         (['A'], before['A']['id'], 'Another text.'))
        self.assertEqual(self.ben.get(f"/v1/articles/{before['B']['id']}").status, 404)

    def test_a_long_one_is_fetched(self):
        self.write('a.md', 'A')
        self.done('1 articles, 1 changed')
        one = self.articles(self.ben)['A']
        with self.ben.stream(self.ben.register()[0]) as stream:
            self.write('a.md', 'A', body='word ' * 39999)
            self.done('1 articles, 1 changed')
            self.assertEqual(stream.next_event()['data'], {'changed': one['id']})
        self.assertEqual(len(self.ben.get(f"/v1/articles/{one['id']}").json['body']), 199994)

    def test_refused(self):
        self.write('a.md', 'A')
        self.done('1 articles, 1 changed')
        bad = {
            'says nothing': (HEAD.format('X', '', ''), 'line 4', 'says nothing'),
            'no head': ('Text', 'line 1', '---'),
            'no end': ('---\ntitle: X\n', '“---” is missing'),
            'no title': ('---\ntags: a\n---\nText', 'no “title”'),
            'unknown': (HEAD.format('X', 'colour: red\n', 'Text'), 'line 3', 'only title'),
            'twice': (HEAD.format('X', 'title: Y\n', 'Text'), 'line 3', 'already'),
            'no colon': (HEAD.format('X', 'nonsense\n', 'Text'), 'line 3'),
            'no day': (HEAD.format('X', 'reviewed: yesterday\n', 'Text'), 'line 3', '2026-11-03'),
            'no such day': (HEAD.format('X', 'reviewed: 2026-02-30\n', 'Text'), 'line 3'),
            'days': (HEAD.format('X', 'review_days: 3651\n', 'Text'), 'line 3', '3650'),
            'days from when': (HEAD.format('X', 'review_days: 30\n', 'Text'), '“reviewed”'),
            'empty tag': (HEAD.format('X', 'tags: a,,b\n', 'Text'), 'line 3', 'tags'),
            'tags': (HEAD.format('X', f"tags: {','.join('x' * 21)}\n", 'Text'), 'line 3', '20'),
            'long title': (HEAD.format('x' * 201, '', 'Text'), 'line 2', '200'),
            'long': (HEAD.format('X', '', 'x' * 200001), '200000'),
            'picture': (HEAD.format('X', '', 'Text\n\n![p](p.png)'), 'line 6', 'picture'),
            'course': (HEAD.format('X', '', 'Text\n[l](lyceum:lesson/one)'), 'line 5', 'course'),
        }
        for name, (text, *says) in bad.items():
            with self.subTest(name=name):
                self.write_text('z.md', text)
                self.refused('z.md', *says)
        self.assertEqual(list(self.articles(self.ada)), ['A'])

    def test_refused_folders(self):
        self.refused('no articles')
        self.write('a.md')
        os.symlink('/etc/hostname', os.path.join(self.folder, 'b.md'))
        self.refused('b.md', 'symbolic link')
        os.unlink(os.path.join(self.folder, 'b.md'))
        self.write_text('c.txt', 'Text')
        self.refused('c.txt', '.md')
        os.unlink(os.path.join(self.folder, 'c.txt'))
        os.mkdir(os.path.join(self.folder, 'more'))
        self.write('more/d.md')
        self.refused('more/d.md', 'side by side')
        self.assertEqual(self.articles(self.ada), {})

    def test_no_client_writes(self):
        self.write('a.md')
        self.done('1 articles, 1 changed')
        path = f"/v1/articles/{self.articles(self.ada)['Rooms']['id']}"
        for method in ('PUT', 'PATCH', 'DELETE'):
            self.assertIn(self.ada.act(method, path, {}).status, (404, 405))


if __name__ == '__main__':
    unittest.main()
