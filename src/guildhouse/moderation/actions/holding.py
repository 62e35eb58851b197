"""Words that wait: keeping them, changing and taking them back by their author, letting them through or declining them."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, DomainError, Invalid, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import clean_text, one_line
from guildhouse.kernel.ports.gates import Saying, open_gates, performers
from guildhouse.members.models import Member
from guildhouse.moderation.actions.opening import open_item
from guildhouse.moderation.actions.reasons import word_reasons
from guildhouse.moderation.actions.teaching import teach
from guildhouse.moderation.events import WordsDecided
from guildhouse.moderation.models import HeldWords, Item
from guildhouse.moderation.weighing import HELD


@transaction.atomic
def keep_words(saying: Saying, _words: str) -> str:
    """Keeps what a check let wait, brings it to the queue, and answers the address that tells its author so."""
    held = HeldWords.objects.create(
        by=saying.by, kind=saying.kind, space_id=saying.space_id, title=saying.title[:200], text=saying.text,
        given=dict(saying.given), reasons=list(getattr(saying, "reasons", ())),
    )  # fmt: skip
    if draft := saying.given.get("draft"):
        discard_draft(saying.by.pk, draft)
    first = held.reasons[0]["code"] if held.reasons else ""
    open_item(
        "held",
        held.pk,
        source=Item.Source.HELD,
        reason=first[:20],
        details={"why": word_reasons(held.reasons)},
        points=HELD,
    )
    return held.get_absolute_url()


@transaction.atomic
def change_words(held: HeldWords, *, by: Member, text: str, title: str = "", seen: int) -> HeldWords:
    """Its author mends it while it waits; a host then decides about the new words."""
    held = _lock_own(held, by)
    if held.version != seen:
        raise Conflict(_("You have changed this elsewhere meanwhile. Both texts are below."))
    text = clean_text(text)
    if not text.strip():
        raise Invalid(_("Write a few words first, or take it back."), field="text")
    held.text, held.given = text, {**held.given, "body": text}
    if held.title:
        held.title = one_line(title)[:200] or held.title
        held.given["title"] = held.title
    held.version += 1
    held.save(update_fields=["text", "title", "given", "version"])
    open_item("held", held.pk, source=Item.Source.HELD)
    return held


@transaction.atomic
def withdraw_words(held: HeldWords, *, by: Member) -> HeldWords:
    """Nobody else will read it; the words stay on its author's page."""
    held = _lock_own(held, by)
    _settle(held, HeldWords.State.WITHDRAWN)
    return held


@transaction.atomic
def let_through(held_id: int, *, by: Member, reason: str = "", **_given: Any) -> HeldWords:
    """Does it now, in its author's name; also what was declined, when that is taken back. Conflict, with why, where the room cannot."""
    held = _lock_waiting(held_id, or_declined=True)
    perform = performers.get(held.kind)
    if perform is None:
        raise NotFound(_("The room these words were meant for is not there any more."))
    try:
        with open_gates():
            held.address = perform(held.by, held.given)
    except DomainError as refusal:
        raise Conflict(_("It cannot be posted as it is: %(why)s") % {"why": refusal.message}) from refusal
    teach(held.title, held.text, is_spam=False)
    _settle(held, HeldWords.State.LET, by, reason)
    return held


@transaction.atomic
def decline_words(
    held_id: int, *, by: Member, reason: str = "", words: str = "", is_spam: bool = False, **_given: Any
) -> HeldWords:
    """Its author reads `words` (or the reason in general) and keeps what they wrote. `is_spam` teaches the judge."""
    held, reason = _lock_waiting(held_id), words or reason
    if not reason.strip() and not is_spam:
        raise Invalid(_("Tell them why, so that they can say it another way."), field="reason")
    if is_spam:
        teach(held.title, held.text, is_spam=True)
    _settle(held, HeldWords.State.DECLINED, by, clean_text(reason)[:2000])
    return held


def decline_as_spam(held_id: int, *, by: Member, reason: str = "", words: str = "", **_given: Any) -> HeldWords:
    return decline_words(held_id, by=by, reason=words or reason or _("It reads like advertising."), is_spam=True)


def _settle(held: HeldWords, state: HeldWords.State, by: Member | None = None, reason: str = "") -> None:
    held.state, held.decided_by, held.decided_at, held.reason = state, by, timezone.now(), reason
    held.save(update_fields=["state", "decided_by", "decided_at", "reason", "address"])
    Item.objects.filter(kind="held", object_id=held.pk, closed_at=None).update(closed_at=held.decided_at)
    if by is not None:
        about = None if held.given.get("pseudonym") else held.by  # the log names nobody behind a name of the topic
        record_act(f"words.{state.value}", by=by, kind="held", object_id=held.pk, about=about, reason=reason)
    emit(WordsDecided(held_id=held.pk, author_id=held.by_id, state=state.value, by_id=by.pk if by else None))
    pulse("moderation")


def _lock_own(held: HeldWords, by: Member) -> HeldWords:
    """Item first, as a decision does; its author and a host would otherwise wait for each other for ever."""
    if held.by_id != by.pk:
        raise NotFound(_("There is nothing of yours here."))
    lock(Item.objects.filter(kind="held", object_id=held.pk)).first()
    return _lock_waiting(held.pk)


def _lock_waiting(held_id: int, *, or_declined: bool = False) -> HeldWords:
    held = lock(HeldWords.objects.filter(pk=held_id)).first()
    if held is None:
        raise NotFound(_("It is not there any more."))
    if not held.is_waiting and not (or_declined and held.state == HeldWords.State.DECLINED):
        raise Conflict(_("Somebody has decided about this meanwhile. Its page says what came of it."))
    return held
