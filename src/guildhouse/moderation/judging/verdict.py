"""The judge: one text with its title and author in, a verdict with reasons out. Only spam is ever held by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from guildhouse.moderation.judging.links import LinkFault, find_faults, find_links
from guildhouse.moderation.judging.model import load_model
from guildhouse.moderation.judging.reading import Reading, read
from guildhouse.moderation.judging.traits import VISIBLE
from guildhouse.moderation.judging.watching import Act, Sighting, Watch

HOLD_FROM = -0.3  # odds from which a text by somebody nobody knows yet waits for a look
LOOK_FROM = -1.0  # odds from which a person is told, and it stands
KNOWN = 1.5  # what each level of trust takes off the odds
MOST_TRAITS = 3


class Step(StrEnum):
    """What the house does by itself: nothing, tell a person, let it wait for a look, refuse with words."""

    PASS = "pass"  # noqa: S105 - the opposite of one
    LOOK = "look"
    HOLD = "hold"
    REFUSE = "refuse"


ORDER = list(Step)


@dataclass(frozen=True, slots=True)
class Author:
    """What is known of who writes. `trust` from 0 (new) on; `days` since they joined; `posts` that stand."""

    trust: int = 0
    days: int = 0
    posts: int = 0


@dataclass(frozen=True, slots=True)
class Lists:
    """What this community has decided: domains it does not want, words it watches, names of its own."""

    domains: Collection[str] = ()
    watch: Watch | None = None
    own: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """`code` names the reason, `about` the word or domain, start and end where in the text it stands."""

    code: str
    about: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    step: Step
    odds: float
    reasons: tuple[Reason, ...] = ()


UNKNOWN, NO_LISTS = Author(), Lists()


def judge(
    text: str,
    *,
    title: str = "",
    author: Author = UNKNOWN,
    lists: Lists = NO_LISTS,
    learned: Callable[[Reading], float] | None = None,
) -> Verdict:
    """Spans are places in `title`, a line break, `text`. `learned` adds what this community's own decisions taught."""
    whole = f"{title}\n{text}" if title else text
    reading = read(whole)
    score = load_model().score(reading)
    faults = find_faults(whole, domains=lists.domains, own=lists.own)
    odds = score.odds + (learned(reading) if learned else 0.0) - KNOWN * author.trust
    step, reasons = _judge_spam(odds, score.traits, whole)
    for sighting in lists.watch.find(whole) if lists.watch else ():
        step = max(step, _step_of(sighting), key=ORDER.index)
        reasons += _word(sighting)
    for fault in faults:
        step = max(step, _step_of_fault(fault, author), key=ORDER.index)
        reasons.append(Reason(f"link-{fault.code}", fault.name, fault.start, fault.end))
    return Verdict(step, round(odds, 3), tuple(reasons))


def count_links(text: str) -> int:
    return len(find_links(text))


def _judge_spam(odds: float, traits: tuple[str, ...], text: str) -> tuple[Step, list[Reason]]:
    if odds <= LOOK_FROM:
        return Step.PASS, []
    step = Step.HOLD if odds > HOLD_FROM else Step.LOOK
    names = dict.fromkeys(part for trait in traits for part in trait.partition(":")[0].split("+"))
    shown = [
        _point(name, text) for name in names if name in VISIBLE or name in {"link", "hidden", "borrowed", "broken"}
    ]
    return step, [Reason("spam"), *shown[:MOST_TRAITS]]


def _point(name: str, text: str) -> Reason:
    place = VISIBLE[name].search(text if name == "shout" else text.lower()) if name in VISIBLE else None
    return Reason(f"has-{name}", text[slice(*place.span())], *place.span()) if place else Reason(f"has-{name}")


def _step_of(sighting: Sighting) -> Step:
    return {Act.NOTE: Step.LOOK, Act.HOLD: Step.HOLD, Act.REFUSE: Step.REFUSE}[sighting.act]


def _word(sighting: Sighting) -> list[Reason]:
    said = Reason("word", sighting.word.word, sighting.start, sighting.end)
    return [
        said,
        *(Reason(f"word-{context}", sighting.word.word, said.start, said.end) for context in sighting.contexts),
    ]


def _step_of_fault(fault: LinkFault, author: Author) -> Step:
    """A listed domain waits whoever names it; the rest only where nobody knows the author yet."""
    if fault.code == "listed":
        return Step.HOLD
    if fault.code == "shortener":
        return Step.LOOK if author.trust == 0 else Step.PASS
    return Step.HOLD if author.trust == 0 else Step.LOOK
