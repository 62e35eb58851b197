"""What members do when something has happened: mails about joining, and the ledger of what was given."""

from collections.abc import Iterable

from django.core.cache import cache
from django.utils import timezone, translation
from django.utils.translation import gettext_noop

from guildhouse.decisions.events import PerspectiveAnswered
from guildhouse.discussions.events import (
    AnswerAccepted,
    AnswerUnaccepted,
    EverythingRead,
    PostDeleted,
    PostRestored,
    PostsMoved,
    ReactionGiven,
    ReplyPosted,
    TopicDeleted,
    TopicReadUpTo,
    TopicRestored,
    TopicsImported,
    TopicStarted,
)
from guildhouse.kernel.clock import DayBegan, HourStruck
from guildhouse.kernel.events import emit, listens
from guildhouse.kernel.jobs import ask_for_job
from guildhouse.members.actions.connecting import part_members
from guildhouse.members.actions.contributions import recompute_contributions, record_contribution
from guildhouse.members.actions.directory import index_everyone, index_member
from guildhouse.members.actions.standing import end_due_sanctions
from guildhouse.members.actions.trust import keep_reading_base, note_day_here, settle_trust
from guildhouse.members.events import (
    InvitationMailed,
    JoinRequestDecided,
    MemberBlocked,
    MemberJoined,
    ProfileChanged,
    ReadingNoted,
    StandingChanged,
)
from guildhouse.members.mails import compose_mail, send_now, tell_decision, write_invitation
from guildhouse.members.models import Contribution, Invitation, JoinRequest
from guildhouse.members.queries.languages import house_language, language_for

RECOUNT_EVERY = 600  # seconds


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


@listens(InvitationMailed, network=True)
def mail_invitation(event: InvitationMailed) -> None:
    """In the community's language, as nobody knows theirs yet; one taken back or used meanwhile needs no mail."""
    invitation = Invitation.objects.select_related("invited_by").filter(pk=event.invitation_id, uses=0).first()
    if invitation is None or invitation.revoked_at or invitation.expires_at <= timezone.now():
        return
    with translation.override(house_language()):
        send_now(compose_mail(write_invitation(invitation), [invitation.email]))


@listens(ProfileChanged, inline=True, backfill=index_everyone)
def index_profile(event: ProfileChanged) -> None:
    """At once: nobody may be found by what they have just hidden."""
    index_member(event.member_id)


@listens(StandingChanged, inline=True)
def index_standing(event: StandingChanged) -> None:
    index_member(event.member_id)


@listens(MemberJoined, inline=True)
def index_joined(event: MemberJoined) -> None:
    index_member(event.member_id)


@listens(MemberBlocked, inline=True)
def part_blocked(event: MemberBlocked) -> None:
    part_members(event.member_id, event.blocked_id)


@listens(HourStruck)
def let_sanctions_end(_event: HourStruck) -> None:
    end_due_sanctions()


def recompute_topics() -> Iterable[int]:
    return recompute_contributions("topic")


def recompute_replies() -> Iterable[int]:
    return recompute_contributions("reply")


def recompute_perspectives() -> Iterable[int]:
    return recompute_contributions("perspective")


def recompute_answers() -> Iterable[int]:
    return recompute_contributions("answer")


@listens(TopicStarted, backfill=recompute_topics)
def enter_topic(event: TopicStarted) -> None:
    record_contribution("topic", [event.topic_id])


@listens(ReplyPosted, backfill=recompute_replies)
def enter_reply(event: ReplyPosted) -> None:
    record_contribution("reply", [event.post_id])
    note_day_here(event.author_id)
    settle_trust([event.author_id])


@listens(AnswerAccepted, backfill=recompute_answers)
def enter_answer(event: AnswerAccepted) -> None:
    record_contribution("answer", [event.post_id])
    settle_trust([event.author_id])


@listens(AnswerUnaccepted)
def strike_answer(event: AnswerUnaccepted) -> None:
    record_contribution("answer", [event.post_id])
    settle_trust([event.author_id])


@listens(PerspectiveAnswered, backfill=recompute_perspectives)
def enter_perspective(event: PerspectiveAnswered) -> None:
    record_contribution("perspective", [event.perspective_id])


@listens(PostDeleted)
def strike_post(event: PostDeleted) -> None:
    _read_post_again(event.post_id)


@listens(PostRestored)
def enter_restored_post(event: PostRestored) -> None:
    _read_post_again(event.post_id)


@listens(PostsMoved)
def read_moved_posts_again(event: PostsMoved) -> None:
    for post_id in event.post_ids:
        _read_post_again(post_id)
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
    ask_for_job("members.recompute_trust", gettext_noop("Counting what trust is earned by"))


@listens(ReactionGiven)
def count_thanks(event: ReactionGiven) -> None:
    settle_trust([event.author_id])


@listens(TopicReadUpTo, inline=True)
def note_reading(event: TopicReadUpTo) -> None:
    """A row once a day; a recount at most every ten minutes, by the worker."""
    note_day_here(event.member_id)
    if cache.add(f"members:reading:{event.member_id}", 1, RECOUNT_EVERY):
        emit(ReadingNoted(member_id=event.member_id))


@listens(ReadingNoted)
def count_reading(event: ReadingNoted) -> None:
    settle_trust([event.member_id])


@listens(EverythingRead, inline=True)
def keep_what_was_read(event: EverythingRead) -> None:
    keep_reading_base(event.member_id, topics=event.topics, posts=event.posts)


@listens(DayBegan)
def settle_the_day(event: DayBegan) -> None:  # noqa: ARG001 - what is due is read from the rows
    ask_for_job("members.settle_trust", gettext_noop("Counting what trust is earned by"))


def _read_post_again(post_id: int) -> None:
    givers = Contribution.objects.filter(kind__in=("reply", "answer"), object_id=post_id).values_list(
        "member", flat=True
    )
    before = set(givers)
    for kind in ("reply", "answer"):
        record_contribution(kind, [post_id])
    settle_trust(sorted(before | set(givers.all())))
