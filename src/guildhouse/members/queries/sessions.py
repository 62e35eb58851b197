"""Where a member is signed in."""

import re
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from guildhouse.members.models import Member

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
DEVICES = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionRow:
    id: int
    place: str
    address: str
    since: datetime
    is_current: bool


def list_sessions(member: Member, current_key: str | None) -> list[SessionRow]:
    """The newest first, this one before all others; sessions that have ended are forgotten on the way."""
    rows = [
        SessionRow(one.pk, name_place(one.user_agent), one.ip, one.created_at, one.session_key == current_key)
        for one in UserSession.objects.purge_and_list(member)
    ]
    return sorted(rows, key=lambda row: (row.is_current, row.since), reverse=True)


def name_place(agent: str) -> str:
    """“Firefox on Linux”, as far as the browser tells."""
    browser = next((name for mark, name in BROWSERS if re.search(rf"\b{mark}", agent)), "")
    device = next((name for mark, name in DEVICES if mark in agent), "")
    if browser and device:
        return _("%(browser)s on %(device)s") % {"browser": browser, "device": device}
    return browser or device or _("A browser that does not say its name")
