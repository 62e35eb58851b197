"""A tie between two members: one has given the other a perspective."""

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from guildhouse.decisions.models import Perspective
from guildhouse.kernel.ports.ties import Tie, ties
from guildhouse.members.models import Member


def tell_who_helped(viewer: Member, others: Sequence[int]) -> Mapping[int, Sequence[Tie]]:
    """Both know of it; nobody else is told."""
    asked = Q(asker=viewer, author__in=list(others)) | Q(author=viewer, asker__in=list(others))
    rows = Perspective.objects.filter(asked, state=Perspective.State.GIVEN, is_delivered=True)
    pairs: dict[int, set[bool]] = {}
    for asker_id, author_id in rows.values_list("asker_id", "author_id"):
        mine = asker_id == viewer.pk
        pairs.setdefault(author_id if mine else asker_id, set()).add(mine)
    return {pk: [Tie(kind="perspective", words=_word(sides), weight=1.8)] for pk, sides in pairs.items()}


def _word(sides: set[bool]) -> str:
    if len(sides) > 1:
        return _("You asked each other for a perspective")
    return _("They gave you a perspective") if True in sides else _("You gave them a perspective")


ties.register("decisions", tell_who_helped)
