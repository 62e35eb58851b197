"""The order in which the desk shows what waits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_gates")]

    operations = [
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["opened_at", "id"], name="moderation_item_waiting"
            ),
        ),
    ]
