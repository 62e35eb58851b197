"""From typed words to what is sealed, and the decision locked as it is now."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.decisions.models import Decision, Option, Perspective, Shared
from guildhouse.decisions.queries.finding import PEOPLE
from guildhouse.kernel.due import plan_due
from guildhouse.kernel.errors import Held, Invalid, NotAllowed, NotFound
from guildhouse.kernel.locking import lock
from guildhouse.kernel.markdown import TextTooLong, clean_text, one_line, render
from guildhouse.kernel.ports.gates import Saying, pass_gates
from guildhouse.members.models import Member

LONGEST_QUESTION, LONGEST_LINE, LONGEST = 200, 2000, 20_000
FEWEST, MOST = 2, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is typed about a decision before it is made."""

    question: str
    context: str = ""
    options: Sequence[Option]
    expected: str = ""
    decide_by: date | None = None


def write_question(given: Question) -> Shared:
    question = one_line(given.question)
    if not question:
        raise Invalid(_("Put the decision as a question."), field="question")
    if len(question) > LONGEST_QUESTION:
        raise Invalid(_("A question holds 200 characters. Say the rest under what is behind it."), field="question")
    context = write_text(given.context, "context")
    return Shared(question, context, draw(context), tuple(_write_options(given.options)))


def _write_options(given: Sequence[Option]) -> list[Option]:
    options = [
        Option(one.id, one_line(one.words), write_text(one.pros, "options", LONGEST_LINE), write_text(one.cons, "options", LONGEST_LINE))
        for one in given
    ]  # fmt: skip
    if any(not one.words or len(one.words) > LONGEST_QUESTION for one in options):
        raise Invalid(
            _("Name each option in up to 200 characters; what speaks for and against it stands below."), field="options"
        )
    if len({one.words.casefold() for one in options}) != len(options) or len({one.id for one in options}) != len(
        options
    ):
        raise Invalid(_("Two options read alike. Say what sets them apart."), field="options")
    if not FEWEST <= len(options) <= MOST:
        raise Invalid(_("Name two to seven options. Leaving things as they are is one, too."), field="options")
    return options


def write_text(text: str, field: str, most: int = LONGEST) -> str:
    """Cleaned; `field` is to blame where it is too long."""
    try:
        return clean_text(text, most=most).strip()
    except TextTooLong as error:
        raise Invalid(error.message, field=field) from error


def need_text(text: str, field: str, sentence: str, most: int = LONGEST) -> str:
    written = write_text(text, field, most)
    if not written:
        raise Invalid(sentence, field=field)
    return written


def draw(text: str) -> str:
    return render(text, anchor=f"n{secrets.token_hex(4)}" if "[^" in text else "") if text else ""


def pass_gates_unread(kind: str, by: Member) -> None:
    """Gates count and limit; they see no word. What would wait for somebody's look is refused, for nobody may look."""
    try:
        pass_gates(Saying(kind=kind, by=by))
    except Held as held:
        raise NotAllowed(
            _("You cannot ask members yet. Take part in the open for a while; then it opens by itself.")
        ) from held


def lock_decision(decision_id: int | None, by: Member) -> Decision:
    """The decision, locked, as it is now, with those who are asked."""
    rows = Decision.objects.visible_to(by).filter(pk=decision_id or 0)
    found = lock(rows).select_related("owner").prefetch_related(PEOPLE).first()
    if found is None:
        raise NotFound(_("There is no decision at this address that is yours, or that you are asked about."))
    return found


def settle_days(decision: Decision) -> None:
    """What is due on Today: to decide or to look back for the owner, to answer for those who are asked."""
    day = decision.decide_by if decision.is_open else None
    if decision.state == Decision.State.DECIDED:
        day = decision.look_back_on
    plan_due("decisions", decision.pk, {decision.owner_id: day} if day else {})
    for one in decision.perspectives.all():
        settle_request(one, decision)


def settle_request(one: Perspective, decision: Decision) -> None:
    waits = decision.is_open and one.state == Perspective.State.ASKED and one.is_delivered
    plan_due("decisions.asked", one.pk, {one.author_id: timezone.localdate(one.asked_at)} if waits else {})
