"""What notices of conversations are about, as one reader may see it now."""

from collections.abc import Iterable, Mapping, Sequence

from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.policies import Standing
from guildhouse.conversations.queries.finding import PEOPLE, stand
from guildhouse.conversations.queries.words import hold_keys_of
from guildhouse.kernel.ports.notices import Telling
from guildhouse.members.models import Block, Member


def find_noticed_talks(viewer: Member, ids: Iterable[int]) -> dict[int, Standing]:
    """Those this reader is in, or asked into."""
    found = Conversation.objects.visible_to(viewer).filter(pk__in=list(ids))
    found = found.select_related("started_by").prefetch_related(PEOPLE)
    return {one.pk: standing for one in found if (standing := stand(one, viewer))}


def find_noticed_messages(viewer: Member, ids: Iterable[int]) -> dict[int, tuple[Message, Standing]]:
    """Those that may be read, without the words of whom this reader blocks."""
    messages = list(Message.objects.filter(pk__in=list(ids)).select_related("author"))
    standings = find_noticed_talks(viewer, {one.conversation_id for one in messages})
    authors = {one.author_id for one in messages}
    blocked = set(Block.objects.filter(member=viewer, blocked__in=authors).values_list("blocked_id", flat=True))
    found = {}
    for message in messages:
        standing = standings.get(message.conversation_id)
        if standing is None or message.author_id in blocked:
            continue
        message.conversation = standing.conversation
        if message.may_be_read_by(viewer):
            found[message.pk] = (message, standing)
    hold_keys_of([one for one, _standing in found.values()], [one.conversation for one in standings.values()], viewer)
    return found


def find_message_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """Two queries, however many are told."""
    ids = {telling.thing_id for telling in tellings}
    messages = {one.pk: one for one in Message.objects.filter(pk__in=ids, is_delivered=True, deleted_at=None)}
    rows = Participation.objects.filter(
        conversation__in={one.conversation_id for one in messages.values()},
        member__in={telling.member_id for telling in tellings},
    )
    own = {(one.conversation_id, one.member_id): one for one in rows}
    return {telling: why for telling in tellings if (why := _object(telling, messages, own))}


def _object(telling: Telling, messages: Mapping[int, Message], own: Mapping[tuple[int, int], Participation]) -> str:
    message = messages.get(telling.thing_id)
    if message is None:
        return "gone"
    standing = own.get((message.conversation_id, telling.member_id))
    if standing is None or not standing.sees(message.number):
        return "not_readable"
    if standing.is_muted:
        return "conversation_muted"
    return "already_read" if standing.read_number >= message.number else ""


def find_request_objections(tellings: Sequence[Telling]) -> Mapping[Telling, str]:
    """A request that was answered meanwhile waits for nobody."""
    rows = Participation.objects.filter(
        conversation__in={telling.thing_id for telling in tellings},
        member__in={telling.member_id for telling in tellings},
        state=Participation.State.INVITED,
    )
    waiting = set(rows.values_list("conversation_id", "member_id"))
    return {one: "answered" for one in tellings if (one.thing_id, one.member_id) not in waiting}
