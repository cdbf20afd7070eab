"""Airwars: assessments of civilian harm, as coded narratives or as the site exports them.

Casualties are ranges by group and never a total. Civilians and belligerents make up all who were
hit: where both ranges are stated, and nobody is counted of whom it is not known which, they are the
whole, so that the total has a greatest as well; else they make its least. Names of victims are
never imported (see `victim_names`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from incidents.figures.groups import WHOLES
from incidents.importers.base import Help, Item, Loaded
from incidents.importers.dataset_description import DatasetImporter
from incidents.importers.datasets.airwars import codes
from incidents.importers.datasets.airwars.assessment import (
    Assessment,
    Toll,
    of_export,
    of_narrative,
)
from incidents.importers.datasets.airwars.places import place_fields
from incidents.importers.datasets.airwars.victim_names import WARNING, original
from incidents.importers.drafts import (
    ClaimDraft,
    DateDraft,
    IncidentDraft,
    SidesDraft,
    SourceDraft,
    StatementDraft,
    WeaponUseDraft,
)
from incidents.importers.reading.data_file import Cell, DataFile, Row
from incidents.importers.values.bad_cells import BadCell, each
from incidents.importers.values.cell_numbers import low_high
from incidents.importers.values.columns import columns_of, text
from incidents.importers.values.days import When, read_day
from incidents.importers.values.records import JSON, objects_of
from incidents.importers.values.sources import address
from incidents.language.folding import slug
from schema.errors import InputError
from schema.event_types import REMOTE, event_type_of_uses
from schema.vocabulary import vocabulary

_COLUMNS = columns_of("airwars")
_PARTS = WHOLES[0]
_NARRATIVE, _EXPORT = ('"incident_code"', '"summary"'), ("civilian_harm_status", '"code"')


class Airwars(DatasetImporter, folder="airwars"):
    """Assessments of civilian harm with Airwars' grades and ranges."""

    def recognises(self, file: DataFile) -> bool:
        """Coded narratives, a REST answer, or a table of the export."""
        if file.kind in JSON:
            start = file.sample()
            return any(all(word in start for word in shape) for shape in (_NARRATIVE, _EXPORT))
        header = file.header()
        narrative = {"incident_code", "summary"} <= set(header)
        return narrative or (_COLUMNS.present(header) and "civilian_harm_status_name" in header)

    def items(self, file: DataFile, ask: Help) -> Iterator[Item]:
        """Every assessment, without what is private."""
        rows = _rows(file, ask)
        ask.warn(WARNING)

        def loaded(number: int, row: dict[str, Cell]) -> Item:
            document = _document(_read(row), ask)
            return Loaded(number, _code(row), document, original(row))

        yield from each(rows(), loaded, original)


def _rows(file: DataFile, ask: Help) -> Callable[[], Iterator[tuple[int, dict[str, Cell]]]]:
    nested = {"incident_code", "acf"} & set(file.header())
    if file.kind not in JSON and not nested:
        _COLUMNS.names_in(file.header(), file.path.name, ask.warn)
    return lambda: objects_of(file)


def _code(row: Row) -> str:
    inner = row.get("acf")
    within = inner.get("code") if isinstance(inner, Mapping) else None
    return text(row.get("incident_code") or within or row.get("code"))


def _read(row: Row) -> Assessment:
    if not _code(row):
        raise BadCell("code", "", "expected the code of the assessment")
    return of_narrative(row) if "incident_code" in row else of_export(row)


def _document(found: Assessment, ask: Help) -> IncidentDraft:
    verification, by_grade = codes.grade(found.grade)
    uses, kind = _strike(found, ask)
    location, key = place_fields(found, ask), f"airwars-{slug(found.code)}"
    label = vocabulary("event_types").terms[kind].label
    place = location.get("place") or {}
    called = place.get("name") or place.get("admin2") or place.get("country") or "place not named"
    return {
        "title": f"{label}, {called}",
        "event_type": kind,
        "verification": verification,
        **_date_fields(found, ask),
        **location,
        **_attacker_fields(found, codes.attribution(found.status, by_grade), ask),
        "weapons": uses,
        "targets": [codes.target(name) for name in found.infrastructure],
        "casualties": _wholes([_claim(toll, found, key) for toll in found.tolls]),
        "statements": list(_statements(found, key, ask)),
        "sources": [_source(found, key)],
    }


def _source(found: Assessment, key: str) -> SourceDraft:
    url = address(found.url)
    source: SourceDraft = {"key": key, "publisher": "Airwars", "kind": "ngo",
                           "title": f"Assessment {found.code}"}  # fmt: skip
    return {**source, "url": url} if url else source


def _strike(found: Assessment, ask: Help) -> tuple[list[WeaponUseDraft], str]:
    """Weapon uses and event type. "Airstrike and/or Artillery" leaves open which: no weapon."""
    kinds = [kind for kind in found.strike_types if "ground" not in kind.casefold()]
    if any("and/or" in kind for kind in kinds):
        return [{"type": "unknown", "text": ", ".join(kinds)}], REMOTE
    uses = [use for kind in kinds for use in ask.weapons(kind)]
    struck = "strike" in found.status.casefold() or "explosive" in found.cause.casefold()
    return uses, event_type_of_uses(uses, strike=struck)


def _date_fields(found: Assessment, ask: Help) -> DateDraft:
    first, _, last = found.date.partition("–")
    start, end = _day(first), _day(last or found.date_end or first)
    fields: DateDraft = {"date_words": found.date, **start.plain()}
    if end.start < start.start:
        raise BadCell("date_end", end.start, f"before its start, {start.start}")
    if end.start != start.start:
        fields |= {"date_end": end.start, "date_precision": "day"}
        if int(end.start[:4]) > int(start.start[:4]):
            ask.warn(f"{found.code}: its dates reach into another year; kept as they stand")
    return {**fields, "time_local": found.time} if found.time else fields


def _day(words: str) -> When:
    try:
        return read_day(words.strip())
    except InputError as error:
        raise BadCell("date", words, f"expected {error.expected}") from None


def _attacker_fields(found: Assessment, attribution: str, ask: Help) -> SidesDraft:
    """The attacker when the assessment names one; several are contested and stay statements."""
    if len(found.belligerents) > 1:
        return {"attribution": "contested"}
    code = ask.attacker(codes.actor_name(found.belligerents[0])) if found.belligerents else None
    known: SidesDraft = {"attacker": code} if code and not codes.discounted(found.grade) else {}
    return {**known, "attribution": attribution if found.belligerents else "unknown"}


def _claim(toll: Toll, found: Assessment, key: str) -> ClaimDraft:
    claim: ClaimDraft = {"outcome": toll.outcome, "group": codes.group(toll.group), "source": key}
    if claim["group"] == "other":
        claim["words"] = toll.group.replace("_", " ")
    if codes.discounted(found.grade):
        claim["status"] = "refuted"
    return {**claim, **low_high(toll.figure)}


def _wholes(claims: list[ClaimDraft]) -> list[ClaimDraft]:
    """The claims, those of civilians and combatants marked where they are all there were."""
    whole = {outcome for outcome in {c["outcome"] for c in claims} if _is_whole(claims, outcome)}
    return [
        {**claim, "whole": True}
        if claim["outcome"] in whole and claim["group"] in _PARTS
        else claim
        for claim in claims
    ]


def _is_whole(claims: list[ClaimDraft], outcome: str) -> bool:
    own = [claim for claim in claims if claim["outcome"] == outcome]
    ranged = [c["group"] for c in own if "low" in c and "high" in c and c["group"] in _PARTS]
    others = [c for c in own if c["group"] == "other" and c.get("high") != 0]
    return sorted(ranged) == sorted(_PARTS) and not others


def _statements(found: Assessment, key: str, ask: Help) -> Iterator[StatementDraft]:
    known = [ask.actor(codes.actor_name(name)) for name in found.belligerents]
    if len(found.belligerents) > 1 or None in known or codes.discounted(found.grade):
        for name in found.belligerents:
            yield {"field": "attacker", "value": name, "source": key}
    for name in found.targeted:
        yield {"field": "target", "value": name, "source": key}
    if found.impact:
        yield {"field": "consequence", "value": f"services affected: {found.impact}", "source": key}
    for kind in found.strike_types:
        if "ground" in kind.casefold():
            yield {"field": "context", "value": kind, "source": key}
