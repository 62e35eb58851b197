"""Adding imported topics: each post once, however often the import is run."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.importing.rows import (
    SETTLED,
    Home,
    accept_answers,
    add_posts,
    add_tags,
    add_topics,
    make_topic,
    settle_topics,
)
from guildhouse.discussions.actions.importing.source import from_source
from guildhouse.discussions.actions.importing.words import ReadyTalk
from guildhouse.discussions.models import Post, Topic
from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.spaces.models import Space


@dataclass(frozen=True, slots=True)
class Added:
    topics: int
    posts: int


@transaction.atomic
def import_topics(space: Space, source: str, talks: Sequence[ReadyTalk], *, by: Member) -> Added:
    """Adds what is not there yet: whole topics, or later replies to topics that came with an earlier import.

    Nobody is told: `announce_import` states the fact once, for all. What hosts deleted stays deleted.
    """
    if not by.is_host:
        raise NotAllowed(_("Only hosts of the community bring in topics from elsewhere."))
    known, places = _find_posts(source, talks)
    homes = _find_homes(space, source, talks, known, places)
    if not homes:
        return Added(0, 0)
    settle_topics(homes)
    new = [home for home in homes if home.is_new]
    add_topics(source, new)
    Topic.objects.bulk_update({home.topic for home in homes if not home.is_new}, SETTLED)
    added = add_posts(source, homes, known)
    add_tags(new)
    accept_answers(homes, known)
    return Added(len(new), added)


def _find_posts(source: str, talks: Sequence[ReadyTalk]) -> tuple[dict[str, int], dict[str, int]]:
    """The ids of posts that are here already, and of the topics they stand in, by the posts' names at the source."""
    names = [ready.words.source_id for talk in talks for ready in talk.posts]
    found = list(from_source(Post.objects.all(), source, names).values_list("source_id", "pk", "topic"))
    return {name: pk for name, pk, _ in found}, {name: topic for name, _, topic in found}


def _find_homes(
    space: Space, source: str, talks: Sequence[ReadyTalk], known: dict[str, int], places: dict[str, int]
) -> list[Home]:
    topics = from_source(Topic.objects.all(), source, [ready.talk.source_id for ready in talks])
    here = dict(topics.values_list("source_id", "pk"))
    homes: list[Home] = []
    locked: dict[int, Topic] = {}
    for ready in talks:
        coming = [words for words in ready.posts if words.words.source_id not in known]
        if not coming:
            continue
        # A host may have merged the topic since: then its words stand elsewhere, and new ones belong beside them.
        stands = next((places[one.words.source_id] for one in ready.posts if one.words.source_id in places), None)
        place = stands or here.get(ready.talk.source_id)
        if place and place not in locked:
            locked[place] = lock(Topic.objects.filter(pk=place)).get()
        topic = locked[place] if place else make_topic(space, source, ready)
        if topic.deleted_at is None:
            homes.append(Home(topic, ready, coming, is_new=place is None))
    return homes
