"""A topic's poll with its counts, as this viewer may see them."""

from dataclasses import dataclass
from datetime import datetime

from guildhouse.discussions.models import Topic
from guildhouse.members.models import Member
from guildhouse.questionnaires.queries import QuestionCount, count_answers


@dataclass(frozen=True, slots=True)
class PollView:
    question: QuestionCount
    is_closed: bool
    is_anonymous: bool
    closes_at: datetime | None


def load_poll(topic: Topic, member: Member | None) -> PollView | None:
    if topic.poll_id is None or topic.poll is None:
        return None
    counted = count_answers(topic.poll, member)
    return PollView(counted[0], topic.poll.is_closed, topic.poll.is_anonymous, topic.poll.closes_at)
