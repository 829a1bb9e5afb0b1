#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the named character references of HTML as a sorted table for C, from Python's own list."""
import html.entities
import sys

with open(sys.argv[1], 'w', encoding='ascii') as out:
    for name, text in sorted(html.entities.html5.items()):
        octets = ''.join(f'\\x{byte:02x}' for byte in text.encode())
        out.write(f'{{ "{name}", "{octets}" }},\n')
