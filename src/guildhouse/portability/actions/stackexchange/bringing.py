"""The stages of an import, each in batches whose checkpoint commits with what it describes.

people → topics → marks → finished → filled. A kill costs one batch; what a batch had committed is found again by its
names at the source, so nothing is doubled even without the checkpoint.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.importing import (
    ReadyTalk,
    announce_import,
    count_tags,
    import_topics,
    make_ready,
    mark_duplicates,
)
from guildhouse.formats.stackexchange import Staging, Thread
from guildhouse.kernel.jobs import JobRun, ask_for_job
from guildhouse.members.models import Member
from guildhouse.portability.actions.filling import fill_rooms
from guildhouse.portability.actions.stackexchange.mapping import Mapper, authors_of
from guildhouse.portability.actions.stackexchange.people import bring_people, find_members, to_stranger
from guildhouse.portability.actions.stackexchange.steps import Steps
from guildhouse.spaces.models import Space

PEOPLE = 500  # between two checkpoints
POSTS = 1_000  # fewer write the same pages of an index again and again; more only take memory

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Errand:
    """What is brought where, for whom."""

    staging: Staging
    space: Space
    by: Member
    emails: Mapping[str, str]

    @property
    def source(self) -> str:
        return self.staging.source.site


class Bringing:
    """Runs the stages that are not done yet; `run.checkpoint` says which are."""

    def __init__(self, errand: Errand, run: JobRun, steps: Steps) -> None:
        self._errand, self._run, self._steps = errand, run, steps

    def run(self) -> None:
        for stage in (self._people, self._topics, self._marks, self._finish, self._fill):
            name = stage.__name__.strip("_")
            if name not in self._run.checkpoint.get("stages", []):
                stage()
                with transaction.atomic():
                    self._close_stage(name)

    def _close_stage(self, name: str) -> None:
        stages = self._run.checkpoint.get("stages", [])
        if name not in stages:
            self._run.save_checkpoint(stages=[*stages, name])

    def _count(self, **more: int) -> dict[str, int]:
        counts = self._run.checkpoint.get("counts", {})
        return {**counts, **{name: counts.get(name, 0) + number for name, number in more.items()}}

    def _people(self) -> None:
        errand = self._errand
        users = errand.staging.users(self._run.checkpoint.get("user"))
        for batch in _batches(users, PEOPLE):
            with transaction.atomic():
                made = bring_people(errand.source, list(map(to_stranger, batch)), errand.emails, by=errand.by)
                self._run.save_checkpoint(user=batch[-1].id, counts=self._count(people=made, seen_people=len(batch)))
            self._steps.people(len(batch))

    def _topics(self) -> None:
        errand = self._errand
        mapper = Mapper(errand.staging.source)
        for batch in _thread_batches(errand.staging.threads(self._run.checkpoint.get("thread"))):
            authors = [author for thread in batch for author in authors_of(thread)]
            mapper.members, people = find_members(errand.source, authors, by=errand.by)
            talks = [make_ready(mapper.to_talk(thread)) for thread in batch]
            self._remark(talks)
            with transaction.atomic():
                added = import_topics(errand.space, errand.source, talks, by=errand.by)
                seen = sum(len(talk.posts) for talk in talks)
                counts = self._count(people=people, topics=added.topics, posts=added.posts, seen_posts=seen)
                self._run.save_checkpoint(thread=batch[-1].id, counts=counts)
            self._steps.posts(seen)

    def _remark(self, talks: Iterable[ReadyTalk]) -> None:
        for talk in talks:
            for source_id, reason in talk.remarks:
                number = int(source_id.removeprefix("c"))
                self._errand.staging.remark(number, reason, on_comment=source_id.startswith("c"))

    def _marks(self) -> None:
        self._steps.say(_("Linking duplicates"))
        for batch in _batches(self._errand.staging.duplicates(), POSTS):
            mark_duplicates(self._errand.source, [(str(one), str(other)) for one, other in batch])
        count_tags()

    def _finish(self) -> None:
        """The fact, and the work that turns HTML into Markdown, are asked for once: the stage closes with them."""
        errand, counts = self._errand, self._run.checkpoint.get("counts", {})
        with transaction.atomic():
            if counts.get("posts"):
                topics, posts = counts.get("topics", 0), counts["posts"]
                announce_import(errand.space, errand.source, topics=topics, posts=posts)
                title = _("Turning what came from %(site)s into Markdown") % {"site": errand.source}
                ask_for_job("portability.to_markdown", title, by_id=errand.by.pk, source=errand.source)
            self._close_stage("finish")

    def _fill(self) -> None:
        if self._run.checkpoint.get("counts", {}).get("posts"):
            fill_rooms(self._run, self._steps.say)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


def _thread_batches(threads: Iterable[Thread]) -> Iterator[list[Thread]]:
    """Threads together until they hold about POSTS texts: many small ones, or one that is large alone."""
    batch: list[Thread] = []
    size = 0
    for thread in threads:
        batch.append(thread)
        size += sum(1 + len(placed.comments) for placed in thread.posts)
        if size >= POSTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
