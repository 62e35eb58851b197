"""Opening what is sealed, for one reader, so that one text that does not open spoils no page."""

from collections.abc import Iterable

from guildhouse.commitments.models import Commitment, Promise
from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.private import PrivateText, hold_keys
from guildhouse.members.models import Member


def hold_keys_of(commitments: Iterable[Commitment], reader: Member, *, with_people: bool = False) -> None:
    """All keys a page needs, with one query."""
    ids: set[int] = set()
    for one in commitments:
        ids |= {one.author_id, one.doer_id}
        if with_people:
            ids |= {proposal.by_id for proposal in one.proposals.all()}
    hold_keys(reader, ids)


def open_promise(commitment: Commitment, reader: Member) -> Promise:
    try:
        return Promise.unpack(commitment.words.read(by=reader))
    except DomainError as refusal:
        return Promise(what=refusal.message)


def open_line(text: PrivateText, reader: Member) -> str:
    try:
        return text.read(by=reader)
    except DomainError:
        return ""
