"""Reading a web address strictly: what is not plainly a public http(s) address is refused, not guessed at."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

import idna
from django.utils.translation import gettext as _

from guildhouse.kernel.fetch.errors import FetchRefused

_LONGEST = 2048
_PORTS = {"http": 80, "https": 443}
# Parsers disagree about these, and where two disagree one of them can be led astray.
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)\Z")
# A last label of digits or of 0x… is read as an IPv4 address by some resolvers (127.1, 0x7f.1, 2130706433).
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")
_INSIDE = ("localhost", "local", "internal", "lan", "intranet", "home.arpa", "onion", "invalid", "test", "example")
_SAFE_PATH = "/:@!$&'()*+,;=~-._%?[]"


@dataclass(frozen=True, slots=True)
class Target:
    """Where to ask: a host in ASCII without a trailing dot, and the path with its query, percent-encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as it stands in an address and in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def parse_target(url: str) -> Target:
    """Read an address, or raise FetchRefused with a sentence for whoever typed it."""
    url = url.strip(" \t\r\n")
    if len(url) > _LONGEST:
        raise FetchRefused(_("That address is longer than 2,048 characters. Use a shorter link to the same page."))
    if _NEVER.search(url):
        raise FetchRefused(_("That address contains spaces or unusual characters. Copy it again from the browser."))
    parts = _split(url)
    host = _plain_host(parts)
    path = quote(parts.path or "/", safe=_SAFE_PATH)
    query = f"?{quote(parts.query, safe=_SAFE_PATH)}" if parts.query else ""
    return Target(parts.scheme, host, _port(parts), path + query)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
    except ValueError:
        raise _unreadable() from None
    if parts.scheme not in _PORTS:
        raise FetchRefused(_("Only web addresses can be fetched. Start it with https:// or http://."))
    # "https:/host" and "https:host" are mended by browsers, each in its own way.
    if not parts.netloc or not url.lower().startswith(f"{parts.scheme}://"):
        raise _unreadable()
    if "@" in parts.netloc:
        raise FetchRefused(_("That address carries a name or a password before the host. Take out the part up to @."))
    return parts


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError:
        raise _unreadable() from None
    if port is None:
        return _PORTS[parts.scheme]
    if port not in _PORTS.values():
        raise FetchRefused(_("Only the usual web ports, 80 and 443, are asked. Use an address without a port."))
    return port


def _plain_host(parts: SplitResult) -> str:
    netloc = parts.netloc
    if netloc.startswith("["):
        return _plain_v6(netloc)
    host = netloc.rpartition(":")[0] if ":" in netloc else netloc
    ascii_host = _to_ascii(host)
    last = ascii_host.rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        return _plain_v4(host, ascii_host)
    labels = ascii_host.split(".")
    if len(ascii_host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):  # noqa: PLR2004 - DNS's own limit
        raise _unreadable()
    if len(labels) == 1 or any(ascii_host == end or ascii_host.endswith(f".{end}") for end in _INSIDE):
        raise inside(ascii_host)
    return ascii_host


def _to_ascii(host: str) -> str:
    try:
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise _unreadable() from None
    return name.removesuffix(".")


def _plain_v4(written: str, host: str) -> str:
    """Four plain decimal numbers, written in ASCII; every other way to write one is a disguise."""
    try:
        if not written.isascii():
            raise _unreadable()
        return str(ipaddress.IPv4Address(host))
    except ipaddress.AddressValueError:
        raise _unreadable() from None


def _plain_v6(netloc: str) -> str:
    host, _closing, port = netloc[1:].partition("]")
    if (port and not port.startswith(":")) or "%" in host:
        raise _unreadable()
    try:
        return str(ipaddress.IPv6Address(host))
    except ipaddress.AddressValueError:
        raise _unreadable() from None


def inside(host: str) -> FetchRefused:
    """The refusal of an address that leads into a private network; the same words whatever stands there."""
    return FetchRefused(
        _("%(host)s is not on the public internet, so it cannot be fetched. Use a public web address.")
        % {"host": host[:100]}
    )


def _unreadable() -> FetchRefused:
    return FetchRefused(
        _("That does not read as a web address. Copy it again from the browser, with https:// in front.")
    )
