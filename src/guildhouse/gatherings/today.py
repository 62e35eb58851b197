"""What is due: events one comes to or organises, until the end of tomorrow."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.gatherings.models import Attendance, Gathering, Organiser
from guildhouse.gatherings.queries.nearness import is_anything_near
from guildhouse.gatherings.queries.times import say_when
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member

MOST = 5


def list_due(member: Member) -> Iterator[TodayItem]:
    """One query, and none while nothing is near: that is looked up every ten seconds for everybody together."""
    now = timezone.now()
    if not is_anything_near(now):
        return
    tomorrow_ends = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)
    comes = Attendance.objects.filter(gathering=OuterRef("pk"), member=member, state=Attendance.State.GOING)
    runs = Organiser.objects.filter(gathering=OuterRef("pk"), member=member)
    due = Gathering.objects.visible_to(member).filter(
        Exists(comes) | Exists(runs), cancelled_at=None, ends_at__gt=now, starts_at__lt=tomorrow_ends
    )
    for one in due.order_by("starts_at")[:MOST]:
        yield TodayItem(
            title=_say(one, tomorrow=timezone.localtime(one.starts_at).date() > timezone.localdate()),
            address=one.get_absolute_url(), room="gatherings", icon="calendar", why=say_when(one), at=one.starts_at,
        )  # fmt: skip


def _say(gathering: Gathering, *, tomorrow: bool) -> str:
    time = f"{timezone.localtime(gathering.starts_at):%H:%M}"
    if gathering.has_begun(timezone.now()):
        return _("%(title)s, now") % {"title": gathering.title}
    sentence = _("%(title)s, tomorrow at %(time)s") if tomorrow else _("%(title)s, today at %(time)s")
    return sentence % {"title": gathering.title, "time": time}


today_sources.register("gatherings.due", list_due)
