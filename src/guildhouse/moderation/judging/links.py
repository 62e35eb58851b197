"""What links in a text tell without following them: whose they are, and whether they show one place and lead to another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

# Services that hide where a link leads. Whoever writes here may use the address itself.
SHORTENERS = frozenset(
    "adf.ly bit.ly bl.ink buff.ly cutt.ly dlvr.it goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly s.id short.io shorturl.at"
    " shrtco.de soo.gd t.co t.ly tiny.cc tinyurl.com tr.im u.to v.gd vk.cc x.co".split()
)
# Endings under which people register names; enough to tell whose a name is, without a list of all the world's.
DOUBLE_ENDINGS = frozenset(
    "ac.uk co.uk gov.uk org.uk co.jp ne.jp or.jp com.au net.au org.au co.nz org.nz com.br com.mx com.ar com.tr com.cn"
    " com.hk com.sg com.tw co.in org.in co.kr co.za co.il com.pl com.ua".split()
)
MARKDOWN_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\(\s*<?([^)\s>]{1,2000})>?[^)\n]{0,300}\)")
REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:\s*<?(\S{1,2000})>?", re.MULTILINE)
HTML_LINK = re.compile(
    r"<a\b[^>]{0,500}?href\s*=\s*[\"']?([^\"'\s>]{1,2000})[^>]{0,500}>(.{0,300}?)</a>", re.IGNORECASE | re.DOTALL
)
BARE = re.compile(
    r"(?<![\w@(\[<\"'/])(?:https?://|www\.)[^\s<>\"'`\[\]]{1,2000}|<(https?://[^\s<>]{1,2000})>", re.IGNORECASE
)
LOOKS_LIKE_HOST = re.compile(r"(?:https?://)?((?:[\w-]{1,63}\.)+[a-z]{2,24})(?:[/:?#]|$)", re.IGNORECASE)
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
LOOK_ALIKES = str.maketrans("аеорсухіѕјԁһӏкмтнвοαρνικ01", "aeopcyxisjdhlkmthboapvikol")


@dataclass(frozen=True, slots=True)
class Link:
    """`shown` is what a reader sees of it ("" where it shows its own address)."""

    target: str
    shown: str
    start: int
    end: int

    @property
    def host(self) -> str:
        return host_of(self.target)


@dataclass(frozen=True, slots=True)
class LinkFault:
    """`code`: listed, shortener, misleading, look-alike. `name` is the domain it is about."""

    code: str
    name: str
    start: int
    end: int


def find_links(text: str) -> list[Link]:
    """Every link that leads outside, in order, each once; links within the house are nobody's concern."""
    taken = [False] * (len(text) + 1)
    found = []
    for start, end, target, shown in sorted(_candidates(text), key=lambda one: (one[0], -one[1])):
        if not taken[start] and host_of(target):
            found.append(Link(target, shown, start, end))
        taken[start:end] = [True] * (end - start)
    return found


def _candidates(text: str) -> Iterator[tuple[int, int, str, str]]:
    for match in MARKDOWN_LINK.finditer(text):
        yield *match.span(), match[2], match[1]
    for match in HTML_LINK.finditer(text):
        yield *match.span(), match[1], re.sub(r"<[^>]*>", "", match[2])
    for match in REFERENCE.finditer(text):
        yield *match.span(), match[1], ""
    for match in BARE.finditer(text):
        yield *match.span(), (match[1] or match[0]).rstrip(".,;:!?)"), ""


def host_of(address: str) -> str:
    """The name of an address as the network would see it; "" for what is none."""
    if address.lower().startswith("www."):
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        name = (parts.hostname or "").rstrip(".").lower() if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""
    return _unpuny(name)


def registered(host: str) -> str:
    """The part somebody registered: example.co.uk of www.example.co.uk."""
    parts = host.split(".")
    keep = 3 if ".".join(parts[-2:]) in DOUBLE_ENDINGS else 2
    return ".".join(parts[-keep:])


def is_listed(host: str, domains: Collection[str]) -> str:
    """The listed domain this host is or lies under; "" where none is."""
    parts = host.split(".")
    return next((name for at in range(len(parts)) if (name := ".".join(parts[at:])) in domains), "")


def find_faults(text: str, *, domains: Collection[str] = (), own: Collection[str] = ()) -> list[LinkFault]:
    """What speaks against the links of a text; `domains` is the community's list, `own` names of its own and its friends."""
    return [fault for link in find_links(text) for fault in _faults(link, domains, own)]


def _faults(link: Link, domains: Collection[str], own: Collection[str]) -> Iterator[LinkFault]:
    host = link.host
    if name := is_listed(host, domains):
        yield LinkFault("listed", name, link.start, link.end)
    if registered(host) in SHORTENERS:
        yield LinkFault("shortener", registered(host), link.start, link.end)
    shown = LOOKS_LIKE_HOST.match(unicodedata.normalize("NFKC", link.shown.strip()))
    if shown and registered(_unpuny(shown[1].lower())) != registered(host):
        yield LinkFault("misleading", host, link.start, link.end)
    if _is_look_alike(host, own):
        yield LinkFault("look-alike", host, link.start, link.end)


def _is_look_alike(host: str, own: Collection[str]) -> bool:
    """A label that mixes scripts, or a name that would pass for one of `own` and is not it."""
    if not host.isascii() and any(len(_scripts(label)) > 1 for label in host.split(".")):
        return True
    name = registered(host)
    return any(name != mine and _skeleton(name) == _skeleton(mine) for mine in map(registered, own))


def _scripts(label: str) -> set[str]:
    names = {unicodedata.name(one, "").split(" ")[0] for one in label if one.isalpha()}
    return names.intersection(SCRIPTS)


def _skeleton(name: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return plain.translate(LOOK_ALIKES).replace("rn", "m").replace("vv", "w")


def _unpuny(host: str) -> str:
    try:
        return host.encode().decode("idna") if "xn--" in host else host
    except UnicodeError:
        return host
