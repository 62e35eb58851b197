"""Reaching the other side: names are resolved once, every answer is checked, and the checked address is dialled."""

from __future__ import annotations

import contextlib
import functools
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import httpcore
from django.utils.translation import gettext as _

from guildhouse.kernel.fetch.addresses import is_public
from guildhouse.kernel.fetch.errors import FetchFailed
from guildhouse.kernel.fetch.targets import inside

_TRIED_AT_MOST = 4


def _ask_resolver(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _dial(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=timeout)


@functools.cache
def _trusted_authorities() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


@dataclass(frozen=True, slots=True)
class Network:
    """What a fetch needs of the outside world; tests bring their own, the checks stay the same."""

    resolve: Callable[[str, int], Sequence[str]] = _ask_resolver
    dial: Callable[[str, int, float], httpcore.NetworkStream] = _dial
    tls: Callable[[], ssl.SSLContext] = _trusted_authorities


INTERNET = Network()


class Deadline:
    """One clock for the whole fetch, so that a server sending a byte a second cannot hold a worker."""

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raises FetchFailed when there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise late()
        return left


def late() -> FetchFailed:
    return FetchFailed(_("The other site took too long to answer. Try again later."))


def checked_addresses(host: str, port: int, network: Network, deadline: Deadline) -> list[str]:
    """Every address of a host, or a refusal when even one of them is not public."""
    found = _resolve_in_time(host, port, network, deadline)
    addresses = [ipaddress.ip_address(text) for text in found]
    if not addresses:
        raise unknown_host(host)
    if not all(is_public(address) for address in addresses):
        raise inside(host)
    return [str(address) for address in addresses]


def unknown_host(host: str) -> FetchFailed:
    return FetchFailed(_("No site was found at %(host)s. Check the spelling of the address.") % {"host": host})


def _resolve_in_time(host: str, port: int, network: Network, deadline: Deadline) -> Sequence[str]:
    """The system's resolver knows no timeout, so it is asked in a thread that may be left behind."""
    answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(network.resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise late() from None
    if isinstance(answer, Exception):
        raise unknown_host(host) from answer
    return answer


class GuardedBackend(httpcore.NetworkBackend):
    """Dials only addresses that were checked in the same breath: a name that changes its answer gains nothing."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self.network = network
        self.deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        addresses = checked_addresses(host, port, self.network, self.deadline)[:_TRIED_AT_MOST]
        for remaining, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            share = self.deadline.left() / remaining  # a dead address must not eat the living one's time
            with contextlib.suppress(httpcore.NetworkError, httpcore.TimeoutException, OSError):
                return TimedStream(self.network.dial(address, port, share), self.deadline)
        self.deadline.left()
        raise httpcore.ConnectError(host)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step is given only what is left of the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline rules
        return self.inner.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self.inner.write(buffer, self.deadline.left())

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return TimedStream(self.inner.start_tls(ssl_context, server_hostname, self.deadline.left()), self.deadline)

    def get_extra_info(self, info: str) -> object:
        return self.inner.get_extra_info(info)


@contextlib.contextmanager
def plain_failures(host: str) -> Iterator[None]:
    """Turn what can go wrong on a socket into the sentence that says what to do."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise late() from error
    except (httpcore.ConnectError, ssl.SSLError) as error:
        raise FetchFailed(
            _("%(host)s could not be reached safely. Check the address, or try again later.") % {"host": host}
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise FetchFailed(
            _("%(host)s broke off or answered in a way that makes no sense. Try again later.") % {"host": host}
        ) from error
