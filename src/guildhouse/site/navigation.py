"""The front's place in the rail and the bottom bar."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("home", Place(_("Today"), "/", "sun", order=10, bar=True))
