"""Addresses of members, accounts and the community."""

from django.urls import include, path

from guildhouse.members.accounts.doors import make_doors
from guildhouse.members.views import sessions

urlpatterns = [
    path("accounts/", include(make_doors())),
    path("settings/sessions/", sessions.manage_sessions, name="sessions"),
]
