"""The hosts' way to their desk."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("desk", Place(_("The hosts’ desk"), "/desk/", "inbox", order=79, group="hosts", members_only=True))
