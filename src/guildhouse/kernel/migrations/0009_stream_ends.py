"""Whose streams have ended before their tokens did."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0008_due'),
    ]

    operations = [
        migrations.CreateModel(
            name='StreamEnd',
            fields=[
                ('member_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('until', models.BigIntegerField(db_index=True)),
            ],
        ),
    ]
