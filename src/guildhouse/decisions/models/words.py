"""What the sealed columns hold: several words that are read together, by the same people, written as one text."""

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Option:
    """`id` stays the same when words change, so that whoever leans to it goes on leaning to it."""

    id: int
    words: str
    pros: str = ""
    cons: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    def pack(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def unpack(cls, text: str) -> Self:
        """Empty where nothing was written yet."""
        return cls(**json.loads(text)) if text else cls()


@dataclass(frozen=True, slots=True)
class Shared(Packed):
    """What those who are asked read. `html` is the context, rendered once."""

    question: str = ""
    context: str = ""
    html: str = ""
    options: tuple[Option, ...] = ()

    @classmethod
    def unpack(cls, text: str) -> Self:
        if not text:
            return cls()
        given = json.loads(text)
        return cls(**{**given, "options": tuple(Option(**one) for one in given["options"])})

    def option(self, number: int | None) -> Option | None:
        return next((one for one in self.options if one.id == number), None)


@dataclass(frozen=True, slots=True)
class Verdict(Packed):
    """`chosen` is how the way taken was called when it was taken."""

    chosen: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class LookBack(Packed):
    happened: str = ""
    learned: str = ""


@dataclass(frozen=True, slots=True)
class Thoughts(Packed):
    """A perspective: why one leans where one leans, what one has seen, what one would want to know; each with its HTML."""

    why: str = ""
    seen: str = ""
    unknown: str = ""
    why_html: str = ""
    seen_html: str = ""
    unknown_html: str = ""
