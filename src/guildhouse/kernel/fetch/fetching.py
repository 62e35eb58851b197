"""`safe_fetch`: ask one public web address, within limits of time, size and kind, following few redirects."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

import httpcore
from django.utils.translation import gettext as _

from guildhouse.kernel.fetch.bodies import read_body
from guildhouse.kernel.fetch.errors import FetchFailed, FetchRefused
from guildhouse.kernel.fetch.network import INTERNET, Deadline, GuardedBackend, Network, plain_failures
from guildhouse.kernel.fetch.targets import Target, parse_target

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = range(200, 300)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the address that answered in the end, its status, its declared type and its bytes."""

    url: str
    status: int
    content_type: str
    body: bytes


def safe_fetch(
    url: str,
    *,
    max_bytes: int = 2 * 1024 * 1024,
    timeout: float = 5,
    accept: tuple[str, ...] = ("*/*",),
    redirects: int = 3,
    network: Network = INTERNET,
) -> Fetched:
    """Fetch a public address with GET.

    Raises FetchRefused when the address, or one it redirects to, may not be asked, and FetchFailed when nothing
    usable came back within `timeout` seconds over all and `max_bytes` after unpacking. No cookies, no credentials,
    no proxy of the environment. Call it outside a transaction: it waits on a socket.
    """
    deadline = Deadline(timeout)
    target = parse_target(url)
    for _hop in range(redirects + 1):
        answer = _ask(target, accept, max_bytes, network, deadline)
        if isinstance(answer, Fetched):
            return answer
        target = answer
    raise FetchFailed(_("That address sends us on too many times. Use the address it ends at."))


def _ask(
    target: Target, accept: tuple[str, ...], max_bytes: int, network: Network, deadline: Deadline
) -> Fetched | Target:
    headers = [
        ("Host", target.authority),
        ("User-Agent", "Guildhouse"),
        ("Accept", ", ".join(accept)),
        ("Accept-Encoding", "gzip, identity"),
        ("Connection", "close"),
    ]
    backend = GuardedBackend(network, deadline)
    address = httpcore.URL(
        scheme=target.scheme.encode(), host=target.host.encode(), port=target.port, target=target.path.encode()
    )
    ssl_context = network.tls() if target.scheme == "https" else None
    with (
        plain_failures(target.host),
        httpcore.ConnectionPool(ssl_context=ssl_context, network_backend=backend, http2=False) as pool,
        pool.stream("GET", address, headers=headers) as response,
    ):
        return _read(target, response, accept, max_bytes)


def _read(target: Target, response: httpcore.Response, accept: tuple[str, ...], max_bytes: int) -> Fetched | Target:
    location = _header(response, b"location")
    if response.status in _REDIRECTS and location:
        return _next_hop(target, location)
    content_type = _header(response, b"content-type")
    if response.status in _OK and not _accepted(content_type, accept):
        raise FetchFailed(
            _("What stands at that address is not of the kind expected here (%(kind)s).")
            % {"kind": content_type[:60] or _("not said")}
        )
    body = read_body(
        response.iter_stream(),
        encoding=_header(response, b"content-encoding"),
        announced=_header(response, b"content-length"),
        max_bytes=max_bytes,
    )
    return Fetched(target.url, response.status, content_type, body)


def _next_hop(target: Target, location: str) -> Target:
    try:
        return parse_target(urljoin(target.url, location))
    except ValueError as error:
        raise FetchRefused(_("That address sends us on to one that cannot be read.")) from error


def _header(response: httpcore.Response, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in response.headers if key.lower() == name), "")


def _accepted(content_type: str, accept: tuple[str, ...]) -> bool:
    kind = content_type.partition(";")[0].strip().lower() or "application/octet-stream"
    return any(pattern in {"*/*", kind, f"{kind.partition('/')[0]}/*"} for pattern in accept)
