"""The shared filter options, made out of `incidents.filters.Filter`."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import Field, fields
from pathlib import Path
from typing import Annotated, Any

import typer

from incidents.queries.filters import ANY, Filter, option_name
from schema.errors import UsageError


def check_format(given: str, *known: str) -> None:
    """Refuse a `--format` that a command does not know."""
    if given not in known:
        raise UsageError(f"--format: expected one of {', '.join(known)}, found {given!r}")


FORCE = Annotated[bool, typer.Option("--force", help="Write over what exists.")]
BLUR = Annotated[
    str | None, typer.Option(help="Move coordinates to a grid, such as 1km.", metavar="DISTANCE")
]
_PANEL = "Filters"
_NUMBERS = ("killed_min", "injured_min", "missing_min", "launched_min", "sources_max")


def with_any_contested(words: Sequence[str]) -> list[str]:
    """The words of a command line, where a bare `--contested` asks for any field."""
    following = [*words[1:], "-"]
    return [
        part
        for word, after in zip(words, following, strict=True)
        for part in ([word, ANY] if word == "--contested" and after.startswith("-") else [word])
    ]


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command every filter option. Its first parameter, `wanted`, is the Filter."""

    @functools.wraps(command)
    def run(**given: Any) -> None:
        chosen = {field.name: given.pop(field.name) for field in fields(Filter)}
        lists = {name: tuple(value) for name, value in chosen.items() if isinstance(value, list)}
        command(Filter(**{**chosen, **lists}), **given)

    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    parameters = [*own, *(_parameter(field) for field in fields(Filter))]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _parameter(field: Field[Any]) -> inspect.Parameter:
    option = typer.Option(
        f"--{option_name(field.name)}",
        help=field.metadata["help"],
        metavar=field.metadata["metavar"] or None,
        rich_help_panel=_PANEL,
    )
    annotation: Any = Annotated[_type(field), option]
    default = [] if field.metadata["many"] else field.default
    return inspect.Parameter(
        field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _type(field: Field[Any]) -> Any:
    if field.metadata["many"]:
        return list[str]
    if field.name in _NUMBERS:
        return int | None
    if field.name == "inside":
        return Path | None
    return bool if field.name == "include_restricted" else str | None
