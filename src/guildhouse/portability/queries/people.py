"""Who came with imports, who has claimed them, and whose address says it was them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.members.models import Member
from guildhouse.portability.models import Claim, ImportedPerson

MOST_FOUND = 20
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class ClaimRow:
    id: int
    person: str
    source: str
    address: str
    hue: int
    claimant: str
    claimant_address: str
    words: str
    at: datetime


def find_by_address(addresses: Iterable[str]) -> dict[str, int]:
    """Members in good standing by their own address, in small letters; only where they have proved that it is theirs."""
    wanted = _proved().filter(small__in=list(addresses))
    return dict(wanted.values_list("small", "user"))


def find_proved() -> list[ImportedPerson]:
    """People whose address, from the hosts' table, a member has proved to be theirs."""
    waiting = ImportedPerson.objects.unclaimed().exclude(email="").annotate(small=Lower("email"))
    return list(waiting.filter(small__in=_proved().values("small")).order_by("pk"))


def _proved() -> "QuerySet[Any]":
    addresses: QuerySet[Any] = EmailAddress.objects.annotate(small=Lower("email"))
    return addresses.filter(verified=True, user__status=Member.Status.ACTIVE)


def find_claimable(handle: str) -> ImportedPerson:
    """The person behind a placeholder's handle."""
    person = (
        ImportedPerson.objects.unclaimed().filter(member__handle=handle).select_related("member").order_by("pk").first()
    )
    if person is None:
        raise NotFound(_("Nobody of this name came from elsewhere, or somebody has claimed them already."))
    return person


def search_people(words: str) -> list[ImportedPerson]:
    """Unclaimed people by a part of their name, those who wrote most easily recognised first: by name."""
    words = words.strip()
    if len(words) < SHORTEST:
        return []
    found = ImportedPerson.objects.unclaimed().filter(name__icontains=words).select_related("member")
    return list(found.order_by("name", "pk")[:MOST_FOUND])


def list_own_claims(member: Member) -> list[Claim]:
    return list(Claim.objects.filter(member=member).select_related("person").order_by("-pk")[:MOST_FOUND])


def list_waiting_claims() -> list[ClaimRow]:
    waiting = Claim.objects.filter(decided_at=None).select_related("person__member", "member").order_by("pk")
    return [_make_row(claim) for claim in waiting[:100]]


def count_waiting_claims() -> int:
    return Claim.objects.filter(decided_at=None).count()


def _make_row(claim: Claim) -> ClaimRow:
    person, placeholder = claim.person, claim.person.member
    return ClaimRow(
        id=claim.pk, person=person.name, source=person.source, address=placeholder.get_absolute_url(),
        hue=placeholder.hue, claimant=claim.member.name, claimant_address=claim.member.get_absolute_url(),
        words=claim.words, at=claim.created_at,
    )  # fmt: skip
