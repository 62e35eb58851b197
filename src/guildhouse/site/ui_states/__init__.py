"""Every component in every state it declares: read by the page /ui/, the house tests and whoever looks for a component."""

from itertools import groupby

from guildhouse.site.ui_states import acting, filling, people, places, reviews, saying, topics
from guildhouse.site.ui_states.state import State, render_state

STATES: list[State] = [
    *people.STATES, *acting.STATES, *filling.STATES, *topics.STATES, *places.STATES, *saying.STATES, *reviews.STATES,
]  # fmt: skip


def by_component() -> list[tuple[str, list[State]]]:
    """The states of each file of templates/ui/, in the order of the table."""
    return [(name, list(states)) for name, states in groupby(STATES, lambda state: state.component)]


__all__ = ["STATES", "State", "by_component", "render_state"]
