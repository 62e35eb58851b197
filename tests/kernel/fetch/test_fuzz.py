"""However an address inside is written or hidden among others, it is never dialled."""

import ipaddress

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from guildhouse.kernel.fetch import FetchFailed, FetchRefused, parse_target, safe_fetch
from guildhouse.kernel.fetch.addresses import is_public
from tests.soak.amounts import EXAMPLES, note

from .conftest import PUBLIC, World

pytestmark = pytest.mark.soak
INSIDE = [
    "10.0.0.0/8",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "0.0.0.0/8",
    "224.0.0.0/4",
]
INSIDE_V6 = [
    "::/96",
    "::ffff:0:0/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "fc00::/7",
    "fe80::/10",
    "2002::/16",
    "2001::/32",
    "ff00::/8",
]
inside = st.one_of(*(st.ip_addresses(network=net) for net in [*INSIDE, *INSIDE_V6]))
inside_v4 = st.one_of(*(st.ip_addresses(network=net) for net in INSIDE))
long = settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def spellings(address):
    """The ways an IPv4 address is known to be written so that a check reads another one than the resolver."""
    number, octets = int(address), str(address).split(".")
    first, second, third, last = map(int, octets)
    return [
        str(number), hex(number), oct(number).replace("o", ""), f"{first}.{(second << 16) + (third << 8) + last}",
        f"{first}.{second}.{(third << 8) + last}", ".".join(hex(int(one)) for one in octets), ".".join(f"0{int(one):o}" for one in octets),
        ".".join(one.zfill(4) for one in octets), str(address).replace(".", "。"), str(address).translate({48 + n: 0xFF10 + n for n in range(10)}),
        f"{address}.", f"[::ffff:{address}]", f"[::{address}]", f"[64:ff9b::{address}]", f"[0:0:0:0:0:FFFF:{address}]",
        f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::]", f"site.org@{address}", f"{address}:80", f"{address}%00", f"{address}\\.site.org",
        f"{address}%2f.site.org", f"{address}#.site.org", f"{address}?.site.org", str(address),
    ]  # fmt: skip


@long
@given(inside)
def test_no_address_inside_counts_as_public(address):
    assert not is_public(address)


@long
@given(st.ip_addresses())
def test_what_counts_as_public_is_global_by_everybodys_reading(address):
    assume(is_public(address))
    assert address.is_global
    assert not any(
        (address.is_private, address.is_loopback, address.is_link_local, address.is_multicast, address.is_reserved)
    )
    embedded = (
        getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or getattr(address, "teredo", None)
    )
    assert embedded is None


def test_no_spelling_of_an_address_inside_is_dialled():
    world = World(port=1)

    def resolve(host, _port):
        """As the most obliging resolver would: it reads whatever can be read as an address."""
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            return ["127.0.0.1"]

    network = world.network.__class__(resolve=resolve, dial=world.dial, tls=world.trusted)

    @long
    @given(inside_v4, st.integers(0, 23), st.sampled_from(["http", "https"]))
    def attempt(address, spelling, scheme):
        url = f"{scheme}://{spellings(address)[spelling]}/"
        with pytest.raises((FetchRefused, FetchFailed), match=r"\.$"):
            safe_fetch(url, network=network)
        assert world.dialled == []

    attempt()
    note("fuzz", what="spellings of addresses inside", examples=EXAMPLES)


def test_name_with_one_address_inside_is_not_dialled_at_all():
    world = World(port=1)
    examples = EXAMPLES // 4

    @settings(long, max_examples=examples)
    @given(inside, st.lists(st.just(PUBLIC), max_size=3), st.integers(0, 3))
    def attempt(address, others, place):
        world.names["site.org"] = [[*others[:place], str(address), *others[place:]]]
        with pytest.raises((FetchRefused, FetchFailed)):
            safe_fetch("http://site.org/", network=world.network)
        assert world.dialled == []

    attempt()
    note("fuzz", what="names with an address inside", examples=examples)


@long
@given(st.text(alphabet="http:/s@[]%.\\#?01278fxaé。①:\t ", max_size=40))
def test_what_is_read_as_an_address_is_read_the_same_again(text):
    for url in (text, f"http://{text}", f"http://site.org{text}"):
        try:
            target = parse_target(url)
        except FetchRefused:
            continue
        assert parse_target(target.url) == target
        assert target.port in {80, 443}
