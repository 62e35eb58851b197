"""The spaces' place in the rail and the bottom bar."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("spaces", Place(_("Spaces"), "/spaces/", "messages-square", order=20, bar=True))
