"""Organisations: the list, a page each, and what hosts do with them."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.http import HouseRequest, MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.sent_forms import new_form_key, send_once
from guildhouse.kernel.throttle import throttle
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo
from guildhouse.members.actions.logos import remove_logo, set_logo
from guildhouse.members.actions.organisations import (
    change_organisation,
    create_organisation,
    restore_organisation,
    retire_organisation,
)
from guildhouse.members.forms.organisations import LogoForm, OrganisationForm
from guildhouse.members.models import Organisation
from guildhouse.members.outward import describe_organisation
from guildhouse.members.policies import can_keep_organisations
from guildhouse.members.queries.organisations import (
    find_organisation,
    list_organisations,
    load_organisation,
    may_read_organisations,
)
from guildhouse.members.queries.work import find_work_address
from guildhouse.members.views.attempting import DONE, attempt

LOGOS = 20


@login_not_required
@require_GET
def show_list(request: HouseRequest) -> HttpResponse:
    if not may_read_organisations(request.member):
        raise NotFound(_("There is nothing here that you can see."))
    asked = request.GET.get("kind", "")[:20], read_number(request.GET.get("page", ""), 1)
    return render(request, "members/organisations.html", {
        "found": list_organisations(request.member, *asked), "kinds": Organisation.Kind.choices,
        "kind_names": dict(Organisation.Kind.choices), "may_keep": can_keep_organisations(request.member),
    })  # fmt: skip


@login_not_required
@require_GET
def show_one(request: HouseRequest, slug: str) -> HttpResponse:
    return show_page(request, find_organisation(slug, request.member))


def show_page(
    request: HouseRequest | MemberRequest, organisation: Organisation, status: int = 200, **more: Any
) -> HttpResponse:
    """`more`: the reason typed for one of those who wait, and why it is not taken."""
    view = load_organisation(organisation, request.member)
    return render(request, "members/organisation.html", {
        "view": view, "organisation": organisation, "kind_names": dict(Organisation.Kind.choices),
        "outward": describe_organisation(organisation), "refused": 0, "words": "", "reason": "",
        "works_address": find_work_address("organisation", organisation.folded), **more,
    }, status=status)  # fmt: skip


@require_http_methods(["GET", "POST"])
def create(request: MemberRequest) -> HttpResponse:
    _refuse_others(request)
    form = OrganisationForm(
        request.POST or None, initial={"kind": Organisation.Kind.COMPANY, "form_key": new_form_key()}
    )
    status, made = 200, []
    if request.method == "POST":
        status = attempt(form, lambda _given: made.append(send_once(
            request.member.pk, request.POST,
            lambda: create_organisation(form.told(), by=request.member).get_absolute_url(),
        )))  # fmt: skip
        if status == DONE:
            say(request, _("The page is there. Add their logo, and ask who speaks for them."))
            return redirect(made[0])
    return _editor(request, None, form, LogoForm(), status)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    _refuse_others(request)
    organisation = find_organisation(slug, request.member)
    form = OrganisationForm(request.POST or None, initial=OrganisationForm.read(organisation))
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda given: change_organisation(
            organisation.pk, form.told(), by=request.member, seen=given["seen"] or 0,
        ))  # fmt: skip
        if status == DONE:
            say(request, _("The page is changed."))
            return redirect(organisation)
    return _editor(request, organisation, form, LogoForm(), status)


@require_POST
def change_logo(request: MemberRequest, slug: str) -> HttpResponse:
    _refuse_others(request)
    organisation = find_organisation(slug, request.member)
    if request.POST.get("remove"):
        remove_logo(organisation.pk, by=request.member)
        say(request, _("The logo is gone; the initials stand in its place."))
        return redirect(f"{organisation.get_absolute_url()}edit/")
    throttle(f"logo:{request.member.pk}", limit=LOGOS, per=timedelta(minutes=10))
    form = LogoForm(request.POST, request.FILES)
    status = attempt(form, lambda given: set_logo(organisation.pk, given["picture"], by=request.member))
    if status != DONE:
        fresh = OrganisationForm(initial=OrganisationForm.read(organisation))
        return _editor(request, organisation, fresh, form, status)
    say(request, _("The logo is changed."))
    return redirect(organisation)


@require_POST
def retire(request: MemberRequest, slug: str) -> HttpResponse:
    _refuse_others(request)
    organisation = find_organisation(slug, request.member)
    named = {"name": organisation.name}
    if request.POST.get("retired") == "no":
        restore_organisation(organisation_id=organisation.pk, by=request.member)
        say(request, _("%(name)s is shown again.") % named)
        return redirect(organisation)
    retire_organisation(organisation.pk, by=request.member)
    undo = offer_undo("members.retire_organisation", by_id=request.member.pk, organisation_id=organisation.pk)
    say(request, _("%(name)s is retired. Hosts find it under “Retired”.") % named, undo=undo)
    return redirect("organisations")


def _refuse_others(request: MemberRequest) -> None:
    if not can_keep_organisations(request.member):
        raise NotFound(_("There is nothing here that you can change."))


def _editor(
    request: MemberRequest, organisation: Organisation | None, form: OrganisationForm, logo_form: LogoForm, status: int
) -> HttpResponse:
    return render(request, "members/organisation_edit.html", {
        "organisation": organisation, "form": form, "logo_form": logo_form,
    }, status=status)  # fmt: skip
