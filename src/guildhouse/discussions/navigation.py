"""Topics of all spaces, and the way to start one."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("topics", Place(_("Topics"), "/topics/", "message-square", order=15, bar=True))
places.register("kept", Place(_("Kept"), "/kept/", "bookmark", order=40, members_only=True))
places.register("new", Place(_("New"), "/new/", "plus", order=30, group="bar", bar=True, members_only=True))
