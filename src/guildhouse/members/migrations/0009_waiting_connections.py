"""Who was asked to connect before Today told of it."""

from datetime import timedelta

from django.db import migrations


def plan_waiting(apps, _editor):
    asked = apps.get_model("members", "Connection").objects.filter(state="asked").order_by("-asked_at")
    first = {}
    for low, high, by, at in asked.values_list("low_id", "high_id", "asked_by_id", "asked_at").iterator(2000):
        first[low if by == high else high] = (at - timedelta(days=1)).date()
    due = apps.get_model("kernel", "Due")
    due.objects.bulk_create(
        [due(member_id=pk, room="members.connections", thing_id=pk, on=on) for pk, on in first.items()], 2000,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("members", "0008_connections"),
        ("kernel", "0008_due"),
    ]

    operations = [migrations.RunPython(plan_waiting, migrations.RunPython.noop)]
