"""The drawings beside kinds and reactions; their words are the models' own labels."""

from collections.abc import Callable
from functools import lru_cache

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.discussions.models import Reaction, Topic
from guildhouse.discussions.queries.rows import TopicRow
from guildhouse.kernel.fragments import Fragments

MOST_ROWS = 4000
_drawn = Fragments(MOST_ROWS)
KIND_ICONS = {
    Topic.Kind.DISCUSSION: "messages-square",
    Topic.Kind.QUESTION: "circle-help",
    Topic.Kind.EXPERIENCE: "book-open",
    Topic.Kind.FEEDBACK: "eye",
    Topic.Kind.PROPOSAL: "lightbulb",
    Topic.Kind.CALL: "handshake",
}
REACTION_ICONS = {
    Reaction.Kind.USEFUL: "sprout",
    Reaction.Kind.SAME: "users",
    Reaction.Kind.THANKS: "hand-heart",
    Reaction.Kind.THOUGHTFUL: "lightbulb",
}


class ListWords:
    """Kinds in the viewer's language with their drawings, and rows as they were drawn before; made once a page."""

    def __init__(self) -> None:
        self.kinds = kind_words()
        self.kind_pairs = tuple(self.kinds.items())
        self._common = (translation.get_language(), timezone.get_current_timezone_name(), timezone.now().year)

    def draw(self, row: TopicRow, across: bool, draw: Callable[..., Markup]) -> Markup:  # noqa: FBT001 - called from a template
        return _drawn.get(
            (self._common, across, row.stored, row.unread, row.is_new), lambda: draw(row, across, self.kinds)
        )


def kind_words() -> dict[str, tuple[str, str]]:
    """Each kind's word and drawing."""
    return _kind_words(translation.get_language())


@lru_cache
def _kind_words(_language: str) -> dict[str, tuple[str, str]]:
    return {kind.value: (str(kind.label), icon) for kind, icon in KIND_ICONS.items()}


def reaction_words() -> list[tuple[str, str, str]]:
    return [(kind.value, str(kind.label), icon) for kind, icon in REACTION_ICONS.items()]


def act_words() -> dict[str, str]:
    """What the acts under a post are called."""
    return {
        "reply": _("Reply"),
        "keep": _("Keep"),
        "kept": _("Kept"),
        "helped": _("This helped"),
        "more": _("More"),
        "edited": _("edited"),
        "accepted": _("What helped"),
    }
