"""A member: an account, a name and a face. The rest of a profile is beside it, so that lists stay light."""

from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

HANDLE_PATTERN = r"[a-z0-9](?:[a-z0-9-]{0,36}[a-z0-9])?"


class MemberQuerySet(models.QuerySet["Member"]):
    def visible_to(self, member: "Member | None") -> Self:  # noqa: ARG002 - the same for every viewer so far
        """Everyone who has not left; visitors see only that a member is one (what shows is the profile's own rule)."""
        return self.exclude(status=Member.Status.LEFT)

    def present(self) -> Self:
        """People with an account in good standing: not placeholders, not suspended, not gone."""
        return self.filter(status=Member.Status.ACTIVE)

    def taking_part(self) -> Self:
        """People of the community, also one who may not write just now: others need not notice that."""
        return self.filter(status__in=(Member.Status.ACTIVE, Member.Status.SILENCED))


class Members(BaseUserManager.from_queryset(MemberQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        member: Member = self.model(email=self.normalize_email(email) or None, **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member


class Member(AbstractBaseUser):
    """A placeholder stands for somebody whose words were imported and who has not claimed them yet."""

    class Status(models.TextChoices):
        ACTIVE = "active"
        WAITING = "waiting"
        PLACEHOLDER = "placeholder"
        SILENCED = "silenced"
        SUSPENDED = "suspended"
        LEFT = "left"

    class Role(models.TextChoices):
        MEMBER = "member"
        HOST = "host"

    email = models.EmailField(unique=True, null=True, max_length=254)
    handle = models.CharField(max_length=38, unique=True, validators=[RegexValidator(f"^{HANDLE_PATTERN}$")])
    name = models.CharField(max_length=80)
    headline = models.CharField(max_length=120, blank=True, default="")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.ACTIVE)
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.MEMBER)
    trust = models.PositiveSmallIntegerField(default=0)
    hue = models.PositiveSmallIntegerField(default=0)
    avatar = models.CharField(max_length=80, blank=True, default="")
    time_zone = models.CharField(max_length=50, blank=True, default="")
    language = models.CharField(max_length=10, blank=True, default="")
    theme = models.CharField(max_length=6, blank=True, default="")
    joined_at = models.DateTimeField(default=timezone.now, db_index=True)
    read_all_before = models.DateTimeField(default=timezone.now)
    guidelines_accepted = models.PositiveIntegerField(default=0)

    objects: ClassVar[Members] = Members()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["handle", "name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="members_member_email_once"),
            models.CheckConstraint(condition=models.Q(handle=Lower("handle")), name="members_member_handle_lower"),
        ]
        indexes = [models.Index(fields=["name", "id"], name="members_member_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/members/{self.handle}/"

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether this account may sign in; Django and allauth ask for it by this name."""
        return self.status in {self.Status.ACTIVE, self.Status.SILENCED, self.Status.WAITING}

    @property
    def is_host(self) -> bool:
        return self.role == self.Role.HOST and self.status == self.Status.ACTIVE

    @property
    def may_write(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def avatar_url(self) -> str:
        return f"/avatars/{self.avatar}" if self.avatar else ""

    @property
    def large_avatar_url(self) -> str:
        return self.avatar_url.replace(".webp", "-large.webp")
