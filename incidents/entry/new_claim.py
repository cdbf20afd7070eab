"""One more claim on a recorded incident, by another source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.entry.cited_source import CitedSource, recorded_or_new
from incidents.entry.typed_values import figure
from incidents.figures.additions import says_more
from incidents.figures.claims import TOTAL, Claim
from incidents.store.engines.base import Database
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import DocumentError, InputError, UnknownNameError, UsageError, nearest
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.store.history import Author
    from incidents.store.store import Store

Plain = dict[str, Any]
OUTCOMES = ("killed", "injured", "missing")
_COPIED = ("outcome", "group", "low", "best", "high", "words")
_NUMBER = ("outcome", "group", "low", "high")
_NAMING = ("adds_to", "supersedes", "denies")


@dataclass(frozen=True)
class NewClaim:
    """What a source says of an incident's toll, as a person types it.

    `killed`, `injured` and `missing` are 2, "2-5", "2+" or "at least 2"; `source` is the key or the
    address of a recorded source, or the address of a new one, which `publisher`, `published` and
    `grade` (such as "B2") describe; `speaker` who says so where it is not the source itself;
    `as_of` when the figure stood; `quote` the source's own words, kept short; `group` whom it
    counts, when not everybody. `adds_to`, `supersedes` and `denies` are keys of claims of the
    record: what the figure comes on top of, what it replaces, what the speaker says is not so.
    """

    source: str
    killed: str | int | None = None
    injured: str | int | None = None
    missing: str | int | None = None
    publisher: str | None = None
    published: str | None = None
    grade: str | None = None
    speaker: str | None = None
    as_of: str | None = None
    quote: str | None = None
    group: str = TOTAL
    adds_to: str | None = None
    supersedes: str | None = None
    denies: str | None = None

    @property
    def outcomes(self) -> list[str]:
        """Those for which a figure is given."""
        return [outcome for outcome in OUTCOMES if getattr(self, outcome) is not None]


def add_claim(
    store: Store, code: str, given: NewClaim, author: Author, note: Callable[[str], None]
) -> int:
    """Add the claim to a recorded incident; the number of the revision. Faults are told in the
    words of the options that led to them; `note` hears what a person may want to add.
    """
    told: list[str] = []

    def altered(database: Database, plain: Plain) -> IncidentDocument:
        cited = CitedSource(given.source, given.publisher, given.published, given.grade)
        source = recorded_or_new(database, plain, cited, author)
        told.extend(_advice(given, source))
        return validate(IncidentDocument, with_claim(plain, given, source), code)

    try:
        number = store.alter(code, altered, author, "claim")
    except DocumentError as error:
        raise UsageError("\n".join(str(_as_option(fault)) for fault in error.faults)) from None
    for text in told:
        note(text)
    return number


def with_claim(plain: Plain, given: NewClaim, source: Plain) -> Plain:
    """The document with the claim added, under a key of its own that the store gives it; what the
    record says already stays as it is.
    """
    named = {name: _named(plain, given, name) for name in _NAMING if getattr(given, name)}
    claims = [*plain.get("casualties", []), *_claims(given, named, source["key"])]
    sources = {one["key"]: one for one in plain.get("sources", [])} | {source["key"]: source}
    return plain | {"casualties": claims, "sources": list(sources.values())}


def _advice(given: NewClaim, source: Plain) -> Iterator[str]:
    """What the rule of figures cannot know of the claim."""
    if not (given.as_of or source.get("published")):
        yield (
            "nobody knows when the figure stood, so it outdates none and none outdates it:"
            " --as-of says when, or --published of a new source"
        )
    if given.quote and not (given.adds_to or given.supersedes) and _counts_more(given.quote):
        yield 'the quote counts "more": --adds-to KEY says on top of which claim it comes'


def _as_option(fault: InputError) -> InputError:
    """A fault of a claim or its source: what the record held before has none that is new."""
    place = re.search(r"(?:casualties|sources)\[\d+\]\.(\w+)$", fault.where)
    if not place:
        return fault
    option = {"reliability": "grade", "credibility": "grade", "url": "source"}.get(place[1])
    where = f"--{option or place[1].replace('_', '-')}"
    return InputError(fault.expected, fault.found, where, fault.hint)


def _claims(given: NewClaim, named: dict[str, Plain], source: str) -> Iterator[Plain]:
    """The claims that are added: what is denied, and each figure."""
    denied = named.get("denies")
    _refuse_without_figure(given, denied)
    if denied is not None:
        copied = {name: denied[name] for name in _COPIED if name in denied}
        yield copied | {**_words(given), "status": "denied", "source": source}
    for outcome in given.outcomes:
        claim = _claim(outcome, given, named, source)
        # The number that is denied, given once more, says no more than the denial.
        if denied is None or any(claim.get(name) != denied.get(name) for name in _NUMBER):
            yield claim


def _refuse_without_figure(given: NewClaim, denied: Plain | None) -> None:
    """Refuse what says nothing without a figure: only a denial needs none."""
    if given.outcomes or (denied and not (given.adds_to or given.supersedes)
                          and given.group in (TOTAL, denied.get("group"))):  # fmt: skip
        return
    beside = (("the group", given.group if given.group != TOTAL else None),
              ("--adds-to", given.adds_to), ("--supersedes", given.supersedes))  # fmt: skip
    only = ", ".join(f"{name} {value!r}" for name, value in beside if value)
    raise UsageError(
        "expected a figure in --killed, --injured or --missing, found none"
        + (f", only {only}" if only else "")
        + "\n  only a denial of a claim (--denies KEY) needs none"
    )


def _claim(outcome: str, given: NewClaim, named: dict[str, Plain], source: str) -> Plain:
    figures = figure(str(getattr(given, outcome)), f"--{outcome}")
    return {
        "outcome": outcome,
        "group": vocabulary("casualty_groups").encode(given.group),
        **figures,
        # The rule of figures reads `words`: it takes "two more" for no whole count.
        **({"words": given.quote} if given.quote and _counts_more(given.quote) else {}),
        "status": "claimed" if given.speaker else "asserted",
        "source": source,
        **_words(given),
        **dict(_pointers(outcome, given, named)),
    }


def _pointers(outcome: str, given: NewClaim, named: dict[str, Plain]) -> Iterator[tuple[str, str]]:
    """The claims that a figure names: of several figures, that of the same outcome names them."""
    for name in ("adds_to", "supersedes"):
        if name not in named:
            continue
        other = named[name]["outcome"]
        if other in given.outcomes and other != outcome:
            continue
        if other != outcome and len(given.outcomes) > 1:
            raise UsageError(
                f"--{name.replace('_', '-')}: expected one figure beside a claim of another outcome"
                f" ({other}), found {', '.join(given.outcomes)}\n  give each figure by itself"
            )
        yield name, named[name]["key"]


def _words(given: NewClaim) -> Plain:
    said = {"speaker": given.speaker, "as_of": given.as_of, "quote": given.quote}
    return {name: value for name, value in said.items() if value is not None}


def _counts_more(quote: str) -> bool:
    """Whether words of a source count people on top of others: "two more bodies"."""
    return says_more(Claim(0, "killed", low=1, words=quote))


def _named(plain: Plain, given: NewClaim, pointer: str) -> Plain:
    """The claim that a key names; raises UnknownNameError with the keys that there are."""
    key = str(getattr(given, pointer))
    claims: list[Plain] = plain.get("casualties", [])
    for claim in claims:
        if claim["key"] == key:
            return claim
    keys = [claim["key"] for claim in claims]
    listed = f"its claims: {', '.join(keys)}" if keys else "it has no claim of casualties"
    hint = f"--{pointer.replace('_', '-')} names a claim by the key that `show` prints; {listed}"
    raise UnknownNameError(f"claim of {plain['code']}", key, nearest(key, keys), hint)
