"""Places and languages stood in profiles before members could be found by them."""

from collections import Counter

from django.db import migrations

from guildhouse.members.queries.facets import fold

BATCH = 2000


def fill_directory(apps, _editor):
    row_model, count_model = (apps.get_model("members", name) for name in ("DirectoryRow", "DirectoryCount"))
    profiles = apps.get_model("members", "Profile").objects.filter(member__status__in=("active", "silenced"))
    counts, labels, rows = Counter(), {}, []
    for profile in profiles.select_related("member").order_by("pk").iterator(BATCH):
        shown = {part: profile.shown.get(part, "members") for part in ("location", "languages")}
        told = {("place", fold(profile.location)): (profile.location, shown["location"])} if fold(profile.location) else {}
        told |= {("language", code): ("", shown["languages"]) for code in profile.languages}
        for (facet, value), (label, audience) in told.items():
            if audience == "me":
                continue
            counts[facet, value] += 1
            labels.setdefault((facet, value), label)
            rows.append(row_model(
                member_id=profile.pk, facet=facet, value=value, label=label, audience=audience,
                name=fold(profile.member.name)[:80],
            ))
        if len(rows) > BATCH:
            row_model.objects.bulk_create(rows, BATCH)
            rows = []
    row_model.objects.bulk_create(rows, BATCH)
    count_model.objects.bulk_create(
        [count_model(facet=facet, value=value, label=labels[facet, value], members=n) for (facet, value), n in counts.items()],
        BATCH,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("members", "0006_directory"),
    ]

    operations = [migrations.RunPython(fill_directory, migrations.RunPython.noop)]
