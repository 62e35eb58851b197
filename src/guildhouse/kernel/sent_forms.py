"""A button pressed twice does its work once: forms carry a key of their own, and what is done under it is remembered."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from guildhouse.kernel.models import SentForm

KEY = "form_key"
REMEMBERED = timedelta(days=1)


def new_form_key() -> str:
    return secrets.token_urlsafe(12)


@transaction.atomic
def send_once(member_id: int, given: QueryDict, act: Callable[[], str]) -> str:
    """The address `act` answers; sending the same words from the same page again answers it without acting.

    Other words under the same key (somebody went back and wrote anew) are another sending, so nothing typed is lost.
    """
    if not given.get(KEY):
        return act()
    now = timezone.now()
    SentForm.objects.filter(member_id=member_id, at__lt=now - REMEMBERED).delete()
    sent, is_first = SentForm.objects.get_or_create(member_id=member_id, mark=_mark(given))
    if is_first:
        sent.address = act()
        sent.save(update_fields=["address"])
    return sent.address


def _mark(given: QueryDict) -> str:
    typed = sorted((name, values) for name, values in given.lists() if name != "csrfmiddlewaretoken")
    return hashlib.sha256(repr(typed).encode()).hexdigest()
