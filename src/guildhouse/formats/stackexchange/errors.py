"""What keeps a dump from being read at all; each says what to do next."""

from __future__ import annotations


class DumpError(ValueError):
    """A dump that can't be read. `sentence` may be translated, then filled in with `facts`."""

    def __init__(self, sentence: str, **facts: str | int) -> None:
        super().__init__(sentence % facts)
        self.sentence = sentence
        self.facts = facts


class DumpNotFoundError(DumpError):
    """Nothing at the path looks like a dump of one site."""


class DumpRefusedError(DumpError):
    """The archive is unsafe to open."""


class StagingError(DumpError):
    """The working copy can't be written or read."""
