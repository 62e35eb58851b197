"""How soon a Stack Exchange dump is readable, in how much memory, and how fast it becomes Markdown."""

import tempfile
from pathlib import Path

from benchmarks.figures import Measurement
from benchmarks.run import Part, Run
from benchmarks.stackexchange_dump import write_dump


def measure_import(run: Run) -> list[Measurement]:
    posts = run.effort.dump
    with tempfile.TemporaryDirectory(dir=run.cache, prefix="dump-") as dump, run.stock.house(None) as house:
        write_dump(Path(dump), posts=posts)
        took = house.ask("bringing_in", dump)
    converting = f"{took['kept_as_html']:,} of {took['looked_at']:,} texts stay HTML"
    return [
        Measurement(
            "readable, posts a second", posts / took["wall"], "", 1000, "≥", f"{took['texts']:,} texts with comments"
        ),
        Measurement("readable, posts a second of CPU", posts / took["cpu"]),
        Measurement("memory of the import at its peak", took["peak"], "MiB", 200),
        Measurement("Markdown, texts a second", took["looked_at"] / took["converting"], "", 250, "≥", converting),
        Measurement("Markdown, texts a second of CPU", took["looked_at"] / took["converting_cpu"]),
    ]


PART = Part("Import: a dump of {effort.dump:,} posts and as many comments", measure_import)
