"""Stands before what members say: limits, lists, the judge of spam, a first look; keeps what waits, and tells hosts of the rest."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.flaggables import FlaggedThing
from guildhouse.kernel.ports.gates import gates, keepers
from guildhouse.members.models import Member
from guildhouse.moderation.actions.checking import check_saying
from guildhouse.moderation.actions.holding import decline_as_spam, decline_words, keep_words, let_through
from guildhouse.moderation.kinds import ItemAct, ItemKind, own_kinds
from guildhouse.moderation.models import HeldWords
from guildhouse.spaces.queries import hosted_space_ids


def show_held(held_id: int) -> FlaggedThing | None:
    held = HeldWords.objects.filter(pk=held_id).first()
    if held is None:
        return None
    return FlaggedThing(
        title=held.title or held.text[:80], text=held.text, address=held.address or held.get_absolute_url(),
        author_id=held.by_id, space_id=held.space_id, is_unnamed=bool(held.given.get("pseudonym")),
        is_shown=held.state == HeldWords.State.LET, version=held.version,
    )  # fmt: skip


def decides_held(member: Any, ids: Sequence[int]) -> set[int]:
    """Hosts of the space it is meant for, and hosts of the community where they may read it."""
    if not isinstance(member, Member) or not member.may_write:
        return set()
    spaces = set(hosted_space_ids(member))
    rows = HeldWords.objects.filter(pk__in=list(ids)).exclude(by=member).values_list("pk", "space_id")
    return {pk for pk, space_id in rows if space_id in spaces or (not space_id and member.is_host)}


gates.register("moderation", check_saying)
keepers.register("keep", keep_words)
own_kinds.register("held", ItemKind(
    label=_("Words that wait"), show=show_held, decides=decides_held, may_be_left=False, tells_itself=True,
    acts={
        "let_through": ItemAct(label=_("Let it through; it is posted now"), perform=let_through, is_kind=True),
        "decline": ItemAct(label=_("Decline it; its author is told why"), perform=decline_words, undone_by="let_through"),
        "spam": ItemAct(label=_("Decline it as spam; the house learns from it"), perform=decline_as_spam, undone_by="let_through"),
    },
))  # fmt: skip
