"""What strangers see of the talk in open spaces: what is asked, and an answer that helped."""

from dataclasses import dataclass

from guildhouse.discussions.models import Topic
from guildhouse.discussions.queries.faces import make_face
from guildhouse.discussions.queries.rows import Face, TopicRow
from guildhouse.discussions.queries.topic_lists import Wishes, list_topics
from guildhouse.kernel.markdown import excerpt

READ = 40  # however large the house: the newest and the best liked among so many
SHOWN = 5
LONGEST = 320


@dataclass(frozen=True, slots=True)
class GoodAnswer:
    question: str
    address: str
    words: str
    face: Face


@dataclass(frozen=True, slots=True)
class OpenTalk:
    """`asked` is whether the rows are questions; where hardly anything was asked, whatever is talked about stands there."""

    rows: list[TopicRow]
    asked: bool
    answer: GoodAnswer | None


def load_open_talk() -> OpenTalk:
    """Four queries at most."""
    latest = list_topics(None, Wishes(), page_size=READ).rows
    questions = [row for row in latest if row.kind == Topic.Kind.QUESTION]
    is_asked = len(questions) > 1 or len(questions) == len(latest)
    return OpenTalk((questions if is_asked else latest)[:SHOWN], is_asked, find_good_answer() if latest else None)


def find_good_answer() -> GoodAnswer | None:
    """What helped with the best liked of the answered questions."""
    best = list_topics(None, Wishes(sort="top"), page_size=READ).rows
    ids = [row.id for row in best if row.is_answered][:SHOWN]
    shown = Topic.objects.filter(pk__in=ids, accepted_post__deleted_at=None, accepted_post__hidden_because="")
    topic = min(shown.select_related("accepted_post__author"), key=lambda one: ids.index(one.pk), default=None)
    if topic is None or (post := topic.accepted_post) is None:
        return None
    who = post.author
    face = make_face(post.pseudonym, who.name, who.handle, who.hue, who.avatar, who.headline)
    return GoodAnswer(topic.title, topic.get_absolute_url(), excerpt(post.html, LONGEST), face)
