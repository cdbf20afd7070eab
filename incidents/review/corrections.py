"""One correction of many records: fields set to a value wherever a filter fits, as one change."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace

from incidents.entry import typed_values as typed
from incidents.geocode.pending import Locate
from incidents.queries.filters import Filter
from incidents.queries.query import build, select_rows
from incidents.review.desk import Change as Setter
from incidents.review.desk import Desk, Plain, set_or_drop
from incidents.review.fields import FIELDS, INSTEAD
from incidents.review.figures import FIGURES
from incidents.review.needs import missing
from incidents.store.changes.together import Change, revise_together
from incidents.store.documents import incident_document
from incidents.store.engines.base import Database
from incidents.store.history import Author
from incidents.store.store import Store
from schema.columns import NAMES, select
from schema.document.fields import COUNTS
from schema.document.incident import IncidentDocument
from schema.document.read import validate
from schema.document.write import to_plain
from schema.errors import DocumentError, InputError, UnknownNameError, UsageError, nearest
from schema.restricted import HeldBack, public_changes
from schema.vocabulary import vocabulary

_BLANK: Plain = {"title": "A record", "event_type": "other", "status": "draft"}


class _Trial(Exception):  # noqa: N818  # it ends a trial, nothing is wrong
    """Ends the transaction of a trial, with what would have been written."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


def set_fields(
    store: Store,
    values: Mapping[str, str],
    wanted: Filter,
    author: Author,
    locate: Locate,
    dry_run: bool = False,
) -> Change:
    """Set fields of every record that a filter fits, all records or none, as one change.

    With `dry_run` everything is done and taken back, so that what it says is what would happen.
    """
    if not (author.why or "").strip():
        raise UsageError("expected a reason in --why, found none: the history keeps it")
    if not values:
        raise UsageError("expected FIELD=VALUE, found none")
    try:
        with store.writing() as database:
            change = _set_all(store, database, values, wanted, author, locate)
            _take_back(change, dry_run)
    except _Trial as trial:
        return replace(trial.change, number=None)
    return change


def _take_back(change: Change, dry_run: bool) -> None:
    """End the transaction of a trial, so that nothing is written."""
    if dry_run:
        raise _Trial(change)


def _set_all(
    store: Store,
    database: Database,
    values: Mapping[str, str],
    wanted: Filter,
    author: Author,
    locate: Locate,
) -> Change:
    desk = Desk(database, locate, option="")
    _refuse_bad_values(values, desk)
    query = build(store.engine, database, wanted)
    sql = select_rows(query, select(["code"]))
    codes = [str(code) for (code,) in list(database.tuples(sql, query.parameters))]
    documents = {code: incident_document(database, code) for code in codes}
    change = revise_together(database, _corrected(documents, values, desk), "set", author)
    return change if wanted.include_restricted else _public(change, documents)


def _corrected(
    documents: Mapping[str, Plain], values: Mapping[str, str], desk: Desk
) -> dict[str, Plain]:
    """The documents with their fields set; every fault of every one is raised together."""
    states, faults = dict[str, Plain](), list[InputError]()
    for code, document in documents.items():
        plain = copy.deepcopy(document)
        _set(plain, values, desk)
        try:
            _refuse_unready(document, plain)
            states[code] = to_plain(validate(IncidentDocument, plain, code))
        except InputError as error:
            faults.append(error)
        except DocumentError as error:
            faults += error.faults
    if faults:
        raise DocumentError(faults)
    return states


def _refuse_bad_values(values: Mapping[str, str], desk: Desk) -> None:
    """Refuse what no record can hold, once and not for every record, and where none fits too.

    Faults without a place in the document are those of a whole record: they may be no faults of
    another one.
    """
    blank = dict(_BLANK)
    _set(blank, values, desk)
    try:
        validate(IncidentDocument, blank, "")
    except DocumentError as error:
        if faults := [fault for fault in error.faults if fault.where]:
            raise UsageError("\n".join(map(str, faults))) from None


def _set(plain: Plain, values: Mapping[str, str], desk: Desk) -> None:
    # The kind of event follows the weapons, unless it is told: so it is set after them.
    for name, text in sorted(values.items(), key=lambda value: value[0] == "event_type"):
        _setter(name)(plain, text.strip(), desk)


def _setter(given: str) -> Setter:
    name = INSTEAD.get(given, given)
    if name in SETTABLE:
        return SETTABLE[name]
    if name in FIGURES or name.rpartition("_")[0] in FIGURES:
        raise UsageError(
            f"{name} is made of claims, each with its source: it cannot be set\n"
            "  `incidents claim CODE --killed N --source URL` adds one"
        )
    if name in COUNTS or name in NAMES:
        raise UsageError(
            f"{name} is made of other fields of each record: it cannot be set for many\n"
            "  `incidents edit CODE` opens one record"
        )
    known = f"known: {', '.join(sorted(SETTABLE))}"
    raise UnknownNameError("field that can be set", name, nearest(name, SETTABLE), known)


def _status(plain: Plain, text: str, desk: Desk) -> None:
    plain["status"] = vocabulary("record_statuses").encode(text)


def _country(plain: Plain, text: str, desk: Desk) -> None:
    FIELDS["country"](plain, typed.country(text) if text else "", desk)


def _restricted(plain: Plain, text: str, desk: Desk) -> None:
    flags = {"true": True, "yes": True, "false": None, "no": None, "": None}
    if text.casefold() not in flags:
        raise UsageError(f"restricted: expected true or false, found {text!r}")
    set_or_drop(plain, "restricted", flags[text.casefold()])


def _refuse_unready(before: Plain, plain: Plain) -> None:
    """A record that is published by the correction needs what every published record needs."""
    if plain["status"] != "published" or before["status"] == "published":
        return
    if lacking := missing(plain):
        raise InputError(
            "a record that can be published",
            f"one without {', '.join(lacking)}",
            f"{plain['code']}: status",
            f"`incidents edit {plain['code']}` opens it",
        )


def _public(change: Change, documents: Mapping[str, Plain]) -> Change:
    """What was changed, as it may be shown: homes that are known exactly only coarsely."""
    shown = {
        code: public_changes(changes, HeldBack.across(documents[code], [changes])) or {}
        for code, changes in change.records.items()
    }
    return replace(change, records=shown)


SETTABLE: dict[str, Setter] = {
    **{name: set_one for name, set_one in FIELDS.items() if name not in (*FIGURES, *COUNTS)},
    "country": _country,
    "status": _status,
    "restricted": _restricted,
}
"""Every field that can be set for many records: what review sets of one, but for figures."""
