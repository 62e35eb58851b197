"""Topics about a thing of another room."""

from django.db.models import Exists, OuterRef

from guildhouse.discussions.models import Topic
from guildhouse.members.models import Block, Member


def list_topics_about(kind: str, thing_id: int, viewer: Member | None, most: int) -> list[Topic]:
    """The first of them this reader may read, without those of people they block; one query."""
    blocked = Block.objects.filter(member=viewer, blocked=OuterRef("author"))
    about = Topic.objects.visible_to(viewer).filter(about_kind=kind, about_id=thing_id)
    shown = about.exclude(Exists(blocked), pseudonym=None) if viewer is not None else about
    return list(shown.order_by("pk")[:most])
