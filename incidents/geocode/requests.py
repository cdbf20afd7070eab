"""A place as people ask for it: with neighbours by name, and perhaps an online service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from incidents import settings
from incidents.geocode import online, services
from incidents.geocode.answer import Answer, Hints
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
        return online.ask(geocoder.geocode(text, hints), made, hints)

    return locate
