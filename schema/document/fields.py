"""The names of an incident's fields and of those of its parts, in the order of their models.

A record is read back by these names alone, so that showing one starts without the models and what
checks them. A test holds the names to the models.
"""

from __future__ import annotations

_EVIDENCE = ("source", "quote", "locator")
_CLAIM = (
    *_EVIDENCE,
    *("key", "status", "speaker", "via", "inferred", "as_of"),
    *("accepted", "refused_because", "supersedes", "restricted"),
)
COUNTS = ("launched", "intercepted", "lost", "hit")
"""What is counted of a munition."""
ENDS = ("low", "high")

SOURCE = (
    *("key", "publisher", "title", "author", "url", "archive_url", "published", "accessed"),
    *("read_as", "language", "kind", "reliability", "credibility", "sha256", "note"),
)
WEAPON_USE = (
    *(*_EVIDENCE, "weapon", "type", "text"),
    *(f"{count}_{end}" for count in COUNTS for end in ENDS),
    *("inferred", "launch_site", "carrier", "flight_time_min", "payload"),
)
TARGET = (*_EVIDENCE, "category", "name", "place", "damage", "note")
CASUALTY_CLAIM = (
    *(*_CLAIM, "outcome", "group", "low", "best", "high", "words", "whole", "derived"),
    *("adds_to", "authority", "side"),
)
STATEMENT = (*_CLAIM, "field", "value")
MEDIA = ("url", "archive_url", "graphic", "credit", "captured", "published", "sha256", "note")
INCIDENT = (
    *("code", "title", "level", "parent", "event_type", "status", "verification", "summary"),
    *("date_words", "date_start", "date_end", "date_precision", "time_local", "timezone"),
    *("place", "location_precision", "uncertainty_m", "location_words", "location_how"),
    *("location_by", "location_at", "location_proof", "location_proof_words"),
    *("location_checked_by", "area_how", "attacker", "defender", "attribution"),
    *("weapons", "targets", "casualties", "statements", "media", "datasets", "sources"),
    *("restricted", "recorded_by"),
)
REGISTER = "register"
"""The statement that a weapon has an entry in a register of munitions."""
FLAGS = {
    "accepted": True,
    "restricted": False,
    "graphic": False,
    "whole": False,
    "derived": False,
}
"""Fields that are true or false, with the usual value, which a document leaves out."""
