"""States of what says where one is: crumbs, rooms, the aside, figures, tables."""

from types import SimpleNamespace

from guildhouse.site.ui_states.state import State


def place(label: str, icon: str, *, current: bool = False, count: int = 0) -> SimpleNamespace:
    return SimpleNamespace(label=label, address="#", icon=icon, current=current, count=count)


ROOMS = [place("Today", "sun", count=3), place("Spaces", "messages-square", current=True), place("People", "users")]
FIGURES = [("Answered within a day", "87 %", "up from 71"), ("Waiting", "14", "")]
COLUMNS = [("Space", False), ("Topics", True), ("Last reply", False)]

STATES = [
    State("mark", "mark", "mark", {"name": "Guildhouse"}),
    State("mark", "mark", "with a logo", {"name": "Guildhouse", "logo": "/static/icons/app-192.png"}),
    State("nav", "nav", "rail", {"items": ROOMS, "label": "Sample rooms"}),
    State(
        "crumbs",
        "crumbs",
        "one place, with note",
        {"items": [("First role", "#")], "note": "a space for people on the way in"},
    ),
    State(
        "crumbs",
        "crumbs",
        "several",
        {"items": [("Spaces", "#"), ("First role", "#"), ("Questions", "#")], "label": "Another place"},
    ),
    State(
        "aside",
        "section",
        "plain",
        {"title": "What this space is for"},
        "<p>Finding out whether the job fits, and getting the first one without pretending.</p>",
    ),
    State(
        "aside",
        "section",
        "with link",
        {"title": "Who is here", "address": "#", "link": "All 84 members"},
        "<p>People on the way in, and those who went before.</p>",
    ),
    State(
        "meta_list",
        "meta_list",
        "several, one empty",
        {"facts": ["Question", "", "6 replies from 5 people", "read by 84"]},
    ),
    State("stat", "stats", "figures", {"figures": FIGURES}),
    State(
        "table",
        "table",
        "text and figures",
        {
            "caption": "Spaces",
            "columns": COLUMNS,
            "rows": [("First role", "1,204", "yesterday"), ("Craft", "88", "3 days ago")],
        },
    ),
    State(
        "table",
        "table",
        "empty",
        {
            "caption": "Invitations",
            "columns": COLUMNS,
            "rows": [],
            "empty": "Nobody has been invited yet.",
            "hide_caption": True,
        },
    ),
]
