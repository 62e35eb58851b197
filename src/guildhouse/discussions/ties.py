"""A tie between two members: one has answered the other's question in the open, both under their own names."""

from collections.abc import Mapping, Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from guildhouse.discussions.queries.answers import Answered, find_answered
from guildhouse.kernel.names import isolate
from guildhouse.kernel.ports.ties import Tie, ties
from guildhouse.members.models import Member

LONGEST = 80
HELPED, ANSWERED = 2.3, 1.3


def tell_who_answered(viewer: Member, others: Sequence[int]) -> Mapping[int, Sequence[Tie]]:
    return {other: [_word(one) for one in these] for other, these in find_answered(viewer, others).items()}


def _word(one: Answered) -> Tie:
    said = _("You answered their question “%(title)s”") if one.is_mine else _("Answered your question “%(title)s”")
    title = isolate(Truncator(one.title).chars(LONGEST))
    weight = HELPED if one.helped else ANSWERED
    return Tie(kind="answered", words=said % {"title": title}, weight=weight, address=f"/posts/{one.post_id}/")


ties.register("discussions", tell_who_answered)
