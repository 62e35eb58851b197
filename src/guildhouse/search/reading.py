"""Reads sealed texts of other rooms as the index would read them: stems, accents, pairs of characters, words begun."""

from guildhouse.kernel.ports.reading import Mark, Piece, readers
from guildhouse.search.analysis.analyser import read_document
from guildhouse.search.analysis.query import parse_query
from guildhouse.search.analysis.snippets import Marker
from guildhouse.search.analysis.wants import Want, drop_stop_words, read_phrase, read_wants

FALLBACK = "en"


def make_reader(asked: str, language: str) -> Mark | None:
    """All words of the query must be in the text, as they read in the reader's language or in English."""
    query = parse_query(asked)
    languages = list(dict.fromkeys((language, FALLBACK)))
    wants = drop_stop_words(read_wants(query.words, languages))
    wants += [want for phrase in query.phrases if (want := read_phrase(phrase, languages)).sequences]
    if not wants:
        return None
    begun = wants[-1].word if query.prefix else ""
    without = read_wants(query.excluded, languages)
    marker = Marker({token for want in wants for run in want.sequences for token in run}, language, prefix=begun)

    def mark(text: str) -> tuple[Piece, ...]:
        read = [read_document("", text, spoken) for spoken in languages]
        lines, words = [line for line, _terms in read], {term.word for _line, terms in read for term in terms}
        if any(_answers(one, lines, words) for one in without):
            return ()
        return tuple(marker.passage(text)) if all(_answers(one, lines, words, begun) for one in wants) else ()

    return mark


def _answers(want: Want, lines: list[str], words: set[str], begun: str = "") -> bool:
    """By a form of it, by the very word without accents, or by its beginning while it is the last one typed."""
    if want.word in words or any(f" {' '.join(run)} " in line for run in want.sequences for line in lines):
        return True
    return bool(begun) and want.word == begun and any(word.startswith(begun) for word in words)


readers.register("analyser", make_reader)
