"""Signs a member in for the measuring client: `python -m benchmarks.sessions [NUMBER]` prints the cookies."""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from guildhouse.members.models import Member
from guildhouse.moderation.limits import LEVELS, MOST
from guildhouse.moderation.models import Rules


def sign_in(member: Member) -> dict[str, str]:
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    return {settings.SESSION_COOKIE_NAME: str(session.session_key)}


def let_write_on(kind: str) -> None:
    """What one writes is still counted, but nobody measures faster than a person types without being held back."""
    rates = {kind: {str(level): [MOST] * 3 for level in LEVELS}}
    Rules.objects.update_or_create(pk=1, defaults={"rates": rates})


if __name__ == "__main__":
    let_write_on("discussions.reply")
    print(json.dumps(sign_in(Member.objects.get(pk=int(sys.argv[1]) if sys.argv[1:] else 1))))
