"""Loads damaged files in a process of its own, told by its parent what to load, one a line."""

from __future__ import annotations

import json
import resource
import sys
import time
import traceback
from pathlib import Path

from incidents.geocode.answer import Answer
from incidents.geocode.reverse import Whereabouts
from incidents.importers.guessing.draft import guess
from incidents.importers.ingest.load import FileOptions, load_path
from incidents.importers.reading import open_file
from incidents.listener import Listener
from incidents.store.store import Store
from schema.errors import IncidentsError

_MOST_LINES, _MOST_LETTERS = 20, 20_000
_MEMORY = 1 << 30


class NoGazetteer:
    """Answers that nothing is called so: importers are tried here, and no gazetteer."""

    def reading_from(self, _: object) -> NoGazetteer:
        """The same: no data set is asked either."""
        return self

    def geocode(self, text: str, _: object = None) -> Answer:
        """No place."""
        return Answer(text, (), None, "none")

    def reverse(self, *_: float) -> Whereabouts:
        """No area."""
        return Whereabouts(None, None, None, None, None)


def main(store: str) -> None:
    """Load each file that stdin names and print what came of it."""
    opened = Store.open(store)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        asked = json.loads(line)
        started = time.monotonic()
        fault = _fault(opened, Path(asked["path"]), asked["format"], asked["mapping"])
        seconds = time.monotonic() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        if not fault and memory > _MEMORY:
            fault = f"{memory >> 20} MB of memory"
        told = json.dumps({"fault": fault, "seconds": seconds, "memory": memory})
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()


def _fault(store: Store, path: Path, format: str, mapping: str | None) -> str:
    """What is wrong with how a load or draft ended; an empty text where all is well."""
    try:
        if format == "guess":
            guess(open_file(path))
            return ""
        options = FileOptions(format, True, mapping=Path(mapping) if mapping else None)
        report = load_path(store, path, options, NoGazetteer, Listener())  # type: ignore[arg-type]
        counts = report.loaded + report.updated + report.unchanged + report.skipped
        json.dumps(report.as_dict())
        return "" if report.read == counts + report.rejected else "rows do not add up"
    except IncidentsError as error:
        lines = str(error).count("\n") + 1
        short = lines <= _MOST_LINES and len(str(error)) < _MOST_LETTERS
        return "" if short else f"a message of {lines} lines"
    except BaseException:  # this is what is looked for
        return traceback.format_exc()


if __name__ == "__main__":
    main(sys.argv[1])
