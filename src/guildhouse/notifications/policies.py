"""The one decision: does this member hear of this, on this channel, and why or why not."""

from dataclasses import dataclass
from enum import StrEnum

from guildhouse.kernel.ports.notices import Choice

HEARING = frozenset({"active", "silenced"})


class Channel(StrEnum):
    HERE = "here"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known about one member and one telling at the moment it is decided."""

    status: str
    choice: Choice
    is_own_act: bool = False
    is_blocked: bool = False
    objection: str = ""
    has_address: bool = True
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`reason` says which rule spoke; it is kept with the notice and shown when asked why."""

    yes: bool
    reason: str


def decide(known: Circumstances, channel: Channel) -> Decision:
    """Refusals first, the gravest before the rest; what remains is what the member chose."""
    for refuses, reason in (
        (known.is_own_act, "own_act"),
        (known.status not in HEARING, "not_here"),
        (bool(known.objection), known.objection),
        (known.is_blocked, "blocked"),
        (known.choice == Choice.OFF, "switched_off"),
    ):
        if refuses:
            return Decision(yes=False, reason=reason)
    return Decision(yes=True, reason="chosen") if channel == Channel.HERE else _decide_mail(known)


def _decide_mail(known: Circumstances) -> Decision:
    for refuses, reason in (
        (known.choice != Choice.MAIL, "here_only"),
        (known.is_paused, "paused"),
        (not known.has_address, "no_address"),
    ):
        if refuses:
            return Decision(yes=False, reason=reason)
    return Decision(yes=True, reason="by_mail")
