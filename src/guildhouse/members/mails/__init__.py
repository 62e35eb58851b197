"""Mails about accounts and joining: their words, and how they are put together and sent."""

from guildhouse.members.mails.composing import Mail, compose_mail, send_now
from guildhouse.members.mails.joining import tell_decision, write_invitation, write_trial
from guildhouse.members.mails.words import MAILS

__all__ = ["MAILS", "Mail", "compose_mail", "send_now", "tell_decision", "write_invitation", "write_trial"]
