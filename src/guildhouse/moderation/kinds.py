"""What can stand in the queue: whatever rooms say can be flagged, and what the room's own checks bring."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.flaggables import FlaggedThing, flaggables
from guildhouse.kernel.ports.registry import Registry

Perform = Callable[..., object]  # perform(object_id, by=host, reason=sentence, **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAct:
    """One thing a host can do to it. `is_kind`: good for its author (let through, restore), so it takes no reason.

    `undone_by` names the act that takes it back.
    """

    label: str | Promise
    perform: Perform
    is_kind: bool = False
    undone_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKind:
    """`show` answers the thing in any state; `decides` which of these ids this member may decide about.

    `may_be_left`: whether "nothing needs doing" is a decision about it; words that wait are let through or declined.
    `tells_itself`: its acts tell the author what was done, so that the decision need not say it a second time.
    """

    label: str | Promise
    show: Callable[[int], FlaggedThing | None]
    decides: Callable[[Any, Sequence[int]], set[int]]
    acts: Mapping[str, ItemAct] = field(default_factory=dict)
    may_be_left: bool = True
    tells_itself: bool = False


# Kinds of this room's own, by name ("held"); those of other rooms come from what they say can be flagged.
own_kinds: Registry[ItemKind] = Registry("item_kinds")

WORDS = {
    "hide": (_("Hide it; readers see the reason"), False, "restore"),
    "lock": (_("Close it for replies"), False, "unlock"),
    "move": (_("Move it to another space"), False, ""),
    "remove": (_("Remove it"), False, "restore"),
    "restore": (_("Show it again"), True, ""),
    "unlock": (_("Open it for replies again"), True, ""),
}


def find_kind(name: str) -> ItemKind | None:
    """None for a kind whose room is gone."""
    if (own := own_kinds.get(name)) is not None:
        return own
    flaggable = flaggables.get(name)
    if flaggable is None:
        return None
    acts = {
        act: ItemAct(label=WORDS[act][0], perform=perform, is_kind=WORDS[act][1], undone_by=WORDS[act][2])
        for act, perform in flaggable.acts.items()
    }
    return ItemKind(label=flaggable.label, show=flaggable.show, decides=flaggable.decides, acts=acts)


def kind_labels() -> dict[str, str]:
    """What each kind is called, in the viewer's language."""
    flagged = {flaggable.kind: str(flaggable.label) for flaggable in flaggables}
    return {**flagged, **{name: str(kind.label) for name, kind in own_kinds.items()}}
