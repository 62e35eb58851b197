"""Long work of search: reading many things again, and bringing the whole index up to date."""

from typing import Any

from guildhouse.kernel.jobs import JobRun, job
from guildhouse.search.actions.indexing import index_things
from guildhouse.search.actions.rebuilding import BATCH, catch_up, take_out_orphans
from guildhouse.search.index.finding import tidy_index

CATCH_UP, READ_AGAIN = "search.catch_up", "search.read_again"


@job(CATCH_UP)
def catch_up_in_background(run: JobRun) -> dict[str, Any]:
    """Goes on where it was interrupted."""
    place, before = run.checkpoint.get("place"), run.checkpoint.get("done", 0)
    done = before
    for step in catch_up(again=bool(run.arguments.get("again")), after=tuple(place) if place else None):
        done = before + step.done
        run.save_checkpoint(place=list(step.place), done=done)
        run.advance(done)
    orphans = take_out_orphans()
    tidy_index()
    return {"read": done, "taken_out": orphans}


@job(READ_AGAIN)
def read_again_in_background(run: JobRun) -> dict[str, Any]:
    """Reads many changed things again; from the start after an interruption, for that changes nothing."""
    keys = [(str(kind), int(thing_id)) for kind, thing_id in run.arguments["keys"]]
    for start in range(0, len(keys), BATCH):
        index_things(keys[start : start + BATCH])
        run.advance(start, len(keys))
    return {"read": len(keys)}
