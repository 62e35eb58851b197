"""A space: a purpose, goals in the members' words, a way in, and what is usual there."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from guildhouse.members.models import Member


class SpaceQuerySet(models.QuerySet["Space"]):
    def visible_to(self, member: "Member | None") -> Self:
        """Spaces whose existence may be known: all but the hidden ones one is not in."""
        if member is None:
            return self.exclude(join_rule=Space.JoinRule.HIDDEN)
        return self.filter(~Q(join_rule=Space.JoinRule.HIDDEN) | Q(memberships__member=member)).distinct()

    def readable_by(self, member: "Member | None") -> Self:
        """Spaces whose topics may be read: open ones, and those one is in; without reading who else is in them."""
        if member is None:
            return self.filter(join_rule=Space.JoinRule.OPEN)
        own = Space.objects.filter(memberships__member=member).values("pk")
        return self.filter(Q(join_rule=Space.JoinRule.OPEN) | Q(pk__in=own))

    def hosted_by(self, member: "Member") -> Self:
        """Spaces this person decides about, as `Access.is_host` says it for one; for a condition, since one may come twice."""
        if not member.may_write:
            return self.none()
        if member.is_host:
            return self.filter(Q(join_rule=Space.JoinRule.OPEN) | Q(memberships__member=member))
        return self.filter(memberships__member=member, memberships__role="host")


class Space(models.Model):
    """Open: anyone reads and enters. On request: its purpose is known, a host opens. Hidden: only members know it.

    A confidential space has no feed, export or quotation outside, and is found by nobody's search but its members'.
    """

    class JoinRule(models.TextChoices):
        OPEN = "open", _("Open")
        REQUEST = "request", _("On request")
        HIDDEN = "hidden", _("Hidden")

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    tagline = models.CharField(max_length=120, blank=True, default="")
    purpose = models.TextField()
    goals = models.JSONField(default=list, blank=True)
    guidelines = models.TextField(blank=True, default="")
    guidelines_html = models.TextField(blank=True, default="")
    icon = models.CharField(max_length=40, default="messages-square")
    language = models.CharField(max_length=10, default="en")
    join_rule = models.CharField(max_length=8, choices=JoinRule.choices, default=JoinRule.OPEN)
    is_confidential = models.BooleanField(default=False)
    allows_pseudonyms = models.BooleanField(default=False)
    default_kind = models.CharField(max_length=12, default="discussion")
    template = models.TextField(blank=True, default="")
    cadence = models.CharField(max_length=200, blank=True, default="")
    review_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    position = models.PositiveIntegerField(default=100)
    members_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(null=True)

    objects = SpaceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_confidential=False) | ~Q(join_rule="open"), name="spaces_space_confidential_not_open"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/spaces/{self.slug}/"

    @property
    def is_open(self) -> bool:
        return self.join_rule == self.JoinRule.OPEN

    @property
    def audience(self) -> str:
        """Who may read, as one word for indexes: everyone, or the members of this space."""
        return "everyone" if self.is_open else f"space:{self.pk}"
