"""Words for a topic that went away while they were written, shown again where they can still be said."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.starting import draft_place
from guildhouse.discussions.forms import ReplyForm, TopicForm
from guildhouse.discussions.models import Topic
from guildhouse.discussions.queries.topic_page import find_merged, find_topic, load_topic_page
from guildhouse.discussions.views.topic_context import topic_context
from guildhouse.kernel.errors import Conflict, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.spaces.policies import can_read, can_write
from guildhouse.spaces.queries import find_access


def show_words_again(request: MemberRequest, topic_id: int) -> HttpResponse:
    """A merged topic's words stand in the form of where it went, a deleted one's in that of a new topic.

    NotFound where there never was such a topic, or none that this member may know of.
    """
    merged = find_merged(topic_id)
    return _in_other_topic(request, merged) if merged else _in_new_topic(request, topic_id)


def _in_other_topic(request: MemberRequest, merged: Topic) -> HttpResponse:
    topic, _access = find_topic(request.member, merged.pk)
    given = request.POST.copy()
    given.pop("reply_to", None)
    form = ReplyForm(given)
    form.is_valid()
    form.add_error(
        None,
        _("The topic was merged into this one while you wrote. Your words are below; send them if they still fit."),
    )
    view = load_topic_page(request.member, topic.pk, topic.last_page)
    return render(request, "discussions/topic.html", topic_context(view, request.member, form), status=Conflict.status)


def _in_new_topic(request: MemberRequest, topic_id: int) -> HttpResponse:
    gone = Topic.objects.select_related("space").filter(pk=topic_id).exclude(deleted_at=None).first()
    access = find_access(request.member, gone.space) if gone else None
    if gone is None or access is None or not can_read(access):
        raise NotFound(_("There is no topic at this address, or it is not open to you."))
    form = TopicForm({"body": request.POST.get("body", ""), "kind": gone.kind})
    form.is_valid()
    form.add_error(
        None,
        _(
            "The topic was deleted while you wrote. Your words are below; with a title they can open a topic of their own."
        ),
    )
    return render(request, "discussions/new_topic.html", {
        "access": access,
        "space": gone.space,
        "form": form,
        "draft": None,
        "about": None,
        "draft_place": draft_place(gone.space.pk),
        "may_write": can_write(access),
    }, status=Conflict.status)  # fmt: skip
