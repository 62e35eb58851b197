"""What the topic's page needs, whether it is read or shown again with a reply that was refused."""

from typing import Any

from django.utils.translation import gettext as _

from guildhouse.discussions.forms import ReplyForm
from guildhouse.discussions.policies import can_accept_answer, can_curate_topic, can_delete_topic, can_reply
from guildhouse.discussions.queries.polls import load_poll
from guildhouse.discussions.queries.rows import PostRow
from guildhouse.discussions.queries.tags import list_tags
from guildhouse.discussions.queries.topic_page import TopicPage
from guildhouse.discussions.views.drawn_posts import remembering
from guildhouse.discussions.views.words import act_words, reaction_words, shown_reactions
from guildhouse.kernel.drafts import find_draft
from guildhouse.members.models import Member
from guildhouse.spaces.policies import can_write


def topic_context(view: TopicPage, member: Member | None, form: ReplyForm | None = None) -> dict[str, Any]:
    may_reply, may_accept = can_reply(view.access, view.topic), can_accept_answer(view.access, view.topic)
    keeps_draft = member is not None and form is None
    return {
        "view": view,
        "topic": view.topic,
        "tags": list_tags(view.topic.pk),
        "form": form or ReplyForm(),
        "draft": find_draft(member.pk, f"discussions.reply:{view.topic.pk}") if member and keeps_draft else None,
        "words": reaction_words(),
        "said": act_words(),
        "shown_reactions": shown_reactions,
        "gone_words": gone_words,
        "may_reply": may_reply,
        "may_accept": may_accept,
        "draw_once": remembering(may_reply, may_accept, member is not None),
        "may_curate": can_curate_topic(view.access),
        "poll": load_poll(view.topic, member) if view.page == 1 else None,
        "may_delete_topic": can_delete_topic(view.access, view.topic),
        "may_edit": lambda row: _may_change(view, row) and (view.topic.locked_at is None or view.access.is_host),
        "may_delete": lambda row: _may_change(view, row) and row.number > 1,
    }


def gone_words(row: PostRow) -> str:
    """What stands in place of words that are not shown."""
    if row.is_deleted:
        return row.hidden_because or _("This post was removed.")
    if row.is_blocked:
        return _("You have blocked the author of this post.")
    return ""


def _may_change(view: TopicPage, row: PostRow) -> bool:
    return can_write(view.access) and not row.is_deleted and (row.is_mine or view.access.is_host)
