"""What happens to commitments: ids, never a word of one."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentMade(Event):
    """`to` are the members it is promised to and whom it reaches."""

    commitment_id: int
    doer_id: int
    to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentAsked(Event):
    """A member asks another to commit themselves."""

    commitment_id: int
    asker_id: int
    doer_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentAnswered(Event):
    """Whoever was asked said yes or kindly no."""

    commitment_id: int
    doer_id: int
    is_accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseAnswered(Event):
    """Somebody it was promised to is fine with it, or lets the doer off."""

    commitment_id: int
    member_id: int
    is_released: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateProposed(Event):
    commitment_id: int
    proposal_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalClosed(Event):
    """Agreed, turned down or taken back, as `state` says."""

    commitment_id: int
    proposal_id: int
    by_id: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentMoved(Event):
    commitment_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentDone(Event):
    commitment_id: int
    doer_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentDropped(Event):
    commitment_id: int
    doer_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentReopened(Event):
    commitment_id: int
    doer_id: int
