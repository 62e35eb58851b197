"""A tie between two members: they have talked."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhouse.conversations.models import Conversation, Participation
from guildhouse.conversations.queries.finding import name_pair
from guildhouse.kernel.ports.ties import Tie, ties
from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Member


def tell_who_talked(viewer: Member, others: Sequence[int]) -> Mapping[int, Sequence[Tie]]:
    """Only between two who both said yes; the words are the viewer's own to know."""
    pairs = {name_pair(viewer.pk, other): other for other in others}
    return {
        pairs[pair]: [Tie(kind="talked", words=_("You have talked with each other"), weight=1.5,
                          address=f"/conversations/{pk}/")]
        for pk, pair in _talks.ask(pairs=pairs)
    }  # fmt: skip


@stencil
def _talks(holes: Holes) -> QuerySet[Any, Any]:
    talks = Conversation.objects.filter(pair__in=holes.words("pairs"))
    return talks.exclude(people__state__in=Participation.NOT_YET).values_list("pk", "pair")


ties.register("conversations", tell_who_talked)
