"""The members' place in the rail and the bottom bar."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("members", Place(_("People"), "/members/", "users", order=60, bar=True, members_only=True))
places.register("community", Place(_("About"), "/community/", "compass", order=90, bar=True))
