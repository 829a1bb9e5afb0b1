# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy in front of the platform that does what networks do: it cuts, delays, repeats, reorders, swallows, and
goes silent in one direction or both.

    proxy = FaultProxy(lambda: platform.port, choose)
    proxy.start()             # proxy.url is what the client is given
    ...
    proxy.choose = lambda path: None    # good weather from now on
    proxy.cut_all()
    proxy.silence('down')               # every open connection is half open from now on

choose(path) is asked for each new connection, with the path of its first request, and returns a Fault or None.
"""
import asyncio
import dataclasses
import random
import re
import socket
import struct
import threading

from wire import Requests, Shuffle

TYPE = re.compile(rb'"type":"([a-z_]+\.[a-z_]+)"')


@dataclasses.dataclass
class Fault:
    after_bytes: int = 1 << 40  # of answers; then it happens
    after_s: float = 3600  # or after this time
    latency_s: float = 0  # of every piece, both ways
    # cut: a reset; close: an orderly end; hole: silence, then a reset; up, down: silence in that direction, then a
    # reset; black: it is accepted and never gets further
    kind: str = 'cut'
    hole_s: float = 0
    deaf: bool = False  # requests arrive, of the answers nothing does
    repeat_chance: float = 0  # a request that changes something arrives a second time, on a connection of its own
    repeat_s: float = 0  # at most so much later
    shuffle_chance: float = 0  # a frame of the stream comes twice or late
    dice: random.Random = None  # for these chances


SILENT = {'hole': {'up', 'down'}, 'up': {'up'}, 'down': {'down'}}


class Link:
    """One connection through the proxy."""

    def __init__(self, proxy, reader, writer):
        self.proxy = proxy
        self.client = (reader, writer)
        self.platform = None
        self.is_stream = False
        self.fault = Fault()
        self.silent = set()  # directions
        self.requests = Requests()
        self.shuffle = None
        self.answered = 0
        self.tail = b''

    async def run(self):
        reader, writer = self.client
        try:
            first = await reader.read(65536)
            if not first:
                return
            self.is_stream = first.startswith(b'GET /v1/stream')
            self.fault = self.proxy.choose(first.split(b' ', 2)[1].decode()) or Fault()
            if self.fault.kind == 'black':
                await self.swallow()
                return
            if self.is_stream and self.fault.shuffle_chance:
                self.shuffle = Shuffle(self.fault.dice, self.fault.shuffle_chance)
            # Without compression the frames can be read on their way.
            first = first.replace(b'Sec-WebSocket-Extensions', b'Sec-WebSocket-Extension_')
            self.platform = await asyncio.open_connection('127.0.0.1', self.proxy.target())
            self.platform[1].write(self.proxy.rename(first))
            self.repeat(first)
            await self.until_it_ends()
        except OSError:
            pass
        finally:
            self.proxy.shuffled += self.shuffle.count if self.shuffle else 0
            self.end(writer)

    async def until_it_ends(self):
        flows = [asyncio.create_task(self.up()), asyncio.create_task(self.down())]
        try:
            await asyncio.wait(flows, timeout=self.fault.after_s, return_when=asyncio.FIRST_COMPLETED)
            if self.fault.kind in SILENT and not any(flow.done() for flow in flows):
                self.silent |= SILENT[self.fault.kind]
                await asyncio.sleep(self.fault.hole_s)
        finally:
            for flow in flows:
                flow.cancel()
            await asyncio.gather(*flows, return_exceptions=True)

    async def swallow(self):
        self.proxy.swallowed += 1
        try:
            async with asyncio.timeout(self.fault.hole_s):
                while await self.client[0].read(65536):
                    pass
        except TimeoutError:
            pass

    def repeat(self, data):
        """Sends what was asked once more, as a network does that has kept a copy."""
        for request in self.requests.feed(data) if self.fault.repeat_chance and not self.is_stream else ():
            if request[:4] != b'GET ' and self.fault.dice.random() < self.fault.repeat_chance:
                self.proxy.repeated += 1
                asyncio.create_task(self.proxy.ask(request, self.fault.dice.uniform(0, self.fault.repeat_s)))

    async def up(self):
        while data := await self.client[0].read(65536):
            await asyncio.sleep(self.fault.latency_s)
            if 'up' not in self.silent:
                self.platform[1].write(self.proxy.rename(data))
                self.repeat(data)
                await self.platform[1].drain()

    async def down(self):
        while data := await self.platform[0].read(16384):
            await asyncio.sleep(self.fault.latency_s)
            if self.fault.deaf:
                self.proxy.dropped += 1
                return
            room = self.fault.after_bytes - self.answered
            self.answered += len(data)
            if 'down' not in self.silent:
                self.note(data[:room])
                self.client[1].write(self.shuffle.feed(data[:room]) if self.shuffle else data[:room])
                await self.client[1].drain()
            if self.answered >= self.fault.after_bytes:
                self.proxy.dropped += 1
                return
        if 'down' in self.silent:
            await asyncio.sleep(self.fault.after_s)  # an end does not get through either

    def note(self, data):
        text = self.tail + data
        self.tail = text[-80:]
        self.proxy.types.update(name.decode() for name in TYPE.findall(text))
        if self.is_stream and self.answered == len(data) and data.startswith(b'HTTP/1.1 101'):
            self.proxy.streams += 1

    def end(self, writer):
        for one in (writer, self.platform[1] if self.platform else None):
            if one is None:
                continue
            sock = one.get_extra_info('socket')
            if self.fault.kind == 'close':
                one.close()
                continue
            if sock is not None and sock.fileno() >= 0:
                # Nothing that is still in a buffer gets through after a cut.
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            one.transport.abort()


class FaultProxy:
    def __init__(self, target, choose):
        self.target = target
        self.choose = choose
        self.renames = False  # the Host, where there are several proxies before one platform
        self.streams = 0  # how often the stream was opened
        self.dropped = 0  # answers that did not get through, or not whole
        self.types = set()  # of the events that passed
        self.repeated = 0  # requests that arrived twice
        self.shuffled = 0  # frames that came twice or late
        self.swallowed = 0  # connections that never got further
        self.links = {}  # task -> Link
        self.loop = asyncio.new_event_loop()

    def rename(self, data):
        return data.replace(self.url[7:].encode(), f'127.0.0.1:{self.target()}'.encode()) if self.renames else data

    def start(self):
        ready = threading.Event()

        async def listen():
            server = await asyncio.start_server(self.serve, '127.0.0.1', 0)
            self.url = f'http://127.0.0.1:{server.sockets[0].getsockname()[1]}'
            ready.set()

        def run():
            asyncio.set_event_loop(self.loop)
            self.loop.run_until_complete(listen())
            self.loop.run_forever()

        threading.Thread(target=run, daemon=True).start()
        ready.wait(10)
        return self

    async def serve(self, reader, writer):
        task = asyncio.current_task()
        self.links[task] = Link(self, reader, writer)
        try:
            await self.links[task].run()
        except asyncio.CancelledError:
            pass
        finally:
            del self.links[task]

    async def ask(self, request, delay_s):
        """Sends a request on a connection of its own; nobody hears the answer."""
        await asyncio.sleep(delay_s)
        try:
            reader, writer = await asyncio.open_connection('127.0.0.1', self.target())
            writer.write(self.rename(request))
            async with asyncio.timeout(5):
                await reader.read(65536)
            writer.close()
        except (OSError, TimeoutError):
            pass

    def silence(self, *directions):
        """Nothing passes any open connection in these directions any more: 'up', 'down'."""
        def mute():
            for link in self.links.values():
                link.silent.update(directions)

        self.loop.call_soon_threadsafe(mute)

    def cut_all(self):
        def cut():
            for task in list(self.links):
                task.cancel()

        self.loop.call_soon_threadsafe(cut)
