"""The two ways a fetch ends badly: the address may not be asked, or the other side did not answer well."""

from guildhouse.kernel.errors import Invalid


class FetchRefused(Invalid):
    """The address is one we never ask; asking again later will not help, another address will."""


class FetchFailed(Invalid):
    """The address may be asked, but nothing usable came back; trying again later may help."""
