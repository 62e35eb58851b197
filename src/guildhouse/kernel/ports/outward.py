"""What a page says of itself to those outside: search engines, and whoever shows a link with a picture.

A page a stranger may read puts an `Outward` named `outward` into its context. A page without one asks not to be found.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from markupsafe import Markup

from guildhouse.kernel.ports.registry import Registry

LONGEST = 200
# Inside <script> the letters < and > could end it, and two separators are ends of a line; JSON reads them as \u….
SCRIPT_SAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


CARD_SIZE = (1200, 630)
CARDS_DRAWN_AS = 1  # one more whenever cards look different, so that nobody goes on showing the old ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is drawn for whoever shows a link: of which thing, its title, a line above and a few words below.

    The same in every language, for its address follows from what it says.
    """

    kind: str
    id: int
    title: str
    above: str = ""
    below: str = ""

    def mark(self, community: str) -> str:
        said = repr((CARDS_DRAWN_AS, community, self.title, self.above, self.below))
        return hashlib.blake2b(said.encode(errors="replace"), digest_size=8).hexdigest()

    def address(self, community: str) -> str:
        return f"/cards/{self.kind}/{self.id}/{self.mark(community)}.png"


# Of a thing's id: its card as strangers may see it, or None.
CardReader = Callable[[int], Card | None]
cards: Registry[CardReader] = Registry("card")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outward:
    """`address` is the page's one true address, from the root; `thing` describes it by schema.org, without its context.

    A page without a card of its own shows the community's.
    """

    title: str
    text: str
    address: str
    kind: str = "website"
    card: Card | None = None
    thing: Mapping[str, Any] | None = None

    @property
    def short(self) -> str:
        words = " ".join(self.text.split())
        return words if len(words) <= LONGEST else words[: LONGEST - 1].rpartition(" ")[0] + "…"

    @property
    def json(self) -> Markup:
        """For `<script type="application/ld+json">`, which is no program: nothing in it can end the element."""
        written = json.dumps(
            {"@context": "https://schema.org", **_absolute(dict(self.thing or {}))}, ensure_ascii=False
        )
        return Markup(written.translate(SCRIPT_SAFE))  # noqa: S704 - JSON in which no sign of markup is left


def _absolute(thing: Any) -> Any:
    """Rooms write addresses from the root; outside they need the house's own."""
    if isinstance(thing, list):
        return [_absolute(one) for one in thing]
    if not isinstance(thing, dict):
        return thing
    site = settings.SITE_ADDRESS
    return {
        key: site + value if key == "url" and str(value).startswith("/") else _absolute(value)
        for key, value in thing.items()
    }


@dataclass(frozen=True, slots=True)
class Section:
    """A room's part of the sitemap: `last` is its highest number, `read` what strangers may read among numbers above and up to.

    Numbers make the pages, so that nothing is counted and a page costs the same in a large house.
    """

    last: Callable[[], int]
    read: Callable[[int, int], Iterable[tuple[str, datetime | None]]]


sections: Registry[Section] = Registry("sitemap")
