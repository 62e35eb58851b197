"""Notices of keeping order in words, each for its reader alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhouse.kernel.ports.notices import Batch, NoticeWords, Thing
from guildhouse.members.models import Member
from guildhouse.moderation.models import Appeal, Decision, Flag, HeldWords, Sighting
from guildhouse.moderation.queries.appeals import waiting_appeals
from guildhouse.moderation.queries.queue import count_waiting
from guildhouse.moderation.wording import say_what

DECIDED, APPEAL_DECIDED = "moderation.decided", "moderation.appeal_decided"
HELD = "moderation.words_decided"
SETTLED, WAITING, APPEAL = "moderation.flag_settled", "moderation.waiting", "moderation.appeal"
RECORD = "/settings/record/"
Worded = dict[int, NoticeWords]
Row = TypeVar("Row")


def word_decisions(viewer: Member, batches: Sequence[Batch]) -> Worded:
    found = Decision.objects.filter(pk__in=_ids(batches), about=viewer).in_bulk()
    return {
        batch.key: _say(
            _("A host has decided about “%(title)s”: %(what)s") % {"title": one.title, "what": say_what(one)},
            _("A decision about you"), one.pk, one.reason, RECORD, one.at,
        )
        for batch in batches if (one := _first(found, batch)) is not None
    }  # fmt: skip


def word_held(viewer: Member, batches: Sequence[Batch]) -> Worded:
    """As it stands now: posted, with the way there, or declined, with the reason."""
    found = HeldWords.objects.of(viewer).exclude(decided_by=None).in_bulk(_ids(batches))
    words: Worded = {}
    for batch in batches:
        if (held := _first(found, batch)) is None:
            continue
        is_let = held.state == HeldWords.State.LET
        title = _("What you wrote is posted") if is_let else _("A host has declined what you wrote")
        address = held.address if is_let else held.get_absolute_url()
        text = str(held) if is_let else held.reason
        words[batch.key] = _say(title, str(held)[:120], held.pk, text, address, held.decided_at or held.at)
    return words


def word_answers(viewer: Member, batches: Sequence[Batch]) -> Worded:
    found = Appeal.objects.select_related("decision").exclude(decided_at=None).filter(pk__in=_ids(batches)).in_bulk()
    words: Worded = {}
    for batch in batches:
        one = _first(found, batch)
        if one is None or viewer.pk not in {one.by_id, one.decision.by_id}:
            continue
        told = (
            _("The decision about “%(title)s” stands")
            if one.is_upheld
            else _("The decision about “%(title)s” is taken back")
        )
        address = RECORD if one.by_id == viewer.pk else f"/moderation/{one.decision.item_id}/"
        title = told % {"title": one.decision.title}
        words[batch.key] = _say(
            title, _("An appeal is answered"), one.pk, one.reason, address, one.decided_at or one.at
        )
    return words


def word_flags(viewer: Member, batches: Sequence[Batch]) -> Worded:
    """Acted or not, under the title it had then: no word of what it means for anybody."""
    found = Flag.objects.filter(pk__in=_ids(batches), by=viewer).exclude(outcome=Flag.Outcome.WAITING).in_bulk()
    seen = Sighting.objects.filter(item__in={flag.item_id for flag in found.values()})
    titles = {(item, version): title for item, version, title in seen.values_list("item_id", "version", "title")}
    words: Worded = {}
    for batch in batches:
        if (flag := _first(found, batch)) is None:
            continue
        acted = flag.outcome == Flag.Outcome.ACTED
        told = (
            _("A host has acted on what you flagged: “%(title)s”")
            if acted
            else _("A host has looked at “%(title)s” and left it as it is")
        )
        title = told % {"title": titles.get((flag.item_id, flag.thing_version), "")}
        words[batch.key] = _say(title, _("What you flagged"), flag.pk, "", RECORD, flag.settled_at or flag.at)
    return words


def word_queue(viewer: Member, batches: Sequence[Batch]) -> Worded:
    """What waits now for this host; nothing once nothing does."""
    count = count_waiting(viewer)
    if not count:
        return {}
    title = ngettext("%(n)s thing waits for a host's look", "%(n)s things wait for a host's look", count) % {"n": count}
    return {
        batch.key: _say(title, _("What waits for a host"), batch.thing_ids[0], "", "/moderation/", timezone.now())
        for batch in batches
    }


def word_appeals(viewer: Member, batches: Sequence[Batch]) -> Worded:
    found = waiting_appeals(viewer).select_related("decision").filter(pk__in=_ids(batches)).in_bulk()
    return {
        batch.key: _say(
            _("Somebody appeals against a decision about “%(title)s”") % {"title": one.decision.title},
            _("An appeal waits for another host"), one.pk, "", f"/moderation/appeals/{one.pk}/", one.at,
        )
        for batch in batches if (one := _first(found, batch)) is not None
    }  # fmt: skip


def _ids(batches: Sequence[Batch]) -> set[int]:
    return {pk for batch in batches for pk in batch.thing_ids}


def _first(found: Mapping[int, Row], batch: Batch) -> Row | None:
    return next((found[pk] for pk in batch.thing_ids if pk in found), None)


def _say(title: str, subject: str, pk: int, text: str, address: str, at: datetime) -> NoticeWords:
    thing = Thing(
        id=pk, name="", hue=0, picture="", is_unnamed=True, text=text[:280], address=address, at=at
    )  # fmt: skip
    return NoticeWords(title=title, address=address, subject=subject, things=(thing,), is_confidential=True)
