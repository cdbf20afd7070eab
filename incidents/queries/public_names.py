"""What may be offered by name to whoever asks: nothing that restricted records or claims alone use.

A source leaves the store only where something public of a record cites it: the same rule as
`schema.restricted.held_sources`, for whole answers at once.
"""

from __future__ import annotations

_CITED = "SELECT 1 FROM {} c WHERE c.incident_id = l.incident_id AND c.source_id = l.source_id"
_CLAIMS = ("casualty_claim", "statement")


def _cites(tables: tuple[str, ...], more: str = "") -> str:
    return " OR ".join(f"EXISTS ({_CITED.format(table)}{more})" for table in tables)


HELD_LINK = f"""(({_cites(_CLAIMS, " AND c.restricted")})
    AND NOT ({_cites(_CLAIMS, " AND NOT c.restricted")} OR {_cites(("weapon_use", "target"))}))"""
"""SQL that is true for a row `l` of `incident_source` whose source restricted claims alone cite."""

_PLACES = """SELECT i.place_id AS id FROM incident i WHERE {0}
    UNION SELECT t.place_id FROM target t JOIN incident i ON i.id = t.incident_id WHERE {0}
    UNION SELECT u.launch_site_id FROM weapon_use u JOIN incident i ON i.id = u.incident_id
        WHERE {0}"""
_ACTORS = """SELECT i.attacker_id AS id FROM incident i WHERE {0}
    UNION SELECT i.defender_id FROM incident i WHERE {0}"""


def _public(name: str, used: str) -> str:
    hidden, open_ = used.format("i.restricted"), used.format("NOT i.restricted")
    return f"""({name} NOT IN (SELECT id FROM ({hidden}) WHERE id IS NOT NULL)
        OR {name} IN ({open_}))"""


PUBLIC_PLACE = _public("p.id", _PLACES)
"""SQL that is true for a place `p` that not only restricted records name."""

_LINKED = "EXISTS (SELECT 1 FROM incident_source l{} WHERE l.source_id = s.id{})"
_OF_WEAPONS = """s.id IN (SELECT source_id FROM specification WHERE {0})
    OR s.id IN (SELECT source_id FROM statement WHERE weapon_id IS NOT NULL AND {0})"""
_OF_PLACES = "EXISTS (SELECT 1 FROM place p WHERE p.source_id = s.id AND {})"
_OPEN = f" AND NOT i.restricted AND NOT {HELD_LINK}"
PUBLIC_SOURCE = f"""({_LINKED.format(" JOIN incident i ON i.id = l.incident_id", _OPEN)}
    OR {_OF_WEAPONS.format("NOT restricted")} OR {_OF_PLACES.format(PUBLIC_PLACE)}
    OR NOT ({_OF_WEAPONS.format("restricted")} OR {_OF_PLACES.format("1 = 1")}
        OR {_LINKED.format("", "")}))"""
"""SQL that is true for a source `s` that something public cites, or nothing at all."""

PUBLIC_ACTOR = _public("a.id", _ACTORS)
"""SQL that is true for an actor `a` whom not only restricted records name."""
