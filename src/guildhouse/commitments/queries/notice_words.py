"""What notices of commitments say. A mail carries no word of them: it only says that there is something."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from guildhouse.commitments.models import Commitment, Receiver
from guildhouse.commitments.queries.finding import HISTORY, PEOPLE, find_pending
from guildhouse.commitments.queries.opening import hold_keys_of, open_line, open_promise
from guildhouse.commitments.queries.pages import make_face
from guildhouse.kernel.names import isolate
from guildhouse.kernel.ports.notices import Batch, NoticeWords, Telling, Thing
from guildhouse.members.models import Member

ASKED, PROMISED, CHANGED = "commitments.asked", "commitments.promised", "commitments.changed"
State = Commitment.State
One = tuple[Member, str, str, datetime]  # whose act, a sentence with %(name)s, further words, and when


def word_requests(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """As long as they wait."""

    def word(one: Commitment) -> One | None:
        if one.state != State.ASKED or one.doer_id != viewer.pk:
            return None
        return one.author, _("%(name)s asks you to commit yourself"), "", one.created_at

    return _word_each(viewer, batches, word)


def word_promises(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    def word(one: Commitment) -> One | None:
        return None if one.doer_id == viewer.pk else (one.doer, _("%(name)s commits to you"), "", one.created_at)

    return _word_each(viewer, batches, word)


def word_changes(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """The last of what happened, as it stands now."""

    def word(one: Commitment) -> One | None:
        return _of_doer(viewer, one) if viewer.pk == one.doer_id else _of_receiver(viewer, one)

    return _word_each(viewer, batches, word)


def _of_receiver(viewer: Member, one: Commitment) -> One | None:
    created = one.created_at
    if one.state == State.DONE:
        return one.doer, _("%(name)s has done what was promised to you"), "", one.ended_at or created
    if one.state == State.DROPPED:
        return (
            one.doer,
            _("%(name)s drops what was promised to you"),
            open_line(one.ending, viewer),
            one.ended_at or created,
        )
    if one.state == State.DECLINED:
        return one.doer, _("%(name)s: it does not suit now"), open_line(one.ending, viewer), one.ended_at or created
    return _of_day(viewer, one) or (one.doer, _("%(name)s said yes to what you asked"), "", created)


def _of_doer(viewer: Member, one: Commitment) -> One | None:
    if told := _of_day(viewer, one):
        return told
    answered = [
        receiver for receiver in one.receivers.all() if receiver.answered_at and receiver.member_id != one.author_id
    ]
    last = max(answered, key=lambda receiver: receiver.answered_at or one.created_at, default=None)
    if last is None:
        return None
    sentence = (
        _("%(name)s does not need it any more")
        if last.state == Receiver.State.RELEASED
        else _("%(name)s is fine with what you promise")
    )
    return last.member, sentence, "", last.answered_at or one.created_at


def _of_day(viewer: Member, one: Commitment) -> One | None:
    """A proposal that waits, or the last that was answered, or a day the doer set."""
    pending = find_pending(one)
    if pending is not None and pending.by_id != viewer.pk:
        return pending.by, _("%(name)s proposes another day"), open_line(pending.why, viewer), pending.created_at
    closed = [proposal for proposal in one.proposals.all() if proposal.closed_at and proposal.state in _SAID]
    if pending is not None or not closed:
        return None
    last = max(closed, key=lambda proposal: proposal.pk)
    last.commitment = one
    if last.state == "moved":
        told = one.doer, _("%(name)s moves what was promised to you"), open_line(last.why, viewer)
    else:
        other = one.doer if last.by_id == viewer.pk and viewer.pk != one.doer_id else last.by
        told = other, _("The day proposed is agreed") if last.state == "agreed" else _("The day stays as it was"), ""
    return *told, last.closed_at or one.created_at


_SAID = {"agreed", "refused", "moved"}


def _word_each(
    viewer: Member, batches: Sequence[Batch], word: Callable[[Commitment], One | None]
) -> dict[int, NoticeWords]:
    ids = {pk for batch in batches for pk in batch.thing_ids}
    rows = Commitment.objects.visible_to(viewer).filter(pk__in=ids).select_related("doer", "author")
    found = {one.pk: one for one in rows.prefetch_related(PEOPLE, HISTORY)}
    hold_keys_of(found.values(), viewer, with_people=True)
    words = {}
    for batch in batches:
        one = found.get(batch.thing_ids[0])
        told = word(one) if one else None
        if one is not None and told is not None:
            somebody, sentence, text, at = told
            face, address = make_face(somebody), one.get_absolute_url()
            thing = Thing(
                id=one.pk, name=face.name, hue=face.hue, picture=face.picture, is_unnamed=False, text=text,
                address=address, at=at,
            )  # fmt: skip
            words[batch.key] = NoticeWords(
                title=sentence % {"name": isolate(somebody.name)}, address=address, subject=open_promise(one, viewer).what,
                things=(thing,), is_confidential=True,
            )  # fmt: skip
    return words


def find_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """Those it does not concern any more."""
    ids = {telling.thing_id for telling in tellings}
    here = set(Commitment.objects.filter(pk__in=ids).exclude(state=State.UNHEARD).values_list("pk", flat=True))
    return {one: "gone" for one in tellings if one.thing_id not in here}
