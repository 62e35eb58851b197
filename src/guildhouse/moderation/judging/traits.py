"""What a text has that words alone do not show: links, prices, numbers to call, calls to act, shouting."""

from __future__ import annotations

import re

from guildhouse.moderation.judging.reading import Reading

MONEY = re.compile(r"[$£€]\s?\d|\d\s?[$£€]|\b\d+\s?(?:usd|eur|gbp|dollars?|pounds?|euros?|p/min|ppm|pence)\b")
PHONE = re.compile(r"(?<![\w/])\+?\d(?:[\s().-]?\d){8,14}(?!\w)")
SHORT_NUMBER = re.compile(r"\b\d{5,6}\b")
SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
HANDLE = re.compile(r"(?<!\w)@\w{3,}")
ASK = re.compile(
    r"\b(?:subscribe|check (?:out|my|it|this)|visit|click|follow (?:me|us|my)|call (?:now|me|us|free)?|text|txt|reply|sms|"
    r"claim|win|won|join|register|sign up|download|buy|order|whats?app|dm me|message me|add me|share|like (?:and|my)|"
    r"watch my|look at my|contact)\b",
)
OWN = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:channel|videos?|page|site|website|blog|songs?|music|mixtape|covers?|store|shop|app|profile|"
    r"account|group|link)\b",
)
GAIN = re.compile(
    r"\b(?:free|prize|cash|bonus|discount|cheap|offer|guaranteed?|earn|income|profit|invest\w*|crypto|bitcoin|loan|casino|"
    r"viagra|award\w*|winner|voucher|giveaway|gift ?card|make money|work (?:from|at) home|\d+% off)\b",
)
# What can be pointed at in the text, by the name a person is told.
IN_SMALL = {
    "money": MONEY,
    "phone": PHONE,
    "short": SHORT_NUMBER,
    "handle": HANDLE,
    "ask": ASK,
    "own": OWN,
    "gain": GAIN,
}
VISIBLE = {**IN_SMALL, "shout": SHOUTED}
TOGETHER = (
    ("link", "ask"), ("link", "gain"), ("own", "ask"), ("phone", "ask"), ("money", "ask"), ("phone", "gain"), ("short", "ask"),
    ("money", "gain"), ("gain", "ask"), ("link", "own"),
)  # fmt: skip
FEW, LETTERS = 4, 10


def find_traits(it: Reading) -> list[str]:
    """Names with how often ("link:2"), and names of what stands together ("link+ask")."""
    small = it.plain.lower()
    counts = {name: len(pattern.findall(small)) for name, pattern in IN_SMALL.items()}
    counts |= {"shout": len(SHOUTED.findall(it.plain)), "link": len(it.links)}
    counts |= {"mail": it.words.count("<mail>"), **it.tricks}
    has = [name for name, count in counts.items() if count]
    found = [f"{name}:{_step(counts[name])}" for name in has]
    found += [f"{left}+{right}" for left, right in TOGETHER if counts[left] and counts[right]]
    found.append(f"length:{min(7, len(it.words).bit_length())}")
    if it.links and len(it.words) <= FEW:
        found.append("bare link")
    return found + _find_shares(it.plain)


def _step(count: int) -> str:
    return "1" if count == 1 else "2" if count < FEW else "4"


def _find_shares(plain: str) -> list[str]:
    """How much is in capitals or figures."""
    letters, capitals = sum(map(str.isalpha, plain)), sum(map(str.isupper, plain))
    digits = sum(map(str.isdigit, plain))
    found = []
    if letters > LETTERS and capitals * 5 > letters:
        found.append("capitals:half" if capitals * 2 > letters else "capitals:fifth")
    if digits * 33 > len(plain):
        found.append("digits:tenth" if digits * 10 > len(plain) else "digits:some")
    return found
