"""Words that stood under a placeholder become a member's own."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from guildhouse.discussions.events import WordsHandedOver
from guildhouse.discussions.models import Post, PostRevision, Topic
from guildhouse.kernel.errors import Conflict
from guildhouse.kernel.events import emit
from guildhouse.kernel.live import pulse
from guildhouse.members.models import Member


@transaction.atomic
def hand_over_words(placeholder: Member, *, to: Member) -> int:
    """Topics, posts and edits; answers how many posts. Whoever asks for it has made sure whose words they are."""
    if placeholder.status != Member.Status.PLACEHOLDER:
        raise Conflict(_("These words belong to a member already."))
    # Where both had spoken there is one voice less.
    shared = Topic.objects.filter(posts__author=placeholder).filter(posts__author=to).distinct()
    Topic.objects.filter(pk__in=list(shared.values_list("pk", flat=True))).update(people_count=F("people_count") - 1)
    Topic.objects.filter(author=placeholder).update(author=to)
    Topic.objects.filter(last_author=placeholder).update(last_author=to, last_author_name=to.name)
    PostRevision.objects.filter(edited_by=placeholder).update(edited_by=to)
    posts = Post.objects.filter(author=placeholder).update(author=to)
    pulse(f"member:{to.pk}")
    emit(WordsHandedOver(from_id=placeholder.pk, to_id=to.pk))
    return posts
