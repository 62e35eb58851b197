"""What a community's own decisions teach: how often each word stood in what was declined as spam, and in what was let through.

Naive Bayes over the most telling words (Robinson's smoothing, as in Graham's "A Plan for Spam"), kept as plain counts, so
that a decision taken back is subtracted again.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass

from guildhouse.moderation.judging.features import list_hosts, list_pairs
from guildhouse.moderation.judging.reading import Reading

BITS = 20
MOST_TELLING = 12
STRENGTH = 1.0  # how many texts it takes until a word's own record outweighs the doubt
FULL_VOICE = 40  # decisions after which what was learned speaks with its whole weight
LOUDEST = 6.0
MOST = 400
Counts = tuple[int, int]  # texts with this feature: spam, not spam


def features_of(it: Reading) -> list[int]:
    """Distinct words, pairs and hosts as numbers; at most 400, so that one long text does not teach everything."""
    names = (*dict.fromkeys(it.words), *list_pairs(it), *list_hosts(it))
    return list(dict.fromkeys(zlib.crc32(name.encode("utf-8", "replace")) >> (32 - BITS) for name in names))[:MOST]


def learn(counts: MutableMapping[int, Counts], features: Iterable[int], *, is_spam: bool) -> None:
    for feature in features:
        spam, ham = counts.get(feature, (0, 0))
        counts[feature] = (spam + is_spam, ham + (not is_spam))


@dataclass(frozen=True, slots=True)
class Taught:
    """`counts` of at least the features of the text that is asked about; `spam` and `ham` are all decisions so far."""

    counts: Mapping[int, Counts]
    spam: int
    ham: int

    def lean(self, it: Reading) -> float:
        """What to add to the odds of spam; 0 until there is something of both to compare."""
        if not self.spam or not self.ham:
            return 0.0
        odds = [self._odds(*self.counts[feature]) for feature in features_of(it) if feature in self.counts]
        telling = sorted(odds, key=abs, reverse=True)[:MOST_TELLING]
        voice = min(1.0, min(self.spam, self.ham) * 2 / FULL_VOICE)
        return max(-LOUDEST, min(LOUDEST, sum(telling) * voice))

    def _odds(self, spam: int, ham: int) -> float:
        in_spam, in_ham = spam / self.spam, ham / self.ham
        seen = spam + ham
        chance = (STRENGTH * 0.5 + seen * (in_spam / (in_spam + in_ham))) / (STRENGTH + seen) if seen else 0.5
        return math.log(chance / (1 - chance)) / 2
