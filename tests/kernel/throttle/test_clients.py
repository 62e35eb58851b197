"""Whose address counts, behind no proxy, one or two, and what clients like to claim."""

import pytest
from django.test import RequestFactory

from guildhouse.kernel.throttle import client_address, client_network


def request(direct: str, claimed: str | None = None):
    headers = {} if claimed is None else {"X-Forwarded-For": claimed}
    return RequestFactory().get("/", REMOTE_ADDR=direct, headers=headers)


@pytest.mark.parametrize(
    ("proxies", "direct", "claimed", "address"),
    [
        (0, "198.51.100.7", None, "198.51.100.7"),
        (0, "198.51.100.7", "1.2.3.4", "198.51.100.7"),
        (1, "10.0.0.2", "198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.2", "1.2.3.4, 198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.2", "1.2.3.4,5.6.7.8,  198.51.100.7 ", "198.51.100.7"),
        (2, "10.0.0.2", "1.2.3.4, 198.51.100.7, 10.0.0.3", "198.51.100.7"),
        (2, "10.0.0.2", "198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.2", None, "10.0.0.2"),
        (1, "10.0.0.2", "", "10.0.0.2"),
        (1, "10.0.0.2", "nonsense", "10.0.0.2"),
        (1, "10.0.0.2", "198.51.100.7:4711", "198.51.100.7"),
        (1, "10.0.0.2", "[2001:db8::7]:4711", "2001:db8::7"),
        (1, "10.0.0.2", "::ffff:198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.2", "fe80::1%eth0", "fe80::1"),
        (0, "", None, ""),
    ],
)
def test_client_is_whom_our_outermost_proxy_heard(settings, proxies, direct, claimed, address):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(request(direct, claimed)) == address


def test_client_on_ipv6_counts_by_network(settings):
    settings.TRUSTED_PROXIES = 0
    one, other = request("2001:db8:1:2::1"), request("2001:db8:1:2:ffff::9")
    assert client_network(one) == client_network(other) == "2001:db8:1:2::/64"
    assert client_network(request("2001:db8:1:3::1")) != client_network(one)
    assert client_network(request("198.51.100.7")) == "198.51.100.7"
