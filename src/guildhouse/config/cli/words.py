"""`guildhouse words`: brings the catalogues of this checkout up to date with the code, and says what is left to translate."""

import argparse
import importlib.util
import sys

from guildhouse.config.cli import Refusal


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("guildhouse words", description=__doc__)
    parser.add_argument("--gaps", action="store_true", help="list every sentence that is not translated yet")
    asked = parser.parse_args(arguments)
    if importlib.util.find_spec("babel") is None:
        raise Refusal("Babel reads the words from the code and is not installed: run `make words`, which installs it.")
    from guildhouse.config import wording  # noqa: PLC0415 - optional: Babel is there only where one develops

    for language in wording.LANGUAGES:
        counted = wording.update_words(language)
        gaps = list(wording.find_gaps(language))
        sys.stdout.write(
            f"{language}: {sum(counted.values())} sentences in {len(counted)} catalogues, {len(gaps)} to translate\n"
        )
        files = {owner: wording.catalogue_file(owner, language).relative_to(wording.SOURCE) for owner, _said in gaps}
        for owner, file in files.items():
            sys.stdout.write(f"  {file}\n")
            if asked.gaps:
                sys.stdout.write("".join(f"    {said}\n" for its, said in gaps if its == owner))
    return 0
