#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that the sources must not have, each with its reason. Comments do not count.

usage: rules.py ROOT
"""
import pathlib
import re
import sys

# pattern, why, and the files where it is right
RULES = [
    (r'\bjson_(parser_load|parser_new|from_string|gvariant_deserialize)', 'outside text passes lyc_json_parse', {'src/base/json-gate.c'}),
    (r'\bg_variant_parse|\bg_markup_parse|\bg_key_file_load_from_(data|bytes)|\bgtk_builder_(new_from_string|add_from_string)',
     'parsers that a server can blow up', {'src/talk/markdown-text.c', 'src/kit/workbench-state.c'}),  # their own text
    (r'\bsqlite3_exec \([^,;]+, *g_str|\bsqlite3_mprintf|\bsqlite3_exec \([^,;]+, *[a-z_]*->', 'SQL is constant text with bound parameters', set()),
    (r'\bsqlite3_(enable_load_extension|load_extension)\b', 'no extensions', set()),
    (r'\bCMARK_OPT_UNSAFE\b', 'raw HTML never passes', set()),
    (r'\b(strcpy|strcat|sprintf|vsprintf|gets|popen|system|tmpnam|mktemp) \(', 'unbounded, or a shell', set()),
    (r'\bG_TLS_CERTIFICATE_NO_FLAGS\b|"accept-certificate"', 'no certificate is waved through', set()),
    (r'\b(AdwLeaflet|AdwFlap|AdwSqueezer|AdwViewSwitcherTitle|AdwMessageDialog|GtkMediaFile|GtkVideo)\b', 'deprecated later, or too slow', set()),
    (r'\bg_time_zone_new(_identifier)? ', 'a name of a zone can be the path of any file', {'src/base/time-zone.c'}),
    (r'\bgtk_style_context_(?!add_provider_for_display|lookup_color|get_color)', 'deprecated later', {'src/kit/kit.c'}),
]
# What the client asks of can[], against what the access table says there.
ASKED = re.compile(r'_can \([^;]*?"([a-z_]+)\.([a-z_]+)"')
TOLD = re.compile(r'\{ "([a-z_]+)", "([a-z_]+)", LYC_ACT_')
NOTES = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'


def bare(text):
    """The text without its comments, lines kept."""
    return re.sub(r'/\*.*?\*/', lambda m: '\n' * m[0].count('\n'), text, flags=re.S)


def check(path, name, wrong):
    text = path.read_text()
    if LICENCE not in '\n'.join(text.splitlines()[:3]):
        wrong.append(f'{name}: no licence line')
    for number, line in enumerate(text.splitlines(), 1):
        if NOTES.search(line) and name != 'tests/data/rules.py':
            wrong.append(f'{name}:{number}: an open note')
    if path.suffix in ('.c', '.h', '.ui') and name.startswith('src/'):
        for number, line in enumerate(bare(text).splitlines(), 1):
            for pattern, why, right in RULES:
                if name not in right and re.search(pattern, line):
                    wrong.append(f'{name}:{number}: {line.strip()}: {why}')


def check_can(root, wrong):
    """An action that the platform never names would be forbidden to everybody."""
    told = set(TOLD.findall((root / 'src/platform/access-table.c').read_text()))
    asked = [(path, words) for path in sorted(root.glob('src/**/*.c')) for words in ASKED.findall(bare(path.read_text()))]
    wrong += [f'{path.relative_to(root)}: asks for {".".join(words)}, which the access table does not have'
              for path, words in asked if words not in told]
    if not told or not asked:
        wrong.append('rules.py: finds nothing that is asked of can[]')


def check_tls(root, wrong):
    """Read once by the TLS library: nothing may come before."""
    for name in ('src/main.c', 'src/platform/main.c', 'tests/faults/core-client.c'):
        body = bare((root / name).read_text()).split('\nmain (', 1)[1].split('{', 1)[1]
        calls = re.findall(r'\b(\w+) \(', re.sub(r'(?m)^  (g_auto\w+ \(.*|[A-Z]\w+ .*);$', '', body))
        if calls[0] != 'lyc_tls_floor':
            wrong.append(f'{name}: main() begins with {calls[0]}, not lyc_tls_floor')


def main():
    root = pathlib.Path(sys.argv[1])
    wrong = []
    kinds = ('.c', '.h', '.ui', '.css', '.py', '.build')
    paths = [p for top in ('src', 'tests', 'data', 'po') for p in sorted(root.glob(f'{top}/**/*')) if p.suffix in kinds]
    for path in paths:
        check(path, str(path.relative_to(root)), wrong)
    check_can(root, wrong)
    check_tls(root, wrong)
    print('\n'.join(wrong))
    print(f'{len(paths)} files')
    sys.exit(bool(wrong) or len(paths) < 50)


main()
