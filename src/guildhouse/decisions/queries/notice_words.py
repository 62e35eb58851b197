"""What notices of decisions say. A mail carries no word of them: it only says that there is something."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from guildhouse.decisions.models import Decision, Perspective
from guildhouse.decisions.queries.finding import PEOPLE, find_own_perspective
from guildhouse.decisions.queries.opening import hold_keys_of, open_line, open_shared, open_verdict, word_choice
from guildhouse.decisions.queries.pages import make_face
from guildhouse.kernel.names import isolate, join_names
from guildhouse.kernel.ports.notices import Batch, NoticeWords, Telling, Thing
from guildhouse.members.models import Member

ASKED, GIVEN, TOLD = "decisions.asked", "decisions.given", "decisions.told"
State = Perspective.State
One = tuple[str, str, datetime]  # a sentence with %(name)s, further words, and when


def word_requests(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """As long as they wait."""

    def word(decision: Decision) -> One | None:
        own = find_own_perspective(viewer, decision)
        if own is None or own.state != State.ASKED or not decision.is_open:
            return None
        sentence = (
            _("%(name)s reminds you: your perspective is asked")
            if own.reminded_at
            else _("%(name)s asks for your perspective")
        )
        return sentence, "", own.reminded_at or own.asked_at

    return _word_each(viewer, batches, word)


def word_told(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """What became of it: decided, looked back at, or dropped, whatever is the last of these."""

    def word(decision: Decision) -> One | None:
        if decision.owner_id == viewer.pk or find_own_perspective(viewer, decision) is None:
            return None
        if decision.dropped_at:
            return _("%(name)s needs no decision any more"), open_line(decision.farewell, viewer), decision.dropped_at
        if decision.looked_back_at and decision.is_told_back_to(viewer):
            return _("%(name)s looked back at what you helped with"), "", decision.looked_back_at
        verdict = open_verdict(decision, viewer)
        if verdict is None or decision.decided_at is None:
            return None
        return _("%(name)s has decided, and says why"), word_choice(verdict), decision.decided_at

    return _word_each(viewer, batches, word)


def word_answers(viewer: Member, batches: Sequence[Batch]) -> dict[int, NoticeWords]:
    """Who gave a perspective, or said kindly that it does not suit them; together for each decision."""
    rows = Perspective.objects.filter(pk__in=_ids(batches), asker=viewer).exclude(state=State.ASKED)
    found = {one.pk: one for one in rows.select_related("author", "decision__owner") if one.decision}
    hold_keys_of([one.decision for one in found.values() if one.decision], [], viewer)
    words = {}
    for batch in batches:
        here = [found[pk] for pk in batch.thing_ids if pk in found]
        if here and here[0].decision:
            words[batch.key] = _word_answers(viewer, here, here[0].decision)
    return words


def _word_answers(viewer: Member, rows: Sequence[Perspective], decision: Decision) -> NoticeWords:
    given = [one.author.name for one in rows if one.is_given]
    names, _count = join_names(given or [one.author.name for one in rows])
    title = _("%(names)s: a perspective for you") if given else _("%(names)s: it does not suit now")
    address = decision.get_absolute_url()
    things = tuple(_thing(one.pk, one.author, address, one.answered_at or one.asked_at, "") for one in rows)
    question = open_shared(decision, viewer).question
    return NoticeWords(
        title=title % {"names": names}, address=address, subject=question, things=things, is_confidential=True
    )


def _word_each(
    viewer: Member, batches: Sequence[Batch], word: Callable[[Decision], One | None]
) -> dict[int, NoticeWords]:
    rows = Decision.objects.visible_to(viewer).filter(pk__in=_ids(batches)).select_related("owner")
    found = {one.pk: one for one in rows.prefetch_related(PEOPLE)}
    hold_keys_of(found.values(), [], viewer)
    words = {}
    for batch in batches:
        decision = found.get(batch.thing_ids[0])
        told = word(decision) if decision else None
        if decision is not None and told is not None:
            sentence, text, at = told
            address = decision.get_absolute_url()
            words[batch.key] = NoticeWords(
                title=sentence % {"name": isolate(decision.owner.name)}, address=address,
                subject=open_shared(decision, viewer).question, is_confidential=True,
                things=(_thing(decision.pk, decision.owner, address, at, text),),
            )  # fmt: skip
    return words


def _ids(batches: Iterable[Batch]) -> set[int]:
    return {pk for batch in batches for pk in batch.thing_ids}


def _thing(pk: int, somebody: Member, address: str, at: datetime, text: str) -> Thing:
    face = make_face(somebody)
    return Thing(
        id=pk, name=face.name, hue=face.hue, picture=face.picture, is_unnamed=False, text=text, address=address, at=at
    )


def find_request_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """A request that was answered, taken back or overtaken meanwhile waits for nobody."""
    rows = Perspective.objects.filter(
        decision__in={telling.thing_id for telling in tellings}, author__in={telling.member_id for telling in tellings},
        state=State.ASKED, is_delivered=True, decision__state=Decision.State.OPEN,
    )  # fmt: skip
    waiting = set(rows.values_list("decision_id", "author_id"))
    return {one: "answered" for one in tellings if (one.thing_id, one.member_id) not in waiting}


def find_answer_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    rows = Perspective.objects.filter(pk__in={one.thing_id for one in tellings}, decision__isnull=False)
    here = set(rows.exclude(state=State.ASKED).values_list("pk", flat=True))
    return {one: "gone" for one in tellings if one.thing_id not in here}


def find_told_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    here = set(Decision.objects.filter(pk__in={one.thing_id for one in tellings}).values_list("pk", flat=True))
    return {one: "gone" for one in tellings if one.thing_id not in here}
