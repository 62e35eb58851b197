"""Links: where they lead, told without following them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.moderation.judging.links import find_faults, find_links, host_of, registered
from guildhouse.moderation.judging.verdict import count_links


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("See https://example.org/a, and www.example.net.", ["example.org", "www.example.net"]),
        (
            '[here](https://example.org/a "title") and ![](https://img.example.com/x.png)',
            ["example.org", "img.example.com"],
        ),
        ("[https://example.org](https://example.org)", ["example.org"]),
        ("<https://example.org/a>", ["example.org"]),
        ("[a][1]\n\n[1]: https://example.org/a", ["example.org"]),
        ("<a href='https://example.org'>x</a>", ["example.org"]),
        ("[topic](/topics/1/) and [mail](mailto:a@b.example)", []),
        ("https:// and http://[::1 and [x](http://", []),
    ],
)
def test_links_are_counted_once(text, hosts):
    assert [link.host for link in find_links(text)] == hosts
    assert count_links(text) == len(hosts)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("https://a.b.bad.example/", ("listed", "bad.example")),
        ("https://notbad.example/", None),
        ("https://bit.ly/x", ("shortener", "bit.ly")),
        ("[www.bank.example](https://thief.example/)", ("misleading", "thief.example")),
        ("[bank.co.uk](https://other.co.uk/)", ("misleading", "other.co.uk")),
        ("[www.bank.example](https://bank.example/login)", None),
        ("[about bank.example](https://thief.example/)", None),
        ("https://ехаmple.org/", ("look-alike", "ехаmple.org")),
        ("https://xn--mple-43d0b.org/", ("look-alike", b"xn--mple-43d0b.org".decode("idna"))),
        ("https://guildh0use.example/", ("look-alike", "guildh0use.example")),
        ("https://bücher.example/", None),
        ("https://пример.example/", None),
    ],
)
def test_fault_is_named(text, fault):
    found = find_faults(text, domains={"bad.example"}, own={"guildhouse.example"})
    assert [(one.code, one.name) for one in found] == ([fault] if fault else [])


def test_host_is_what_the_network_sees():
    assert host_of("HTTPS://User@Example.ORG:8443/x") == "example.org"
    assert host_of("javascript:alert(1)") == ""
    assert registered("a.b.example.co.uk") == "example.co.uk"


@given(st.text(alphabet="[]()<>htps:/.w a\n\"'x", max_size=300))
def test_any_text_is_read(text):
    for link in find_links(text):
        assert 0 <= link.start < link.end <= len(text)
