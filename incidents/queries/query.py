"""One Filter to one SQL text with named parameters. Nothing else writes reading SQL.

The texts keep to forms that SQLite and PostgreSQL share; what only one of them has comes from
its engine file. Rows are read from the flat columns of `incident`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from incidents.queries.conditions import Query
from incidents.queries.places.recorded_places import centre_of, circle, named_area
from incidents.queries.places.sites import at_site
from incidents.queries.public_names import HELD_LINK, PUBLIC_ACTOR, PUBLIC_SOURCE
from incidents.queries.weapons_asked import ask_for_weapons, note_broader_types, note_families
from schema import dates
from schema.columns import COLUMNS, Column, select
from schema.errors import AmbiguousNameError, UnknownNameError, UsageError, nearest
from schema.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from incidents.queries.filters import Filter
    from incidents.queries.results import Value
    from incidents.store.engines.base import Database, Engine
    from incidents.store.store import Store

_EXACT = ("latitude", "longitude", "location_precision", "uncertainty_m")
_HIDDEN = "SELECT code FROM term WHERE vocabulary = '{}' AND hidden"
PUBLIC = "NOT i.restricted"
"""The condition that keeps restricted records out."""
_NO_LIMIT = 2**62
_MERGED_IDS = """WITH hit(id) AS ({}) SELECT
    coalesce((SELECT m.lead_id FROM merged_member m WHERE m.id = hit.id), hit.id) FROM hit"""
"""The words of a record count for the one that it is merged into."""
_DEFAULT_ORDER = "i.date_latest DESC, i.code"


def build(engine: Engine, database: Database, wanted: Filter) -> Query:
    """The conditions of a Filter; names are resolved, and unknown ones raise."""
    query = Query()
    families = ask_for_weapons(query, database, wanted)
    _dates(query, wanted)
    _places(query, database, wanted)
    _columns(query, database, wanted)
    _kinds(query, wanted)
    spots = (wanted.place, wanted.site, wanted.near, wanted.bbox, wanted.inside)
    query.by_parts = bool(query.use_conditions) or any(spot is not None for spot in spots)
    if wanted.text is not None:
        ids = engine.text_ids()
        if database.merged:
            ids = _MERGED_IDS.format(ids)
        query.where_among(database, ids, text=engine.text_query(wanted.text))
    if database.merged:
        query.in_cells = False  # totals are kept of single records
    if families and not wanted.or_family:
        # Last, since only the whole question tells how many records a family would add to it.
        note_families(query, database, families)
    if wanted.weapon_type and not wanted.weapon:
        note_broader_types(query, database, wanted.weapon_type)
    return query


def asked_of(store: Store, database: Database, wanted: Filter) -> Query:
    """`build` for an answer that a person reads: the store's listener hears the notes on it."""
    query = build(store.engine, database, wanted)
    if note := merged_note(database, query):
        query.notes.append(note)
    for note in query.notes:
        store.listener.note(note)
    return query


def merged_note(database: Database, query: Query) -> str:
    """How many incidents of an answer stand for several records; empty where none does."""
    if not database.merged:
        return ""
    sql = f"""SELECT count(*), count(DISTINCT m.lead_id) FROM merged_member m
        WHERE m.lead_id IN ({query.hits})"""
    records, merged = next(database.tuples(sql, query.parameters))
    if not merged:
        return ""
    one = "incident stands" if merged == 1 else "incidents stand"
    return (
        f"{merged:,} {one} for {records:,} records that were judged to be one event;"
        " --unmerged gives every record, `incidents link show` the records of one"
    )


def select_rows(
    query: Query,
    columns: Sequence[Column] = COLUMNS,
    sort: str | None = None,
    limit: int | None = None,
    restricted: bool = False,
) -> str:
    """The SQL text that reads flat rows. `sort` is a column name, `-name` for descending."""
    names = ", ".join(f'{expression(c.name, restricted)} AS "{c.name}"' for c in columns)
    return f"SELECT {names} FROM incident i {query.text} {_tail(sort, limit)}"


def select_expressions(
    query: Query,
    expressions: Sequence[str],
    restricted: bool = False,
    sort: str | None = None,
    limit: int | None = None,
) -> str:
    """The SQL text that reads expressions over `incident i`, sorted and limited as `select_rows`
    says; a column of `schema.columns` may stand there by its bare name.
    """
    known = {column.name for column in COLUMNS}
    parts = [expression(part, restricted) if part in known else part for part in expressions]
    return f"SELECT {', '.join(parts)} FROM incident i {query.text} {_tail(sort, limit)}"


def _tail(sort: str | None, limit: int | None) -> str:
    most = f" LIMIT {min(limit, _NO_LIMIT)}" if limit is not None else ""
    return f"ORDER BY {_order(sort)}{most}"


def expression(name: str, restricted: bool) -> str:
    """A flat column of `incident i` in SQL; `restricted` gives exact coordinates of homes too."""
    source = f"exact_{name}" if restricted and name in _EXACT else name
    return f'i."{source}"'


def _order(sort: str | None) -> str:
    if sort is None:
        return _DEFAULT_ORDER
    (column,) = select([sort.removeprefix("-")])
    down = " DESC" if sort.startswith("-") else ""
    return f'i."{column.name}" IS NULL, i."{column.name}"{down}, i.code'


def _dates(query: Query, wanted: Filter) -> None:
    if wanted.from_:
        day = dates.earliest(wanted.from_)
        whole = dates.earliest(day[:7]) == day  # cells hold whole months
        query.where("i.date_latest >= :from_date", in_cells=whole, from_date=day)
    if wanted.to:
        day = dates.latest(wanted.to)
        whole = dates.latest(day[:7]) == day
        query.where("i.date_earliest <= :to_date", in_cells=whole, to_date=day)


def _places(query: Query, database: Database, wanted: Filter) -> None:
    if wanted.place is not None:
        named_area(query, database, wanted.place, wanted.any_)
    if wanted.site is not None:
        at_site(query, database, wanted.site)
    if wanted.near is not None and wanted.within is not None:
        circle(query, *centre_of(query, database, wanted.near), wanted.within)
    if wanted.bbox is not None:
        _box(query, wanted.bbox)
    if wanted.inside is not None:
        _inside(query, database, wanted.inside)
    if wanted.country is not None:
        query.where_area("i.country = :country", country=_country(database, wanted.country))
    if wanted.admin1 is not None:
        _admin1(query, database, wanted.admin1, query.parameters.get("country"))


def _box(query: Query, text: str) -> None:
    from incidents.queries.filters import box

    west, south, east, north = box(text)
    query.where("i.latitude BETWEEN :south AND :north", south=south, north=north)
    inside = "i.longitude BETWEEN :west AND :east"
    across = "(i.longitude >= :west OR i.longitude <= :east)"
    query.where(inside if west <= east else across, west=west, east=east)


def _inside(query: Query, database: Database, file: Path) -> None:
    from schema.outline import read_outline, ready

    outline = read_outline(file)
    west, south, east, north = outline.bbox
    query.where("i.latitude BETWEEN :outline_s AND :outline_n", outline_s=south, outline_n=north)
    if west <= east:
        query.where("i.longitude BETWEEN :outline_w AND :outline_e", outline_w=west, outline_e=east)
    query.functions["inside_outline"] = (2, partial(_contains, ready(outline)))
    query.prepare(database)
    query.where("inside_outline(i.latitude, i.longitude)")


def _contains(
    inside: Callable[[float, float], bool], latitude: float | None, longitude: float | None
) -> bool:
    return latitude is not None and longitude is not None and inside(latitude, longitude)


def _country(database: Database, name: str) -> str:
    from incidents.language.country_names import country_code
    from schema.areas import country_names

    code = country_code(name)
    if code:
        return code
    names = country_names()
    recorded = database.tuples("SELECT DISTINCT country FROM incident WHERE country IS NOT NULL")
    return _known("country", name, [*(one for (one,) in recorded), *names, *names.values()])


def _admin1(query: Query, database: Database, name: str, country: Value) -> None:
    """Records in the first-level area that a name in any language means; a name that means none
    is looked for as records have it. Of several areas, the one that records are in is meant.
    """
    from incidents.language.area_names import first_level_named
    from schema.areas import first_level

    areas = first_level_named(name, country if isinstance(country, str) else None)
    if not areas:
        of_places = database.tuples("SELECT DISTINCT admin1 FROM place WHERE admin1 IS NOT NULL")
        of_records = database.tuples(RECORDED_AREAS)
        recorded = [area for rows in (of_records, of_places) for (area,) in rows]
        known = [*(area.name for area in first_level().values()), *recorded]
        query.where_area("i.admin1 = :admin1", admin1=_known("first-level area", name, known))
        return
    several = [area.code for area in areas] if len(areas) > 1 else []
    used = {code for code in several if _is_used(database, code)}
    meant = [area for area in areas if area.code in used] or list(areas)
    if len(meant) > 1 and used & {area.code for area in areas}:
        offers = [f"{area.code} ({area.name}, {area.country})" for area in meant]
        raise AmbiguousNameError(
            "first-level area", name, offers, "give the code, or --country besides"
        )
    codes = query.list("admin1", [area.code for area in meant])
    query.where_area(f"i.admin1_code {codes}")


def _columns(query: Query, database: Database, wanted: Filter) -> None:
    if wanted.attacker is not None:
        number = _actor(database, wanted.attacker)
        query.where("i.attacker_id = :attacker", in_cells=True, attacker=number)
    if wanted.target is not None:
        hit = "SELECT t.incident_id FROM target t WHERE t.category = :target"
        query.where_among(database, hit, target=wanted.target)
    _figures(query, wanted)
    if wanted.contested is not None:
        _contested(query, wanted.contested)
    if wanted.sources_max is not None:
        query.where("i.source_count <= :sources_max", sources_max=wanted.sources_max)
    if wanted.source is not None:
        _source(query, database, wanted.source, wanted.include_restricted)
    if wanted.dataset is not None:
        _dataset(query, database, wanted.dataset)


def _figures(query: Query, wanted: Filter) -> None:
    for name in ("killed", "injured", "missing", "launched"):
        least = getattr(wanted, f"{name}_min")
        if least is None:
            continue
        column = f"{name}_low"
        if wanted.group not in (None, "total") and name in ("killed", "injured"):
            column = _group_column(name, wanted.group or "")
        query.where(f"i.{column} >= :{name}_min", **{f"{name}_min": least})


def _group_column(outcome: str, group: str) -> str:
    """The flat column of a group; raises UsageError where no column holds it."""
    from incidents.store.flat import FIGURES

    held = {kind: name for name, kind in FIGURES.items()}
    if (outcome, group) not in held:
        known = ", ".join(g for o, g in held if o == outcome and g != "total") or "none"
        raise UsageError(
            f"--group with --{outcome}-min: expected a group that the flat row counts ({known}),"
            f" found {group!r}"
        )
    return f"{held[outcome, group]}_low"


def _contested(query: Query, field: str) -> None:
    from incidents.queries.filters import ANY

    if field == ANY:
        query.where("i.contested IS NOT NULL")
    else:
        query.where("'; ' || i.contested || '; ' LIKE :contested", contested=f"%; {field}; %")


def _kinds(query: Query, wanted: Filter) -> None:
    """Event type, status and verification that were asked for by name."""
    if wanted.event_type:
        codes = query.list("event_type", wanted.event_type)
        query.where(f"i.event_type {codes}", in_cells=True)
    else:
        query.kinds.append(f"i.event_type NOT IN ({_HIDDEN.format('event_types')})")
    if wanted.status:
        query.where("i.status = :status", in_cells=True, status=wanted.status)
    else:
        query.kinds.append(f"i.status NOT IN ({_HIDDEN.format('record_statuses')})")
    if wanted.verification:
        query.where(
            "i.verification = :verification", in_cells=True, verification=wanted.verification
        )
    else:
        query.kinds.append("i.verification != 'refuted'")
    if not wanted.include_restricted:
        query.kinds.append(PUBLIC)


def _actor(database: Database, name: str) -> int:
    from incidents.language.folding import lookup_form
    from incidents.store.authorities import IS_PARTY

    sql = f"""SELECT n.lookup, n.actor_id, n.name FROM actor_name n
        JOIN actor a ON a.id = n.actor_id WHERE {IS_PARTY} {{}} ORDER BY n.id"""
    known = {form: number for form, number, _ in database.tuples(sql.format(""))}
    found = known.get(lookup_form(name))
    if found is None:
        names = [shown for *_, shown in database.tuples(sql.format(f"AND {PUBLIC_ACTOR}"))]
        raise UnknownNameError("actor", name, nearest(name, names))
    return int(found)


def _source(query: Query, database: Database, name: str, restricted: bool) -> None:
    open_link = "" if restricted else f"AND NOT {HELD_LINK}"
    cited = f"""SELECT l.incident_id FROM incident_source l JOIN source s ON s.id = l.source_id
        WHERE (s.publisher = :source OR s.key = :source) {open_link}"""
    query.where_among(database, cited, source=_source_named(database, name, restricted))


def _source_named(database: Database, name: str, restricted: bool) -> str:
    """The publisher or key of a source as it is recorded. Asked for as it is written, an index
    answers; otherwise all of them are gone through.
    """
    public = "" if restricted else f"AND {PUBLIC_SOURCE}"
    for column in ("publisher", "key"):
        sql = f"SELECT s.{column} FROM source s WHERE s.{column} = :name {public} LIMIT 1"
        for (found,) in database.tuples(sql, {"name": name}):
            return str(found)
    known = f"SELECT s.publisher, s.key FROM source s WHERE 1 = 1 {public}"
    form = folded(name)
    for text in (text for row in database.tuples(known) for text in row):
        if folded(text) == form:
            return str(text)
    names = (text for row in database.tuples(known) for text in row)
    raise UnknownNameError("source", name, nearest(name, names))


def _dataset(query: Query, database: Database, name: str) -> None:
    known = [value for row in database.tuples("SELECT name, slug FROM dataset") for value in row]
    held = """SELECT l.incident_id FROM incident_dataset l JOIN dataset d ON d.id = l.dataset_id
        WHERE d.slug = :dataset OR d.name = :dataset"""
    query.where_among(database, held, dataset=_known("data set", name, known))


RECORDED_AREAS = """WITH RECURSIVE recorded(area) AS (SELECT min(admin1) FROM incident
    UNION ALL SELECT (SELECT min(admin1) FROM incident WHERE admin1 > recorded.area)
    FROM recorded WHERE recorded.area IS NOT NULL)
    SELECT area FROM recorded WHERE area IS NOT NULL"""
"""SQL for the names of first-level areas that records have: an index is asked for the least, then
for the next one, so that not every record is read.
"""


def _is_used(database: Database, admin1_code: str) -> bool:
    sql = "SELECT 1 FROM incident WHERE admin1_code = :code LIMIT 1"
    return database.one(sql, {"code": admin1_code}) is not None


def _known(what: str, name: str, known: Iterable[str]) -> str:
    """The recorded form of a name, whatever its case; raises UnknownNameError."""
    by_folded = {folded(value): value for value in known}
    found = by_folded.get(folded(name))
    if found is None:
        raise UnknownNameError(what, name, nearest(name, by_folded.values()))
    return found
