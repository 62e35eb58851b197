"""Where django-allauth meets the house: who may sign up, in which words, through which doors."""

from guildhouse.members.accounts.adapter import AccountAdapter

__all__ = ["AccountAdapter"]
