"""The way to one's conversations, with how many wait."""

from django.utils.translation import gettext_lazy as _

from guildhouse.conversations.queries.lists import count_waiting
from guildhouse.kernel.ports.navigation import Place, places

places.register(
    "conversations",
    Place(_("Conversations"), "/conversations/", "mail", order=50, bar=True, members_only=True, count=count_waiting),
)
