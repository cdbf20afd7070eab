"""Answers of a service kept in the store: a run that stopped goes on, and asks nothing twice."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from incidents.geocode.answer import Candidate, Hints
from incidents.geocode.services.base import as_question
from incidents.store.history import now

if TYPE_CHECKING:
    from incidents.geocode.services.base import Service
    from incidents.store.store import Store

_FIELDS = {field.name for field in fields(Candidate)}
_SAME = """service = :service AND text = :text AND country = :country AND admin1 = :admin1"""


class CachedService:
    """A service that looks into the store first and keeps there what it is answered.

    Each answer is written in a transaction of its own, an empty one too; an error never. So ask
    while no writing transaction is open. `sent` counts the questions that went to the service.
    """

    def __init__(self, service: Service, store: Store) -> None:
        self._service, self._store = service, store
        self.name, self.credit, self.asked = service.name, service.credit, service.asked
        self.sent = 0

    @property
    def dropped(self) -> int:
        """How many results were left out so far because they could not be used."""
        return self._service.dropped

    def search(self, text: str, hints: Hints) -> list[Candidate]:
        """See `Service.search`; the hints are those by which answers are kept."""
        asked_name = as_question(text)
        if asked_name is None:
            return []
        known = Hints(country=hints.country, admin1=as_question(hints.admin1 or ""))
        question = self._question(asked_name, known)
        stored = self._stored(question)
        if stored is not None:
            return stored
        self.sent += 1
        found = self._service.search(asked_name, known)
        self._keep(question, found)
        return found

    def _question(self, text: str, hints: Hints) -> dict[str, str]:
        country = (hints.country or "").upper()
        return {"service": self.asked, "text": text, "country": country,
                "admin1": hints.admin1 or ""}  # fmt: skip

    def _stored(self, question: dict[str, str]) -> list[Candidate] | None:
        sql = f"SELECT answer FROM service_answer WHERE {_SAME}"
        with self._store.reading() as database:
            row = database.one(sql, question)
        return _candidates(row["answer"]) if row else None

    def _keep(self, question: dict[str, str], found: list[Candidate]) -> None:
        answer = json.dumps([one.as_dict() for one in found], ensure_ascii=False)
        with self._store.writing() as database:
            database.execute(f"DELETE FROM service_answer WHERE {_SAME}", question)
            row = {"id": database.next_id("service_answer"), **question, "asked_at": now(),
                   "answer": answer}  # fmt: skip
            database.insert_many("service_answer", list(row), [list(row.values())])


def _candidates(answer: str) -> list[Candidate] | None:
    """Candidates as stored; None for what another version or hand wrote in another form."""
    try:
        found: list[dict[str, Any]] = json.loads(answer)
        return [Candidate(**{k: v for k, v in one.items() if k in _FIELDS}) for one in found]
    except (ValueError, TypeError, AttributeError):
        return None
