"""States of icons, faces, names, times and small marks."""

from guildhouse.site.ui_states.state import State

LONG_NAME = "Maximiliane-Theodora Freifrau von Hohenzollern-Österreicher zu Wolfenbüttel"
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E"
    "%3Crect width='8' height='8' fill='%23c9a27a'/%3E%3Ccircle cx='4' cy='3.2' r='1.7' fill='%23704a2b'/%3E%3C/svg%3E"
)
AMARA = {"name": "Amara Okafor", "hue": 250}
WHEN = {"iso": "2025-11-19T09:00:00+00:00", "text": "19 Nov 2025, 09:00"}

STATES = [
    State("icon", "icon", "beside a word", {"name": "sprout"}),
    State("icon", "icon", "alone", {"name": "search", "label": "Search"}),
    State("icon", "icon", "turned", {"name": "reply"}),
    State("avatar", "avatar", "monogram", AMARA),
    State("avatar", "avatar", "picture", {**AMARA, "url": PICTURE}),
    State("avatar", "avatar", "hidden", {**AMARA, "hidden": True}),
    State("avatar", "avatar", "one name", {"name": "Wanjiru", "hue": 140}),
    State("avatar", "avatar", "no name", {"name": "", "hue": 0}),
    *(State("avatar", "avatar", f"size {size}", {**AMARA, "size": size}) for size in ("s", "m", "l", "xl")),
    *(State("avatar", "avatar", f"hue {hue}", {"name": "Tomás Rivera", "hue": hue}) for hue in range(0, 360, 45)),
    State("person", "person", "with note", {**AMARA, "address": "#", "note": "Support lead at Lumen"}),
    State("person", "person", "without note", {**AMARA, "address": "#"}),
    State("person", "person", "no link", {**AMARA, "note": "left in 2024"}),
    State("person", "person", "picture", {**AMARA, "address": "#", "picture": PICTURE, "size": "l"}),
    State("person", "person", "hidden", {"name": "quiet heron", "hidden": True}),
    State("person", "person", "long name", {"name": LONG_NAME, "address": "#", "note": "Product lead, Fjord Health"}),
    State("person", "person", "right to left", {"name": "ليلى منصور", "hue": 190, "note": "مديرة منتجات، القاهرة"}),
    State(
        "person",
        "faces",
        "several",
        {
            "people": [("Amara Okafor", 250, ""), ("Tomás Rivera", 40, ""), ("Ingrid Lund", 330, PICTURE)],
            "label": "Amara, Tomás, Ingrid and 4 more",
            "more": 4,
        },
    ),
    State("time_tag", "time_tag", "relative", WHEN),
    State("time_tag", "time_tag", "exact", {**WHEN, "exact": True}),
    *(
        State("tag", "tag", f"tone {tone or 'plain'}", {"label": label, "tone": tone, "icon": icon})
        for tone, label, icon in [
            ("", "Mentoring", "compass"),
            ("moss", "Answered", "check"),
            ("brass", "First answer", "award"),
            ("brick", "New", ""),
            ("amber", "Waiting for you", "clock"),
            ("red", "Flagged", "flag"),
        ]
    ),
    State("tag", "tag", "as link", {"label": "onboarding", "icon": "hash", "address": "#"}),
    State(
        "tag",
        "tag",
        "long",
        {"label": "a-tag-somebody-made-very-long-because-nobody-stopped-them-from-doing-so-at-all"},
    ),
    State("tag", "badge", "number", {"count": 3, "label": "new"}),
    State("tag", "badge", "many", {"count": 4120, "label": "new"}),
    State("tag", "badge", "plain number", {"count": 12, "plain": True}),
    State("tag", "dot", "something new", {"label": "Something new"}),
]
