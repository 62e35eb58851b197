"""Lists of one's conversations: those that go on, requests that wait, what was put away; and how many wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from guildhouse.conversations.models import Conversation, Message, Participation
from guildhouse.conversations.policies import Standing
from guildhouse.conversations.queries.finding import PEOPLE, stand
from guildhouse.conversations.queries.pages import find_blocked, word_line
from guildhouse.conversations.queries.rows import ConversationRow, make_face
from guildhouse.conversations.queries.words import hold_keys_of, open_excerpt, open_title
from guildhouse.kernel.rows import fetch_rows
from guildhouse.members.models import Member

PAGE = 30
SHOWS = ("open", "requests", "away")
MOST_FACES = 3
FITS = 4  # as many messages stand on a screen; of more the link leads to the newest

# Asked for every page, so by hand; the partial index conversations_waiting holds just these rows.
COUNT = """
SELECT COUNT(*) FROM conversations_participation
WHERE member_id = %s AND (state = 'invited' OR (state = 'active' AND unread > 0 AND NOT is_muted))"""


@dataclass(frozen=True, slots=True)
class ConversationList:
    rows: list[ConversationRow]
    show: str
    page: int
    pages: int
    requests: int


def count_waiting(member: Member) -> int:
    """Conversations with something new, and requests, without what is muted."""
    return int(fetch_rows(COUNT, [member.pk])[0][0])


def list_conversations(member: Member, show: str, page: int) -> ConversationList:
    """The newest first; a fixed number of queries, however many they are."""
    counts = _count(member)
    pages = max(1, -(-counts[show] // PAGE))
    page = min(max(1, page), pages)
    chosen = list(_own(member, show).order_by("-last_at", "-pk")[(page - 1) * PAGE : page * PAGE])
    return ConversationList(_make_rows(member, chosen), show, page, pages, counts["requests"])


def _count(member: Member) -> dict[str, int]:
    """How many each view of the list holds, with one query."""
    active = Q(state=Participation.State.ACTIVE)
    return Participation.objects.filter(member=member).aggregate(
        open=Count("pk", filter=active & Q(is_away=False)),
        away=Count("pk", filter=active & Q(is_away=True)),
        requests=Count("pk", filter=Q(state=Participation.State.INVITED)),
    )


def _own(member: Member, show: str) -> QuerySet[Participation]:
    own = Participation.objects.filter(member=member)
    if show == "requests":
        return own.filter(state=Participation.State.INVITED)
    return own.filter(state=Participation.State.ACTIVE, is_away=show == "away")


def _make_rows(member: Member, chosen: Sequence[Participation]) -> list[ConversationRow]:
    ids = [one.conversation_id for one in chosen]
    conversations = Conversation.objects.filter(pk__in=ids).select_related("started_by").prefetch_related(PEOPLE)
    standings = {one.pk: standing for one in conversations if (standing := stand(one, member))}
    newest = _find_newest(chosen, standings)
    hold_keys_of(newest.values(), (one.conversation for one in standings.values()), member)
    has_groups = any(one.conversation.is_group for one in standings.values())
    blocked = find_blocked(member, newest.values()) if has_groups else set()
    return [_make_row(standings[pk], newest.get(pk), blocked) for pk in ids if pk in standings]


def _find_newest(chosen: Sequence[Participation], standings: dict[int, Standing]) -> dict[int, Message]:
    """The newest message each of them may read."""
    wanted = Q(pk=None)
    for one in chosen:
        number = one.asked_number if one.state == Participation.State.INVITED else one.last_number
        wanted |= Q(conversation=one.conversation_id, number=number)
    found = {}
    for message in Message.objects.filter(wanted).select_related("author", "about"):
        message.conversation = standings[message.conversation_id].conversation
        found[message.conversation_id] = message
    return found


def _make_row(standing: Standing, newest: Message | None, blocked: set[int]) -> ConversationRow:
    reader, own, others = standing.member, standing.own, standing.others
    folded = standing.conversation.is_group and newest is not None and newest.author_id in blocked
    excerpt = (word_line(newest) or open_excerpt(newest, reader)) if newest and not folded else ""
    return ConversationRow(
        id=standing.conversation.pk,
        title=open_title(standing.conversation, reader, (one.member.name for one in others)),
        address=standing.conversation.get_absolute_url()
        + (f"#post-{own.last_number}" if own.last_number > FITS else ""),
        faces=tuple(make_face(one.member) for one in others[:MOST_FACES]),
        more=max(0, len(others) - MOST_FACES),
        excerpt=excerpt,
        at=own.last_at,
        unread=own.unread,
        is_group=standing.conversation.is_group,
        is_muted=own.is_muted,
        is_unanswered=standing.is_unanswered,
    )
