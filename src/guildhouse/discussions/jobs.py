"""Long work of the discussions room."""

from typing import Any

from django.utils.translation import gettext_noop

from guildhouse.discussions.actions.rerendering import rerender_posts, stale_posts
from guildhouse.kernel.jobs import JobRun, job


@job("discussions.rerender")
def rerender_all(run: JobRun) -> dict[str, Any]:
    """Stopping leaves each post either as it was or as it will be; the next run takes up the rest."""
    total, done = stale_posts(), 0
    for done in rerender_posts():
        run.advance(done, total, doing=gettext_noop("Rendering posts again"))
    return {gettext_noop("posts"): done}
