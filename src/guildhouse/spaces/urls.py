"""Addresses of spaces."""

from django.urls import path

from guildhouse.spaces.views import memberships, spaces

urlpatterns = [
    path("spaces/", spaces.list_all, name="spaces"),
    path("spaces/<slug:slug>/about/", spaces.show_about, name="space_about"),
    path("spaces/<slug:slug>/membership/", memberships.change_own, name="space_membership"),
]
