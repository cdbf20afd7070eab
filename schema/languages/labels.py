"""What people read for a code of a vocabulary, in each language.

English stands in the vocabularies themselves; `schema/vocabularies/labels/LANGUAGE.yaml` has the
others, read only when they are asked for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from schema.languages.language import ENGLISH, current
from schema.vocabulary import vocabulary

FOLDER = Path(__file__).parent.parent / "vocabularies" / "labels"


def label(name: str, code: str | None) -> str:
    """The label of a code in the language that is written now; English where it has none."""
    english = vocabulary(name).label(code)
    if current() == ENGLISH or code is None:
        return english
    return labels(current()).get(name, {}).get(code, english)


@cache
def labels(language: str) -> dict[str, dict[str, str]]:
    """All labels of a language, by vocabulary and code."""
    import yaml

    text = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return {name: dict(terms) for name, terms in loaded.items()}
