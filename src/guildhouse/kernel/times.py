"""Times in pages: machine-readable for the browser, which makes them relative, and readable without it."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils import formats, timezone, translation
from django.utils.translation import pgettext
from markupsafe import Markup

# A "format of a date" is written in Django's letters: `M` is the short month with a capital, `N` as running text has it.


def time_tag(moment: datetime | None) -> Markup:
    """`<time>` in the viewer's zone; scripts make it relative and keep this text as its title."""
    if moment is None:
        return Markup("")
    return _time_tag(timezone.localtime(moment).isoformat(timespec="seconds"), translation.get_language())


@lru_cache(maxsize=20_000)
def _time_tag(iso: str, _language: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(
        iso, formats.date_format(datetime.fromisoformat(iso), pgettext("format of a date", "j M Y, H:i"))
    )


def day(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment)
    return formats.date_format(moment, pgettext("format of a date", "j F Y"))


def said(moment: datetime) -> str:
    """A short absolute time for lists, without scripts; the year only where it is not this one."""
    local = timezone.localtime(moment)
    this_year = local.year == timezone.localtime().year
    return _said(local.replace(second=0, microsecond=0, tzinfo=None), translation.get_language(), this_year=this_year)


@lru_cache(maxsize=20_000)
def _said(local: datetime, _language: str, *, this_year: bool) -> str:
    short = pgettext("format of a date", "j M, H:i") if this_year else pgettext("format of a date", "j M Y")
    return formats.date_format(local, short)


FILTERS: dict[str, Any] = {"time_tag": time_tag, "day": day, "said": said}
