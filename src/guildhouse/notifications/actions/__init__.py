"""Everything that changes a notice, a mail about notices, or what a member wants to hear."""

from guildhouse.notifications.actions.mailing import send_next_mail
from guildhouse.notifications.actions.reading import read_notices, read_thread, unread_notices
from guildhouse.notifications.actions.telling import tell_members
from guildhouse.notifications.actions.tidying import forget_old_notices, reconsider_notices
from guildhouse.notifications.actions.wishing import pause_mail, set_wishes, stop_mail

__all__ = [
    "forget_old_notices",
    "pause_mail",
    "read_notices",
    "read_thread",
    "reconsider_notices",
    "send_next_mail",
    "set_wishes",
    "stop_mail",
    "tell_members",
    "unread_notices",
]
