"""Taking a decision back by another decision; both stay in the history."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Conflict, Invalid, NotFound
from guildhouse.kernel.markdown import clean_text
from guildhouse.members.actions.standing import reinstate_member
from guildhouse.members.models import Member
from guildhouse.moderation.actions.deciding import settle
from guildhouse.moderation.actions.opening import lock_item
from guildhouse.moderation.kinds import ItemKind
from guildhouse.moderation.models import Decision, Item
from guildhouse.moderation.queries.reach import find_item


@transaction.atomic
def reverse_decision(decision: Decision, *, by: Member, reason: str) -> Decision:
    """Undoes what it did to the thing and to the person, who is told why. Conflict when that has been done already."""
    if not reason.strip():
        raise Invalid(_("Tell the person why it is taken back."), field="reason")
    find_item(by, decision.item_id)
    return undo_decision(decision, by=by, reason=reason)


def undo_decision(decision: Decision, *, by: Member, reason: str) -> Decision:
    """The same for who has been found to be the one to say so (an appeal's judge). In a transaction."""
    item = lock_item(decision.item_id)
    item, kind, thing = find_item(by, item.pk)
    decision = Decision.objects.select_related("sanction", "about").get(pk=decision.pk)
    if not decision.has_consequence or decision.reverses_id:
        raise NotFound(_("There is nothing here to take back."))
    if Decision.objects.filter(reverses=decision).exists():
        raise Conflict(_("This has been taken back already."))
    if decision.act == "let_through" and not decision.measure:
        raise Conflict(_("What was let through is posted. Flag it where it stands, or hide it there."))
    was_open = item.is_open
    act = _undo_act(kind, item, decision, by)
    if decision.sanction is not None and decision.sanction.lifted_at is None:
        reinstate_member(decision.sanction, by=by, reason=decision.ground)
    back = Decision.objects.create(
        item=item, by=by, about=decision.about, act=act, reason=clean_text(reason).strip(), reverses=decision,
        ground=decision.ground, rule=decision.rule, title=item.title, item_version=item.version + 1,
        thing_version=thing.version,
    )  # fmt: skip
    settle(item, back, None)
    if was_open:
        Item.objects.filter(pk=item.pk).update(closed_at=None)
    return back


def _undo_act(kind: ItemKind, item: Item, decision: Decision, by: Member) -> str:
    """The act's opposite, "" for what has none; a moved topic goes back to where it was."""
    if not decision.act:
        return ""
    if decision.act == "move":
        kind.acts["move"].perform(item.object_id, by=by, reason="", words="", to=decision.given.get("from"))
        item.space_id = decision.given.get("from")
        return "move"
    opposite = kind.acts[decision.act].undone_by if decision.act in kind.acts else ""
    if opposite:
        kind.acts[opposite].perform(item.object_id, by=by, reason="", words="")
    return opposite
