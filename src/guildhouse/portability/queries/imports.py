"""Imports that were asked for, how far they are, and what can be brought in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.models import Job
from guildhouse.members.models import Member
from guildhouse.portability.policies import can_import

KIND = "portability.stackexchange"
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """An import that has ended, ready to print."""

    found_figures: list[tuple[str, int, str]]
    new_figures: list[tuple[str, int, str]]
    left_out: list[tuple[int, str]]
    missing: list[str]
    problems: list[tuple[str, int]]
    first_problems: list[list[Any]]
    problems_count: int
    is_trial: bool
    space: str


def list_imports() -> list[Job]:
    return list(Job.objects.filter(kind=KIND).order_by("-pk")[:SHOWN])


def find_import(member: Member, job_id: int) -> Job:
    job = Job.objects.filter(pk=job_id, kind=KIND).first()
    if job is None or not can_import(member):
        raise NotFound(_("There is no such import, or it is not yours to see."))
    return job


def read_outcome(job: Job) -> Outcome | None:
    report = job.report
    if job.state != Job.State.DONE or not report:
        return None
    found = report["found"]
    words = {
        "questions": _("Questions"),
        "answers": _("Answers"),
        "comments": _("Comments"),
        "users": _("People"),
        "revisions": _("History entries"),
        "links": _("Links"),
        "tags": _("Tags"),
    }
    return Outcome(
        found_figures=[(label, found[name], "") for name, label in words.items()],
        new_figures=[
            (_("Topics"), report["topics"], ""),
            (_("Posts"), report["posts"], _("with comments")),
            (_("People"), report["people"], ""),
        ],
        left_out=[(number, _(kind)) for kind, number in found["left_out"].items()],
        missing=found["missing"],
        problems=list(report["problems"].items()),
        first_problems=report["first_problems"],
        problems_count=report["problems_count"],
        is_trial=report["dry_run"],
        space=report["space"],
    )


def problems_file(job: Job) -> Path:
    """The whole list of problems; NotFound where none was written."""
    path = Path(job.report.get("problems_file", ""))
    if not path.is_file():
        raise NotFound(_("The list of this import is not there any more."))
    return path
