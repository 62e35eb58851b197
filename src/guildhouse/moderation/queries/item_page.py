"""One item as a host decides about it: the words then and now, who flagged it and why, what was decided before."""

from dataclasses import dataclass

from django.utils import timezone

from guildhouse.kernel.ports.flaggables import FlaggedThing
from guildhouse.members.models import Member
from guildhouse.members.queries import find_community
from guildhouse.moderation.kinds import ItemKind
from guildhouse.moderation.models import Decision, Flag, Item, Sighting, Template
from guildhouse.moderation.queries.queue import name_reason
from guildhouse.moderation.queries.reach import find_item
from guildhouse.moderation.queries.records import RecordRow, list_record_for
from guildhouse.moderation.wording import APPEAL_WITHIN, OWN_TEMPLATES, fill_template
from guildhouse.spaces.models import Space
from guildhouse.spaces.policies import can_write
from guildhouse.spaces.queries import list_accesses

MOST = 50


@dataclass(frozen=True, slots=True)
class ItemPage:
    item: Item
    kind: ItemKind
    thing: FlaggedThing
    sightings: list[Sighting]
    flags: list[Flag]
    decisions: list[Decision]
    author: Member | None
    record: list[RecordRow]
    templates: list[tuple[str, str]]
    rules: list[tuple[str, str]]
    spaces: list[Space]
    reason: str


def load_item(member: Member, item_id: int) -> ItemPage:
    """The author, and what was decided about them, only where they do not write under another name, or were asked for."""
    item, kind, thing = find_item(member, item_id)
    author = None if item.is_veiled else item.author
    decided = Decision.objects.select_related("by", "item", "reversed_by")
    rules = list_rules(find_community().guidelines)
    return ItemPage(
        item=item,
        kind=kind,
        thing=thing,
        sightings=[one for one in item.sightings.order_by("-version")[:MOST] if one.text != thing.text or one.title != thing.title],
        flags=list(item.flags.select_related("by").order_by("-at")[:MOST]),
        decisions=list(decided.filter(item=item).order_by("-item_version")[:MOST]),
        author=author,
        record=list_record_for(member, author) if author else [],
        templates=_fill_templates(author.name if author else item.byline),
        rules=rules,
        spaces=[one.space for one in list_accesses(member) if can_write(one)] if "move" in kind.acts else [],
        reason=name_reason(item.reason),
    )  # fmt: skip


def list_rules(guidelines: str) -> list[tuple[str, str]]:
    """The guidelines' own lines, to be quoted: each line that says something, without its marks."""
    lines = (line.strip().lstrip("#*-0123456789.> ").strip() for line in guidelines.splitlines())
    return [(line[:200], line[:90]) for line in lines if len(line) > 3]  # noqa: PLR2004 - shorter lines are marks


def _fill_templates(name: str) -> list[tuple[str, str]]:
    deadline = timezone.now() + APPEAL_WITHIN
    own = [(one.title, one.text) for one in Template.objects.all()] or [(str(a), str(b)) for a, b in OWN_TEMPLATES]
    return [(title, fill_template(text, name=name, rule="{rule}", deadline=deadline)) for title, text in own]
