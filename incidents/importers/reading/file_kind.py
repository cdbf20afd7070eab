"""What kind of file it is, by what stands in it; its ending decides only between likely ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

from schema.errors import InputError

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SQLITE = b"SQLite format 3\x00"
"""How a SQLite file begins."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_YAML_KEY = re.compile(r"^(?:- )?[A-Za-z_][\w-]*:(?: |$)", re.MULTILINE)
WORDS = {
    "table": "a table (CSV, TSV, XLSX, SQLite, shapefile, GPX)",
    "json": "a JSON document",
    "ndjson": "NDJSON (one JSON object a line)",
    "xml": "XML",
    "yaml": "YAML",
    "zip": "a zip archive",
}
"""Each kind in words, for messages."""


def packed_kind(head: bytes) -> str | None:
    """`zip` or `table` for files that are no text; None for text."""
    if head.startswith(_ZIP):
        return "zip"
    if head.startswith((_OLD_OFFICE, SQLITE)):
        return "table"
    return None


def text_kind(sample: str, path: Path) -> str:
    """The kind of a text file; raises InputError when it is empty or no text."""
    start = sample.lstrip("\ufeff \t\r\n\x00")
    if not start:
        raise InputError("a file with something in it", "an empty file", str(path))
    if len(_CONTROL.findall(sample)) > len(sample) / 100:
        raise InputError("a text file, XLSX or a zip", "a file of another kind", str(path))
    if start[0] in "{[":
        return _json_kind(start, path)
    if start[0] == "<":
        return "xml"
    return "yaml" if _is_yaml(start, path) else "table"


def _json_kind(start: str, path: Path) -> str:
    """NDJSON has a whole object in its first line and another one in its second."""
    first, _, rest = start.partition("\n")
    if start[0] == "[" or not _is_object(first):
        return "json"
    lines = path.suffix.lower() in (".ndjson", ".jsonl")
    return "ndjson" if lines or rest.lstrip().startswith("{") else "json"


def _is_object(line: str) -> bool:
    """Whether a line is one JSON object; one that is broken inside counts."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return line.rstrip().endswith("}") and line.count("{") == line.count("}")


def _is_yaml(start: str, path: Path) -> bool:
    if path.suffix.lower() in (".yaml", ".yml"):
        return True
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        return False
    return start.startswith("---") or bool(_YAML_KEY.match(start))
