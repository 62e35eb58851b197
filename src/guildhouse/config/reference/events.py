"""Every domain event of the house and who listens to it, as a page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import MISSING, fields
from inspect import cleandoc

from guildhouse.kernel.events import Event, Listener, event_name, listeners

HEAD = """# Events

What happened, as the rooms tell each other. A room announces its own events and listens to others'; nobody calls anybody.
Fields in *italics* are optional. A listener is *inline* (in the transaction that made the change), *delivered* (after it,
at least once) or *delivered over the network*. This page is written from the code: `make reference`.
"""


def write_events() -> str:
    by_room: dict[str, list[type[Event]]] = defaultdict(list)
    by_name = {event_name(kind): kind for kind in all_events(Event)}  # of a name told twice the last is the real one
    for name, kind in by_name.items():
        by_room[name.partition(".")[0]].append(kind)
    return HEAD + "".join(_room(room, by_room[room]) for room in sorted(by_room))


def all_events(kind: type[Event]) -> Iterator[type[Event]]:
    """Those of the house itself, not the tests'; a dataclass with slots is made twice, and both are still listed."""
    for child in kind.__subclasses__():
        if child.__module__.startswith("guildhouse."):
            yield child
        yield from all_events(child)


def _room(room: str, kinds: list[type[Event]]) -> str:
    return f"\n## {room}\n" + "".join(_event(kind) for kind in sorted(kinds, key=event_name))


def _event(kind: type[Event]) -> str:
    doc = kind.__doc__ or ""
    said = "" if doc.startswith(f"{kind.__name__}(") else cleandoc(doc)  # a dataclass without words has its signature
    heard = sorted(listeners.by_event.get(kind, ()), key=lambda listener: listener.name)
    names = ", ".join(
        _field(field.name, field.default is MISSING and field.default_factory is MISSING) for field in fields(kind)
    )
    parts = [f"\n### {event_name(kind)}", said, f"Fields: {names or 'none'}."]
    parts += [f"- {listener.name}, {_how(listener)}" for listener in heard if _is_ours(listener)]
    return "\n".join(part for part in parts if part) + "\n"


def _field(name: str, is_needed: bool) -> str:  # noqa: FBT001 - private to this page
    return f"`{name}`" if is_needed else f"*`{name}`*"


def _is_ours(listener: Listener) -> bool:
    return listener.reaction.__module__.startswith("guildhouse.")


def _how(listener: Listener) -> str:
    if listener.inline:
        return "inline"
    return "delivered over the network" if listener.network else "delivered"
