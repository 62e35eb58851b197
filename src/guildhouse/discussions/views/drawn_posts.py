"""Posts as they were drawn before: most of a topic's page is the same for everybody who may do the same."""

from collections.abc import Callable

from django.utils import timezone, translation
from markupsafe import Markup

from guildhouse.discussions.queries.rows import PostRow
from guildhouse.kernel.fragments import Fragments

MOST = 4000
_drawn = Fragments(MOST)

Draw = Callable[[PostRow], Markup]


def remembering(*page: object) -> Callable[[PostRow, Draw], Markup]:
    """For one page: a function that draws a post, or gives what was drawn of the very same words for the same rights.

    `page` is what the viewer may do; language, zone and year are added, since they show in the times.
    """
    common = (*page, translation.get_language(), timezone.get_current_timezone_name(), timezone.now().year)

    def draw_once(row: PostRow, draw: Draw) -> Markup:
        key = (
            common, row.id, row.number, hash(row.html), row.face, tuple(row.reactions.items()), row.my_reactions,
            row.is_kept, row.is_mine, row.is_accepted, row.is_deleted, row.is_blocked, row.created_at,
            row.revisions_count, row.reply_to_number, row.reply_to_name, row.hidden_because, row.source_address, row.licence,
        )  # fmt: skip
        return _drawn.get(key, lambda: draw(row))

    return draw_once
