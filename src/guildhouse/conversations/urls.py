"""Addresses of conversations."""

from django.urls import path

from guildhouse.conversations.views import (
    answers,
    lists,
    messages,
    people,
    reports,
    searches,
    settings,
    starting,
    talk,
)

urlpatterns = [
    path("conversations/", lists.show_list, name="conversations"),
    path("conversations/new/", starting.start_talk, name="new_conversation"),
    path("conversations/preview/", starting.preview_message, name="preview_message"),
    path("conversations/search/", searches.search_talks, name="conversation_search"),
    path("conversations/messages/<id:message_id>/", talk.go_to_message, name="message"),
    path("conversations/messages/<id:message_id>/acts/", messages.show_acts, name="message_acts"),
    path("conversations/messages/<id:message_id>/edit/", messages.edit_one, name="message_edit"),
    path("conversations/messages/<id:message_id>/deletion/", messages.delete_one, name="message_deletion"),
    path("conversations/excerpts/<id:excerpt_id>/", reports.show_excerpt, name="excerpt"),
    path("conversations/<id:conversation_id>/", talk.show_talk, name="conversation"),
    path("conversations/<id:conversation_id>/messages/", talk.send_message, name="send_message"),
    path("conversations/<id:conversation_id>/read/", talk.note_read, name="conversation_read"),
    path("conversations/<id:conversation_id>/answer/", answers.answer_request, name="conversation_answer"),
    path("conversations/<id:conversation_id>/attention/", answers.change_attention, name="conversation_attention"),
    path("conversations/<id:conversation_id>/away/", answers.move_away, name="conversation_away"),
    path("conversations/<id:conversation_id>/people/", people.add_person, name="conversation_people"),
    path("conversations/<id:conversation_id>/title/", people.change_title, name="conversation_title"),
    path("conversations/<id:conversation_id>/departure/", people.leave, name="conversation_departure"),
    path("conversations/<id:conversation_id>/report/", reports.report_one, name="conversation_report"),
    path("settings/conversations/", settings.change_talk_wishes, name="settings_conversations"),
]
