"""Keeping a post for later, for oneself alone, with a day to be reminded on."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhouse.discussions.models import Bookmark, Post
from guildhouse.kernel.errors import Invalid, NotFound, TooMany
from guildhouse.members.models import Member

MOST = 2000


@transaction.atomic
def keep_post(post: Post, *, by: Member, note: str = "", remind_on: date | None = None) -> Bookmark:
    """Keeps it, or changes note and day of what is kept. Invalid for a day that is over."""
    if not Post.objects.visible_to(by).filter(pk=post.pk).exists():
        raise NotFound(_("There is no post at this address, or it is not open to you."))
    if Bookmark.objects.filter(member=by).count() >= MOST:
        raise TooMany(_("You keep 2,000 posts already. Let some of them go first."), retry_after=60)
    if remind_on is not None and remind_on < timezone.localdate():
        raise Invalid(_("Choose today or a day to come."), field="remind_on")
    bookmark, _made = Bookmark.objects.update_or_create(
        post=post, member=by, defaults={"note": note[:300], "remind_on": remind_on}
    )
    return bookmark


@transaction.atomic
def unkeep_post(post: Post, *, by: Member) -> None:
    Bookmark.objects.filter(post=post, member=by).delete()
