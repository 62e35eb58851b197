"""Which internet addresses are public: the one test that stands between a link and the machine's own network."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Written out although `is_global` knows most of them: what it answers changed between Python releases
# (CVE-2024-4032), and the ways to carry an IPv4 address inside an IPv6 one are "global" by the letter.
_NEVER_V4 = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by providers (CGNAT); a cloud's metadata lives at 100.100.100.200
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's host agent, on an address that looks public
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)
_UNICAST_V6 = ipaddress.IPv6Network("2000::/3")  # everything handed out so far; ::, mapped, NAT64, ULA lie outside
_NEVER_V6 = tuple(
    ipaddress.IPv6Network(net)
    for net in (
        "2001::/23",  # Teredo, benchmarking, ORCHID and other special uses
        "2001:db8::/32",
        "2002::/16",  # 6to4 carries any IPv4 address
        "3fff::/20",
    )
)


def is_public(address: Address) -> bool:
    """True only for an address a stranger on the internet could reach too."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in net for net in _NEVER_V4)
    return address.scope_id is None and address in _UNICAST_V6 and not any(address in net for net in _NEVER_V6)
