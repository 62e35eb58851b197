"""What a text is to the model: hashed words, pairs of words and parts of words, and the traits of its form."""

from __future__ import annotations

import zlib
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from guildhouse.moderation.judging.links import host_of
from guildhouse.moderation.judging.reading import Reading
from guildhouse.moderation.judging.traits import find_traits

BITS = 16
MASK = (1 << BITS) - 1
PARTS = (3, 4, 5)
TRAIT = 0.7  # how heavy a trait is beside the words, which share a length of 1
MOST_LINKS = 5


def bucket(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "replace")) & MASK


@lru_cache(maxsize=20_000)
def buckets_of_word(word: str) -> tuple[int, ...]:
    """The word and its parts of three to five letters, so that misspelt relatives are near."""
    found = [bucket(word)]
    if word[0] != "<" and len(word) > 2:  # noqa: PLR2004 - shorter ones are their own only part
        padded = f" {word} "
        found += [bucket("#" + padded[at : at + n]) for n in PARTS for at in range(len(padded) - n + 1)]
    return tuple(found)


def list_pairs(it: Reading) -> list[str]:
    """Distinct neighbours, the edges of the text included."""
    edged = ("^", *it.words, "$")
    return list(dict.fromkeys(f"{left} {right}" for left, right in pairwise(edged)))


def list_hosts(it: Reading) -> list[str]:
    hosts = {host_of(link if "//" in link else f"http://{link}") for link in it.links[:MOST_LINKS]}
    return sorted({f"host:{part}" for host in hosts if host for part in (host, host.rpartition(".")[2])})


def list_trait_buckets(it: Reading) -> list[tuple[str, int]]:
    return [(trait, bucket(f"T:{trait}")) for trait in find_traits(it)]


def weigh(it: Reading) -> list[tuple[int, float]]:
    """Buckets with their weights: the words' part has length 1, each trait TRAIT."""
    counts: Counter[int] = Counter()
    for word in dict.fromkeys(it.words):
        counts.update(buckets_of_word(word))
    counts.update(bucket(pair) for pair in list_pairs(it))
    counts.update(bucket(host) for host in list_hosts(it))
    norm = sum(counts.values()) ** -0.5 if counts else 0.0
    return [(at, count * norm) for at, count in counts.items()] + [(at, TRAIT) for _name, at in list_trait_buckets(it)]
