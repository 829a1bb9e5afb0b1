#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the fuzzers with clang and sanitizers and runs one after the other, each for its share of an hour.

run_fuzzers.py TREE TARGET...   (LYCEUM_FUZZ_SECONDS: all together; LYCEUM_FUZZ_KEEP=1: what was found
new, made small, is added to tests/fuzz/corpus)
"""
import os
import re
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


def fuzz(name, seconds):
    """Runs one fuzzer; returns what it printed last, or exits with what it found."""
    corpus = os.path.join(TREE, 'tests/fuzz/corpus', name)
    program = os.path.join(BUILD, 'tests/fuzz', f'fuzz-{name}')
    with tempfile.TemporaryDirectory() as found:
        run = subprocess.run([program, f'-max_total_time={seconds}', f'-max_len={LARGEST}', '-timeout=10',
                              '-rss_limit_mb=1024', '-print_final_stats=1', f'-artifact_prefix={BUILD}/',
                              found, corpus],
                             env={**os.environ, **SANITIZERS}, stderr=subprocess.PIPE, text=True,
                             errors='replace', check=False)
        lines = run.stderr.splitlines()
        if run.returncode != 0:
            print('\n'.join(lines[-60:]))
            sys.exit(f'{name}: the fuzzer found something')
        if KEEP:
            keep(program, corpus, found)
    stats = dict(re.findall(r'stat::(\w+):\s+(\d+)', run.stderr))
    covered = [line for line in lines if ' cov: ' in line]
    print(f'{name}: {seconds} s, {stats.get("number_of_executed_units")} inputs, '
          f'{stats.get("average_exec_per_sec")} a second, no crash', flush=True)
    print(f'  {covered[-1].strip() if covered else ""}', flush=True)


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
