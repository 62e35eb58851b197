"""SQLite is told what its tables hold, so that it takes the index that was made for a list."""

import pytest
from django.db import connection
from django.utils import timezone

from guildhouse.discussions.models import Topic
from guildhouse.discussions.queries.topic_lists import PINNED, WAITING
from guildhouse.kernel.clock import HourStruck
from guildhouse.kernel.events import emit
from tests.factories import PostFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]  # PostgreSQL looks at its tables by itself


UNANSWERED = f"t.space_id + 0 IN (1, 2) AND {WAITING} ORDER BY t.created_at DESC LIMIT 20"


def ways_taken(listed):
    """How a list of topics would be read."""
    asked = f"SELECT t.id FROM discussions_topic t WHERE t.deleted_at IS NULL AND {listed}"  # noqa: S608 - constants of ours
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
        return " ".join(row[-1] for row in cursor.fetchall())


def test_unanswered_questions_and_pinned_topics_are_read_by_their_own_index_once_an_hour_has_struck(space, deliver):
    first = TopicFactory(space=space, kind="question")
    PostFactory(topic=first)
    Topic.objects.bulk_create(
        Topic(space=space, author=first.author, title="A", slug="a", kind="discussion") for _number in range(300)
    )
    emit(HourStruck(at=timezone.now()))
    deliver()
    assert "discussions_topic_all_waiting" in ways_taken(UNANSWERED)
    assert "discussions_topic_pinned" in ways_taken(f"t.space_id = 1 AND {PINNED} ORDER BY t.pinned_at DESC LIMIT 5")
