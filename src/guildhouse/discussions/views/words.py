"""The drawings beside kinds and reactions; their words are the models' own labels."""

from collections.abc import Callable

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.discussions.models import Reaction, Topic
from guildhouse.discussions.queries.rows import PostRow, TopicRow
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
        self.kinds = {kind.value: (str(kind.label), icon) for kind, icon in KIND_ICONS.items()}
        self._common = (translation.get_language(), timezone.get_current_timezone_name(), timezone.now().year)

    def draw(self, row: TopicRow, across: bool, draw: Callable[..., Markup]) -> Markup:  # noqa: FBT001 - called from a template
        return _drawn.get((self._common, across, row), lambda: draw(row, across, self.kinds))


def reaction_words() -> list[tuple[str, str, str]]:
    return [(kind.value, str(kind.label), icon) for kind, icon in REACTION_ICONS.items()]


def shown_reactions(post: PostRow, words: list[tuple[str, str, str]]) -> list[tuple[str, str, str, int, bool]]:
    """The first kind always, the others once somebody has used them: a quiet row under each post."""
    counts = post.reactions
    return [
        (kind, label, icon, counts.get(kind, 0), kind in post.my_reactions)
        for position, (kind, label, icon) in enumerate(words)
        if position == 0 or kind in counts
    ]


def act_words() -> dict[str, str]:
    """What the acts under a post are called; translated once a page."""
    return {
        "reply": _("Reply"),
        "keep": _("Keep"),
        "kept": _("Kept"),
        "helped": _("This helped"),
        "more": _("More"),
        "edited": _("edited"),
        "accepted": _("What helped"),
    }
