"""Snowball stemmers by language: one set for each thread, because a stemmer holds state while it works."""

import threading
from functools import lru_cache

import Stemmer

SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "eo": "esperanto",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_ours = threading.local()


@lru_cache(maxsize=256)
def base_language(language: str) -> str:
    """``fr-CA``, ``FR`` and ``fr_CH`` are all ``fr``; a language without a stemmer, or none at all, is the empty string."""
    base = language.replace("_", "-").partition("-")[0].lower()
    return base if base in SNOWBALL and SNOWBALL[base] in _available() else ""


@lru_cache(maxsize=1)
def _available() -> frozenset[str]:
    return frozenset(Stemmer.algorithms())


def stem(word: str, language: str) -> str:
    """The stem of a settled word in a base language; the word itself where there is no stemmer for it."""
    if not language:
        return word
    stemmers: dict[str, Stemmer.Stemmer] | None = getattr(_ours, "stemmers", None)
    if stemmers is None:
        stemmers = _ours.stemmers = {}
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(SNOWBALL[language], 0)  # words are cached one floor up
    return str(stemmers[language].stemWord(word))
