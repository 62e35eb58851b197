"""Addresses of attachments; their form is written in texts, so it stays."""

from django.urls import path, re_path

from guildhouse.kernel.attachments import views

KEY = "(?P<key>[0-9a-f]{32})"

urlpatterns = [
    path("", views.show_own, name="attachments"),
    re_path(rf"^{KEY}/$", views.serve_one, name="attachment"),
    re_path(rf"^{KEY}/removal/$", views.remove_one, name="attachment_removal"),
]
