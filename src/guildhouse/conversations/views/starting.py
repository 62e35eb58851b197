"""Writing to somebody."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.conversations.actions import start_group, write_to
from guildhouse.conversations.actions.writing import write_text
from guildhouse.conversations.forms import NewForm
from guildhouse.conversations.models import Participation
from guildhouse.conversations.models.conversation import MOST_PEOPLE
from guildhouse.conversations.policies import can_write
from guildhouse.conversations.queries.finding import find_pair, refuse_strangers, stand
from guildhouse.kernel.drafts import find_draft, keep_draft
from guildhouse.kernel.errors import DomainError, Invalid, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.ties import find_ties
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.toasts import say
from guildhouse.members.models import Member
from guildhouse.members.queries.profiles import find_member


@require_http_methods(["GET", "POST"])
def start_talk(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request.member)
    asked = request.GET.get("to", "").strip().lstrip("@").lower()[:500]
    someone = _find_asked(request.member, asked)
    if someone is not None and (address := _find_known(request.member, someone)):
        return redirect(address)
    form = NewForm(request.POST or None, initial={"to": asked})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                address = send_once(request.member.pk, request.POST, lambda: _send(request.member, form))
            except DomainError as refusal:
                status = show_refusal(form, refusal)
                keep_draft(request.member.pk, _draft_of(asked), request.POST["body"])
            else:
                say(request, _("Sent."))
                return redirect(address)
    return render(request, "conversations/new.html", {
        "form": form,
        "asked": asked,
        "someone": someone,
        "ties": find_ties(request.member, [someone.pk]).get(someone.pk, []) if someone else [],
        "may_write": can_write(request.member),
        "draft_place": _draft_of(asked),
        "draft": find_draft(request.member.pk, _draft_of(asked)) if request.method == "GET" else None,
    }, status=status)  # fmt: skip


@require_POST
def preview_message(request: MemberRequest) -> HttpResponse:
    refuse_strangers(request.member)
    try:
        return HttpResponse(write_text(request.POST.get("body", ""), [request.member]).html)
    except Invalid as refusal:
        return HttpResponse(format_html("<p>{}</p>", refusal.message))


def _find_asked(member: Member, asked: str) -> Member | None:
    if not asked or "," in asked or " " in asked:
        return None
    someone = find_member(asked, member)
    return someone if someone.pk != member.pk else None


def _find_known(member: Member, someone: Member) -> str:
    """Where the two have a conversation this member knows of."""
    found = find_pair(member, someone).first()
    standing = stand(found, member) if found else None
    return found.get_absolute_url() if found and standing and standing.own.state in Participation.SEEING else ""


def _send(member: Member, form: NewForm) -> str:
    """One person is written to; several become a group."""
    given = form.cleaned_data
    people = [find_named(handle, member) for handle in given["to"][:MOST_PEOPLE]]
    if len(people) == 1:
        message = write_to(people[0], by=member, body=given["body"])
    elif people:
        message = start_group(people, by=member, body=given["body"], title=given["title"])
    else:
        raise Invalid(_("Say whom you want to write to."), field="to")
    return message.conversation.get_absolute_url()


def find_named(handle: str, member: Member) -> Member:
    try:
        return find_member(handle, member)
    except NotFound:
        said = _("There is no member called @%(handle)s. Their handle stands on their page.") % {"handle": handle[:40]}
        raise Invalid(said, field="to") from None


def _draft_of(asked: str) -> str:
    return f"private.conversations:to:{asked}"[:120]
