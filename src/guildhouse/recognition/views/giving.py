"""Giving kudos, mending them, taking them back, and where they stand."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.kernel.errors import DomainError, Invalid, NotAllowed, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.readable import read
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.sent_forms import send_once
from guildhouse.kernel.toasts import say
from guildhouse.kernel.undo import offer_undo
from guildhouse.members.models import Member
from guildhouse.members.queries import find_community
from guildhouse.members.queries.profiles import find_member
from guildhouse.recognition.actions import change_kudos, give_kudos, place_kudos, withdraw_kudos
from guildhouse.recognition.forms import KudosForm
from guildhouse.recognition.models import Kudos
from guildhouse.recognition.policies import ONCE, is_between_two
from guildhouse.recognition.queries.lists import find_kudos, find_thanked

MOST_NAMED = 8


@require_http_methods(["GET", "POST"])
def give(request: MemberRequest) -> HttpResponse:
    given = request.POST or request.GET
    thing = read_number(given.get("thing", ""))
    about = read(given.get("kind", "")[:40], thing, request.member) if thing else None
    between = about is not None and is_between_two(about.kind)
    once = about if about is not None and about.kind in ONCE and request.method == "GET" else None
    if once is not None and (thanked := find_thanked(request.member, once.kind, once.id)):
        return redirect(thanked)
    first = {
        "to": request.GET.get("to", "")[:400], "kind": about.kind if about else "", "thing": about.id if about else "",
        "audience": Kudos.Audience.THEM if between else Kudos.Audience.MEMBERS,
    }  # fmt: skip
    form = KudosForm(list_values(), request.POST or None, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                address = send_once(request.member.pk, request.POST, lambda: _give(request.member, form))
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("They are told."))
                return redirect(address)
    context = {"form": form, "about": about, "is_between": between, "row": None}
    return render(request, "recognition/give.html", context, status=status)


def _give(member: Member, form: KudosForm) -> str:
    given = form.cleaned_data
    people = find_named(given["to"], member)
    about = (given["kind"], given["thing"]) if given["kind"] and given["thing"] else None
    return give_kudos(
        people, by=member, words=given["words"], value=given["value"], audience=given["audience"], about=about
    ).get_absolute_url()


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, kudos_id: int) -> HttpResponse:
    row = find_kudos(kudos_id, request.member)
    if not row.is_mine:
        raise NotAllowed(_("Only whoever gave these kudos can change them."))
    version = Kudos.objects.filter(pk=kudos_id).values_list("version", flat=True).first()
    names = ", ".join(one.handle for one in row.to)
    first = {"to": names, "words": row.words, "value": row.value, "audience": row.audience, "seen": version}
    values = list_values()
    form = KudosForm(
        values if row.value in values or not row.value else [*values, row.value],
        {**request.POST.dict(), "to": names or "-"} if request.method == "POST" else None, initial=first,
    )  # fmt: skip
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = {name: form.cleaned_data[name] for name in ("words", "value", "audience", "seen")}
            try:
                change_kudos(kudos_id, by=request.member, **given)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                return redirect("kudos_one", kudos_id=kudos_id)
    return render(
        request, "recognition/give.html", {"form": form, "about": None, "is_between": False, "row": row}, status=status
    )


@require_POST
def withdraw(request: MemberRequest, kudos_id: int) -> HttpResponse:
    withdraw_kudos(kudos_id, by=request.member)
    undo = offer_undo("recognition.withdraw", by_id=request.member.pk, kudos_id=kudos_id)
    say(request, _("The kudos are taken back."), undo=undo)
    return redirect("kudos")


@require_POST
def place(request: MemberRequest, kudos_id: int) -> HttpResponse:
    hidden = request.POST.get("shown") != "yes"
    place_kudos(kudos_id, by=request.member, hidden=hidden)
    say(request, _("It no longer stands on your page.") if hidden else _("It stands on your page again."))
    return redirect("kudos_one", kudos_id=kudos_id)


def list_values() -> list[str]:
    return [one["name"] for one in find_community().values if isinstance(one, dict) and one.get("name")]


def find_named(words: str, member: Member) -> list[Member]:
    handles = [word.lstrip("@").lower() for word in words.replace(",", " ").split()]
    found = []
    for handle in handles[: MOST_NAMED + 1]:
        try:
            found.append(find_member(handle, member))
        except NotFound:
            said = _("There is no member called @%(handle)s. Their handle stands on their page.") % {
                "handle": handle[:40]
            }
            raise Invalid(said, field="to") from None
    return found
