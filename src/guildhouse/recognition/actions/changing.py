"""Mending kudos, taking them back, and where they stand on a receiver's page."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.kernel.undo import undoes
from guildhouse.members.models import Member
from guildhouse.recognition.actions.giving import check_value, clean_words, refuse_twice
from guildhouse.recognition.events import KudosChanged, KudosRestored, KudosWithdrawn
from guildhouse.recognition.models import Kudos, Receiver
from guildhouse.recognition.policies import can_change, can_place


@transaction.atomic
def change_kudos(kudos_id: int, *, by: Member, words: str, value: str, audience: str, seen: int | None = None) -> Kudos:
    """Only who gave it; whom it is for and what it is about stay. Conflict when it was changed since `seen`."""
    pass_gates(Saying(kind="recognition.change", by=by, text=words))
    kudos = _lock(kudos_id, by)
    if not can_change(by, kudos):
        raise NotAllowed(_("Only whoever gave these kudos can change them."))
    if seen is not None and kudos.version != seen:
        raise Conflict(_("These kudos were changed in another window. Your text is below."))
    if audience not in Kudos.Audience.values:
        raise Invalid(_("Choose who may read it."), field="audience")
    kudos.words, kudos.audience = clean_words(words), audience
    kudos.value = value if value == kudos.value else check_value(value)
    kudos.edited_at, kudos.version = timezone.now(), kudos.version + 1
    kudos.save(update_fields=["words", "audience", "value", "edited_at", "version"])
    emit(KudosChanged(kudos_id=kudos.pk, by_id=by.pk))
    return kudos


@transaction.atomic
def withdraw_kudos(kudos_id: int, *, by: Member) -> None:
    """Gone from every page and from the ledger; it can be taken back for some minutes."""
    kudos = _lock(kudos_id, by)
    if kudos.by_id != by.pk:
        raise NotAllowed(_("Only whoever gave these kudos can take them back."))
    kudos.withdrawn_at, kudos.version = timezone.now(), kudos.version + 1
    kudos.save(update_fields=["withdrawn_at", "version"])
    emit(KudosWithdrawn(kudos_id=kudos.pk, by_id=by.pk))


@undoes("recognition.withdraw")
@transaction.atomic
def restore_kudos(*, by: Member, kudos_id: int, **_more: Any) -> None:
    lock(Member.objects.filter(pk=by.pk)).get()
    kudos = lock(Kudos.objects.filter(pk=kudos_id, by=by)).first()
    if kudos is not None and kudos.withdrawn_at is not None:
        refuse_twice(by, kudos.kind, kudos.object_id)
        kudos.withdrawn_at, kudos.version = None, kudos.version + 1
        kudos.save(update_fields=["withdrawn_at", "version"])
        emit(KudosRestored(kudos_id=kudos.pk, by_id=by.pk))


@transaction.atomic
def place_kudos(kudos_id: int, *, by: Member, hidden: bool) -> None:
    """A receiver keeps it off their page, and off the page of the latest where they were the only one, or lets it stand."""
    receiver = lock(Receiver.objects.filter(kudos=kudos_id, member=by, is_unheard=False)).first()
    if receiver is None or not can_place(by, receiver):
        raise NotFound(_("There are no kudos at this address, or they are not for you to read."))
    receiver.is_hidden = hidden
    receiver.save(update_fields=["is_hidden"])


def _lock(kudos_id: int, by: Member) -> Kudos:
    seen = Kudos.objects.visible_to(by).filter(pk=kudos_id).values("pk")
    kudos = lock(Kudos.objects.filter(pk__in=seen)).first()
    if kudos is None:
        raise NotFound(_("There are no kudos at this address, or they are not for you to read."))
    return kudos
