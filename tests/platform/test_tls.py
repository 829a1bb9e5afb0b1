# SPDX-License-Identifier: GPL-3.0-or-later
"""The client's core offers no TLS older than 1.2 (M8), whatever the environment says; the platform's side is in
test_guard.py.

usage: test_tls.py CORE-CLIENT
"""
import os
import secrets
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import unittest

CORE = sys.argv.pop(1)
OLD, NEW = {0x0301, 0x0302}, {0x0303, 0x0304}


def offered(hello):
    """The versions of a ClientHello (RFC 8446 section 4.1.2): of its extension, else the one it names."""
    assert hello[0] == 22 and hello[5] == 1, hello[:6]
    body = hello[9:]
    versions, at = {struct.unpack('!H', body[:2])[0]}, 34
    at += 1 + body[at]
    at += 2 + struct.unpack('!H', body[at:at + 2])[0]
    at += 1 + body[at]
    end = at + 2 + struct.unpack('!H', body[at:at + 2])[0]
    at += 2
    while at < end:
        kind, length = struct.unpack('!HH', body[at:at + 4])
        if kind == 43:
            data = body[at + 5:at + 4 + length]
            versions = {struct.unpack('!H', data[i:i + 2])[0] for i in range(0, len(data), 2)}
        at += 4 + length
    return {v for v in versions if v >> 8 == 3}


class Client(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='lyc-tls-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.listener.settimeout(30)
        self.addCleanup(self.listener.close)

    def connect(self, take):
        """Lets the client sign in here; what take(its connection) returns."""
        address = f'https://127.0.0.1:{self.listener.getsockname()[1]}'
        env = dict(os.environ, LYC_CODE=secrets.token_urlsafe(40), G_TLS_GNUTLS_PRIORITY='NORMAL')
        client = subprocess.Popen([CORE, os.path.join(self.folder, 'client'), address, 'none', '0', 'none'], env=env,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            connection, _ = self.listener.accept()
            connection.settimeout(30)
            with connection:
                return take(connection)
        finally:
            client.kill()
            client.wait()

    def test_what_the_client_offers(self):
        def read_hello(connection):
            hello = connection.recv(5)
            while len(hello) < 5 + struct.unpack('!H', hello[3:5])[0]:
                hello += connection.recv(65536)
            return offered(hello)
        versions = self.connect(read_hello)
        self.assertEqual(versions, NEW)

    def shake(self, version):
        """What a server of this version alone makes of the client: why the handshake ended."""
        cert, key = (os.path.join(self.folder, name) for name in ('cert.pem', 'key.pem'))
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj',
                        '/CN=127.0.0.1', '-keyout', key, '-out', cert], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers('ALL:@SECLEVEL=0')
        context.load_cert_chain(cert, key)
        context.minimum_version = context.maximum_version = version

        def take(connection):
            try:
                with context.wrap_socket(connection, server_side=True) as secure:
                    secure.recv(1)
                    return 'a byte came'
            except ssl.SSLError as error:
                return error.reason
            except OSError as error:
                return str(error)
        return self.connect(take)

    def test_servers(self):
        for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
            self.assertIn(self.shake(version), ('UNSUPPORTED_PROTOCOL', 'TLSV1_ALERT_PROTOCOL_VERSION'))
        # The versions fit; the certificate, which nobody vouches for, does not.
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            self.assertNotIn(self.shake(version), ('UNSUPPORTED_PROTOCOL', 'TLSV1_ALERT_PROTOCOL_VERSION', 'a byte came'))


if __name__ == '__main__':
    unittest.main()
