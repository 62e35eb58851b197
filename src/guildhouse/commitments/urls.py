"""Addresses of commitments."""

from django.urls import path

from guildhouse.commitments.views import answers, calendars, commitment, days, endings, lists

urlpatterns = [
    path("commitments/", lists.show_list, name="commitments"),
    path("commitments/pace/", lists.change_pace, name="commitment_pace"),
    path("commitments/calendar/", calendars.manage_own, name="commitment_calendar"),
    path("commitments/calendar/<str:token>.ics", calendars.show_own, name="commitments_subscribed"),
    path("commitments/new/", commitment.new_commitment, name="new_commitment"),
    path("commitments/<id:commitment_id>/", commitment.show_commitment, name="commitment"),
    path("commitments/<id:commitment_id>/edit/", commitment.edit_one, name="commitment_edit"),
    path("commitments/<id:commitment_id>/answer/", answers.answer_one, name="commitment_answer"),
    path("commitments/<id:commitment_id>/day/", days.move_one, name="commitment_day"),
    path("commitments/<id:commitment_id>/proposals/", days.propose_one, name="commitment_proposals"),
    path("commitments/<id:commitment_id>/proposals/<id:proposal_id>/", days.answer_one, name="commitment_proposal"),
    path("commitments/<id:commitment_id>/done/", endings.finish_one, name="commitment_done"),
    path("commitments/<id:commitment_id>/end/", endings.drop_one, name="commitment_end"),
]
