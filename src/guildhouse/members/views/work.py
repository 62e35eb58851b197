"""What a member does, offers and seeks: the first questions after joining, and all of it in settings."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.http import MemberRequest, way_back
from guildhouse.kernel.pages import render
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.work import change_work
from guildhouse.members.forms.work import INTERESTS, OWN_SKILLS, PARTS, WELCOMED, WelcomeForm, WorkForm
from guildhouse.members.models import Member, Profile
from guildhouse.members.queries.organisations import list_names
from guildhouse.members.queries.terms import list_interests, list_roles, list_skills
from guildhouse.members.views.attempting import DONE, attempt

FIRST_STEP = "/"


@require_http_methods(["GET", "POST"])
def edit_work(request: MemberRequest) -> HttpResponse:
    profile = Profile.objects.filter(member=request.member).first() or Profile(member=request.member)
    form = WorkForm(request.POST) if request.method == "POST" else WorkForm(initial=WorkForm.read(profile))
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda _given: change_work(by=request.member, **form.given()))
        if status == DONE:
            say(request, _("Your profile is changed."))
            return redirect(request.member)
    return render(request, "members/work.html", {
        "form": form, "member": request.member, "parts": list(PARTS), "interest_numbers": range(1, INTERESTS + 1),
        "skill_numbers": range(1, OWN_SKILLS + 1), "interests": list_interests(), "skills": list_skills(),
        "roles": list_roles(), "organisations": list_names(),
    }, status=status)  # fmt: skip


@require_http_methods(["GET", "POST"])
def welcome(request: MemberRequest) -> HttpResponse:
    """What was said before stays where a question is left open. `?back=` names the page on which they had begun to join."""
    if request.member.status == Member.Status.WAITING:
        return redirect("community")
    first_step = way_back(request, FIRST_STEP)
    form = WelcomeForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda _given: _keep_said(request, form))
        if status == DONE:
            say(request, _("Thank you, and welcome."))
            return redirect(first_step)
    return render(request, "members/welcome.html", {
        "form": form, "numbers": range(1, WELCOMED + 1), "interests": list_interests(), "roles": list_roles(),
        "first_step": first_step,
    }, status=status)  # fmt: skip


def _keep_said(request: MemberRequest, form: WelcomeForm) -> None:
    if said := {name: value for name, value in form.given().items() if value}:
        change_work(by=request.member, **said)
