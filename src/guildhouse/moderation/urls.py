"""Addresses of keeping order."""

from django.urls import path

from guildhouse.moderation.views import appeals, desk, flags, items, queue, records, rules, waiting

urlpatterns = [
    path("flags/<slug:kind>/<id:object_id>/", flags.flag_one, name="flag"),
    path("moderation/", queue.show_queue, name="moderation"),
    path("moderation/<id:item_id>/", items.show_item, name="moderation_item"),
    path("moderation/<id:item_id>/claim/", items.change_claim, name="moderation_claim"),
    path("moderation/<id:item_id>/author/", items.ask_for_author, name="moderation_author"),
    path("moderation/appeals/", appeals.list_waiting, name="moderation_appeals"),
    path("moderation/appeals/<id:appeal_id>/", appeals.judge_one, name="moderation_appeal"),
    path("moderation/log/", desk.show_log, name="moderation_log"),
    path("moderation/members/<str:handle>/", desk.show_member_record, name="moderation_member"),
    path("moderation/templates/", desk.manage_templates, name="moderation_templates"),
    path("moderation/templates/new/", desk.edit_template, name="moderation_new_template"),
    path("moderation/templates/<id:template_id>/", desk.edit_template, name="moderation_template"),
    path("moderation/templates/<id:template_id>/removal/", desk.delete_template, name="moderation_template_removal"),
    path("record/<str:token>/", records.show_by_link, name="record_by_link"),
    path("record/<str:token>/<id:decision_id>/appeal/", records.appeal_by_link, name="appeal_by_link"),
    path("settings/record/", records.show_own, name="record"),
    path("settings/record/<id:decision_id>/appeal/", records.appeal_own, name="appeal"),
    path("moderation/decisions/<id:decision_id>/reversal/", items.take_back, name="moderation_reversal"),
    path("moderation/lists/", rules.manage_lists, name="moderation_lists"),
    path("moderation/lists/export/", rules.export_lists, name="moderation_export"),
    path("moderation/lists/import/", rules.bring_list, name="moderation_import"),
    path("moderation/lists/<id:listed_id>/removal/", rules.take_off, name="moderation_removal"),
    path("moderation/rules/", rules.edit_rules, name="moderation_rules"),
    path("waiting/", waiting.list_waiting, name="waiting"),
    path("waiting/<id:held_id>/", waiting.show_waiting, name="waiting_one"),
    path("waiting/<id:held_id>/withdrawal/", waiting.withdraw, name="waiting_withdrawal"),
]
