"""Put a layer upon the gazetteer: a country file, postal points, or a register of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from incidents.geocode.gazetteer.layers import COUNTRY, POSTAL, Layer
from incidents.geocode.gazetteer.merging import Merging
from incidents.geocode.gazetteer.sources import areas, geonames, postal, register
from incidents.geocode.gazetteer.sources.entry import Entry
from incidents.geocode.gazetteer.writing import Writer
from incidents.language.folding import lookup_form

_COMPLETE = 0.95
"""The part of a country's packaged places that its file holds at least when it is whole."""
_AREAS = """
SELECT country, form, ref FROM name JOIN place ON id = place
WHERE source = 'areas' AND precision = 'admin1'"""


def put_layer(writer: Writer, layer: Layer, warn: Callable[[str], None]) -> None:
    """Put one layer upon the file; `warn` hears of a country file that is not whole. Raises
    InputError when it cannot be read.
    """
    if layer.kind == COUNTRY:
        _put_country(writer, layer.path, warn)
    elif layer.kind == POSTAL:
        _put_points(writer, layer.path)
    else:
        _put_register(writer, layer.path)


def _put_country(writer: Writer, path: Path, warn: Callable[[str], None]) -> None:
    numbers: dict[str, set[str]] = {}

    def counted() -> Iterator[Entry]:
        for entry in geonames.country_file(path):
            numbers.setdefault(entry.country or "", set()).add(entry.ref)
            yield entry

    known = {code: _numbers(writer, code) for code in geonames.countries_of(path)}
    merging = Merging(writer.database, reaching=False)
    where, first = areas.Whereabouts(), writer.number
    writer.add(where.noting(merging.new(counted())))
    writer.place_in_areas(where, first)
    merging.end()
    for country, before in known.items():
        held = numbers.get(country, set())
        lacking = len(before - held)
        if lacking > (1 - _COMPLETE) * len(before):
            warn(
                f"{path.name}: {lacking:,} of the {len(before):,} settlements known of {country}"
                f" are not in it; it is no whole file, so that {country} does not count as complete"
            )
        # a file with nothing beyond the packaged set says no more about villages than that does
        elif len(held) > len(before):
            writer.database.execute("INSERT OR IGNORE INTO complete VALUES (?)", (country,))


def _numbers(writer: Writer, country: str) -> set[str]:
    asked = "SELECT ref FROM place WHERE source = 'geonames' AND country = ?"
    return {ref for (ref,) in writer.database.execute(asked, (country,))}


def _put_points(writer: Writer, path: Path) -> None:
    entries = postal.places(path)
    where = areas.Whereabouts()
    for _ in where.noting(entries):
        pass
    inside = where.inside()
    stated = _areas_by_name(writer)
    kept = []
    for number, entry in enumerate(entries):
        area = inside.get(number)
        codes = stated.get((entry.country or "", lookup_form(entry.group)))
        # the outlines are coarse at coasts, but a village in another province than its own row
        # says is one whose position is that of a namesake
        if area and (codes is None or area.code in codes):
            entry.admin1, entry.admin1_code = area.name, area.code
            kept.append(entry)
    merging = Merging(writer.database, reaching=True)
    writer.add(merging.new(kept))
    merging.end()


def _areas_by_name(writer: Writer) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for country, form, code in writer.database.execute(_AREAS):
        found[(country, form)].add(code)
    return found


def _put_register(writer: Writer, path: Path) -> None:
    known = register.known_settlements(writer.database)
    new, districts = register.settlements(path, known)
    writer.add(new)
    asked = "UPDATE place SET admin2 = ? WHERE id = ?"
    writer.database.executemany(asked, districts)
    writer.database.execute("INSERT OR IGNORE INTO complete VALUES (?)", (register.COUNTRY,))
