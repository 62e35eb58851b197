"""The link in every mail that stops mails of its kind: for people by a button, for mail programs by RFC 8058."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from guildhouse.kernel.errors import NotFound
from guildhouse.kernel.pages import render
from guildhouse.kernel.ports.notices import notice_kinds
from guildhouse.members.models import Member
from guildhouse.notifications.actions import stop_mail
from guildhouse.notifications.actions.composing import speaking_to
from guildhouse.notifications.queries.unsubscribe_links import read_unsubscribe_token


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """POST needs no cookie and no sign-in: the token stands for both. GET, which programs follow, changes nothing."""
    wanted = read_unsubscribe_token(token)
    member = Member.objects.filter(pk=wanted.member_id).first() if wanted else None
    if wanted is None or member is None:
        raise NotFound(_("This link is not one of ours, or the account is gone. Nothing was changed."))
    done = request.method == "POST"
    if done:
        stop_mail(member.pk, wanted.kinds)
    kinds = [kind for key in wanted.kinds if (kind := notice_kinds.get(key)) is not None]
    with speaking_to(member):
        labels = [str(kind.label) for kind in kinds]
        return render(request, "notifications/unsubscribe.html", {"labels": labels, "done": done})
