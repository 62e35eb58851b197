"""Keeping each version of the guidelines, and a member's word that they keep to them."""

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.kernel.audit import record_act
from guildhouse.kernel.errors import Conflict
from guildhouse.members.models import Community, GuidelinesVersion, Member


def keep_guidelines(community: Community, *, by: Member) -> GuidelinesVersion:
    """The words as they stand from now on; whoever wrote them has accepted them. In the transaction of the change."""
    last = GuidelinesVersion.objects.first()
    kept = GuidelinesVersion.objects.create(
        number=last.number + 1 if last else 1, substance=community.guidelines_version, text=community.guidelines, by=by
    )
    Member.objects.filter(pk=by.pk).update(guidelines_accepted=community.guidelines_version)
    record_act(
        "community.guidelines_changed", by=by, kind="guidelines", object_id=kept.pk,
        before={"substance": last.substance if last else 0}, after={"substance": kept.substance},
    )  # fmt: skip
    return kept


@transaction.atomic
def accept_guidelines(*, by: Member, seen: int) -> None:
    """`seen` is the version that was read; Conflict when it has changed since."""
    community = Community.objects.filter(pk=1).first() or Community()
    if community.guidelines_version != seen:
        raise Conflict(_("The guidelines changed while you read them. They stand here as they are now."))
    Member.objects.filter(pk=by.pk, guidelines_accepted__lt=seen).update(guidelines_accepted=seen)
