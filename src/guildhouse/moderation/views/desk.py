"""What hosts of the community keep at the desk: words to begin from, what was decided about a member, and the log."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.members.models import Member
from guildhouse.members.queries.profiles import find_member
from guildhouse.moderation.actions.noting import add_note, remove_template, save_template, take_over_templates
from guildhouse.moderation.forms import NoteForm, TemplateForm
from guildhouse.moderation.models import Template
from guildhouse.moderation.policies import keeps_order
from guildhouse.moderation.queries.log import MOST_PAGES, LogFilters, load_log
from guildhouse.moderation.queries.records import list_notes, list_record_for
from guildhouse.moderation.wording import OWN_TEMPLATES


@require_http_methods(["GET", "POST"])
def manage_templates(request: MemberRequest) -> HttpResponse:
    """All of them; POST takes the house's own over where there are none."""
    refuse_others(request)
    if request.method == "POST":
        take_over_templates(by=request.member)
        return redirect("moderation_templates")
    context = {"rows": list(Template.objects.all()), "own": OWN_TEMPLATES}
    return render(request, "moderation/templates.html", context)


@require_http_methods(["GET", "POST"])
def edit_template(request: MemberRequest, template_id: int = 0) -> HttpResponse:
    """0 is a new one."""
    refuse_others(request)
    template = Template.objects.filter(pk=template_id).first()
    if template_id and template is None:
        raise NotFound(_("These words are not there any more."))
    first = {"seen": template.version, "title": template.title, "text": template.text} if template else {"seen": 0}
    form = TemplateForm(request.POST or None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = {**form.cleaned_data, "seen": form.cleaned_data["seen"] or 0}
            try:
                save_template(template, by=request.member, **given)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("The words are kept."))
                return redirect("moderation_templates")
    return render(request, "moderation/template.html", {"form": form, "template": template}, status=status)


@require_POST
def delete_template(request: MemberRequest, template_id: int) -> HttpResponse:
    refuse_others(request)
    if (template := Template.objects.filter(pk=template_id).first()) is not None:
        remove_template(template, by=request.member)
        say(request, _("“%(title)s” is gone. The log keeps its words.") % {"title": template.title})
    return redirect("moderation_templates")


@require_http_methods(["GET", "POST"])
def show_member_record(request: MemberRequest, handle: str) -> HttpResponse:
    """What was decided about a member, and the hosts' notes; POST adds one."""
    refuse_others(request)
    member = find_other(request, handle)
    form = NoteForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            add_note(member, by=request.member, text=form.cleaned_data["text"])
            say(request, _("The note is kept."))
            return redirect("moderation_member", handle=member.handle)
    return render(request, "moderation/member.html", {
        "member": member,
        "rows": list_record_for(request.member, member),
        "notes": list_notes(member),
        "form": form,
    }, status=status)  # fmt: skip


@require_GET
def show_log(request: MemberRequest) -> HttpResponse:
    refuse_others(request)
    page = max(1, read_number(request.GET.get("page", "1"), 1, most=MOST_PAGES))
    filters = LogFilters(
        act=request.GET.get("act", "")[:60], by=request.GET.get("by", "")[:38], about=request.GET.get("about", "")[:38]
    )
    return render(request, "moderation/log.html", {"log": load_log(request.member, filters, page)})


def refuse_others(request: MemberRequest) -> None:
    if not keeps_order(request.member):
        raise NotFound(_("There is nothing here that you can see."))


def find_other(request: MemberRequest, handle: str) -> Member:
    """Nobody reads what others note about them."""
    member = find_member(handle, request.member)
    if member.pk == request.member.pk:
        raise NotFound(_("What was decided about you stands in your own record, in the settings."))
    return member
