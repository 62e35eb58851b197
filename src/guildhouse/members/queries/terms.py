"""Words to choose from: what members show already, and some to begin with."""

from django.utils.translation import gettext as _

from guildhouse.members.models import DirectoryCount
from guildhouse.members.queries.facets import fold

MOST_OFFERED = 200


def list_interests() -> list[str]:
    """The growing list: what most members name first, then ours."""
    return _list_words(("interest",), [
        _("Discovery"), _("Roadmaps"), _("Pricing"), _("Platform products"), _("Accessibility"), _("Experiments"),
        _("Changing careers"), _("Leading teams"), _("Design"), _("Public services"), _("Artificial intelligence"),
        _("Writing"),
    ])  # fmt: skip


def list_skills() -> list[str]:
    return _list_words(("skill",), [_("Interviewing"), _("Facilitation"), _("SQL"), _("Prototyping"), _("Negotiation")])


def list_roles() -> list[str]:
    """What members do and did, so that who is on the same road writes it the same way."""
    return _list_words(("role", "former_role"), [
        _("Support lead"), _("Engineer"), _("Designer"), _("Data analyst"), _("Project manager"), _("Student"),
        _("Product manager"),
    ])  # fmt: skip


def _list_words(facets: tuple[str, ...], ours: list[str]) -> list[str]:
    written = DirectoryCount.objects.filter(facet__in=facets, members__gt=0).exclude(label="")
    theirs: dict[str, str] = {}
    for value, label in written.order_by("-members", "value", "facet").values_list("value", "label")[:MOST_OFFERED]:
        theirs.setdefault(value, label)
    return [*theirs.values(), *(word for word in ours if fold(word) not in theirs)]
