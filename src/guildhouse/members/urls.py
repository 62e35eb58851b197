"""Addresses of members, accounts and the community."""

from django.urls import include, path

from guildhouse.members.accounts.doors import make_doors
from guildhouse.members.views import community, invitations, requests, sessions

urlpatterns = [
    path("accounts/", include(make_doors())),
    path("community/", community.show_community, name="community"),
    path("community/edit/", community.edit_community, name="community_edit"),
    path("community/request/", community.send_again, name="ask_again"),
    path("community/requests/", requests.list_requests, name="join_requests"),
    path("community/requests/<int:request_id>/decision/", requests.decide_request, name="join_decision"),
    path("community/invitations/", invitations.manage_invitations, name="invitations"),
    path("community/invitations/<int:invitation_id>/revocation/", invitations.revoke, name="revocation"),
    path("join/<str:secret>/", invitations.open_invitation, name="join"),
    path("settings/sessions/", sessions.manage_sessions, name="sessions"),
]
