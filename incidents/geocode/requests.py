"""A place as people ask for it: with neighbours by name, and perhaps an online service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from incidents import settings
from incidents.geocode import services
from incidents.geocode.answer import Answer, Candidate, Hints
from incidents.geocode.scope import RIVAL_KM, kilometres
from incidents.geocode.services import Service
from incidents.geocode.services.cached import CachedService
from schema.errors import UsageError

if TYPE_CHECKING:
    from incidents.geocode.geocoder import Geocoder
    from incidents.geocode.pending import Locate
    from incidents.store.store import Store


def hints_of(
    geocoder: Geocoder, country: str | None, admin1: str | None, admin2: str | None,
    near: Sequence[str],
) -> Hints:  # fmt: skip
    """What is known besides the name; a neighbour has to be certain itself."""
    found = []
    for text in near:
        answer = geocoder.geocode(text, Hints(country))
        if answer.chosen is None:
            raise UsageError(f"--near: {text!r} is not certain itself: {answer.reason}")
        found.append((answer.chosen.latitude, answer.chosen.longitude))
    return Hints(country, admin1, admin2, tuple(found))


def asking(
    geocoder: Geocoder, service: str | None, store: Store | None, note: Callable[[str], None]
) -> Locate:
    """What looks a text up: the gazetteer, and after it the service that was named, whose answers
    are kept in the store, if there is one.
    """
    if service is None:
        return geocoder.geocode
    made = services.service(service, settings.user_agent(), settings.geocoder_address())
    if store is not None:
        made = CachedService(made, store)
    note(f"asks {made.asked} for what the gazetteer leaves open; {made.credit}")

    def locate(text: str, hints: Hints) -> Answer:
        return _with_service(geocoder.geocode(text, hints), made, hints)

    return locate


def _with_service(answer: Answer, service: Service, hints: Hints) -> Answer:
    """The answer, with the candidates of a service where the gazetteer chose none.

    A service's place is chosen only when all that it finds lie within 25 km of each other.
    Raises ServiceError when the service gives up.
    """
    if answer.chosen:
        return answer
    found = service.search(answer.text, hints)
    if not found:
        return replace(answer, reason=f"{answer.reason}; {service.name} knows none either")
    best = found[0]
    rivals = [other for other in found if _apart(best, other) > RIVAL_KM]
    candidates = (*found, *answer.candidates)
    if rivals:
        reason = f"{service.name} finds {len(found)} places, {len(rivals)} of them elsewhere"
        return Answer(answer.text, candidates, None, f"{answer.reason}; {reason}")
    return Answer(answer.text, candidates, best, f"{service.name}: {best.name}; {service.credit}")


def _apart(one: Candidate, other: Candidate) -> float:
    return kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))
