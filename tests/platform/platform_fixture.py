# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the real platform and checks everything it says against data/api.

    with Platform() as platform:
        ada = platform.person('ada')
        cohort = platform.cohort('Blue', ada=('facilitator'))
        answer = ada.get('/v1/me')

Each answer of Person.request() and each frame of Stream is validated against openapi.yaml and
events.yaml; one that does not fit raises.
"""
import base64
import ctypes
import ctypes.util
import hashlib
import http.client
import io
import json
import os
import re
import secrets
import signal
import socket
import sqlite3
import struct
import subprocess
import tempfile
import time
import unittest
import uuid

from api_description import BASE, EVENT_TYPES, SOURCE, check, check_answer, check_frame, operations, resolve

PROGRAM = os.environ.get('LYC_PLATFORM', os.path.join(SOURCE, 'build/src/platform/lyceum-platform'))


def new_id():
    """A UUIDv7."""
    milliseconds = int(time.time() * 1000)
    number = (milliseconds << 80) | secrets.randbits(80)
    number = number & ~(0xf << 76) | (7 << 76)
    number = number & ~(3 << 62) | (2 << 62)
    return str(uuid.UUID(int=number))


def until(condition, seconds=10):
    """Waits until condition() is true and returns what it returned."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.01)
    raise AssertionError('did not come about')


def any_answer(item):
    """The body of some answer to a question of a quiz."""
    options = [option['id'] for option in item['options']]
    if item['item_kind'] in ('number', 'text'):
        return {'text': '4'}
    return {'option_ids': options if item['item_kind'] == 'ordering' else options[:1]}


class Answer:
    def __init__(self, status, headers, data):
        self.status = status
        self.headers = headers
        self.data = data
        self.kind = (headers.get('Content-Type') or '').split(';')[0]

    @property
    def json(self):
        return json.loads(self.data)

    @property
    def code(self):
        return self.json.get('code') if self.kind == 'application/problem+json' else None

    def __repr__(self):
        return f'<{self.status} {self.data[:300]!r}>'


def argon2id(password):
    sodium = ctypes.CDLL(ctypes.util.find_library('sodium') or 'libsodium.so.23')
    sodium.sodium_init()
    out = ctypes.create_string_buffer(128)
    text = password.encode()
    done = sodium.crypto_pwhash_str_alg(out, text, ctypes.c_ulonglong(len(text)),
                                        ctypes.c_ulonglong(2), ctypes.c_size_t(19 << 20), 2)
    assert done == 0
    return out.value.decode()


class Platform:
    def __init__(self, config=None, args=(), folder=None, env=None):
        self.folder_owned = None if folder else tempfile.TemporaryDirectory(prefix='lyc-platform-')
        self.folder = folder or self.folder_owned.name
        self.data = os.path.join(self.folder, 'data')
        self.log_path = os.path.join(self.folder, 'log')
        # Tests ask faster than people do; those of the rates set their own.
        self.config = {'posts_per_min': 100000, 'acts_per_min': 100000, 'reads_per_min': 100000,
                       'uploads_per_min': 100000, 'tokens_per_min': 100000, 'chunks_per_min': 100000,
                       'searches_per_min': 100000, 'logins_per_min': 1000, 'address_logins_per_min': 1000}
        self.config.update(config or {})
        self.args = list(args)
        self.env = dict(os.environ, **(env or {}))
        self.process = None
        self.port = 0

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
        if self.folder_owned:
            self.folder_owned.cleanup()

    def start(self):
        config = os.path.join(self.folder, 'config.json')
        with open(config, 'w', encoding='utf-8') as file:
            json.dump(self.config, file)
        port_file = os.path.join(self.folder, 'port')
        if os.path.exists(port_file):
            os.remove(port_file)
        with open(self.log_path, 'ab') as log:
            self.process = subprocess.Popen(
                [PROGRAM, 'serve', '--data', self.data, '--config', config, '--port', str(self.port),
                 '--port-file', port_file, *self.args], stderr=log, stdout=log, env=self.env)
        until(lambda: os.path.exists(port_file) or self.process.poll() is not None, 20)
        if self.process.poll() is not None:
            raise AssertionError('the platform ended: ' + self.log())
        with open(port_file, encoding='utf-8') as file:
            self.port = int(file.read())
        return self

    def log(self):
        with open(self.log_path, encoding='utf-8', errors='replace') as file:
            return file.read()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise
            assert self.process.returncode == 0, self.log()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def command(self, *args, stdin=''):
        """Runs a command of the platform on this one's data."""
        return subprocess.run([PROGRAM, *args, '--data', self.data], input=stdin, text=True,
                              capture_output=True, env=self.env, check=False)

    def db(self):
        db = sqlite3.connect(os.path.join(self.data, 'platform.db'), isolation_level=None, timeout=10)
        db.execute('PRAGMA foreign_keys=ON')
        return db

    def rss_kib(self):
        with open(f'/proc/{self.process.pid}/status', encoding='ascii') as file:
            return int(re.search(r'VmRSS:\s+(\d+)', file.read()).group(1))

    def raw(self, data, seconds=5, half=False):
        """Sends bytes on a bare socket and returns what came until it was closed."""
        with socket.create_connection(('127.0.0.1', self.port), seconds) as sock:
            sock.sendall(data)
            if half:
                sock.shutdown(socket.SHUT_WR)
            got = b''
            try:
                while piece := sock.recv(65536):
                    got += piece
            except (TimeoutError, ConnectionResetError):
                pass
            return got

    def request(self, method, path, body=None, headers=None, token=None, form=None):
        headers = dict(headers or {})
        data = body
        if form is not None:
            from urllib.parse import urlencode
            data = urlencode(form).encode()
            headers.setdefault('Content-Type', 'application/x-www-form-urlencoded')
        elif isinstance(body, (dict, list)):
            data = json.dumps(body).encode()
            headers.setdefault('Content-Type', 'application/json')
        if token:
            headers['Authorization'] = 'Bearer ' + token
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=30)
        try:
            connection.request(method, path, data, headers)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        check_answer(method, path, answer.status, answer.kind, answer.data)
        return answer

    def person(self, login, name=None, password=None):
        """A person with an access token, put straight into the data."""
        db = self.db()
        row = db.execute('SELECT id, uuid FROM user WHERE login = ?', (login,)).fetchone()
        if row is None:
            user = new_id()
            db.execute('BEGIN IMMEDIATE')
            scope = db.execute("INSERT INTO scope (kind, uuid) VALUES ('user', ?)", (user,)).lastrowid
            key = db.execute('INSERT INTO user (uuid, login, name, scope_id) VALUES (?, ?, ?, ?)',
                             (user, login, name or login.title(), scope)).lastrowid
            db.execute('COMMIT')
            row = (key, user)
        if password:
            db.execute('INSERT OR REPLACE INTO credential VALUES (?, ?, 0)', (row[0], argon2id(password)))
        token = secrets.token_urlsafe(32)
        device = db.execute('INSERT INTO device (user_id, created_at) VALUES (?, 0)', (row[0],)).lastrowid
        db.execute("INSERT INTO token (hash, device_id, kind, expires_at) VALUES (?, ?, 'access', ?)",
                   (hashlib.sha256(token.encode()).hexdigest(), device, int(time.time() * 1000) + 86400000))  # longer than any run
        db.close()
        return Person(self, row[0], row[1], token, device)


class Person:
    def __init__(self, platform, key, user_id, token, device=0):
        self.platform = platform
        self.key = key
        self.id = user_id
        self.token = token
        self.device = device

    def request(self, method, path, body=None, headers=None, **more):
        return self.platform.request(method, path, body, headers, token=self.token, **more)

    def get(self, path, **more):
        return self.request('GET', path, **more)

    def put(self, path, body=None, **more):
        return self.request('PUT', path, body, **more)

    def act(self, method, path, body=None, key=None, **more):
        """An act with an Idempotency-Key."""
        headers = dict(more.pop('headers', {}), **{'Idempotency-Key': key or new_id()})
        return self.request(method, path, body, headers, **more)

    def register(self):
        """Every page of a registration: (seq, scopes, {(kind, id): object})."""
        objects, cursor = {}, None
        while True:
            page = self.request('POST', '/v1/register', {'cursor': cursor} if cursor else {}).json
            for entry in page['objects']:
                objects[entry['kind'], entry['id']] = entry
            cursor = page['next']
            if cursor is None:
                return page['seq'], page['scopes'], objects

    def stream(self, seq=None, **more):
        stream = Stream(self.platform, self.token, **more)
        if seq is not None:
            stream.hello(seq)
        return stream


class Stream:
    """A WebSocket, one frame after the other."""

    def __init__(self, platform, token, headers=None, receive_buffer=None):
        self.sock = socket.socket()
        if receive_buffer:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.sock.settimeout(10)
        self.sock.connect(('127.0.0.1', platform.port))
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = {'Host': f'127.0.0.1:{platform.port}', 'Upgrade': 'websocket', 'Connection': 'Upgrade',
                 'Sec-WebSocket-Key': base64.b64encode(os.urandom(16)).decode(),
                 'Sec-WebSocket-Version': '13'}
        if token:
            lines['Authorization'] = 'Bearer ' + token
        lines.update(headers or {})
        head = ''.join(f'{name}: {value}\r\n' for name, value in lines.items())
        self.sock.sendall(f'GET /v1/stream HTTP/1.1\r\n{head}\r\n'.encode())
        self.buffer = b''
        while b'\r\n\r\n' not in self.buffer:
            piece = self.sock.recv(4096)
            if not piece:
                break
            self.buffer += piece
        head, _, self.buffer = self.buffer.partition(b'\r\n\r\n')
        self.answer = self._handshake(head)
        self.status = self.answer.status
        self.close_code = None
        self.cursor = None

    def _handshake(self, head):
        """The platform's answer to the opening request; what refuses it is checked as any other."""
        status_line, _, fields = head.partition(b'\r\n')
        headers = http.client.parse_headers(io.BytesIO(fields + b'\r\n\r\n'))
        status = int(status_line.split(b' ', 2)[1]) if head else 0
        if status != 101:
            length = int(headers.get('Content-Length', 0))
            while len(self.buffer) < length and (piece := self.sock.recv(65536)):
                self.buffer += piece
        answer = Answer(status, headers, self.buffer if status != 101 else b'')
        if head and status != 101:
            check_answer('GET', '/v1/stream', status, answer.kind, answer.data)
        return answer

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def send_text(self, text, opcode=1):
        data = text if isinstance(text, bytes) else text.encode()
        mask = os.urandom(4)
        if len(data) < 126:
            head = struct.pack('!BB', 0x80 | opcode, 0x80 | len(data))
        elif len(data) < 65536:
            head = struct.pack('!BBH', 0x80 | opcode, 0xfe, len(data))
        else:
            head = struct.pack('!BBQ', 0x80 | opcode, 0xff, len(data))
        self.sock.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def send(self, frame):
        check({'$ref': BASE + 'events.yaml#/$defs/from_client'}, frame)
        self.send_text(json.dumps(frame))

    def hello(self, seq, presence=None):
        self.cursor = seq
        self.send({'type': 'hello', 'seq': seq, **({'presence': presence} if presence else {})})
        frame = self.receive()
        assert frame['type'] in ('welcome', 'resync'), frame
        return frame

    def _need(self, count):
        while len(self.buffer) < count:
            piece = self.sock.recv(65536)
            if not piece:
                raise ConnectionError('closed')
            self.buffer += piece
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def receive(self, seconds=10):
        """The next frame, checked; None when the platform closes the stream."""
        self.sock.settimeout(seconds)
        try:
            first, second = self._need(2)
            length = second & 0x7f
            if length == 126:
                length = struct.unpack('!H', self._need(2))[0]
            elif length == 127:
                length = struct.unpack('!Q', self._need(8))[0]
            data = self._need(length)
        except ConnectionError:
            return None
        if first & 0xf == 8:
            self.close_code = struct.unpack('!H', data[:2])[0] if len(data) >= 2 else 1005
            return None
        if first & 0xf == 9:
            self.send_text(data, 10)
            return self.receive(seconds)
        assert len(data) <= 65536, len(data)
        frame = json.loads(data)
        check_frame(frame)
        return frame

    def next_event(self, seconds=10, ack=True):
        """The next sequenced frame; heartbeats and what is fleeting are passed over."""
        while True:
            frame = self.receive(seconds)
            if frame is None:
                return None
            if frame['type'] == 'heartbeat':
                assert frame['sent'] == self.cursor, (frame, self.cursor)
                self.cursor = frame['head']
            elif 'seq' in frame and 'kind' in frame:
                assert frame['prev'] == self.cursor, (frame, self.cursor)
                self.cursor = frame['seq']
                if ack:
                    self.send({'type': 'ack', 'seq': self.cursor})
                return frame


class PlatformTest(unittest.TestCase):
    """A test class with one platform; config and args are set by the class."""
    config = None
    args = ()

    @classmethod
    def setUpClass(cls):
        cls.platform = Platform(cls.config, cls.args).start()

    @classmethod
    def tearDownClass(cls):
        cls.platform.stop()
        log = cls.platform.log()
        cls.platform.folder_owned.cleanup()
        assert 'CRITICAL' not in log and 'WARNING' not in log, log
