"""States of what one presses: buttons, menus, tabs, pages, and asking first."""

from markupsafe import Markup

from guildhouse.site.ui_states.state import State

MENU = [
    ("Edit", "#", "pencil", "link"),
    ("Follow this topic", "#", "bell", "act"),
    ("Copy the link", "#", "link", "link"),
    ("Delete", "#", "trash-2", "danger"),
]
VIEWS = [
    ("Latest", "#", True, None),
    ("Top", "#", False, None),
    ("Unanswered", "#", False, 14),
    ("Mine", "#", False, 3),
]
DELETE = {
    "title": "Delete your account?",
    "action": "#",
    "label": "Delete my account",
    "cancel_address": "#",
    "csrf_input": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="sample">'),
    "level": 2,
}

STATES = [
    *(
        State("button", "button", kind, {"label": kind.capitalize(), "kind": kind})
        for kind in ("primary", "plain", "quiet", "danger")
    ),
    State("button", "button", "with icon", {"label": "Begin a topic", "kind": "primary", "icon": "plus"}),
    State("button", "button", "small", {"label": "Vote", "small": True}),
    State("button", "button", "pressed", {"label": "Following", "icon": "bell", "pressed": True}),
    State("button", "button", "not pressed", {"label": "Follow", "icon": "bell", "pressed": False}),
    State("button", "button", "disabled", {"label": "Full", "disabled": True}),
    State(
        "button",
        "button",
        "through another form",
        {"label": "Keep", "form": "acts", "formaction": "#", "name": "kind", "value": "keep"},
    ),
    State("button", "button", "wide", {"label": "Join the community", "kind": "primary", "wide": True}),
    State("button", "link_button", "link", {"label": "Read the guidelines", "address": "#", "icon": "book-open"}),
    State("button", "link_button", "primary link", {"label": "Begin a topic", "address": "#", "kind": "primary"}),
    State("button", "icon_button", "icon alone", {"label": "Notices", "icon": "bell", "address": "#"}),
    State(
        "button", "icon_button", "icon with count", {"label": "Search", "icon": "search", "address": "#", "count": 2}
    ),
    State("button", "icon_button", "icon that acts", {"label": "Put away", "icon": "x"}),
    State("menu", "menu", "closed", {"label": "More", "items": MENU}),
    State("menu", "menu", "quiet", {"label": "Sort by latest", "items": MENU, "quiet": True, "start": True}),
    State("menu", "menu_list", "list alone", {"items": MENU}),
    State("tabs", "tabs", "tabs", {"items": VIEWS, "label": "Views of the list"}),
    State("tabs", "filters", "filters", {"items": VIEWS, "label": "What is shown"}),
    State("pager", "pager", "a single page", {"page": 1, "pages": 1, "base_address": "?page="}),
    State("pager", "pager", "first", {"page": 1, "pages": 5, "base_address": "?page=", "label": "First pages"}),
    State("pager", "pager", "middle", {"page": 12, "pages": 500, "base_address": "?page=", "label": "Middle pages"}),
    State("pager", "pager", "last", {"page": 30, "pages": 30, "base_address": "?page="}),
    State("form_actions", "form_actions", "buttons of a form", {}, '<button class="btn btn-primary">Save</button>'),
    State(
        "confirm",
        "confirm",
        "danger",
        {
            **DELETE,
            "consequences": [
                "Your profile and your notes go at once and cannot be brought back.",
                "Your 31 replies stay, under the name “someone who left”.",
                "The two mentorships you are in end; Tomás and Ingrid are told.",
            ],
        },
    ),
    State(
        "confirm",
        "confirm",
        "plain",
        {
            **DELETE,
            "title": "Move this topic?",
            "label": "Move it",
            "danger": False,
            "text": "Its 12 readers are told where it went.",
        },
    ),
    State(
        "confirm",
        "confirm",
        "with a reason asked",
        {**DELETE, "title": "Hide this reply?", "label": "Hide it"},
        '<div class="field"><label for="why">Why, for its author</label><input class="control" id="why" name="why"></div>',
    ),
]
