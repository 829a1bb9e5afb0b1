#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes ../made: what an import makes of the course's videos, so that the sandbox need not make it.

    made.py BUILD    BUILD is a folder in which Lyceum was built
"""
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SANDBOX = pathlib.Path(__file__).resolve().parents[1]
MADE = SANDBOX / 'made'


def recordings(data):
    """What the platform in the folder remembers of each recording; copies its sheets to MADE."""
    db = sqlite3.connect(data / 'platform.db')
    db.row_factory = sqlite3.Row
    for one in db.execute('SELECT * FROM recording ORDER BY sha256').fetchall():
        sheets = []
        for part in db.execute("SELECT * FROM recording_part WHERE recording = ? AND part_kind = 'sheet'"
                               ' ORDER BY number', [one['sha256']]):
            name = f'{one["sha256"][:16]}-{part["number"]}.jpg'
            shutil.copy(data / 'assets' / part['sha256'], MADE / name)
            (MADE / name).chmod(0o644)
            sheets.append({'file': f'made/{name}', 'width': part['width'], 'height': part['height']})
        yield {'sha256': one['sha256'], 'duration_ms': one['duration_ms'], 'width': one['width'],
               'height': one['height'], 'thumbs': json.loads(one['thumbs']), 'sheets': sheets}


def main():
    platform = pathlib.Path(sys.argv[1]) / 'src/platform/lyceum-platform'
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / 'data'
        subprocess.run([platform, 'init', '--data', data], check=True)
        subprocess.run([platform, 'import', SANDBOX / 'course', '--data', data], check=True)
        text = json.dumps({'recordings': list(recordings(data))}, indent=1)
    (MADE / 'recordings.json').write_text(text + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
