"""One post: found by its address, its history and acts, deleted, reacted to."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from guildhouse.discussions.actions import delete_post, toggle_reaction
from guildhouse.discussions.queries.posts import address_of, find_post, list_revisions, load_post
from guildhouse.discussions.views.topic_context import topic_context
from guildhouse.kernel.http import HouseRequest, MemberRequest, is_fragment_request
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo


@login_not_required
@require_GET
def show_post(request: HouseRequest, post_id: int) -> HttpResponse:
    """A link to any reply lands on it, on whichever page of its topic it stands now."""
    return redirect(address_of(find_post(request.member, post_id)))


@login_not_required
@require_GET
def show_history(request: HouseRequest, post_id: int) -> HttpResponse:
    post = find_post(request.member, post_id)
    return render(request, "discussions/history.html", {"post": post, "revisions": list_revisions(post)})


@require_GET
def show_acts(request: MemberRequest, post_id: int) -> HttpResponse:
    """What can be done with this post by this member: a menu for scripts, a page without."""
    view = load_post(request.member, post_id)
    context = {**topic_context(view, request.member), "row": view.posts[0]}
    return render(request, "discussions/acts.html", context, block="menu")


@require_POST
def react_to_post(request: MemberRequest, post_id: int) -> HttpResponse:
    toggle_reaction(find_post(request.member, post_id), by=request.member, kind=request.POST.get("kind", ""))
    return answer_with_post(request, post_id)


@require_POST
def delete_one(request: MemberRequest, post_id: int) -> HttpResponse:
    post = find_post(request.member, post_id)
    delete_post(post, by=request.member)
    undo = offer_undo("discussions.delete_post", by_id=request.member.pk, post_id=post.pk)
    say(request, _("The post is deleted."), undo=undo)
    return answer_with_post(request, post_id)


def answer_with_post(request: MemberRequest, post_id: int) -> HttpResponse:
    """The post alone for scripts, its place in the topic without them."""
    if not is_fragment_request(request):
        return redirect(address_of(find_post(request.member, post_id, removed=True)))
    view = load_post(request.member, post_id)
    context = {**topic_context(view, request.member), "row": view.posts[0]}
    return render(request, "discussions/acts.html", context, block="post")
