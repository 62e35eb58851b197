"""The ASGI application: `GET /?token=…` answers a stream of changes until one side leaves."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from guildhouse.kernel.live_server.hub import Hub, Send, Stream, write_change
from guildhouse.kernel.live_tokens import GOOD_FOR, read_live_token

Receive = Callable[[], Awaitable[dict[str, Any]]]
Scope = dict[str, Any]
RETRY = b"retry: 3000\nid: 1\n\n"
OPEN_TO_ALL = (b"access-control-allow-origin", b"*")
STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    OPEN_TO_ALL,
]


class LiveEvents:
    """`per_address` bounds the streams of one visitor; `proxies` says how many proxies of ours stand before us."""

    def __init__(self, hub: Hub, *, per_address: int, proxies: int) -> None:
        self.hub = hub
        self.per_address = per_address
        self.proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise RuntimeError(f"The live-events process does not speak {scope['type']}.")
        if scope["path"] == "/healthz":
            await answer(send, 200, f"{len(self.hub.streams)} streams")
        elif scope["path"] != "/":
            await answer(send, 404, "There is nothing here but the stream at /.")
        elif scope["method"] != "GET":
            await answer(send, 405, "The stream is read with GET.")
        else:
            await self._stream(scope, receive, send)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        hearing = read_live_token(_find_token(scope))
        address = find_address(scope, self.proxies)
        if hearing is None or self.hub.is_over(hearing):
            await answer(send, 403, "This token is not ours or has run out. Reload the page to get a new one.")
        elif self.hub.by_address[address] >= self.per_address:
            await answer(send, 429, "Too many pages are open from this address.", (b"retry-after", b"60"))
        else:
            await self._hold(Stream(send, hearing, address, _current_task()), scope, receive)

    async def _hold(self, stream: Stream, scope: Scope, receive: Receive) -> None:
        """Stays until the page leaves; one that comes back after a gap is told of every channel, as it may have missed one."""
        self.hub.enter(stream)
        try:
            await stream.send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
            missed = map(write_change, stream.channels) if _header(scope, b"last-event-id") else ()
            await stream.send({"type": "http.response.body", "body": RETRY + b"".join(missed), "more_body": True})
            async with asyncio.timeout(GOOD_FOR):
                await _until_left(receive)
        except (TimeoutError, asyncio.CancelledError):
            if not stream.pending:  # one with words it does not take would not take its end either
                await stream.send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self.hub.leave(stream)


async def answer(send: Send, status: int, sentence: str, *headers: tuple[bytes, bytes]) -> None:
    kind = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [kind, OPEN_TO_ALL, *headers]})
    await send({"type": "http.response.body", "body": sentence.encode()})


def find_address(scope: Scope, proxies: int) -> str:
    """The visitor's address: the connection's own, or what the outermost of our proxies saw."""
    seen = [part.strip() for part in _header(scope, b"x-forwarded-for").split(",") if part.strip()]
    if proxies and seen:
        return seen[-min(proxies, len(seen))]
    client: Iterable[Any] = scope.get("client") or ("",)
    return str(next(iter(client)))


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _find_token(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get("token", [""])[0]


def _header(scope: Scope, name: bytes) -> str:
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return next((value.decode("latin-1") for key, value in headers if key == name), "")


def _current_task() -> asyncio.Task[None]:
    task = asyncio.current_task()
    assert task is not None, "an ASGI application runs in a task"  # noqa: S101 - tells the type checker
    return task
