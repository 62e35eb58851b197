"""What a query's words become: for each word the token sequences by which a document can answer it, in every language in use."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from guildhouse.search.analysis.analyser import read_chunk, read_chunks
from guildhouse.search.analysis.scripts import SPACELESS_RUN
from guildhouse.search.analysis.stemming import base_language
from guildhouse.search.analysis.stopwords import is_stop_word

Sequences = tuple[tuple[str, ...], ...]


class Want(NamedTuple):
    """One thing the searcher wants found: any of ``sequences`` answers it, each a run of tokens side by side.

    ``word`` is the folded word for the vocabulary and for spelling; empty when the want is more than one word.
    ``near`` are further tokens that answer it less well: words that begin with it.
    """

    shown: str
    sequences: Sequences
    word: str = ""
    is_stop: bool = False
    near: tuple[str, ...] = ()


def read_wants(words: Iterable[str], languages: Sequence[str]) -> list[Want]:
    """Each chunk of each typed word as something wanted; the first language is the searcher's own."""
    wants = [_want(chunk, languages) for word in words for _start, chunk in read_chunks(word)]
    return list({want.sequences: want for want in wants if want.sequences}.values())


def read_phrase(phrase: str, languages: Sequence[str]) -> Want:
    """The words of a phrase side by side, as they read in each language."""
    chunks = [chunk for _start, chunk in read_chunks(phrase)]
    sequences = (tuple(_tokens(chunks, language)) for language in languages or ("",))
    return Want(phrase, tuple(dict.fromkeys(sequence for sequence in sequences if sequence)))


def drop_stop_words(wants: Sequence[Want]) -> list[Want]:
    """The wants that say something; all of them when none does, for "to be or not to be" is a question."""
    return [want for want in wants if not want.is_stop] or list(wants)


def _want(chunk: str, languages: Sequence[str]) -> Want:
    sequences: list[tuple[str, ...]] = []
    word, is_stop = "", False
    for language in languages or ("",):
        reading = read_chunk(chunk, language)
        main = tuple(_tokens([chunk], language))
        sequences += [main, tuple(term.token for term in reading.others)]
        word = reading.terms[0].word if len(main) == 1 else ""
        is_stop = is_stop or (not reading.others and is_stop_word(word, base_language(language)))
    return Want(chunk, tuple(dict.fromkeys(sequence for sequence in sequences if sequence)), word, is_stop)


def _tokens(chunks: Sequence[str], language: str) -> Iterable[str]:
    """As in a document, except that the single character that ends a spaceless run is not asked for besides its pairs."""
    for chunk in chunks:
        tokens = [term.token for term in read_chunk(chunk, language).terms]
        yield from tokens[:-1] if len(tokens) > 1 and SPACELESS_RUN.match(chunk) else tokens


def whole_phrases(words: Sequence[str], languages: Sequence[str], *, prefix: bool) -> list[str]:
    """The typed words side by side, padded for looking up in a tokens column; empty for a single word."""
    chunks = [chunk for word in words for _start, chunk in read_chunks(word)]
    found = []
    for language in languages or ("",):
        tokens = list(_tokens(chunks, language))
        if len(tokens) > 1:
            found.append(f" {' '.join(tokens)} ")
            if prefix and (last := read_chunk(chunks[-1], language).terms):
                found.append(f" {' '.join([*tokens[:-1], last[-1].word])}")
    return list(dict.fromkeys(found))
