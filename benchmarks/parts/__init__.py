"""The families of figures, one file each."""

from benchmarks.parts import crowd, growth, house, importing, pages, replies, search, trust
from benchmarks.run import Part

PARTS: dict[str, Part] = {
    "pages": pages.PART,
    "growth": growth.PART,
    "crowd": crowd.PART,
    "search": search.PART,
    "reply": replies.PART,
    "import": importing.PART,
    "trust": trust.PART,
    "house": house.PART,
}
