"""Links that let their holder do one thing without signing in: issued, looked at, redeemed, revoked."""

from guildhouse.kernel.secret_links.issuing import Issued, issue, revoke, revoke_all, sweep_links
from guildhouse.kernel.secret_links.redeeming import LinkSpent, find_link, redeem

__all__ = ["Issued", "LinkSpent", "find_link", "issue", "redeem", "revoke", "revoke_all", "sweep_links"]
