"""The guidelines, what they said before, and whether a member has yet to accept them."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from guildhouse.members.models import GuidelinesVersion, Member
from guildhouse.members.queries.community import find_community, find_community_now

MOST = 100


@dataclass(frozen=True, slots=True)
class DiffLine:
    """`kind` is same, gone or new."""

    kind: str
    text: str


def must_accept(member: Member) -> bool:
    """Whether the guidelines say something in substance that this member has not accepted. No query."""
    community = find_community()
    return bool(community.guidelines) and member.guidelines_accepted < community.guidelines_version


def must_accept_now(member: Member) -> bool:
    """The same past what is remembered, for whoever is about to refuse."""
    community = find_community_now()
    accepted = Member.objects.filter(pk=member.pk).values_list("guidelines_accepted", flat=True).first() or 0
    return bool(community.guidelines) and accepted < community.guidelines_version


def list_versions() -> list[GuidelinesVersion]:
    """Newest first."""
    return list(GuidelinesVersion.objects.select_related("by")[:MOST])


def compare_versions(before: str, after: str) -> Iterator[DiffLine]:
    """Line by line, what went and what came."""
    old, new = before.splitlines(), after.splitlines()
    for tag, a_start, a_end, b_start, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (DiffLine("same", line) for line in old[a_start:a_end])
            continue
        yield from (DiffLine("gone", line) for line in old[a_start:a_end])
        yield from (DiffLine("new", line) for line in new[b_start:b_end])
