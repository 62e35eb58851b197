"""Kudos: what for, which value, about what, and who may read it; each receiver decides what stands on their page."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhouse.members.models import Member
from guildhouse.members.policies import counts_as_member


class KudosQuerySet(models.QuerySet["Kudos"]):
    def there(self) -> Self:
        return self.filter(withdrawn_at=None, deleted_at=None)

    def visible_to(self, viewer: Member | None) -> Self:
        """Everyone's for everyone, members' for members, where a receiver lets it stand; what is between them is theirs alone."""
        audiences = [Kudos.Audience.EVERYONE]
        if counts_as_member(viewer):
            audiences.append(Kudos.Audience.MEMBERS)
        standing = Receiver.objects.filter(kudos=OuterRef("pk"), is_hidden=False)
        seen = Q(Exists(standing), audience__in=audiences)
        if viewer is not None:
            received = Receiver.objects.filter(member=viewer, is_unheard=False).values("kudos")
            seen |= Q(by=viewer) | Q(pk__in=received)
        return self.there().filter(seen)


class Kudos(models.Model):
    """`kind` and `object_id` name a thing it is about, resolved with each reader's own rights; `value` is a name, as it was then."""

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("Everyone")
        MEMBERS = "members", _("Members")
        THEM = "them", _("Only those it is for")

    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    words = models.TextField()
    value = models.CharField(max_length=80, blank=True, default="")
    kind = models.CharField(max_length=40, blank=True, default="")
    object_id = models.BigIntegerField(null=True)
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.MEMBERS)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = KudosQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["by", "-created_at"], name="recognition_given"),
            models.Index(
                fields=["-created_at"], condition=Q(withdrawn_at=None, deleted_at=None), name="recognition_latest"
            ),
        ]

    def __str__(self) -> str:
        return f"kudos {self.pk}"

    def get_absolute_url(self) -> str:
        return f"/kudos/{self.pk}/"


class Receiver(models.Model):
    """`is_hidden`: they keep it off their page. `is_unheard`: they have blocked who gave it, who is not to notice."""

    kudos = models.ForeignKey(Kudos, models.CASCADE, related_name="receivers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    is_hidden = models.BooleanField(default=False)
    is_unheard = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kudos", "member"], name="recognition_receiver_once")]
        indexes = [models.Index(fields=["member", "-kudos"], name="recognition_received")]
