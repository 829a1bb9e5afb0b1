# SPDX-License-Identifier: GPL-3.0-or-later
"""A small platform that knows one person and replays a log of the stream: what the ingest bench measures is the client."""
import base64
import hashlib
import json
import socket
import struct
import threading
import time

TICK_S = 0.01
MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'


def head_of(file):
    """The first line of a request and its headers; None where there is no more."""
    line = file.readline()
    if not line:
        return None, {}
    headers = {}
    while (field := file.readline().strip()):
        name, value = field.decode().split(':', 1)
        headers[name.lower()] = value.strip()
    return line.decode().split()[:2], headers


def frame(text):
    """A text frame as a server sends it."""
    data = text.encode()
    if len(data) < 126:
        return struct.pack('!BB', 0x81, len(data)) + data
    return struct.pack('!BBH', 0x81, 126, len(data)) + data


class Replay:
    """Plays the log's lines, `per_post` for each post, at `rate` posts a second, once go() was called."""

    def __init__(self, log, user_id, cursor, rate, per_post):
        self.frames = [frame(line.rstrip('\n')) for line in log]
        self.user_id, self.cursor = user_id, cursor
        self.lines_per_s = rate * per_post
        self.started = threading.Event()
        self.sent_at = None
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def go(self):
        self.started.set()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def answer(self, path):
        if path.startswith('/oauth/token'):
            return {'access_token': 'access', 'refresh_token': 'refresh', 'token_type': 'Bearer', 'expires_in': 7200,
                    'user_id': self.user_id}
        if path.startswith('/v1/sync'):
            return {'frames': [], 'cursor': self.cursor, 'more': False}
        if path.startswith('/v1/server'):
            return {'name': 'Replay', 'sandbox': False}
        return {}

    def serve(self, connection):
        with connection, connection.makefile('rb') as file:
            try:
                while True:
                    request, headers = head_of(file)
                    if request is None:
                        return
                    if request[1].startswith('/v1/stream'):
                        self.stream(connection, headers)
                        return
                    file.read(int(headers.get('content-length', 0)))
                    body = json.dumps(self.answer(request[1])).encode()
                    connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: '
                                       + str(len(body)).encode() + b'\r\n\r\n' + body)
            except OSError:
                return

    def stream(self, connection, headers):
        key = base64.b64encode(hashlib.sha1((headers['sec-websocket-key'] + MAGIC).encode()).digest())
        connection.sendall(b'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
                           b'Sec-WebSocket-Accept: ' + key + b'\r\n\r\n')
        connection.sendall(frame(json.dumps({'type': 'welcome', 'seq': self.cursor, 'heartbeat_s': 300,
                                             'now_at': int(time.time() * 1000)})))
        threading.Thread(target=self.swallow, args=(connection,), daemon=True).start()
        self.started.wait()
        begin, done = time.monotonic(), 0
        while done < len(self.frames):
            due = min(len(self.frames), int((time.monotonic() - begin) * self.lines_per_s))
            if due > done:
                connection.sendall(b''.join(self.frames[done:due]))
                done = due
            time.sleep(TICK_S)
        self.sent_at = time.monotonic() - begin
        threading.Event().wait()

    @staticmethod
    def swallow(connection):
        """What the client says: its acknowledgements."""
        while connection.recv(65536):
            pass
