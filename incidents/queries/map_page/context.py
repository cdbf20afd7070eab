"""What a map needs beside flat rows: launch sites, names, munitions by weapon, waves, credits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.language.left_out_words import left_out as left_out_words
from incidents.queries.map_page.names import labels, other_names
from incidents.queries.map_page.records import records as records_of
from incidents.queries.provenance import made
from incidents.queries.sums import left_out
from incidents.queries.sums.waves_and_parts import broader_weapons, waves_of_answer
from schema.restricted import Location

if TYPE_CHECKING:
    from incidents.queries.conditions import Query
    from incidents.queries.filters import Filter
    from incidents.queries.places.blur import Grid
    from incidents.store.engines.base import Database, Row

_SITES = """SELECT key, name, kind, country, latitude, longitude, uncertainty_m FROM place
    WHERE latitude IS NOT NULL AND id IN (SELECT launch_site_id FROM weapon_use)"""
_RANGES = """SELECT w.slug AS weapon, min(coalesce(s.low, s.high)) AS low_km,
    max(coalesce(s.high, s.low)) AS high_km FROM specification s JOIN weapon w ON w.id = s.weapon_id
    WHERE s.property = 'range_km' AND NOT s.restricted AND s.accepted
    AND s.status IN ('asserted', 'claimed')
    GROUP BY w.slug"""
# Records of no wave with one use, or without any count, say in their flat row all that there is.
_USES = """WITH hit AS (SELECT i.id, i.code FROM incident i {text}),
many AS (SELECT incident_id FROM weapon_use WHERE incident_id IN (SELECT id FROM hit)
    GROUP BY incident_id HAVING count(*) > 1
    AND count(coalesce(launched_low, launched_high, intercepted_low, intercepted_high)) > 0),
family AS (SELECT id FROM incident WHERE parent_id IS NOT NULL
    UNION SELECT parent_id FROM incident WHERE parent_id IS NOT NULL)
    SELECT i.code, u.type, u.launched_low, u.launched_high, u.intercepted_low, u.intercepted_high,
    w.slug AS weapon FROM hit i JOIN weapon_use u ON {uses} LEFT JOIN weapon w ON w.id = u.weapon_id
    WHERE i.id IN (SELECT incident_id FROM many) OR i.id IN (SELECT id FROM family)
    ORDER BY u.id"""


def map_context(
    database: Database,
    wanted: Filter,
    query: Query,
    records: int,
    grid: Grid | None = None,
    claims: bool = False,
) -> dict[str, Any]:
    """What a map needs beside flat rows: launch sites, names, munitions by weapon, waves with their
    parts, credits, what made it and what it leaves out; with `claims` all that the record panel
    shows.
    """
    facts = made(database, wanted, query, records, grid)
    hidden = dict(left_out.of_all(database, query))
    facts["left_out"] = hidden
    if grid:
        facts["blur"] = grid.credit
    restricted = wanted.include_restricted
    context = {
        "labels": labels(database, query),
        "aliases": other_names(database, query),
        "sites": [_moved(site, grid) for site in database.rows(_SITES)],
        "ranges": list(database.rows(_RANGES)),
        "uses": list(
            database.rows(_USES.format(text=query.text, uses=query.use_text), query.parameters)
        ),
        "waves": waves_of_answer(database, query),
        "broader": broader_weapons(database),
        "credits": facts.pop("credits"),
        "made": facts,
        "left_out": [left_out_words(reason, number) for reason, number in hidden.items()],
    }
    if claims:
        context["records"] = records_of(database, query, restricted, grid is not None)
    return context


def _moved(site: Row, grid: Grid | None) -> Row:
    """A launch site as it may leave: on the grid, as the places of an export are."""
    if grid is None:
        return site
    names = ("latitude", "longitude", "uncertainty_m")
    given = Location(site["latitude"], site["longitude"], "unknown", site["uncertainty_m"])
    seen = grid.seen(given)
    return site | {name: getattr(seen, name) for name in names}
