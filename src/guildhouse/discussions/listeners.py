"""What discussions do when something has happened elsewhere."""

from django.utils.translation import gettext_noop

from guildhouse.discussions.actions.rerendering import stale_posts
from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.events import listens
from guildhouse.kernel.jobs import ask_for_job
from guildhouse.kernel.models import Job


@listens(DayBegan)
def render_stale_posts(_event: DayBegan) -> None:
    """After an upgrade of the renderer the worker brings all posts up to it, once."""
    busy = Job.objects.filter(kind="discussions.rerender", state__in=[Job.State.WAITING, Job.State.RUNNING]).exists()
    if stale_posts() and not busy:
        ask_for_job("discussions.rerender", gettext_noop("Rendering posts again"))
