"""The numbers a dump uses for kinds of posts, links and history entries, and the reasons a question was closed.

Source: the "Database schema documentation" that Stack Exchange keeps for its public data.
"""

from __future__ import annotations

from guildhouse.formats.stackexchange.reasons import gettext_noop

QUESTION = 1
ANSWER = 2

# Posts that belong to no conversation: they are counted and left out.
OTHER_POSTS = {
    3: gettext_noop("orphaned tag wiki"),
    4: gettext_noop("tag wiki excerpt"),
    5: gettext_noop("tag wiki"),
    6: gettext_noop("moderator nomination"),
    7: gettext_noop("wiki placeholder"),
    8: gettext_noop("privilege wiki"),
    9: gettext_noop("article"),
    10: gettext_noop("help article"),
    11: gettext_noop("collection wiki"),
    12: gettext_noop("collection"),
    13: gettext_noop("moderator questionnaire"),
    14: gettext_noop("announcement"),
    15: gettext_noop("collective discussion"),
    16: gettext_noop("collective discussion reply"),
    17: gettext_noop("collective collection"),
}

RELATED = 1
DUPLICATE = 3
LINKS = frozenset({RELATED, DUPLICATE})

INITIAL_TITLE, INITIAL_BODY, INITIAL_TAGS = 1, 2, 3
EDIT_TITLE, EDIT_BODY, EDIT_TAGS = 4, 5, 6
ROLLBACK_TITLE, ROLLBACK_BODY, ROLLBACK_TAGS = 7, 8, 9
CLOSED, REOPENED = 10, 11

TITLES = frozenset({INITIAL_TITLE, EDIT_TITLE, ROLLBACK_TITLE})
BODIES = frozenset({INITIAL_BODY, EDIT_BODY, ROLLBACK_BODY})
TAGGINGS = frozenset({INITIAL_TAGS, EDIT_TAGS, ROLLBACK_TAGS})

# The code in the comment of a "closed" entry; below 100 the reasons used until 2013.
CLOSE_REASONS = {
    1: gettext_noop("duplicate"),
    2: gettext_noop("off-topic"),
    3: gettext_noop("subjective and argumentative"),
    4: gettext_noop("not a real question"),
    7: gettext_noop("too localised"),
    10: gettext_noop("general reference"),
    20: gettext_noop("noise or pointless"),
    101: gettext_noop("duplicate"),
    102: gettext_noop("off-topic"),
    103: gettext_noop("needs details or clarity"),
    104: gettext_noop("needs more focus"),
    105: gettext_noop("opinion-based"),
    109: gettext_noop("not about this community's subject"),
}
