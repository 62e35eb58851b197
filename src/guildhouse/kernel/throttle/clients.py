"""Who is asking, as an address: behind as many proxies as the settings say, and by network where addresses are free."""

from __future__ import annotations

import contextlib
import ipaddress

from django.conf import settings
from django.http import HttpRequest

_FREE_TO_CHOOSE = 64  # whoever has an IPv6 line picks any of the addresses in a /64


def client_address(request: HttpRequest) -> str:
    """The client's address as the outermost of our own proxies saw it.

    Each proxy appends whom it heard, so only the last `TRUSTED_PROXIES` entries were written by ours; what stands
    before them is what the client liked to claim.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    trusted: int = settings.TRUSTED_PROXIES
    claimed = request.headers.get("X-Forwarded-For", "").split(",") if trusted else []
    chain = [*(entry.strip() for entry in claimed if entry.strip()), direct]
    return _plain(chain[-1 - min(trusted, len(chain) - 1)]) or _plain(direct)


def client_network(request: HttpRequest) -> str:
    """The key to count by: an IPv4 address, or the /64 of an IPv6 one."""
    address = client_address(request)
    if ":" not in address:
        return address
    return str(ipaddress.IPv6Network((address, _FREE_TO_CHOOSE), strict=False))


def _plain(entry: str) -> str:
    """An address without port or brackets; "" for what is none."""
    host = entry.partition("]")[0].removeprefix("[") if entry.startswith("[") else entry
    if host.count(":") == 1:
        host = host.partition(":")[0]
    with contextlib.suppress(ValueError):
        address = ipaddress.ip_address(host.partition("%")[0])
        mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        return str(mapped or address)
    return ""
