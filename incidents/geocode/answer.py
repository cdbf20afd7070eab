"""What geocoding answers: candidates, each with how sure it is, and the reason of the choice."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from schema.json_value import Json

METHODS = {
    "coordinates": "coordinates in the text",
    "exact": "the name as the gazetteer has it",
    "inflected": "the name in another grammatical form",
    "spelled": "the name in another spelling: article, ending and vowels as others write them",
    "transliterated": "the name as it sounds, in another spelling or script",
    "consonants": "a name of the same consonants, in a language whose script writes those alone",
    "fuzzy": "a name that is written much alike",
    "derived": "a city whose people, or whatever comes from it, are called so",
    "register": "a settlement register that has no coordinates: the area it lies in",
    "dataset": "a data set in the store, whose rows have a place of this name",
    "area": "the area that the place is said to lie in",
    "relative": "worked out from a distance, a direction or a neighbour",
    "service": "an online service",
}
"""Every way in which a candidate can be found, and what it means."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a text may mean.

    Coordinates are WGS 84 degrees. `kind` is a code of place_kinds and `precision` one of
    location_precisions. `uncertainty_m` is the radius in metres, around the coordinates, that
    holds what the text may mean. `score` ranks the candidates of one answer, 0 to 1; it is no
    probability. `how` is a code of `METHODS`. `gazetteer` and `gazetteer_id` say where it comes
    from, `key` names it when it is a recorded site.
    """

    name: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    kind: str
    precision: str
    uncertainty_m: int
    score: float
    how: str
    admin2: str | None = None
    gazetteer: str | None = None
    gazetteer_id: str | None = None
    key: str | None = None
    population: int = 0

    def as_dict(self) -> dict[str, Json]:
        """The candidate as plain values, in the order of `incidents geocode`."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Answer:
    """The candidates of a text, best first, the one that was chosen, if any, and the reason."""

    text: str
    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    reason: str

    def as_dict(self) -> dict[str, Json]:
        """The answer as plain values, as `incidents geocode --format json` prints it."""
        return {
            "text": self.text,
            "chosen": self.chosen.as_dict() if self.chosen else None,
            "candidates": [candidate.as_dict() for candidate in self.candidates],
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known besides the name. A hint excludes what contradicts it.

    `country` is an ISO 3166-1 alpha-2 code; `admin1` and `admin2` are names of areas in any
    spelling; `near` holds (latitude, longitude) of places that the text names as neighbours.
    """

    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    near: tuple[tuple[float, float], ...] = field(default=())
