"""One import from its path to its report; the same for the hosts' page and the command line."""

import csv
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from guildhouse.formats.stackexchange import DumpError, Source, Staging, open_source
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed
from guildhouse.kernel.jobs import JobRun
from guildhouse.kernel.models import Job
from guildhouse.kernel.sqlite.mapping import without_mapping
from guildhouse.members.models import Member
from guildhouse.portability.actions.emails import Table, read_emails
from guildhouse.portability.actions.places import forget_uploads, imports_home
from guildhouse.portability.actions.stackexchange.bringing import Bringing, Errand
from guildhouse.portability.actions.stackexchange.steps import Steps
from guildhouse.portability.policies import can_import
from guildhouse.spaces.actions import open_space
from guildhouse.spaces.models import Space

SHOWN_PROBLEMS = 100


def run_import(run: JobRun) -> dict[str, Any]:
    """Arguments: path, site, space (its address), name (of a new space), emails (a path), dry_run. Gives the report."""
    by = Member.objects.get(pk=run.job.asked_by_id)
    if not can_import(by):
        raise NotAllowed(_("Only hosts of the community bring in topics from elsewhere."))
    source = find_source(run.arguments["path"], run.arguments.get("site", ""))
    table = read_emails(Path(run.arguments["emails"])) if run.arguments.get("emails") else Table()
    steps = Steps(run)
    try:
        with without_mapping(), Staging.build(source, home_of(source), steps.reading) as staging:
            _take_over(run, staging)
            steps.expect(staging.report(), run.checkpoint.get("counts", {}))
            if not run.arguments.get("dry_run"):
                space = find_or_open_space(run.arguments, source, by=by)
                Bringing(Errand(staging, space, by, table.emails), run, steps).run()
            report = _report(run, staging, table)
            if not run.arguments.get("dry_run"):
                staging.discard()
                forget_uploads([run.arguments["path"], run.arguments.get("emails", "")])
            return report
    except DumpError as error:
        raise Invalid(say(error)) from error


def find_source(path: str, site: str = "") -> Source:
    try:
        return open_source(Path(path), site=site)
    except DumpError as error:
        raise Invalid(say(error), field="path") from error


def say(error: DumpError) -> str:
    return _(error.sentence) % error.facts


def home_of(source: Source) -> Path:
    return imports_home() / (slugify(source.site.replace(".", "-"))[:80] or "dump")


def find_or_open_space(arguments: dict[str, Any], source: Source, *, by: Member) -> Space:
    """The space of that address; a new one, opened by the host, where there is none."""
    slug = arguments["space"]
    space = Space.objects.filter(slug=slug).first()
    if space is None:
        purpose = _("Questions and answers that came over from %(site)s.") % {"site": source.site}
        name = arguments.get("name") or slug.replace("-", " ").capitalize()
        return open_space(by=by, slug=slug, name=name[:80], purpose=purpose, default_kind="question")
    if space.archived_at:
        raise Conflict(_("The space %(name)s is archived. Choose another one.") % {"name": space.name})
    return space


@transaction.atomic
def _take_over(run: JobRun, staging: Staging) -> None:
    """The working copy is ours alone now: an import of the same dump that was killed is over, and this one goes on.

    A checkpoint of another content would skip what is new.
    """
    others = Job.objects.filter(kind=run.job.kind, arguments=run.arguments).exclude(pk=run.job.pk)
    before = others.order_by("-pk").first()
    if not run.checkpoint and before is not None and before.state != Job.State.DONE:
        run.save_checkpoint(**before.checkpoint)
    others.filter(state=Job.State.RUNNING).update(state=Job.State.STOPPED, leased_until=None)
    if run.checkpoint.get("content") != staging.content:
        run.checkpoint = {}
        run.save_checkpoint(content=staging.content)


def _report(run: JobRun, staging: Staging, table: Table) -> dict[str, Any]:
    found = asdict(staging.report())
    problems = found.pop("problems")
    path = imports_home() / f"problems-{run.job.pk}.csv"
    shown = _write_problems(path, staging, table)
    return {
        "site": staging.source.site,
        "space": run.arguments["space"],
        "dry_run": bool(run.arguments.get("dry_run")),
        **{name: run.checkpoint.get("counts", {}).get(name, 0) for name in ("people", "topics", "posts")},
        "found": found,
        "problems": {_(reason) % _Anything(): number for reason, number in problems.items()},
        "problems_count": sum(problems.values()) + len(table.problems),
        "problems_file": str(path),
        "first_problems": shown,
    }


class _Anything(dict[str, str]):
    """Stands in a sentence for what differs from case to case."""

    def __missing__(self, _name: str) -> str:
        return "…"


def _write_problems(path: Path, staging: Staging, table: Table) -> list[list[str | int | None]]:
    """All of them as a table beside the dumps; the first ones for the page."""
    shown: list[list[str | int | None]] = []
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([_("File"), _("Line"), _("Record"), _("Reason")])
        for problem in staging.problems():
            sentence = _(problem.reason) % problem.facts
            _write(writer, shown, [problem.file, problem.line, problem.record_id, sentence])
        for line, reason in table.problems:
            _write(writer, shown, [_("Addresses"), line, None, reason])
    return shown


def _write(writer: Any, shown: list[list[str | int | None]], row: list[str | int | None]) -> None:
    writer.writerow(row)
    if len(shown) < SHOWN_PROBLEMS:
        shown.append(row)
