"""Cards: the drawn picture of a page, for whoever shows a link to it. Only of what strangers may read."""

from collections import OrderedDict
from threading import Lock

from guildhouse.kernel.cards.drawing import can_draw, draw_card
from guildhouse.kernel.ports.outward import Card

__all__ = ["MOST_KEPT", "can_draw", "find_drawn"]

MOST_KEPT = 100  # of about 30 kB each
_drawn: OrderedDict[tuple[Card, str], bytes] = OrderedDict()
_lock = Lock()


def find_drawn(card: Card, community: str) -> bytes:
    """A PNG of 1200 by 630. The hundred asked for last are kept, and one is drawn at a time: drawing is work, however many ask."""
    with _lock:
        key = (card, community)
        picture = _drawn.pop(key, None) or draw_card(card, community)
        _drawn[key] = picture
        while len(_drawn) > MOST_KEPT:
            _drawn.popitem(last=False)
        return picture
