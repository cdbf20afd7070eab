"""An answer with what an online service says, by the same rule of choice."""

from __future__ import annotations

from dataclasses import replace

from incidents.geocode.answer import Answer, Candidate, Hints
from incidents.geocode.contest import RIVAL_KM
from incidents.geocode.scope import kilometres
from incidents.geocode.services import Service


def ask(answer: Answer, service: Service, hints: Hints) -> Answer:
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
