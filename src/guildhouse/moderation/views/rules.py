"""The rules of limits and checks, and the community's lists: for hosts."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.numbers import read_number
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.moderation.actions.rules import (
    FAULTS,
    add_listed,
    change_rules,
    import_list,
    leave_out_mail,
    remove_listed,
)
from guildhouse.moderation.forms.limits import RulesForm
from guildhouse.moderation.forms.lists import ImportForm, ListedForm
from guildhouse.moderation.judging.lists import Entry, Kind, Reading, decode, read_list, write_list
from guildhouse.moderation.judging.watching import Act, Way
from guildhouse.moderation.models import Listed
from guildhouse.moderation.policies import keeps_order
from guildhouse.moderation.queries.rules import read_rules
from guildhouse.moderation.queries.waiting import PAGE, list_entries

MOST_TOLD = 200
LINE_FAULTS = {
    **FAULTS, "too-long": lazy("Longer than a hundred characters."), "too-many": lazy("More lines than can be read at once."),
    "unknown-choice": lazy("There is no such kind, way or act."), "mail": lazy("Mail addresses are not watched for."),
    "not-an-address": lazy("Mail addresses are not watched for."),
}  # fmt: skip


def only_hosts(request: MemberRequest) -> None:
    if not keeps_order(request.member):
        raise NotFound(_("There is nothing here that you can change."))


@require_http_methods(["GET", "POST"])
def edit_rules(request: MemberRequest) -> HttpResponse:
    only_hosts(request)
    form = RulesForm(request.POST or None, rules=read_rules())
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                change_rules(by=request.member, **form.typed())
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("The rules are changed, from now on and for everybody."))
                return redirect("moderation_rules")
    return render(request, "moderation/rules.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def manage_lists(request: MemberRequest) -> HttpResponse:
    only_hosts(request)
    form = ListedForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row = add_listed(by=request.member, **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                say(request, _("“%(word)s” is on the list.") % {"word": row.value})
                return redirect("moderation_lists")
    return _page(request, form, ImportForm(), status)


@require_POST
def take_off(request: MemberRequest, listed_id: int) -> HttpResponse:
    only_hosts(request)
    row = remove_listed(listed_id, by=request.member)
    say(request, _("“%(word)s” is off the list.") % {"word": row.value})
    return redirect("moderation_lists")


@require_POST
def bring_list(request: MemberRequest) -> HttpResponse:
    """A trial first, unless asked to do it: the same page says what would happen, line by line, and keeps the lines."""
    only_hosts(request)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, ListedForm(), form, 422)
    given = form.cleaned_data
    text = decode(given["incoming"].read()) if given["incoming"] else given["pasted"]
    reading = leave_out_mail(read_list(
        text, kind=Kind(given["kind"]) if given["kind"] else None, way=Way(given["way"]), act=Act(given["act"]),
        language=given["language"].strip().lower(),
    ))  # fmt: skip
    trial = request.POST.get("trial") != "no"
    outcome = import_list(reading, by=request.member, trial=trial)
    if not trial and not reading.faults:
        say(request, _("%(n)d entries were added.") % {"n": outcome.added})
        return redirect("moderation_lists")
    again = ImportForm(initial={**given, "incoming": None, "pasted": text})
    return _page(
        request, ListedForm(), again, 200, {"outcome": outcome, "trial": trial, "faults": tell_faults(reading)}
    )


@require_GET
def export_lists(request: MemberRequest) -> HttpResponse:
    only_hosts(request)
    entries = (
        Entry(Kind(row.kind), row.value, Way(row.way), Act(row.act), row.language) for row in Listed.objects.iterator()
    )
    response = HttpResponse(write_list(entries), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lists.csv"'
    return response


def tell_faults(reading: Reading) -> list[tuple[int, str, str]]:
    """Line, what stands there, what is wrong with it; the first two hundred."""
    return [(one.line, one.text, str(LINE_FAULTS[one.code])) for one in reading.faults[:MOST_TOLD]]


def _page(
    request: MemberRequest, form: ListedForm, bring: ImportForm, status: int, more: dict[str, object] | None = None
) -> HttpResponse:
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "")[:100]
    rows = list_entries(kind if kind in Listed.Kind.values else "", words)
    page = read_number(request.GET.get("page", "1"), 1, most=100_000)
    count = rows.count()
    return render(request, "moderation/lists.html", {
        "form": form,
        "bring": bring,
        "rows": list(rows[(page - 1) * PAGE : page * PAGE]),
        "count": count,
        "page": page,
        "pages": max(1, -(-count // PAGE)),
        "kind": kind,
        "words": words,
        "outcome": None,
        "trial": True,
        "faults": [],
        **(more or {}),
    }, status=status)  # fmt: skip
