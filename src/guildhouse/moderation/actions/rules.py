"""Changing the rules and the lists; each change is in the log."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from guildhouse.kernel.locking import lock
from guildhouse.members.models import Member
from guildhouse.moderation.judging.folding import fold_word
from guildhouse.moderation.judging.lists import Entry, Fault, Kind, Reading, find_fault
from guildhouse.moderation.judging.watching import Act, Way
from guildhouse.moderation.models import Listed, Rules
from guildhouse.moderation.policies import keeps_order
from guildhouse.moderation.queries.rules import RULES_KEY

TOLD = ("limits_on", "rates", "amounts", "review", "spam_on", "reads_figures")
FAULTS = {
    "not-a-domain": lazy("That is no domain. Write it like example.org."),
    "network": lazy("That is an address of a machine. The lists hold words and domains."),
    "nothing-to-find": lazy("There is nothing in it that could be found in a text."),
}
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or would do: added, there already, and what the reading of the file says."""

    added: int
    known: tuple[tuple[int, str], ...]
    reading: Reading


@transaction.atomic
def change_rules(*, by: Member, seen: int, **given: Any) -> Rules:
    """All of it at once; Conflict where another host has changed it since."""
    rules = _lock_rules(by)
    if max(seen, 1) != rules.version:
        raise Conflict(_("Another host has changed this page since you opened it. Your numbers are below."))
    before = {name: getattr(rules, name) for name in TOLD}
    for name in TOLD:
        setattr(rules, name, given[name])
    after = {name: getattr(rules, name) for name in TOLD}
    changed = [name for name in TOLD if before[name] != after[name]]
    rules.version += 1
    _renew(rules)
    record_act(
        "moderation.rules_changed", by=by, kind="settings", before=_only(before, changed), after=_only(after, changed)
    )
    return rules


@transaction.atomic
def add_listed(*, by: Member, kind: str, value: str, way: str, act: str, language: str) -> Listed:
    """One more entry. Conflict where it is there already."""
    rules = _lock_rules(by)
    entry = _entry_of(kind, value, way, act, language)
    if fault := find_fault(entry):
        raise Invalid(str(FAULTS[fault]), field="value")
    row, is_new = Listed.objects.get_or_create(
        kind=entry.kind, folded=fold_word(entry.value), language=entry.language,
        defaults={"value": entry.value, "way": entry.way, "act": entry.act, "added_by": by},
    )  # fmt: skip
    if not is_new:
        raise Conflict(_("It is on the list already. Take that entry off first if you want another one."))
    _renew_lists(rules)
    record_act(
        "moderation.listed", by=by, kind=entry.kind, object_id=row.pk, after={"value": row.value, "act": row.act}
    )
    return row


@transaction.atomic
def remove_listed(listed_id: int, *, by: Member) -> Listed:
    rules = _lock_rules(by)
    row = Listed.objects.filter(pk=listed_id).first()
    if row is None:
        raise NotFound(_("It is not on the list any more."))
    row.delete()
    _renew_lists(rules)
    record_act(
        "moderation.unlisted", by=by, kind=row.kind, object_id=listed_id, before={"value": row.value, "act": row.act}
    )
    return row


def leave_out_mail(reading: Reading) -> Reading:
    """Mail addresses and their domains become lines that cannot be used, since nothing looks at them."""
    kept = [(line, entry) for line, entry in reading.entries if entry.kind in Listed.Kind.values]
    left = [Fault(line, "mail", entry.value) for line, entry in reading.entries if entry.kind not in Listed.Kind.values]
    return replace(reading, entries=kept, faults=sorted([*reading.faults, *left], key=lambda fault: fault.line))


@transaction.atomic
def import_list(reading: Reading, *, by: Member, trial: bool) -> Outcome:
    """Adds what is not there yet and changes nothing that is; with `trial` it only says so."""
    rules = _lock_rules(by)
    there = set(Listed.objects.values_list("kind", "folded", "language"))
    new = [(line, entry) for line, entry in reading.entries if entry.key not in there]
    known = tuple((line, entry.value) for line, entry in reading.entries if entry.key in there)
    if not trial and new:
        Listed.objects.bulk_create([_row_of(entry, by) for _line, entry in new], batch_size=BATCH)
        _renew_lists(rules)
        record_act("moderation.list_imported", by=by, kind="list", after={"added": len(new), "lines": reading.lines})
    return Outcome(len(new), known, reading)


def _lock_rules(by: Member) -> Rules:
    if not keeps_order(by):
        raise NotAllowed(_("Hosts of the community change what stands here."))
    Rules.objects.get_or_create(pk=1)
    return lock(Rules.objects.filter(pk=1)).get()


def _renew(rules: Rules) -> None:
    """This process reads them anew at once, the others within ten seconds."""
    rules.save()
    cache.delete(RULES_KEY)
    transaction.on_commit(lambda: cache.delete(RULES_KEY))


def _renew_lists(rules: Rules) -> None:
    rules.lists_mark = secrets.token_hex(8)
    _renew(rules)


def _entry_of(kind: str, value: str, way: str, act: str, language: str) -> Entry:
    value = " ".join(value.split())
    if kind != Kind.WORD:
        return Entry(Kind(kind), value.lower(), Way.EXACT, Act(act), "")
    return Entry(Kind.WORD, value, Way(way), Act(act), language.strip().lower())


def _row_of(entry: Entry, by: Member) -> Listed:
    return Listed(
        kind=entry.kind, value=entry.value, folded=fold_word(entry.value), way=entry.way, act=entry.act,
        language=entry.language, added_by=by,
    )  # fmt: skip


def _only(told: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
    return {name: told[name] for name in names}
