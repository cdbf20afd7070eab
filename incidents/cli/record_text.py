"""A record as text: what is known first, then who says so."""

from __future__ import annotations

import sys
from typing import Any

from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from incidents.cli.tables import span, visible
from incidents.record import Record
from incidents.store.casualties import Figure
from incidents.store.flat import Plain
from schema.dates import in_words
from schema.vocabulary import vocabulary

_LABEL_WIDTH = 13
_WIDTH = 100


def print_record(record: Record) -> None:
    """Print a record on stdout, wrapped to the terminal, without colour when piped."""
    console = Console(file=sys.stdout, highlight=False)
    console.width = min(console.width, _WIDTH) if sys.stdout.isatty() else _WIDTH
    document = record.document
    console.print(Text(visible(document["title"]), style="bold"))
    console.print(Text(document["code"], style="dim"))
    if document.get("summary"):
        console.print(Padding(Text(visible(document["summary"])), (1, 0, 0, 0)))
    for title, lines in (
        ("What", _what(document, record)),
        ("With", _with(document, record)),
        ("Casualties", _casualties(record)),
        ("Statements", _statements(document)),
        ("Sources", _sources(document)),
        ("Strikes of it", [_line(code, title) for code, title in record.children]),
    ):
        if lines:
            console.print(Padding(Text(title, style="bold underline"), (1, 0, 0, 0)))
            console.print(Group(*lines))


def _line(label: str, value: Any, style: str = "", indent: int = 0) -> Padding:
    text = Text(f"{label:<{_LABEL_WIDTH}} ", style="dim")
    text.append(visible(str(value)), style=style)
    return Padding(text, (0, 0, 0, indent))


def _label(name: str, code: str | None) -> str:
    return vocabulary(name).label(code).lower()


def _what(document: Plain, record: Record) -> list[Padding]:
    place = document.get("place") or {}
    areas = ", ".join(place[k] for k in ("name", "admin1", "country") if place.get(k))
    lines = [
        (
            "kind",
            f"{_label('event_levels', document['level'])}, {_label('event_types', document['event_type'])}",
        ),
        ("date", _date(document)),
        ("place", areas or "unknown"),
        ("precision", _precision(document)),
        ("attacker", _attacker(document, record)),
        ("verification", _label("verifications", document["verification"])),
        ("status", document["status"] if document["status"] != "published" else ""),
        ("part of", document.get("parent", "")),
    ]
    lines += [("target", _target(target)) for target in document.get("targets", [])]
    return [_line(label, value) for label, value in lines if value]


def _date(document: Plain) -> str:
    when = in_words(
        document.get("date_start"), document.get("date_end"), document.get("date_precision")
    )
    local = f", {document['time_local']}" if document.get("time_local") else ""
    words = f' - in the source: "{document["date_words"]}"' if document.get("date_words") else ""
    return when + local + words


def _precision(document: Plain) -> str:
    parts = [_label("location_precisions", document["location_precision"])]
    place = document.get("place") or {}
    if place.get("latitude") is not None:
        parts.append(f"{place['latitude']:.4f}, {place['longitude']:.4f}")
    if document.get("uncertainty_m") is not None:
        parts.append(f"within {_distance(document['uncertainty_m'])}")
    if document.get("location_how"):
        by = f" by {document['location_by']}" if document.get("location_by") else ""
        parts.append(f"found: {_label('location_methods', document['location_how'])}{by}")
    if document.get("location_words"):
        parts.append(f'"{document["location_words"]}"')
    return "; ".join(parts)


def _distance(metres: float) -> str:
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"


def _attacker(document: Plain, record: Record) -> str:
    code = document.get("attacker")
    name = record.known.actors.get(code, {}).get("name", code) if code else "unknown"
    return f"{name} ({_label('attributions', document['attribution'])})"


def _target(target: Plain) -> str:
    name = f": {target['name']}" if target.get("name") else ""
    damage = f", {target['damage']}" if target["damage"] != "unknown" else ", damage unknown"
    note = f" - {target['note']}" if target.get("note") else ""
    return f"{_label('target_types', target['category'])}{name}{damage}{note}{_cited(target)}"


def _with(document: Plain, record: Record) -> list[Padding]:
    lines = []
    for use in document.get("weapons", []):
        kind = _label("weapon_types", use["type"])
        named = f"{use['weapon']} ({kind})" if use.get("weapon") else f"{kind}, weapon not named"
        lines.append(_line("weapon", named + (f' - "{use["text"]}"' if use.get("text") else "")))
        lines += [_line(label, value, indent=2) for label, value in _use(use, record) if value]
    return lines


def _use(use: Plain, record: Record) -> list[tuple[str, str]]:
    counts = [
        f"{span(use.get(f'{n}_low'), use.get(f'{n}_high'))} {n}"
        for n in ("launched", "intercepted", "lost", "hit")
        if use.get(f"{n}_low") is not None or use.get(f"{n}_high") is not None
    ]
    site = use.get("launch_site")
    flight = use.get("flight_time_min")
    return [
        ("counts", ", ".join(counts)),
        ("inferred", use.get("inferred", "")),
        ("launch site", record.known.places.get(site, {}).get("name", site) if site else ""),
        ("carrier", use.get("carrier", "")),
        ("flight time", f"{flight:g} minutes" if flight is not None else ""),
        ("payload", use.get("payload", "")),
        ("source", _evidence(use)),
    ]


def _casualties(record: Record) -> list[Padding]:
    lines = []
    if ("killed", "total") not in record.figures:
        lines.append(_line("killed", "nothing stated: low, best and high unknown"))
    for (outcome, group), figure in record.figures.items():
        name = outcome if group == "total" else f"{outcome}, {_label('casualty_groups', group)}"
        lines.append(_line(name, _figure(figure), style="bold"))
        lines += [_line("because", reason, indent=2) for reason in figure.reasons]
        decided = ", ".join(map(str, figure.deciding)) or "none"
        lines.append(_line("decided by", f"claim {decided} (rule {figure.rule})", indent=2))
    if ("injured", "total") not in record.figures:
        lines.append(_line("injured", "nothing stated: low, best and high unknown"))
    claims = enumerate(record.document.get("casualties", []), start=1)
    return lines + [part for number, claim in claims for part in _claim(number, claim)]


def _figure(figure: Figure) -> str:
    parts = (("low", figure.low), ("best", figure.best), ("high", figure.high))
    return ", ".join(f"{name} {'unknown' if n is None else n}" for name, n in parts)


def _claim(number: int, claim: Plain) -> list[Padding]:
    value = span(claim.get("low"), claim.get("high"), claim.get("best"))
    group = "" if claim["group"] == "total" else f" {_label('casualty_groups', claim['group'])}"
    said = f"{claim['outcome']}{group}: {value or claim.get('words', '')} - {_said(claim)}"
    return [_line(f"claim {number}", said), _line("", _evidence(claim), style="dim", indent=2)]


def _said(claim: Plain) -> str:
    via = f", via {claim['via']}" if claim.get("via") else ""
    by = f" by {claim['speaker']}{via}" if claim.get("speaker") else " by the source itself"
    refused = f"; refused: {claim['refused_because']}" if not claim.get("accepted", True) else ""
    as_of = f", as of {claim['as_of']}" if claim.get("as_of") else ""
    return f"{_label('claim_statuses', claim['status'])}{by}{as_of}{refused}"


def _statements(document: Plain) -> list[Padding]:
    lines = []
    for statement in document.get("statements", []):
        field = vocabulary("statement_fields").label(statement["field"]).lower()
        lines.append(_line(field, statement["value"]))
        inferred = f"; inferred: {statement['inferred']}" if statement.get("inferred") else ""
        lines.append(_line("", _said(statement) + inferred, style="dim", indent=2))
        lines.append(_line("", _evidence(statement), style="dim", indent=2))
    return lines


def _evidence(part: Plain) -> str:
    quote = f'"{part["quote"]}" - ' if part.get("quote") else ""
    where = f", {part['locator']}" if part.get("locator") else ""
    return f"{quote}{part['source']}{where}" if part.get("source") else ""


def _cited(part: Plain) -> str:
    return f" [{part['source']}]" if part.get("source") else ""


def _sources(document: Plain) -> list[Padding]:
    lines = []
    for source in document.get("sources", []):
        grade = f"graded {source['reliability']}{source['credibility']}"
        dates = [f"{name} {source[name]}" for name in ("published", "accessed") if source.get(name)]
        title = f", {source['title']}" if source.get("title") else ""
        lines.append(
            _line("source", f"{source['publisher']}{title} ({', '.join([grade, *dates])})")
        )
        for detail in (source["key"], source.get("url"), source.get("note")):
            if detail:
                lines.append(_line("", detail, style="dim", indent=2))
    return lines
