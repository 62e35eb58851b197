"""Facts and listeners that exist for one test only."""

from dataclasses import dataclass

import pytest

from guildhouse.kernel.events import Event, Listener, listeners


@dataclass(frozen=True, slots=True, kw_only=True)
class LampLit(Event):
    room_id: int
    by: str = "somebody"


@pytest.fixture
def listening(monkeypatch):
    """`listening(reaction, network=…)` registers a listener under the reaction's name until the test ends."""
    monkeypatch.setattr(listeners, "by_event", listeners.by_event.copy())
    monkeypatch.setattr(listeners, "by_name", listeners.by_name.copy())
    listeners.by_event[LampLit] = []

    def register(reaction, *, name="", inline=False, network=False):
        listener = Listener(f"test.{name or reaction.__name__}", LampLit, reaction, inline, network, None)
        listeners.add(listener)
        return listener

    return register


@pytest.fixture
def lamp_lit():
    return LampLit
