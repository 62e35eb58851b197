"""The log of acts as hosts of the community read it. Of spaces they may not read, only that something was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.models import AuditEntry
from guildhouse.members.models import Member
from guildhouse.moderation.models import Flag
from guildhouse.moderation.wording import DONE
from guildhouse.spaces.queries import readable_space_ids

PER_PAGE = 50
MOST_PAGES = 100_000
ACTS: dict[str, str | Promise] = {
    "moderation.decided": lazy("decided about something"),
    "moderation.appeal_decided": lazy("answered an appeal"),
    "moderation.author_unveiled": lazy("asked who wrote under another name"),
    "moderation.noted": lazy("wrote a note about a member"),
    "moderation.template_changed": lazy("changed words to begin from"),
    "moderation.template_removed": lazy("removed words to begin from"),
    "moderation.rules_changed": lazy("changed the rules of limits and checks"),
    "moderation.listed": lazy("put something on the lists"),
    "moderation.unlisted": lazy("took something off the lists"),
    "moderation.list_imported": lazy("brought a list"),
    "words.let": lazy("let words through that waited"),
    "words.declined": lazy("declined words that waited"),
    "community.changed": lazy("changed the community"),
    "space.opened": lazy("opened a space"),
    "community.guidelines_changed": lazy("changed the guidelines"),
    "organisation.created": lazy("added an organisation"),
    "organisation.changed": lazy("changed an organisation's page"),
    "organisation.logo_changed": lazy("changed an organisation's logo"),
    "organisation.retired": lazy("retired an organisation"),
    "organisation.restored": lazy("showed a retired organisation again"),
    "speaker.confirmed": lazy("confirmed who speaks for an organisation"),
    "speaker.declined": lazy("declined to confirm who speaks for an organisation"),
    "speaker.ended": lazy("ended that somebody speaks for an organisation"),
    "member.trust_set": lazy("set how far a member is trusted"),
    "trust.ladder_changed": lazy("changed how trust is earned"),
    "member.silenced": lazy("silenced a member"),
    "member.suspended": lazy("suspended a member"),
    "member.reinstated": lazy("lifted a silence or suspension"),
    "member.sanction_ended": lazy("a silence or suspension ended by itself"),
}


@dataclass(frozen=True, slots=True)
class LogFilters:
    act: str = ""
    by: str = ""
    about: str = ""

    def address(self, **changes: str) -> str:
        given = {"act": self.act, "by": self.by, "about": self.about, **changes}
        return "/moderation/log/?" + "&".join(f"{name}={value}" for name, value in given.items() if value)


@dataclass(frozen=True, slots=True)
class LogRow:
    at: datetime
    act: str
    by: str
    by_handle: str
    about: str
    about_handle: str
    reason: str
    details: str


@dataclass(frozen=True, slots=True)
class LogPage:
    rows: list[LogRow]
    count: int
    page: int
    pages: int
    filters: LogFilters
    acts: list[tuple[str, str]]


def load_log(viewer: Member, filters: LogFilters, page: int) -> LogPage:
    """Five queries, however long the log."""
    entries = _filtered(filters)
    count = entries.count()
    pages = max(1, -(-count // PER_PAGE))
    page = min(page, pages)
    shown = list(entries.order_by("-pk")[(page - 1) * PER_PAGE : page * PER_PAGE])
    people = _find_people(shown)
    readable = set(readable_space_ids(viewer))
    rows = [_make_row(entry, people, readable) for entry in shown]
    return LogPage(rows, count, page, pages, filters, [(key, str(words)) for key, words in ACTS.items()])


def _filtered(filters: LogFilters) -> "QuerySet[AuditEntry]":
    entries = AuditEntry.objects.all()
    if filters.act:
        entries = entries.filter(act=filters.act)
    if filters.by:
        entries = entries.filter(by_id__in=Member.objects.filter(handle=filters.by.lower()).values("pk"))
    if filters.about:
        entries = entries.filter(about_id__in=Member.objects.filter(handle=filters.about.lower()).values("pk"))
    return entries


def _find_people(entries: Iterable[AuditEntry]) -> dict[int | None, tuple[str, str]]:
    ids = {pk for entry in entries for pk in (entry.by_id, entry.about_id) if pk is not None}
    return {
        pk: (name, handle) for pk, name, handle in Member.objects.filter(pk__in=ids).values_list("pk", "name", "handle")
    }


def _make_row(entry: AuditEntry, people: dict[int | None, tuple[str, str]], readable: set[int]) -> LogRow:
    by, about = people.get(entry.by_id, ("", "")), people.get(entry.about_id, ("", ""))
    space = entry.after.get("space")
    elsewhere = space is not None and space not in readable
    reason = str(Flag.Reason(entry.reason).label) if entry.reason in Flag.Reason else entry.reason
    return LogRow(
        at=entry.at, act=str(ACTS.get(entry.act, entry.act)), by=by[0], by_handle=by[1],
        about="" if elsewhere else about[0], about_handle="" if elsewhere else about[1],
        reason="" if elsewhere else reason, details="" if elsewhere else _say_details(entry),
    )  # fmt: skip


def _say_details(entry: AuditEntry) -> str:
    """What changed, as far as a line holds it."""
    parts = []
    if act := entry.after.get("act"):
        parts.append(str(DONE.get(act, act)))
    if measure := entry.after.get("measure"):
        parts.append(str(measure))
    if until := entry.after.get("until"):
        parts.append(f"→ {str(until)[:16].replace('T', ' ')} UTC")
    if title := entry.after.get("title") or entry.before.get("title"):
        parts.append(str(title))
    return " · ".join(parts)
