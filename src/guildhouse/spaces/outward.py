"""Which spaces the sitemap names: the open ones."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max

from guildhouse.kernel.ports.outward import Section, sections
from guildhouse.spaces.models import Space


def last_space() -> int:
    return Space.objects.aggregate(last=Max("pk"))["last"] or 0


def list_open_spaces(above: int, up_to: int) -> Iterator[tuple[str, datetime | None]]:
    rows = Space.objects.readable_by(None).filter(pk__gt=above, pk__lte=up_to, archived_at=None).order_by("pk")
    for space in rows.only("slug").iterator():
        yield space.get_absolute_url(), None


sections.register("spaces", Section(last_space, list_open_spaces))
