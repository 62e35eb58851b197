"""What happens to members and the community."""

from dataclasses import dataclass

from guildhouse.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(Event):
    """The member may take part: at once, after a host's word, or by an invitation."""

    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAsked(Event):
    """Somebody waits for a host to let them in."""

    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRequestDecided(Event):
    member_id: int
    by_id: int
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileChanged(Event):
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberBlocked(Event):
    member_id: int
    blocked_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityChanged(Event):
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChanged(Event):
    """A member may write or come in who could not, or the other way round."""

    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityReviewed(Event):
    """`changed`: whether purpose, goals or values read differently now."""

    by_id: int
    review_id: int
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustChanged(Event):
    """The house trusts a member more, or less; `by_id` where it was a host's word."""

    member_id: int
    before: int
    after: int
    by_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingNoted(Event):
    """A member has been reading; told at most every ten minutes."""

    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionAsked(Event):
    """`by_id` asks `member_id` to connect; not told where the one asked has blocked the asker."""

    connection_id: int
    member_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionMade(Event):
    """Two members are connected: `member_id` had asked, `by_id` said yes."""

    connection_id: int
    member_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationMailed(Event):
    """A host invited somebody by mail, which goes out after this."""

    invitation_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationChanged(Event):
    """An organisation's page came, reads differently, was retired or brought back."""

    organisation_id: int
    by_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingAsked(Event):
    """`member_id` asks to speak for an organisation."""

    speaker_id: int
    organisation_id: int
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingDecided(Event):
    """A host, or somebody who speaks for it, confirmed it, declined it or ended it; or they took it back themselves."""

    speaker_id: int
    organisation_id: int
    member_id: int
    by_id: int
    state: str
