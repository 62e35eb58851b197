"""The rules in force, and the lists as the judge reads them: read once, used by every act until they change."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache

from guildhouse.moderation.judging.learning import Taught, features_of
from guildhouse.moderation.judging.reading import Reading
from guildhouse.moderation.judging.verdict import Lists
from guildhouse.moderation.judging.watching import Act, Watch, WatchedWord, Way
from guildhouse.moderation.limits import Limits
from guildhouse.moderation.models import Evidence, Listed, Rules

RULES_KEY, REMEMBERED = "moderation:rules", 10
ALL = 0  # the row of Evidence that counts every text


@dataclass(slots=True)
class _Remembered:
    """The lists as compiled by this process, and from which state of the table."""

    mark: Any = None
    lists: Lists | None = None


_remembered = _Remembered()


def find_rules() -> Rules:
    """At most ten seconds old, at once new in the process that changed them."""
    kept: Rules | None = cache.get(RULES_KEY)
    if kept is None:
        kept = read_rules()
        cache.set(RULES_KEY, kept, REMEMBERED)
    return kept


def read_rules() -> Rules:
    """As they stand in the database now; where nobody has changed anything, the defaults as version 0."""
    return Rules.objects.filter(pk=1).first() or Rules(version=0)


def limits_of(rules: Rules) -> Limits:
    return Limits(rules.rates, rules.amounts)


def load_lists(rules: Rules) -> Lists:
    """Compiled anew when the lists have changed since; nothing is read while there is none."""
    mark = (rules.lists_mark, rules.reads_figures)
    if _remembered.lists is None or _remembered.mark != mark:
        _remembered.lists, _remembered.mark = _compile(rules), mark
    return _remembered.lists


def _compile(rules: Rules) -> Lists:
    rows = list(Listed.objects.all()) if rules.lists_mark else []
    words = [
        WatchedWord(row.value, Way(row.way), Act(row.act), row.language, row.pk)
        for row in rows
        if row.kind == Listed.Kind.WORD
    ]
    domains = frozenset(row.folded for row in rows if row.kind == Listed.Kind.DOMAIN)
    own = urlsplit(settings.SITE_ADDRESS).hostname or ""
    return Lists(domains, Watch(words, reads_figures=rules.reads_figures) if words else None, {own} - {"", "localhost"})


def ask_evidence(reading: Reading) -> float:
    """What this community's own decisions add to the odds of spam; one query."""
    features = features_of(reading)
    rows = {row.feature: (row.spam, row.ham) for row in Evidence.objects.filter(feature__in=[ALL, *features])}
    spam, ham = rows.pop(ALL, (0, 0))
    return Taught(rows, spam, ham).lean(reading)
