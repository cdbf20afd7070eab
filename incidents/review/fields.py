"""The fields that a reviewer can set, under the names of the flat columns, and how each changes
a document.
"""

from __future__ import annotations

import re

from incidents.entry import typed_values as typed
from incidents.entry.from_options import source_of
from incidents.figures.authorities import authority_of
from incidents.review import figures, place_changes
from incidents.review.desk import Change, Desk, Plain, set_or_drop
from incidents.review.figures import FIGURES, Backing
from incidents.store import texts
from incidents.store.documents import references_of
from incidents.store.flat import derivation_of
from schema.columns import split_list
from schema.document.fields import COUNTS
from schema.errors import UnknownNameError, UsageError, nearest
from schema.event_types import event_type_of_uses, may_be_derived
from schema.vocabulary import vocabulary

CODES = {
    "event_type": "event_types",
    "verification": "verifications",
    "attribution": "attributions",
    "location_precision": "location_precisions",
    "location_proof": "location_proofs",
    "level": "event_levels",
    "date_precision": "date_precisions",
}
"""Fields that hold a code, and its vocabulary."""
_TEXTS = (
    "title", "summary", "date_words", "time_local", "timezone", "location_words", "parent",
    "location_by", "location_proof_words", "location_checked_by",
)  # fmt: skip
INSTEAD = {
    "weapon": "weapons", "weapon_types": "weapons", "targets": "target_types",
    "coordinates": "at", "near": "place",
}  # fmt: skip
"""Names that people try, and the field that they mean."""


def change(plain: Plain, name: str, text: str, desk: Desk) -> None:
    """Set a field of a document to what was typed; empty text empties it. `claim_2` is one claim
    of casualties, by its number.

    Raises UnknownNameError with the nearest names for a field or a value that nothing is called.
    """
    claim = re.fullmatch(r"claim_(\d{1,4})", name)
    if claim:
        _check_quote(plain, desk)
        return figures.correct_claim(plain, int(claim[1]), text.strip(), _backing(plain, desk))
    known = FIELDS.get(INSTEAD.get(name, name))
    if known is None:
        raise _unknown(name)
    return known(plain, text.strip(), desk)


_OTHERWISE = {
    "latitude": "--set at=LAT,LON", "longitude": "--set at=LAT,LON",
    "status": "--accept or --refuse", "launch_sites": "`incidents edit`",
    "target_names": "`incidents edit`", "sources": "`incidents edit`",
}  # fmt: skip


def _unknown(name: str) -> UsageError:
    if name in _OTHERWISE:
        return UsageError(f"{name} is set by {_OTHERWISE[name]}")
    for outcome in (*FIGURES, *COUNTS):
        if name.startswith(f"{outcome}_"):
            return UsageError(
                f"{name} is derived: expected the figure itself, such as "
                f"--set {outcome}=2, 2-5 or 2+"
            )
    return UnknownNameError(
        "field that can be set", name, nearest(name, FIELDS), f"known: {', '.join(sorted(FIELDS))}"
    )


def _text(name: str) -> Change:
    return lambda plain, text, desk: set_or_drop(plain, name, text)


def _code(name: str) -> Change:
    def set_code(plain: Plain, text: str, desk: Desk) -> None:
        set_or_drop(plain, name, vocabulary(CODES[name]).encode(text) if text else None)

    return set_code


def _date(plain: Plain, text: str, desk: Desk) -> None:
    for name in ("date_start", "date_end", "date_precision"):
        plain.pop(name, None)
    if text:
        plain |= typed.when(text, f"{desk.option}date")
    _refuse_statements(plain, "date", plain.get("date_start"))


def _date_start(plain: Plain, text: str, desk: Desk) -> None:
    """A first day alone: a last day that was the same moves along."""
    if not text:
        return _date(plain, text, desk)
    before, end = plain.get("date_start"), plain.get("date_end")
    new = typed.when(text, f"{desk.option}date_start")
    alone = end in (None, before) or plain.get("date_precision") == "night"
    keep = plain.get("date_precision") if not alone and len(end or "") == len(text) else None
    plain |= new | ({"date_precision": keep} if keep else {})
    if alone:
        plain.pop("date_end", None)
    return _refuse_statements(plain, "date", text)


def _refuse_statements(plain: Plain, name: str, value: str | None) -> None:
    """A statement that says another value than the reviewer is kept, and refused."""
    for statement in plain.get("statements", []):
        if statement["field"] == name and statement["value"] != value:
            statement |= {"accepted": False, "refused_because": "corrected in review"}


def _number(name: str) -> Change:
    def set_number(plain: Plain, text: str, desk: Desk) -> None:
        try:
            set_or_drop(plain, name, float(text) if text else None)
        except ValueError:
            where = f"{desk.option}{name}"
            raise UsageError(f"{where}: expected a number, found {text!r}") from None

    return set_number


def _weapons(plain: Plain, text: str, desk: Desk) -> None:
    """Weapons in place of those that stand: one more or other name takes over the words, the
    quote and the counts of the one that stood in its place. The kind of event follows where the
    weapons had made it.
    """
    old = plain.get("weapons", [])
    uses = []
    for number, name in enumerate(split_list(text) if text else []):
        found = typed.weapon_use(desk.database, name, plain.get("attacker"))
        before = {**old[number]} if number < len(old) else {"source": _first_source(plain)}
        for field_name in ("weapon", "type"):
            before.pop(field_name, None)
        uses.append({"text": name, **{k: v for k, v in before.items() if v is not None}}
                    | {k: found[k] for k in ("weapon", "type") if k in found})  # fmt: skip
    plain["weapons"] = uses
    if may_be_derived(plain["event_type"], old):
        plain["event_type"] = event_type_of_uses(uses, strike=True)


def _first_source(plain: Plain) -> str | None:
    return next((source["key"] for source in plain.get("sources", [])), None)


def _count(name: str) -> Change:
    def set_count(plain: Plain, text: str, desk: Desk) -> None:
        uses = plain.get("weapons", [])
        if len(uses) != 1:
            raise UsageError(
                f"--set {name}: expected a record with one weapon, found {len(uses)}\n"
                f"  `incidents edit {plain.get('code')}` opens the whole record"
            )
        counts = typed.figure(text, f"--set {name}") if text else {"low": None, "high": None}
        for end, value in counts.items():
            set_or_drop(uses[0], f"{name}_{end}", value)
        set_or_drop(uses[0], "source", uses[0].get("source") or _first_source(plain))

    return set_count


def _targets(plain: Plain, text: str, desk: Desk) -> None:
    """Kinds of target; one that stood keeps its name, damage and words."""
    old = plain.get("targets", [])
    codes = [vocabulary("target_types").encode(name) for name in (split_list(text) if text else [])]
    kept = [target for target in old if target["category"] in codes]
    have = {target["category"] for target in kept}
    plain["targets"] = [*kept, *({"category": code} for code in codes if code not in have)]


def _actor(name: str) -> Change:
    def set_actor(plain: Plain, text: str, desk: Desk) -> None:
        set_or_drop(plain, name, typed.actor_code(desk.database, text) if text else None)
        if name == "attacker":
            known = plain.get("attribution", "unknown")
            plain["attribution"] = (
                (known if known != "unknown" else "alleged") if text else "unknown"
            )

    return set_actor


def _toll(name: str) -> Change:
    def set_toll(plain: Plain, text: str, desk: Desk) -> None:
        _check_quote(plain, desk)
        figures.correct(plain, name, text, _backing(plain, desk))

    return set_toll


def _backing(plain: Plain, desk: Desk) -> Backing:
    """Who backs a figure, and whose claims of the record stand."""
    words, known = desk.words, references_of(desk.database, plain)
    page = source_of(desk.database, words.source, words.publisher) if words.source else None
    claim = {"speaker": words.speaker, "source": (page or {}).get("key")}
    speaker = authority_of(claim, page or {}, known.authorities).key if words.speaker else None
    verdicts = derivation_of(plain, known).verdicts
    standing = {v.number: v.authority for v in verdicts if v.gave_way_to is None}
    return Backing(words, page, speaker, standing)


def _check_quote(plain: Plain, desk: Desk) -> None:
    """Refuse words that the kept text does not hold; blanks and kinds of quotation mark apart."""
    quote, text = desk.words.quote, texts.text_of(desk.database, plain["code"])
    if quote and text is not None and _folded(quote) not in _folded(text):
        raise UsageError(f"--quote: expected words of the article, found {quote!r}")


def _folded(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())


_MARKS = str.maketrans("’‘“”«»\u00a0", '\'\'"""" ')


FIELDS: dict[str, Change] = {
    "date": _date,
    "date_start": _date_start,
    "date_end": _text("date_end"),
    "place": place_changes.by_name,
    "admin1": place_changes.by_area("admin1"),
    "country": place_changes.by_area("country"),
    "at": place_changes.by_coordinates,
    "uncertainty_m": _number("uncertainty_m"),
    "weapons": _weapons,
    "target_types": _targets,
    "attacker": _actor("attacker"),
    "defender": _actor("defender"),
    **{name: _code(name) for name in CODES},
    **{name: _text(name) for name in _TEXTS},
    **{name: _count(name) for name in COUNTS},
    **{name: _toll(name) for name in FIGURES},
}
"""Every field that can be set, and what setting it does."""
