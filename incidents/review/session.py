"""A sitting of a reviewer: where in the queue, what was decided, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from incidents.geocode.pending import Locate
from incidents.linkage.twins import Alike, alike
from incidents.review import decisions
from incidents.review.decisions import Decision
from incidents.review.facts import Fact, facts_of
from incidents.review.figures import Words
from incidents.review.page import Page, page_of
from incidents.review.places import Offer, offers
from incidents.store import history
from incidents.store.checks import judgements
from incidents.store.checks.judgements import OpenJudgement, open_judgements
from incidents.store.documents import incident_document
from incidents.store.store import Store
from schema.errors import IncidentsError, UsageError

ACCEPTED, REFUSED = "accepted", "refused"


@dataclass
class Sheet:
    """Everything that is shown of one record."""

    code: str
    plain: dict[str, Any]
    page: Page
    facts: list[Fact]
    offers: list[Offer]
    place_reason: str
    alike: list[Alike]
    judgements: list[OpenJudgement]


@dataclass
class Step:
    """A decision that can be taken back: the record, its revision before and after, and what had
    been decided of it before.
    """

    code: str
    before: int
    after: int
    verdict: str | None


@dataclass
class Sitting:
    """Records one after the other, each decision written at once and undoable."""

    store: Store
    locate: Locate
    codes: list[str]
    at: int = 0
    verdicts: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The record at hand."""
        return self.codes[self.at]

    def sheet(self) -> Sheet:
        """What is shown of the record at hand."""
        code = self.code
        with self.store.reading() as database:
            plain = incident_document(database, code)
            page = page_of(database, code, plain)
            first = _extracted(self.store, code, plain) if page.whole else None
            twins = alike(database, code)
            open_ = open_judgements(database, [code])
        places, reason = offers(plain, self.locate)
        facts = facts_of(plain, page.readings, first, open_)
        return Sheet(code, plain, page, facts, places, reason, twins, open_)

    def progress(self) -> str:
        """Where in the queue, and how many were accepted and refused."""
        said = list(self.verdicts.values())
        done = f"{said.count(ACCEPTED)} accepted, {said.count(REFUSED)} refused"
        return f"{self.at + 1} of {len(self.codes)}; {done}"

    def summary(self) -> str:
        """What came of the sitting."""
        said = list(self.verdicts.values())
        left = len(self.codes) - len(said)
        return f"{said.count(ACCEPTED)} accepted, {said.count(REFUSED)} refused, {left} left"

    def move(self, by: int) -> bool:
        """Go on or back; false at either end."""
        to = self.at + by
        if not 0 <= to < len(self.codes):
            return False
        self.at = to
        return True

    def accept(self) -> None:
        """Accept the record at hand."""
        self._write(lambda: decisions.decide(
            self.store, [self.code], Decision(accept=True), self.locate)[0], ACCEPTED)  # fmt: skip

    def set(self, name: str, text: str, words: Words | None = None) -> bool:
        """Set a field; false when it was so already."""
        decision = Decision(((name, text),), words=words or Words())
        return self._write(
            lambda: decisions.decide(self.store, [self.code], decision, self.locate)[0]
        )

    def choose(self, offer: Offer) -> bool:
        """Take a candidate as the place; false when it was so already."""
        return self._write(lambda: decisions.choose(self.store, self.code, offer.candidate))

    def take(self, judgement: OpenJudgement) -> bool:
        """Take a judgement on a claim of the record at hand."""
        return self._write(lambda: judgements.take(self.store, self.code, [judgement.claim]))

    def refuse(self, reason: str) -> None:
        """Refuse the record at hand."""
        self._write(lambda: decisions.refuse(self.store, [self.code], reason)[0], REFUSED)

    def same_as(self, other: str) -> None:
        """Refuse the record at hand as a duplicate."""
        self._write(lambda: decisions.duplicate_of(self.store, [self.code], other)[0], REFUSED)

    def undo(self) -> str:
        """Take back the newest decision of this sitting, and go to its record; its code."""
        if not self.steps:
            raise UsageError("nothing to take back in this sitting")
        step = self.steps.pop()
        decisions.take_back(self.store, step.code, step.before, step.after)
        self.verdicts.pop(step.code, None)
        if step.verdict:
            self.verdicts[step.code] = step.verdict
        self.at = self.codes.index(step.code)
        return step.code

    def next_open(self) -> bool:
        """Go to the next record that was not decided; false when there is none."""
        order = [*range(self.at + 1, len(self.codes)), *range(self.at)]
        for number in order:
            if self.codes[number] not in self.verdicts:
                self.at = number
                return True
        return False

    def _write(self, act: Any, verdict: str | None = None) -> bool:
        code, before = self.code, decisions.last_revision(self.store, self.code)
        number: int = act()
        if number:
            self.steps.append(Step(code, before, number, self.verdicts.get(code)))
        if verdict:
            self.verdicts[code] = verdict
        return bool(number)


def _extracted(store: Store, code: str, plain: dict[str, Any]) -> dict[str, Any] | None:
    """A record as it was extracted; None where its history does not reach so far."""
    try:
        with store.reading() as database:
            return history.state_at(database, f"incident:{code}", plain, 1)
    except IncidentsError:
        return None
