"""`import_stackexchange PATH --space SLUG`: brings a Stack Exchange dump into a space, with progress and a report."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.models import Job
from guildhouse.members.models import Member
from guildhouse.portability.actions.asking import find_importer, make_arguments, title_of
from guildhouse.portability.management.running import run_in_foreground


class Command(BaseCommand):
    help = "Bring a Stack Exchange dump (a folder or a zip) into a space. Run again after an interruption: it goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="folder with Posts.xml, a folder around it, or a zip of either")
        parser.add_argument(
            "--space", required=True, help="address of the space; a new one is opened when there is none"
        )
        parser.add_argument("--name", default="", help="name of the space, if it is new")
        parser.add_argument("--site", default="", help="the site's address, if the folder is not called after it")
        parser.add_argument(
            "--emails", type=Path, default=None, metavar="FILE.csv", help="table of ids and e-mail addresses"
        )
        parser.add_argument(
            "--by", default="", metavar="HANDLE", help="the host in whose name; default: the first host"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="read everything, say what would come, bring nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            by = find_importer(options["by"])
            arguments = make_arguments(
                options["path"],
                space=options["space"],
                name=options["name"],
                site=options["site"],
                emails=options["emails"],
                dry_run=options["dry_run"],
            )
        except DomainError as refusal:
            raise CommandError(refusal.message) from refusal
        job = run_in_foreground("portability.stackexchange", title_of(arguments), arguments, by, self.stderr)
        self._tell(job, by)

    def _tell(self, job: Job, by: Member) -> None:
        if job.state == Job.State.STOPPED:
            raise CommandError("Stopped. What came so far stays; run the same command again to go on.", returncode=130)
        if job.state != Job.State.DONE:
            raise CommandError(job.error.split("\n\n")[0] or "It did not come to its end.")
        for line in report_lines(job.report):
            self.stdout.write(line)
        if not job.report["dry_run"]:
            self.stdout.write(f"Brought in by {by.name}. The worker now turns the HTML into Markdown.")
        sys.stdout.flush()


def report_lines(report: dict[str, Any]) -> list[str]:
    found = report["found"]
    parts = ("questions", "answers", "comments", "users", "revisions", "links")
    lines = [f"{report['site']}: " + ", ".join(f"{found[part]} {part}" for part in parts) + "."]
    if found["missing"]:
        lines.append(f"Not in the dump: {', '.join(found['missing'])}.")
    lines += [f"Left out: {number} × {kind}." for kind, number in found["left_out"].items()]
    if found["placeholders"]:
        lines.append(f"{found['placeholders']} questions are missing; their answers are kept in topics of their own.")
    lines += [f"{number} × {reason}" for reason, number in report["problems"].items()]
    if report["problems_count"]:
        lines.append(f"Each of the {report['problems_count']} with its line: {report['problems_file']}")
    if report["dry_run"]:
        return [*lines, "Nothing was brought in: this was a dry run."]
    new = f"{report['topics']} topics, {report['posts']} posts, {report['people']} people"
    return [*lines, f"New in {report['space']}: {new}."]
