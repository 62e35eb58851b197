"""Finding a conversation, a message, or what stands between two members; what is not one's own is not there."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from guildhouse.conversations.models import Conversation, Message, Participation, TalkWishes
from guildhouse.conversations.policies import Standing, can_talk
from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.members.models import Member
from guildhouse.members.queries.finding import has_blocked

PEOPLE = Prefetch("people", Participation.objects.select_related("member", "invited_by").order_by("pk"))


def find_conversation(member: Member, conversation_id: int) -> Standing:
    """How this member stands to it. A request that never reached them is not there; one they let go is."""
    refuse_strangers(member)
    found = (
        Conversation.objects.filter(pk=conversation_id).select_related("started_by").prefetch_related(PEOPLE).first()
    )
    standing = stand(found, member) if found else None
    if standing is None or standing.own.state not in Participation.SEEING:
        raise NotFound(_("There is no conversation of yours at this address."))
    return standing


def stand(conversation: Conversation, member: Member) -> Standing | None:
    people = tuple(conversation.people.all())
    own = next((one for one in people if one.member_id == member.pk), None)
    return Standing(conversation, member, own, people) if own else None


def find_message(member: Member, message_id: int) -> tuple[Message, Standing]:
    message = Message.objects.filter(pk=message_id).first()
    absent = NotFound(_("There is no message of your conversations at this address."))
    if message is None:
        raise absent
    try:
        standing = find_conversation(member, message.conversation_id)
    except NotFound:
        raise absent from None
    message.conversation = standing.conversation
    if not message.stands_before(member):
        raise absent
    return message, standing


def find_pair(one: Member, other: Member) -> QuerySet[Conversation]:
    return Conversation.objects.filter(pair=name_pair(one.pk, other.pk)).prefetch_related(PEOPLE)


def has_talked(one: Member, other: Member) -> bool:
    """Whether both have said yes to a conversation of the two."""
    pair = Conversation.objects.filter(pair=name_pair(one.pk, other.pk))
    return pair.exclude(people__state__in=Participation.NOT_YET).exists()


def name_pair(one_id: int, other_id: int) -> str:
    low, high = sorted((one_id, other_id))
    return f"{low}:{high}"


def is_blocked(someone_id: int, *, by_id: int) -> bool:
    return has_blocked(by_id, someone_id)


def find_wishes(member: Member) -> TalkWishes:
    return TalkWishes.objects.filter(member=member).first() or TalkWishes(member=member)


def takes_new(member: Member) -> bool:
    return find_wishes(member).takes_new


def refuse_strangers(member: Member) -> None:
    if not can_talk(member):
        raise NotAllowed(_("You can talk with members once a host has let you in."))
