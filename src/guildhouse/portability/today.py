"""What waits for hosts: somebody says that words from elsewhere are theirs."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member
from guildhouse.portability.policies import can_decide_claim
from guildhouse.portability.queries.people import count_waiting_claims


def list_claims(member: Member) -> Iterable[TodayItem]:
    if can_decide_claim(member) and (count := count_waiting_claims()):
        title = ngettext("%(n)s person claims earlier words", "%(n)s people claim earlier words", count) % {"n": count}
        why = _("They wrote them before these came here.")
        yield TodayItem(title, "/import/claims/", "portability", "user-check", why, None, count)


today_sources.register("portability", list_claims)
