"""Polls in topics: a questionnaire of one question."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.models import Topic
from guildhouse.kernel.errors import NotAllowed, NotFound
from guildhouse.kernel.live import pulse
from guildhouse.members.models import Member
from guildhouse.questionnaires.actions import Asked, answer_questionnaire, ask_questions
from guildhouse.questionnaires.models import Question
from guildhouse.spaces.policies import can_write
from guildhouse.spaces.queries import find_access


@dataclass(frozen=True, slots=True)
class Poll:
    """`last_day` is the asker's own day; votes count until it ends."""

    question: str
    options: tuple[str, ...]
    many: bool = False
    anonymous: bool = False
    last_day: date | None = None


def write_poll(poll: Poll | None) -> dict[str, Any] | None:
    """As plain values (JSON), for a topic that has to wait; `read_poll` reads it back."""
    return None if poll is None else {**asdict(poll), "last_day": poll.last_day.isoformat() if poll.last_day else ""}


def read_poll(given: Mapping[str, Any] | None) -> Poll | None:
    """A poll whose last day has passed while it waited stays open until it is closed by hand."""
    if given is None:
        return None
    last_day = date.fromisoformat(given["last_day"]) if given["last_day"] else None
    if last_day is not None and last_day < timezone.localdate():
        last_day = None
    return Poll(**{**given, "options": tuple(given["options"]), "last_day": last_day})


def add_poll(topic: Topic, poll: Poll, by: Member) -> None:
    """The caller holds the transaction that starts the topic."""
    closes_at = None
    if poll.last_day is not None:
        closes_at = timezone.make_aware(datetime.combine(poll.last_day + timedelta(days=1), time()))
    kind = Question.Kind.MANY if poll.many else Question.Kind.ONE
    topic.poll = ask_questions(
        [Asked(poll.question, poll.options, kind)],
        by=by,
        title=poll.question,
        anonymous=poll.anonymous,
        closes_at=closes_at,
    )
    topic.save(update_fields=["poll"])


@transaction.atomic
def vote(topic: Topic, *, by: Member, options: list[int]) -> None:
    """Gives this member's vote, or changes it while the poll is open and not anonymous."""
    topic = Topic.objects.select_related("space", "poll").get(pk=topic.pk)
    if not can_write(find_access(by, topic.space)):
        raise NotAllowed(_("Only people who can write in this space vote here."))
    if topic.poll is None or topic.deleted_at is not None:
        raise NotFound(_("There is no poll in this topic."))
    question = topic.poll.questions.get()
    answer_questionnaire(topic.poll, by=by, choices={question.pk: options})
    pulse(f"topic:{topic.pk}")
