"""Organisations the community keeps company with, and the members who speak for them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models.member import Member


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def live(self) -> Self:
        return self.filter(retired_at=None)

    def visible_to(self, member: Member | None) -> Self:
        """Those that are retired are hosts' to bring back. Whether strangers read any is the community's own rule."""
        return self if member is not None and member.is_host else self.live()


class Organisation(models.Model):
    """`folded` is the name as members' own words for where they work are compared with it; no two that are live share one."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("Company")
        SCHOOL = "school", _("School")
        COMMUNITY = "community", _("Community")
        EMPLOYER = "employer", _("Employer looking for people")

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    folded = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.COMPANY)
    tagline = models.CharField(max_length=160)
    about = models.TextField(blank=True, default="")
    about_html = models.TextField(blank=True, default="")
    site = models.CharField(max_length=300, blank=True, default="")
    logo = models.CharField(max_length=40, blank=True, default="")
    hue = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folded"], condition=Q(retired_at=None), name="members_organisation_once")
        ]
        indexes = [models.Index(fields=["folded", "id"], name="members_organisation_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/organisations/{self.slug}/"

    @property
    def logo_url(self) -> str:
        return f"/organisations/logos/{self.logo}" if self.logo else ""


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def asked(self) -> Self:
        return self.filter(state=Speaker.State.ASKED, organisation__retired_at=None)

    def confirmed(self) -> Self:
        """Who speaks now, for an organisation that is there."""
        return self.filter(state=Speaker.State.CONFIRMED, organisation__retired_at=None)


class Speaker(models.Model):
    """A member who speaks for an organisation: they ask, somebody else confirms; until then nobody is shown it."""

    class State(models.TextChoices):
        ASKED = "asked"
        CONFIRMED = "confirmed"
        DECLINED = "declined"
        ENDED = "ended"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="speakers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="speaks_for")
    words = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True, default="")

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "member"], name="members_speaker_once")]
        indexes = [models.Index(fields=["state", "asked_at"], name="members_speaker_asked")]
