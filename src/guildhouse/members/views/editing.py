"""Changing one's own profile and picture."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.kernel.errors import Invalid
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.markdown import TextTooLong, clean_text
from guildhouse.kernel.markdown import render as render_markdown
from guildhouse.kernel.pages import render
from guildhouse.kernel.throttle import throttle
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.avatars import remove_avatar, set_avatar
from guildhouse.members.actions.profile import change_profile
from guildhouse.members.forms.profile import MOST_LINKS, SHOWABLE, AvatarForm, ProfileForm
from guildhouse.members.models import Member, Profile
from guildhouse.members.queries.zones import list_zones
from guildhouse.members.views.attempting import DONE, attempt

PICTURES, PREVIEWS = 10, 120


@require_http_methods(["GET", "POST"])
def edit_profile(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return _editor(request, _fresh_form(request.member), AvatarForm())
    form = ProfileForm(request.POST)
    changed: list[Member] = []
    status = attempt(form, lambda _given: changed.append(change_profile(by=request.member, **form.given())))
    if status != DONE:
        return _editor(request, form, AvatarForm(), status)
    say(request, _("Your profile is changed."))
    return redirect(changed[0])


@require_POST
def change_avatar(request: MemberRequest) -> HttpResponse:
    if request.POST.get("remove"):
        remove_avatar(by=request.member)
        say(request, _("Your picture is gone; your initials stand in its place."))
        return redirect("profile_edit")
    throttle(f"avatar:{request.member.pk}", limit=PICTURES, per=timedelta(minutes=10))
    form = AvatarForm(request.POST, request.FILES)
    status = attempt(form, lambda given: set_avatar(given["picture"], by=request.member))
    if status != DONE:
        return _editor(request, _fresh_form(request.member), form, status)
    say(request, _("Your picture is changed."))
    return redirect("profile_edit")


@require_POST
def preview_about(request: MemberRequest) -> HttpResponse:
    throttle(f"preview:{request.member.pk}", limit=PREVIEWS, per=timedelta(minutes=1))
    try:
        about = clean_text(request.POST.get("about", ""))
    except TextTooLong as error:
        raise Invalid(str(error), field="about") from error
    return HttpResponse(render_markdown(about) or _("There is nothing to look at yet."))


def _fresh_form(member: Member) -> ProfileForm:
    return ProfileForm(
        initial=ProfileForm.read(member, Profile.objects.filter(member=member).first() or Profile(member=member))
    )


def _editor(request: MemberRequest, form: ProfileForm, avatar_form: AvatarForm, status: int = 200) -> HttpResponse:
    return render(request, "members/profile_edit.html", {
        "form": form,
        "avatar_form": avatar_form,
        "member": request.member,
        "link_numbers": range(1, MOST_LINKS + 1),
        "parts": list(SHOWABLE),
        "zones": list_zones(),
    }, status=status)  # fmt: skip
