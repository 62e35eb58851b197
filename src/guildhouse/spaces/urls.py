"""Addresses of spaces."""

from django.urls import path

from guildhouse.spaces.views import memberships, people, reviews, settings, spaces

urlpatterns = [
    path("spaces/", spaces.list_all, name="spaces"),
    path("spaces/new/", settings.open_new, name="new_space"),
    path("spaces/<slug:slug>/edit/", settings.edit, name="space_edit"),
    path("spaces/<slug:slug>/review/", reviews.review, name="space_review"),
    path("spaces/<slug:slug>/archive/", settings.archive, name="space_archive"),
    path("spaces/<slug:slug>/level/", memberships.change_own_level, name="space_level"),
    path("spaces/<slug:slug>/people/", people.list_members, name="space_people"),
    path("spaces/<slug:slug>/people/invite/", people.invite, name="space_invite"),
    path("spaces/<slug:slug>/people/<slug:handle>/", people.change_one, name="space_person"),
    path("spaces/<slug:slug>/requests/", people.ask, name="space_requests"),
    path("spaces/<slug:slug>/requests/<id:request_id>/", people.decide, name="space_request"),
    path("spaces/<slug:slug>/about/", spaces.show_about, name="space_about"),
    path("spaces/<slug:slug>/membership/", memberships.change_own, name="space_membership"),
]
