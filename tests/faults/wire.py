# SPDX-License-Identifier: GPL-3.0-or-later
"""What passes a proxy, taken apart: whole requests of a client, whole frames of the platform's."""
import re

LENGTH = re.compile(rb'(?i)\r\ncontent-length: *(\d+)')


class Pieces:
    """Bytes go in as they come, whole pieces come out."""

    def __init__(self):
        self.data = b''

    def feed(self, data):
        self.data += data
        whole = []
        while (size := self.size()) is not None and len(self.data) >= size:
            whole.append(self.data[:size])
            self.data = self.data[size:]
        return whole


class Requests(Pieces):
    def size(self):
        end = self.data.find(b'\r\n\r\n')
        if end < 0:
            return None
        length = LENGTH.search(self.data[:end])
        return end + 4 + int(length[1] if length else 0)


class Frames(Pieces):
    """Of a WebSocket, not masked; the answer that opens it comes out as the first piece."""
    opened = False

    def size(self):
        if not self.opened:
            end = self.data.find(b'\r\n\r\n')
            self.opened = end >= 0
            return end + 4 if self.opened else None
        if len(self.data) < 2:
            return None
        length = self.data[1] & 0x7f
        more = {126: 2, 127: 8}.get(length, 0)
        if len(self.data) < 2 + more:
            return None
        return 2 + more + (int.from_bytes(self.data[2:2 + more], 'big') if more else length)


class Shuffle:
    """Frames come twice, or after the one that follows them."""

    def __init__(self, random, chance):
        self.random = random
        self.chance = chance
        self.frames = Frames()
        self.held = b''
        self.count = 0

    def feed(self, data):
        return b''.join(self.one(frame) for frame in self.frames.feed(data))

    def one(self, frame):
        if frame.startswith(b'HTTP/'):
            return frame
        if self.held:
            frame, self.held = frame + self.held, b''
            return frame
        drawn = self.random.random() / self.chance
        self.count += drawn < 1
        if drawn < 0.5:
            return frame + frame
        if drawn < 1:
            self.held = frame
            return b''
        return frame
