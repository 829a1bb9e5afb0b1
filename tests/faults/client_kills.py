#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the client's core at random while it queues.

usage: client_kills.py CORE-CLIENT COUNT [SEED]

What was shown as pending reaches the platform, and nothing reaches it twice.
"""
import asyncio
import random
import sys
import tempfile
import time

sys.path.insert(0, __file__.rsplit('/', 1)[0])
import small_platform  # noqa: E402


async def run(program, folder, url, count, prefix, kill_after, shown):
    process = await asyncio.create_subprocess_exec(
        program, folder, url, small_platform.THREAD, str(count), prefix, stdout=asyncio.subprocess.PIPE)
    if kill_after is not None:
        asyncio.get_running_loop().call_later(kill_after, lambda: process.returncode is None and process.kill())
    async for line in process.stdout:
        words = line.decode().split()
        if len(words) == 2 and words[0] == 'pending' and len(words[1]) == 36:
            shown.add(words[1])
    return await process.wait()


async def main(program, kills, seed):
    choice = random.Random(seed)
    platform = small_platform.SmallPlatform(seed)
    url = await platform.start()
    shown, killed, begun = set(), 0, time.monotonic()
    with tempfile.TemporaryDirectory(prefix='lyceum-') as folder:
        while killed < kills:
            code = await run(program, folder, url, 200, f'run {killed}', choice.uniform(0.02, 0.4), shown)
            killed += code == -9
            assert code in (0, -9), f'ended with {code}'
        platform.silent = 0
        await asyncio.wait_for(run(program, folder, url, 0, 'last', None, shown), 120)
    lost = shown - set(platform.posts)
    bodies = list(platform.posts.values())
    twice = len(bodies) - len(set(bodies))
    print(f'seed {seed}: {killed} kills, {len(shown)} shown as pending, {len(bodies)} on the platform in '
          f'{platform.requests} requests, {len(lost)} lost, {twice} doubled, {time.monotonic() - begun:.0f} s')
    sys.exit(bool(lost) or twice > 0 or not shown)


asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1))
