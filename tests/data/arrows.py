#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which folder of src/ may include which: the build keeps these arrows, and this keeps the build.

usage: arrows.py ROOT
"""
import pathlib
import re
import sys

PANE = {'talk', 'kit', 'model', 'base'}
PANES = {'course', 'discussion', 'workspace', 'chat', 'badges', 'home', 'moderation', 'search'}
MAY_USE = {
    'base': set(),
    'model': {'base'},
    'net': {'base'},
    'api': {'net', 'model', 'base'},
    'store': {'model', 'base'},
    'sync': {'store', 'model', 'base'},
    'media': {'base'},
    'kit': {'base'},
    'talk': {'kit', 'model', 'media', 'base'},
    **{pane: PANE for pane in PANES},
    'course': PANE | {'media'},
    'shell': PANES | PANE | {'media'},
    'app': PANES | PANE | {'media', 'shell', 'sync', 'store', 'api', 'net'},
    'probe': {'media', 'base'},
    'platform': {'base'},
}
# Names in /usr/include that a header of ours would hide, or be hidden by, when included bare.
SYSTEM = [pathlib.Path('/usr/include'), pathlib.Path('/usr/include/x86_64-linux-gnu')]


def main():
    root = pathlib.Path(sys.argv[1])
    wrong, homes = [], {}
    for header in sorted(root.glob('src/*/*.h')):
        if any((folder / header.name).exists() for folder in SYSTEM):
            wrong.append(f'{header.relative_to(root)} has the name of a system header')
        homes.setdefault(header.name, set()).add(header.parent.name)
    for name, folders in homes.items():
        # The platform and the client's folders never see each other.
        if len(folders - {'platform'}) > 1 or ('platform' in folders and 'base' in folders):
            wrong.append(f'{name} is in {" and ".join(sorted(folders))}')
    for folder in root.glob('src/*/'):
        if folder.name not in MAY_USE:
            wrong.append(f'src/{folder.name} has no arrows')
            continue
        allowed = MAY_USE[folder.name] | {folder.name}
        for path in [*folder.glob('*.c'), *folder.glob('*.h')]:
            for included in re.findall(r'^#\s*include "([^"]+)"', path.read_text(), re.M):
                targets = homes.get(pathlib.Path(included).name)
                if '/' in included or (targets and not targets & allowed):
                    wrong.append(f'{path.relative_to(root)} includes {included} of {targets}')
        build = (folder / 'meson.build').read_text()
        for used in set(re.findall(r'\b([a-z]+)_dep\b', build)) & set(MAY_USE) - allowed:
            wrong.append(f'src/{folder.name}/meson.build uses {used}')
    print('\n'.join(wrong))
    print(f'{len(homes)} headers')
    sys.exit(bool(wrong) or len(homes) < 10)


main()
