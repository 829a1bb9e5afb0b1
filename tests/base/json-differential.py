#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the JSON gate with Python's parser on seeded mutations.

usage: json-differential.py PROBE COUNT

Python's parser, less its leniencies (written in `oracle`), must agree with the gate on each.
"""
import json
import math
import random
import re
import subprocess
import sys

SEED = 20261124
BASES = [
    '{"a":1,"b":[true,false,null],"c":{"d":"e\\n\\u00e9"}}', '[]', '{}', '0', '-1.5e+10', '""',
    '[1,2.5,-0,1e5,0.1E-2]', '{"kind":"post","rev":42,"body":"**hi** \\ud83d\\ude00"}',
    '[[[[1]],{}],[{"x":[{}]}]]', ' { "k" : [ 1 , 2 ] } ', '"\\"\\\\\\/\\b\\f\\n\\r\\t"',
    '[9223372036854775807,-9223372036854775808]', '{"":{"":{"":[]}}}', '"é €😀"',
]
PIECES = list('{}[]:,"\\ \t\n0123456789+-.eEaubfnrtl/\'x') + [
    'null', 'true', '\\u0000', '\\ud800', '\\u0061', '1e999', '99999999999999999999', '//', '\x00', '\x1f', 'NaN', '"a":1,',
]


class Refused(Exception):
    pass


def pairs(members):
    names = [name for name, _ in members]
    if len(names) != len(set(names)):
        raise Refused('a member twice')
    return dict(members)


def whole(text):
    value = int(text)
    if not -2**63 <= value < 2**63 or len(text) > 64:
        raise Refused('out of range')
    return value


def fraction(text):
    value = float(text)
    if not math.isfinite(value) or len(text) > 64:
        raise Refused('out of range')
    return value


def constant(text):
    raise Refused('NaN and Infinity are not JSON')


def check_texts(value):
    if isinstance(value, str):
        if '\x00' in value or any(0xd800 <= ord(c) <= 0xdfff for c in value):
            raise Refused('U+0000 or a lone surrogate')
    elif isinstance(value, list):
        for item in value:
            check_texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            check_texts(name)
            check_texts(item)


def depth(text):
    bare = re.sub(r'"(\\.|[^"\\])*"', '', text)
    deepest = now = 0
    for c in bare:
        now += (c in '[{') - (c in ']}')
        deepest = max(deepest, now)
    return deepest


def oracle(data):
    """Python's leniencies: duplicate members, NaN, any size of number, lone surrogates, U+0000, a byte order mark."""
    try:
        text = data.decode('utf-8')
        if text.startswith('\ufeff') or depth(text) > 64:
            return False
        value = json.loads(text, object_pairs_hook=pairs, parse_int=whole, parse_float=fraction,
                           parse_constant=constant)
        check_texts(value)
        return True
    except (ValueError, RecursionError, Refused):
        return False


def mutate(rng):
    data = bytearray(rng.choice(BASES).encode())
    for _ in range(rng.randint(0, 4)):
        at = rng.randint(0, len(data))
        act = rng.randint(0, 4)
        if act == 0:
            data[at:at] = rng.choice(PIECES).encode()
        elif act == 1:
            del data[at:at + rng.randint(1, 3)]
        elif act == 2 and at < len(data):
            data[at] = rng.randint(0, 255)
        elif act == 3:
            other = rng.choice(BASES).encode()
            data[at:at] = other[:rng.randint(0, len(other))]
        else:
            end = min(len(data), at + rng.randint(1, 8))
            data[at:at] = data[at:end]
    return bytes(data)


def main():
    probe, count = sys.argv[1], int(sys.argv[2])
    rng = random.Random(SEED)
    child = subprocess.Popen([probe], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    accepted = wrong = 0
    for _ in range(count):
        data = mutate(rng)
        child.stdin.write(b'%d\n' % len(data) + data)
        child.stdin.flush()
        got = child.stdout.read(1) == b'1'
        want = oracle(data)
        accepted += want
        if got != want:
            wrong += 1
            print('differs:', data, 'gate', got, 'oracle', want)
            if wrong > 20:
                break
    child.stdin.close()
    ended = child.wait()
    print(f'{count} documents, seed {SEED}: {accepted} accepted, {wrong} differ, probe ended with {ended}')
    sys.exit(wrong != 0 or ended != 0 or accepted < count // 20)


main()
