"""Words to choose from: what members show already, and some to begin with."""

from django.utils.translation import gettext as _

from guildhouse.members.models import DirectoryCount
from guildhouse.members.queries.facets import fold

MOST_OFFERED = 200


def list_interests() -> list[str]:
    """The growing list: what most members name first, then ours."""
    return _list_words("interest", [
        _("Discovery"), _("Roadmaps"), _("Pricing"), _("Platform products"), _("Accessibility"), _("Experiments"),
        _("Changing careers"), _("Leading teams"), _("Design"), _("Public services"), _("Artificial intelligence"),
        _("Writing"),
    ])  # fmt: skip


def list_skills() -> list[str]:
    return _list_words("skill", [_("Interviewing"), _("Facilitation"), _("SQL"), _("Prototyping"), _("Negotiation")])


def _list_words(facet: str, ours: list[str]) -> list[str]:
    written = DirectoryCount.objects.filter(facet=facet, members__gt=0).exclude(label="").order_by("-members", "value")
    theirs = dict(written.values_list("value", "label")[:MOST_OFFERED])
    return [*theirs.values(), *(word for word in ours if fold(word) not in theirs)]
