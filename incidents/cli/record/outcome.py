"""What a command did to one record: as JSON the record, as text what differs from before."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.changes_text import change_lines
from incidents.cli.completion import words
from incidents.cli.console import print_json
from incidents.language.visible_signs import visible
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.figures.bounds import Figure
    from incidents.library import Library
    from incidents.queries.record_view import Record

FORMAT = Annotated[
    str, typer.Option(help="text or json.", metavar="NAME", autocompletion=words("text", "json"))
]
RESTRICTED = Annotated[bool, typer.Option("--include-restricted", help="Also what is restricted.")]


def print_outcome(store: Library, before: Record, format: str, restricted: bool) -> None:
    """Print a record after its last revision: in full as JSON, or what differs from before."""
    code = before.document["code"]
    after = store.record(code, include_restricted=restricted)
    if format == "json":
        from incidents.queries.record_view import document_with_verdicts

        print_json(document_with_verdicts(after))
        return
    last = store.history(code, include_restricted=restricted)[-1]
    for line in (*change_lines(last["changes"] or {}), *_figures(before, after),
                 *_claims(before, after)):  # fmt: skip
        sys.stdout.write(f"{visible(line)}\n")


def _figures(before: Record, after: Record) -> Iterator[str]:
    """Derived figures that differ, and what is contested, from what to what."""
    for kind in dict.fromkeys([*before.figures, *after.figures]):
        was, now = _ends(before.figures.get(kind)), _ends(after.figures.get(kind))
        if was != now:
            yield f"{_named(*kind)}: {was} -> {now}"
            yield from _reasons(after, kind)
    if before.contested != after.contested:
        yield f"contested: {before.contested or 'nothing'} -> {after.contested or 'nothing'}"


def _reasons(record: Record, kind: tuple[str, str]) -> Iterator[str]:
    """Why an end is not known. What became of each claim is told beside its key."""
    keys = _keys(record)
    for reason in record.figures[kind].reasons if kind in record.figures else ():
        if re.match(r"\w+ (?:unknown|blank): ", reason):
            named = re.sub(r"\bclaim (\d+)", lambda m: f"claim {keys[int(m[1]) - 1]}", reason)
            yield f"  because: {named}"


def _claims(before: Record, after: Record) -> Iterator[str]:
    """Claims that are new or of which something else became: stands, or gave way to which."""
    old = dict(_verdicts(before))
    for key, verdict in _verdicts(after):
        if old.get(key) != verdict:
            yield f"{key} {verdict}"


def _verdicts(record: Record) -> Iterator[tuple[str, str]]:
    keys = _keys(record)
    for verdict in record.verdicts:
        side = vocabulary("sides").label(verdict.side).lower()
        sentence = verdict.sentence_with(lambda number: keys[number])
        yield keys[verdict.number], f"{sentence}; {verdict.authority} ({side})"


def _keys(record: Record) -> dict[int, str]:
    """Keys of claims by their places in the record; of one that is left out only that it is so."""
    claims = record.document.get("casualties", [])
    keys = {v.number: c["key"] for c, v in zip(claims, record.verdicts, strict=True)}
    return defaultdict(lambda: "that is restricted", keys)


def _named(outcome: str, group: str) -> str:
    label = vocabulary("casualty_groups").label(group).lower()
    return outcome if group == "total" else f"{outcome}, {label}"


def _ends(figure: Figure | None) -> str:
    ends = ("low", "best", "high")
    values = [getattr(figure, end) if figure else None for end in ends]
    return ", ".join(
        f"{end} {'unknown' if value is None else value}"
        for end, value in zip(ends, values, strict=True)
    )
