"""The way into the queue: one item per thing, whoever brings it."""

import pytest
from django.db import transaction

from guildhouse.kernel.ports.flaggables import FlaggedThing
from guildhouse.moderation.actions import open_item
from guildhouse.moderation.kinds import ItemKind, own_kinds
from guildhouse.moderation.models import Item, Sighting

pytestmark = pytest.mark.django_db


@pytest.fixture
def stone():
    """A kind of thing of this test's own; its words can be changed."""
    seen = {"text": "as it was", "version": 1}

    def show(_object_id):
        return FlaggedThing(title="A stone", text=seen["text"], address="/", author_id=None, version=seen["version"])

    own_kinds.register("stone", ItemKind(label="Stone", show=show, decides=lambda _member, ids: set(ids)))
    yield seen
    del own_kinds._entries["stone"]


def test_one_thing_has_one_item_whoever_brings_it(stone):
    first = open_item("stone", 1, source="check", reason="links", details={"links": 3}, points=2)
    again = open_item("stone", 1, source="flag", reason="spam", details={"words": 1}, points=3)
    assert first.pk == again.pk
    item = Item.objects.get()
    assert (item.source, item.reason, item.points) == ("check", "links", 5)
    assert item.details == {"links": 3, "words": 1}


def test_more_points_are_looked_at_sooner_and_waiting_counts_too(stone):
    light, heavy = open_item("stone", 1, points=1), open_item("stone", 2, points=4)
    assert heavy.rank > light.rank
    day = 86_400
    old = Item.objects.get(pk=light.pk)
    old.opened_at = old.opened_at.fromtimestamp(old.opened_at.timestamp() - 10 * day, old.opened_at.tzinfo)
    old.closed_at = None
    old.save()
    assert open_item("stone", 1).rank > heavy.rank


def test_how_it_stood_is_kept_once_per_version(stone):
    item = open_item("stone", 1)
    open_item("stone", 1)
    stone.update(text="as it is now", version=2)
    open_item("stone", 1)
    assert list(Sighting.objects.filter(item=item).order_by("version").values_list("text", flat=True)) == [
        "as it was", "as it is now",
    ]  # fmt: skip


def test_a_decided_item_opens_again_with_a_new_version(stone):
    item = open_item("stone", 1, points=9, reason="spam")
    item.closed_at = item.opened_at
    item.save()
    again = open_item("stone", 1, points=1, reason="unkind")
    assert (again.pk, again.version, again.points, again.reason) == (item.pk, item.version + 1, 1, "unkind")
    assert again.is_open


def test_what_nobody_can_show_is_not_taken_up():
    with pytest.raises(LookupError), transaction.atomic():
        open_item("nothing of this name", 1)
    assert not Item.objects.exists()
