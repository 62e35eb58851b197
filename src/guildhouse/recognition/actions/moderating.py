"""Hiding kudos by whoever keeps order, and showing them again."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.recognition.events import KudosRestored, KudosWithdrawn
from guildhouse.recognition.models import Kudos


@transaction.atomic
def hide_kudos(kudos_id: int, *, by: Member, **_more: Any) -> None:
    _mark(kudos_id, by, is_shown=False)


@transaction.atomic
def show_kudos(kudos_id: int, *, by: Member, **_more: Any) -> None:
    _mark(kudos_id, by, is_shown=True)


def _mark(kudos_id: int, by: Member, *, is_shown: bool) -> None:
    if not by.is_host:
        raise NotAllowed(_("This is for the hosts of the community."))
    kudos = lock(Kudos.objects.filter(pk=kudos_id)).get()
    if (kudos.deleted_at is None) == is_shown:
        return
    kudos.deleted_at, kudos.version = None if is_shown else timezone.now(), kudos.version + 1
    kudos.save(update_fields=["deleted_at", "version"])
    fact = KudosRestored if is_shown else KudosWithdrawn
    emit(fact(kudos_id=kudos.pk, by_id=by.pk))
