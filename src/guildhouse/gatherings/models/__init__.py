"""An event, who organises it, and how each member answered."""

from guildhouse.gatherings.models.attendance import Attendance
from guildhouse.gatherings.models.change import Change
from guildhouse.gatherings.models.gathering import Gathering, Organiser

__all__ = ["Attendance", "Change", "Gathering", "Organiser"]
