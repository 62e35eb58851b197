"""Addresses of recognition."""

from django.urls import path

from guildhouse.recognition.views import giving, reading

urlpatterns = [
    path("kudos/", reading.show_latest, name="kudos"),
    path("kudos/new/", giving.give, name="new_kudos"),
    path("kudos/<id:kudos_id>/", reading.show_one, name="kudos_one"),
    path("kudos/<id:kudos_id>/edit/", giving.edit, name="kudos_edit"),
    path("kudos/<id:kudos_id>/withdrawal/", giving.withdraw, name="kudos_withdrawal"),
    path("kudos/<id:kudos_id>/placing/", giving.place, name="kudos_placing"),
]
