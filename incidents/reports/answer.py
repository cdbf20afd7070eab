"""A report that answers a question: what was asked, the map, charts, the records, what is
contested, what was left out and why, how figures are made, and whom to credit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.charts.question import Question, chart_of
from incidents.language.figures_in_words import span
from incidents.queries.provenance import filter_words
from incidents.queries.rows_and_totals import linked
from incidents.queries.sums.footnotes import footnotes
from incidents.reports.html_page import HtmlPage
from schema.columns import COLUMNS, split_list
from schema.errors import UsageError
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.queries.filters import Filters
    from incidents.queries.questions import Questions
    from incidents.queries.record_view import Record
    from incidents.queries.results import Palette

MOST_ROWS = 300
MOST_CONTESTED = 30
"""So many records are printed; of more the rest is counted, with the way to have them."""
_LARGEST = 100_000
_COLUMNS = ("code", "date_start", "date_end", "title", "place", "country", "weapon_types",
            "killed_low", "killed_best", "killed_high", "injured_low", "injured_best",
            "injured_high", "verification", "contested", "source_count")  # fmt: skip
_FIGURES = ("launched", "intercepted", "killed", "injured", "missing")
METHOD = (
    "Every figure rests on claims: a source that says a number, with its words, its day and how far"
    " it can be relied on. Of one authority the newest count stands. What stands gives the least"
    " and the most; the best is the count of the best-graded sources and stays empty where they"
    " differ.",
    "2+ means at least 2, ?-5 at most 5, an empty cell that nobody said. Nothing is estimated.",
    "A wave and its strikes are counted once: of each figure the larger, the wave's own or its"
    " strikes together.",
    "A place is as exact as its sources make it. A circle on the map holds it; what is known"
    " to an area alone is drawn as that area.",
    "The rules stand in docs/figures.md of the program; `incidents show CODE` prints for each"
    " figure the claims that made it.",
)
Drawing = Callable[[], tuple[str, Mapping[str, Any], Sequence[str]]]
"""Draws the map of the question: SVG, what made the answer, and what the map leaves out."""


@dataclass(frozen=True)
class Asked:
    """A question for a report: its filters, its title, and what draws for it."""

    filters: Filters
    title: str | None
    draw: Drawing
    colours: Palette


def write_answer(store: Questions, asked: Asked) -> tuple[str, int]:
    """The report as HTML, and how many incidents it is about; raises UsageError where nothing
    matches, or too much for a document.
    """
    totals = store.count(figures=_FIGURES, **asked.filters)
    (total,) = totals.rows
    if not total["incidents"]:
        raise UsageError(
            "expected incidents to report, found none that match\n  `incidents count` with the same"
            " filters says what is left out"
        )
    if total["incidents"] > _LARGEST:
        raise UsageError(
            f"expected at most {_LARGEST:,} incidents in a document, found {total['incidents']:,}"
            "\n  filters make them fewer; `incidents export` and `incidents map` take any number"
        )
    picture, made, left_out = asked.draw()
    question = filter_words(made["filter"])
    page = HtmlPage(asked.title or "Strike incidents")
    page.title(asked.title or "Strike incidents", question)
    _summary(page, total, made)
    page.heading("Where")
    page.figure(picture)
    page.heading("When, and with what")
    for chart in _charts(store, asked):
        page.figure(chart)
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row in store.query(
        columns=_COLUMNS, limit=MOST_ROWS, delayed=True, **asked.filters)]  # fmt: skip
    _records(page, rows, total["incidents"])
    _contested(page, store, asked.filters)
    page.heading("What is left out")
    notes = list(dict.fromkeys([*footnotes(totals), *left_out]))
    page.items([note for note in notes if not note.startswith("2+")] or ["nothing that matches"])
    if len(totals.datasets) > 1:
        page.paragraph(f"Several data sets hold these incidents and may tell of the same events:"
                       f" {', '.join(totals.datasets)}.")  # fmt: skip
    page.heading("How the figures are made")
    page.items(METHOD)
    page.subheading("Columns of the table")
    page.items(_codebook())
    _sources(page, store, asked.filters)
    page.heading("Credits")
    page.items(made["credits"])
    return page.html(), total["incidents"]


def _summary(page: HtmlPage, total: Mapping[str, Any], made: Mapping[str, Any]) -> None:
    page.line("asked on", made["time"].replace("T", " ").replace("Z", " UTC"))
    page.line("program", made["version"])
    page.line("head of the log", made["head"])
    page.line("incidents", f"{total['incidents']:,}", strong=True)
    if made["records"] != total["incidents"]:
        page.detail(f"{made['records']:,} records, since waves and their strikes have one each")
    for name in _FIGURES:
        text = span(total[f"{name}_low"], total[f"{name}_high"], total.get(f"{name}_best"))
        unknown = total[f"{name}_unknown"]
        if text:
            state = "record states" if unknown == 1 else "records state"
            silent = f" ({unknown:,} {state} no such figure)" if unknown else ""
            page.line(name, text + silent, strong=True)
        else:
            page.line(name, "no record states it")
    page.line("strikes kept back", made.get("publish_delay"))


def _charts(store: Questions, asked: Asked) -> Iterator[str]:
    """Over time by what suits the span, and by type of weapon."""
    years = store.count("year", **asked.filters).rows
    by = "month" if len([row for row in years if str(row["year"]).isdecimal()]) <= 3 else "year"
    for question in (Question(by, ("incidents", "killed")), Question("weapon-type", ("killed",))):
        yield chart_of(store, asked.filters, question, asked.colours).svg((1200, 640))


def _records(page: HtmlPage, rows: Sequence[Mapping[str, Any]], count: int) -> None:
    page.heading("The records")
    headers = ("date", "what", "where", "weapon", "killed", "injured", "checked", "sources", "code")
    page.table("", headers, [_cells(row) for row in rows], ("killed", "injured", "sources"))
    if count > len(rows):
        page.quiet(
            f"The newest {len(rows):,} of {count:,}; `incidents export` with the same filters has"
            " all of them."
        )


def _cells(row: Mapping[str, Any]) -> list[str]:
    day, end = row["date_start"] or "undated", row["date_end"]
    types = [
        vocabulary("weapon_types").label(code) for code in split_list(row["weapon_types"] or "")
    ]
    contested = f" (contested: {row['contested']})" if row["contested"] else ""
    figures = [
        span(row[f"{name}_low"], row[f"{name}_high"], row[f"{name}_best"])
        for name in ("killed", "injured")
    ]
    return [
        day if not end or end == day else f"{day} to {end[8:] if end[:8] == day[:8] else end}",
        row["title"] + contested,
        ", ".join(filter(None, (row["place"], row["country"]))) or "unknown",
        ", ".join(types) or "unknown",
        *figures,
        vocabulary("verifications").label(row["verification"]).lower(),
        str(row["source_count"] or 0),
        row["code"],
    ]


def _contested(page: HtmlPage, store: Questions, filters: Filters) -> None:
    """Figures that sides disagree about, with every claim and whether it stands."""
    wanted: Filters = {**filters, "contested": filters.get("contested") or "any"}
    codes = [str(code) for (code,) in store.query(columns=["code"], delayed=True, **wanted)]
    if not codes:
        return
    page.heading("What is contested")
    for code in codes[:MOST_CONTESTED]:
        record = store.record(code, delayed=True)
        page.subheading(record.document["title"])
        page.quiet(f"{code}; contested: {record.contested}")
        claims_table(page, record)
    if len(codes) > MOST_CONTESTED:
        page.quiet(
            f"{MOST_CONTESTED} of {len(codes):,}; `incidents query --contested any` lists all."
        )


def claims_table(page: HtmlPage, record: Record) -> None:
    """Who says how many, beside each other; what gave way is greyed and says why."""
    sources = {one["key"]: one for one in record.document.get("sources", [])}
    claims = record.document.get("casualties", [])
    rows = []
    for claim, verdict in zip(claims, record.verdicts, strict=True):
        source = sources.get(claim.get("source"), {})
        group = "" if claim["group"] == "total" else f" ({claim['group'].replace('_', ' ')})"
        value = span(claim.get("low"), claim.get("high"), claim.get("best"))
        said = f"\u201c{claim['quote']}\u201d" if claim.get("quote") else ""
        grade = f" {source.get('reliability', '')}{source.get('credibility', '')}".rstrip()
        rows.append([
            f"{claim['outcome']}{group}",
            value or claim.get("words", ""),
            ", ".join(filter(None, (claim.get("speaker"), claim["status"].replace("_", " ")))),
            f"{source.get('publisher', claim.get('source') or '')}{grade} {said}".strip(),
            claim.get("as_of") or source.get("published", ""),
            verdict.sentence,
        ])  # fmt: skip
    headers = ("of", "figure", "who says so", "source", "day", "stands")
    if rows:
        page.table("", headers, rows, ("figure",), [not v.stands for v in record.verdicts])


def _codebook() -> Iterator[str]:
    shown = [name for name in _COLUMNS if not name.endswith(("_best", "_high"))]
    meanings = {column.name: column.meaning for column in COLUMNS}
    return (f"{name}: {meanings[name]}" for name in shown)


def _sources(page: HtmlPage, store: Questions, filters: Filters) -> None:
    """What the records cite; what stands behind their weapons and places is counted alone."""
    cited = {row["source"] for row in linked(store, filters, "incident_sources").dicts()}
    everything = list(store.sources(**filters).dicts())
    found = [one for one in everything if one["key"] in cited]
    page.heading("Sources")
    rows = [
        [
            one.get("publisher") or "", one.get("title") or "", one.get("published") or "",
            " ".join(filter(None, (one.get("url"), one.get("archive_url")))),
        ]
        for one in found[:MOST_ROWS]
    ]  # fmt: skip
    page.table(f"{len(found):,} sources", ("publisher", "title", "published", "address"), rows)
    if len(found) > MOST_ROWS:
        page.quiet(f"{MOST_ROWS} of {len(found):,}; a data package (`export x.zip`) has all.")
    if others := len(everything) - len(found):
        page.quiet(
            f"{others:,} more stand behind the weapons and places named; a data package"
            " (`export x.zip`) has them."
        )
