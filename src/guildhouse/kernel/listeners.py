"""The kernel's own housekeeping, by the hour."""

from guildhouse.kernel.clock import HourStruck, forget_old_ticks
from guildhouse.kernel.events import listens
from guildhouse.kernel.live import forget_old_pulses


@listens(HourStruck)
def forget_what_is_over(_event: HourStruck) -> None:
    forget_old_pulses()
    forget_old_ticks()
