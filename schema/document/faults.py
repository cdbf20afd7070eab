"""pydantic's errors as our own: where in the document, what was expected, what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from schema.document.base import Document
from schema.errors import DocumentError, InputError, nearest

_EXPECTED = {
    "string_type": "text",
    "string_too_short": "text, or no such key",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number of usual size",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "list_type": "a list",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "too_short": "at least one item",
    "greater_than_equal": "a number of at least {ge:g}",
    "less_than_equal": "a number of at most {le:g}",
    "string_unicode": "text of whole Unicode characters",
    "string_pattern_mismatch": "text of the form {pattern}",
    "literal_error": "{expected}",
}


def faults_of(
    error: ValidationError, model: type[Document], where: str, raw: Mapping[str, Any]
) -> list[InputError]:
    """Every fault of one document, in the order of the document.

    pydantic asks whether fields agree with each other only once each is sound by itself. So that
    both are told together, what is sound is asked again without what is not.
    """
    details = error.errors(include_url=False)
    found = [fault for detail in details for fault in _faults(detail, model, where)]
    bad = {str(detail["loc"][0]) for detail in details if detail["loc"]}
    if not bad or not model.STAND_INS:
        return found
    for together in model.TOGETHER:
        bad |= together if bad & together else set()
    sound = {name: value for name, value in raw.items() if name not in bad}
    try:
        model.model_validate(model.STAND_INS | sound)
    except ValidationError as again:
        details = [one for one in again.errors(include_url=False) if not one["loc"]]
        found += [fault for detail in details for fault in _faults(detail, model, where)]
    return found


def _faults(detail: Mapping[str, Any], model: type[Document], where: str) -> list[InputError]:
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, DocumentError):
        return [_inside(fault, detail, where) for fault in cause.faults]
    return [_fault(detail, model, where)]


def _fault(detail: Mapping[str, Any], model: type[Document], where: str) -> InputError:
    path = _path(detail["loc"])
    if detail["type"] == "missing":
        parents = _path(detail["loc"][:-1])
        return InputError(f"the key `{detail['loc'][-1]}`", "none", _at(where, parents))
    if detail["type"] in ("extra_forbidden", "invalid_key"):
        return _unknown_key(detail, model, where)
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, InputError):
        return _inside(cause, detail, where)
    return InputError(expected_by(detail), _shown(detail["input"]), _at(where, path))


def _inside(fault: InputError, detail: Mapping[str, Any], where: str) -> InputError:
    """A fault that a model of ours raised, at its place in the document."""
    path = ".".join(part for part in (_path(detail["loc"]), fault.where) if part)
    return InputError(fault.expected, fault.found, _at(where, path), fault.hint)


def expected_by(detail: Mapping[str, Any]) -> str:
    """What one of pydantic's errors expected, in our words."""
    words: str = _EXPECTED.get(detail["type"], detail["msg"])
    return words.format(**detail.get("ctx", {}))


def _unknown_key(detail: Mapping[str, Any], model: type[Document], where: str) -> InputError:
    key, parents = str(detail["loc"][-1]), detail["loc"][:-1]
    known = list(_model_at(model, parents).model_fields)
    offer = nearest(key, known) or known
    expected = f"one of the keys {', '.join(offer)}"
    return InputError(expected, f"the unknown key {key!r}", _at(where, _path(parents)))


def _model_at(model: type[Document], parents: tuple[int | str, ...]) -> type[Document]:
    """The document model that stands at a path below `model`."""
    for step in parents:
        if isinstance(step, str) and step in model.model_fields:
            model = _document_in(model.model_fields[step].annotation) or model
    return model


def _document_in(annotation: Any) -> type[Document] | None:
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for part in parts if (found := _document_in(part))), None)


def _path(steps: tuple[int | str, ...]) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".")


def _at(where: str, path: str) -> str:
    return f"{where}: {path}" if where and path else where or path


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
