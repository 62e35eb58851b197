"""Notes what was looked for in vain, so that hosts learn what is missing; never who looked."""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from guildhouse.kernel.rows import stamp
from guildhouse.search.models import MissedSearch

MOST_A_MONTH = 5_000
KEPT_MONTHS = 13
_LONGEST = 80
_NOTE = """
    INSERT INTO search_missedsearch (words, month, times, last_at) VALUES (%s, %s, 1, %s)
    ON CONFLICT (month, words) DO UPDATE SET times = search_missedsearch.times + 1, last_at = excluded.last_at"""


@transaction.atomic
def note_missed_search(words: str) -> None:
    """Counts one more search without result for these words in this month."""
    now = timezone.now()
    month = now.date().replace(day=1)
    shown = " ".join(words.casefold().split())[:_LONGEST]
    of_month = MissedSearch.objects.filter(month=month)
    if not shown or (of_month.count() >= MOST_A_MONTH and not of_month.filter(words=shown).exists()):
        return
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [shown, month, stamp(now)])


def forget_old_searches(today: date) -> int:
    """What was missed more than a year ago says nothing about today."""
    year, month = divmod(today.year * 12 + today.month - 1 - KEPT_MONTHS, 12)
    return MissedSearch.objects.filter(month__lt=date(year, month + 1, 1)).delete()[0]
