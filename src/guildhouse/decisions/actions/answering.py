"""Giving a perspective, changing it until it is decided, or kindly saying no."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.decisions.actions.writing import (
    draw,
    lock_decision,
    need_text,
    pass_gates_unread,
    settle_request,
    write_text,
)
from guildhouse.decisions.events import PerspectiveAnswered
from guildhouse.decisions.models import Decision, Perspective, Thoughts
from guildhouse.decisions.policies import can_answer
from guildhouse.decisions.queries.finding import find_own_perspective
from guildhouse.decisions.queries.opening import open_shared
from guildhouse.kernel.drafts import discard_draft
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.kernel.markdown import RENDERER_VERSION
from guildhouse.members.models import Member

State = Perspective.State


@transaction.atomic
def give_perspective(
    decision: Decision, *, by: Member, lean: int, why: str, seen: str = "", unknown: str = ""
) -> Perspective:
    """`lean` is an option's id or 0. It is no vote: nothing is counted. Conflict once it is decided or dropped."""
    own, decision = _lock_own(decision, by)
    pass_gates_unread("decisions.perspective", by)
    if lean and open_shared(decision, by).option(lean) is None:
        raise Invalid(
            _("This option was taken out meanwhile. Choose among those shown, or none of them."), field="lean"
        )
    sentence = _("Say in a few words why you see it this way. That is what helps.")
    texts = {
        "why": need_text(why, "why", sentence),
        "seen": write_text(seen, "seen"),
        "unknown": write_text(unknown, "unknown"),
    }
    first = not own.is_given
    own.state, own.lean, own.renderer = State.GIVEN, lean, RENDERER_VERSION
    own.thoughts = Thoughts(**texts, **{f"{name}_html": draw(text) for name, text in texts.items()}).pack()
    own.answered_at = timezone.now() if first else own.answered_at
    own.edited_at = None if first else timezone.now()
    own.save(update_fields=["state", "lean", "renderer", "thoughts", "answered_at", "edited_at"])
    discard_draft(by.pk, f"private.decisions:perspective:{decision.pk}")
    _tell(own, decision, first=first)
    return own


@transaction.atomic
def decline_request(decision: Decision, *, by: Member) -> None:
    """No reason is asked. Until it is decided they may still change their mind. Twice is once."""
    own, decision = _lock_own(decision, by)
    if own.state == State.DECLINED:
        return
    if own.is_given:
        raise Conflict(_("You have given your perspective. You can change its words until it is decided."))
    own.state, own.answered_at = State.DECLINED, timezone.now()
    own.save(update_fields=["state", "answered_at"])
    _tell(own, decision, first=True)


def _lock_own(decision: Decision, by: Member) -> tuple[Perspective, Decision]:
    decision = lock_decision(decision.pk, by)
    own = find_own_perspective(by, decision)
    if own is None:
        raise NotFound(_("You are not asked about this."))
    if not decision.is_open:
        raise Conflict(_("This is decided or dropped by now. What you wrote is kept as a draft."))
    if not can_answer(by, own):
        raise NotAllowed(_("You can read here, but not write at present. What you wrote is kept as a draft."))
    return own, decision


def _tell(own: Perspective, decision: Decision, *, first: bool) -> None:
    settle_request(own, decision)
    pulse(f"decision:{decision.pk}")
    emit(PerspectiveAnswered(
        perspective_id=own.pk, decision_id=decision.pk, author_id=own.author_id, asker_id=own.asker_id,
        is_given=own.is_given, is_first=first,
    ))  # fmt: skip
