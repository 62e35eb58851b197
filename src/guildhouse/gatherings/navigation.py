"""The way to the events."""

from django.utils.translation import gettext_lazy as _

from guildhouse.kernel.ports.navigation import Place, places

places.register("gatherings", Place(_("Events"), "/events/", "calendar", order=25))
