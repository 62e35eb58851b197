"""Which addresses a text may link to or show, and in which one form they are written."""

import re
from urllib.parse import urljoin, urlsplit

from markdown_it.common.normalize_url import normalizeLink

REL = "nofollow ugc noopener"
ATTACHMENTS = "/attachments/"

_JUNK = re.compile("[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
_WEB = re.compile(r"https?://[^/\\?#\s]", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s<>]*@", re.IGNORECASE)
_FRAGMENT = re.compile(r"#[A-Za-z0-9_:.-]+\Z")
# Written so already: nothing to percent-encode, so the slow way can be skipped.
_PLAIN = re.compile(r"(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*\Z")
# What editors put there before anybody describes the picture.
_NO_WORDS = frozenset({"", "enter image description here", "alt text", "image description", "image"})
_UP = re.compile(r"(?:/|%2f|\\|%5c)(?:\.|%2e){2}(?:/|%2f|\\|%5c|\?|#|\Z)", re.IGNORECASE)


def settle_href(href: str, base: str = "") -> str | None:
    """The address in the form we write it, or None when it may not be linked.

    Allowed are web addresses, mail addresses, paths of this site and places in the same page. `base` is the
    address that relative ones belong to, for texts that come from another site.
    """
    href = _JUNK.sub("", href)
    if base and not href.startswith("#"):
        href = _join(base, href)
    if href.startswith("//"):
        href = "https:" + href
    elif href[:4].lower() == "www.":
        href = "https://" + href
    if not _may_link(href):
        return None
    return href if _PLAIN.match(href) else normalizeLink(href)


def _join(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:  # a broken IPv6 host
        return href


def _may_link(href: str) -> bool:
    if _WEB.match(href):
        return _splits(href)
    if href.startswith("/"):
        return not href.startswith(("//", "/\\"))
    return bool(_MAIL.match(href) or _FRAGMENT.match(href))


def _splits(href: str) -> bool:
    if href.isascii() and "[" not in href:
        return True  # nothing that could be malformed; most addresses
    try:
        return bool(urlsplit(href).netloc)
    except ValueError:
        return False


def is_external(href: str) -> bool:
    """Whether the address leaves this site."""
    return not href.startswith(("/", "#"))


def is_attachment(src: str) -> bool:
    """Whether a picture may be shown in place: only files kept here, and no way round through `..`."""
    return src.startswith(ATTACHMENTS) and not _UP.search(src)


def call_picture(alt: str, address: str) -> str:
    """The words a picture elsewhere is linked by: what its author said of it, else its file."""
    alt = alt.strip()
    return name_of(address) if alt.lower() in _NO_WORDS else alt


def name_of(address: str) -> str:
    """What to call a picture nobody described: its file name, else its host."""
    path = address.split("?", 1)[0].split("#", 1)[0].rstrip("/")
    return path.rsplit("/", 1)[-1] or address
