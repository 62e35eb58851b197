"""Signs of life of the house's processes."""

from django.utils import timezone

from guildhouse.kernel.models import Heartbeat


def beat(name: str) -> None:
    Heartbeat.objects.update_or_create(name=name, defaults={"at": timezone.now()})


def find_heartbeat(name: str) -> Heartbeat | None:
    return Heartbeat.objects.filter(name=name).first()
