"""Runs the live-events application on uvicorn, with its source and heartbeat beside it."""

import asyncio
import logging
import resource
import socket
from collections.abc import Mapping
from typing import Any

import uvicorn

from guildhouse.kernel.live_server.app import LiveEvents
from guildhouse.kernel.live_server.hub import Hub
from guildhouse.kernel.live_server.sources import Source, make_source

BEAT_EVERY = 20.0
BACKLOG = 2048
UNREAD_FOR = 30_000  # milliseconds after which the kernel gives up a connection that takes nothing


class LiveServer(uvicorn.Server):
    """Ends its streams before it stops, so that stopping never waits for pages to leave."""

    def __init__(self, config: uvicorn.Config, hub: Hub, source: Source) -> None:
        super().__init__(config)
        self.hub = hub
        self.source = source
        self.beside: list[asyncio.Future[None]] = []

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.beside = [asyncio.ensure_future(self.source(self.hub)), asyncio.ensure_future(self._beat())]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for task in self.beside:
            task.cancel()
        self.hub.close()
        await super().shutdown(sockets)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_EVERY)
            self.hub.beat()


def serve_live(
    *,
    host: str,
    port: int,
    database: Mapping[str, Any],
    per_address: int,
    proxies: int,
    listening: socket.socket | None = None,
) -> None:
    """Serves until it is told to stop by a signal."""
    allow_many_files()
    hub = Hub()
    app = LiveEvents(hub, per_address=per_address, proxies=proxies)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # a page that left in mid-write is no error here
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", ws="none", http="h11", loop="asyncio",
        server_header=False, proxy_headers=False, timeout_graceful_shutdown=3, backlog=BACKLOG,
    )  # fmt: skip
    with listening or open_socket(host, port) as taken:
        LiveServer(config, hub, make_source(database)).run(sockets=[taken])


def open_socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family, backlog=BACKLOG)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_FOR)
    return listening


def allow_many_files() -> None:
    """Each stream is an open file, and the usual limit is 1,024 of them."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
