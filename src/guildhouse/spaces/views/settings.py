"""Opening a space, changing one, archiving one."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.kernel.errors import DomainError, NotAllowed
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.spaces.actions import archive_space, change_space, open_space
from guildhouse.spaces.forms import SpaceForm
from guildhouse.spaces.models import Space
from guildhouse.spaces.policies import can_host
from guildhouse.spaces.queries import find_space


@require_http_methods(["GET", "POST"])
def open_new(request: MemberRequest) -> HttpResponse:
    if not request.member.is_host:
        raise NotAllowed(_("Only hosts of the community open spaces. Tell a host what the space would be for."))
    return _edit(request, Space(), is_new=True)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    access = find_space(request.member, slug)
    if not can_host(access):
        raise NotAllowed(_("This is for the hosts of the space."))
    return _edit(request, access.space, is_new=False)


@require_POST
def archive(request: MemberRequest, slug: str) -> HttpResponse:
    space = find_space(request.member, slug).space
    archived = request.POST.get("archived") == "yes"
    archive_space(space, by=request.member, archived=archived)
    say(
        request,
        _("The space is archived: read, not written in.") if archived else _("The space is open for words again."),
    )
    return redirect("space_about", slug=slug)


def _edit(request: MemberRequest, space: Space, *, is_new: bool) -> HttpResponse:
    form = SpaceForm(request.POST or None, instance=space)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                given = dict(form.cleaned_data)
                seen = given.pop("seen")
                if is_new:
                    saved = open_space(by=request.member, **given)
                else:
                    saved = change_space(space, by=request.member, seen=seen, **given)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                return redirect(saved)
    return render(request, "spaces/edit.html", {"form": form, "space": space, "is_new": is_new}, status=status)
