"""Every address of the house, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("guildhouse.members.urls")),
    path("attachments/", include("guildhouse.kernel.attachments.urls")),
    path("", include("guildhouse.spaces.urls")),
    path("", include("guildhouse.conversations.urls")),
    path("", include("guildhouse.commitments.urls")),
    path("", include("guildhouse.decisions.urls")),
    path("", include("guildhouse.discussions.urls")),
    path("", include("guildhouse.gatherings.urls")),
    path("", include("guildhouse.recognition.urls")),
    path("", include("guildhouse.notifications.urls")),
    path("", include("guildhouse.search.urls")),
    path("", include("guildhouse.api.urls")),
    path("", include("guildhouse.portability.urls")),
    path("", include("guildhouse.moderation.urls")),
    path("", include("guildhouse.insights.urls")),
    path("", include("guildhouse.site.urls")),
]

handler400 = "guildhouse.site.views.faults.show_not_understood"
handler403 = "guildhouse.site.views.faults.show_not_allowed"
handler404 = "guildhouse.site.views.faults.show_not_found"
handler500 = "guildhouse.site.views.faults.show_our_fault"
