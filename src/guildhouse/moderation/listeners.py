"""What moderation does when something has happened: mails to the person, items that follow a moved topic, a second look at what was posted."""

from django.utils import translation

from guildhouse.conversations.events import ExcerptReported
from guildhouse.discussions.events import PostEdited, ReplyPosted, TopicMoved, TopicStarted
from guildhouse.kernel.events import listens
from guildhouse.members.events import ProfileChanged
from guildhouse.members.mails import compose_mail, send_now
from guildhouse.members.models import Member
from guildhouse.moderation.actions import flag_thing
from guildhouse.moderation.actions.following import follow_space
from guildhouse.moderation.actions.linking import issue_record_link
from guildhouse.moderation.actions.noticing import look_at
from guildhouse.moderation.events import AppealDecided, ItemDecided
from guildhouse.moderation.mails import tell_appellant, tell_person
from guildhouse.moderation.models import Appeal, Decision, Flag


@listens(ItemDecided, network=True)
def mail_person(event: ItemDecided) -> None:
    """In their language. What an appeal took back is told by its own mail."""
    decision = Decision.objects.select_related("about").filter(pk=event.decision_id).first()
    about = decision.about if decision else None
    if decision is None or event.about_id is None or about is None or not about.email:
        return
    if Appeal.objects.filter(decision=decision.reverses_id, is_upheld=False).exists():
        return
    with translation.override(about.language or None):
        send_now(compose_mail(tell_person(decision, issue_record_link(about)), [about.email]))


@listens(AppealDecided, network=True)
def mail_appellant(event: AppealDecided) -> None:
    appeal = Appeal.objects.select_related("by", "decision").filter(pk=event.appeal_id).first()
    if appeal is None or not appeal.by.email:
        return
    with translation.override(appeal.by.language or None):
        send_now(compose_mail(tell_appellant(appeal, issue_record_link(appeal.by)), [appeal.by.email]))


@listens(TopicMoved)
def follow_topic(event: TopicMoved) -> None:
    follow_space(event.from_space_id)


@listens(ExcerptReported)
def take_excerpt(event: ExcerptReported) -> None:
    """Delivered twice it is one flag still."""
    by = Member.objects.get(pk=event.by_id)
    flag_thing("conversation_excerpt", event.excerpt_id, by=by, reason=Flag.Reason.ELSE, words=event.reason)


@listens(TopicStarted)
def look_at_topic(event: TopicStarted) -> None:
    look_at("topic", event.topic_id)


@listens(ReplyPosted)
def look_at_reply(event: ReplyPosted) -> None:
    look_at("post", event.post_id)


@listens(ProfileChanged)
def look_at_profile(event: ProfileChanged) -> None:
    look_at("member", event.member_id)


@listens(PostEdited)
def look_at_edit(event: PostEdited) -> None:
    look_at("post", event.post_id)
