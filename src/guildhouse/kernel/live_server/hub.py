"""Who is listening to what: streams by channel, and the words written to them."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping

from guildhouse.kernel.live_tokens import END, OWN, Hearing

Send = Callable[[dict[str, object]], Awaitable[None]]
HEARTBEAT = b":\n\n"
SLOW_AFTER = 10.0


class Stream:
    """One open page. What it has not been told yet is a set of channels, so a slow one costs no more than a quick one."""

    __slots__ = ("address", "channels", "owner", "pending", "send", "signed_at", "writer")

    def __init__(self, send: Send, hearing: Hearing, address: str, owner: asyncio.Task[None]) -> None:
        self.send = send
        self.channels, self.signed_at = hearing.channels, hearing.signed_at
        self.address = address
        self.owner = owner
        self.pending: set[bytes] = set()
        self.writer: asyncio.Task[None] | None = None

    def tell(self, words: bytes) -> None:
        self.pending.add(words)
        if self.writer is None or self.writer.done():
            self.writer = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        """Writes until nothing is pending; a page that does not read for ten seconds is let go and may come back."""
        try:
            async with asyncio.timeout(SLOW_AFTER):
                while self.pending:
                    body = b"".join(sorted(self.pending))
                    self.pending.clear()
                    await self.send({"type": "http.response.body", "body": body, "more_body": True})
        except (TimeoutError, OSError):
            self.owner.cancel()


class Hub:
    """All streams of this process, found by channel."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.by_channel: dict[str, set[Stream]] = {}
        self.by_address: Counter[str] = Counter()
        self.ended: dict[int, int] = {}

    def enter(self, stream: Stream) -> None:
        self.streams.add(stream)
        self.by_address[stream.address] += 1
        for channel in stream.channels:
            self.by_channel.setdefault(channel, set()).add(stream)

    def leave(self, stream: Stream) -> None:
        self.streams.discard(stream)
        self.by_address[stream.address] -= 1
        if self.by_address[stream.address] <= 0:
            del self.by_address[stream.address]
        for channel in stream.channels:
            listeners = self.by_channel[channel]
            listeners.discard(stream)
            if not listeners:
                del self.by_channel[channel]

    def publish(self, channels: Iterable[str]) -> None:
        for channel in set(channels):
            if channel.startswith(END) and channel.removeprefix(END).isdecimal():
                self.end({int(channel.removeprefix(END)): int(time.time())})
            elif listeners := self.by_channel.get(channel):
                words = write_change(channel)
                for stream in listeners:
                    stream.tell(words)

    def end(self, ended: Mapping[int, int]) -> None:
        """Ends the streams of these members; their tokens signed until then (second of Unix time) are refused from now on."""
        for member_id, until in ended.items():
            self.ended[member_id] = max(until, self.ended.get(member_id, 0))
            for stream in self.by_channel.get(f"{OWN}{member_id}", ()):
                if stream.signed_at <= until:
                    stream.owner.cancel()

    def is_over(self, hearing: Hearing) -> bool:
        return hearing.member_id is not None and hearing.signed_at <= self.ended.get(hearing.member_id, 0)

    def beat(self) -> None:
        """A comment now and then keeps proxies from closing a quiet stream, and finds out who is gone."""
        for stream in self.streams:
            stream.tell(HEARTBEAT)

    def close(self) -> None:
        for stream in self.streams:
            stream.owner.cancel()


def write_change(channel: str) -> bytes:
    """One server-sent event; a line break in the name would end it early, so there is none."""
    return b"event: change\ndata: " + channel.replace("\r", " ").replace("\n", " ").encode() + b"\n\n"
