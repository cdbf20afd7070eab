"""Candidate places of a record: what its place may mean, as the gazetteer has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incidents.geocode.answer import Answer, Candidate, Hints
from incidents.geocode.pending import Locate
from incidents.geocode.scope import kilometres
from schema.errors import UnknownNameError

MOST = 9
"""As many as there are number keys."""


@dataclass(frozen=True)
class Offer:
    """A candidate: where it is, how it was found, and how far it lies from the coordinates that
    the record has (None where it has none).
    """

    candidate: Candidate
    km: float | None

    @property
    def where(self) -> str:
        """Name, first-level area and country."""
        one = self.candidate
        return ", ".join(dict.fromkeys(p for p in (one.name, one.admin1, one.country) if p))

    @property
    def how(self) -> str:
        """Precision, the way it was found, its score among the candidates, and its distance."""
        one = self.candidate
        far = (
            ""
            if self.km is None
            else "the one it has"
            if self.km < 0.1
            else f"{self.km:.0f} km off"
        )
        parts = (one.precision, one.how, f"score {one.score:.2f}", far)
        return ", ".join(part for part in parts if part)


def offers(plain: dict[str, Any], locate: Locate) -> tuple[list[Offer], str]:
    """The candidates of a record's place, best first, and what the gazetteer says of them.

    Its country and area narrow the search; where that leaves nothing, the area is left out.
    """
    place = plain.get("place") or {}
    text = place.get("name") or plain.get("location_words")
    if not text:
        return [], "no place is named"
    answer = _answer(text, Hints(place.get("country"), place.get("admin1")), locate)
    if not answer.candidates:
        answer = _answer(text, Hints(place.get("country")), locate)
    here = (place.get("latitude"), place.get("longitude"))
    return [Offer(one, _km(one, here)) for one in answer.candidates[:MOST]], answer.reason


def _answer(text: str, hints: Hints, locate: Locate) -> Answer:
    try:
        return locate(text, hints)
    except UnknownNameError as unknown:
        return Answer(text, (), None, str(unknown))


def _km(one: Candidate, here: tuple[float | None, float | None]) -> float | None:
    latitude, longitude = here
    if latitude is None or longitude is None:
        return None
    return kilometres((one.latitude, one.longitude), (latitude, longitude))
