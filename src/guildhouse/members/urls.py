"""Addresses of members, accounts and the community."""

from django.urls import include, path

from guildhouse.members.accounts.doors import make_doors
from guildhouse.members.views import (
    avatars,
    blocks,
    community,
    editing,
    guidelines,
    invitations,
    people,
    profiles,
    requests,
    sessions,
    settings,
    trust,
    work,
)

urlpatterns = [
    path("accounts/", include(make_doors())),
    path("avatars/<str:name>", avatars.serve_avatar, name="avatar"),
    path("community/", community.show_community, name="community"),
    path("community/edit/", community.edit_community, name="community_edit"),
    path("community/review/", community.review, name="community_review"),
    path("community/request/", community.send_again, name="ask_again"),
    path("community/requests/", requests.list_requests, name="join_requests"),
    path("community/requests/<id:request_id>/decision/", requests.decide_request, name="join_decision"),
    path("community/guidelines/", guidelines.show_guidelines, name="guidelines"),
    path("community/guidelines/acceptance/", guidelines.accept, name="guidelines_acceptance"),
    path("community/invitations/", invitations.manage_invitations, name="invitations"),
    path("community/invitations/<id:invitation_id>/revocation/", invitations.revoke, name="revocation"),
    path("community/trust/", trust.edit_ladder, name="trust_rules"),
    path("join/<str:secret>/", invitations.open_invitation, name="join"),
    path("members/", people.show_directory, name="members"),
    path("members/completion/", people.complete, name="completion"),
    path("members/<str:handle>/", profiles.show_member, name="member"),
    path("members/<str:handle>/block/", blocks.change_block, name="block"),
    path("members/<str:handle>/trust/", trust.edit_trust, name="trust_set"),
    path("settings/", settings.show_settings, name="settings"),
    path("settings/appearance/", settings.edit_appearance, name="appearance"),
    path("settings/blocks/", blocks.list_own, name="blocks"),
    path("settings/profile/", editing.edit_profile, name="profile_edit"),
    path("settings/profile/picture/", editing.change_avatar, name="change_avatar"),
    path("settings/profile/preview/", editing.preview_about, name="preview_about"),
    path("settings/standing/", trust.show_standing, name="standing"),
    path("settings/theme/", settings.change_theme, name="theme"),
    path("settings/work/", work.edit_work, name="work"),
    path("settings/sessions/", sessions.manage_sessions, name="sessions"),
    path("welcome/", work.welcome, name="welcome"),
]
