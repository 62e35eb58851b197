"""Addresses of decisions."""

from django.urls import path

from guildhouse.decisions.views import asking, decision, endings, lists, making, perspectives

urlpatterns = [
    path("decisions/", lists.show_list, name="decisions"),
    path("decisions/new/", decision.new_decision, name="new_decision"),
    path("decisions/<id:decision_id>/", decision.show_decision, name="decision"),
    path("decisions/<id:decision_id>/edit/", decision.edit_one, name="decision_edit"),
    path("decisions/<id:decision_id>/requests/", asking.ask_members, name="decision_requests"),
    path("decisions/<id:decision_id>/requests/<id:perspective_id>/reminder/", asking.remind_one, name="decision_reminder"),
    path("decisions/<id:decision_id>/requests/<id:perspective_id>/withdrawal/", asking.withdraw_one, name="decision_withdrawal"),
    path("decisions/<id:decision_id>/perspective/", perspectives.give_one, name="decision_perspective"),
    path("decisions/<id:decision_id>/refusal/", perspectives.decline_one, name="decision_refusal"),
    path("decisions/<id:decision_id>/verdict/", making.make_one, name="decision_verdict"),
    path("decisions/<id:decision_id>/look-back/", making.look_back_one, name="decision_look_back"),
    path("decisions/<id:decision_id>/look-back/day/", making.postpone_one, name="decision_look_back_day"),
    path("decisions/<id:decision_id>/end/", endings.drop_one, name="decision_end"),
    path("decisions/<id:decision_id>/deletion/", endings.delete_one, name="decision_deletion"),
]  # fmt: skip
