"""What waits for a member's word: requests to talk."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guildhouse.kernel.ports.today import TodayItem, today_sources
from guildhouse.kernel.rows import fetch_rows
from guildhouse.members.models import Member

MOST = 5
# By hand, because every member's first page asks it.
WAITING = """
SELECT p.conversation_id, a.name FROM conversations_participation p
LEFT JOIN members_member a ON a.id = p.invited_by_id
WHERE p.member_id = %s AND p.state = 'invited' ORDER BY p.asked_at LIMIT %s"""


def list_requests(member: Member) -> Iterator[TodayItem]:
    for conversation, name in fetch_rows(WAITING, [member.pk, MOST]):
        yield TodayItem(
            title=_("%(name)s would like to talk with you") % {"name": name or _("Somebody")},
            address=f"/conversations/{conversation}/",
            room="conversations",
            icon="messages-square",
            why=_("Say yes, or let it go; nobody is told of a no."),
        )


today_sources.register("conversations.requests", list_requests)
