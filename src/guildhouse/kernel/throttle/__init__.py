"""Limits on how often: so many times within so long, counted across all processes, refused with TooMany."""

from guildhouse.kernel.throttle.clients import client_address, client_network
from guildhouse.kernel.throttle.limits import clear_throttle, throttle

__all__ = ["clear_throttle", "client_address", "client_network", "throttle"]
