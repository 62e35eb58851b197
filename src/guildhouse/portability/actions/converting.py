"""The worker's long work after an import: HTML into Markdown, as far as readers see no difference."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from guildhouse.discussions.actions.importing import count_html, prepare_conversion, store_conversion
from guildhouse.kernel.jobs import JobRun
from guildhouse.kernel.sqlite.mapping import without_mapping

BATCH = 50


def convert_to_markdown(run: JobRun) -> dict[str, Any]:
    """Argument: source. Goes on behind the checkpoint; a post converted twice is the same post."""
    source = run.arguments["source"]
    total = run.checkpoint.get("total") or count_html(source)
    looked_at, converted = run.checkpoint.get("looked_at", 0), run.checkpoint.get("converted", 0)
    with without_mapping():
        while conversion := prepare_conversion(source, after=run.checkpoint.get("post", 0), limit=BATCH):
            with transaction.atomic():
                converted += store_conversion(conversion)
                looked_at += conversion.looked_at
                run.save_checkpoint(post=conversion.last_id, converted=converted, looked_at=looked_at, total=total)
            run.advance(looked_at, total, _("%(done)s of %(total)s posts") % {"done": looked_at, "total": total})
    return {"converted": converted, "kept_as_html": looked_at - converted}
