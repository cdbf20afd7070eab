"""One more claim on a recorded incident, by another source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from incidents.entry.from_options import source_of
from incidents.entry.typed_values import figure
from incidents.figures.additions import says_more
from incidents.figures.claims import TOTAL, Claim
from incidents.store.changes.context import revise_context
from incidents.store.context import KINDS, stored
from incidents.store.engines.base import Database
from schema.document.claim_keys import with_keys
from schema.document.context import SourceDocument
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.document.write import to_plain
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
        source = source_of_claim(database, plain, given, author)
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
    if not given.outcomes and denied is None:
        whom = f", only the group {given.group!r}" if given.group != TOTAL else ""
        raise UsageError(
            f"expected a figure in --killed, --injured or --missing, found none{whom}\n"
            "  only a denial of a claim (--denies KEY) needs none"
        )
    if denied is not None:
        copied = {name: denied[name] for name in _COPIED if name in denied}
        yield copied | {**_words(given), "status": "denied", "source": source}
    for outcome in given.outcomes:
        claim = _claim(outcome, given, named, source)
        # The number that is denied, given once more, says no more than the denial.
        if denied is None or any(claim.get(name) != denied.get(name) for name in _NUMBER):
            yield claim


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
    claims = with_keys(plain.get("casualties", []))
    for claim in claims:
        if claim["key"] == key:
            return claim
    keys = [claim["key"] for claim in claims]
    listed = f"its claims: {', '.join(keys)}" if keys else "it has no claim of casualties"
    hint = f"--{pointer.replace('_', '-')} names a claim by the key that `show` prints; {listed}"
    raise UnknownNameError(f"claim of {plain['code']}", key, nearest(key, keys), hint)


def source_of_claim(database: Database, plain: Plain, given: NewClaim, author: Author) -> Plain:
    """The source by key or address, the record's own before others of the store. What is told of a
    recorded one completes it, and has to be so where the source says something already.
    """
    told = {"publisher": given.publisher, "published": given.published, **_grade(given.grade)}
    told = {name: value for name, value in told.items() if value is not None}
    key = _recorded_source(database, plain, given.source)
    source = source_of(database, key or given.source, given.publisher)
    completed = source | told
    if key is not None and completed != source:
        _refuse_contradiction(source, told)
        completed = to_plain(validate(SourceDocument, completed, "sources[0]"))
        kind = KINDS["sources"]
        if stored_source := stored(database, kind, key):
            revise_context(database, kind, stored_source, completed, author)
    return completed


def _refuse_contradiction(source: Plain, told: Plain) -> None:
    ungraded = (source.get("reliability"), source.get("credibility")) == ("F", "6")
    for name, value in told.items():
        graded = name in ("reliability", "credibility")
        known = source.get(name) is not None and not (graded and ungraded)
        if known and source[name] != value:
            option = "grade" if graded else name
            raise UsageError(
                f"--{option}: expected {source[name]}, as the source {source['key']!r} is recorded,"
                f" found {value!r}\n  leave --{option} out"
            )


def _recorded_source(database: Database, plain: Plain, named: str) -> str | None:
    """The key of the recorded source that is called so or stands at this address."""
    wanted = {f"w{n}": text for n, text in enumerate((named, *_spellings(named)))}
    marks = ", ".join(f":{name}" for name in wanted)
    sql = f"SELECT key FROM source WHERE key = :w0 OR url IN ({marks}) ORDER BY key = :w0 DESC, id"
    found = [str(key) for (key,) in database.tuples(sql, wanted)]
    own = {source["key"] for source in plain.get("sources", [])}
    return next((key for key in found if key in own), found[0] if found else None)


def _spellings(address: str) -> Iterator[str]:
    """The ways to write one web address: with http or https, `www.`, a slash at the end."""
    parts = urlsplit(address)
    host = parts.netloc.removeprefix("www.")
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    if parts.scheme in ("http", "https") and host:
        for scheme, www, end in product(("https", "http"), ("", "www."), ("", "/")):
            yield f"{scheme}://{www}{host}{path}{end}{query}"


def _grade(grade: str | None) -> dict[str, str | None]:
    if grade is None:
        return {}
    if not re.fullmatch(r"[A-Fa-f][1-6]", grade, re.ASCII):
        raise UsageError(f"--grade: expected an Admiralty grade, A1 to F6, found {grade!r}")
    return {"reliability": grade[0].upper(), "credibility": grade[1]}
