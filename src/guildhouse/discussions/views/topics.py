"""A topic's page and the form that starts one."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.discussions.actions import start_topic
from guildhouse.discussions.actions.starting import draft_place
from guildhouse.discussions.forms import TopicForm
from guildhouse.discussions.models import Topic
from guildhouse.discussions.outward import describe_topic
from guildhouse.discussions.queries.topic_page import find_merged, find_topic, load_topic_page
from guildhouse.discussions.views.topic_context import topic_context
from guildhouse.kernel.drafts import find_draft
from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.readable import Readable, read
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.toasts import say
from guildhouse.spaces.models import Space
from guildhouse.spaces.policies import can_write
from guildhouse.spaces.queries import find_space

LAST_PAGE = 10**9  # no topic gets there; times the size of a page it still fits a column
POLL_FIELDS = {"question": "poll_question", "options": "poll_options", "closes_at": "poll_closes"}


@login_not_required
@require_GET
def show_topic(request: HouseRequest, topic_id: int, slug: str = "") -> HttpResponse:
    page = read_number(request.GET.get("page", "1"), most=LAST_PAGE)
    try:
        view = load_topic_page(request.member, topic_id, page)
    except NotFound:
        if (merged := find_merged(topic_id)) is None:
            raise
        return redirect(find_topic(request.member, merged.pk)[0], permanent=True)
    if slug != view.topic.slug:
        return redirect(view.topic, permanent=True)
    context = topic_context(view, request.member) | {"outward": describe_topic(view, request.member)}
    return render(request, "discussions/topic.html", context, block="posts")


@require_http_methods(["GET", "POST"])
def new_topic(request: MemberRequest, space_slug: str) -> HttpResponse:
    access = find_space(request.member, space_slug)
    about = find_about(request)
    form = TopicForm(request.POST or None, initial=_first_words(request, access.space, about))
    what = (about.kind, about.id) if about else None
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                address = send_once(request.member.pk, request.POST, lambda: (
                    start_topic(access.space, by=request.member, about=what, **form.words()).get_absolute_url()
                ))  # fmt: skip
            except DomainError as refusal:
                status = show_refusal(form, refusal, POLL_FIELDS)
            else:
                say(request, _("Posted. You are told when somebody replies."))
                return redirect(address)
    return render(request, "discussions/new_topic.html", {
        "access": access,
        "space": access.space,
        "form": form,
        "about": about,
        "draft": find_draft(request.member.pk, draft_place(access.space.pk, what)),
        "draft_place": draft_place(access.space.pk, what),
        "may_write": can_write(access),
    }, status=status)  # fmt: skip


def find_about(request: MemberRequest) -> Readable | None:
    """What `?about=decision:12` names, if it is this member's to speak of elsewhere, or everybody's who sees it."""
    kind, _colon, number = request.GET.get("about", "").partition(":")
    found = read(kind, read_number(number), request.member) if kind and number else None
    return found if found is not None and (found.draft or found.is_talked_of) else None


def _first_words(request: MemberRequest, space: Space, about: Readable | None) -> dict[str, str]:
    if about is not None and about.is_talked_of:
        return {"title": "", "kind": Topic.Kind.QUESTION, "body": ""}
    if about is not None:
        return {"title": about.title[:200], "kind": Topic.Kind.FEEDBACK, "body": about.draft}
    return {"title": request.GET.get("title", "")[:200], "kind": space.default_kind, "body": space.template}
