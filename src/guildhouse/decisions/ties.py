"""A tie between two members: one has given the other a perspective."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guildhouse.decisions.models import Perspective
from guildhouse.kernel.ports.ties import Tie, ties
from guildhouse.kernel.stencils import Holes, stencil
from guildhouse.members.models import Member


def tell_who_helped(viewer: Member, others: Sequence[int]) -> Mapping[int, Sequence[Tie]]:
    """Both know of it; nobody else is told."""
    pairs: dict[int, set[bool]] = {}
    for asker_id, author_id in _given.ask(viewer=viewer.pk, others=others):
        mine = asker_id == viewer.pk
        pairs.setdefault(author_id if mine else asker_id, set()).add(mine)
    return {pk: [Tie(kind="perspective", words=_word(sides), weight=1.8)] for pk, sides in pairs.items()}


@stencil
def _given(holes: Holes) -> QuerySet[Any, Any]:
    viewer, others = holes.number("viewer"), holes.numbers("others")
    asked = Q(asker=viewer, author__in=others) | Q(author=viewer, asker__in=others)
    rows = Perspective.objects.filter(asked, state=Perspective.State.GIVEN, is_delivered=True)
    return rows.values_list("asker_id", "author_id")


def _word(sides: set[bool]) -> str:
    if len(sides) > 1:
        return _("You asked each other for a perspective")
    return _("They gave you a perspective") if True in sides else _("You gave them a perspective")


ties.register("decisions", tell_who_helped)
