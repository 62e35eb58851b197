"""Addresses of discussions."""

from django.urls import path

from guildhouse.discussions.views import attention, curation, editing, feeds, lists, posts, preview, replies, topics

urlpatterns = [
    path("topics/", lists.show_all, name="topics"),
    path("spaces/<slug:slug>/", lists.show_space, name="space"),
    path("spaces/<slug:space_slug>/topics/new/", topics.new_topic, name="new_topic"),
    path("topics/<int:topic_id>/", topics.show_topic, name="topic_by_id"),
    path("topics/<int:topic_id>/replies/", replies.post_reply_to_topic, name="post_reply"),
    path("topics/<int:topic_id>-<str:slug>/", topics.show_topic, name="topic"),
    path("new/", preview.choose_space, name="choose_space"),
    path("preview/<slug:space_slug>/", preview.preview_text, name="preview"),
    path("topics/read/", attention.read_all, name="read_all"),
    path("topics/<int:topic_id>/answer/", attention.mark_answer, name="topic_answer"),
    path("topics/<int:topic_id>/attention/", attention.change_level, name="topic_attention"),
    path("topics/<int:topic_id>/read/", attention.note_read, name="topic_read"),
    path("topics/<int:topic_id>/unread/", attention.go_to_unread, name="topic_unread"),
    path("topics/<int:topic_id>/deletion/", attention.delete_whole, name="topic_deletion"),
    path("topics/<int:topic_id>/curation/", curation.show_curation, name="topic_curation"),
    path("topics/<int:topic_id>/pin/", curation.change_pin, name="topic_pin"),
    path("topics/<int:topic_id>/lock/", curation.change_lock, name="topic_lock"),
    path("topics/<int:topic_id>/space/", curation.change_space, name="topic_space"),
    path("topics/<int:topic_id>/duplicate/", curation.change_duplicate, name="topic_duplicate"),
    path("topics/<int:topic_id>/merge/", curation.merge_one, name="topic_merge"),
    path("topics/<int:topic_id>/split/", curation.split_one, name="topic_split"),
    path("topics/feed/", feeds.feed_of_all, name="topics_feed"),
    path("topics/<int:topic_id>/feed/", feeds.feed_of_topic, name="topic_feed"),
    path("spaces/<slug:slug>/feed/", feeds.feed_of_space, name="space_feed"),
    path("posts/<int:post_id>/", posts.show_post, name="post"),
    path("posts/<int:post_id>/history/", posts.show_history, name="post_history"),
    path("posts/<int:post_id>/acts/", posts.show_acts, name="post_acts"),
    path("posts/<int:post_id>/reactions/", posts.react_to_post, name="post_reactions"),
    path("posts/<int:post_id>/bookmark/", posts.bookmark_post, name="post_bookmark"),
    path("posts/<int:post_id>/deletion/", posts.delete_one, name="post_deletion"),
    path("posts/<int:post_id>/edit/", editing.edit_one, name="post_edit"),
]
