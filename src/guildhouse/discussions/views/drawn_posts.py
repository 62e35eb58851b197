"""Posts as they were drawn before: most of a topic's page is the same for everybody who may do the same."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from markupsafe import Markup

from guildhouse.discussions.queries.rows import PostRow
from guildhouse.discussions.queries.words import act_words, reaction_words
from guildhouse.kernel.fragments import Fragments

MOST = 4000
_drawn = Fragments(MOST)

Reactions = list[tuple[str, str, str, int, bool]]


@dataclass(frozen=True)
class Drawing:
    """How the posts of one topic are drawn for whoever has these rights; what drawing alone needs is read only then."""

    topic_id: int
    may_reply: bool
    may_accept: bool
    is_signed_in: bool
    accepted_id: int = 0

    def draw_once(self, row: PostRow, draw: Callable[[PostRow, "Drawing"], Markup]) -> Markup:
        """The post, as it was drawn of the very same words for the same rights, language, zone and year."""
        key = (self._rights_here, row.stored, row.my_reactions, row.is_kept, row.is_mine, row.is_accepted)
        return _drawn.get(key, lambda: draw(row, self))

    @cached_property
    def _rights_here(self) -> tuple[object, ...]:
        instead_of = self.accepted_id if self.may_accept else 0
        rights = self.topic_id, self.may_reply, self.may_accept, instead_of, self.is_signed_in
        return (*rights, translation.get_language(), timezone.get_current_timezone_name(), timezone.now().year)

    @cached_property
    def said(self) -> dict[str, str]:
        return act_words()

    def reactions(self, row: PostRow) -> Reactions:
        """The first kind always, the others once somebody has used them: a quiet row under each post."""
        return [
            (kind, label, icon, row.reactions.get(kind, 0), kind in row.my_reactions)
            for position, (kind, label, icon) in enumerate(reaction_words())
            if position == 0 or kind in row.reactions
        ]

    def gone_words(self, row: PostRow) -> str:
        """What stands in place of words that are not shown."""
        if row.is_deleted:
            return row.hidden_because or _("This post was removed.")
        if row.is_blocked:
            return _("You have blocked the author of this post.")
        return ""
