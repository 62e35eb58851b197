"""Why a member should not hear of a post: it is gone, not theirs to read, muted, or read already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guildhouse.discussions.models import Post, TopicFollow, TopicRead
from guildhouse.kernel.ports.notices import Telling
from guildhouse.spaces.models import Space, SpaceMembership

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    topic_id: int
    space_id: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored about the members and places in question, by (member, space) and (member, topic)."""

    levels: Mapping[Pair, str]
    muted: frozenset[Pair]
    read: Mapping[Pair, int]


def find_objections(tellings: Sequence[Telling]) -> dict[Telling, str]:
    """Four queries, however many are told; muting never keeps a reminder back that one set oneself."""
    places = _find_places({telling.thing_id for telling in tellings})
    known = _find_known(tellings, places)
    return {telling: why for telling in tellings if (why := _object(telling, places, known))}


def _object(telling: Telling, places: Mapping[int, _Place], known: _Known) -> str:
    place = places.get(telling.thing_id)
    if place is None:
        return "gone"
    level = known.levels.get((telling.member_id, place.space_id))
    own_reminder = telling.kind == "discussions.reminder"
    read = known.read.get((telling.member_id, place.topic_id), 0)
    for applies, why in (
        (not place.is_open and level is None, "not_readable"),
        (not own_reminder and (telling.member_id, place.topic_id) in known.muted, "topic_muted"),
        (not own_reminder and level == SpaceMembership.Level.MUTED, "space_muted"),
        (0 < telling.position <= read, "already_read"),
    ):
        if applies:
            return why
    return ""


def _find_places(post_ids: set[int]) -> dict[int, _Place]:
    found = Post.objects.filter(pk__in=post_ids, deleted_at=None, topic__deleted_at=None)
    return {
        pk: _Place(topic, space, rule == Space.JoinRule.OPEN)
        for pk, topic, space, rule in found.values_list("pk", "topic_id", "topic__space_id", "topic__space__join_rule")
    }


def _find_known(tellings: Sequence[Telling], places: Mapping[int, _Place]) -> _Known:
    members = {telling.member_id for telling in tellings}
    topics, spaces = {place.topic_id for place in places.values()}, {place.space_id for place in places.values()}
    memberships = SpaceMembership.objects.filter(space__in=spaces, member__in=members)
    follows = TopicFollow.objects.filter(topic__in=topics, member__in=members, level=TopicFollow.Level.MUTED)
    reads = TopicRead.objects.filter(topic__in=topics, member__in=members)
    return _Known(
        {(member, space): level for member, space, level in memberships.values_list("member_id", "space_id", "level")},
        frozenset(follows.values_list("member_id", "topic_id")),
        {(member, topic): number for member, topic, number in reads.values_list("member_id", "topic_id", "number")},
    )
