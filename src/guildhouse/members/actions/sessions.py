"""Ending sessions."""

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member


def end_session(session_id: int, *, by: Member) -> None:
    """Signs the member out there; whoever holds that session's cookie is a visitor from the next request on."""
    session = UserSession.objects.filter(pk=session_id, user=by).first()
    if session is None:
        raise NotFound(_("You are not signed in there any more."))
    session.end()


def end_other_sessions(current_key: str, *, by: Member) -> int:
    """Signs the member out everywhere but here; answers in how many places."""
    others = list(UserSession.objects.filter(user=by).exclude(session_key=current_key))
    for session in others:
        session.end()
    return len(others)
