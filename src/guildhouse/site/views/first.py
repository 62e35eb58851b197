"""The first steps of a house: the list of them, and each as a page that saves at once, can be left out and come back to."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.first_steps import FirstStep
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say
from guildhouse.members.actions.furnishing import SKIPPED, end_steps, note_step
from guildhouse.members.policies import can_run_community
from guildhouse.members.queries.community import find_community_now
from guildhouse.site.furnishing import StepRow, is_left_alone, list_rows, next_open


@require_http_methods(["GET", "POST"])
def list_first(request: MemberRequest) -> HttpResponse:
    """All of them; POST says that it is enough."""
    refuse_others(request)
    if request.method == "POST":
        end_steps(by=request.member)
        say(request, _("Nobody is reminded any more. The steps stay here."))
        return redirect("home")
    community = find_community_now()
    rows = list_rows(community)
    return render(request, "site/first.html", {
        "rows": rows, "done": sum(row.is_done for row in rows), "coming": next_open(rows),
        "left_alone": is_left_alone(community),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def take_step(request: MemberRequest, step: str) -> HttpResponse:
    refuse_others(request)
    rows = list_rows(find_community_now())
    row = next((one for one in rows if one.key == step), None)
    if row is None:
        raise NotFound(_("There is no such step."))
    if request.method != "POST":
        return _page(request, rows, row, row.step.open(request.member, None, None))
    if request.POST.get("skip"):
        note_step(row.key, by=request.member, state=SKIPPED)
        return _go_on(row.number)
    form = row.step.open(request.member, request.POST, request.FILES if row.step.takes_files else None)
    if not form.is_valid():
        return _page(request, rows, row, form, status=422)
    if not row.step.is_sure(form):
        return _page(request, rows, row, form, looked=True)
    if status := _save(request, row.step, form):
        return _page(request, rows, row, form, status=status)
    note_step(row.key, by=request.member)
    return _go_on(row.number)


def _save(request: MemberRequest, step: FirstStep, form: Form) -> int:
    """0 when it is done, or the status of the refusal."""
    try:
        say(request, step.save(form, request.member))
    except DomainError as refusal:
        return show_refusal(form, refusal)
    return 0


def _go_on(after: int) -> HttpResponse:
    """To what is still open behind this step, or to the list."""
    coming = next_open(list_rows(find_community_now()), after)
    return redirect(coming.address if coming else "first_steps")


def _page(
    request: MemberRequest, rows: list[StepRow], row: StepRow, form: Form, *, looked: bool = False, status: int = 200
) -> HttpResponse:
    before = rows[row.number - 2] if row.number > 1 else None
    return render(request, "site/first_step.html", {
        "rows": rows, "row": row, "before": before, "form": form, "looked": looked,
    }, status=status)  # fmt: skip


def refuse_others(request: MemberRequest) -> None:
    if not can_run_community(request.member):
        raise NotFound(_("There is nothing here that you can change."))
