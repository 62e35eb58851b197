"""What a member tells about themselves, what of it shows, former handles, and whom they block."""

from django.db import models
from django.utils import timezone

from guildhouse.members.models.member import Member
from guildhouse.members.models.organisation import Organisation


class Profile(models.Model):
    """`shown` names, per field, who sees it: everyone, members or nobody but oneself; the default is members.

    `organisation_page` is where they chose that their word for where they work should lead.
    """

    class Audience(models.TextChoices):
        EVERYONE = "everyone"
        MEMBERS = "members"
        ME = "me"

    member = models.OneToOneField(Member, models.CASCADE, related_name="profile", primary_key=True)
    about = models.TextField(blank=True, default="")
    about_html = models.TextField(blank=True, default="")
    renderer = models.PositiveSmallIntegerField(default=0)
    pronouns = models.CharField(max_length=40, blank=True, default="")
    location = models.CharField(max_length=120, blank=True, default="")
    languages = models.JSONField(default=list, blank=True)
    links = models.JSONField(default=list, blank=True)
    here_for = models.CharField(max_length=200, blank=True, default="")
    role_title = models.CharField(max_length=80, blank=True, default="")
    organisation = models.CharField(max_length=80, blank=True, default="")
    organisation_page = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    industry = models.CharField(max_length=80, blank=True, default="")
    product_kind = models.CharField(max_length=12, blank=True, default="")
    former_role = models.CharField(max_length=80, blank=True, default="")
    former_organisation = models.CharField(max_length=80, blank=True, default="")
    interests = models.JSONField(default=list, blank=True)
    skills = models.JSONField(default=list, blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    offers = models.JSONField(default=list, blank=True)
    offer_words = models.CharField(max_length=300, blank=True, default="")
    seeks = models.JSONField(default=list, blank=True)
    seek_words = models.CharField(max_length=300, blank=True, default="")
    shown = models.JSONField(default=dict, blank=True)
    speaks = True  # for an organisation, as far as nobody has looked; kept in no column


class HandleHistory(models.Model):
    """A handle somebody had: links to it lead to them, and nobody else takes it."""

    handle = models.CharField(max_length=38, unique=True)
    member = models.ForeignKey(Member, models.CASCADE, related_name="former_handles")
    until = models.DateTimeField(default=timezone.now)


class Block(models.Model):
    """`member` has blocked `blocked`; known to nobody else."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="blocks_made")
    blocked = models.ForeignKey(Member, models.CASCADE, related_name="blocks_received")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "blocked"], name="members_block_once"),
            models.CheckConstraint(condition=~models.Q(member=models.F("blocked")), name="members_block_not_oneself"),
        ]
