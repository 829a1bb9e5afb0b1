#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the fuzzers with clang and sanitizers and runs one after the other, each for its share of an hour
of processor time.

run_fuzzers.py TREE TARGET...   (LYCEUM_FUZZ_SECONDS: all together; LYCEUM_FUZZ_KEEP=1: what was found
new, made small, is added to tests/fuzz/corpus)
"""
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

TREE, TARGETS = sys.argv[1], sys.argv[2:]
BUILD = os.path.join(TREE, 'build-fuzz')
SECONDS = int(os.environ.get('LYCEUM_FUZZ_SECONDS', '3600'))
KEEP = os.environ.get('LYCEUM_FUZZ_KEEP') == '1'
LARGEST = 4096
KEPT = 80  # of each target, the smallest
SANITIZERS = {
    'ASAN_OPTIONS': 'detect_leaks=1:detect_stack_use_after_return=1',
    'UBSAN_OPTIONS': 'halt_on_error=1:print_stacktrace=1',
    'LSAN_OPTIONS': f'suppressions={TREE}/tests/support/lsan.supp:print_suppressions=0',
    'G_SLICE': 'always-malloc',
}


def build():
    if not os.path.exists(os.path.join(BUILD, 'build.ninja')):
        subprocess.run(['meson', 'setup', BUILD, TREE, '-Dfuzz=true', '-Db_sanitize=address,undefined',
                        '-Db_lundef=false', '-Doptimization=1'],
                       check=True, env={**os.environ, 'CC': 'clang'}, stdout=subprocess.DEVNULL)
    subprocess.run(['ninja', '-C', BUILD] + [f'tests/fuzz/fuzz-{name}' for name in TARGETS],
                   check=True, stdout=subprocess.DEVNULL)


def used():
    """Seconds of processor time that the programs started here have taken."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(name, program, folders, seconds):
    """Runs a fuzzer; returns what it printed, or exits with what it found."""
    done = subprocess.run([program, f'-max_total_time={seconds}', f'-max_len={LARGEST}', '-timeout=10',
                           '-rss_limit_mb=1024', '-print_final_stats=1', f'-artifact_prefix={BUILD}/', *folders],
                          env={**os.environ, **SANITIZERS}, stderr=subprocess.PIPE, text=True,
                          errors='replace', check=False)
    if done.returncode == 0:
        return done.stderr
    print('\n'.join(done.stderr.splitlines()[-60:]))
    sys.exit(f'{name}: the fuzzer found something')


def fuzz(name, seconds):
    """The fuzzer counts by the clock: on a busy machine it is started again until its share is used."""
    corpus = os.path.join(TREE, 'tests/fuzz/corpus', name)
    program = os.path.join(BUILD, 'tests/fuzz', f'fuzz-{name}')
    before, inputs, printed = used(), 0, ''
    with tempfile.TemporaryDirectory() as found:
        while used() - before < seconds:
            printed = run(name, program, [found, corpus], max(1, round(seconds - used() + before)))
            inputs += int(re.search(r'stat::number_of_executed_units:\s+(\d+)', printed)[1])
        if KEEP:
            keep(program, corpus, found)
    spent = used() - before
    print(f'{name}: {spent:.0f} s of processor time, {inputs} inputs, {inputs / spent:.0f} a second, no crash')
    print('  ' + [line for line in printed.splitlines() if ' cov: ' in line][-1].strip(), flush=True)


def keep(program, corpus, found):
    """Adds to the corpus what reaches more of the code than it does."""
    with tempfile.TemporaryDirectory() as merged:
        subprocess.run([program, '-merge=1', '-max_len=256', merged, corpus, found],
                       env={**os.environ, **SANITIZERS}, stderr=subprocess.DEVNULL, check=True)
        size = {name: os.path.getsize(os.path.join(merged, name)) for name in os.listdir(merged)}
        for name in sorted(size, key=size.get)[:KEPT]:
            shutil.copyfile(os.path.join(merged, name), os.path.join(corpus, name[:12]))


build()
for target in TARGETS:
    fuzz(target, max(1, SECONDS // len(TARGETS)))
