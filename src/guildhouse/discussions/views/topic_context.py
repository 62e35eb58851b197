"""What the topic's page needs, whether it is read or shown again with a reply that was refused."""

from dataclasses import dataclass
from typing import Any

from guildhouse.discussions.forms import ReplyForm
from guildhouse.discussions.models import Topic
from guildhouse.discussions.policies import can_accept_answer, can_curate_topic, can_delete_topic, can_reply
from guildhouse.discussions.queries.polls import load_poll
from guildhouse.discussions.queries.rows import PostRow
from guildhouse.discussions.queries.tags import list_tags
from guildhouse.discussions.queries.topic_page import TopicPage
from guildhouse.discussions.queries.words import kind_words
from guildhouse.discussions.views.drawn_posts import Drawing
from guildhouse.kernel.drafts import find_draft
from guildhouse.kernel.pages import first_error
from guildhouse.kernel.ports.readable import Readable, read
from guildhouse.kernel.sent_forms import new_form_key
from guildhouse.members.models import Member
from guildhouse.spaces.policies import can_write


@dataclass(frozen=True, slots=True)
class Reply:
    """What stands in the form under a topic: nothing yet, a draft, or what was refused and why."""

    form_key: str
    body: str = ""
    sequence: int = 0
    reply_to: str = ""
    pseudonym: str = ""
    error: str = ""
    pseudonym_error: str = ""
    refusal: str = ""
    is_refused: bool = False


def topic_context(view: TopicPage, member: Member | None, form: ReplyForm | None = None) -> dict[str, Any]:
    may_reply, may_accept = can_reply(view.access, view.topic), can_accept_answer(view.access, view.topic)
    return {
        "view": view,
        "topic": view.topic,
        "tags": tuple(list_tags(view.topic.pk)),
        "kind": kind_words()[view.topic.kind][0],
        "reply": _refused(form) if form else _begun(view, member),
        "may_reply": may_reply,
        "may_accept": may_accept,
        "drawing": Drawing(view.topic.pk, may_reply, may_accept, member is not None, view.topic.accepted_post_id or 0),
        "may_curate": can_curate_topic(view.access),
        "about": _find_about(view.topic, member),
        "poll": load_poll(view.topic, member) if view.page == 1 else None,
        "may_delete_topic": can_delete_topic(view.access, view.topic),
        "may_edit": lambda row: _may_change(view, row) and (view.topic.locked_at is None or view.access.is_host),
        "may_delete": lambda row: _may_change(view, row) and row.number > 1,
    }


def _find_about(topic: Topic, member: Member | None) -> Readable | None:
    """For those who may see it; under another name, what is one member's own for its author alone, as it would tell who wrote."""
    found = read(topic.about_kind, topic.about_id, member) if topic.about_id else None
    is_unnamed = topic.pseudonym is not None and (member is None or topic.author_id != member.pk)
    return None if found is not None and is_unnamed and not found.is_talked_of else found


def _begun(view: TopicPage, member: Member | None) -> Reply:
    draft = find_draft(member.pk, f"discussions.reply:{view.topic.pk}") if member else None
    if draft is None:
        return Reply(new_form_key())
    return Reply(new_form_key(), draft.fields.get("body", ""), draft.sequence)


def _refused(form: ReplyForm) -> Reply:
    def typed(name: str) -> str:
        return str(form[name].value() or "")

    return Reply(
        form_key=typed("form_key"),
        body=typed("body"),
        reply_to=typed("reply_to"),
        pseudonym=typed("pseudonym"),
        error=first_error(form, "body"),
        pseudonym_error=first_error(form, "pseudonym"),
        refusal=first_error(form, "__all__"),
        is_refused=True,
    )


def _may_change(view: TopicPage, row: PostRow) -> bool:
    return can_write(view.access) and not row.is_deleted and (row.is_mine or view.access.is_host)
