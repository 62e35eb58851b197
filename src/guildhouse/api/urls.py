"""Addresses of the API and of the page on which a member makes tokens."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from guildhouse.api.root import api
from guildhouse.api.views import tokens

operations = api.urls
for pattern in operations[0]:
    if isinstance(pattern, URLPattern):
        pattern.callback = login_not_required(pattern.callback)  # a token opens these, not a session

urlpatterns = [
    path("api/1/", operations),
    path("settings/tokens/", tokens.list_own, name="api_tokens"),
    path("settings/tokens/<id:token_id>/", tokens.revoke_one, name="api_token"),
]
