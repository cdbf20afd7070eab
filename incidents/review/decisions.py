"""What a reviewer decides: change, accept, refuse, take back. Each decision is one revision."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incidents import settings
from incidents.entry import typed_values as typed
from incidents.extract.drafts.titles import title_of
from incidents.geocode.answer import Candidate
from incidents.geocode.pending import Locate
from incidents.linkage.judging import same_as, undo_same_as
from incidents.review.desk import Desk
from incidents.review.fields import change
from incidents.review.figures import Words
from incidents.review.needs import missing
from incidents.review.place_changes import put_place
from incidents.store.changes.together import keep, numbers_of
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database
from incidents.store.history import Author, revisions
from incidents.store.keys import fetch
from incidents.store.store import Store
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.document.write import to_plain
from schema.errors import DocumentError, UsageError
from schema.restricted import held_sources

_MERGED = "merge"
"""The action of a change by which duplicates gave way to the record that they double."""


@dataclass(frozen=True)
class Decision:
    """Values to set, as (field, text), and whether the record is accepted then."""

    values: tuple[tuple[str, str], ...] = ()
    accept: bool = False
    words: Words = Words()

    @property
    def why(self) -> str:
        """The reason that the history keeps."""
        names = ", ".join(dict.fromkeys(name for name, _ in self.values))
        done = [f"{names} set"] if names else []
        done += ["accepted"] if self.accept else []
        because = f": {self.words.why}" if self.words.why else ""
        return f"{' and '.join(done)} in review{because}"


def decide(store: Store, codes: Sequence[str], decision: Decision, locate: Locate) -> list[int]:
    """Change and accept records, all or none; the numbers of their revisions, 0 for unchanged.

    Everything is checked before anything is written. A person's figure keeps what the draft said
    (`figures`); every other value that is replaced stays in the history.
    """
    with store.reading() as database:
        desk = Desk(database, locate, decision.words)
        documents = {code: _decided(code, decision, desk) for code in dict.fromkeys(codes)}
    return store.revise_all(documents, Author(decision.why))


def refuse(store: Store, codes: Sequence[str], reason: str) -> list[int]:
    """Retract records with the reason, all or none: they are kept and left out of answers."""
    if not reason.strip():
        raise UsageError("expected a reason for refusing, found none: --reason TEXT")
    with store.reading() as database:
        documents = {code: _refused(database, code) for code in dict.fromkeys(codes)}
    return store.revise_all(documents, Author(reason.strip()), "retract")


def duplicate_of(store: Store, codes: Sequence[str], other: str) -> list[int]:
    """Judge records the same as another one, which has to be recorded and not retracted, and refuse
    them as its duplicates. It takes over their sources, so that no witness of the event is lost,
    but for those that restricted records or claims alone cite; all or nothing, and taken back as
    one.
    """
    from incidents.store.changes.revision import revise

    if other in codes:
        raise UsageError(f"expected another record than {other} itself")
    with store.writing() as database:
        kept = incident_document(database, other)
        if kept["status"] == "retracted":
            raise UsageError(f"expected a record that stands, found {other}, which was retracted")
        refused = {code: _refused(database, code) for code in dict.fromkeys(codes)}
        author = Author(f"the same as {other}")
        numbers = {
            code: revise(database, code, to_plain(document), "retract", author)[0]
            for code, document in refused.items()
        }
        twins = [to_plain(document) for document in refused.values()]
        sources = _with_sources(kept, [twin for twin in twins if not twin.get("restricted")])
        document = to_plain(_checked({**kept, "sources": sources}, other))
        with_them = Author("with the sources of its duplicates")
        taken, _ = revise(database, other, document, "revise", with_them)
        same_as(database, list(refused), other, author)
        keep(database, {**numbers, **({other: taken} if taken else {})}, _MERGED, author)
    return list(numbers.values())


def _with_sources(kept: dict[str, Any], twins: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sources of a record, and behind them those of its twins that it lacks."""
    sources = {source["key"]: source for source in kept.get("sources", [])}
    for twin in twins:
        held = held_sources(twin)
        for source in twin.get("sources", []):
            if source["key"] not in held:
                sources.setdefault(source["key"], source)
    return list(sources.values())


def choose(store: Store, code: str, candidate: Candidate) -> int:
    """Put a candidate of the gazetteer in as the place; the words of the source stay."""
    with store.reading() as database:
        before = incident_document(database, code)
    plain = copy.deepcopy(before)
    found = typed.placed(candidate, _named(plain))
    if found.get("location_by"):
        found["location_by"] += f", chosen by {settings.user_name()}"
    put_place(plain, found)
    with store.reading() as database:
        _follow_title(database, before, plain)
    author = Author(f"place chosen in review: {candidate.name}")
    return store.revise_all({code: _checked(plain, code)}, author)[0]


def last_revision(store: Store, code: str) -> int:
    """The number of the newest revision of a record; 0 when a load brought it unchanged."""
    links = store.history(code, include_restricted=True)
    return int(links[-1]["number"]) if links else 0


def undo(store: Store, codes: Sequence[str]) -> list[int]:
    """Take back the newest revision of each record; the numbers of the revisions that do so."""
    numbers = []
    for code, to, last in [_newest(store, code) for code in codes]:
        newest = last_revision(store, code)
        # one that was refused together with another one came back with it
        numbers.append(newest if newest > last else take_back(store, code, to, last))
    return numbers


def _newest(store: Store, code: str) -> tuple[str, int, int]:
    """A record, the number of its revision before the newest, and that of the newest."""
    links = store.history(code, include_restricted=True)
    if len(links) < 2:
        raise UsageError(f"{code}: expected a decision to take back, found none")
    if links[-1]["action"] in ("restore", "undo"):
        raise UsageError(
            f"{code}: its last change was taken back already\n"
            f"  `incidents history {code}` lists its revisions, `incidents restore` goes to any"
        )
    return code, int(links[-2]["number"]), int(links[-1]["number"])


def take_back(store: Store, code: str, to: int, last: int) -> int:
    """Bring a record back to the state after revision `to`, undoing what came until `last`. Of
    duplicates both sides come back: those that were refused, and the record without their sources.
    """
    from incidents.store.changes.undo import undo_change

    why = f"revision {last} taken back in review"
    with store.writing() as database:
        merge = _merge(database, code, last)
        if merge is not None:
            undo_change(database, merge, why)
            undo_same_as(database, code, why)
    return store.restore(code, to, Author(why)) if merge is None else last_revision(store, code)


def _merge(database: Database, code: str, revision: int) -> int | None:
    """The change by which records became one, if a revision belongs to such a change."""
    number = numbers_of(database, code).get(revision)
    if number is None:
        return None
    (link, *_) = revisions(database, f"change:{number}")
    return number if link["action"] == _MERGED else None


def _decided(code: str, decision: Decision, desk: Desk) -> IncidentDocument:
    plain = copy.deepcopy(incident_document(desk.database, code))
    # The kind of event follows the weapons, unless it is said: so it is set after them.
    for name, text in sorted(decision.values, key=lambda value: value[0] == "event_type"):
        change(plain, name, text, desk)
    _follow_title(desk.database, incident_document(desk.database, code), plain)
    if decision.accept:
        _accept(plain, code)
    return _checked(plain, code)


def _follow_title(database: Database, before: dict[str, Any], plain: dict[str, Any]) -> None:
    """The title that a draft was given follows its corrected weapon and place; a title that a
    person wrote stays. The code stays too: history and links know the record by it.
    """
    if before["status"] != "draft" or plain["title"] != before["title"]:
        return
    given, named = title_of(before), title_of(before, _weapon_name(database, before))
    if before["title"] not in (given, named):
        return
    kept = _first_weapon(before) == _first_weapon(plain) and before["title"] == given
    plain["title"] = title_of(plain, None if kept else _weapon_name(database, plain))


def _first_weapon(plain: dict[str, Any]) -> tuple[str | None, str] | None:
    use = next(iter(plain.get("weapons", [])), None)
    return (use.get("weapon"), use["type"]) if use else None


def _weapon_name(database: Database, plain: dict[str, Any]) -> str | None:
    """What the catalogue calls the first weapon of a record."""
    slug = (_first_weapon(plain) or (None,))[0]
    if slug is None:
        return None
    weapon = fetch(database, "weapons", [slug], "slug, name").get(slug)
    return str(weapon["name"]) if weapon else None


def _accept(plain: dict[str, Any], code: str) -> None:
    """Publish a draft. One that was unverified and rests on one source is then single-source."""
    if plain["status"] != "draft":
        raise UsageError(f"expected a draft to accept, found {code}, which is {plain['status']}")
    lacking = missing(plain)
    if lacking:
        sets = " ".join(f"--set {name}=..." for name in lacking if name != "source")
        edit = f"`incidents edit {code}` adds a source" if "source" in lacking else ""
        hint = "; ".join(part for part in (sets and f"give {sets}", edit) if part)
        raise UsageError(f"{code} cannot be accepted: no {', no '.join(lacking)}\n  {hint}")
    plain["status"] = "published"
    if plain["verification"] == "unverified" and len(plain.get("sources", [])) == 1:
        plain["verification"] = "single_source"


def _refused(database: Database, code: str) -> IncidentDocument:
    plain = incident_document(database, code)
    if plain["status"] == "retracted":
        raise UsageError(f"{code} was refused already")
    return _checked({**plain, "status": "retracted"}, code)


def _checked(plain: dict[str, Any], code: str) -> IncidentDocument:
    try:
        return validate(IncidentDocument, plain, code)
    except DocumentError as error:
        raise UsageError(str(error)) from None


def _named(plain: dict[str, Any]) -> str:
    return str(plain.get("location_words") or (plain.get("place") or {}).get("name") or "")
