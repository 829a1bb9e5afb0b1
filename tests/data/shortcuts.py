#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that the sources listen to stands in the window of shortcuts, in the group of its place, and every shortcut
that the window promises is one that the sources listen to.

usage: shortcuts.py ROOT
"""
import pathlib
import re
import sys
import xml.etree.ElementTree

WINDOW = 'src/shell/shortcuts.ui'
MASKS = {'GDK_CONTROL_MASK': '<Control>', 'GDK_SHIFT_MASK': '<Shift>', 'GDK_ALT_MASK': '<Alt>'}
BOUND = re.compile(r'GDK_KEY_(\w+)(?:,\s*((?:GDK_\w+_MASK(?:\s*\|\s*)?)+))?')
ACCELS = re.compile(r'gtk_application_set_accels_for_action\s*\((.*?)\);', re.S)
# The same keys on the keypad, and what a layout without the other one has.
TWINS = re.compile(r'KP_\w+|equal')

# What a place listens to: its group in the window, how its keys are written there where that does not follow from the
# source (for one key with and without Shift, or where one function holds the modifier), and which are not told of.
CLOSES = {'Escape': 'closes what is open above, as everywhere'}
SLIDES = {key: 'as on every slider and separator' for key in ('Left', 'Right', 'Up', 'Down', 'Page_Up', 'Page_Down', 'Home', 'End')}
PLACES = {
    'src/app/application-actions.c': ('Window', {}, {'<Control>F1': 'a second one for the same'}),
    'src/kit/workbench-keys.c': ('Window', {}, CLOSES),
    'src/kit/workbench-handle.c': ('Window', {}, SLIDES),
    'src/shell/window-menus.c': ('Window', {}, {}),
    'src/shell/window-places.c': ('Window', {}, {}),
    'src/shell/window-search.c': ('Window', {}, {}),
    'src/shell/window-unread.c': ('Window', {}, {}),
    'src/shell/window-moments.c': ('Writing', {}, {}),
    'src/shell/file-viewer.c': ('Window', {}, CLOSES),
    'src/shell/unsent-window.c': ('Window', {}, CLOSES),
    'src/shell/knowledge-page.c': ('In the knowledge base', {}, {}),
    'src/search/search-panel.c': ('In the search', {}, CLOSES),
    'src/kit/timeline-keys.c': ('Talk', {}, {}),
    'src/talk/talk-view.c': ('Talk', {}, {}),
    'src/talk/post-row-actions.c': ('Talk', {}, {}),
    'src/discussion/discussion-page.c': ('Talk', {}, {}),
    'src/discussion/discussion-page-suggest.c': ('Writing', {'Up': ['<Alt>Up']}, CLOSES),
    'src/discussion/suggestions.c': ('Writing', {}, CLOSES),
    'src/talk/composer-children.c': ('Writing', {
        'bracketleft': ['<Control>bracketleft'], 'bracketright': ['<Control>bracketright'],
        'Return': ['Return', '<Shift>Return']}, {}),
    'src/talk/mention-popover.c': ('Writing', {}, {
        'Up': 'as in every list', 'Down': 'as in every list', 'Return': 'as in every list', **CLOSES}),
    'src/talk/post-conflict.c': ('Writing', {}, CLOSES),
    'src/talk/post-history.c': ('Talk', {}, CLOSES),
    'src/talk/send-later.c': ('Writing', {}, CLOSES),
    'src/moderation/moderation-page.c': ('In the pane of moderators', {}, {}),
    'src/moderation/report-dialog.c': ('Talk', {}, CLOSES),
    'src/workspace/workspace-page.c': ('Window', {}, CLOSES),
    'src/workspace/task-row.c': ('Window', {}, CLOSES),
    'src/workspace/member-row.c': ('Window', {}, CLOSES),
    'src/course/downloads-window.c': ('Window', {}, CLOSES),
    'src/course/lesson-page.c': ('In the lesson', {}, {}),
    'src/course/lesson-page-notes.c': ('In the lesson', {}, {}),
    'src/course/find-bar.c': ('In the lesson', {'Return': ['<Shift>Return']}, {}),
    'src/course/transcript-view-find.c': ('In the lesson', {'Return': ['<Shift>Return']}, {}),
    'src/course/note-row.c': ('In the notes', {}, {'Escape': 'leaves the change'}),
    'src/course/player-view-keys.c': ('In the video', {
        'Left': ['Left', '<Control>Left'], 'Right': ['Right', '<Control>Right'], 'c': ['c', '<Shift>c'],
        'r': ['r', '<Shift>r']}, CLOSES),
    'src/course/pip-window.c': ('In the video', {}, CLOSES),
    'src/course/seek-bar-input.c': ('In the video', {}, SLIDES),
    'src/course/transcript-view-input.c': ('In the transcript', {
        key: ['<Shift>' + key] for key in ('Up', 'Down', 'Left', 'Right', 'Home', 'End', 'space')}, {
            'Page_Up': 'the list moves', 'Page_Down': 'the list moves', 'Escape': 'takes the selection back'}),
    'src/course/transcript-view-select.c': ('In the transcript', {}, {'Escape': 'takes the selection back'}),
    'src/course/pdf-view-bar.c': ('In a document', {
        key: ['<Control>' + key] for key in ('plus', 'minus', '0', 'c')}, {}),
    'src/course/quiz-step.c': ('In a quiz', {key: [key, '<Alt>' + key] for key in ('Up', 'Down')}, {}),
}
# What GTK listens to by itself, and the list below the transcript.
BUILT_IN = {('Window', 'F10'), ('In the search', 'Return'), ('In the lesson', 'Return'), ('In the transcript', 'Return'),
            ('In the transcript', 'Menu'), ('In the transcript', '<Shift>F10')}
# The groups of the window that are one place.
PARTS = {'Sound and captions, in the video': 'In the video'}


def bare(text):
    return re.sub(r'/\*.*?\*/', '', text, flags=re.S)


def heard(text):
    """Every key of a source, with the modifiers that stand beside it."""
    keys = set()
    for key, masks in BOUND.findall(text):
        if not TWINS.fullmatch(key):
            keys.add(''.join(MASKS[m] for m in re.findall(r'GDK_\w+_MASK', masks)) + key)
    for call in ACCELS.findall(text):
        keys |= set(re.findall(r'"((?:<\w+>)+\w+)"', call))
    return keys


def promised(root):
    """[(group, accelerator)] of the window."""
    for group in xml.etree.ElementTree.parse(root / WINDOW).iter('object'):
        if group.get('class') != 'GtkShortcutsGroup':
            continue
        title = group.find('property[@name="title"]').text
        for shortcut in group.iter('object'):
            if shortcut.get('class') == 'GtkShortcutsShortcut':
                for accel in shortcut.find('property[@name="accelerator"]').text.split():
                    yield title, accel


def main(root):
    wrong, told = [], list(promised(root))
    for twice in sorted({pair for pair in told if told.count(pair) > 1}):
        wrong.append(f'{WINDOW}: {twice[1]} stands twice under “{twice[0]}”')
    window = {(PARTS.get(group, group), accel) for group, accel in told}
    listened = set(BUILT_IN)
    for path in sorted((root / 'src').rglob('*.c')):
        name, keys = str(path.relative_to(root)), heard(bare(path.read_text(encoding='utf-8')))
        if keys and name not in PLACES:
            wrong.append(f'{name}: listens to keys; say in {pathlib.Path(__file__).name} under which group they are told of')
            continue
        group, written, silent = PLACES.get(name, ('', {}, {}))
        for key in sorted(keys):
            for accel in written.get(key, [] if key in silent else [key]):
                listened.add((group, accel))
                if (group, accel) not in window:
                    wrong.append(f'{name}: {accel} does not stand in {WINDOW} under “{group}”')
        for key in sorted((set(written) | set(silent)) - keys):
            if silent is not SLIDES:
                wrong.append(f'{name}: does not listen to {key}')
    for group, accel in sorted(window - listened):
        wrong.append(f'{WINDOW}: nothing listens to {accel} of “{group}”')
    print('\n'.join(wrong) or f'{len(window)} shortcuts, all of them listened to and told of')
    return bool(wrong)


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
