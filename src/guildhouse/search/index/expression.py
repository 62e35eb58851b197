"""What the index is asked, before it is written in either database's language."""

from dataclasses import dataclass

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """All ``words`` must be answered, each by any of its runs of tokens; all ``marks`` likewise, each by any of its marks."""

    words: tuple[tuple[Run, ...], ...] = ()
    unwanted: tuple[Run, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    unwanted_marks: tuple[str, ...] = ()
    any_word: bool = False

    @property
    def is_impossible(self) -> bool:
        """A filter that nothing can pass, such as an author nobody knows."""
        return any(not choices for choices in (*self.words, *self.marks))
