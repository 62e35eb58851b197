"""What ties two members: rooms register sources; suggestions, cards and introductions say why two people might meet."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guildhouse.kernel.ports.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One reason in a sentence for the viewer ("You both went to Pitch night"); it holds only what the viewer may see.

    `weight` orders reasons and people: 1 for something both named, up to 3 for a path both walked, less for a vague one.
    """

    kind: str
    words: str
    weight: float = 1.0
    address: str = ""


# Of (viewer, ids of others): the ties to each. A fixed number of queries, however many others.
TieSource = Callable[[Any, Sequence[int]], Mapping[int, Sequence[Tie]]]
ties: Registry[TieSource] = Registry("ties")


def find_ties(viewer: Any, others: Sequence[int]) -> dict[int, list[Tie]]:
    """What ties the viewer to each of the others, the strongest first; who is not tied is left out."""
    found: dict[int, list[Tie]] = defaultdict(list)
    for source in ties if others else ():
        for other, these in source(viewer, others).items():
            found[other].extend(these)
    return {other: sorted(these, key=lambda tie: -tie.weight) for other, these in found.items()}
