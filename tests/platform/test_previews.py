# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen in shared files: by a program of its own, once each, and of nothing that is not what it says it is."""
import base64
import hashlib
import os
import shutil
import struct
import tempfile
import unittest
import zlib

import platform_fixture
from platform_fixture import PROGRAM, SOURCE, new_id, until
from talk_fixture import TalkTest

SANDBOX = os.path.join(SOURCE, 'data/sandbox')
CANARY = b'canary-in-a-picture'
WEBP = base64.b64decode('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA')


def shared(path):
    with open(os.path.join(SANDBOX, path), 'rb') as file:
        return file.read()


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(width, height, colour=2, pixel=b'\x40\x80\xc0'):
    rows = (b'\0' + pixel * width) * height
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, colour, 0, 0, 0))
            + chunk(b'tEXt', b'Comment\0' + CANARY) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def turned(jpeg, orientation):
    """A JPEG as cameras write them that were held in another way, with a word in it."""
    tiff = struct.pack('<2sHIHHHIHHI', b'II', 42, 8, 1, 0x112, 3, 1, orientation, 0, 0)
    exif = b'Exif\0\0' + tiff + CANARY
    return jpeg[:2] + b'\xff\xe1' + struct.pack('>H', len(exif) + 2) + exif + jpeg[2:]


def pdf(font=b'/Type/Font/Subtype/Type1/BaseFont/Helvetica'):
    words = b'BT /F 40 Tf 20 200 Td (Hello) Tj ET'
    return (b'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
            b'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n'
            b'4 0 obj<<' + font + b'>>endobj\n5 0 obj<</Length %d>>stream\n' % len(words) + words
            + b'\nendstream endobj\ntrailer<</Root 1 0 R>>\n')


class PreviewTest(TalkTest):
    def share(self, name, data, **more):
        """The id of a file of the workspace."""
        file = new_id()
        path = f'/v1/files/{file}'
        self.good(self.mei.put(path, {'name': name, 'size': len(data), 'cohort_id': self.cohort['id'], **more}))
        for at in range(0, len(data), 1 << 20):
            self.good(self.mei.request('PATCH', path + '/content', data[at:at + (1 << 20)], {
                'Content-Type': 'application/octet-stream', 'Upload-Offset': str(at)}))
        self.good(self.mei.act('POST', path + '/finish', {'sha256': hashlib.sha256(data).hexdigest()}))
        return file

    def looked(self, file):
        """Waits until the file was looked into; returns what was seen."""
        db = self.platform.db()
        self.addCleanup(db.close)
        until(lambda: db.execute('SELECT looked FROM file WHERE uuid = ?', (file,)).fetchone()[0], 30)
        return self.good(self.mei.get(f'/v1/files/{file}'))['preview']

    def settle(self):
        """Waits until nothing is being looked into."""
        db = self.platform.db()
        self.addCleanup(db.close)
        until(lambda: not db.execute("SELECT count(*) FROM file WHERE state = 'ready' AND NOT deleted"
                                     ' AND NOT (looked AND was_read)').fetchone()[0], 30)

    def picture(self, file, person=None):
        return (person or self.lars).get(f'/v1/files/{file}/preview')

    def previews(self):
        return sorted(os.listdir(os.path.join(self.platform.data, 'previews')))

    def see(self, name, data, kind, width, height, **more):
        """What is seen in a file, and the small picture of it, which is none of the file's bytes."""
        file = self.share(name, data)
        seen = self.looked(file)
        self.assertEqual({key: seen[key] for key in ('kind', 'width', 'height', *more)},
                         {'kind': kind, 'width': width, 'height': height, **more})
        got = self.picture(file)
        self.good_picture(got, seen)
        return seen, got

    def good_picture(self, got, seen):
        self.assertEqual(got.status, 200)
        self.assertEqual((len(got.data), hashlib.sha256(got.data).hexdigest()), (seen['size'], seen['sha256']))
        self.assertEqual(got.headers['X-Content-Type-Options'], 'nosniff')
        self.assertNotIn(CANARY, got.data)

    def nothing(self, name, data):
        """There is nothing to see, and the file is there as it was."""
        file = self.share(name, data)
        self.assertIsNone(self.looked(file), name)
        self.assertEqual(self.picture(file).status, 404)
        self.assertEqual(self.lars.get(f'/v1/files/{file}/content').data, data)


class Previews(PreviewTest):
    def test_png(self):
        _, got = self.see('Large.PNG', png(1200, 800), 'picture', 640, 426, pages=0, duration_ms=0)
        self.assertEqual((got.kind, got.data[:3]), ('image/jpeg', b'\xff\xd8\xff'))

    def test_png_that_one_sees_through(self):
        _, got = self.see('clear.png', png(100, 50, 6, b'\x40\x80\xc0\x80'), 'picture', 100, 50)
        self.assertEqual((got.kind, got.data[:4]), ('image/png', b'\x89PNG'))

    def test_jpeg_stands_upright(self):
        film = shared('made/b4bf85fe735288aa-0.jpg')
        plain, _ = self.see('sheet.jpg', film, 'picture', *self.size_of(film))
        seen, _ = self.see('held.jpeg', turned(film, 6), 'picture', plain['height'], plain['width'])
        self.assertNotEqual(seen['width'], seen['height'])

    def size_of(self, jpeg):
        at = jpeg.index(b'\xff\xc0')
        height, width = struct.unpack('>HH', jpeg[at + 5:at + 9])
        longer = max(width, height, 640)
        return width * 640 // longer // 4 * 4, height * 640 // longer

    def test_webp(self):
        self.see('one.webp', WEBP, 'picture', 4, 1)

    def test_pdf(self):
        self.see('Sheet.pdf', shared('files/decided-who-by-when.pdf'), 'pdf', 640, 452, pages=1)

    def test_pdf_without_its_fonts(self):
        """Its words would be missing: there is no picture of it rather than a wrong one."""
        file = self.share('plain.pdf', pdf())
        seen = self.looked(file)
        self.assertEqual((seen['kind'], seen['pages'], seen['width'], seen['size']), ('pdf', 1, 0, 0))
        self.assertEqual(self.picture(file).status, 404)

    def test_video(self):
        seen, _ = self.see('film.webm', shared('course/why-are-we-meeting.webm'), 'video', 640, 360)
        self.assertGreater(seen['duration_ms'], 60000)

    def test_sound(self):
        file = self.share('bell.ogg', shared('files/opening-bell.ogg'))
        seen = self.looked(file)
        self.assertEqual((seen['kind'], seen['width'], seen['pages']), ('audio', 0, 0))
        self.assertGreater(seen['duration_ms'], 1000)
        self.assertEqual(self.picture(file).status, 404)

    def test_people_are_told(self):
        file = self.share('a.png', png(8, 8))
        self.assertIsNone(self.sees('file', file, 'file.ready')['put']['preview'])
        told = self.sees('file', file, 'file.ready')['put']
        self.assertEqual(told['preview'], self.looked(file))
        self.good_picture(self.picture(file), told['preview'])

    def test_it_is_asked_for_again(self):
        file = self.share('a.png', png(8, 8))
        seen = self.looked(file)
        etag = self.picture(file).headers['ETag']
        again = self.lars.get(f'/v1/files/{file}/preview', headers={'If-None-Match': etag})
        self.assertEqual((again.status, etag), (304, f"\"{seen['sha256']}\""))

    def test_it_goes_with_its_file(self):
        before = self.previews()
        file = self.share('a.png', png(8, 8))
        self.looked(file)
        self.assertEqual(len(self.previews()), len(before) + 1)
        self.good(self.mei.act('DELETE', f'/v1/files/{file}'))
        self.assertEqual((self.previews(), self.picture(file).status), (before, 404))

    def test_attached_file_is_seen_with_its_post(self):
        file, post = self.share('a.png', png(8, 8), attached=True), new_id()
        self.looked(file)
        self.assertEqual([self.picture(file, p).status for p in (self.mei, self.lars)], [200, 404])
        self.good(self.mei.put(f"/v1/containers/{self.cohort['channel_id']}/posts/{post}",
                               {'body': 'With a picture', 'file_ids': [file]}))
        self.assertEqual(self.picture(file).status, 200)
        self.good(self.nadia.act('PUT', f'/v1/posts/{post}/hidden'))
        self.assertEqual([self.picture(file, p).status for p in (self.lars, self.mei, self.nadia)], [404, 200, 200])


class Hostile(PreviewTest):
    def test_what_is_not_what_it_says(self):
        picture, film = png(8, 8), shared('course/why-are-we-meeting.webm')
        for name, data in (('a.pdf', picture), ('a.jpg', picture), ('a.png', film), ('a.webm', picture),
                           ('a.mp4', shared('files/decided-who-by-when.pdf')), ('a.png.exe', picture), ('a.svg', picture),
                           ('a', picture), ('a.html', b'<script>'), ('a.png', b'x')):
            with self.subTest(name=name):
                self.nothing(name, data)

    def test_two_in_one(self):
        """A picture with a document behind it: it is what its name and its first bytes say, or nothing."""
        both = png(8, 8) + pdf()
        self.nothing('both.pdf', both)
        self.see('both.png', both, 'picture', 8, 8)

    def test_too_many_pixels(self):
        self.nothing('bomb.png', png(10000, 10000, 0, b'\0'))
        self.nothing('wide.png', png(60000, 1000, 0, b'\0'))

    def test_pixels_up_to_the_limit(self):
        self.see('large.png', png(10000, 5000, 0, b'\0'), 'picture', 640, 320)

    def test_damaged(self):
        film = shared('course/why-are-we-meeting.webm')
        document = shared('files/decided-who-by-when.pdf')
        picture = png(900, 900)
        for name, data in (('cut.webm', film[:30000]), ('head.webm', film[:4]), ('garbage.pdf', b'%PDF-1.4' + os.urandom(20000)),
                           ('half.pdf', document[:400]), ('cut.png', picture[:60]), ('head.png', picture[:33]),
                           ('noise.jpg', b'\xff\xd8\xff' + os.urandom(20000)), ('noise.mp3', b'ID3' + os.urandom(2000)),
                           ('noise.mp4', b'\0\0\0\x20ftypisom' + os.urandom(2000)), ('noise.webp', b'RIFF\0\0\0\0WEBPVP8 ' + os.urandom(99)),
                           ('huge.webp', b'RIFF\0\0\0\0WEBPVP8X' + b'\xff' * 40)):
            with self.subTest(name=name):
                self.nothing(name, data)


class Breaking(PreviewTest):
    """In place of the program that looks into files, one that was taken over by what it read."""
    says = '{"kind":"picture","width":8,"height":8,"duration_ms":0,"pages":0}'
    config = {'look_s': 2}

    @classmethod
    def setUpClass(cls):
        cls.source = tempfile.mkdtemp(prefix='lyc-source-')
        cls.built = os.path.join(cls.source, 'build/src')
        for folder in ('platform', 'probe'):
            os.makedirs(os.path.join(cls.built, folder))
        os.symlink(os.path.join(SOURCE, 'data'), os.path.join(cls.source, 'data'))
        shutil.copy(PROGRAM, os.path.join(cls.built, 'platform'))
        cls.probe = os.path.join(cls.built, 'probe', 'lyceum-media-probe')
        cls.become('exit 1')
        platform_fixture.PROGRAM = os.path.join(cls.built, 'platform', os.path.basename(PROGRAM))
        cls.addClassCleanup(setattr, platform_fixture, 'PROGRAM', PROGRAM)
        cls.addClassCleanup(shutil.rmtree, cls.source)
        super().setUpClass()

    @classmethod
    def become(cls, script):
        with open(cls.probe + '.new', 'w', encoding='utf-8') as file:
            file.write('#!/bin/sh\n' + script + '\n')
        os.chmod(cls.probe + '.new', 0o700)
        os.rename(cls.probe + '.new', cls.probe)

    def made(self, data, says=None):
        """What it makes and what it says of it."""
        path = os.path.join(self.built, new_id())
        with open(path, 'wb') as file:
            file.write(data)
        return f"cat {path} >&4; echo '{says or self.says}'"

    def test_it_is_believed_nothing(self):
        picture = png(8, 8)
        for script in ('kill -9 $$', 'kill -SEGV $$', 'exit 0', 'sleep 60', 'while :; do :; done', 'yes', "echo '{'",
                       f"echo '{self.says}'", self.made(b'<script>'), self.made(png(9, 8)), self.made(picture[:20]),
                       self.made(png(800, 8), self.says.replace('"width":8', '"width":800')),
                       self.made(picture + b'x' * (3 << 20)), self.made(picture, self.says.replace('picture', 'program')),
                       self.made(picture, self.says.replace('"picture"', '7'))):
            with self.subTest(script=script):
                self.settle()
                self.become(script)
                before = self.previews()
                self.nothing('a.png', picture)
                self.assertEqual(self.previews(), before)

    def test_numbers_are_kept_within_reason(self):
        self.become(self.made(b'', '{"kind":"audio","width":0,"height":-4,"duration_ms":99999999999999,"pages":-1}'))
        seen = self.looked(self.share('a.ogg', b'OggS'))
        self.assertEqual((seen['duration_ms'], seen['pages'], seen['height']), (86400000, 0, 0))

    def test_the_rest_follows(self):
        """One after the other: what hangs holds none of the others up for good."""
        self.become('sleep 60')
        first = self.share('a.png', png(8, 8))
        self.looked(first)
        self.become(self.made(png(8, 8)))
        self.assertIsNotNone(self.looked(self.share('b.png', png(8, 8))))

    def test_what_a_busy_machine_kept_from_being_seen_is_tried_again(self):
        """A few times; what the program itself says of the file is final."""
        db, made = self.platform.db(), self.made(png(8, 8))
        self.addCleanup(db.close)
        for script, runs, kind in ((f'[ $runs -lt 3 ] && exit 1; {made}', 3, 'picture'), ('exit 1', 3, None),
                                   ("echo '{\"fault\":\"broken\"}'; exit 1", 1, None),
                                   ("echo '{\"fault\":\"space\"}'; exit 1", 3, None)):
            until(lambda: db.execute("SELECT count(*) FROM file WHERE state = 'ready' AND NOT deleted"
                                     ' AND NOT (looked AND was_read)').fetchone() == (0,), 60)
            count = os.path.join(self.built, new_id())
            self.become(f'echo >> {count}; runs=$(wc -l < {count}); {script}')
            seen = self.looked(self.share('a.png', png(8, 8)))
            with open(count, encoding='ascii') as file:
                self.assertEqual((len(file.readlines()), seen and seen['kind']), (runs, kind), script)

    def test_killed_on_the_way(self):
        """The platform ends while a file is looked into: it is looked into when it is back, and nothing lies about."""
        pid = os.path.join(self.built, 'pid')
        self.become(f'echo $$ > {pid}.new; mv {pid}.new {pid}; exec sleep 60')
        before, file = self.previews(), self.share('a.png', png(8, 8))
        until(lambda: os.path.exists(pid))
        self.platform.kill()
        with open(pid, encoding='ascii') as found:
            until(lambda process=found.read().strip(): not os.path.exists(f'/proc/{process}'))
        self.become(self.made(png(8, 8)))
        self.platform.start()
        self.assertEqual(self.looked(file)['kind'], 'picture')
        self.assertEqual(len(self.previews()), len(before) + 1)

    def test_nothing_to_look_with(self):
        """Where the program is not there, files are looked into once it is."""
        os.remove(self.probe)
        file = self.share('a.png', png(8, 8))
        self.assertIsNone(self.good(self.mei.get(f'/v1/files/{file}'))['preview'])
        self.become(self.made(png(8, 8)))
        self.looked(self.share('b.png', png(8, 8)))
        self.assertEqual(self.looked(file)['kind'], 'picture')


class Sandbox(PreviewTest):
    def test_beginning_again(self):
        """The sandbox's own files are looked into, and once more when it begins again, whatever was done in between."""
        for _ in range(2):
            files = [o for o in self.mei.register()[2].values() if o['kind'] == 'file']
            kinds = {}
            for file in files:
                seen = self.looked(file['id'])
                kinds[file['name'].rpartition('.')[2]] = seen['kind'] if seen else None
            self.assertEqual(kinds, {'png': 'picture', 'pdf': 'pdf', 'md': None, 'ogg': 'audio'})
            cohort = next(o for o in self.mei.register()[2].values() if o['kind'] == 'cohort' and o['course_ids'])
            post = new_id()
            self.good(self.mei.put(f"/v1/containers/{cohort['channel_id']}/posts/{post}", {'body': 'Before'}))
            self.good(self.mei.act('PATCH', f'/v1/posts/{post}', {'body': 'After'}))
            self.good(self.mei.act('POST', '/v1/sandbox/start-over'))


if __name__ == '__main__':
    unittest.main()
