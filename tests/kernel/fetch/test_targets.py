"""Reading web addresses: which are refused, which are brought into one plain form."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhouse.kernel.fetch import FetchRefused, parse_target

DISGUISED = [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.1/",
    "http://127.0.1/",
    "http://00127.0.0.1/",
    "http://127.0.0.0x1/",
    "http://0x/",
    "http://127.0.0.1.0/",
    "http://256.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://ⓛocalhost/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://a.localhost/",
    "http://redis:80/",
    "http://db.internal/",
    "http://printer.local/",
    "http://router.home.arpa/",
    "http://x.onion/",
    "http://[::1%25lo]/",
    "http://[fe80::1%eth0]/",
    "http://[::1/",
    "http://[::1]x/",
    "http://::1/",
    "http://[]/",
    "http://[v1.fe]/",
    "http://site.org@127.0.0.1/",
    "http://name:word@site.org/",
    "http://@site.org/",
    "http://site.org\\@evil.org/",
    "http:\\\\site.org\\",
    "http://site.org\x00.evil.org/",
    "http://site .org/",
    "http://site.org/a b",
    "http://si\nte.org/",
    "http://si\tte.org/",
    "http://site.org\u2028/",
    "http://site%2eorg/",
    "http://site.org%00/",
    "http://-site.org/",
    "http://si_te.org/",
    "http://site..org/",
    "http://.site.org/",
    "http://site.org../",
    "http://" + "a" * 64 + ".org/",
    "http://" + "a." * 140 + "org/",
    "http://xn--\u00e9.org/",
    "http://site.org:8080/",
    "http://site.org:22/",
    "http://site.org:0/",
    "http://site.org:99999/",
    "http://site.org:-80/",
    "http://site.org:８０/",
    "http://site.org:80a/",
    "http:///etc/passwd",
    "http:/site.org",
    "http:site.org",
    "https://",
    "//site.org/",
    "site.org",
    "",
    "file:///etc/passwd",
    "ftp://site.org/",
    "gopher://site.org:80/",
    "dict://site.org:80/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "http+unix://site.org/",
    "jar:http://site.org!/",
    "http://site.org/" + "a" * 2048,
]

NORMALISED = [
    ("https://Site.ORG", "https://site.org/"),
    ("  https://site.org/x \n", "https://site.org/x"),
    ("https://site.org./x", "https://site.org/x"),
    ("https://site.org:443/x", "https://site.org/x"),
    ("http://site.org:443/x", "http://site.org:443/x"),
    ("http://site.org:/x", "http://site.org/x"),
    ("https://site.org/x?q=1&r=é#part", "https://site.org/x?q=1&r=%C3%A9"),
    ("https://site.org?q", "https://site.org/?q"),
    ("https://bücher.example.org/ü", "https://xn--bcher-kva.example.org/%C3%BC"),
    ("https://faß.de/", "https://xn--fa-hia.de/"),
    ("https://site。org/", "https://site.org/"),
    ("http://93.184.215.14/", "http://93.184.215.14/"),
    ("http://[2606:2800:21F::1]/", "http://[2606:2800:21f::1]/"),
    ("https://site.org/%7Ea%20b", "https://site.org/%7Ea%20b"),
    ("https://site.org/%", "https://site.org/%"),
]


@pytest.mark.parametrize("url", DISGUISED)
def test_target_in_disguise_is_refused_with_a_sentence(url):
    with pytest.raises(FetchRefused, match=r"\.$"):
        parse_target(url)


@pytest.mark.parametrize(("url", "plain"), NORMALISED)
def test_target_is_brought_into_one_form(url, plain):
    assert parse_target(url).url == plain


@given(st.text())
def test_target_of_any_text_is_read_or_refused(text):
    for url in (text, f"http://{text}/", f"https://site.org{text}"):
        try:
            target = parse_target(url)
        except FetchRefused:
            continue
        assert re.fullmatch(r"[\x21-\x7e]+", target.url)
        assert parse_target(target.url) == target


def corpus_urls(corpus: Path) -> list[str]:
    folder = corpus / "url-redirect-ssrf"
    cases = json.loads((folder / "whatwg-urltestdata.json").read_text("utf-8"))
    urls = [case["input"] for case in cases if isinstance(case, dict)]
    for name in ("payloadbox-open-redirect.txt", "patt/openredirects.txt", "patt/Open-Redirect-payloads.txt"):
        urls += (folder / name).read_text("utf-8", "replace").splitlines()
    return urls


@pytest.mark.corpus
def test_target_of_the_corpus_never_names_an_inside_host(corpus):
    urls = corpus_urls(corpus)
    assert len(urls) > 1000
    for url in urls:
        for written in (url, f"http://site.org{url}", f"http://{url}"):
            try:
                target = parse_target(written)
            except FetchRefused:
                continue
            assert re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:]+", target.host), written
            assert target.port in {80, 443}
            assert "." in target.host or ":" in target.host
            assert parse_target(target.url) == target


@pytest.mark.corpus
def test_target_agrees_with_browsers_about_the_host(corpus):
    """Where we read an address at all, we read the same host as the URL standard says: no parser confusion."""
    compared = 0
    cases = json.loads((corpus / "url-redirect-ssrf" / "whatwg-urltestdata.json").read_text("utf-8"))
    for case in cases:
        if not isinstance(case, dict) or "hostname" not in case:
            continue
        try:
            target = parse_target(case["input"])
        except FetchRefused:
            continue
        compared += 1
        assert target.host == case["hostname"].strip("[]").removesuffix("."), case["input"]
    assert compared > 20
