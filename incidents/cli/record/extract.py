"""`incidents extract`: draft incidents out of the text of an article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import words
from incidents.cli.console import data_stream, print_json
from incidents.cli.options import check_format
from incidents.cli.session import CliSession, session
from incidents.language.visible_signs import visible

if TYPE_CHECKING:
    from incidents.extract.extractor import Extraction
    from incidents.extract.saving import Saved


def extract(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Plain text or HTML; - reads stdin.")],
    published: Annotated[
        str | None, typer.Option(help="Day of publication, YYYY-MM-DD.", metavar="DATE")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where the text was found.")] = None,
    format: Annotated[
        str,
        typer.Option(
            help="table, json or yaml.",
            metavar="NAME",
            autocompletion=words("table", "json", "yaml"),
        ),
    ] = "table",
    save: Annotated[
        bool, typer.Option("--save", help="Put the drafts and their source into the store.")
    ] = False,
) -> None:
    """Draft incidents out of an article: when, where, with what, who was hurt, who says so.

    Offline. Each value is tied to the words that it came from; what the text does not say stays
    empty. Without a date of publication, "on Thursday" stays unresolved. JSON holds the spans;
    YAML is what `incidents add` takes.

    Example: incidents extract article.txt --published 2024-11-22
    Example: incidents extract page.html --format json --save
    """
    from incidents.extract.reading.files import read

    check_format(format, "table", "json", "yaml")
    asked = session(context)
    store = asked.store() if save else asked.unchecked()
    found = store.extract(read(file), published=published, url=url)
    _notes(asked, found)
    _PRINTERS[format](found)
    if save:
        asked.note(_saved(store.save(found)))


def _saved(saved: Saved) -> str:
    if saved.known:
        return f"this text was extracted before: {', '.join(saved.known)}; nothing was added"
    if not saved.codes:
        return "no draft, so nothing was saved"
    return (
        f"saved {len(saved.codes)} draft{'s' * (len(saved.codes) != 1)}: {', '.join(saved.codes)}"
    )


def _notes(asked: CliSession, found: Extraction) -> None:
    from incidents.extract.reading.scripts import unread_script

    for article in found.document.articles:
        which = f"article {article.number}: " if len(found.document.articles) > 1 else ""
        if script := unread_script(found.document.plain[article.start : article.end]):
            asked.note(
                f"{which}mostly in {script} script, in which no strike is read: reports in English,"
                " Ukrainian and Russian are"
            )
        if article.published is None:
            asked.note(
                f"{which}no date of publication, so relative dates stay unresolved (--published)"
            )
        elif article.published.inferred:
            asked.note(
                f"{which}published {article.published.day}, inferred: {article.published.inferred}"
            )


def _print_json(found: Extraction) -> None:
    from incidents.extract.draft_json import documents

    print_json(documents(found))


def _print_yaml(found: Extraction) -> None:
    from schema.document.yaml import dump_yaml

    data_stream().write(dump_yaml({"incidents": [draft.plain for draft in found.drafts]}))


def _print_table(found: Extraction) -> None:
    from incidents.cli.tables import print_table
    from incidents.language.figures_in_words import span

    headers = ("date", "place", "weapons", "killed", "injured", "title", "words")
    rows = []
    for draft in found.drafts:
        plain = draft.plain
        figures = [draft.figures[name] or {} for name in ("killed", "injured")]
        words = next((e.text for e in draft.evidence if e.field.startswith("casualties")), "")
        rows.append((
            _date(plain.get("date_start"), plain.get("date_end")),
            (plain.get("place") or {}).get("name"),
            ", ".join(use.get("weapon") or use["type"] for use in plain.get("weapons", [])),
            *(span(f.get("low"), f.get("high"), f.get("best")) for f in figures),
            plain["title"],
            " ".join(words.split())[:60],
        ))  # fmt: skip
    print_table(headers, rows, ("killed", "injured"), whole=("date",), spare=("words", "title"))
    for _, fact in found.unbound:
        sys.stderr.write(f"not bound: {visible(fact.what)} ({visible(fact.why)})\n")


def _date(start: str | None, end: str | None) -> str:
    if start is None:
        return ""
    return start if end in (None, start) else f"{start}/{end[8:] if end[:7] == start[:7] else end}"


_PRINTERS = {"json": _print_json, "yaml": _print_yaml, "table": _print_table}


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(extract)
