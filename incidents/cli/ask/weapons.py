"""`incidents weapons`: the catalogue."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.completion import codes, stored, words
from incidents.cli.console import data_stream, print_json
from incidents.cli.options import check_format
from incidents.cli.session import session

if TYPE_CHECKING:
    from incidents.weapons.catalogue import Matches
    from incidents.weapons.records import Weapon

group = typer.Typer(
    help="The weapons catalogue: list, show, match, identify.", no_args_is_help=False
)


_TYPE = Annotated[
    str | None,
    typer.Option(
        help="Only this type with its sub-types.",
        metavar="CODE",
        autocompletion=codes("weapon_types"),
    ),
]
_USED = Annotated[
    bool, typer.Option("--used", help="Only those that incidents name, most named first.")
]
_FORMAT = Annotated[
    str,
    typer.Option(
        help="table, csv or json.", metavar="NAME", autocompletion=words("table", "csv", "json")
    ),
]


@group.callback(invoke_without_command=True)
def weapons(
    context: typer.Context,
    weapon_type: _TYPE = None,
    used: _USED = False,
    format: _FORMAT = "table",
) -> None:
    """Lead to `list` when no sub-command is given."""
    if context.invoked_subcommand is None:
        list_weapons(context, weapon_type, used, format)


@group.command("list")
def list_weapons(
    context: typer.Context,
    weapon_type: _TYPE = None,
    used: _USED = False,
    format: _FORMAT = "table",
) -> None:
    """All weapons and families, with how many incidents name them.

    Example: incidents weapons list --weapon-type one_way_attack_drone --format json
    """
    check_format(format, "table", "csv", "json")
    records = session(context).store().weapons(weapon_type, used=used)
    if format == "json":
        print_json(records)
    elif format == "csv":
        _print_csv(records)
    else:
        _print_table(records)


@group.command("show")
def show_weapon(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help="Any name, in any script.", autocompletion=stored("weapon"))
    ],
    format: Annotated[
        str,
        typer.Option(help="text or json.", metavar="NAME", autocompletion=words("text", "json")),
    ] = "text",
) -> None:
    """One weapon: names, specifications with their sources, statements.

    Example: incidents weapons show Искандер-М
    """
    check_format(format, "text", "json")
    record = session(context).store().weapon(name)
    if format == "json":
        from incidents.weapons.records import with_sources

        print_json(with_sources(record))
        return
    from incidents.cli.ask.weapon_text import print_weapon

    print_weapon(record)


@group.command("identify")
def identify_weapon(
    context: typer.Context,
    marking: Annotated[
        list[str] | None,
        typer.Option(
            help="Letters and figures that can be read; ? for what cannot.", metavar="TEXT"
        ),
    ] = None,
    fins: Annotated[int | None, typer.Option(help="How many fins it has.", metavar="N")] = None,
    part: Annotated[
        list[str] | None, typer.Option(help="A part that can be seen, in words.", metavar="WORDS")
    ] = None,
    weapon_type: _TYPE = None,
    format: Annotated[
        str,
        typer.Option(help="text or json.", metavar="NAME", autocompletion=words("text", "json")),
    ] = "text",
) -> None:
    """What something on a photograph may be: candidates with reasons, not an identification.

    It may be explosive: do not touch it, keep away, report it. A picture is enough.

    Example: incidents weapons identify --fins 4 --marking 9М55
    """
    check_format(format, "text", "json")
    found = (
        session(context)
        .store()
        .identify(fins=fins, marking=marking or (), part=part or (), weapon_type=weapon_type)
    )
    if format == "json":
        print_json(found.as_dict())
        return
    from incidents.cli.ask.recognition_text import print_recognition

    print_recognition(found)


@group.command("match")
def match_weapons(
    context: typer.Context,
    texts: Annotated[list[str], typer.Argument(help="Names to match; - reads lines from stdin.")],
    format: Annotated[
        str,
        typer.Option(help="json or table.", metavar="NAME", autocompletion=words("json", "table")),
    ] = "json",
) -> None:
    """What each name means: a weapon, a family, or only a type. Prints JSON, one object a text.

    Example: incidents weapons match "Х-101" Shahed "cruise missile"
    """
    check_format(format, "json", "table")
    wanted = [
        line
        for text in texts
        for line in (sys.stdin.read().splitlines() if text == "-" else [text])
    ]
    answers = session(context).store().match(wanted)
    if format == "json":
        print_json([answer.as_dict() for answer in answers])
    else:
        _print_matches(answers)


def _print_matches(answers: list[Matches]) -> None:
    from incidents.cli.tables import print_table

    rows: list[tuple[str | None, ...]] = []
    for answer in answers:
        for match in answer.matches:
            rows.append((answer.text, match.slug, match.type.replace("_", " "), match.level,
                         match.how.replace("_", " "), None))  # fmt: skip
        if not answer.matches:
            rows.append((answer.text, *[None] * 4, ", ".join(answer.suggestions) or "nothing"))
    headers = ("text", "means", "type", "level", "how", "looks like")
    print_table(headers, rows, whole=("text", "means"), spare=("how", "level"))


def _print_csv(records: list[Weapon]) -> None:
    import csv

    from incidents.exporters.writers.csv import protect
    from schema.columns import join_list

    writer = csv.writer(data_stream(), lineterminator="\n")
    names = ("slug", "name", "type", "family", "origin")
    writer.writerow([*names, "aliases", "specifications", "incidents"])
    for record in records:
        plain = [record["slug"], record["name"], record["type"], record["family"],
                 join_list(record["origin"])]  # fmt: skip
        aliases = join_list(alias["name"] for alias in record["aliases"])
        cells = [protect(cell) if cell else None for cell in (*plain, aliases)]
        writer.writerow([*cells, len(record["specifications"]), record["incidents"]])


def _print_table(records: list[Weapon]) -> None:
    from incidents.cli.tables import print_table

    headers = ("slug", "name", "type", "family", "names", "values", "incidents")
    rows = [
        (
            r["slug"],
            r["name"],
            r["type"].replace("_", " "),
            r["family"],
            len(r["aliases"]),
            len(r["specifications"]),
            r["incidents"],
        )
        for r in records
    ]
    spare = ("names", "values", "family", "name")
    print_table(headers, rows, headers[4:], whole=("slug",), spare=spare)


def register(app: typer.Typer) -> None:
    """Add the command group to the program."""
    app.add_typer(group, name="weapons")
