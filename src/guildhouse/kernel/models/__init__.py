"""The kernel's tables, one file per thing."""

from guildhouse.kernel.models.clock import ClockTick
from guildhouse.kernel.models.delivery import Delivery
from guildhouse.kernel.models.draft import Draft
from guildhouse.kernel.models.job import Job
from guildhouse.kernel.models.live import Pulse

__all__ = ["ClockTick", "Delivery", "Draft", "Job", "Pulse"]
