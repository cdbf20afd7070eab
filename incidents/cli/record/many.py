"""What became of several records that were changed as one, on stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.cli.changes_text import change_lines
from incidents.cli.console import print_json

if TYPE_CHECKING:
    from incidents.cli.session import CliSession
    from incidents.store.changes.together import Change


def print_change(asked: CliSession, change: Change, format: str, trial: bool = False) -> None:
    """Print the records that changed, by field from what to what; the rest is a note."""
    if format == "json":
        made = {"change": change.number, "records": change.records, "unchanged": change.unchanged}
        print_json(made)
    elif change.records:
        from incidents.cli.tables import print_table

        rows = [(code, "; ".join(change_lines(c))) for code, c in change.records.items()]
        print_table(("code", "changed"), rows, whole=("code",))
    asked.note(_note(change, trial))


def _note(change: Change, trial: bool) -> str:
    were = f"; {len(change.unchanged)} were so already" if change.unchanged else ""
    if not change.records:
        return "nothing to change" + (were or ": no incident matches")
    number = len(change.records)
    records = f"{number} record{'' if number == 1 else 's'}"
    if trial:
        return f"{records} would change{were}; nothing was written"
    return (
        f"{records} changed as change {change.number}{were};"
        f" `incidents undo --change {change.number}` takes it back"
    )
