"""Every address of the house, room by room."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("", include("guildhouse.spaces.urls")),
    path("", include("guildhouse.discussions.urls")),
    path("", include("guildhouse.site.urls")),
]
