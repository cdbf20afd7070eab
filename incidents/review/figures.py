"""A toll corrected by a person: the claims that stood are kept as they were, and refused.

The rule: every standing claim of the outcome and group is refused with the reason "corrected in
review", its figure, quote and speaker untouched. The corrected figure is a claim of its own, with
the words and the speaker that the reviewer names. Without words it is marked as inferred: read by
the reviewer, without a quote. No figure at all refuses what stood and puts nothing in its place.
One claim of several can be corrected or refused alone, by its number in the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incidents import settings
from incidents.entry import typed_values as typed
from schema.errors import UsageError

FIGURES = {
    "killed": ("killed", "total"),
    "injured": ("injured", "total"),
    "missing": ("missing", "total"),
    "civilians_killed": ("killed", "civilian"),
    "civilians_injured": ("injured", "civilian"),
    "children_killed": ("killed", "child"),
    "children_injured": ("injured", "child"),
}
"""Names under which a toll can be set, with its outcome and group."""


@dataclass(frozen=True)
class Words:
    """What a reviewer gives with a figure: words of the source, who says so, and why it changes."""

    quote: str | None = None
    speaker: str | None = None
    why: str | None = None


def correct(plain: dict[str, Any], name: str, text: str, words: Words) -> None:
    """Put a corrected toll into a document. The same figure again changes nothing."""
    outcome, group = FIGURES[name]
    claims = plain.setdefault("casualties", [])
    standing = [claim for claim in claims if _stands(claim, outcome, group)]
    _replace(plain, (outcome, group), standing, text, words, f"--set {name}")


def correct_claim(plain: dict[str, Any], number: int, text: str, words: Words) -> None:
    """Correct or refuse one claim; `number` counts from 1, as `show` does."""
    claims = plain.get("casualties", [])
    if not 1 <= number <= len(claims):
        raise UsageError(
            f"--set claim_{number}: expected the number of a claim, 1 to {len(claims)}"
            if claims
            else f"--set claim_{number}: expected a record with claims, found none"
        )
    claim = claims[number - 1]
    if not claim.get("accepted", True):
        raise UsageError(f"--set claim_{number}: expected a claim that stands, found a refused one")
    kind = (claim["outcome"], claim.get("group", "total"))
    _replace(plain, kind, [claim], text, words, f"--set claim_{number}")


def _replace(
    plain: dict[str, Any],
    kind: tuple[str, str],
    standing: list[dict[str, Any]],
    text: str,
    words: Words,
    option: str,
) -> None:
    new = typed.figure(text, option) if text else None
    if new and not words.quote and [_value(claim) for claim in standing] == [new]:
        return
    source = _source(plain, standing, option) if new else None
    for claim in standing:
        claim["accepted"] = False
        claim["refused_because"] = _reason(text, words.why)
    if new:
        own = {
            "outcome": kind[0],
            "group": kind[1],
            **new,
            **_speaker_fields(words),
            "source": source,
        }
        plain["casualties"].append(own)


def _stands(claim: dict[str, Any], outcome: str, group: str) -> bool:
    same = claim["outcome"] == outcome and claim.get("group", "total") == group
    counted = claim.get("status", "asserted") in ("asserted", "claimed", "none_reported")
    return same and counted and claim.get("accepted", True)


def _value(claim: dict[str, Any]) -> dict[str, int | None] | None:
    plain = claim.get("best") is None and claim.get("status") != "none_reported"
    return {"low": claim.get("low"), "high": claim.get("high")} if plain else None


def _source(plain: dict[str, Any], standing: list[dict[str, Any]], option: str) -> str:
    for part in (*standing, *({"source": s["key"]} for s in plain.get("sources", []))):
        return str(part["source"])
    raise UsageError(
        f"{option}: expected a record with a source, found none: every figure has a source\n"
        f"  `incidents edit {plain.get('code')}` adds one"
    )


def _reason(text: str, why: str | None) -> str:
    what = f"corrected in review to {text}" if text else "refused in review"
    return f"{what}: {why}" if why else what


def _speaker_fields(words: Words) -> dict[str, str]:
    by = {"status": "claimed", "speaker": words.speaker} if words.speaker else {}
    if words.quote:
        return {**by, "quote": words.quote}
    return {**by, "inferred": f"read by {settings.user_name()} in review, without a quote"}


def split_words(text: str) -> tuple[str, Words]:
    """A figure with the source's words behind it, as typed on one line: `2 "two were killed"`."""
    figure, _, rest = text.partition('"')
    quote = rest.strip().removesuffix('"').strip()
    return figure.strip(), Words(quote=quote or None)
