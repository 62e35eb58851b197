"""The page of one commitment, as whoever does it or whom it is promised to reads it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from guildhouse.commitments.models import Commitment, Promise, Proposal
from guildhouse.commitments.policies import find_receiver, is_doer
from guildhouse.commitments.queries.finding import find_pending
from guildhouse.commitments.queries.load import Warned, warn_of
from guildhouse.commitments.queries.opening import hold_keys_of, open_line, open_promise
from guildhouse.kernel.ports.readable import Readable, read
from guildhouse.members.models import Member
from guildhouse.members.queries.zones import find_zone


@dataclass(frozen=True, slots=True)
class Face:
    name: str
    address: str
    hue: int
    picture: str
    headline: str


@dataclass(frozen=True, slots=True)
class ReceiverRow:
    face: Face
    state: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    id: int
    by: Face
    state: str
    on: date | None
    at: time | None
    why: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """`own` is how it is promised to the reader, "" where it is not; `about` what it came from, where they may see that."""

    commitment: Commitment
    is_mine: bool
    doer: Face
    author: Face
    promise: Promise
    ending: str
    receivers: tuple[ReceiverRow, ...]
    own: str
    pending: Proposal | None
    history: tuple[ProposalRow, ...]
    warned: tuple[Warned, ...]
    about: Readable | None
    is_late: bool
    zone: str


def load_page(member: Member, commitment: Commitment) -> CommitmentPage:
    hold_keys_of([commitment], member, with_people=True)
    for proposal in commitment.proposals.all():
        proposal.commitment = commitment
    mine, receiver = is_doer(member, commitment), find_receiver(member, commitment)
    return CommitmentPage(
        commitment=commitment,
        is_mine=mine,
        doer=make_face(commitment.doer),
        author=make_face(commitment.author),
        promise=open_promise(commitment, member),
        ending=open_line(commitment.ending, member) if commitment.ended_at else "",
        receivers=tuple(ReceiverRow(make_face(one.member), one.state) for one in commitment.receivers.all()),
        own=receiver.state if receiver else "",
        pending=find_pending(commitment),
        history=tuple(_make_row(one, member) for one in commitment.proposals.all()),
        warned=tuple(warn_of(commitment, today_of(commitment))) if mine else (),
        about=read(commitment.about_kind, commitment.about_id, member) if commitment.about_id else None,
        is_late=is_late(commitment),
        zone=commitment.zone if commitment.at and commitment.zone != (member.time_zone or "UTC") else "",
    )


def today_of(commitment: Commitment) -> date:
    """The day it is where the doer lives."""
    return timezone.localdate(timezone=find_zone(commitment.zone or "UTC"))


def is_late(commitment: Commitment) -> bool:
    return commitment.is_open and commitment.on is not None and commitment.on < today_of(commitment)


def make_face(member: Member) -> Face:
    """Whoever has left keeps their name and loses their page."""
    address = "" if member.status == Member.Status.LEFT else member.get_absolute_url()
    return Face(member.name, address, member.hue, member.avatar_url, member.headline)


def _make_row(one: Proposal, reader: Member) -> ProposalRow:
    return ProposalRow(one.pk, make_face(one.by), one.state, one.on, one.at, open_line(one.why, reader), one.created_at)
