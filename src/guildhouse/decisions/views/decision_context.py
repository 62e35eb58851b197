"""What the page of a decision needs, also where one of its forms comes back."""

from typing import Any

from guildhouse.decisions.forms import AskForm, PerspectiveForm, PostponeForm
from guildhouse.decisions.models import Decision
from guildhouse.decisions.policies import can_answer, can_ask, can_drop, can_edit, can_look_back, can_make
from guildhouse.decisions.queries.opening import word_choice
from guildhouse.decisions.queries.pages import DecisionPage, load_page
from guildhouse.kernel.drafts import find_draft
from guildhouse.members.models import Member


def decision_context(
    member: Member, decision: Decision, *, ask: AskForm | None = None, form: PerspectiveForm | None = None
) -> dict[str, Any]:
    view = load_page(member, decision)
    may_answer = view.own is not None and can_answer(member, view.own)
    draft = find_draft(member.pk, f"private.decisions:perspective:{decision.pk}") if view.own is not None else None
    if may_answer and form is None:
        form = PerspectiveForm(view.shared.options, initial={**_given(view), **(draft.fields if draft else {})})
    return {
        "view": view,
        "decision": decision,
        "ask": ask or AskForm(),
        "form": form,
        "draft": draft,
        "postpone": PostponeForm(initial={"to": decision.look_back_on}),
        "choice": word_choice(view.verdict),
        "may_answer": may_answer,
        "may_ask": can_ask(member, decision),
        "may_edit": can_edit(member, decision),
        "may_make": can_make(member, decision),
        "may_look_back": can_look_back(member, decision),
        "may_drop": can_drop(member, decision),
    }


def _given(view: DecisionPage) -> dict[str, Any]:
    if view.own is None or view.thoughts is None:
        return {}
    words = view.thoughts
    return {"lean": view.own.lean, "why": words.why, "seen": words.seen, "unknown": words.unknown}
