"""What members gave: kudos that stand. The limits of giving keep two from piling them up."""

from collections.abc import Iterable, Iterator

from guildhouse.kernel.ports.contributions import Given, contribution_sources
from guildhouse.recognition.models import Kudos


def list_given(ids: Iterable[int] | None) -> Iterator[Given]:
    """Those others may know of; what is between two is theirs."""
    rows = Kudos.objects.there().exclude(audience=Kudos.Audience.THEM)
    rows = rows if ids is None else rows.filter(pk__in=list(ids))
    for member_id, pk, at in rows.order_by("pk").values_list("by_id", "pk", "created_at").iterator():
        yield Given(member_id, pk, at)


contribution_sources.register("kudos", list_given)
