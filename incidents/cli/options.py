"""Options that several commands share; the filters are made out of `queries.filters.Filter`."""

from __future__ import annotations

import functools
import inspect
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import Field, fields
from typing import Annotated, Any, cast

import typer

from incidents.cli.completion import FILTERS, words
from incidents.cli.session import speak_as_asked
from incidents.queries.filters import ANY, Filter, Filters, kind_of, option_name
from schema.errors import UsageError
from schema.languages.language import LANGUAGES


def check_format(given: str, *known: str) -> None:
    """Refuse a `--format` that a command does not know."""
    if given not in known:
        raise UsageError(f"--format: expected one of {', '.join(known)}, found {given!r}")


def pixels(text: str) -> tuple[int, int]:
    """Width and height as `--size` takes them: 1200x700."""
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise UsageError(f"--size: expected WIDTHxHEIGHT such as 1200x700, found {text!r}")
    return int(width), int(height)


def _of_letters(text: str | None) -> str | None:
    """A line of words; a control sign or half a letter would break the file."""
    if text and any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text):
        raise UsageError(f"expected a title of letters and signs, found {text!r}")
    return text


TITLE = Annotated[
    str | None, typer.Option(help="The line above.", metavar="TEXT", callback=_of_letters)
]
SUBTITLE = Annotated[
    str | None,
    typer.Option(
        help="The line below the title of a picture; else what was asked for.",
        metavar="TEXT",
        callback=_of_letters,
    ),
]
LANG = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help="Language of words for people: en, uk, ru or ar. Data are the same in each.",
        metavar="CODE",
        callback=speak_as_asked,
        autocompletion=words(*LANGUAGES),
        expose_value=False,
    ),
]
FORCE = Annotated[bool, typer.Option("--force", help="Write over what exists.")]
BLUR = Annotated[
    str | None, typer.Option(help="Move coordinates to a grid, such as 1km.", metavar="DISTANCE")
]
NO_DELAY = Annotated[
    bool,
    typer.Option(
        "--no-delay",
        help="Strikes of the last 72 hours on military, energy and transport targets in full, with"
        " point and damage.",
    ),
]
_PANEL = "Filters"


def with_any_contested(words: Sequence[str]) -> list[str]:
    """The words of a command line, where a bare `--contested` asks for any field."""
    following = [*words[1:], "-"]
    return [
        part
        for word, after in zip(words, following, strict=True)
        for part in ([word, ANY] if word == "--contested" and after.startswith("-") else [word])
    ]


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command every filter option. Its first parameter, `wanted`, holds those asked for,
    as keywords of the library.
    """

    @functools.wraps(command)
    def run(**given: Any) -> None:
        chosen = {field.name: given.pop(field.name) for field in fields(Filter)}
        wanted = {n: v for n, v in chosen.items() if v not in (None, []) and v is not False}
        command(cast("Filters", wanted), **given)

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
        autocompletion=FILTERS.get(field.name),
    )
    kind, many = kind_of(field), field.metadata["many"]
    wanted: Any = list[str] if many else kind if kind is bool else kind | None
    annotation: Any = Annotated[wanted, option]
    return inspect.Parameter(
        field.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=[] if many else field.default,
        annotation=annotation,
    )
