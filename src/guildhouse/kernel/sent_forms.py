"""A button pressed twice does its work once: forms carry a key of their own, and what is done under it is remembered."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from guildhouse.kernel.errors import Held
from guildhouse.kernel.models import SentForm
from guildhouse.kernel.ports.gates import keep_held

KEY = "form_key"
REMEMBERED = timedelta(days=1)


def new_form_key() -> str:
    return secrets.token_urlsafe(12)


@transaction.atomic
def send_once(member_id: int, given: QueryDict, act: Callable[[], str]) -> str:
    """The address `act` answers; sending the same words from the same page again answers it without acting.

    Other words under the same key (somebody went back and wrote anew) are another sending, so nothing typed is lost.
    What has to wait for a host's look is kept, and the address says so.
    """
    if not given.get(KEY):
        return _act_or_wait(act)
    now = timezone.now()
    SentForm.objects.filter(member_id=member_id, at__lt=now - REMEMBERED).delete()
    sent, is_first = SentForm.objects.get_or_create(member_id=member_id, mark=_mark(given))
    if is_first:
        sent.address = _act_or_wait(act)
        sent.save(update_fields=["address"])
    return sent.address


def _act_or_wait(act: Callable[[], str]) -> str:
    try:
        with transaction.atomic():
            return act()
    except Held as held:
        return keep_held(held)


def _mark(given: QueryDict) -> str:
    typed = sorted((name, values) for name, values in given.lists() if name != "csrfmiddlewaretoken")
    return hashlib.sha256(repr(typed).encode()).hexdigest()
