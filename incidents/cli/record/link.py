"""`incidents link`: the same event in several books, judged and taken back."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.completion import codes, stored, words
from incidents.cli.console import data_stream, print_json
from incidents.cli.options import check_format, with_filters
from incidents.cli.session import session
from incidents.queries.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.linkage.finding import Candidate
    from incidents.linkage.judging import Judgement
    from incidents.linkage.views import Cluster, SideBySide

group = typer.Typer(help="One event in several books: what may be the same, judged and undone.")
_CODE = typer.Argument(help="Code of an incident.", autocompletion=stored("incident"))
_BETWEEN = Annotated[
    tuple[str, str] | None,
    typer.Option(
        help="Compare the records of these two data sets alone.",
        metavar="DATASET DATASET",
        autocompletion=stored("dataset"),
    ),
]
_WEIGHTS = Annotated[
    str | None,
    typer.Option(help="Weights of your own, as `make bench-link` writes them.", metavar="FILE"),
]
_NO_ADDRESSES = Annotated[
    bool,
    typer.Option("--no-addresses", help="Leave out which pages and pictures both cite."),
]
_ABOVE = Annotated[
    float | None,
    typer.Option(help="Only pairs with at least this score, 0 to 1.", metavar="SCORE"),
]
_TABLE = Annotated[
    str, typer.Option(help="table or json.", metavar="NAME", autocompletion=words("table", "json"))
]
_RESTRICTED = Annotated[bool, typer.Option("--include-restricted", help="Also what is restricted.")]
_WHY = Annotated[str | None, typer.Option(help="Reason, for the log.")]


@group.command("find")
@with_filters
def find_pairs(
    wanted: Filters,
    context: typer.Context,
    between: _BETWEEN = None,
    above: _ABOVE = None,
    weights: _WEIGHTS = None,
    no_addresses: _NO_ADDRESSES = False,
    format: _TABLE = "table",
) -> None:
    """Find records that may be one event, best first, with the reasons; nothing is merged.

    Example: incidents link find --between ucdp acled --from 2024-11
    """
    check_format(format, "table", "json")
    asked = session(context)
    pairs = asked.store().link_find(
        between=between, above=above, weights=weights, addresses=not no_addresses, **wanted
    )
    _print_pairs(pairs, format)
    open_ = sum(pair.verdict is None for pair in pairs)
    asked.note(
        f"{len(pairs)} pair{'s' * (len(pairs) != 1)} may be one event, {open_} of them not judged;"
        " `incidents link judge A B same --why ...` says so"
        if pairs
        else "no two records may be one event"
    )


@group.command("export")
@with_filters
def export_pairs(
    wanted: Filters,
    context: typer.Context,
    between: _BETWEEN = None,
    above: _ABOVE = None,
    weights: _WEIGHTS = None,
    no_addresses: _NO_ADDRESSES = False,
    format: Annotated[
        str, typer.Option(help="csv or json.", metavar="NAME", autocompletion=words("csv", "json"))
    ] = "csv",
) -> None:
    """Print such pairs as CSV on stdout, for other tools.

    Example: incidents link export --between ucdp acled > pairs.csv
    """
    check_format(format, "csv", "json")
    pairs = (
        session(context)
        .store()
        .link_find(
            between=between, above=above, weights=weights, addresses=not no_addresses, **wanted
        )
    )
    if format == "json":
        _print_pairs(pairs, format)
        return
    from incidents.exporters.spreadsheet_cells import protect

    writer = csv.writer(data_stream(), lineterminator="\n")
    writer.writerow(("a", "b", "score", "verdict", "reasons"))
    for pair in pairs:
        told = "; ".join(pair.reasons)
        cells = [protect(cell) for cell in (pair.one, pair.other, pair.verdict or "", told)]
        writer.writerow([*cells[:2], pair.score, *cells[2:]])


@group.command("list")
def list_clusters(
    context: typer.Context,
    judgements: Annotated[
        bool, typer.Option("--judgements", help="Every judgement, with the number that undoes it.")
    ] = False,
    format: _TABLE = "table",
    include_restricted: _RESTRICTED = False,
) -> None:
    """Records that were judged to be one event; those that cannot all be one stand first.

    Example: incidents link list --format json
    """
    check_format(format, "table", "json")
    asked = session(context)
    store = asked.store()
    if judgements:
        _print_judgements(asked, store, format, include_restricted)
        return
    clusters = store.link_clusters(include_restricted=include_restricted)
    if format == "json":
        print_json([_cluster(one) for one in clusters])
    elif clusters:
        from incidents.cli.tables import print_table

        rows = [
            (one.cluster, str(len(one.members)), ", ".join(one.members[1:]), _trouble(one))
            for one in clusters
        ]
        print_table(("cluster", "records", "the same event", "conflict"), rows, ("records",),
                    whole=("cluster",))  # fmt: skip
    asked.note(_counted(clusters))


@group.command("show")
def show_cluster(
    context: typer.Context,
    code: Annotated[str, _CODE],
    format: _TABLE = "table",
    include_restricted: _RESTRICTED = False,
) -> None:
    """The records of a cluster side by side: fields as rows, what differs marked with a star.

    Example: incidents link show ucdp-462252
    """
    check_format(format, "table", "json")
    asked = session(context)
    shown = asked.store().link_cluster(code, include_restricted=include_restricted)
    if format == "json":
        print_json(_side_by_side(shown))
        return
    from incidents.cli.tables import print_table

    headers = ("", "field", *shown.cluster.members)
    rows = [("*" if differ else "", name, *("" if v is None else str(v) for v in values))
            for name, values, differ in shown.fields]  # fmt: skip
    print_table(headers, rows, whole=("field",))
    if shown.gave:
        given = "; ".join(f"{name.replace('_', ' ')} of {c}" for name, c in shown.gave.items())
        asked.note(f"answers hold one incident with the claims of all and the {given}")
    for one in shown.judgements:
        asked.note(f"{one.one} and {one.other}: {one.verdict.replace('_', ' ')}, by {one.who} on"
                   f" {one.at[:10]} ({one.why}); decision {one.decision}")  # fmt: skip
    for text in (shown.cluster.conflict, *shown.cluster.broken):
        if text:
            asked.note(f"conflict: {text}")
    if len(shown.cluster.members) == 1:
        asked.note(f"{code}: nobody judged it to be the same as another record")


@group.command("judge")
def judge_pair(
    context: typer.Context,
    one: Annotated[str, _CODE],
    other: Annotated[str, _CODE],
    verdict: Annotated[
        str,
        typer.Argument(
            help="same, different, part_of (the first of the second), unsure or withdrawn.",
            metavar="VERDICT",
            autocompletion=codes("judgement_verdicts"),
        ),
    ],
    why: Annotated[str, typer.Option(help="Reason, for the log.")],
) -> None:
    """Say what two records are to each other; both stay as they are.

    Example: incidents link judge ucdp-462252 2024-11-21-dnipro-oreshnik same --why "one missile, one plant"
    """  # noqa: E501  # one example a line
    asked = session(context)
    number = asked.store().link_judge(one, other, verdict, why=why)
    asked.note(f"decision {number}; `incidents link undo {number}` takes it back")


@group.command("accept")
@with_filters
def accept_pairs(
    wanted: Filters,
    context: typer.Context,
    above: Annotated[float, typer.Option(help="The least score, 0 to 1.", metavar="SCORE")],
    between: _BETWEEN = None,
    weights: _WEIGHTS = None,
    why: _WHY = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say which pairs.")] = False,
    format: _TABLE = "table",
) -> None:
    """Judge all published pairs with a high score the same, as one decision that can be undone.

    Example: incidents link accept --above .95 --between ucdp acled --dry-run
    """
    check_format(format, "table", "json")
    asked = session(context)
    made = asked.store().link_accept(
        above=above, between=between, weights=weights, why=why, dry_run=dry_run, **wanted
    )
    _print_pairs(list(made.pairs), format)
    kept = f"; {made.judged} were judged before and stay so" if made.judged else ""
    pairs = f"{len(made.pairs)} pair{'s' * (len(made.pairs) != 1)}"
    if made.decision is None:
        asked.note(f"{pairs} would be the same{kept}; nothing was written")
    else:
        asked.note(f"{pairs} judged the same as decision {made.decision}{kept};"
                   f" `incidents link undo {made.decision}` takes it back")  # fmt: skip


@group.command("undo")
def undo_decision(
    context: typer.Context,
    decision: Annotated[int, typer.Argument(help="Number of the decision.", metavar="NUMBER")],
    why: _WHY = None,
) -> None:
    """Take a decision back, all of it: what was said of each pair before is said again.

    Example: incidents link undo 3
    """
    asked = session(context)
    number = asked.store().link_undo(decision, why=why)
    asked.note(f"decision {decision} taken back by decision {number}")


def _print_pairs(pairs: list[Candidate], format: str) -> None:
    if format == "json":
        print_json([
            {"a": p.one, "b": p.other, "score": p.score, "verdict": p.verdict,
             "reasons": list(p.reasons)} for p in pairs
        ])  # fmt: skip
    elif pairs:
        from incidents.cli.tables import print_table

        rows = [(p.one, p.other, f"{p.score:.2f}", p.verdict or "", ", ".join(p.reasons))
                for p in pairs]  # fmt: skip
        print_table(("record", "may be", "score", "judged", "because"), rows, ("score",),
                    whole=("record", "may be"), spare=("because",))  # fmt: skip


def _print_judgements(asked: Any, store: Any, format: str, include_restricted: bool) -> None:
    made = store.link_judgements(include_restricted=include_restricted)
    if format == "json":
        print_json([_judgement(one) for one in made])
    elif made:
        from incidents.cli.tables import print_table

        rows = [(str(j.decision), j.one, j.other, j.verdict, j.who, j.at[:10], j.why or "")
                for j in made]  # fmt: skip
        print_table(("decision", "record", "other", "verdict", "who", "when", "why"), rows,
                    ("decision",), spare=("why",))  # fmt: skip
    asked.note(f"{len(made)} judgement{'s' * (len(made) != 1)}")


def _trouble(cluster: Cluster) -> str:
    return "; ".join(filter(None, (cluster.conflict, *cluster.broken)))


def _counted(clusters: Iterable[Cluster]) -> str:
    listed = list(clusters)
    conflicts = sum(bool(one.conflict) for one in listed)
    told = f"{len(listed)} cluster{'s' * (len(listed) != 1)}"
    return told + (f", {conflicts} of them with a conflict" if conflicts else "")


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {"cluster": cluster.cluster, "members": list(cluster.members),
            "conflict": cluster.conflict or None, "broken": list(cluster.broken)}  # fmt: skip


def _side_by_side(shown: SideBySide) -> dict[str, Any]:
    fields = [{"field": n, "values": list(v), "differ": d} for n, v, d in shown.fields]
    said = [_judgement(one) for one in shown.judgements]
    return {**_cluster(shown.cluster), "fields": fields, "judgements": said,
            "gave": shown.gave}  # fmt: skip


def _judgement(one: Judgement) -> dict[str, Any]:
    return {"decision": one.decision, "a": one.one, "b": one.other, "verdict": one.verdict,
            "score": one.score, "why": one.why, "who": one.who, "at": one.at}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command group to the program."""
    app.add_typer(group, name="link")
