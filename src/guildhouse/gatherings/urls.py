"""Addresses of events."""

from django.urls import path

from guildhouse.gatherings.views import afterwards, answers, calendars, gatherings, planning

urlpatterns = [
    path("events/", gatherings.show_list, name="gatherings"),
    path("events/new/", planning.plan_new, name="new_gathering"),
    path("events/preview/", planning.preview, name="preview_gathering"),
    path("events/<id:gathering_id>/", gatherings.show_one, name="gathering"),
    path("events/calendar/", calendars.manage_own, name="gathering_calendar"),
    path("events/calendar/<str:token>.ics", calendars.show_own, name="gathering_feed"),
    path("events/<id:gathering_id>/event.ics", calendars.show_file, name="gathering_file"),
    path("events/<id:gathering_id>/answer/", answers.answer, name="gathering_answer"),
    path("events/<id:gathering_id>/attendance/", afterwards.attendance, name="gathering_attendance"),
    path("events/<id:gathering_id>/notes/", afterwards.notes, name="gathering_notes"),
    path("events/<id:gathering_id>/edit/", planning.edit, name="gathering_edit"),
    path("events/<id:gathering_id>/cancellation/", planning.cancel, name="gathering_cancellation"),
]
