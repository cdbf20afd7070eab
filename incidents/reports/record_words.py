"""A record in words: what is known first, then who says so. Terminal and report say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from incidents.language.figures_in_words import span
from schema.dates import in_words
from schema.document.fields import COUNTS
from schema.languages.labels import label

if TYPE_CHECKING:
    from incidents.figures.bounds import Figure
    from incidents.figures.verdicts import ClaimVerdict
    from incidents.queries.record_view import Record
    from incidents.store.flat import Plain


class Page(Protocol):
    """What words are written on, line by line; nothing is written for nothing."""

    def title(self, text: str, below: str) -> None:
        """What the page is about, and its code."""

    def heading(self, text: str) -> None:
        """A heading."""

    def paragraph(self, text: str | None) -> None:
        """A text of its own."""

    def line(self, label: str, value: str | None, strong: bool = False) -> None:
        """A label and its value."""

    def detail(self, text: str | None) -> None:
        """A fainter line under a value."""

    def address(self, url: str | None) -> None:
        """A web address under a value."""


def write_record(record: Record, page: Page) -> None:
    """Write a record on a page."""
    document = record.document
    page.title(document["title"], document["code"])
    page.paragraph(document.get("summary"))
    _description(page, document, record)
    _with(page, document, record)
    _casualties(page, record)
    _statements(page, document)
    _media(page, document)
    _sources(page, document)
    if record.children:
        page.heading("Strikes of it")
        for code, title in record.children:
            page.line(code, title)
        for outcome, (low, best, high) in record.together.items():
            page.line(f"{outcome} together", span(low, high, best))


def _label(name: str, code: str | None) -> str:
    return label(name, code).lower()


def _description(page: Page, document: Plain, record: Record) -> None:
    place = document.get("place") or {}
    level, kind = document["level"], document["event_type"]
    page.heading("What")
    page.line("kind", f"{_label('event_levels', level)}, {_label('event_types', kind)}")
    page.line("date", _date(document))
    areas = ", ".join(place[k] for k in ("name", "admin1", "country") if place.get(k))
    page.line("place", areas or "unknown")
    page.line("precision", _precision(document))
    page.line("proof", _proof(document))
    page.line("attacker", _attacker(document, record))
    page.line("verified", _label("verifications", document["verification"]))
    if document["status"] != "published":
        page.line("status", _label("record_statuses", document["status"]))
    page.line("part of", document.get("parent"))
    for target in document.get("targets", []):
        page.line("target", _target(target))
        page.detail(target.get("note"))
        page.detail(_evidence(target))


def _date(document: Plain) -> str:
    start, end = document.get("date_start"), document.get("date_end")
    when = in_words(start, end, document.get("date_precision"))
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


def _proof(document: Plain) -> str | None:
    """By what the place was established, and who checked it."""
    parts = [_label("location_proofs", code)] if (code := document.get("location_proof")) else []
    parts += [words] if (words := document.get("location_proof_words")) else []
    checked = document.get("location_checked_by")
    return "; ".join([*parts, *([f"checked by {checked}"] if checked else [])]) or None


def _distance(metres: float) -> str:
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"


def _attacker(document: Plain, record: Record) -> str:
    code = document.get("attacker")
    name = record.known.actors.get(code, {}).get("name", code) if code else "unknown"
    return f"{name} ({_label('attributions', document['attribution'])})"


def _target(target: Plain) -> str:
    name = f": {target['name']}" if target.get("name") else ""
    damage = target.get("damage")  # a fresh strike that is handed on tells none
    told = f", {'damage unknown' if damage == 'unknown' else damage}" if damage else ""
    return f"{_label('target_types', target['category'])}{name}{told}"


def _with(page: Page, document: Plain, record: Record) -> None:
    if document.get("weapons"):
        page.heading("With")
    for use in document.get("weapons", []):
        kind = _label("weapon_types", use["type"])
        named = f"{use['weapon']} ({kind})" if use.get("weapon") else f"{kind}, weapon not named"
        page.line("weapon", named + (f' - "{use["text"]}"' if use.get("text") else ""))
        page.line("counts", _counts(use))
        page.line("inferred", use.get("inferred"))
        site = use.get("launch_site") or ""
        page.line("launched from", record.known.places.get(site, {}).get("name", site))
        page.line("carrier", use.get("carrier"))
        flight = use.get("flight_time_min")
        page.line("flight time", f"{flight:g} minutes" if flight is not None else None)
        page.line("payload", use.get("payload"))
        page.detail(_evidence(use))


def _counts(use: Plain) -> str:
    counts = {name: span(use.get(f"{name}_low"), use.get(f"{name}_high")) for name in COUNTS}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def _casualties(page: Page, record: Record) -> None:
    page.heading("Casualties")
    for outcome in ("killed", "injured"):
        if (outcome, "total") not in record.figures:
            page.line(outcome, "nothing stated: low, best and high unknown")
    for (outcome, group), figure in record.figures.items():
        name = outcome if group == "total" else f"{outcome}, {_label('casualty_groups', group)}"
        page.line(name, _figure(figure), strong=True)
        for reason in figure.reasons:
            page.detail(f"because: {reason}")
        decided = ", ".join(map(str, figure.deciding)) or "none"
        page.detail(f"decided by claim {decided}, rule {figure.rule}")
    claims = record.document.get("casualties", [])
    for claim, verdict in zip(claims, record.verdicts, strict=True):
        page.line(f"claim {verdict.number + 1}", _claim(claim))
        page.detail(f"key {claim['key']}")
        page.detail(_verdict(verdict))
        if claim.get("inferred"):
            page.detail(f"inferred: {claim['inferred']}")
        page.detail(_evidence(claim))
    page.line("contested", record.contested)


def _verdict(verdict: ClaimVerdict) -> str:
    return f"{verdict.sentence}; {verdict.authority} ({_label('sides', verdict.side)})"


def _figure(figure: Figure) -> str:
    parts = (("low", figure.low), ("best", figure.best), ("high", figure.high))
    return ", ".join(f"{name} {'unknown' if n is None else n}" for name, n in parts)


def _claim(claim: Plain) -> str:
    group = "" if claim["group"] == "total" else f", {_label('casualty_groups', claim['group'])}"
    value = span(claim.get("low"), claim.get("high"), claim.get("best"))
    if claim["status"] == "none_reported":
        value = claim.get("words") or "none reported"
    return f"{claim['outcome']}{group}: {value or claim.get('words', '')} - {_speaker_words(claim)}"


def _speaker_words(claim: Plain) -> str:
    via = f", via {claim['via']}" if claim.get("via") else ""
    by = f" by {claim['speaker']}{via}" if claim.get("speaker") else " by the source itself"
    refused = f"; refused: {claim['refused_because']}" if not claim.get("accepted", True) else ""
    as_of = f", as of {claim['as_of']}" if claim.get("as_of") else ""
    return f"{_label('claim_statuses', claim['status'])}{by}{as_of}{refused}"


def _statements(page: Page, document: Plain) -> None:
    if document.get("statements"):
        page.heading("Statements")
    for statement in document.get("statements", []):
        field = _label("statement_fields", statement["field"])
        page.line(field, statement["value"])
        page.detail(_speaker_words(statement))
        if statement.get("inferred"):
            page.detail(f"inferred: {statement['inferred']}")
        page.detail(_evidence(statement))


def _media(page: Page, document: Plain) -> None:
    if document.get("media"):
        page.heading("Media")
    for item in document.get("media", []):
        page.line("graphic" if item.get("graphic") else "address", item["url"])
        days = [f"{name} {item[name]}" for name in ("captured", "published") if item.get(name)]
        credit = [f"by {item['credit']}"] if item.get("credit") else []
        page.detail(", ".join([*credit, *days]) or None)
        page.detail(item.get("note"))


def _evidence(part: Plain) -> str | None:
    if not part.get("source"):
        return None
    quote = f'"{part["quote"]}" - ' if part.get("quote") else ""
    where = f", {part['locator']}" if part.get("locator") else ""
    return f"{quote}{part['source']}{where}"


def _sources(page: Page, document: Plain) -> None:
    if document.get("sources"):
        page.heading("Sources")
    for source in document.get("sources", []):
        title = f": {source['title']}" if source.get("title") else ""
        page.line(source["publisher"], _graded(source) + title)
        page.detail(source["key"])
        page.address(source.get("url"))
        if source.get("archive_url"):
            page.detail("archived")
            page.address(source["archive_url"])
        page.detail(source.get("note"))


def _graded(source: dict[str, Any]) -> str:
    dates = [f"{name} {source[name]}" for name in ("published", "accessed") if source.get(name)]
    read = source.get("read_as")
    how = [_label("readings", read)] if read else []
    return f"graded {', '.join([source['reliability'] + source['credibility'], *dates, *how])}"
