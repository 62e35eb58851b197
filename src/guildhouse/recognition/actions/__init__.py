"""Everything that changes kudos."""

from guildhouse.recognition.actions.changing import change_kudos, place_kudos, restore_kudos, withdraw_kudos
from guildhouse.recognition.actions.giving import give_kudos
from guildhouse.recognition.actions.moderating import hide_kudos, show_kudos

__all__ = ["change_kudos", "give_kudos", "hide_kudos", "place_kudos", "restore_kudos", "show_kudos", "withdraw_kudos"]
