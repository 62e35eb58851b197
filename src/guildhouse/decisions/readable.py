"""Decisions and perspectives as other rooms may speak of them: for whom they concern, and nobody else."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from guildhouse.decisions.models import Decision, Option, Perspective, Shared
from guildhouse.decisions.policies import can_decide_here
from guildhouse.decisions.queries.opening import hold_keys_of, open_shared
from guildhouse.kernel.markdown import excerpt
from guildhouse.kernel.ports.readable import Readable, readables

LENGTH = 300


def read_decision(decision_id: int, viewer: Any) -> Readable | None:
    if not can_decide_here(viewer):
        return None
    decision = Decision.objects.visible_to(viewer).filter(pk=decision_id).first()
    if decision is None:
        return None
    hold_keys_of([decision], [], viewer)
    shared = open_shared(decision, viewer)
    draft = _draft(shared) if decision.owner_id == viewer.pk and decision.is_open else ""
    address = decision.get_absolute_url()
    return Readable("decision", decision.pk, shared.question, excerpt(shared.html, LENGTH), address, draft)


def read_perspective(perspective_id: int, viewer: Any) -> Readable | None:
    """For who asked and who gave it; others who were asked do not even learn that it is there."""
    if not can_decide_here(viewer):
        return None
    given = Perspective.objects.filter(
        Q(asker=viewer) | Q(author=viewer), state=Perspective.State.GIVEN, pk=perspective_id
    )
    one = given.exclude(decision=None).select_related("decision").first()
    if one is None or one.decision is None:
        return None
    hold_keys_of([one.decision], [], viewer)
    title = _("A perspective on “%(question)s”") % {"question": open_shared(one.decision, viewer).question}
    return Readable("perspective", one.pk, title, "", one.get_absolute_url())


def _draft(shared: Shared) -> str:
    """What its owner may ask elsewhere: what is behind it and the options, and nothing of what they keep to themselves."""
    lines = [f"- **{one.words}**{_sides(one)}" for one in shared.options]
    return "\n\n".join(part for part in (shared.context, "\n".join(lines)) if part)


def _sides(option: Option) -> str:
    told = ((_("For"), option.pros), (_("Against"), option.cons))
    return "".join(f"\n  - {label}: {' '.join(words.split())}" for label, words in told if words)


readables.register("decision", read_decision)
readables.register("perspective", read_perspective)
