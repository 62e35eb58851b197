"""The log of acts, and what makes the database refuse to change it."""

import django.utils.timezone
from django.db import migrations, models

# A later migration that makes this table anew on SQLite has to add the triggers again.
SQLITE = [
    """CREATE TRIGGER kernel_auditentry_kept_{when} BEFORE {when} ON kernel_auditentry
    BEGIN SELECT RAISE(ABORT, 'the log of acts is never changed'); END""".format(when=when)
    for when in ("UPDATE", "DELETE")
]
POSTGRES = [
    """CREATE FUNCTION kernel_auditentry_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the log of acts is never changed'; END $$""",
    """CREATE TRIGGER kernel_auditentry_kept BEFORE UPDATE OR DELETE ON kernel_auditentry
    FOR EACH ROW EXECUTE FUNCTION kernel_auditentry_kept()""",
]
BACK = {
    "sqlite": [f"DROP TRIGGER kernel_auditentry_kept_{when}" for when in ("UPDATE", "DELETE")],
    "postgresql": ["DROP TRIGGER kernel_auditentry_kept ON kernel_auditentry", "DROP FUNCTION kernel_auditentry_kept()"],
}


def seal(_apps, editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[editor.connection.vendor]:
        editor.execute(statement, params=None)


def unseal(_apps, editor):
    for statement in BACK[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0005_sent_forms'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('by_id', models.BigIntegerField(null=True)),
                ('act', models.CharField(max_length=60)),
                ('kind', models.CharField(blank=True, default='', max_length=40)),
                ('object_id', models.BigIntegerField(null=True)),
                ('about_id', models.BigIntegerField(null=True)),
                ('reason', models.CharField(blank=True, default='', max_length=1000)),
                ('before', models.JSONField(blank=True, default=dict)),
                ('after', models.JSONField(blank=True, default=dict)),
                ('previous', models.CharField(max_length=64, unique=True)),
                ('mark', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'object_id'], name='kernel_audit_thing'), models.Index(fields=['about_id', '-id'], name='kernel_audit_about')],
            },
        ),
        migrations.RunPython(seal, unseal),
    ]
