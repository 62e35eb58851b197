"""Keeping what the directory is asked by as profiles say it."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import F

from guildhouse.kernel.locking import lock
from guildhouse.members.models import DirectoryCount, DirectoryRow, Member, Profile
from guildhouse.members.queries.counting import forget_counts
from guildhouse.members.queries.facets import Fact, fold, read_facts

FOUND = (Member.Status.ACTIVE, Member.Status.SILENCED)
BATCH = 500


@transaction.atomic
def index_member(member_id: int) -> None:
    """Makes the rows of one member say what their profile shows now; what only they see, and who is gone, has none."""
    member = lock(Member.objects.filter(pk=member_id)).first()
    if member is None:
        return
    profile = Profile.objects.filter(member=member).first()
    shown = read_facts(profile) if profile is not None and member.status in FOUND else ()
    fresh = {(one.facet, one.value): one for one in shown if one.audience != Profile.Audience.ME}
    stood = {(row.facet, row.value): row for row in DirectoryRow.objects.filter(member=member)}
    name = fold(member.name)[:80]
    gone, new = stood.keys() - fresh.keys(), fresh.keys() - stood.keys()
    DirectoryRow.objects.filter(pk__in=[stood[key].pk for key in gone]).delete()
    _count(gone, -1)
    DirectoryCount.objects.filter(members=0, facet__in={facet for facet, _value in gone}).delete()
    _count_new([fresh[key] for key in new])
    DirectoryRow.objects.bulk_create([
        DirectoryRow(
            member=member, facet=one.facet, value=one.value, label=one.label, audience=one.audience, name=name
        )
        for one in fresh.values()
        if (one.facet, one.value) in new
    ])  # fmt: skip
    for key in stood.keys() & fresh.keys():
        row, one = stood[key], fresh[key]
        if (row.label, row.audience, row.name) != (one.label, one.audience, name):
            row.label, row.audience, row.name = one.label, one.audience, name
            row.save(update_fields=["label", "audience", "name"])
    forget_counts()
    transaction.on_commit(forget_counts)


def index_everyone() -> Iterator[int]:
    """The whole directory anew; yields how many are done."""
    after, done = 0, 0
    while ids := list(Profile.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        for pk in ids:
            index_member(pk)
        after, done = ids[-1], done + len(ids)
        yield done


def _count(keys: Iterable[tuple[str, str]], by: int) -> None:
    """In one order for everybody, so that two members who change at once never wait for each other."""
    for facet, value in sorted(keys):
        DirectoryCount.objects.filter(facet=facet, value=value).update(members=F("members") + by)


def _count_new(facts: Iterable[Fact]) -> None:
    """The first who writes a word says how it is written."""
    for one in sorted(facts):
        row, _made = DirectoryCount.objects.get_or_create(
            facet=one.facet, value=one.value, defaults={"label": one.label}
        )
        DirectoryCount.objects.filter(pk=row.pk).update(members=F("members") + 1)
