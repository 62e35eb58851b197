"""A tie between two members: both went to an event, or both are coming to one."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from guildhouse.gatherings.queries.together import find_shared
from guildhouse.kernel.names import isolate
from guildhouse.kernel.ports.ties import Tie, ties
from guildhouse.members.models import Member

KIND = "gathering"


def tell_who_met(viewer: Member, others: Sequence[int]) -> Mapping[int, Sequence[Tie]]:
    """The latest event both went to, and the next both come to, where the other lets it be seen; one query."""
    return {
        other: [
            Tie(
                kind=KIND, address=one.address, weight=1.6 if one.is_over else 1.2,
                words=(_("You both went to %(title)s") if one.is_over else _("You are both coming to %(title)s"))
                % {"title": isolate(one.title)},
            )
            for one in shared
        ]
        for other, shared in find_shared(viewer, others).items()
    }  # fmt: skip


ties.register("gatherings", tell_who_met)
