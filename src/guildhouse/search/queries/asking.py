"""From a query as typed to what the index is asked: words in every language in use, filters resolved, permission put in."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from guildhouse.kernel.ports.search import audiences, hidden_authors, namings
from guildhouse.search.analysis.query import Query
from guildhouse.search.analysis.wants import Want, drop_stop_words, read_phrase, read_wants
from guildhouse.search.index.columns import MOST_CANDIDATES, Row
from guildhouse.search.index.expression import Expression, Run
from guildhouse.search.index.finding import find_candidates
from guildhouse.search.index.lexicon import WordCounts, find_beginnings, languages_in_use, look_up
from guildhouse.search.index.marks import (
    answered_mark,
    audience_mark,
    author_mark,
    kind_mark,
    period_marks,
    space_mark,
    tag_mark,
)

MOST_LANGUAGES = 4
Marks = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the words: who asks, what they may see, what they narrow to, in which languages there is anything."""

    reach: Marks
    filters: Marks
    unwanted_marks: tuple[str, ...]
    unwanted: tuple[Run, ...]
    languages: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a query as things wanted, with what the lexicon knows about them."""

    query: Query
    frame: Frame
    wants: tuple[Want, ...]
    counts: WordCounts
    any_word: bool = False

    def find(self, limit: int = MOST_CANDIDATES) -> list[Row]:
        frame = self.frame
        words = tuple((*want.sequences, *((token,) for token in want.near)) for want in self.wants)
        marks = (*frame.reach, *frame.filters)
        expression = Expression(words, frame.unwanted, marks, frame.unwanted_marks, self.any_word)
        return find_candidates(expression, self.expected(), limit)

    def expected(self) -> int:
        """About how many documents have these words, whoever may see them; the plan is chosen by it."""
        each = [self.count(want) + sum(self.counts.of_run((token,)) for token in want.near) for want in self.wants]
        return (sum(each) if self.any_word else min(each)) if each else self.frame.documents

    def count(self, want: Want) -> int:
        return sum(self.counts.of_run(run) for run in want.sequences)


def make_frame(query: Query, viewer: Any, language: str) -> Frame:
    in_use = languages_in_use()
    languages = tuple(dict.fromkeys([language, *in_use]))[:MOST_LANGUAGES]
    blocked = {author for source in hidden_authors for author in source(viewer)}
    unwanted = [read_phrase(words, languages).sequences for words in query.excluded]
    return Frame(
        reach=(tuple(audience_mark(audience) for source in audiences for audience in source(viewer)),),
        filters=tuple(_filters(query, viewer)),
        unwanted_marks=tuple(map(author_mark, sorted(blocked))),
        unwanted=tuple(chain.from_iterable(unwanted)),
        languages=languages,
        documents=sum(in_use.values()),
    )


def ask(query: Query, frame: Frame) -> Asked:
    """Reads a query's words, adds the tokens they have become in documents, and the beginnings the last one may stand for."""
    wants = drop_stop_words(read_wants(query.words, frame.languages))
    phrases = [phrase for words in query.phrases if (phrase := read_phrase(words, frame.languages)).sequences]
    tokens = {token for want in (*wants, *phrases) for run in want.sequences for token in run}
    counts = look_up({want.word for want in wants if want.word}, tokens)
    wants = [_complete(want, counts.tokens.get(want.word, ())) for want in wants]
    if query.prefix and wants and wants[-1].word and query.words[-1].endswith(wants[-1].shown):
        wants[-1], counts = _with_beginnings(wants[-1], counts)
    return Asked(query, frame, (*wants, *phrases), counts)


def _complete(want: Want, tokens: Iterable[str]) -> Want:
    """An unaccented word is also looked for as the accented one it stands for."""
    runs = dict.fromkeys([*want.sequences, *((token,) for token in tokens)])
    return want._replace(sequences=tuple(runs))


def _with_beginnings(want: Want, counts: WordCounts) -> tuple[Want, WordCounts]:
    found = find_beginnings(want.word)
    near = tuple(token for token in found if (token,) not in want.sequences)
    return want._replace(near=near), WordCounts(counts.tokens, {**found, **counts.documents})


def _filters(query: Query, viewer: Any) -> Iterable[tuple[str, ...]]:
    """One set of marks for each filter, of which a document needs one; a name nobody knows leaves none to have."""
    if query.authors:
        yield tuple(map(author_mark, _resolve("author", query.authors, viewer)))
    if query.spaces:
        yield tuple(map(space_mark, _resolve("space", query.spaces, viewer)))
    if query.kinds:
        yield tuple(kind_mark(kind) for kind in query.kinds if kind.isalnum())
    for tag in query.tags:
        yield (tag_mark(tag),)
    if query.answered is not None:
        yield (answered_mark(answered=query.answered),)
    if query.after or query.before:
        yield period_marks(query.after, query.before)


def _resolve(what: str, names: tuple[str, ...], viewer: Any) -> list[int]:
    naming = namings.get(what)
    return naming.find(names, viewer) if naming else []
