#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts the connection while a client trades its code for tokens, at once and before the answer.

usage: sign_in_cuts.py CORE-CLIENT

Such a sign-in fails with a sentence and leaves nothing half done: the next one, in the same folder, succeeds.
"""
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'platform'))
import platform_fixture  # noqa: E402
from platform_fixture import until  # noqa: E402
from fault_proxy import Fault, FaultProxy  # noqa: E402
from follower import DEADLINE, LIVE, Follower  # noqa: E402

FAULTS = {'at once': Fault(after_s=0), 'before the answer': Fault(deaf=True)}


class Unlucky(Follower):
    """A client whose sign-in meets a fault."""

    def __init__(self, program, folder, proxy, platform, fault):
        self.proxy = proxy
        self.fault = fault
        self.met = 0
        super().__init__(program, folder, proxy.url, platform)

    def choose(self, path):
        self.met += path == '/oauth/token'
        return self.fault if path == '/oauth/token' else None

    def sign_in(self, page):
        """The token is asked for on a connection of its own, so that the proxy knows it."""
        self.proxy.choose = self.choose
        self.proxy.cut_all()
        until(lambda: not self.proxy.links, DEADLINE)
        super().sign_in(page)

    def start(self):
        with tempfile.TemporaryFile('w+') as said:
            kept = os.dup(2)
            os.dup2(said.fileno(), 2)
            try:
                super().start()
            finally:
                os.dup2(kept, 2)
                os.close(kept)
            until(lambda: os.fstat(said.fileno()).st_size > 0, DEADLINE)
            said.seek(0)
            self.said = said.read().strip()


def try_fault(program, platform, proxy, name, folder):
    client = Unlucky(program, folder, proxy, platform, FAULTS[name])
    assert client.met == 1, f'{client.met} requests for tokens met the cut {name}'
    assert client.said.endswith('.') and 'CRITICAL' not in client.said, client.said
    assert client.state != LIVE, 'live without a sign-in'
    client.end()
    proxy.choose = lambda path: None
    again = Follower(program, folder, proxy.url, platform)
    again.wait_live()
    again.end()
    print(f'cut {name}: “{client.said}”, and the next sign-in is live')


def main(program):
    folder = tempfile.mkdtemp(prefix='lyceum-')
    platform = platform_fixture.Platform()
    proxy = FaultProxy(lambda: platform.port, lambda path: None).start()
    platform.args = ['--issuer', proxy.url]
    platform.start()
    platform.person('zoe', password='open sesame')
    try:
        for number, name in enumerate(FAULTS):
            try_fault(program, platform, proxy, name, os.path.join(folder, str(number)))
        platform.stop()
        assert 'CRITICAL' not in platform.log(), platform.log()
    finally:
        platform.stop()
        shutil.rmtree(folder, ignore_errors=True)


main(*sys.argv[1:])
