"""Numbers in addresses and forms: digits as we write them, never more than a database column holds."""

from typing import Final

from django.urls.converters import IntConverter

LARGEST: Final = 2**63 - 1
_MOST_DIGITS = len(str(LARGEST))


def read_number(text: str, default: int = 0, *, most: int = LARGEST) -> int:
    """The number somebody sent; `default` when it is none, or larger than `most`. Other scripts' digits are none of ours."""
    if not (text.isascii() and text.isdigit()) or len(text) > _MOST_DIGITS:
        return default
    number = int(text)
    return number if number <= most else default


class IdConverter(IntConverter):
    """`<id:topic_id>` in an address: a number too large for any row is no such address."""

    regex = rf"[0-9]{{1,{_MOST_DIGITS}}}"

    def to_python(self, value: str) -> int:
        number = int(value)
        if number > LARGEST:
            raise ValueError(value)
        return number
