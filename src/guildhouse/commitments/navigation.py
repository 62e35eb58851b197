"""The way to one's commitments."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register(
    "commitments", Place(_("Commitments"), "/commitments/", "list-todo", order=71, group="craft", members_only=True)
)
