"""States of topics, posts, polls and the composer."""

from markupsafe import Markup

from guildhouse.site.ui_states.people import LONG_NAME
from guildhouse.site.ui_states.state import State

TOPIC = {
    "title": "Apply for the internal PM role now, or after the launch I am supporting?",
    "address": "#",
    "author": "Amara Okafor",
    "hue": 250,
    "replies": 6,
    "active": "2025-11-21T09:00:00+00:00",
    "active_text": "21 Nov 2025, 09:00",
    "last_by": "Ingrid Lund",
}
PLACED = {"space": "First role", "space_address": "#", "kind": "Question", "kind_icon": "circle-help"}
POST = {
    "address": "#",
    "author": "Tomás Rivera",
    "author_address": "#",
    "hue": 40,
    "posted": "2025-11-20T09:00:00+00:00",
    "posted_text": "20 Nov 2025, 09:00",
    "body": Markup("<p>Does your manager hear it from you first? It is the one step you cannot repeat.</p>"),
    "headline": "Group PM, payments",
}
ACTS = {
    "reactions": [("useful", "Useful", "sprout", 23, False)],
    "react_address": "#",
    "reply_address": "#",
    "keep_address": "#",
    "more_address": "#",
}
MINE = {
    **ACTS,
    "reactions": [("useful", "Useful", "sprout", 24, True), ("thanks", "Thank Tomás", "hand-heart", 0, False)],
    "kept": True,
}
OPTIONS = [
    ("a", "The first screen", 14, True),
    ("b", "The second e-mail", 5, False),
    ("c", "Neither of them", 0, False),
]
ASKED = {"question": "Where did we lose them?", "options": OPTIONS, "total": 19}
WRITING = {
    "action": "#",
    "label": "Your reply",
    "action_label": "Reply",
    "placeholder": "Add what you would want to know, or what happened to you.",
    "rows": 4,
}
WITH_ALL = {"draft_address": "#", "preview_address": "#", "completion_address": "#", "upload_address": "#"}

STATES = [
    State("topic_row", "topic_row", "answered", {**TOPIC, **PLACED, "answered": True}),
    State("topic_row", "topic_row", "unread", {**TOPIC, **PLACED, "unread": 4, "tags": [("onboarding", "#")]}),
    State(
        "topic_row",
        "topic_row",
        "waiting, no replies",
        {**TOPIC, **PLACED, "replies": 0, "last_by": "", "waiting": True},
    ),
    State(
        "topic_row",
        "topic_row",
        "pinned and closed",
        {**TOPIC, "title": "How we talk here", "pinned": True, "locked": True, "replies": 1},
    ),
    State("topic_row", "topic_row", "muted", {**TOPIC, "muted": True}),
    State("topic_row", "topic_row", "pseudonym, long name", {**TOPIC, "hidden": True, "last_by": LONG_NAME}),
    State(
        "topic_row",
        "topic_row",
        "right to left",
        {**TOPIC, "title": "كيف أخبرتم مديركم أنكم تريدون الانتقال إلى إدارة المنتجات؟", "author": "ليلى منصور"},
    ),
    State("post", "post", "plain", {**POST, **ACTS, "id": 1}),
    State("post", "post", "accepted, mine", {**POST, **MINE, "id": 2, "accepted": "What helped"}),
    State(
        "post",
        "post",
        "reply, edited, may be accepted",
        {
            **POST,
            **ACTS,
            "id": 3,
            "reply_to": "Amara",
            "reply_to_address": "#",
            "edited_address": "#",
            "accept_address": "#",
        },
    ),
    State(
        "post",
        "post",
        "pseudonym",
        {**POST, **ACTS, "id": 4, "author": "quiet heron", "headline": "", "pseudonym": True},
    ),
    State("post", "post", "gone", {**POST, "id": 5, "gone": "Taken back by its author.", "body": ""}),
    State("post", "post", "without acts", {**POST, "id": 6, "reactions": [("useful", "Useful", "sprout", 3, False)]}),
    State("post", "post", "long name, new", {**POST, **ACTS, "id": 7, "author": LONG_NAME, "fresh": True}),
    State(
        "post",
        "post",
        "with an act of the room's own",
        {**POST, **ACTS, "id": 8},
        '<a href="#">Turn into a decision</a>',
    ),
    State("poll", "poll", "open", {**ASKED, "address": "#"}),
    State("poll", "poll", "several", {**ASKED, "address": "#", "multiple": True, "note": "open until Friday"}),
    State("poll", "poll", "voted", {**ASKED, "address": "#", "show": True}),
    State("poll", "poll", "closed", {**ASKED, "closed": True}),
    State(
        "poll",
        "poll",
        "no votes yet",
        {**ASKED, "total": 0, "options": [("a", "Yes", 0, False), ("b", "No", 0, False)], "show": True},
    ),
    State("toolbar", "toolbar", "formatting", {}),
    State("toolbar", "toolbar", "with files", {"upload": True}),
    State("composer", "composer", "plain", {**WRITING, "id": "w1"}),
    State(
        "composer",
        "composer",
        "with everything",
        {**WRITING, **WITH_ALL, "id": "w2", "value": "What I would ask first:\n\n- who knows already?"},
    ),
    State(
        "composer",
        "composer",
        "with error, cancel",
        {
            **WRITING,
            **WITH_ALL,
            "id": "w3",
            "value": "ok",
            "error": "The topic was closed while you wrote. Your words are kept here.",
            "cancel_address": "#",
        },
    ),
    State(
        "composer",
        "composer",
        "with a field above",
        {**WRITING, "id": "w4", "help": "Markdown.", "hidden": [("kind", "question")]},
        '<div class="field"><label for="w4-title">Title</label><input class="control" id="w4-title" name="title"></div>',
    ),
]
