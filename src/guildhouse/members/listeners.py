"""What members do when something has happened: mails about joining, and the ledger of what was given."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext_noop

from guildhouse.discussions.events import (
    AnswerAccepted,
    AnswerUnaccepted,
    PostDeleted,
    PostRestored,
    PostsMoved,
    ReplyPosted,
    TopicDeleted,
    TopicRestored,
    TopicsImported,
    TopicStarted,
)
from guildhouse.kernel.clock import HourStruck
from guildhouse.kernel.events import listens
from guildhouse.kernel.jobs import ask_for_job
from guildhouse.members.actions.contributions import recompute_contributions, record_contribution
from guildhouse.members.actions.standing import end_due_sanctions
from guildhouse.members.events import JoinRequestDecided
from guildhouse.members.mails import compose_mail, send_now, tell_decision
from guildhouse.members.models import JoinRequest
from guildhouse.members.queries.languages import language_for


@listens(JoinRequestDecided, network=True)
def mail_decision(event: JoinRequestDecided) -> None:
    """In the language of whoever asked."""
    asked = (
        JoinRequest.objects.select_related("member").filter(member_id=event.member_id).exclude(decided_at=None).first()
    )
    if asked is None or asked.accepted is not event.accepted or not asked.member.email:
        return
    with translation.override(language_for(asked.member.language)):
        send_now(compose_mail(tell_decision(asked), [asked.member.email]))


@listens(HourStruck)
def let_sanctions_end(_event: HourStruck) -> None:
    end_due_sanctions()


def recompute_topics() -> Iterable[int]:
    return recompute_contributions("topic")


def recompute_replies() -> Iterable[int]:
    return recompute_contributions("reply")


def recompute_answers() -> Iterable[int]:
    return recompute_contributions("answer")


@listens(TopicStarted, backfill=recompute_topics)
def enter_topic(event: TopicStarted) -> None:
    record_contribution("topic", [event.topic_id])


@listens(ReplyPosted, backfill=recompute_replies)
def enter_reply(event: ReplyPosted) -> None:
    record_contribution("reply", [event.post_id])


@listens(AnswerAccepted, backfill=recompute_answers)
def enter_answer(event: AnswerAccepted) -> None:
    record_contribution("answer", [event.post_id])


@listens(AnswerUnaccepted)
def strike_answer(event: AnswerUnaccepted) -> None:
    record_contribution("answer", [event.post_id])


@listens(PostDeleted)
def strike_post(event: PostDeleted) -> None:
    _read_post_again(event.post_id)


@listens(PostRestored)
def enter_restored_post(event: PostRestored) -> None:
    _read_post_again(event.post_id)


@listens(PostsMoved)
def read_moved_posts_again(event: PostsMoved) -> None:
    for kind in ("reply", "answer"):
        record_contribution(kind, event.post_ids)
    record_contribution("topic", [event.from_topic_id, event.to_topic_id])


@listens(TopicDeleted)
def strike_topic(event: TopicDeleted) -> None:
    record_contribution("topic", [event.topic_id])


@listens(TopicRestored)
def enter_restored_topic(event: TopicRestored) -> None:
    record_contribution("topic", [event.topic_id])


@listens(TopicsImported)
def read_import(event: TopicsImported) -> None:  # noqa: ARG001 - the fact is enough: all is read
    ask_for_job("members.recompute_contributions", gettext_noop("Counting what members gave"))


def _read_post_again(post_id: int) -> None:
    for kind in ("reply", "answer"):
        record_contribution(kind, [post_id])
