"""What waits for hosts: flags and appeals."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member
from guildhouse.moderation.queries.appeals import waiting_appeals
from guildhouse.moderation.queries.queue import count_waiting
from guildhouse.spaces.queries import hosts_anywhere


def list_for_hosts(member: Member) -> Iterable[TodayItem]:
    if not hosts_anywhere(member):
        return
    if count := count_waiting(member):
        title = ngettext("%(n)s thing waits for a host's look", "%(n)s things wait for a host's look", count)
        why = _("Whoever flagged them is told what becomes of it.")
        yield TodayItem(title % {"n": count}, "/moderation/", "moderation", "flag", why, None, count)
    if count := waiting_appeals(member).count():
        title = ngettext("%(n)s appeal waits for another host", "%(n)s appeals wait for another host", count)
        why = _("You did not decide it, so you can look again.")
        yield TodayItem(title % {"n": count}, "/moderation/appeals/", "moderation", "scale", why, None, count)


today_sources.register("moderation", list_for_hosts)
