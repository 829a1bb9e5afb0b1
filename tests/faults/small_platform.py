# SPDX-License-Identifier: GPL-3.0-or-later
"""As much of a platform as a queueing client needs, with faults: it forgets to answer what it did."""
import asyncio
import base64
import hashlib
import json
import random

ME = '0190a6f0-0000-7000-8000-00000000000c'
THREAD = '0190a6f0-0000-7000-8000-00000000000b'
COHORT = '0190a6f0-0000-7000-8000-00000000000a'
GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'


class SmallPlatform:
    def __init__(self, seed, silent=0.3):
        self.random = random.Random(seed)
        self.silent = silent
        self.posts = {}  # id -> body
        self.order = []
        self.requests = 0

    async def start(self):
        self.server = await asyncio.start_server(self.serve, '127.0.0.1', 0)
        return f'http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}'

    async def serve(self, reader, writer):
        try:
            while await self.answer_one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def answer_one(self, reader, writer):
        head = await reader.readuntil(b'\r\n\r\n')
        lines = head.decode().split('\r\n')
        method, path, _ = lines[0].split(' ')
        headers = {k.lower(): v.strip() for k, v in (line.split(':', 1) for line in lines[1:] if ':' in line)}
        body = await reader.readexactly(int(headers.get('content-length', 0)))
        if path == '/v1/stream':
            return await self.stream(reader, writer, headers)
        answer = self.answer(method, path, body)
        if answer is None:
            return False
        text = json.dumps(answer).encode()
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n' % len(text) + text)
        await writer.drain()
        return True

    async def stream(self, reader, writer, headers):
        accept = base64.b64encode(hashlib.sha1((headers['sec-websocket-key'] + GUID).encode()).digest())
        writer.write(b'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
                     b'Sec-WebSocket-Accept: ' + accept + b'\r\n\r\n')
        text = b'{"type":"welcome","seq":1,"heartbeat_s":15}'
        writer.write(bytes([0x81, len(text)]) + text)
        while await reader.read(4096):
            pass
        return False

    def post(self, id):
        return {'kind': 'post', 'id': id, 'rev': 10 + self.order.index(id), 'container_id': THREAD,
                'pos': 1 + self.order.index(id), 'author_id': ME, 'body': self.posts[id], 'created_at': 1}

    def answer(self, method, path, body):
        if path == '/oauth/token':
            return {'access_token': 'a', 'refresh_token': 'r', 'token_type': 'Bearer', 'expires_in': 900, 'user_id': ME}
        if path == '/v1/register':
            container = {'kind': 'container', 'id': THREAD, 'rev': 1, 'cohort_id': COHORT, 'container_kind': 'channel',
                         'last_at': 1, 'last_pos': 0}
            return {'seq': 1, 'user_id': ME, 'scopes': [], 'objects': [container], 'next': None}
        if path.startswith('/v1/sync'):
            return {'frames': [], 'cursor': 1, 'head': 1, 'more': False}
        if method == 'PUT':
            return self.create(path.rsplit('/', 1)[1], json.loads(body)['body'])
        return {'objects': []}

    def create(self, id, body):
        self.requests += 1
        if id not in self.posts:
            self.posts[id] = body
            self.order.append(id)
        assert self.posts[id] == body, 'another body under the same name'
        return None if self.random.random() < self.silent else {'objects': [self.post(id)]}
