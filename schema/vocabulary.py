"""Vocabularies: the codes that a field may hold, with labels, aliases and a tree.

Each vocabulary is one file `schema/vocabularies/NAME.yaml`. A code is never deleted: it becomes
`deprecated` with `replaced_by`, so that old exports stay readable.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from schema.errors import UnknownNameError, nearest
from schema.folding import words_alone

_FOLDER = Path(__file__).parent / "vocabularies"


@dataclass(frozen=True)
class Term:
    """One code of a vocabulary.

    `parent` is the broader code; `hidden` terms are left out of answers unless asked for;
    `counted` marks claim statuses that enter derived figures; `unit` and `plausible` (low, high)
    belong to weapon properties, and `recognition` to those by which what fell is told; `address` is
    where a register shows an entry; `event_type` and `accompanies` to weapon types (see
    `schema.event_types`); `delayed` to what is handed on of a fresh strike only after a while (see
    `schema.restricted`).
    """

    code: str
    label: str
    description: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    counted: bool = False
    unit: str | None = None
    plausible: tuple[float, float] | None = None
    recognition: bool = False
    event_type: str | None = None
    accompanies: bool = False
    delayed: bool = False
    address: str | None = None
    deprecated: bool = False
    replaced_by: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """A named list of terms. `encode` turns a code, label or alias into a code, or raises."""

    name: str
    version: int
    terms: dict[str, Term] = field(default_factory=dict)

    @property
    def noun(self) -> str:
        """The name for messages: `weapon_types` is a "weapon type"."""
        return self.name.removesuffix("s").replace("_", " ")

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, in the order of the file."""
        return tuple(self.terms)

    def encode(self, text: str) -> str:
        """The code for a code, label or alias, whatever its case; raises UnknownNameError."""
        code = _lookup(self.name).get(words_alone(text))
        if code is None:
            raise UnknownNameError(self.noun, text, nearest(text, self.terms), self._hint())
        return self.terms[code].replaced_by or code

    def label(self, code: str | None) -> str:
        """What people read for a code; an empty text for none."""
        return self.terms[code].label if code in self.terms else code or ""

    def below(self, code: str) -> list[str]:
        """The code and everything under it in the tree."""
        children = [t.code for t in self.terms.values() if t.parent == code]
        return [code, *(deeper for child in children for deeper in self.below(child))]

    def above(self, code: str) -> list[str]:
        """The code and its parents, up to the top of the tree."""
        parent = self.terms[code].parent
        return [code, *(self.above(parent) if parent else [])]

    def visible(self) -> list[str]:
        """Codes that an answer holds when nobody asked for a code by name."""
        return [term.code for term in self.terms.values() if not term.hidden]

    @property
    def delayed(self) -> tuple[str, ...]:
        """Codes that are marked `delayed`."""
        return tuple(term.code for term in self.terms.values() if term.delayed)

    def _hint(self) -> str:
        codes = ", ".join(self.terms)
        return f"known: {codes}" if len(codes) < 400 else "`incidents codebook` lists all codes"


VERDICTS = "judgement_verdicts"
"""The vocabulary of what is judged of two records, which no field of a document holds."""


@cache
def vocabulary(name: str) -> Vocabulary:
    """Load one vocabulary, such as `vocabulary("weapon_types")`."""
    import yaml

    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return Vocabulary(name, raw["version"], {t["code"]: _term(t) for t in raw["terms"]})


def _term(raw: dict[str, Any]) -> Term:
    tuples: dict[str, Any] = {k: tuple(raw[k]) for k in ("aliases", "plausible") if k in raw}
    return Term(**(raw | tuples))


@cache
def _lookup(name: str) -> dict[str, str]:
    """Folded code, label and alias of every term, to its code; codes win over labels."""
    terms = vocabulary(name).terms.values()
    found = {words_alone(alias): term.code for term in terms for alias in term.aliases}
    found |= {words_alone(term.label): term.code for term in terms}
    return found | {words_alone(term.code): term.code for term in terms}


@cache
def names() -> tuple[str, ...]:
    """The names of all vocabularies, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))
