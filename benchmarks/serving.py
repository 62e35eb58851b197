"""Starts a house's servers as `guildhouse serve` does, one process and one thread of each, and waits until they answer."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from subprocess import Popen

import httpx

from benchmarks.houses import House
from benchmarks.pages import Page
from tests.databases import free_port

PATIENCE = 120.0
STREAMS_ALLOWED = 10_000


@dataclass(frozen=True, slots=True)
class Server:
    house: House
    process: Popen[bytes]
    port: int
    cookies: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        return self.house.cpu(self.process.pid)

    def page(self, name: str, path: str, *, visitor: bool = False, **headers: str) -> Page:
        return Page(name, self.address + path, self.cpu, {} if visitor else self.cookies, headers)


@contextmanager
def serving_pages(house: House, live_port: int = 0) -> Iterator[Server]:
    """The pages, with a member signed in."""
    cookies, port = house.sign_in(), free_port()
    settings = {
        "GUILDHOUSE_PORT": port, "GUILDHOUSE_LIVE_PORT": live_port or free_port(), "GUILDHOUSE_PAGE_PROCESSES": 1,
        "GUILDHOUSE_PAGE_THREADS": 1,
    }  # fmt: skip
    with house.running("-m", "guildhouse.config.serving.pages", **settings) as process:
        wait_for(f"http://127.0.0.1:{port}/null/", process)
        yield Server(house, process, port, cookies)


@contextmanager
def serving_live(house: House) -> Iterator[Server]:
    port = free_port()
    settings = {"GUILDHOUSE_LIVE_PORT": port, "GUILDHOUSE_LIVE_STREAMS_PER_ADDRESS": STREAMS_ALLOWED}
    with house.running("-m", "guildhouse.kernel.live_server", **settings) as process:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        yield Server(house, process, port)


def wait_for(address: str, process: Popen[bytes]) -> httpx.Response:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            return httpx.get(address, timeout=30)
        except httpx.TransportError:
            time.sleep(0.02)
    raise RuntimeError(f"Nothing answered at {address}.")
