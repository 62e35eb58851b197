"""Addresses of the hosts' desk."""

from django.urls import path

from guildhouse.insights.views import aside, desk

urlpatterns = [
    path("desk/", desk.show_desk, name="desk"),
    path("desk/<slug:lane>/<id:thing_id>/", aside.show_thing, name="desk_thing"),
    path("desk/<slug:lane>/<id:thing_id>/hold/", desk.change_hold, name="desk_hold"),
    path("desk/<slug:lane>/<id:thing_id>/rest/", aside.snooze_one, name="desk_rest"),
    path("desk/<slug:lane>/<id:thing_id>/closure/", aside.leave_one, name="desk_closure"),
    path("desk/<slug:lane>/<id:thing_id>/return/", aside.put_one_back, name="desk_return"),
]
