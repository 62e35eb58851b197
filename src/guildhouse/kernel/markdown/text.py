"""The text people send: made safe to store, and refused with a reason when it is too long."""

import re
import unicodedata

from django.utils.translation import gettext as _

from guildhouse.kernel.errors import Invalid

MAX_TEXT = 100_000
# Before cleaning a text may be longer: line ends shrink and control characters go.
_MAX_RAW = MAX_TEXT * 2

# C0 and C1 controls, DEL, lone surrogates, the byte order mark and non-characters are never content. The bidirectional
# overrides and isolates could make a line read otherwise than it is stored; the plain marks (LRM, RLM, ALM) stay.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Every space at which a line may break. The no-break ones stay: French signs hold on to their words by them.
_BREAKABLE = re.compile("[ \t\n\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")


class TextTooLong(Invalid):
    """A text is longer than we take; the message is the sentence to show."""

    def __init__(self, length: int, most: int) -> None:
        self.length, self.most = length, most
        super().__init__(
            _("This text has %(length)d characters; %(most)d is the most that fits. Shorten it or split it in two.")
            % {"length": length, "most": most}
        )


def clean_text(text: str, *, most: int = MAX_TEXT) -> str:
    """The text as we store it: composed characters, one kind of line end, nothing invisible that deceives.

    Raises TextTooLong when more than `most` characters remain.
    """
    if len(text) > max(_MAX_RAW, most * 2):
        raise TextTooLong(len(text), most)
    cleaned = settle_characters(text)
    if len(cleaned) > most:
        raise TextTooLong(len(cleaned), most)
    return cleaned


def settle_characters(text: str) -> str:
    """Composed characters, one kind of line end, nothing unwanted."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _UNWANTED.sub("", _LINE_END.sub("\n", text))


def one_line(text: str, *, most: int = MAX_TEXT) -> str:
    """The text cleaned and on one line, with single spaces; nothing but space is nothing."""
    return _BREAKABLE.sub(" ", clean_text(text, most=most)).strip()
