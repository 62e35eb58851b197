from django.db import migrations, models


def leave_in_peace(apps, _schema):
    """A community that stands already is furnished; its hosts find every page of it in the settings of the house."""
    apps.get_model("members", "Community").objects.update(steps={"*": "done"})


class Migration(migrations.Migration):
    dependencies = [("members", "0009_waiting_connections")]

    operations = [
        migrations.AddField("community", "language", models.CharField(blank=True, default="", max_length=10)),
        migrations.AddField("community", "logo", models.CharField(blank=True, default="", max_length=80)),
        migrations.AddField("community", "hue", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.AddField("community", "steps", models.JSONField(blank=True, default=dict)),
        migrations.RunPython(leave_in_peace, migrations.RunPython.noop),
    ]
