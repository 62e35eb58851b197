from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0004_hidden")]

    operations = [
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(
                condition=models.Q(about_id__isnull=False),
                fields=["about_kind", "about_id"],
                name="discussions_topic_about",
            ),
        )
    ]
