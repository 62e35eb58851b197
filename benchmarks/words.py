"""Invented words as unevenly common as real ones, the same for the same seed, and quick: posts are slices of one pool."""

import itertools
import random

CONSONANTS, VOWELS = "b c d f g l m n p r s t v z br st pr tr ch sh pl gr".split(), "a e i o u ai ea ou".split()
ENDINGS = ("", "n", "r", "s", "t", "l")
WORDS_A_POST, SLICE = 80, 10
VOCABULARY = 200_000
POOL_TO_VOCABULARY = 10  # the pool is so many times as long as the vocabulary
SEED = 20260301


class Words:
    """The n-th word is about 1/n as frequent as the first."""

    def __init__(self, vocabulary: int = VOCABULARY) -> None:
        self.chance = random.Random(SEED)
        words = self._coin(vocabulary)
        weights = list(itertools.accumulate(1 / (rank + 3) ** 1.02 for rank in range(vocabulary)))
        pool = self.chance.choices(words, cum_weights=weights, k=vocabulary * POOL_TO_VOCABULARY)
        self.slices = [" ".join(pool[start : start + SLICE]) for start in range(0, len(pool), SLICE)]

    def post(self) -> str:
        return ". ".join(self.chance.choices(self.slices, k=WORDS_A_POST // SLICE)).capitalize() + "."

    def title(self) -> str:
        return self.chance.choice(self.slices)[:100].rpartition(" ")[0].capitalize()

    def _coin(self, count: int) -> list[str]:
        syllables = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
        words: dict[str, None] = {}
        while len(words) < count:
            middle = "".join(self.chance.choices(syllables, k=self.chance.choice((2, 2, 3, 3, 4))))
            words[middle + self.chance.choice(ENDINGS)] = None
        return list(words)
