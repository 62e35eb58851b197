"""Addresses of discussions."""

from django.urls import path

from guildhouse.discussions.views import lists, replies, topics

urlpatterns = [
    path("topics/", lists.show_all, name="topics"),
    path("spaces/<slug:slug>/", lists.show_space, name="space"),
    path("spaces/<slug:space_slug>/topics/new/", topics.new_topic, name="new_topic"),
    path("topics/<int:topic_id>/", topics.show_topic, name="topic_by_id"),
    path("topics/<int:topic_id>/replies/", replies.post_reply_to_topic, name="post_reply"),
    path("topics/<int:topic_id>-<str:slug>/", topics.show_topic, name="topic"),
    path("posts/<int:post_id>/", replies.show_post, name="post"),
]
