"""States of what the house says: notices, toasts, progress, empty places."""

from guildhouse.site.ui_states.state import State

WORDS = "<p>Four firm dates ask for 9 hours; you have 5 free before Thursday 18:00.</p>"
ASKING = '<p class="actions"><a class="btn btn-plain" href="#">Move it to Sunday</a> <a class="btn btn-quiet" href="#">See other ways</a></p>'
DRAWINGS = [
    (
        "table",
        "Nobody has spoken here yet",
        "Ask what you wonder about, or tell what happened to you this week.",
        "Begin a topic",
    ),
    ("shelf", "Nothing kept yet", "Press Keep below a post, and it waits for you here.", ""),
    ("window", "All read", "Nothing waits for you. A good moment to answer somebody.", "See what is unanswered"),
    ("lens", "Nothing found for “roadmpa”", "Did you mean roadmap? Fewer words find more.", ""),
    (
        "door",
        "Only members can look in",
        "This space is joined on request; a host answers within a day or two.",
        "Ask to join",
    ),
    ("bench", "No drafts", "What you begin to write is kept here until you send it.", ""),
]

FOUND = [
    ("Topics", [("Apply for the internal PM role now?", "#", "messages-square", "First role")]),
    ("People", [("Tomás Rivera", "#", "user", "Group PM")]),
]

STATES = [
    State("palette_results", "palette_results", "several groups", {"groups": FOUND}),
    State("palette_results", "palette_results", "nothing", {"groups": [], "nothing": "Nothing of that name."}),
    State(
        "notice",
        "notice",
        "plain",
        {"title": "Kept from Stack Exchange"},
        "<p>This conversation took place elsewhere in 2014. Its authors and licence are named below.</p>",
    ),
    State("notice", "notice", "brass", {"title": "Thursday no longer fits", "tone": "brass"}, WORDS + ASKING),
    State(
        "notice",
        "notice",
        "moss",
        {"title": "Imported", "tone": "moss"},
        "<p>4,812 posts are in; 3 could not be read.</p>",
    ),
    State(
        "notice",
        "notice",
        "amber",
        {"title": "A host looks at this first", "tone": "amber"},
        "<p>You are new here, so your first topic waits for a host. That takes a few hours.</p>",
    ),
    State(
        "notice",
        "notice",
        "red",
        {"title": "This space will be archived on Friday", "tone": "red"},
        "<p>Topics stay readable; nobody can reply.</p>",
    ),
    State("notice", "notice", "without title", {"tone": "brass"}, "<p>The topic was moved here from Craft.</p>"),
    State("join", "ways_in", "joinable", {"words": "Members reply here.", "here": "/topics/12-sample/"}),
    State(
        "join",
        "ways_in",
        "by invitation",
        {"words": "Members reply here.", "here": "/topics/12-sample/", "joinable": False},
    ),
    State("toast", "toast", "bare", {"text": "Saved."}),
    State(
        "toast",
        "toast",
        "with undo",
        {"text": "Your reply was taken back.", "action": "Undo", "action_address": "#", "action_value": "sample"},
    ),
    State(
        "toast",
        "toast",
        "with link",
        {"text": "Your topic was moved to Craft.", "action": "See it", "action_address": "#", "link": True},
    ),
    State("progress", "progress", "not known yet", {"label": "Importing", "now": "Counting what is in the file"}),
    State(
        "progress",
        "progress",
        "under way",
        {
            "label": "Importing",
            "done": 4812,
            "total": 12000,
            "now": "Reading posts of 2014",
            "note": "4,812 of 12,000 · about 20 s",
        },
        '<p class="actions"><button class="btn btn-plain btn-small">Stop</button></p>',
    ),
    State(
        "progress",
        "progress",
        "finished",
        {"label": "Imported", "done": 12000, "total": 12000, "note": "12,000 posts in 41 s"},
    ),
    *(
        State(
            "empty",
            "empty",
            drawing,
            {"title": title, "text": text, "drawing": drawing, "action": action, "action_address": "#"},
        )
        for drawing, title, text, action in DRAWINGS
    ),
    State(
        "empty",
        "empty",
        "without drawing",
        {"title": "No replies yet", "text": "The first one often decides whether someone comes back.", "level": 3},
    ),
]
