# SPDX-License-Identifier: GPL-3.0-or-later
"""OAuth 2.0 with PKCE, refresh tokens, the sandbox's code, back-off."""
import base64
import hashlib
import os
import secrets
import unittest
from urllib.parse import parse_qs, urlencode, urlparse

from platform_fixture import Platform, PlatformTest

REDIRECT = 'http://127.0.0.1:40123/callback'


class Attempt:
    """A sign-in from the client's side."""

    def __init__(self, platform, redirect=REDIRECT):
        self.platform = platform
        self.verifier = secrets.token_urlsafe(48)
        self.state = secrets.token_urlsafe(24)
        digest = hashlib.sha256(self.verifier.encode()).digest()
        self.fields = {'response_type': 'code', 'client_id': 'lyceum-desktop', 'redirect_uri': redirect,
                       'state': self.state, 'code_challenge_method': 'S256',
                       'code_challenge': base64.urlsafe_b64encode(digest).decode().rstrip('=')}

    def form(self, **headers):
        return self.platform.request('GET', '/oauth/authorize?' + urlencode(self.fields), headers=headers)

    def submit(self, name, password, **headers):
        return self.platform.request('POST', '/oauth/authorize', headers=headers,
                                     form=dict(self.fields, name=name, password=password))

    def code(self, name='ada', password='correct horse'):
        answer = self.submit(name, password)
        assert answer.status == 303, answer
        query = parse_qs(urlparse(answer.headers['Location']).query)
        assert query['state'] == [self.state]
        assert query['iss'] == [f'http://127.0.0.1:{self.platform.port}']
        return query['code'][0]

    def redeem(self, code, verifier=None, redirect=None, client='lyceum-desktop'):
        return self.platform.request('POST', '/oauth/token', form={
            'grant_type': 'authorization_code', 'code': code, 'client_id': client,
            'code_verifier': verifier or self.verifier,
            'redirect_uri': redirect or self.fields['redirect_uri']})


class SignIn(PlatformTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.platform.person('ada', password='correct horse')

    def refresh(self, token):
        return self.platform.request('POST', '/oauth/token',
                                     form={'grant_type': 'refresh_token', 'refresh_token': token})

    def works(self, tokens):
        return self.platform.request('GET', '/v1/sync?since=0', token=tokens['access_token']).status == 200

    def test_the_way_through(self):
        attempt = Attempt(self.platform)
        tokens = attempt.redeem(attempt.code())
        self.assertEqual(tokens.status, 200)
        self.assertEqual(tokens.json['expires_in'], 900)
        self.assertTrue(self.works(tokens.json))

    def test_the_page(self):
        answer = Attempt(self.platform).form()
        self.assertEqual(answer.status, 200)
        self.assertIn("default-src 'none'", answer.headers['Content-Security-Policy'])
        page = answer.data.decode()
        for part in ('<html lang="en">', '<label for="name">', '<label for="password">', 'autocomplete='):
            self.assertIn(part, page)
        self.assertNotIn('<script', page)

    def test_the_page_speaks_the_language_of_the_browser(self):
        attempt = Attempt(self.platform)
        for liked, language in (('de', 'de'), ('de-AT,en;q=0.5', 'de'), ('xx, de;q=0.3', 'de'), ('DE', 'de'),
                                ('en-GB,de;q=0.9', 'en'), ('de;q=0.2,en;q=0.8', 'en'), ('xx', 'en'), ('', 'en'),
                                ('../de', 'en'), ('*', 'en')):
            with self.subTest(liked=liked):
                answer = attempt.form(**{'Accept-Language': liked})
                self.assertIn(f'<html lang="{language}">', answer.data.decode())
                self.assertEqual(answer.headers['Vary'], 'Accept-Language')
        german = {'Accept-Language': 'de'}
        page = attempt.submit('ada', 'not that', **german).data.decode()
        for text in ('<h1>Bei Lyceum anmelden</h1>', '>Name<', '>Passwort<', '<button>Anmelden</button>', 'role="alert"'):
            self.assertIn(text, page)
        self.assertNotIn('is not right', page)
        attempt.fields['client_id'] = 'other'
        self.assertNotIn('This sign-in', attempt.form(**german).data.decode())

    def test_a_typed_name_is_text(self):
        page = Attempt(self.platform).submit('"><b>x', 'no').data.decode()
        self.assertIn('&quot;&gt;&lt;b&gt;x', page)
        self.assertNotIn('<b>x', page)

    def test_requests_that_do_not_fit(self):
        for name, value in (('redirect_uri', 'https://evil.example/callback'),
                            ('redirect_uri', 'http://127.0.0.1:80@evil.example/callback'),
                            ('redirect_uri', 'http://127.0.0.1:8080/other'),
                            ('redirect_uri', 'http://localhost:8080/callback'), ('state', 'short'),
                            ('code_challenge_method', 'plain'), ('client_id', 'other'),
                            ('code_challenge', 'x'), ('response_type', 'token')):
            attempt = Attempt(self.platform)
            attempt.fields[name] = value
            self.assertEqual(attempt.form().status, 400, (name, value))
            answer = attempt.submit('ada', 'correct horse')
            self.assertEqual(answer.status, 400, (name, value))
            self.assertIsNone(answer.headers['Location'])

    def test_an_unknown_name_looks_like_a_wrong_password(self):
        attempt = Attempt(self.platform)
        wrong = attempt.submit('ada', 'wrong')
        unknown = attempt.submit('eve', 'wrong')
        self.assertEqual((wrong.status, unknown.status), (401, 401))
        self.assertEqual(wrong.data.replace(b'"ada"', b'"eve"'), unknown.data)

    def test_wrong_verifier_uses_the_code_up(self):
        attempt = Attempt(self.platform)
        code = attempt.code()
        self.assertEqual(attempt.redeem(code, verifier='v' * 50).status, 400)
        self.assertEqual(attempt.redeem(code).status, 400)

    def test_wrong_redirect_or_client(self):
        attempt = Attempt(self.platform)
        self.assertEqual(attempt.redeem(attempt.code(), redirect='http://[::1]:1/callback').status, 400)
        self.assertEqual(attempt.redeem(attempt.code(), client='other').status, 400)

    def test_a_code_used_twice_signs_the_device_out(self):
        attempt = Attempt(self.platform)
        code = attempt.code()
        tokens = attempt.redeem(code).json
        self.assertTrue(self.works(tokens))
        self.assertEqual(attempt.redeem(code).status, 400)
        self.assertFalse(self.works(tokens))

    def test_refresh_answers_again_in_grace(self):
        attempt = Attempt(self.platform)
        first = attempt.redeem(attempt.code()).json
        second = self.refresh(first['refresh_token'])
        self.assertEqual(second.status, 200)
        again = self.refresh(first['refresh_token'])
        self.assertEqual(again.status, 200)
        self.assertTrue(self.works(again.json))

    def test_revoke(self):
        attempt = Attempt(self.platform)
        tokens = attempt.redeem(attempt.code()).json
        for token in (tokens['refresh_token'], 'never was one'):
            answer = self.platform.request('POST', '/oauth/revoke', form={'token': token})
            self.assertEqual(answer.json, {})
        self.assertFalse(self.works(tokens))
        answer = self.platform.request('GET', '/v1/sync?since=0', token=tokens['access_token'])
        self.assertEqual((answer.status, answer.code), (401, 'revoked'))
        self.assertEqual(self.refresh(tokens['refresh_token']).status, 400)

    def test_secrets_are_hashed_at_rest(self):
        attempt = Attempt(self.platform)
        tokens = attempt.redeem(attempt.code()).json
        held = b''
        for folder, _, names in os.walk(self.platform.data):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as file:
                    held += file.read()
        for secret in (tokens['access_token'], tokens['refresh_token'], 'correct horse'):
            self.assertNotIn(secret.encode(), held)
            self.assertNotIn(secret, self.platform.log())
        self.assertIn(b'$argon2id$v=19$m=19456,t=2,p=1', held)


class ShortLives(unittest.TestCase):
    def test_expired_and_reused_after_grace(self):
        import time
        with Platform({'access_token_s': 1, 'refresh_grace_s': 1}) as platform:
            platform.person('ada', password='correct horse')
            attempt = Attempt(platform)
            tokens = attempt.redeem(attempt.code()).json

            def refresh(token):
                return platform.request('POST', '/oauth/token',
                                        form={'grant_type': 'refresh_token', 'refresh_token': token})

            fresh = refresh(tokens['refresh_token']).json
            time.sleep(1.1)
            answer = platform.request('GET', '/v1/sync?since=0', token=tokens['access_token'])
            self.assertEqual((answer.status, answer.code), (401, 'expired'))
            self.assertEqual(refresh(tokens['refresh_token']).status, 400)
            self.assertEqual(refresh(fresh['refresh_token']).status, 400, 'the family is signed out')


class BackOff(unittest.TestCase):
    def test_account_and_restart(self):
        with Platform({'logins_per_min': 5}) as platform:
            platform.person('ada', password='correct horse')
            statuses = [Attempt(platform).submit('ada', 'wrong').status for _ in range(6)]
            self.assertEqual(statuses, [401] * 5 + [429])
            self.assertEqual(Attempt(platform).submit('Ada', 'correct horse').status, 429)
            answer = Attempt(platform).submit('ada', 'wrong')
            self.assertGreater(int(answer.headers['Retry-After']), 0)
            platform.stop()
            platform.start()
            self.assertEqual(Attempt(platform).submit('ada', 'wrong').status, 429)

    def test_a_forwarded_address_of_anyone_is_not_believed(self):
        with Platform({'address_logins_per_min': 2}) as platform:
            statuses = [platform.request('POST', '/oauth/authorize',
                                         form=dict(Attempt(platform).fields, name=f'a{i}', password='x'),
                                         headers={'X-Forwarded-For': f'10.0.0.{i}'}).status
                        for i in range(3)]
            self.assertEqual(statuses, [401, 401, 429])


class SandboxCode(unittest.TestCase):
    def test_once(self):
        with Platform() as first:
            first.stop()
            code = secrets.token_urlsafe(40)
            ours, theirs = os.pipe()
            os.write(theirs, code.encode() + b'\n')
            os.set_inheritable(ours, True)
            first.args = ['--sandbox', '--code-fd', str(ours)]
            import subprocess
            popen = subprocess.Popen
            subprocess.Popen = lambda *a, **k: popen(*a, pass_fds=(ours,), **k)
            try:
                first.start()
            finally:
                subprocess.Popen = popen
                os.close(ours)
                os.close(theirs)
            form = {'grant_type': 'urn:lyceum:sandbox', 'code': code}
            self.assertEqual(first.request('POST', '/oauth/token', form=form).status, 200)
            self.assertEqual(first.request('POST', '/oauth/token', form=form).status, 400)


if __name__ == '__main__':
    unittest.main()
