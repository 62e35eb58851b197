"""How far an import is, as one bar: reading, people, texts, and what comes after."""

from django.utils.translation import gettext as _

from guildhouse.formats.stackexchange import Progress, Report
from guildhouse.kernel.jobs import JobRun

WHOLE = 1000
_READ, _PEOPLE, _TEXTS = 200, 250, 950  # where each part ends


class Steps:
    def __init__(self, run: JobRun) -> None:
        self._run = run
        self._people = self._posts = 0
        self._all_people = self._all_posts = 1

    def expect(self, report: Report, counts: dict[str, int]) -> None:
        """`counts` tells what was brought before an interruption."""
        self._people, self._posts = counts.get("seen_people", 0), counts.get("seen_posts", 0)
        self._all_people = max(report.users, 1)
        self._all_posts = max(report.posts + report.comments, 1)

    def reading(self, progress: Progress) -> None:
        done = _READ * progress.done // max(progress.total, 1)
        words = _("Reading %(file)s: %(records)s records") % {"file": progress.file, "records": progress.records}
        self._run.advance(done, WHOLE, words)

    def people(self, more: int) -> None:
        self._people += more
        done = _between(_READ, _PEOPLE, self._people, self._all_people)
        self._run.advance(done, WHOLE, _("Bringing people: %(done)s of %(all)s") % self._of("people"))

    def posts(self, more: int) -> None:
        self._posts += more
        done = _between(_PEOPLE, _TEXTS, self._posts, self._all_posts)
        self._run.advance(done, WHOLE, _("Bringing posts: %(done)s of %(all)s") % self._of("posts"))

    def say(self, doing: str) -> None:
        self._run.advance(_TEXTS, WHOLE, doing)

    def _of(self, what: str) -> dict[str, int]:
        pair = (self._people, self._all_people) if what == "people" else (self._posts, self._all_posts)
        return {"done": pair[0], "all": pair[1]}


def _between(start: int, end: int, done: int, of: int) -> int:
    return min(end, start + (end - start) * done // of)
