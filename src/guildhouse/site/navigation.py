"""The front's place in the rail and the bottom bar, and the hosts' way to furnishing the house."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("home", Place(_("Today"), "/", "sun", order=10, bar=True))
places.register("first_steps", Place(_("Furnishing the house"), "/house/first/", "house", order=200, group="hosts"))
places.register("house", Place(_("Settings of the house"), "/house/settings/", "settings", order=210, group="hosts"))
