"""Who may talk with whom, and do what in a conversation they are in."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member

ASK_AGAIN_AFTER = timedelta(days=90)
EDIT_WITHIN = timedelta(minutes=15)
NEW_FOR = timedelta(days=14)
HERE = frozenset({Member.Status.ACTIVE, Member.Status.SILENCED})


@dataclass(frozen=True, slots=True)
class Standing:
    """A conversation as one member stands to it; `people` are all who were ever asked, the member among them."""

    conversation: Conversation
    member: Member
    own: Participation
    people: tuple[Participation, ...]

    @property
    def others(self) -> tuple[Participation, ...]:
        """Whom this member believes to be in it or asked: who let a request go counts as asked."""
        left = Participation.State.LEFT
        return tuple(one for one in self.people if one.member_id != self.own.member_id and one.state != left)

    @property
    def partner(self) -> Participation | None:
        """The other one of a one-to-one."""
        return next(iter(self.others), None) if not self.conversation.is_group else None

    @property
    def is_unanswered(self) -> bool:
        """A one-to-one whose other side has not said yes, for whatever reason."""
        return self.partner is not None and self.partner.state in Participation.NOT_YET


def can_talk(member: Member | None) -> bool:
    """Whether conversations are theirs to read: not visitors', not yet those' who wait for a host."""
    return counts_as_member(member)


def can_write(member: Member) -> bool:
    return member.may_write


def can_be_written_to(member: Member) -> bool:
    return member.status in HERE


def can_post(standing: Standing) -> bool:
    return can_write(standing.member) and standing.own.state == Participation.State.ACTIVE


def can_answer_request(standing: Standing) -> bool:
    return can_write(standing.member) and standing.own.state in {
        Participation.State.INVITED,
        Participation.State.DECLINED,
    }


def can_add_people(standing: Standing) -> bool:
    return standing.conversation.is_group and can_post(standing)


def can_rename(standing: Standing) -> bool:
    """The title is sealed with the key of whoever began, so it is theirs to change."""
    return can_add_people(standing) and standing.conversation.started_by_id == standing.member.pk


def can_leave(standing: Standing) -> bool:
    return standing.conversation.is_group and standing.own.state == Participation.State.ACTIVE


def is_own(member: Member, message: Message) -> bool:
    return message.author_id == member.pk and message.kind == Message.Kind.SAID


def can_edit(standing: Standing, message: Message) -> bool:
    soon = timezone.now() - message.created_at < EDIT_WITHIN
    return can_post(standing) and is_own(standing.member, message) and message.is_readable and soon


def can_delete(standing: Standing, message: Message) -> bool:
    """At any time; silenced members too, for it takes words away."""
    return is_own(standing.member, message) and message.deleted_at is None and not message.hidden_because


def is_new(member: Member) -> bool:
    return timezone.now() - member.joined_at < NEW_FOR
