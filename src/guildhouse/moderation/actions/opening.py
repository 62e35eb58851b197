"""The one way into the queue: from a member's flag, from a check, from words that wait for a first look."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.ports.flaggables import FlaggedThing
from guildhouse.moderation.events import ItemOpened
from guildhouse.moderation.kinds import find_kind
from guildhouse.moderation.models import Item, Sighting
from guildhouse.moderation.weighing import rank_of


@transaction.atomic
def open_item(
    kind: str,
    object_id: int,
    *,
    source: str = Item.Source.FLAG,
    reason: str = "",
    details: Mapping[str, Any] | None = None,
    points: float = 0.0,
) -> Item:
    """The item of this thing, open and locked: made, opened again, or the one that is open already with `points` more.

    `kind` is one of `kernel.ports.flaggables` or of `moderation.kinds.own_kinds`; `reason` a word for what is the matter
    (a flag's reason, or a check's name), `details` plain values its page shows. However many ask at once, there is one. It locks the item, and
    a decision locks the item and then the thing: call it from a listener or before anything else is locked.
    """
    found = find_kind(kind)
    thing = found.show(object_id) if found else None
    if thing is None:
        raise LookupError(f"Nothing shows {kind} {object_id}.")
    item = _find_or_make(kind, object_id)
    if not item.is_open or item.version == 0:
        item.opened_at, item.closed_at = timezone.now(), None
        item.points, item.flags_count, item.details, item.reason = 0.0, 0, {}, ""
        item.source = Item.Source(source)
        item.claimed_by, item.claimed_at = None, None
        item.version += 1
        emit(ItemOpened(item_id=item.pk))
    item.title, item.byline = thing.title[:200], thing.byline[:40]
    item.author_id, item.space_id = thing.author_id, thing.space_id
    item.details = {**item.details, **(details or {})}
    item.reason = item.reason or reason
    weigh_down(item, points)
    note_sighting(item, thing)
    pulse("moderation")
    return item


def weigh_down(item: Item, points: float) -> None:
    """More points, and so a higher place; saves the item."""
    item.points += points
    item.rank = rank_of(item.points, item.opened_at)
    item.save()


def note_sighting(item: Item, thing: FlaggedThing) -> None:
    """Keeps how it stands, once per version of it."""
    Sighting.objects.get_or_create(
        item=item, version=thing.version, defaults={"title": thing.title[:200], "text": thing.text}
    )


def lock_item(item_id: int) -> Item:
    return lock(Item.objects.filter(pk=item_id)).get()


def _find_or_make(kind: str, object_id: int) -> Item:
    """Version 0 says that it was made just now."""
    rows = lock(Item.objects.filter(kind=kind, object_id=object_id))
    if (item := rows.first()) is not None:
        return item
    try:
        with transaction.atomic():
            return Item.objects.create(kind=kind, object_id=object_id, version=0)
    except IntegrityError:
        return rows.get()
