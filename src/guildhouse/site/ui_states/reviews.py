"""States of what is said about reviews of a purpose."""

from datetime import UTC, datetime
from types import SimpleNamespace

from guildhouse.site.ui_states.state import State

KEPT = SimpleNamespace(
    at=datetime(2026, 3, 12, 9, tzinfo=UTC), by=SimpleNamespace(name="Beatrix van der Meer"), before={},
    note="Still true. The second goal had two stories this month.",
)  # fmt: skip
CHANGED = SimpleNamespace(
    at=datetime(2025, 9, 2, 9, tzinfo=UTC), by=None, note="",
    before={"purpose": "To get a job.", "goals": ["Answer soon"], "values": [{"name": "Stay", "meaning": "we do"}]},
)  # fmt: skip

STATES = [
    State("past_reviews", "past_reviews", "kept and changed", {"reviews": [KEPT, CHANGED]}),
    State("past_reviews", "past_reviews", "none", {"reviews": []}),
    State("past_reviews", "last_review", "with a note", {"review": KEPT}),
    State("past_reviews", "last_review", "without one", {"review": CHANGED}),
]
