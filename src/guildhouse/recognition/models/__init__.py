"""Kudos and who received them."""

from guildhouse.recognition.models.kudos import Kudos, Receiver

__all__ = ["Kudos", "Receiver"]
