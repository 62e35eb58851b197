"""The kernel's own housekeeping, by the hour and by the day."""

from django.utils import timezone

from guildhouse.kernel.attachments import sweep_attachments
from guildhouse.kernel.clock import DayBegan, HourStruck, forget_old_ticks
from guildhouse.kernel.events import listens
from guildhouse.kernel.live import forget_old_pulses
from guildhouse.kernel.secret_links import sweep_links
from guildhouse.kernel.sent_forms import forget_old_forms
from guildhouse.kernel.statistics import refresh_statistics


@listens(HourStruck)
def forget_what_is_over(_event: HourStruck) -> None:
    forget_old_pulses()
    forget_old_ticks()
    forget_old_forms(timezone.now())


@listens(HourStruck)
def sweep_files(_event: HourStruck) -> None:
    """A listener of its own: a storage that fails must not hold up the rest."""
    sweep_attachments()


@listens(HourStruck)
def look_at_tables(_event: HourStruck) -> None:
    refresh_statistics()


@listens(DayBegan)
def sweep_secret_links(_event: DayBegan) -> None:
    sweep_links()
