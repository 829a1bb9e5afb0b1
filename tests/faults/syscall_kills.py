# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a process with strace at the entry of one given system call of one of its threads.

    calls = count(pid, 'store-mine', act)             # name of the call -> how often while act() runs
    with Killer(pid, 'store-mine', 'fdatasync', 3):   # at the third of that thread from here on
        act()

A thread is known by its name, as the kernel has it; the process's own name is that of its first.
"""
import collections
import os
import re
import subprocess
import tempfile

from platform_fixture import until

CALL = re.compile(rb'[a-z_0-9]+(?=\()')


def threads(pid):
    """Name -> id of the threads whose name is theirs alone."""
    named = {}
    for tid in os.listdir(f'/proc/{pid}/task'):
        with open(f'/proc/{pid}/task/{tid}/comm', encoding='utf-8') as file:
            named.setdefault(file.read().strip(), []).append(int(tid))
    return {name: ids[0] for name, ids in named.items() if len(ids) == 1}


def strace(*options):
    """Runs strace until it has attached."""
    process = subprocess.Popen(['strace', *options], stderr=subprocess.PIPE, text=True)
    said = process.stderr.readline()
    assert 'attached' in said, said
    return process


def end(process):
    process.terminate()
    process.communicate()


def count(pid, thread, act):
    """Name -> how often the thread makes that call until act() is over."""
    with tempfile.NamedTemporaryFile() as told:
        process = strace('-o', told.name, '-p', str(threads(pid)[thread]))
        act()
        end(process)
        calls = collections.Counter(match.group().decode() for line in told if (match := CALL.match(line)))
    calls.pop('restart_syscall', None)  # what strace itself interrupted
    return calls


class Killer:
    def __init__(self, pid, thread, call, number):
        self.strace = strace('-o', '/dev/null', '-e', f'inject={call}:signal=KILL:when={number}',
                             '-e', f'trace={call}', '-p', str(until(lambda: threads(pid).get(thread))))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        end(self.strace)
