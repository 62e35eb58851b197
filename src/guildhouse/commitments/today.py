"""What commitments bring to a member's day: what is due or late, what waits for their yes, another day that is proposed."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from guildhouse.commitments.models import Commitment
from guildhouse.commitments.queries.finding import PEOPLE
from guildhouse.commitments.queries.opening import hold_keys_of, open_promise
from guildhouse.commitments.queries.pages import is_late
from guildhouse.kernel.due import due_words
from guildhouse.kernel.names import isolate, join_names
from guildhouse.kernel.ports.today import TodayItem
from guildhouse.kernel.times import day
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone


def _find(member: Member, days: Mapping[int, date]) -> list[Commitment]:
    rows = Commitment.objects.visible_to(member).filter(pk__in=list(days)).select_related("doer", "author")
    found = list(rows.prefetch_related(PEOPLE))
    hold_keys_of(found, member)
    return found


def word_due(member: Member, days: Mapping[int, date]) -> Iterator[TodayItem]:
    """Late ones say since when; what is done is said with one button."""
    for one in _find(member, days):
        promise = open_promise(one, member)
        at = datetime.combine(one.on, one.at or time.min, find_zone(one.zone)) if one.on and one.at else None
        yield TodayItem(
            promise.what, one.get_absolute_url(), "commitments", "list-todo", why=_word(one, member, promise.why), at=at,
            act=_("Done"), act_address=f"{one.get_absolute_url()}done/",
        )  # fmt: skip


def _word(one: Commitment, member: Member, why: str) -> str:
    names = [receiver.member.name for receiver in one.receivers.all() if receiver.member_id != member.pk]
    if is_late(one):
        why = _("Since %(day)s: %(why)s") % {"day": day(one.on), "why": why}
    return _("To %(names)s. %(why)s") % {"names": join_names(names)[0], "why": why} if names else why


def word_asked(member: Member, days: Mapping[int, date]) -> Iterator[TodayItem]:
    for one in _find(member, days):
        title = _("%(name)s asks you to commit yourself") % {"name": isolate(one.author.name)}
        yield TodayItem(title, one.get_absolute_url(), "commitments", "list-todo", why=open_promise(one, member).what)


def word_proposed(member: Member, days: Mapping[int, date]) -> Iterator[TodayItem]:
    for one in _find(member, days):
        title = _("Another day is proposed: %(what)s") % {"what": open_promise(one, member).what}
        yield TodayItem(
            title, one.get_absolute_url(), "commitments", "calendar-clock", why=_("Agree, or leave it as it is.")
        )


due_words.register("commitments", word_due)
due_words.register("commitments.asked", word_asked)
due_words.register("commitments.proposed", word_proposed)
