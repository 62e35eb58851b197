"""What ties two members by what they say of themselves."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.names import isolate
from guildhouse.kernel.ports.ties import Tie, ties
from guildhouse.members.models import Member
from guildhouse.members.queries.alike import find_alike

ONE = {
    "offers": (lazy("Offers what you seek: %(what)s"), 2.5),
    "seeks": (lazy("Seeks what you offer: %(what)s"), 2.2),
    "ahead": (lazy("Made the move from where you are now: %(what)s"), 2.6),
    "behind": (lazy("Stands where you began: %(what)s"), 2.1),
    "former_role": (lazy("You both came from %(what)s"), 2.0),
    "former_place": (lazy("You both worked at %(what)s"), 2.0),
    "organisation": (lazy("You both work at %(what)s"), 1.7),
    "place": (lazy("You are both in %(what)s"), 0.8),
}


def tell_alike(viewer: Member, others: Sequence[int]) -> Mapping[int, Sequence[Tie]]:
    return {other: list(_word(common)) for other, common in find_alike(viewer, others).items()}


def _word(common: Mapping[str, Sequence[str]]) -> Iterator[Tie]:
    for facet, (words, weight) in ONE.items():
        if these := common.get(facet):
            yield Tie(kind=facet, words=str(words) % {"what": isolate(these[0])}, weight=weight)
    if "connected" in common:
        yield Tie(kind="connected", words=_("You are connected"), weight=3.0)
    if "follows" in common:
        yield Tie(kind="follows", words=_("Follows you"), weight=0.9)
    interests = [isolate(one) for one in common.get("interest", ())]
    if len(interests) == 1:
        yield Tie(kind="interest", words=_("You are both interested in %(one)s") % {"one": interests[0]}, weight=1.0)
    elif interests:
        said = _("You are both interested in %(one)s and %(other)s") % {"one": interests[0], "other": interests[1]}
        yield Tie(kind="interest", words=said, weight=min(1.9, 1.0 + 0.2 * len(interests)))


ties.register("members", tell_alike)
