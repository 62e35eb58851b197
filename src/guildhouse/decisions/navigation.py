"""The way to one's decisions."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("decisions", Place(_("Decisions"), "/decisions/", "split", order=70, group="craft", members_only=True))
