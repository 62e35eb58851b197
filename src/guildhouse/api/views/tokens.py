"""A member's tokens: made, shown once, revoked."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guildhouse.api.actions import issue_token, revoke_token
from guildhouse.api.forms import TokenForm
from guildhouse.api.queries import list_tokens
from guildhouse.kernel.errors import DomainError
from guildhouse.kernel.http import MemberRequest
from guildhouse.kernel.pages import render
from guildhouse.kernel.refusals import show_refusal
from guildhouse.kernel.toasts import say


@require_http_methods(["GET", "POST"])
def list_own(request: MemberRequest) -> HttpResponse:
    form, secret, status = TokenForm(request.POST or None), "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _token, secret = issue_token(by=request.member, **form.cleaned_data)
            except DomainError as refusal:
                status = show_refusal(form, refusal)
            else:
                form, status = TokenForm(), 200
    response = render(request, "api/tokens.html", {
        "form": form, "secret": secret, "tokens": list_tokens(request.member),
    }, status=status)  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke_one(request: MemberRequest, token_id: int) -> HttpResponse:
    token = revoke_token(token_id, by=request.member)
    say(request, _("“%(name)s” can do nothing any more.") % {"name": token.name})
    return redirect("api_tokens")
