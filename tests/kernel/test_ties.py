"""Ties from all rooms, the strongest first."""

from guildhouse.kernel.ports import Registry, ties
from guildhouse.kernel.ports.ties import Tie, find_ties


def test_ties_of_all_rooms_stand_together_the_strongest_first(monkeypatch):
    monkeypatch.setattr(ties, "ties", Registry("ties"))
    met, likes = Tie(kind="event", words="You both went.", weight=2), Tie(kind="skill", words="You both like data.")
    ties.ties.register("skills", lambda _viewer, others: {other: [likes] for other in others})
    ties.ties.register("events", lambda _viewer, others: {others[0]: [met]})
    assert find_ties(None, [4, 5]) == {4: [met, likes], 5: [likes]}


def test_nobody_asked_about_asks_no_room(monkeypatch):
    monkeypatch.setattr(ties, "ties", Registry("ties"))
    ties.ties.register("never", lambda _viewer, _others: 1 / 0)
    assert find_ties(None, []) == {}
