#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether po/POTFILES.in names every file with words for people, and only files that exist.

usage: potfiles.py ROOT [--write]
"""
import pathlib
import re
import sys

MARKS = re.compile(r'(?<![\w])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\("|translatable="yes"')


def has_words(path):
    if path.name.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml')):
        return True
    return path.suffix in ('.c', '.ui') and bool(MARKS.search(path.read_text()))


def main():
    root = pathlib.Path(sys.argv[1])
    listing = root / 'po/POTFILES.in'
    found = sorted(str(p.relative_to(root)) for top in ('data', 'src') for p in root.glob(f'{top}/**/*')
                   if p.is_file() and has_words(p))
    if '--write' in sys.argv:
        head = [line for line in listing.read_text().splitlines() if line.startswith('#')]
        listing.write_text('\n'.join(head + found) + '\n')
    named = [line for line in listing.read_text().splitlines() if line and not line.startswith('#')]
    for name in sorted(set(found) - set(named)):
        print(f'{name} has words for people and is not in po/POTFILES.in')
    for name in sorted(set(named) - set(found)):
        print(f'{name} is in po/POTFILES.in and has no words')
    sys.exit(sorted(found) != sorted(named))


main()
