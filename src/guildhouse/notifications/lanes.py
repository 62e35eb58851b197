"""Mail goes out in a lane of its own: a slow mail server must not hold up anything else."""

from guildhouse.kernel.ports.lanes import lanes
from guildhouse.notifications.actions.mailing import send_next_mail

REST = 5.0


def mail_step() -> float:
    return 0.0 if send_next_mail() else REST


lanes.register("mail", mail_step)
