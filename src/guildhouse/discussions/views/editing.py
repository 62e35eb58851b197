"""The form that edits a post, and what happens when two edit at once."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.discussions.actions import edit_post
from guildhouse.discussions.actions.importing import text_to_edit
from guildhouse.discussions.forms import EditForm
from guildhouse.discussions.models import Post
from guildhouse.discussions.policies import can_edit_post
from guildhouse.discussions.queries.posts import address_of, find_post
from guildhouse.kernel.drafts import find_draft, keep_draft
from guildhouse.kernel.errors import Conflict, DomainError, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.spaces.queries import find_access

CHANGED = Conflict.status


@require_http_methods(["GET", "POST"])
def edit_one(request: MemberRequest, post_id: int) -> HttpResponse:
    post = find_post(request.member, post_id)
    if not can_edit_post(find_access(request.member, post.topic.space), post.topic, post):
        raise NotAllowed(_("This post is not yours to edit, or its topic is closed."))
    form = EditForm(request.POST or None, initial=_initial(post))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                edited = edit_post(post, by=request.member, **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
                keep_draft(request.member.pk, f"discussions.edit:{post.pk}", form.cleaned_data["body"])
                post.refresh_from_db()
            else:
                return redirect(address_of(edited))
    return render(request, "discussions/edit.html", {
        "post": post,
        "topic": post.topic,
        "form": form,
        "newest": post.body if status == CHANGED else "",
        "draft": find_draft(request.member.pk, f"discussions.edit:{post.pk}") if request.method == "GET" else None,
    }, status=status)  # fmt: skip


def _initial(post: Post) -> dict[str, object]:
    """Imported words are offered as Markdown the first time somebody edits them."""
    first = post.number == 1
    return {
        "body": text_to_edit(post),
        "version": post.version,
        "title": post.topic.title if first else "",
        "tags": ", ".join(post.topic.tags.values_list("name", flat=True)) if first else "",
    }
