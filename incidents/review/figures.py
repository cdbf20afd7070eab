"""A toll corrected by a person: the claim that it corrects is kept as it was, and refused.

The rule: a figure needs somebody who says it. The reviewer names a page (`source`), a speaker, or
the words (`quote`); without any of them nothing is set, since the number would else be laid into
the mouth of a page that may not say it. It corrects the claim of the same outcome and group on that
page and of that authority, as far as they are named; where several fit, one is named by its number
(`claim_2`), and where none does, the figure stands beside what others say. The corrected claim is
refused, its figure, quote and speaker untouched; no other claim is. The figure is a claim of its
own. Without words it is marked as inferred: read by the reviewer, without a quote. No figure at all
refuses the claim and puts nothing in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from incidents import settings
from incidents.entry import typed_values as typed
from incidents.language.figures_in_words import span
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
_OF_THE_CLAIM = ("status", "speaker", "via", "authority", "side", "as_of", "supersedes", "adds_to")
"""What a corrected claim hands on: who says so, when it stood, and which claims it is about."""

Plain = dict[str, Any]


@dataclass(frozen=True)
class Words:
    """What a reviewer gives with a figure: words of the source, who says so, on which page (the key
    of a recorded source or a web address, and its publisher), and why it changes.
    """

    quote: str | None = None
    speaker: str | None = None
    why: str | None = None
    source: str | None = None
    publisher: str | None = None

    @property
    def named(self) -> bool:
        """Whether they tell who says so."""
        return bool(self.quote or self.speaker or self.source)


@dataclass(frozen=True)
class Backing:
    """Who backs a figure that is set: what the reviewer gives, the page that is named as a source
    of documents, the authority of the named speaker, and the authority of every claim of the record
    (by its place) that has not given way to another.
    """

    words: Words
    page: Plain | None = None
    speaker: str | None = None
    standing: Mapping[int, str] = field(default_factory=dict)


def correct(plain: Plain, name: str, text: str, backing: Backing) -> None:
    """Put a corrected toll into a document. The same figure again changes nothing."""
    option, kind, words = f"--set {name}", FIGURES[name], backing.words
    old = _corrected(plain, kind, option, backing)
    if text and not words.named and not _says_so(old, text, option):
        raise UsageError(
            f"{option}: expected who says so, found nobody: every figure has a source\n"
            "  --source KEY|URL names the page, --speaker NAME the person or office, --quote its"
            f" words{_or_claim(plain, old, text)}"
        )
    _replace(plain, kind, old, text, backing, option)


def correct_claim(plain: Plain, number: int, text: str, backing: Backing) -> None:
    """Correct or refuse one claim; `number` counts from 1, as `show` does. Who said it says the
    corrected figure, unless the reviewer names another.
    """
    option, claims = f"--set claim_{number}", plain.get("casualties", [])
    if not 1 <= number <= len(claims):
        raise UsageError(
            f"{option}: expected the number of a claim, 1 to {len(claims)}"
            if claims
            else f"{option}: expected a record with claims, found none"
        )
    claim = claims[number - 1]
    if not claim.get("accepted", True):
        raise UsageError(f"{option}: expected a claim that stands, found a refused one")
    kind = (claim["outcome"], claim.get("group", "total"))
    _replace(plain, kind, claim, text, backing, option)


def _corrected(plain: Plain, kind: tuple[str, str], option: str, backing: Backing) -> Plain | None:
    """The claim that a figure corrects; None where it is the first of its kind from there."""
    claims = plain.setdefault("casualties", [])
    meant = [
        (number, claim)
        for number, claim in enumerate(claims)
        if _counts(claim, kind) and number in backing.standing
        and _is_from(plain, claim, backing.standing[number], backing)
    ]  # fmt: skip
    if len(meant) > 1:
        listed = ", ".join(f"claim_{n + 1}={_value_typed(claim)}" for n, claim in meant)
        raise UsageError(
            f"{option}: expected which claim it corrects, found {len(meant)} that may be meant\n"
            f"  set one by its number, as they stand: {listed};\n"
            "  --source or --speaker tells them apart; `incidents claim` adds one more"
        )
    return meant[0][1] if meant else None


def _is_from(plain: Plain, claim: Plain, authority: str, backing: Backing) -> bool:
    """Whether a claim is what this page and this speaker said, as far as they are named. A claim
    without a speaker may be any speaker's of that page.
    """
    page = backing.page
    if page is not None and claim["source"] != page["key"]:
        return False
    if backing.speaker is None or authority == backing.speaker:
        return True
    only_page = page is not None or len(plain.get("sources", [])) == 1
    return only_page and not claim.get("speaker")


def _says_so(old: Plain | None, text: str, option: str) -> bool:
    """Whether the claim says just this number already."""
    return old is not None and _value(old) == typed.figure(text, option)


def _or_claim(plain: Plain, old: Plain | None, text: str) -> str:
    if old is None:
        return ""
    number = plain["casualties"].index(old) + 1
    return f";\n  --set claim_{number}={text} where the page of claim {number} says so itself"


def _replace(
    plain: Plain,
    kind: tuple[str, str],
    old: Plain | None,
    text: str,
    backing: Backing,
    option: str,
) -> None:
    words = backing.words
    new = typed.figure(text, option) if text else None
    if new and not words.named and old is not None and _value(old) == new:
        return
    source = _source(plain, old, backing.page, option) if new else None
    if old is not None:
        old["accepted"] = False
        old["refused_because"] = _reason(text, words.why)
    if new:
        kept = {f: old[f] for f in _OF_THE_CLAIM if f in old} if old is not None else {}
        plain["casualties"].append(
            {"outcome": kind[0], "group": kind[1], **kept, **new, **_evidence(words),
             "source": source}
        )  # fmt: skip


def _counts(claim: Plain, kind: tuple[str, str]) -> bool:
    same = (claim["outcome"], claim.get("group", "total")) == kind
    counted = claim.get("status", "asserted") in ("asserted", "claimed", "none_reported")
    return same and counted and bool(claim.get("accepted", True))


def _value(claim: Plain) -> dict[str, int | None] | None:
    plain = claim.get("best") is None and claim.get("status") != "none_reported"
    return {"low": claim.get("low"), "high": claim.get("high")} if plain else None


def _value_typed(claim: Plain) -> str:
    return span(claim.get("low"), claim.get("high"), claim.get("best")) or claim.get("words") or "?"


def _source(plain: Plain, old: Plain | None, page: Plain | None, option: str) -> str:
    """The key of the page that says so: the one that is named, else that of the corrected claim,
    else the only one of the record.
    """
    sources = plain.setdefault("sources", [])
    if page is not None:
        if page["key"] not in [source["key"] for source in sources]:
            sources.append(page)
        return str(page["key"])
    if old is not None:
        return str(old["source"])
    if len(sources) == 1:
        return str(sources[0]["key"])
    which = "found none: every figure has a source" if not sources else (
        f"found {len(sources)}: {', '.join(source['key'] for source in sources)}"
    )  # fmt: skip
    raise UsageError(f"{option}: expected the page that says so, {which}\n  --source KEY|URL")


def _reason(text: str, why: str | None) -> str:
    what = f"corrected in review to {text}" if text else "refused in review"
    return f"{what}: {why}" if why else what


def _evidence(words: Words) -> dict[str, str]:
    by = {"status": "claimed", "speaker": words.speaker} if words.speaker else {}
    if words.quote:
        return {**by, "quote": words.quote}
    return {**by, "inferred": f"read by {settings.user_name()} in review, without a quote"}


def split_words(text: str) -> tuple[str, Words]:
    """A figure with the source's words behind it, and who says them, as typed on one line:
    `2 "two were killed" the mayor`.
    """
    figure, _, rest = text.partition('"')
    quote, _, speaker = rest.rpartition('"') if '"' in rest else (rest, "", "")
    return figure.strip(), Words(quote=quote.strip() or None, speaker=speaker.strip(" ,-") or None)
