"""What members gave to others' decisions: that they gave a perspective, never to whom or what it said."""

from collections.abc import Iterable, Iterator

from guildhouse.decisions.models import Perspective
from guildhouse.kernel.ports.contributions import Given, contribution_sources


def list_perspectives(ids: Iterable[int] | None) -> Iterator[Given]:
    rows = Perspective.objects.filter(state=Perspective.State.GIVEN, answered_at__isnull=False)
    rows = rows if ids is None else rows.filter(pk__in=list(ids))
    for pk, author_id, at in (
        rows.order_by("pk").values_list("pk", "author_id", "answered_at").iterator(chunk_size=2000)
    ):
        if at is not None:
            yield Given(author_id, pk, at)


contribution_sources.register("perspective", list_perspectives)
