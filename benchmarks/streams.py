"""Many open pages: event streams held by one client, which notes when each hears of a change."""

import asyncio
import resource
import time
from collections.abc import Callable

OPENED_AT_ONCE = 50
PATIENCE = 60.0


class Streams:
    """`heard` are the moments (monotonic seconds) at which streams heard of a change since `forget`."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.token = port, token
        self.heard: list[float] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.open = 0
        allow_many_files()

    async def add(self, count: int) -> None:
        gate = asyncio.Semaphore(OPENED_AT_ONCE)
        wanted = self.open + count
        self.tasks += [asyncio.create_task(self._hold(gate)) for _ in range(count)]
        await self._until(lambda: self.open >= wanted, f"{wanted} streams to open")

    async def time_to_reach_all(self, act: Callable[[], object]) -> float:
        """Seconds from the beginning of `act`, which runs beside, until the last stream has heard."""
        self.heard.clear()
        began = time.monotonic()
        await asyncio.to_thread(act)
        await self._until(lambda: len(self.heard) >= self.open, "every stream to hear")
        return max(self.heard) - began

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def _hold(self, gate: asyncio.Semaphore) -> None:
        async with gate:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(
                f"GET /?token={self.token} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n".encode()
            )
            first = await reader.readuntil(b"retry:")
            if b" 200 " not in first.split(b"\r\n", 1)[0]:
                raise RuntimeError(first.decode(errors="replace"))
            self.open += 1
        try:
            while line := await reader.readline():
                if line.startswith(b"data:"):
                    self.heard.append(time.monotonic())
        finally:
            writer.close()

    async def _until(self, condition: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + PATIENCE
        while not condition():
            for task in self.tasks:
                if task.done():
                    task.result()
                    raise RuntimeError("A stream ended by itself.")
            if time.monotonic() > until:
                raise RuntimeError(f"Waited {PATIENCE:.0f} seconds for {what}.")
            await asyncio.sleep(0.01)


def allow_many_files() -> None:
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
