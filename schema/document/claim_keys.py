"""The keys of casualty claims: each claim gets one when it is recorded, and keeps it for ever.

`supersedes` and `adds_to` name claims by key, and so does a person at the command line. A place in
the list would shift when another claim is taken out, so it names nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import count
from typing import Any

Claim = dict[str, Any]


def with_keys(
    claims: Sequence[Claim], recorded: Sequence[Claim] = (), used: Collection[str] = ()
) -> list[Claim]:
    """The claims, each with a key: the one that it has, else that of the recorded claim that it is,
    else a new one (`killed-1`, `killed-child-2`) that neither these claims nor `used` hold.

    A claim without a key is the recorded one that says just the same, else the first that counts
    the same people by the same speaker on the same page, so that a document without keys may change
    a figure, leave a claim out or name them in another order.
    """
    keys = {n: claim["key"] for n, claim in enumerate(claims) if claim.get("key")}
    for trait in (_content, _kind) if recorded else ():
        held = set(keys.values())
        free = [claim for claim in recorded if claim["key"] not in held]
        unnamed = [(n, claim) for n, claim in enumerate(claims) if n not in keys]
        keys |= _matched(unnamed, free, trait)
    new = _new_keys({*keys.values(), *used, *(claim["key"] for claim in recorded)})
    return [
        {**claim, "key": keys[number] if number in keys else new(claim)}
        for number, claim in enumerate(claims)
    ]


def keyless(claims: Iterable[Claim]) -> bool:
    """Whether any of the claims has no key."""
    return any(not claim.get("key") for claim in claims)


def first_key(outcome: str, group: str) -> str:
    """The key that the first claim of an outcome and group gets."""
    stem = outcome if group == "total" else f"{outcome}-{group}"
    return f"{stem.replace('_', '-')}-1"


def _matched(
    claims: Iterable[tuple[int, Claim]], recorded: Iterable[Claim], trait: Callable[[Claim], str]
) -> dict[int, str]:
    """The keys of recorded claims that share a trait with claims, each given once, in order."""
    keys: dict[str, list[str]] = {}
    for claim in recorded:
        keys.setdefault(trait(claim), []).append(claim["key"])
    return {n: keys[alike].pop(0) for n, claim in claims if keys.get(alike := trait(claim))}


def _new_keys(taken: set[str]) -> Callable[[Claim], str]:
    """Gives keys that nobody has taken, counted within an outcome and group."""
    numbers: dict[str, Iterable[int]] = {}

    def new(claim: Claim) -> str:
        stem = first_key(claim["outcome"], claim.get("group") or "total").removesuffix("-1")
        counted = numbers.setdefault(stem, count(1))
        return next(key for n in counted if (key := f"{stem}-{n}") not in taken)

    return new


def _content(claim: Claim) -> str:
    """What a claim says, whatever it is called; a group that is not named is everybody."""
    told = {"group": "total"} | {name: value for name, value in claim.items() if name != "key"}
    return json.dumps(told, sort_keys=True)


def _kind(claim: Claim) -> str:
    group = claim.get("group") or "total"
    return repr((claim["outcome"], group, claim.get("source"), claim.get("speaker")))
