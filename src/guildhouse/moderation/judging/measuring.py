"""How well the spam model judges what it has not seen: `python -m guildhouse.moderation.judging.measuring`.

Held out in folds (texts that are the same word for word never stand on both sides), and whole sources held out one by one.
"""

from __future__ import annotations

import json
import os
import platform
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from guildhouse.moderation.judging.features import weigh
from guildhouse.moderation.judging.material import Labelled, read_labelled, read_ordinary
from guildhouse.moderation.judging.model import Model, load_model
from guildhouse.moderation.judging.reading import read
from guildhouse.moderation.judging.training import train
from guildhouse.moderation.judging.verdict import HOLD_FROM

FOLDS = 5
OURS = {"own", "ordinary"}  # there to teach, not to be measured by
Judged = tuple[Labelled, float]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of `spam` and `ham` texts: the share of spam held, of ham held, and of spam held where one ham in a hundred is."""

    name: str
    spam: int
    ham: int
    recall: float
    false_alarms: float
    recall_at_one_percent: float


def measure(name: str, judged: Sequence[Judged]) -> Figures:
    spam = [odds for one, odds in judged if one.is_spam]
    ham = sorted((odds for one, odds in judged if not one.is_spam), reverse=True)
    allowed = ham[len(ham) // 100] if ham else 0.0
    return Figures(
        name, len(spam), len(ham), _share(spam, HOLD_FROM), _share(ham, HOLD_FROM), _share(spam, allowed)
    )  # fmt: skip


def _share(odds: Sequence[float], above: float) -> float:
    return round(sum(one > above for one in odds) / len(odds), 4) if odds else 0.0


def judge_folds(material: Sequence[Labelled], *, folds: int = FOLDS, only: int | None = None) -> Iterator[Judged]:
    """Each text judged by a model that has not seen it, nor its like word for word; `only` one of the folds."""
    alike: dict[tuple[str, ...], list[Labelled]] = defaultdict(list)
    for one in material:
        alike[read(one.text).words].append(one)
    groups = list(alike.values())
    random.Random(3).shuffle(groups)  # noqa: S311 - a fixed order, so that figures can be compared
    for fold in range(folds) if only is None else [only]:
        held = [one for at, group in enumerate(groups) if at % folds == fold for one in group]
        seen = [one for at, group in enumerate(groups) if at % folds != fold for one in group]
        yield from _judge(seen, held)


def judge_source(material: Sequence[Labelled], source: str) -> Iterator[Judged]:
    """A whole source judged by a model trained on all others."""
    yield from _judge(
        [one for one in material if one.source != source], [one for one in material if one.source == source]
    )


def _judge(seen: Iterable[Labelled], held: Iterable[Labelled]) -> Iterator[Judged]:
    model = Model(*train([(weigh(read(one.text)), one.is_spam) for one in seen]))
    for one in held:
        yield one, model.score(read(one.text)).odds


def time_judging(texts: Sequence[str]) -> float:
    """Milliseconds of CPU a text, reading included."""
    model = load_model()
    started = time.process_time()
    for text in texts:
        model.score(read(text))
    return round((time.process_time() - started) * 1000 / len(texts), 3)


def collect(material: Sequence[Labelled]) -> list[Figures]:
    judged = list(judge_folds(material))
    sources = list(dict.fromkeys(one.source for one in material))
    held = [measure(f"held out: {name}", [pair for pair in judged if pair[0].source == name]) for name in sources]
    youtube = [pair for pair in judged if pair[0].source.startswith("Youtube")]
    whole = [
        measure(f"unseen source: {name}", list(judge_source(material, name))) for name in sources if name not in OURS
    ]
    return [*held, measure("held out: all YouTube", youtube), measure("held out: all", judged), *whole]


def main() -> None:
    corpus = os.environ.get("GUILDHOUSE_CORPUS", "")
    if not corpus:
        sys.exit("GUILDHOUSE_CORPUS names the folder of labelled material; it is not set.")
    folder = Path(corpus)
    material = read_labelled(folder / "moderation") + read_ordinary(folder / "multilingual" / "udhr" / "declaration")
    figures = collect(material)
    for one in figures:
        sys.stdout.write(
            f"{one.name:34} spam {one.spam:5} ham {one.ham:5}  recall {one.recall:6.1%}  false alarms {one.false_alarms:6.2%}"
            f"  recall at 1 % {one.recall_at_one_percent:6.1%}\n"
        )
    cost = time_judging([one.text for one in material])
    sys.stdout.write(f"{cost} ms a text\n")
    if len(sys.argv) > 1:
        told = {"machine": platform.processor() or platform.machine(), "python": platform.python_version(),
                "on": time.strftime("%Y-%m-%d"), "hold_from": HOLD_FROM, "ms_a_text": cost, "figures": [asdict(one) for one in figures]}  # fmt: skip
        Path(sys.argv[1]).write_text(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
