"""A row on its way into the store: its identity, its document, its original values."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import cast

from incidents.importers.base import Loaded
from incidents.importers.drafts import IncidentDraft
from incidents.language.folding import slug

_LONGEST = 110
_DAILY = "location_at"


@dataclass
class Record:
    """One good row. `dataset` and `id` are its identity; `linked` says whether they are a number
    in a data set, which the record shows, or only how this program knows the row again.
    """

    item: Loaded
    dataset: str
    id: str
    linked: bool
    digest: str
    code: str | None = None
    identical: bool = False
    """Whether every cell is that of an earlier row, and the file does not number its rows."""

    @property
    def row(self) -> int:
        """The number of the row in the file."""
        return self.item.row

    def document(self, parent: str | None) -> IncidentDraft:
        """The document with its code, its parent's code and its number in the data set."""
        plain: dict[str, object] = {**self.item.document, "code": self.code, "parent": parent}
        if self.linked:
            stated = self.item.document.get("datasets", [])
            others = [r for r in stated if r.get("dataset") != self.dataset]
            plain["datasets"] = [{"dataset": self.dataset, "id": self.id}, *others]
        kept = {name: value for name, value in plain.items() if value is not None}
        return cast(IncidentDraft, kept)

    def wanted_code(self) -> str | None:
        """The code that the row should have: of its number, as `ucdp-462252`."""
        if not self.linked:
            return self.item.document.get("code")
        code = slug(self.dataset, self.id.removesuffix("#1"))
        return (
            code
            if len(code) <= _LONGEST
            else f"{code[:_LONGEST].rstrip('-')}-{digest(self.id)[:8]}"
        )


def digest(value: object) -> str:
    """The digest of a document or text; the day on which a place was looked up is no part of it."""
    if isinstance(value, dict):
        value = {name: part for name, part in value.items() if name != _DAILY}
    return hashlib.sha256(as_json(value).encode()).hexdigest()


def as_json(value: object) -> str:
    """Any value of a row as JSON text that a database can keep."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
