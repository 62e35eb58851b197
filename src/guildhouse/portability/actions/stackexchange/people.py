"""People of a dump become placeholders, or the members they already are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from guildhouse.formats.stackexchange import User
from guildhouse.formats.stackexchange.fields import EARLIEST
from guildhouse.members.actions.importing import Newcomer, add_placeholders, clean_name
from guildhouse.members.models import Member
from guildhouse.portability.models import ImportedPerson
from guildhouse.portability.queries.people import find_by_address


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody as the dump knows them; where only a text's author line is left, little is known."""

    source_id: str
    name: str
    joined_at: datetime = EARLIEST
    account_id: int | None = None
    about: str = ""
    location: str = ""


def to_stranger(user: User) -> Stranger:
    return Stranger(str(user.id), user.name, user.created, user.account_id, user.about, user.location)


@transaction.atomic
def bring_people(source: str, strangers: Sequence[Stranger], emails: Mapping[str, str], *, by: Member) -> int:
    """Makes sure that a member stands for each; answers how many placeholders were made.

    Somebody from another site of the network is recognised by the account, a member by the address in the hosts' table.
    """
    known = set(
        ImportedPerson.objects.filter(
            source=source, source_id__in=[stranger.source_id for stranger in strangers]
        ).values_list("source_id", flat=True)
    )
    coming = [stranger for stranger in strangers if stranger.source_id not in known]
    if not coming:
        return 0
    standing = _find_standing(coming, emails)
    new = [stranger for stranger in coming if stranger.source_id not in standing]
    made = add_placeholders([_to_newcomer(stranger) for stranger in new], by=by)
    standing |= {stranger.source_id: member.pk for stranger, member in zip(new, made, strict=True)}
    ImportedPerson.objects.bulk_create(
        ImportedPerson(
            source=source, source_id=stranger.source_id, account_id=stranger.account_id, name=clean_name(stranger.name),
            member_id=standing[stranger.source_id], email=emails.get(stranger.source_id, ""),
        )
        for stranger in coming
    )  # fmt: skip
    return len(made)


def find_members(source: str, authors: Iterable[tuple[str, str]], *, by: Member) -> tuple[dict[str, int], int]:
    """Which member stands for each author; those the dump's list of people lacks are made from their names, and counted."""
    names: dict[str, str] = {}
    for key, name in authors:
        names[key] = names.get(key) or name
    found = _look_up(source, names)
    missing = [Stranger(key, names[key] or _name_of(key)) for key in names if key not in found]
    made = bring_people(source, missing, {}, by=by) if missing else 0
    return found | _look_up(source, [stranger.source_id for stranger in missing]), made


def _look_up(source: str, keys: Iterable[str]) -> dict[str, int]:
    people = ImportedPerson.objects.filter(source=source, source_id__in=list(keys))
    return dict(people.values_list("source_id", "member_id"))


def _name_of(key: str) -> str:
    """The network's own way to call somebody it knows by number only."""
    return "" if key.startswith("name:") else f"user{key}"


def _find_standing(coming: Sequence[Stranger], emails: Mapping[str, str]) -> dict[str, int]:
    accounts = {stranger.account_id for stranger in coming if stranger.account_id is not None}
    by_account = dict(
        ImportedPerson.objects.filter(account_id__in=accounts).values_list("account_id", "member_id").order_by("-pk")
    )
    wanted = {emails[stranger.source_id].lower() for stranger in coming if stranger.source_id in emails}
    by_email = find_by_address(wanted)
    standing = {}
    for stranger in coming:
        address = emails.get(stranger.source_id, "").lower()
        member = by_email.get(address) or by_account.get(stranger.account_id)
        if member is not None:
            standing[stranger.source_id] = member
    return standing


def _to_newcomer(stranger: Stranger) -> Newcomer:
    return Newcomer(
        stranger.name,
        stranger.source_id.removeprefix("name:"),
        stranger.joined_at,
        stranger.about,
        stranger.location,
    )
