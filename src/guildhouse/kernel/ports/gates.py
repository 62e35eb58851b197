"""What stands before an act: limits, checks of words, a first look by a host. Rooms ask; whoever keeps order registers."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from guildhouse.kernel.errors import Held
from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What a member is about to say or do. `kind` names it ("discussions.reply").

    `given` holds plain values (JSON) from which the room can do it after all, should it have to wait for a host's look.
    """

    kind: str
    by: Any
    title: str = ""
    text: str = ""
    space_id: int | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


# Refuses by raising TooMany, NotAllowed or Invalid; lets it wait by raising Held; or says nothing.
Gate = Callable[[Saying], None]
gates: Registry[Gate] = Registry("gates")

# Does what had to wait, as `by`, from what was given; answers the address of what came of it.
Performer = Callable[[Any, Mapping[str, Any]], str]
performers: Registry[Performer] = Registry("performers")

# Keeps what has to wait for a host's look and answers the address that tells its author so. At most one: key "keep".
keepers: Registry[Callable[[Saying, str], str]] = Registry("keepers")

_open: ContextVar[bool] = ContextVar("gates_open", default=False)


def pass_gates(saying: Saying) -> None:
    """Asks every gate; called first thing in an action that says something to others."""
    if _open.get():
        return
    for gate in gates:
        gate(saying)


@contextmanager
def open_gates() -> Iterator[None]:
    """For what a person has looked at already, and for what is no member's own act (imports, the demo)."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def keep_held(held: Held) -> str:
    """Keeps what was held, after its own transaction has ended; answers the address that says so."""
    return keepers["keep"](held.saying, held.message)
