"""What hosts do with what waits."""

from guildhouse.insights.actions.cleaning import forget_spent
from guildhouse.insights.actions.setting_aside import leave_thing, put_back, snooze_thing
from guildhouse.insights.actions.taking import let_go, take_thing

__all__ = ["forget_spent", "leave_thing", "let_go", "put_back", "snooze_thing", "take_thing"]
