"""What a decision teaches the judge of this community."""

from django.db import connection
from django.db.models import F

from guildhouse.moderation.judging.learning import features_of
from guildhouse.moderation.judging.reading import read
from guildhouse.moderation.models import Evidence
from guildhouse.moderation.queries.rules import ALL


def teach(title: str, text: str, *, is_spam: bool) -> None:
    """One text more of its kind. Counts are added in the database, so that decisions made at once both count."""
    if not connection.in_atomic_block:
        raise RuntimeError("A decision and what it teaches happen together.")
    features = [ALL, *features_of(read(f"{title}\n{text}" if title else text))]
    Evidence.objects.bulk_create([Evidence(feature=feature) for feature in sorted(features)], ignore_conflicts=True)
    rows = Evidence.objects.filter(feature__in=features)
    if is_spam:
        rows.update(spam=F("spam") + 1)
    else:
        rows.update(ham=F("ham") + 1)
