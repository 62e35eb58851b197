"""The drawings beside kinds and reactions; their words are the models' own labels."""

from guildhouse.discussions.models import Reaction, Topic
from guildhouse.discussions.queries.rows import PostRow

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


def kind_words() -> dict[str, tuple[str, str]]:
    """Per kind its word, in the viewer's language, and its drawing; made once a page, not once a row."""
    return {kind.value: (str(kind.label), icon) for kind, icon in KIND_ICONS.items()}


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
