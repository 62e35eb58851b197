"""The words of our own pages, looked up once per language and kept: a page says about a hundred of them."""

from functools import lru_cache

from django.conf import settings
from django.utils import translation
from jinja2 import Environment

KEPT = 20_000


def gettext(message: str) -> str:
    return _in_language(message, translation.get_language())


@lru_cache(maxsize=KEPT)
def _in_language(message: str, _language: str) -> str:
    return translation.gettext(message)


def teach_words(environment: Environment) -> None:
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext, npgettext=translation.npgettext
    )


def describe_language() -> dict[str, str]:
    """What the `<html>` of a mail or page says of the language being spoken: `language` and `direction`."""
    direction = "rtl" if translation.get_language_bidi() else "ltr"
    return {"language": translation.get_language() or settings.LANGUAGE_CODE, "direction": direction}


def forget_words() -> None:
    """For tests that bring a language of their own."""
    _in_language.cache_clear()
