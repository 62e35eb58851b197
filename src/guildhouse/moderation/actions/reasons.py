"""Why something is brought to a host, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS = {
    "spam": _("it reads like spam"),
    "first": _("first words of somebody new"),
    "first-link": _("first words of somebody new, with a link"),
    "has-link": _("links"),
    "has-money": _("a price: %(about)s"),
    "has-phone": _("a number to call: %(about)s"),
    "has-short": _("a number to write to: %(about)s"),
    "has-shout": _("words in capitals: %(about)s"),
    "has-handle": _("a name elsewhere: %(about)s"),
    "has-ask": _("a call to act: %(about)s"),
    "has-own": _("something of their own: %(about)s"),
    "has-gain": _("a gain is promised: %(about)s"),
    "has-hidden": _("letters that cannot be seen"),
    "has-borrowed": _("letters of another script that pass for Latin ones"),
    "has-broken": _("an address written so that programs do not see it"),
    "link-listed": _("a link to %(about)s, which is on the community's list"),
    "link-shortener": _("a link that hides where it leads (%(about)s)"),
    "link-misleading": _("a link that shows another name than it leads to (%(about)s)"),
    "link-look-alike": _("a link whose name passes for another one (%(about)s)"),
    "word": _("a watched word: %(about)s"),
    "word-quoted": _("“%(about)s” stands in somebody else's words"),
    "word-denied": _("“%(about)s” is denied there"),
    "word-own": _("“%(about)s” is said of oneself"),
}


def word_reasons(reasons: Iterable[Mapping[str, Any]]) -> list[str]:
    """One phrase a reason, each once, in their order; unknown codes are left out."""
    worded = (str(WORDS[one["code"]]) % {"about": one.get("about", "")} for one in reasons if one["code"] in WORDS)
    return list(dict.fromkeys(worded))
