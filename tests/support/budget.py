#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The size budget: no source file over 600 lines, no function over 80 (class_init apart).

usage: budget.py ROOT
"""
import pathlib
import re
import statistics
import sys

FILE_LINES = 600
FUNCTION_LINES = 80


def functions(lines):
    """Name and length of each function: its body stands between braces in the first column."""
    start = name = None
    for number, line in enumerate(lines):
        if line == '{':
            above = ' '.join(lines[max(0, number - 8):number])
            names = re.findall(r'(\w+) \(', above.rsplit('}', 1)[-1].rsplit('*/', 1)[-1])
            start, name = number, names[0] if names else None
        elif line.startswith('}') and start is not None:
            if name and line == '}':
                yield name, number - start + 1
            start = None


def main():
    root = pathlib.Path(sys.argv[1])
    sizes, lengths, over = [], [], []
    paths = [p for top in ('src', 'tests') for p in root.glob(f'{top}/**/*') if p.suffix in ('.c', '.h', '.py', '.css', '.ui')]
    for path in [*paths, root / 'dev']:
        lines = path.read_text().splitlines()
        sizes.append(len(lines))
        if len(lines) > FILE_LINES:
            over.append(f'{path.relative_to(root)}: {len(lines)} lines')
        if path.suffix != '.c':
            continue
        for name, length in functions(lines):
            lengths.append(length)
            if length > FUNCTION_LINES and not name.endswith('class_init'):
                over.append(f'{path.relative_to(root)}: {name}: {length} lines')
    print(f'{len(sizes)} files, median {statistics.median(sizes):g} lines; '
          f'{len(lengths)} functions, median {statistics.median(lengths):g} lines')
    print('\n'.join(over))
    sys.exit(bool(over) or len(lengths) < 50)


main()
