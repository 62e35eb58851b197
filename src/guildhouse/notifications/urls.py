"""Addresses of notices, their settings, and the links in their mails."""

from django.urls import path

from guildhouse.notifications.views import notices, settings, unsubscribing

urlpatterns = [
    path("notices/", notices.list_own, name="notices"),
    path("notices/count/", notices.show_count, name="notices_count"),
    path("notices/reading/", notices.read_all, name="notices_reading"),
    path("notices/<id:notice_id>/", notices.open_notice, name="notice"),
    path("notices/<id:notice_id>/reading/", notices.read_one, name="notice_reading"),
    path("settings/notices/", settings.change_wishes, name="settings_notices"),
    path("unsubscribe/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
]
