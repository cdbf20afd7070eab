"""Claim-producing extractors of others: found by the entry point group `incidents.extractors`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.errors import InputError
from schema.plugins import Group

if TYPE_CHECKING:
    from incidents.extract.drafts.draft import Draft
    from incidents.extract.reading.document import Document

EXTRACTORS = Group("incidents.extractors", "extractor", ("__call__",))


class ClaimExtractor(Protocol):
    """Reads claims out of a text that the program's own extractor does not read.

    It never writes, never asks the network without saying so in its own documentation, and never
    makes up words: the core refuses a claim whose text is not what stands at its span.
    """

    def __call__(self, text: str, drafts: list[dict[str, Any]]) -> Iterable[Mapping[str, Any]]:
        """The claims of one text.

        `text` is the document as it was read, `drafts` the drafts of the core as native incident
        documents; changing them changes nothing. Each claim is a mapping with `draft` (the number
        of its draft), `kind` ("statement" or "casualty"), `start`, `end` (positions in `text`),
        `text` (exactly what stands there), perhaps `rule` (what found it), and the fields of the
        claim. A claim that breaks this raises InputError, and nothing is saved.
        """


_KINDS = {"statement": "statements", "casualty": "casualties"}
_OWN = ("draft", "kind", "start", "end", "text", "rule")


def installed() -> list[ClaimExtractor]:
    """The extractors that are installed, by name, so that their order never changes."""
    return list(EXTRACTORS.usable().values())


def add_claims(drafts: list[Draft], plugin: ClaimExtractor, document: Document) -> None:
    """Put the claims of an extractor into the drafts; raises InputError for one that is not so."""
    name = getattr(plugin, "__name__", "extractor")
    for claim in plugin(document.raw, [draft.plain for draft in drafts]):
        _check(claim, document, len(drafts), name)
        _add(drafts[claim["draft"]], claim, name)


def _check(claim: Mapping[str, Any], document: Document, drafts: int, name: str) -> None:
    missing = [key for key in ("draft", "kind", "start", "end", "text") if key not in claim]
    if missing:
        raise InputError("draft, kind, start, end and text in a claim", f"no {missing[0]}", name)
    if claim["kind"] not in _KINDS:
        raise InputError("a claim of kind statement or casualty", repr(claim["kind"]), name)
    if claim["draft"] not in range(drafts):
        raise InputError(f"the number of one of {drafts} drafts", repr(claim["draft"]), name)
    start, end = claim["start"], claim["end"]
    there = document.raw[start:end] if 0 <= start < end <= len(document.raw) else ""
    if not there or there != claim["text"]:
        where = f"{name}: claim at {start} to {end}"
        raise InputError(f"the text that stands there, {there!r}", repr(claim["text"]), where)


def _add(draft: Draft, claim: Mapping[str, Any], name: str) -> None:
    from incidents.extract.drafts.draft import Evidence, figures

    part = _KINDS[claim["kind"]]
    plain = draft.plain
    source = plain["sources"][0]
    fields = {key: value for key, value in claim.items() if key not in _OWN}
    plain.setdefault(part, []).append({"source": source["key"], **fields})
    path = f"{part}[{len(plain[part]) - 1}]"
    draft.document = validate(IncidentDocument, plain, name)
    rule = str(claim.get("rule") or name)
    draft.evidence.append(
        Evidence(path, claim["start"], claim["end"], claim["text"], rule, fields.get("speaker"))
    )
    draft.figures = figures(plain.get("casualties", []), source)
