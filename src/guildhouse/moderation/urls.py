"""Addresses of keeping order."""

from django.urls import path

from guildhouse.moderation.views import flags, items, queue

urlpatterns = [
    path("flags/<slug:kind>/<id:object_id>/", flags.flag_one, name="flag"),
    path("moderation/", queue.show_queue, name="moderation"),
    path("moderation/<id:item_id>/", items.show_item, name="moderation_item"),
    path("moderation/<id:item_id>/claim/", items.change_claim, name="moderation_claim"),
    path("moderation/<id:item_id>/author/", items.ask_for_author, name="moderation_author"),
    path("moderation/decisions/<id:decision_id>/reversal/", items.take_back, name="moderation_reversal"),
]
