"""The families of figures, one file each."""

from benchmarks.parts import growth, house, importing, pages, replies, search
from benchmarks.run import Part

PARTS: dict[str, Part] = {
    "pages": pages.PART,
    "growth": growth.PART,
    "search": search.PART,
    "reply": replies.PART,
    "import": importing.PART,
    "house": house.PART,
}
