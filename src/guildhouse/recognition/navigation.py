"""The way to the kudos."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("kudos", Place(_("Kudos"), "/kudos/", "award", order=62))
