"""Faults of casualty claims in a document: what must be put right before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from incidents.figures.authorities import ATTACKER, DEFENDER, SIDES, Parties
from incidents.figures.claim_links import circles
from schema.columns import split_list
from schema.errors import InputError, nearest
from schema.moments import before, span_of

Document = Mapping[str, object]


def faults(
    claims: Sequence[Document], parties: Parties, event_start: str = "", where: str = "casualties"
) -> list[InputError]:
    """Every fault of a document's casualty claims that only shows when they are read together.

    `claims` are as the document has them; `parties` those of the incident; `event_start` its first
    date, empty when unknown; `where` how messages call the list.
    """
    return [
        *_unlike_keys(claims, where),
        *_pointers(claims, where),
        *_circles(claims, "supersedes", where),
        *_circles(claims, "adds_to", where),
        *_single(claims, parties, event_start, where),
    ]


def _text(claim: Document, field: str) -> str:
    return str(claim.get(field) or "")


def _by_key(claims: Sequence[Document]) -> dict[str, int]:
    """The first claim that bears each key."""
    numbers: dict[str, int] = {}
    for number, claim in enumerate(claims):
        if key := _text(claim, "key"):
            numbers.setdefault(key, number)
    return numbers


def _unlike_keys(claims: Sequence[Document], where: str) -> Iterator[InputError]:
    first = _by_key(claims)
    for number, claim in enumerate(claims):
        key = _text(claim, "key")
        if key and first[key] != number:
            yield InputError(
                "a key of its own for each claim",
                f"{key!r}, which {where}[{first[key]}] has too",
                f"{where}[{number}].key",
                "`supersedes` and `adds_to` could mean either; give one of them another key",
            )


def _pointers(claims: Sequence[Document], where: str) -> Iterator[InputError]:
    keys = _by_key(claims)
    for number, claim in enumerate(claims):
        for field in ("supersedes", "adds_to"):
            place = f"{where}[{number}].{field}"
            for name in split_list(_text(claim, field)):
                if name not in keys:
                    near = " or ".join(map(repr, nearest(name, keys))) or "none is like it"
                    yield InputError(
                        f"the key of a claim of this record ({near})",
                        repr(name),
                        place,
                        f"give the older claim `key: {name}`, or name the key that it has",
                    )
                elif field == "adds_to":
                    yield from _unlike_base(claim, claims[keys[name]], name, place)


def _unlike_base(claim: Document, base: Document, name: str, place: str) -> Iterator[InputError]:
    own, other = _kind(claim), _kind(base)
    if own != other:
        yield InputError(
            f"the key of a claim of {own}",
            f"{name!r}, which counts {other}",
            place,
            "only numbers of one outcome and group add up; a claim of another outcome may be"
            " superseded (`supersedes`)",
        )


def _kind(claim: Document) -> str:
    return f"{_text(claim, 'outcome')} ({_text(claim, 'group') or 'total'})"


def _circles(claims: Sequence[Document], field: str, where: str) -> Iterator[InputError]:
    keys = _by_key(claims)
    edges = {
        number: [keys[name] for name in split_list(_text(claim, field)) if name in keys]
        for number, claim in enumerate(claims)
    }
    for circle in circles(edges):
        steps = " -> ".join(f"{where}[{number}]" for number in (*circle, circle[0]))
        itself = len(circle) == 1
        yield InputError(
            "the key of another claim, an earlier one",
            "the claim itself" if itself else f"claims that name each other in a circle: {steps}",
            f"{where}[{circle[0]}].{field}",
            f"take `{field}` away where the claim is the first of them",
        )


def _single(
    claims: Sequence[Document], parties: Parties, event_start: str, where: str
) -> Iterator[InputError]:
    for number, claim in enumerate(claims):
        place = f"{where}[{number}]"
        if _text(claim, "group") and not _text(claim, "outcome"):
            yield InputError(
                "what happened to the group in `outcome` (killed, injured, missing)",
                f"only the group {_text(claim, 'group')!r}",
                place,
            )
        yield from _moment_faults(_text(claim, "as_of"), event_start, f"{place}.as_of")
        yield from _side_faults(_text(claim, "side"), parties, f"{place}.side")


def _moment_faults(as_of: str, event_start: str, place: str) -> Iterator[InputError]:
    try:
        moment = span_of(as_of)
    except InputError as error:
        yield InputError(error.expected, error.found, place)
        return
    if before(moment, span_of(event_start)):
        yield InputError(
            f"a moment not before the incident ({event_start})",
            repr(as_of),
            place,
            "`as_of` is when the number stood; correct it, or the date of the incident",
        )


def _side_faults(side: str, parties: Parties, place: str) -> Iterator[InputError]:
    if side and side not in SIDES:
        yield InputError(
            f"one of {', '.join(SIDES)}",
            repr(side),
            place,
            "actors are named in `attacker` and `defender` of the incident",
        )
    named = {ATTACKER: parties.attackers, DEFENDER: parties.defenders}
    if side in named and not named[side]:
        yield InputError(
            f"a side that the incident has; it names no {side}",
            repr(side),
            place,
            f"name the {side} of the incident first, or leave the side out",
        )
