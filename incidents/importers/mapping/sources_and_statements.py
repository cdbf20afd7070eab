"""Who says what: sources of a row, casualty claims and statements, each resting on its source."""

from __future__ import annotations

from typing import Any

from incidents.importers.base import Plain
from incidents.importers.mapping.cell_reader import CellReader, as_text
from incidents.importers.values.figures import Figure
from incidents.importers.mapping.mapping_model import CasualtyRule, CellRule, StatementRule
from incidents.importers.mapping.weapons_and_targets import span_of
from incidents.importers.values.sources import address, digest, linked
from incidents.language.folding import slug

Rules = dict[str, CellRule]

_FIGURES = {
    "killed": ("killed", "total"),
    "injured": ("injured", "total"),
    "civilians_killed": ("killed", "civilian"),
    "children_killed": ("killed", "child"),
}


def sources(cells: CellReader, fields: Rules, table: Plain) -> list[Plain]:
    """The table itself and whatever the row names as its sources.

    Publishers and addresses are paired where there are as many, or one publisher; otherwise an
    address stands under its host, and each publisher for itself.
    """
    urls = _urls(cells, fields["source_urls"]) if "source_urls" in fields else []
    names = cells.items(fields["sources"]) if "sources" in fields else []
    paired = bool(urls) and len(names) in (1, len(urls))
    publishers = names * (len(urls) // len(names)) if paired else [""] * len(urls)
    found = [_page(url, name) for url, name in zip(urls, publishers, strict=True)]
    hosts = {page["publisher"] for page in found}
    if not paired:
        alone = [name for name in names if name not in hosts]
        found += [{"key": slug(table["key"], digest(name)), "publisher": name} for name in alone]
        found.sort(key=lambda page: [*names, page["publisher"]].index(page["publisher"]))
    return [table, *{source["key"]: source for source in found}.values()]


def _page(url: str, publisher: str) -> Plain:
    page = linked(f"page-{digest(url)}", url)
    return {**page, "publisher": publisher} if publisher else page


def _urls(cells: CellReader, rule: CellRule) -> list[str]:
    found = []
    for item in cells.items(rule):
        for part in item.split() if item.count("://") > 1 else [item]:
            url = address(part.strip(" ,;<>"))
            if url:
                found.append(url)
            elif rule.other != "blank":
                raise cells.fault(rule, "expected an address that begins with http:// or https://")
    return list(dict.fromkeys(found))


def media(cells: CellReader, fields: Rules) -> list[Plain]:
    """Pictures and films by address; one that is named as graphic too is graphic."""
    plain, graphic = (
        _urls(cells, fields[name]) if name in fields else []
        for name in ("media_urls", "graphic_media_urls")
    )
    return [
        *({"url": url} for url in plain if url not in graphic),
        *({"url": url, "graphic": True} for url in graphic),
    ]


def casualties(
    cells: CellReader, fields: Rules, rules: list[CasualtyRule], source: str
) -> list[Plain]:
    """Every figure of people that a row states, as claims of the source."""
    claims = []
    for name, (outcome, group) in _FIGURES.items():
        figure = span_of(cells, fields, name)
        best = cells.figure(fields[f"{name}_best"]) if f"{name}_best" in fields else None
        claims.append(_claim(outcome, group, figure, best, source))
    for rule in rules:
        claims.append(_ruled(cells, rule, source))
    return [claim for claim in claims if claim]


def _ruled(cells: CellReader, rule: CasualtyRule, source: str) -> Plain | None:
    rules = rule.rules
    speaker = cells.text(rules.pop("speaker")) if "speaker" in rules else None
    given = {name if name != "figure" else "n": part for name, part in rules.items()}
    renamed = {{"n": "n", "low": "n_low", "high": "n_high"}.get(k, k): v for k, v in given.items()}
    best = cells.figure(rules["best"]) if "best" in rules else None
    claim = _claim(rule.outcome, rule.group, span_of(cells, renamed, "n"), best, source)
    if claim and speaker:
        claim |= {"status": "claimed", "speaker": speaker}
    return claim


def _claim(
    outcome: str, group: str, figure: Figure, best: Figure | None, source: str
) -> Plain | None:
    ends = {"low": figure.low, "best": best.low if best else None, "high": figure.high}
    stated: Plain = {name: number for name, number in ends.items() if number is not None}
    if stated.keys() == {"best"}:
        stated = {"low": stated["best"], "best": stated["best"], "high": stated["best"]}
    if figure.words:
        stated["words"] = figure.words
    if not stated:
        return None
    return {"outcome": outcome, "group": group, **stated, "source": source}


def statements(cells: CellReader, rules: list[StatementRule], source: str) -> list[Plain]:
    """What the row says that no field of ours holds."""
    found = []
    for rule in rules:
        value = cells.text(rule.rule)
        if value is None:
            continue
        speaker = cells.text(rule.speaker) if rule.speaker else None
        said = {"status": "claimed", "speaker": speaker} if speaker else {}
        found.append(statement(rule.field, f"{rule.label or ''}{value}", source) | said)
    return found


def statement(field: str, value: str, source: str) -> Plain:
    """One statement of a source."""
    return {"field": field, "value": value, "source": source}


def launch_sites(cells: CellReader, fields: Rules, source: str) -> list[Plain]:
    """Launch sites by name; the document's own field takes only recorded places."""
    if "launch_sites" not in fields:
        return []
    return [statement("launch_site", name, source) for name in cells.items(fields["launch_sites"])]


def plain_row(row: Any) -> dict[str, Any]:
    """A row as it is kept beside ours: numbers as numbers, the rest as text."""
    return {
        name: cell if isinstance(cell, int | float | type(None)) else as_text(cell)
        for name, cell in row.items()
    }
