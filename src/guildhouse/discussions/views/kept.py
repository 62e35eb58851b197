"""Posts one keeps: the list, and the page on which a note and a day are set."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from guildhouse.discussions.actions import keep_post, unkeep_post
from guildhouse.discussions.forms import KeepingForm
from guildhouse.discussions.models import Post
from guildhouse.discussions.queries.kept import find_kept, list_kept
from guildhouse.discussions.queries.posts import find_post, load_post
from guildhouse.discussions.views.posts import answer_with_post
from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say


@require_GET
def show_kept(request: MemberRequest) -> HttpResponse:
    page = max(1, read_number(request.GET.get("page", ""), 1))
    return render(request, "discussions/kept.html", {"kept": list_kept(request.member, page)})


@require_http_methods(["GET", "POST"])
def bookmark_post(request: MemberRequest, post_id: int) -> HttpResponse:
    """The button toggles; the page sets a note and a day."""
    post = find_post(request.member, post_id)
    kept = find_kept(request.member, post_id)
    given = request.POST
    if request.method == "GET":
        words = {"note": kept.note, "remind_on": kept.remind_on} if kept else None
        return _page(request, post, KeepingForm(initial=words))
    if given.get("saving") or given.get("note") or given.get("remind_on"):
        return _save(request, post)
    if kept:
        unkeep_post(post, by=request.member)
    else:
        keep_post(post, by=request.member)
    return redirect("kept") if given.get("back") == "kept" else answer_with_post(request, post_id)


def _save(request: MemberRequest, post: Post) -> HttpResponse:
    form = KeepingForm(request.POST)
    if not form.is_valid():
        return _page(request, post, form, 422)
    try:
        keep_post(post, by=request.member, **form.cleaned_data)
    except DomainError as refusal:
        return _page(request, post, form, show_refusal(form, refusal))
    say(request, _("Kept, with your note and your day."))
    return redirect("kept")


def _page(request: MemberRequest, post: Post, form: KeepingForm, status: int = 200) -> HttpResponse:
    row = load_post(request.member, post.pk).posts[0]
    return render(request, "discussions/keep.html", {
        "form": form,
        "post": post,
        "row": row,
    }, status=status)  # fmt: skip
