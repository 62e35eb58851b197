"""Every domain event of the house, by name, and how one is written down and read back."""

from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any, ClassVar, get_type_hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact: ids and plain values, named in the past tense. Payloads only gain optional fields."""

    catalogue: ClassVar[dict[str, type["Event"]]] = {}


def event_name(event: Event | type[Event]) -> str:
    """`discussions.ReplyPosted`: the room and the fact."""
    kind = event if isinstance(event, type) else type(event)
    return f"{kind.__module__.removesuffix('.events').rpartition('.')[2]}.{kind.__qualname__}"


def find_event(name: str) -> type[Event] | None:
    """The event class of that name; classes are found by walking subclasses, so declaring one is enough."""
    if name not in Event.catalogue:
        for kind in _all_subclasses(Event):
            if is_dataclass(kind):
                Event.catalogue[event_name(kind)] = kind
    return Event.catalogue.get(name)


def write_event(event: Event) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in asdict(event).items()}


def read_event(name: str, payload: dict[str, Any]) -> Event:
    """Tolerant in both directions: unknown fields are dropped, missing ones take their defaults."""
    kind = find_event(name)
    if kind is None:
        raise LookupError(f"No event is called {name}; the room that announced it is gone.")
    hints = get_type_hints(kind)
    given = {}
    for field in fields(kind):
        if field.name in payload:
            value = payload[field.name]
            given[field.name] = _read_value(value, hints[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise LookupError(f"{name} was written without {field.name}.")
    return kind(**given)


def _read_value(value: Any, hint: Any) -> Any:
    if isinstance(value, str) and "datetime" in str(hint):
        return datetime.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def _all_subclasses(kind: type[Event]) -> list[type[Event]]:
    found = []
    for child in kind.__subclasses__():
        found += [child, *_all_subclasses(child)]
    return found
