"""What waits for a member's word: requests to talk."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guildhouse.conversations.models import Participation
from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.members.models import Member

MOST = 5


def list_requests(member: Member) -> Iterator[TodayItem]:
    waiting = Participation.objects.filter(member=member, state=Participation.State.INVITED)
    for one in waiting.select_related("invited_by", "conversation").order_by("asked_at")[:MOST]:
        name = one.invited_by.name if one.invited_by else _("Somebody")
        yield TodayItem(
            title=_("%(name)s would like to talk with you") % {"name": name},
            address=one.conversation.get_absolute_url(),
            room="conversations",
            icon="messages-square",
            why=_("Say yes, or let it go; nobody is told of a no."),
        )


today_sources.register("conversations.requests", list_requests)
