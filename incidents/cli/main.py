"""The program `incidents`: its global options, its commands, and the one place for errors."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, cached_property
from importlib import import_module
from typing import Annotated, Any

import typer

from incidents import settings
from incidents.cli.session import CliSession
from incidents.language.visible_signs import visible_lines
from incidents.version import VERSION
from schema.errors import IncidentsError
from schema.languages.language import known, written_in

COMMANDS = {
    "demo": "publish.demo",
    "init": "maintain.init",
    "add": "record.add",
    "claim": "record.claim",
    "edit": "record.edit",
    "set": "record.set",
    "retract": "record.take_back",
    "undo": "record.take_back",
    "purge": "record.purge",
    "load": "record.load",
    "query": "ask.query",
    "count": "ask.count",
    "show": "ask.show",
    "weapons": "ask.weapons",
    "transfers": "ask.transfers",
    "site": "ask.site",
    "geocode": "ask.geocode",
    "gazetteer": "maintain.gazetteer",
    "extract": "record.extract",
    "review": "record.review",
    "link": "record.link",
    "export": "publish.export",
    "map": "publish.map",
    "chart": "publish.chart",
    "report": "publish.report",
    "history": "ask.history",
    "restore": "ask.history",
    "head": "maintain.head",
    "check": "maintain.check",
    "migrate": "maintain.migrate",
    "backup": "maintain.backup",
    "recover": "maintain.backup",
    "codebook": "ask.codebook",
}
"""Every command and the module of `incidents.cli` that holds it, in the order of the help."""


class Program(typer.Typer):
    """A program whose help shows a flag as `--force`, without the type of a value that it has
    not: typer writes `--force <bool>`.
    """

    def __call__(self, *words: Any, **options: Any) -> Any:
        """Run the program."""
        return self._command(*words, **options)

    @cached_property
    def _command(self) -> Any:
        command = typer.main.get_command(self)
        _without_types(command)
        return command


def _without_types(command: Any) -> None:
    """Take the type off every flag of a command and its sub-commands."""
    context = command.context_class(command, help_option_names=_HELP)
    for parameter in command.get_params(context):
        if getattr(parameter, "is_flag", False):
            parameter.metavar = ""
    for child in getattr(command, "commands", {}).values():
        _without_types(child)


_HELP = ["-h", "--help"]


def program(words: Sequence[str]) -> typer.Typer:
    """The program for a command line. Only the command that it calls is imported and built, once a
    process: all of them together take longer than a query.
    """
    return _program(_called(words))


@cache
def _program(called: str | None) -> typer.Typer:
    app = Program(
        name="incidents",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": _HELP},
        help="Weapons and strike incidents: sourced claims, casualty ranges, maps, CSV, answers.",
    )
    app.callback()(main)
    for module in dict.fromkeys([COMMANDS[called]] if called else COMMANDS.values()):
        import_module(f"incidents.cli.{module}").register(app)
    return app


def _called(words: Sequence[str]) -> str | None:
    """The command that is called, or None when all have to be known (help, completion, errors)."""
    rest = iter(words)
    for word in rest:
        if word in ("--db", "--lang"):
            next(rest, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
        elif word not in ("--quiet", "--debug") and not word.startswith(("--db=", "--lang=")):
            return None
    return None


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"incidents-db {VERSION}\n")
        raise typer.Exit


def main(
    context: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            help="The store (or INCIDENTS_DB); incidents.db when not given.", metavar="FILE"
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            help="Language of words for people: en, uk, ru or ar (or LANG on a terminal, and in"
            " pages of maps). Data are the same in each.",
            metavar="CODE",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress, no notes.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Say which version this is."
        ),
    ] = False,
) -> None:
    """Take the global options."""
    context.obj = CliSession(settings.store_path(db), quiet, known(lang) if lang else None)
    context.obj.speak()


def run() -> None:
    """Run the program; the only place where errors become messages and exit codes."""
    try:
        _ask_for_any_contested()
        try:
            with written_in(None):  # the language of one run is not that of the next
                program(sys.argv[1:])()
        finally:
            sys.stdout.flush()
    except IncidentsError as error:
        _end(error, str(error), error.exit_code)
    except BrokenPipeError:
        _leave_stdout()
        raise SystemExit(1) from None
    except OSError as error:
        _leave_stdout()
        _end(error, f"{error.filename or 'stdout'}: {error.strerror or error}", 1)
    except UnicodeEncodeError as error:
        _end(error, f"expected text in UTF-8, found {error.object!r}", 2)
    except sqlite3.Error as error:
        from incidents.store.engines.sqlite_faults import fault

        _end(error, str(fault(error)), 1)
    except KeyboardInterrupt:
        sys.stderr.write("stopped; nothing was written\n")
        raise SystemExit(130) from None


def _leave_stdout() -> None:
    """What could not be written is not tried again when the program ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _ask_for_any_contested() -> None:
    """A bare `--contested` asks for any field: the option's value may be left out."""
    if "--contested" in sys.argv:
        from incidents.cli.options import with_any_contested

        sys.argv[1:] = with_any_contested(sys.argv[1:])


def _end(error: Exception, message: str, exit_code: int) -> None:
    if "--debug" in sys.argv:
        raise error
    sys.stderr.write(f"error: {visible_lines(message)}\n")
    raise SystemExit(exit_code)
