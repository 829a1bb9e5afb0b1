# SPDX-License-Identifier: GPL-3.0-or-later
"""A client that never reads (M5): what waits for it is bounded, it is closed, and it goes on by number.

The full figure is 400 000 frames, by ./dev soak slow-readers; ./dev test takes a tenth.
"""
import os
import sys
import time
import unittest

from platform_fixture import Platform, new_id
from test_stream import add_scope, log, member

FRAMES = int(sys.argv.pop(1)) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 40000
ROUND = 2000
# A sanitizer's guards around each small block take as much again.
ROOM_KIB = 12 * 1024 * (2 if 'ASAN_OPTIONS' in os.environ else 1)


class SlowReaders(unittest.TestCase):
    def setUp(self):
        # A sanitizer would hold back what was freed, and its size is what is measured.
        sanitizer = os.environ.get('ASAN_OPTIONS', '') + ':quarantine_size_mb=0:thread_local_quarantine_size_kb=0'
        self.platform = Platform({'stall_ms': 2000, 'resume_events': 1000000, 'socket_frames_per_s': 1000000},
                                 env={'ASAN_OPTIONS': sanitizer}).start()
        self.addCleanup(self.platform.folder_owned.cleanup)
        self.addCleanup(self.platform.stop)
        self.ada, self.bob = self.platform.person('ada'), self.platform.person('bob')
        self.scope = add_scope(self.platform)
        for person in (self.ada, self.bob):
            member(self.platform, self.scope, person)
        # A first look at everything, so that what is kept for good is there before it is measured.
        self.seq = self.bob.register()[0]
        self.ada.register()

    def write(self, count):
        """Lines of the log about Bob; the number of the last."""
        db = self.platform.db()
        db.execute('BEGIN IMMEDIATE')
        for _ in range(count):
            last = log(db, self.scope, 'user', self.bob.key, self.bob.id)
        db.execute('COMMIT')
        db.close()
        return last

    def test_events(self):
        with self.ada.stream(receive_buffer=4096) as stuck, self.bob.stream(self.seq) as watcher:
            stuck.send({'type': 'hello', 'seq': self.seq})
            while watcher.receive(30).get('user_id') != self.ada.id:
                pass
            before = most = self.platform.rss_kib()
            for _ in range(0, FRAMES, ROUND):
                last = self.write(ROUND)
                # Asked, the platform has looked at the log: the lines were offered to the socket.
                self.ada.get(f'/v1/sync?since={last}')
                most = max(most, self.platform.rss_kib())
            print(f'{FRAMES} events: {before} KiB before, at most {most - before} KiB more')
            self.assertLess(most - before, ROOM_KIB)
            self.assertNotIn('resync', self.ada.get(f'/v1/sync?since={self.seq}').json)
            cursor = self.drain(stuck)
        # Slow is not stuck: who acknowledges now and then is kept, though more waits than may be in flight.
        with self.ada.stream(cursor) as again:
            for i in range(500):
                frame = again.next_event(30)
                self.assertIsNotNone(frame)
                if i % 100 == 0:
                    time.sleep(self.platform.config['stall_ms'] / 3000)
            self.assertEqual(frame['seq'], cursor + 500)

    def drain(self, stuck):
        """Waits for the end, then reads what had come before it; the number of the last frame."""
        end, cursor = time.monotonic() + 30, self.seq
        time.sleep(self.platform.config['stall_ms'] / 1000)
        try:
            while time.monotonic() < end and (frame := stuck.receive(30)) is not None:
                if 'prev' in frame:
                    self.assertEqual(frame['prev'], cursor)
                    cursor = frame['seq']
        except (ConnectionError, TimeoutError):
            pass
        self.assertLess(time.monotonic(), end, 'never closed')
        return cursor

    def test_fleeting_frames(self):
        db = self.platform.db()
        thread = new_id()
        db.execute("INSERT INTO container (uuid, scope_id, container_kind) VALUES (?, ?, 'channel')",
                   (thread, self.scope))
        db.close()
        with self.ada.stream(receive_buffer=4096) as stuck, self.bob.stream(self.seq) as writer:
            stuck.send({'type': 'hello', 'seq': self.seq})
            while writer.receive(30).get('user_id') != self.ada.id:
                pass
            before = most = self.platform.rss_kib()
            for i in range(FRAMES):
                writer.send({'type': 'typing', 'container_id': thread})
                if i % ROUND == 0:
                    self.answered(writer)
                    most = max(most, self.platform.rss_kib())
            print(f'{FRAMES} fleeting frames: {before} KiB before, at most {most - before} KiB more')
            self.assertLess(most - before, ROOM_KIB // 4)
            time.sleep(self.platform.config['stall_ms'] / 1000)
            self.drain(stuck)

    def answered(self, stream):
        """All that was sent before has been looked at."""
        stream.send({'type': 'ping'})
        while stream.receive(30)['type'] != 'pong':
            pass


if __name__ == '__main__':
    unittest.main()
