"""The day's cleaning of the desk."""

from guildhouse.insights.actions import forget_spent
from guildhouse.kernel.clock import DayBegan
from guildhouse.kernel.events import listens


@listens(DayBegan)
def clean_desk(_event: DayBegan) -> None:
    forget_spent()
