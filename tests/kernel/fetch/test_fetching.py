"""Fetching through a listener on loopback that plays the internet; nothing else is ever dialled."""

import gzip
import socket
import threading
import time
import zlib

import pytest

from guildhouse.kernel.fetch import FetchFailed, FetchRefused, safe_fetch
from tests.timing import pace

from .conftest import PUBLIC, answer

METADATA = "169.254.169.254"


def fetch(world, url="http://site.org/", **limits):
    return safe_fetch(url, network=world.network, **limits)


def test_fetch_returns_what_the_site_answers(world):
    world.answers["/a?b=1"] = answer(b"<p>hi</p>", Content_Type="text/html; charset=utf-8")
    got = fetch(world, "http://SITE.org:80/a?b=1#c")
    assert (got.url, got.status, got.content_type, got.body) == (
        "http://site.org/a?b=1",
        200,
        "text/html; charset=utf-8",
        b"<p>hi</p>",
    )
    assert world.dialled == [(PUBLIC, 80)]


def test_fetch_sends_the_host_and_nothing_about_us(world, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    world.answers["/"] = answer(Set_Cookie="a=b")
    fetch(world, accept=("text/html", "*/*"))
    fetch(world)
    first, second = (heard.lower() for heard in world.heard)
    assert "\r\nhost: site.org\r\n" in first
    assert "accept: text/html, */*" in first
    assert "cookie" not in second
    assert "authorization" not in second


def test_fetch_tells_statuses_apart(world):
    assert fetch(world, "http://site.org/absent").status == 404


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        [PUBLIC, "10.0.0.1"],
        [METADATA, PUBLIC],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["fe80::1%eth0"],
        ["2606:4700::1", "::"],
    ],
)
def test_fetch_of_a_name_with_any_private_address_dials_nothing(world, addresses):
    world.names["site.org"] = [addresses]
    with pytest.raises(FetchRefused, match=r"site\.org is not on the public internet"):
        fetch(world)
    assert world.dialled == []


@pytest.mark.parametrize("host", ["127.0.0.1", METADATA, "[::1]", "[::ffff:7f00:1]", "[2002:7f00:1::]", "0.1.2.3"])
def test_fetch_of_a_private_literal_dials_nothing(world, host):
    address = host.strip("[]")
    world.names[address] = [[address]]
    with pytest.raises(FetchRefused):
        fetch(world, f"http://{host}/")
    assert world.dialled == []


def test_fetch_dials_the_address_it_checked_when_the_name_changes_its_answer(world):
    world.names["site.org"] = [[PUBLIC], ["127.0.0.1"]]
    world.answers["/"] = answer(b"ok")
    assert fetch(world).body == b"ok"
    assert world.asked == ["site.org"]
    assert world.dialled == [(PUBLIC, 80)]


def test_fetch_checks_the_name_again_at_each_hop(world):
    world.names["site.org"] = [[PUBLIC], ["127.0.0.1"]]
    world.answers["/"] = answer(status="302 Found", Location="/again")
    with pytest.raises(FetchRefused):
        fetch(world)
    assert world.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "location",
    [
        f"http://{METADATA}/latest/meta-data/",
        "http://inside.org/",
        "//inside.org/",
        "http://localhost/",
        "http://[::1]/",
        "file:///etc/passwd",
        "gopher://site.org/",
        "http://site.org:6379/",
        "http://name@site.org/",
        "http://2130706433/",
        "http://[broken/",
        "\\\\inside.org",
    ],
)
def test_fetch_redirected_inside_is_refused(world, location):
    world.names["inside.org"] = [["192.168.0.1"]]
    world.names[METADATA] = [[METADATA]]
    world.names["::1"] = [["::1"]]
    world.answers["/"] = answer(status="302 Found", Location=location)
    with pytest.raises(FetchRefused):
        fetch(world)
    assert world.dialled == [(PUBLIC, 80)]


def test_fetch_follows_three_redirects_and_no_fourth(world):
    for hop in range(4):
        world.answers[f"/{hop}"] = answer(status="301 Moved", Location=f"/{hop + 1}")
    world.answers["/4"] = answer(b"end")
    assert fetch(world, "http://site.org/1").url == "http://site.org/4"
    with pytest.raises(FetchFailed, match="too many times"):
        fetch(world, "http://site.org/0")
    with pytest.raises(FetchFailed):
        fetch(world, "http://site.org/3", redirects=0)


def test_fetch_stops_at_the_size_limit_announced_or_not(world):
    world.answers["/announced"] = answer(b"", Content_Length=str(10**12))
    world.answers["/silent"] = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 5000
    world.answers["/exact"] = answer(b"x" * 1000)
    assert len(fetch(world, "http://site.org/exact", max_bytes=1000).body) == 1000
    for path in ("announced", "silent"):
        with pytest.raises(FetchFailed, match="larger than"):
            fetch(world, f"http://site.org/{path}", max_bytes=1000)


def test_fetch_unpacks_gzip_and_deflate(world):
    world.answers["/gzip"] = answer(gzip.compress(b"hello" * 100), Content_Encoding="gzip")
    world.answers["/deflate"] = answer(zlib.compress(b"hello" * 100), Content_Encoding="deflate")
    for path in ("gzip", "deflate"):
        assert fetch(world, f"http://site.org/{path}").body == b"hello" * 100


def test_fetch_stops_a_decompression_bomb_early(world):
    bomb = gzip.compress(b"\0" * 200_000_000, compresslevel=9)
    assert len(bomb) < 250_000
    world.answers["/"] = answer(bomb, Content_Encoding="gzip")
    started = time.process_time()
    with pytest.raises(FetchFailed, match="larger than 1 MiB"):
        fetch(world, max_bytes=1024 * 1024)
    assert time.process_time() - started < pace()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", b"not gzip"),
        ("gzip", gzip.compress(b"hello", mtime=0)[:-6]),
        ("br", b"hello"),
        ("gzip, gzip", b"hello"),
    ],
)
def test_fetch_of_a_damaged_or_unknown_packing_fails(world, encoding, body):
    world.answers["/"] = answer(body, Content_Encoding=encoding)
    with pytest.raises(FetchFailed):
        fetch(world)


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"\x00\xff" * 50 + b"\r\n\r\n",
    ],
)
def test_fetch_of_nonsense_fails_with_a_sentence(world, reply):
    world.answers["/"] = reply
    with pytest.raises(FetchFailed, match=r"\.$"):
        fetch(world)


def test_fetch_gives_up_on_a_server_that_drips(world):
    def drip(connection: socket.socket) -> None:
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            for _second in range(400):
                connection.sendall(b"X-A: b\r\n")
                time.sleep(0.05)
        except OSError:
            return

    world.answers["/"] = drip
    started = time.monotonic()
    with pytest.raises(FetchFailed, match="too long"):
        fetch(world, timeout=0.5)
    assert time.monotonic() - started < 8


def test_fetch_gives_up_on_a_resolver_that_hangs(world):
    release = threading.Event()
    world.resolve = lambda _host, _port: (release.wait(20), ["127.0.0.1"])[1]
    started = time.monotonic()
    with pytest.raises(FetchFailed, match="too long"):
        fetch(world, timeout=0.3)
    release.set()
    assert time.monotonic() - started < 8


def test_fetch_tries_the_next_address_when_one_is_dead(world):
    world.names["site.org"] = [["2606:4700::1", PUBLIC]]
    world.answers["/"] = answer(b"ok")
    dial = world.dial

    def dial_dead_first(address: str, port: int, timeout: float):
        if ":" in address:
            world.dialled.append((address, port))
            raise OSError("no route")
        return dial(address, port, timeout)

    world.dial = dial_dead_first
    assert fetch(world).body == b"ok"
    assert [address for address, _port in world.dialled] == ["2606:4700::1", PUBLIC]


def test_fetch_of_an_unknown_name_says_so(world):
    with pytest.raises(FetchFailed, match="Check the spelling"):
        fetch(world, "http://nowhere.org/")


def test_fetch_takes_only_the_kinds_asked_for(world):
    world.answers["/"] = answer(b"%PDF", Content_Type="application/pdf")
    world.answers["/none"] = answer(b"?")
    assert fetch(world, accept=("application/*",)).body == b"%PDF"
    with pytest.raises(FetchFailed, match="application/pdf"):
        fetch(world, accept=("text/html", "image/*"))
    with pytest.raises(FetchFailed, match="not said"):
        fetch(world, "http://site.org/none", accept=("text/html",))
