"""What of a kind the index holds, for rooms that have no facts to tell of a change."""

from guildhouse.search.models import Document


def list_known(kind: str) -> set[int]:
    return set(Document.objects.filter(kind=kind).values_list("object_id", flat=True))
