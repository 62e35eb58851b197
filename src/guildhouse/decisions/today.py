"""What decisions bring to a member's day: to decide, to look back, to give a perspective."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from guildhouse.decisions.models import Decision, Perspective
from guildhouse.decisions.queries.opening import hold_keys_of, open_shared
from guildhouse.kernel.due import due_words
from guildhouse.kernel.names import isolate
from guildhouse.kernel.ports.today import TodayItem
from guildhouse.kernel.times import day
from guildhouse.members.models import Member


def word_own(member: Member, days: Mapping[int, date]) -> Iterator[TodayItem]:
    decisions = list(Decision.objects.filter(owner=member, pk__in=list(days)))
    hold_keys_of(decisions, [], member)
    for one in decisions:
        question, address = open_shared(one, member).question, one.get_absolute_url()
        if one.is_open:
            why = _("You wanted to decide by %(day)s.") % {"day": day(days[one.pk])}
            yield TodayItem(question, address, "decisions", "split", why=why)
        else:
            why = _("You decided this on %(day)s, and wanted to look back.") % {"day": day(one.decided_at)}
            yield TodayItem(_("Look back: %(question)s") % {"question": question}, f"{address}look-back/", "decisions", "history", why=why)  # fmt: skip


def word_asked(member: Member, days: Mapping[int, date]) -> Iterator[TodayItem]:
    asked = Perspective.objects.filter(
        author=member, is_delivered=True, state=Perspective.State.ASKED, pk__in=list(days)
    )
    rows = list(asked.select_related("decision__owner").prefetch_related("decision__perspectives"))
    hold_keys_of([one.decision for one in rows if one.decision], [], member)
    for one in rows:
        if one.decision:
            title = _("%(name)s asks for your perspective") % {"name": isolate(one.decision.owner.name)}
            question = open_shared(one.decision, member).question
            yield TodayItem(title, one.get_absolute_url(), "decisions", "split", why=question)


due_words.register("decisions", word_own)
due_words.register("decisions.asked", word_asked)
