"""Connecting two members: asked with a word, accepted or left in silence."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.due import plan_due
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.events import ConnectionAsked, ConnectionMade
from guildhouse.members.models import Block, Connection, Follow, Member

LONGEST, SHORTEST = 500, 10
WAITING = "members.connections"
State = Connection.State


@transaction.atomic
def ask_connection(someone: Member, *, by: Member, words: str) -> Connection:
    """Asks, or where the other has asked already, connects: two who ask each other at once are connected.

    Conflict when they are connected, or asked before; whoever has blocked the asker never hears of it.
    """
    words = clean_text(words).strip()
    _refuse_words(words)
    pass_gates(Saying(kind="members.connection", by=by, text=words, given={"to": someone.pk, "words": words}))
    _lock_members(by.pk, someone.pk)
    if not by.may_write:
        raise NotAllowed(_("You cannot ask others just now."))
    if someone.pk == by.pk or someone.status != Member.Status.ACTIVE:
        raise Invalid(_("This member cannot be asked."))
    if Block.objects.filter(member=by, blocked=someone).exists():
        raise Invalid(_("You have blocked this member. Unblock them first."))
    stood = Connection.objects.between(by.pk, someone.pk).first()
    if stood is None:
        return _ask(someone, by, words)
    if stood.state == State.CONNECTED:
        raise Conflict(_("You are connected already."))
    if stood.asked_by_id == by.pk:
        raise Conflict(_("You have asked already. They answer when they like."))
    return _connect(stood, by)


@transaction.atomic
def accept_connection(connection_id: int, *, by: Member) -> Connection:
    return _connect(_find_asked(connection_id, by), by)


@transaction.atomic
def decline_connection(connection_id: int, *, by: Member) -> None:
    """In silence: whoever asked sees what they saw before."""
    asked = _find_asked(connection_id, by)
    Connection.objects.filter(pk=asked.pk).update(state=State.DECLINED, answered_at=timezone.now())
    _settle_waiting(by.pk)


@transaction.atomic
def end_connection(someone_id: int, *, by: Member) -> bool:
    """Ends it, or takes back one's own question; nothing is told. Whether there was anything to end."""
    _lock_members(by.pk, someone_id)
    row = lock(Connection.objects.between(by.pk, someone_id)).first()
    if row is None or (row.state != State.CONNECTED and row.asked_by_id != by.pk):
        return False
    row.delete()
    _settle_waiting(someone_id)
    return True


@transaction.atomic
def part_members(member_id: int, blocked_id: int) -> None:
    """After a block: neither follows the other any more, and they are connected no longer; an open question is never heard."""
    pair = [member_id, blocked_id]
    _lock_members(*pair)
    Follow.objects.filter(member__in=pair, followed__in=pair).delete()
    between = Connection.objects.between(member_id, blocked_id)
    between.filter(asked_by=blocked_id).exclude(state=State.CONNECTED).update(state=State.UNHEARD)
    between.exclude(asked_by=blocked_id, state=State.UNHEARD).delete()
    for one in pair:
        _settle_waiting(one)


def _ask(someone: Member, by: Member, words: str) -> Connection:
    is_unheard = Block.objects.filter(member=someone, blocked=by).exists()
    asked = Connection.objects.create(
        low_id=min(by.pk, someone.pk), high_id=max(by.pk, someone.pk), asked_by=by, words=words,
        state=State.UNHEARD if is_unheard else State.ASKED,
    )  # fmt: skip
    if not is_unheard:
        emit(ConnectionAsked(connection_id=asked.pk, member_id=someone.pk, by_id=by.pk))
        _settle_waiting(someone.pk)
    return asked


def _connect(row: Connection, by: Member) -> Connection:
    row.state, row.answered_at = State.CONNECTED, timezone.now()
    row.save(update_fields=["state", "answered_at"])
    emit(ConnectionMade(connection_id=row.pk, member_id=row.asked_by_id, by_id=by.pk))
    _settle_waiting(by.pk)
    return row


def _find_asked(connection_id: int, by: Member) -> Connection:
    _lock_members(by.pk)
    row = lock(Connection.objects.waiting_for(by.pk).filter(pk=connection_id)).first()
    if row is None:
        raise NotFound(_("This question is not there any more."))
    if not by.may_write:
        raise NotAllowed(_("You cannot answer this just now."))
    return row


def _settle_waiting(member_id: int) -> None:
    """Their Today asks who waits only while somebody does; a day early, so that it is due wherever they are."""
    first = Connection.objects.waiting_for(member_id).order_by("asked_at").values_list("asked_at", flat=True).first()
    plan_due(WAITING, member_id, {member_id: (first - timedelta(days=1)).date()} if first else {})


def _lock_members(*ids: int) -> None:
    """Always the smaller id first, so that two who ask each other stand in line."""
    list(lock(Member.objects.filter(pk__in=ids).order_by("pk")))


def _refuse_words(words: str) -> None:
    if len(words) < SHORTEST:
        raise Invalid(_("Say in a sentence why you ask."), field="words")
    if len(words) > LONGEST:
        raise Invalid(_("Five hundred characters are enough."), field="words")
