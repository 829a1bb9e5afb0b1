# SPDX-License-Identifier: GPL-3.0-or-later
"""The unsafe defaults of libsoup's server and of TLS (M1-M8), each with the probe that showed it."""
import http.client
import os
import socket
import ssl
import struct
import subprocess
import time
import unittest

from platform_fixture import Platform, PlatformTest, Stream, until

QUICK = {'head_ms': 600, 'body_ms': 600, 'idle_ms': 1500}


class Guard(PlatformTest):
    config = dict(QUICK, sockets_per_user=100)

    def head(self, *lines, start='GET /v1/server HTTP/1.1', host=True):
        host_line = [f'Host: 127.0.0.1:{self.platform.port}'] if host else []
        return ('\r\n'.join([start, *host_line, *lines]) + '\r\n\r\n').encode()

    def status(self, data, seconds=5):
        got = self.platform.raw(data, seconds)
        return int(got.split(b' ', 2)[1]) if got else 0

    def test_the_probe_itself_is_answered(self):
        self.assertEqual(self.status(self.head('Connection: close')), 200)

    def nested(self, depth):
        text = b'{"a":' * depth + b'1' + b'}' * depth
        return self.platform.request('POST', '/v1/register', text, {'Content-Type': 'application/json'},
                                     self.platform.person('deep').token).status

    def test_m1_deep_nesting(self):
        for text in (b'[' * 100000, b'{"a":' * 100000, b'[' * 100000 + b']' * 100000):
            answer = self.platform.request('POST', '/v1/register', text,
                                           {'Content-Type': 'application/json'},
                                           self.platform.person('deep').token)
            self.assertIn(answer.status, (400, 413))
        # Well-formed: up to the limit the fields are looked at, beyond it nothing is.
        self.assertEqual([self.nested(depth) for depth in (64, 65, 40000)], [422, 400, 400])
        self.assertEqual(self.platform.request('GET', '/v1/server').status, 200)

    def test_m2_what_json_glib_takes(self):
        token = self.platform.person('loose').token
        for text in (b"{'cursor':'x'}", b'/* */ {}', b'var x = {};', b'{"cursor":"a","cursor":"b"}',
                     b'{"cursor":01}', b'{"cursor":1e999}', b'{} {}', b'\xff{}', b'{"cursor":"\\u0000"}'):
            answer = self.platform.request('POST', '/v1/register', text,
                                           {'Content-Type': 'application/json'}, token)
            self.assertEqual(answer.status, 400, text)

    def test_m3_length_is_refused_before_the_body(self):
        data = self.head('Content-Type: application/json', 'Content-Length: 314572800',
                         start='POST /v1/register HTTP/1.1')
        self.assertEqual(self.status(data), 413)

    def test_m3_endless_chunks(self):
        before = self.platform.rss_kib()
        with socket.create_connection(('127.0.0.1', self.platform.port), 30) as sock:
            sock.sendall(self.head('Transfer-Encoding: chunked', start='POST /v1/register HTTP/1.1'))
            sent = 0
            try:
                for _ in range(600):
                    sock.sendall(b'10000\r\n' + b'x' * 65536 + b'\r\n')
                    sent += 65536
            except OSError:
                pass
        self.assertLess(sent, 600 * 65536)
        self.assertLess(self.platform.rss_kib() - before, 16384)

    def test_m4_half_a_head(self):
        begin = time.monotonic()
        self.assertEqual(self.platform.raw(b'GET /v1/server HTTP/1.1\r\nHost: ', 8), b'')
        self.assertLess(time.monotonic() - begin, 6)

    def test_m4_a_head_drop_by_drop(self):
        with socket.create_connection(('127.0.0.1', self.platform.port), 30) as sock:
            with self.assertRaises(OSError):
                for _ in range(100):
                    sock.sendall(b'G')
                    time.sleep(0.05)
                    if sock.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK) == b'':
                        raise ConnectionResetError

    def test_m4_a_body_that_stops(self):
        data = self.head('Content-Type: application/json', 'Content-Length: 100',
                         start='POST /v1/register HTTP/1.1') + b'{'
        self.assertEqual(self.platform.raw(data, 8), b'')

    def test_m4_an_idle_connection(self):
        begin = time.monotonic()
        got = self.platform.raw(self.head(), 8)
        self.assertIn(b'200 OK', got)
        self.assertLess(time.monotonic() - begin, 6)

    def test_m6_a_page_may_not_open_a_stream(self):
        token = self.platform.person('page').token
        with Stream(self.platform, token, {'Origin': 'https://evil.example'}) as stream:
            self.assertEqual(stream.status, 403)
        with Stream(self.platform, token) as stream:
            self.assertEqual(stream.status, 101)
        with Stream(self.platform, None) as stream:
            self.assertEqual(stream.status, 401)

    def test_m7_two_hosts(self):
        self.assertEqual(self.status(self.head('Host: evil.example')), 400)

    def test_m7_no_host_and_unknown_host(self):
        self.assertEqual(self.status(self.head(host=False)), 400)
        self.assertEqual(self.status(self.head('Host: evil.example', host=False)), 421)

    def test_m7_length_and_chunks(self):
        start = 'POST /v1/register HTTP/1.1'
        for fields in (('Content-Length: 2', 'Transfer-Encoding: chunked'),
                       ('Transfer-Encoding: chunked', 'Content-Length: 2'),
                       ('Content-Length: 2', 'Content-Length: 2'), ('Content-Length: +2',),
                       ('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked')):
            self.assertEqual(self.status(self.head(*fields, start=start)), 400, fields)
        self.assertEqual(self.status(self.head('Transfer-Encoding: gzip', start=start)), 501)

    def test_m7_bare_line_feeds(self):
        self.assertEqual(self.status(self.head().replace(b'\r\n', b'\n')), 400)
        self.assertEqual(self.status(self.head('A: b\nC: d')), 400)

    def test_a_second_request_is_looked_at_too(self):
        got = self.platform.raw(self.head() + self.head('Host: evil.example'))
        self.assertNotIn(b'200 OK', got.partition(b'400 Bad')[2])

    def test_a_connection_is_kept(self):
        connection = http.client.HTTPConnection('127.0.0.1', self.platform.port, timeout=5)
        connection.connect()
        first = connection.sock
        for _ in range(3):
            connection.request('GET', '/v1/server')
            self.assertEqual(len(connection.getresponse().read()) > 0, True)
            self.assertIs(connection.sock, first)
        connection.close()

    def descriptors(self):
        return len(os.listdir(f'/proc/{self.platform.process.pid}/fd'))

    def leave(self, data, abort=False):
        """Sends, waits for an answer if one is due, and goes, politely or not."""
        sock = socket.create_connection(('127.0.0.1', self.platform.port), 5)
        sock.sendall(data)
        if data.endswith(b'\r\n\r\n'):
            sock.recv(65536)
        if abort:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        sock.close()

    def test_connections_leave_nothing_behind(self):
        token = self.platform.person('leaver').token
        self.leave(self.head())
        until(lambda: self.platform.request('GET', '/v1/server').status == 200)
        before = self.descriptors()
        for _ in range(30):
            for abort in (False, True):
                self.leave(self.head(), abort)
                self.leave(self.head() + self.head(), abort)
                self.leave(b'GET /v1/ser', abort)
                self.leave(self.head('Content-Length: 9', start='POST /v1/register HTTP/1.1') + b'{', abort)
                self.leave(b'', abort)
            with Stream(self.platform, token) as stream:
                self.assertEqual(stream.status, 101)
        until(lambda: self.descriptors() <= before, 30)

    def test_head_limits(self):
        self.assertEqual(self.status(self.head(*[f'X-{i}: y' for i in range(120)])), 431)
        self.assertEqual(self.status(self.head('X: ' + 'y' * 20000)), 431)
        self.assertEqual(self.status(self.head('X : y')), 400)
        self.assertEqual(self.status(self.head('Y: a\0b')), 400)
        self.assertEqual(self.status(self.head(' folded')), 400)

    def test_methods(self):
        for method in ('TRACE', 'CONNECT', 'OPTIONS', 'HEAD', 'BREW'):
            self.assertEqual(self.status(self.head(start=f'{method} /v1/server HTTP/1.1')), 405)
        self.assertEqual(self.platform.request('PUT', '/v1/server').status, 405)

    def test_content_types(self):
        token = self.platform.person('types').token
        for kind in ('application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'):
            answer = self.platform.request('POST', '/v1/register', b'{}', {'Content-Type': kind}, token)
            self.assertEqual(answer.status, 415)

    def test_an_answer_says_nosniff(self):
        answer = self.platform.request('GET', '/v1/server')
        self.assertEqual(answer.headers['X-Content-Type-Options'], 'nosniff')
        self.assertEqual(answer.headers['Cache-Control'], 'no-store')

    def test_only_loopback_without_tls(self):
        with self.assertRaisesRegex(AssertionError, 'loopback'):
            Platform(args=('--listen', '0.0.0.0')).start()


class Tls(unittest.TestCase):
    def test_m8_versions(self):
        with Platform() as first:
            folder = first.folder
            cert, key = os.path.join(folder, 'cert.pem'), os.path.join(folder, 'key.pem')
            subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2',
                            '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert],
                           check=True, capture_output=True)
            with Platform(args=('--tls-cert', cert, '--tls-key', key)) as platform:
                self.assertEqual(self.version(platform, 'TLSv1_3'), 'TLSv1.3')
                self.assertEqual(self.version(platform, 'TLSv1_2'), 'TLSv1.2')
                for old in ('TLSv1', 'TLSv1_1'):
                    with self.assertRaises(OSError):
                        self.version(platform, old)

    def version(self, platform, name):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.set_ciphers('ALL:@SECLEVEL=0')
        context.minimum_version = context.maximum_version = ssl.TLSVersion[name]
        with socket.create_connection(('127.0.0.1', platform.port), 30) as sock:
            with context.wrap_socket(sock) as secure:
                secure.sendall(f'GET /v1/server HTTP/1.1\r\nHost: 127.0.0.1:{platform.port}\r\n\r\n'.encode())
                assert secure.recv(100).startswith(b'HTTP/1.1 200')
                return secure.version()


if __name__ == '__main__':
    unittest.main()
