"""The only way Guildhouse asks another site for anything: `safe_fetch`, which never reaches a private network."""

from guildhouse.kernel.fetch.errors import FetchFailed, FetchRefused
from guildhouse.kernel.fetch.fetching import Fetched, safe_fetch
from guildhouse.kernel.fetch.network import INTERNET, Network
from guildhouse.kernel.fetch.targets import Target, parse_target

__all__ = ["INTERNET", "FetchFailed", "FetchRefused", "Fetched", "Network", "Target", "parse_target", "safe_fetch"]
