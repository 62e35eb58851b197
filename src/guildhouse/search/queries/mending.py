"""When nothing has all the words: the same words spelled as somebody here spelled them, or fewer of them."""

from dataclasses import replace
from itertools import islice

from guildhouse.search.analysis.query import Query
from guildhouse.search.analysis.spelling import is_correctable, suggest
from guildhouse.search.analysis.wants import Want
from guildhouse.search.index.columns import Row
from guildhouse.search.index.lexicon import find_near
from guildhouse.search.queries.asking import Asked, ask

_MOST_TRIED = 4  # spellings of one word


def respell(asked: Asked) -> tuple[Asked, list[Row]] | None:
    """The query with its absent words replaced by the nearest ones present, if that finds anything.

    Present means in something this viewer may see: what stands only in hidden places is neither suggested nor betrayed.
    """
    absent = [want for want in asked.wants if is_correctable(want.word) and not is_present(asked, want)]
    spellings = {want.shown: better for want in absent if (better := _find_spelling(asked, want.word))}
    if not spellings:
        return None
    again = ask(_respelled(asked.query, spellings), asked.frame)
    rows = again.find()
    return (again, rows) if rows else None


def loosen(asked: Asked) -> tuple[Asked, list[Row]] | None:
    """Phrases as words, then the words that are present, then any of them; best first is the ranking's work."""
    return _open_phrases(asked) or _drop_absent(asked)


def _open_phrases(asked: Asked) -> tuple[Asked, list[Row]] | None:
    query = asked.query
    if not query.phrases:
        return None
    opened = ask(replace(query, words=(*query.words, *query.phrases), phrases=(), prefix=False), asked.frame)
    rows = opened.find()
    return (replace(opened, query=query), rows) if rows else None


def _drop_absent(asked: Asked) -> tuple[Asked, list[Row]] | None:
    present = tuple(want for want in asked.wants if is_present(asked, want))
    if not present or len(asked.wants) == 1:
        return None
    fewer = replace(asked, wants=present)
    rows = fewer.find() if len(present) < len(asked.wants) else []
    if not rows:
        fewer = replace(fewer, any_word=True)
        rows = fewer.find()
    return (fewer, rows) if rows else None


def is_present(asked: Asked, want: Want) -> bool:
    """Whether anything this viewer may see has it, whatever the filters say."""
    return bool(replace(asked, wants=(want,), frame=replace(asked.frame, filters=(), unwanted=())).find(limit=1))


def _find_spelling(asked: Asked, word: str) -> str:
    for better in islice(suggest(word, find_near(word)), _MOST_TRIED):
        tried = ask(Query(words=(better,)), asked.frame)
        if any(is_present(tried, want) for want in tried.wants):
            return better
    return ""


def _respelled(query: Query, spellings: dict[str, str]) -> Query:
    words = []
    for word in query.words:
        for shown, better in spellings.items():
            word = word.replace(shown, better)  # noqa: PLW2901 - one word, mended step by step
        words.append(word)
    text = query.text
    for shown, better in spellings.items():
        text = text.replace(shown, better)
    return replace(query, words=tuple(words), text=text)
