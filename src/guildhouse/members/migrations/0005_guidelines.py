"""Guidelines keep their versions; what stands now is the first of them."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def keep_what_stands(apps, _editor):
    for community in apps.get_model("members", "Community").objects.exclude(guidelines=""):
        apps.get_model("members", "GuidelinesVersion").objects.create(
            number=1, substance=community.guidelines_version, text=community.guidelines
        )


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0004_trust'),
    ]

    operations = [
        migrations.CreateModel(
            name='GuidelinesVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('substance', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.RunPython(keep_what_stands, migrations.RunPython.noop),
    ]
