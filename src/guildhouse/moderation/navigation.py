"""The hosts' way to what waits for them."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register(
    "moderation", Place(_("What waits for a host"), "/moderation/", "scale", order=80, group="hosts", members_only=True)
)
