"""First-level areas of an older store brought to their one name each."""

from __future__ import annotations

from incidents.store import history
from incidents.store.changes.places import give_areas_their_keys, part_areas_from_towns
from incidents.store.changes.revision import revise
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database
from incidents.store.places.area_names import AreaName, area_name

_WHY = "one name for one first-level area"
_AREAS = "SELECT DISTINCT country, admin1 FROM {} WHERE admin1 IS NOT NULL"
_HAS_HISTORY = "EXISTS (SELECT 1 FROM revision r WHERE r.record = '{0}:' || {0}.{1})"
_HERE = "admin1 = :written AND coalesce(country, '') = :country"


def settle_recorded_areas(database: Database) -> int:
    """Put the shown names of first-level areas in the place of other spellings, the words of the
    source beside them; how many incidents had another spelling. What has a history gets a revision.
    """
    author = history.Author(_WHY)
    for country, written in list(database.tuples(_AREAS.format("place"))):
        _settle_places(database, written, country, area_name(written, country), author)
    give_areas_their_keys(database)
    settled = sum(
        _settle_incidents(database, written, country, area_name(written, country), author)
        for country, written in list(database.tuples(_AREAS.format("incident")))
    )
    part_areas_from_towns(database)
    return settled


def _settle_places(
    database: Database, written: str, country: str | None, area: AreaName, author: history.Author
) -> None:
    if area.name == written:
        return
    here = {"written": written, "country": country or ""}
    known = f"SELECT key FROM place WHERE {_HERE} AND {_HAS_HISTORY.format('place', 'key')}"
    changes: history.Changes = {"admin1": [written, area.name]}
    for (key,) in list(database.tuples(known, here)):
        history.append(database, f"place:{key}", "revise", changes, author)
    database.execute(f"UPDATE place SET admin1 = :name WHERE {_HERE}", {**here, "name": area.name})


def _settle_incidents(
    database: Database, written: str, country: str | None, area: AreaName, author: history.Author
) -> int:
    if area.code is None:
        return 0
    here = {"written": written, "country": country or ""}
    known = f"SELECT code FROM incident WHERE {_HERE} AND {_HAS_HISTORY.format('incident', 'code')}"
    revised = 0
    for (code,) in list(database.tuples(known, here)):
        plain = incident_document(database, code)
        revised += bool(revise(database, code, plain, "revise", author)[0])
    found = {"name": area.name, "code": area.code, "words": area.words}
    others = database.execute(
        f"""UPDATE incident SET admin1 = :name, admin1_code = :code,
            admin1_words = coalesce(admin1_words, :words) WHERE {_HERE}""",
        {**here, **found},
    )
    return revised + (others if area.name != written else 0)
