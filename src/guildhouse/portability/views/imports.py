"""Bringing a community in: the form, the progress, the report."""

from pathlib import Path

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from guildhouse.kernel.errors import DomainError, NotFound
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.models import Job
from guildhouse.kernel.pages import render
from guildhouse.portability.actions.asking import ask_for_import, repeat_import
from guildhouse.portability.actions.places import forget_uploads, incoming_home, keep_upload, list_incoming
from guildhouse.portability.forms import ImportForm
from guildhouse.portability.policies import can_import
from guildhouse.portability.queries.imports import find_import, list_imports, problems_file, read_outcome
from guildhouse.portability.queries.people import count_waiting_claims
from guildhouse.spaces.queries import list_spaces

NOT_USABLE = 422


@require_http_methods(["GET", "POST"])
def manage_imports(request: MemberRequest) -> HttpResponse:
    if not can_import(request.member):
        raise NotFound(_("There is nothing here that you can see."))
    spaces = [(space.slug, space.name) for space in list_spaces(request.member)]
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*given, incoming=list_incoming(), spaces=spaces)
    status = 200
    if given:
        job = _ask(request, form) if form.is_valid() else None
        if job is not None:
            return redirect("import", job_id=job.pk)
        status = NOT_USABLE
    return render(request, "portability/imports.html", {
        "form": form,
        "imports": list_imports(),
        "claims": count_waiting_claims(),
        "incoming": str(incoming_home()),
    }, status=status)  # fmt: skip


def _ask(request: MemberRequest, form: ImportForm) -> Job | None:
    given = form.cleaned_data
    upload, table = given["upload"], given["emails"]
    path = keep_upload(upload, ".zip") if upload else incoming_home() / given.get("incoming", "")
    emails = keep_upload(table, ".csv") if table else None
    try:
        return ask_for_import(
            path, by=request.member, space=given["space"], name=given["name"], site=given["site"], emails=emails,
            called=form.name_of_upload(), dry_run=request.POST.get("trial") == "yes",
        )  # fmt: skip
    except DomainError as refusal:
        forget_uploads([str(path), str(emails or "")])
        field = {"path": "upload" if upload else "incoming"}.get(
            getattr(refusal, "field", ""), getattr(refusal, "field", "")
        )
        form.add_error(field if field in form.fields else None, refusal.message)
        return None


@require_GET
def show_import(request: MemberRequest, job_id: int) -> HttpResponse:
    job = find_import(request.member, job_id)
    return render(request, "portability/import.html", {
        "job": job,
        "outcome": read_outcome(job),
        "error": job.error.split("\n\n")[0],
        "can_repeat": job.is_over and (job.state != Job.State.DONE or job.arguments["dry_run"]) and Path(job.arguments["path"]).exists(),
    }, block="progress")  # fmt: skip


@require_POST
def start_again(request: MemberRequest, job_id: int) -> HttpResponse:
    return redirect("import", job_id=repeat_import(find_import(request.member, job_id), by=request.member).pk)


@require_GET
def download_problems(request: MemberRequest, job_id: int) -> FileResponse:
    job = find_import(request.member, job_id)
    return FileResponse(
        problems_file(job).open("rb"),
        as_attachment=True,
        filename=f"problems-{job.pk}.csv",
        content_type="text/csv; charset=utf-8",
    )
