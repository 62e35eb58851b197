"""A button pressed twice does its work once: forms carry a key of their own, and what is done under it is remembered."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from guildhouse.kernel.errors import Held
from guildhouse.kernel.models import SentForm
from guildhouse.kernel.ports.gates import keep_held
from guildhouse.kernel.rows import change_rows, stamp

KEY = "form_key"
REMEMBERED = timedelta(days=1)
# Of two who enter the same at once, the second waits for the first and then finds it entered.
ENTER = "INSERT INTO kernel_sentform (member_id, mark, address, at) VALUES (%s, %s, %s, %s) ON CONFLICT (member_id, mark) DO NOTHING"
LEAD = "UPDATE kernel_sentform SET address = %s WHERE member_id = %s AND mark = %s"


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
    mark = _mark(given)
    if not change_rows(ENTER, [member_id, mark, "", stamp(timezone.now())]):
        return SentForm.objects.values_list("address", flat=True).get(member_id=member_id, mark=mark)
    address = _act_or_wait(act)
    change_rows(LEAD, [address, member_id, mark])
    return address


def forget_old_forms(now: datetime) -> None:
    SentForm.objects.filter(at__lt=now - REMEMBERED).delete()


def _act_or_wait(act: Callable[[], str]) -> str:
    try:
        with transaction.atomic():
            return act()
    except Held as held:
        return keep_held(held)


def _mark(given: QueryDict) -> str:
    typed = sorted((name, values) for name, values in given.lists() if name != "csrfmiddlewaretoken")
    return hashlib.sha256(repr(typed).encode()).hexdigest()
