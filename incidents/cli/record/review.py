"""`incidents review`: drafts checked by a person, on a screen or by options."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from itertools import groupby
from typing import Annotated, Any

import typer

from incidents import settings
from incidents.cli.completion import stored, words
from incidents.cli.console import print_json
from incidents.cli.options import check_format
from incidents.cli.session import CliSession, session
from schema.errors import IncidentsError, UsageError

_PLAIN = (
    "this terminal takes no screen (TERM is dumb or not set), so decide by options:"
    " `incidents review CODE --accept`, `--set FIELD=VALUE`, `--refuse --reason WHY`"
)


def review(
    context: typer.Context,
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            help="Records to review; all that await it when left out.",
            autocompletion=stored("incident"),
        ),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Accept: publish.")] = False,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", help="Set a field; repeatable.", metavar="FIELD=VALUE"),
    ] = None,
    refuse: Annotated[
        bool, typer.Option("--refuse", help="Refuse: retract, with --reason.")
    ] = False,
    duplicate_of: Annotated[
        str | None, typer.Option(help="Refuse as the same as another record.", metavar="CODE")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last revision back.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why, for the history.")] = None,
    source: Annotated[
        str | None,
        typer.Option(
            help="The page that says a figure that is set: key or web address.", metavar="KEY|URL"
        ),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Publisher of a new source.", metavar="NAME")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(help="Who says a figure that is set.", metavar="NAME")
    ] = None,
    quote: Annotated[
        str | None, typer.Option(help="The source's words for a figure that is set.")
    ] = None,
    take: Annotated[
        list[str] | None,
        typer.Option(
            help="Take the judgement that waits on a claim, by number or key; repeatable.",
            metavar="CLAIM",
        ),
    ] = None,
    judgements: Annotated[
        bool,
        typer.Option(
            "--judgements", help="Review records whose claims wait for a judgement, not drafts."
        ),
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List what awaits review.")] = False,
    format: Annotated[
        str,
        typer.Option(help="table or json.", metavar="NAME", autocompletion=words("table", "json")),
    ] = "table",
    include_restricted: Annotated[
        bool, typer.Option("--include-restricted", help="Also what is restricted.")
    ] = False,
) -> None:
    """Check drafts against their words: accept, change or refuse them; each decision a revision.

    Without options a screen opens; `--list`, or output that goes elsewhere, prints what awaits
    review, oldest first: drafts, then published records whose place has no coordinates. A figure
    that is set needs who says so, and refuses the claim that it corrects and no other.

    Example: incidents review
    Example: incidents review 2024-11-22-sumy-shahed --set place=Sumy --accept
    Example: incidents review 2024-11-22-sumy-shahed --set killed=2 --speaker "the mayor"
    Example: incidents review 2023-12-29-kyiv-warehouse --take 1
    Example: incidents review 2024-11-22-sumy-shahed --refuse --reason "a drill"
    """
    check_format(format, "table", "json")
    asked, wanted = session(context), codes or []
    act = _only_one(
        accept=accept or bool(values), refuse=refuse, duplicate_of=bool(duplicate_of), undo=undo,
        take=bool(take), list=listed,
    )  # fmt: skip
    at_terminal = format != "json" and sys.stdout.isatty() and sys.stdin.isatty()
    on_screen = at_terminal and not settings.plain_terminal()
    if act == "accept":
        words = {"source": source, "publisher": publisher, "speaker": speaker, "quote": quote}
        _decide(asked, wanted, values or [], accept, words | {"why": reason})
    elif act == "take":
        _take(asked, wanted, take or [], reason or "")
    elif act == "undo":
        _undo(asked, wanted)
    elif act in ("refuse", "duplicate_of"):
        _refuse(asked, wanted, reason, duplicate_of)
    elif judgements and (act == "list" or not on_screen):
        _print_judgements(asked, wanted, format, include_restricted)
    elif act == "list" or not on_screen:
        _print(asked, wanted, format, include_restricted)
        if at_terminal and act != "list":
            asked.note(_PLAIN)
    else:
        if judgements:
            waiting = asked.store().judgements(wanted, include_restricted=include_restricted)
            wanted = list(dict.fromkeys(one.code for one in waiting))
        _screen(asked, wanted, include_restricted, judgements)


def _only_one(**given: bool) -> str | None:
    """The one thing that is to be done; None when nothing was said."""
    acts = [name for name, wanted in given.items() if wanted]
    if len(acts) > 1:
        options = " or ".join(f"--{name.replace('_', '-')}" for name in acts)
        raise UsageError(f"expected {options}, found them together")
    return acts[0] if acts else None


def _decide(
    asked: CliSession,
    codes: list[str],
    values: list[str],
    accept: bool,
    words: dict[str, str | None],
) -> None:
    codes, pairs = _named(codes), [_pair(text) for text in values]
    words |= _asked_for(pairs, words)
    numbers = asked.store().decide(codes, pairs, accept=accept, **words)
    _say(asked, codes, numbers, "accepted" if accept else "changed")


def _asked_for(pairs: list[tuple[str, str]], words: dict[str, str | None]) -> dict[str, str | None]:
    """Who says a figure, asked of the person at the terminal where no option tells."""
    from incidents.review.figures import FIGURES

    figure = next((f"{value} {name}" for name, value in pairs if name in FIGURES and value), None)
    told = any(words[name] for name in ("source", "speaker", "quote"))
    if figure is None or told or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return {}
    answer = typer.prompt(f"Who says {figure}? A name, or the address of a page", err=True)
    is_page = answer.startswith(("http://", "https://"))
    return {"source": answer} if is_page else {"speaker": answer}


def _take(asked: CliSession, codes: list[str], claims: list[str], why: str) -> None:
    if len(_named(codes)) > 1:
        raise UsageError(f"expected one record with --take, found {len(codes)}")
    number = asked.store().take(codes[0], claims, why=why)
    _say(asked, codes, [number], "judged")


def _print_judgements(
    asked: CliSession, codes: list[str], format: str, include_restricted: bool
) -> None:
    waiting = asked.store().judgements(codes, include_restricted=include_restricted)
    if format == "json":
        _print_json(waiting)
        return
    if not waiting:
        asked.note("no claim waits for a judgement")
        return
    from incidents.cli.tables import print_hanging

    for code, own in groupby(waiting, lambda one: one.code):
        sys.stdout.write(f"{code}\n")
        for one in own:
            print_hanging(f"  --take {one.claim:<4}", one.sentence)
    records = len({one.code for one in waiting})
    asked.note(
        f"{len(waiting)} judgement{'s' * (len(waiting) != 1)} in"
        f" {records} record{'s' * (records != 1)}; `incidents review CODE --take CLAIM` lets"
        ' the later claim supersede it, or adds it where it says "more"'
    )


def _refuse(
    asked: CliSession, codes: list[str], reason: str | None, duplicate_of: str | None
) -> None:
    codes = _named(codes)
    numbers = asked.store().refuse(codes, reason or "", duplicate_of=duplicate_of)
    _say(asked, codes, numbers, "refused")


def _undo(asked: CliSession, codes: list[str]) -> None:
    codes = _named(codes)
    _say(asked, codes, asked.store().undo_decisions(codes), "taken back")


def _named(codes: list[str]) -> list[str]:
    if not codes:
        raise UsageError("expected the code of a record, found none: `incidents review --list`")
    return list(dict.fromkeys(codes))


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise UsageError(f"--set: expected FIELD=VALUE, found {text!r}")
    return name.strip(), value


def _say(asked: CliSession, codes: list[str], numbers: list[int], done: str) -> None:
    for code, number in zip(codes, numbers, strict=True):
        asked.note(f"{code}: {f'{done}, revision {number}' if number else 'unchanged'}")


def _print_json(items: Sequence[Any]) -> None:
    print_json(list(map(asdict, items)))


def _print(asked: CliSession, codes: list[str], format: str, include_restricted: bool) -> None:
    found = asked.store().waiting(codes, include_restricted=include_restricted)
    if format == "json":
        _print_json(found)
        return
    if not found:
        asked.note("nothing awaits review")
        return
    from incidents.cli.tables import print_table
    from incidents.language.figures_in_words import span

    rows = [
        (w.code, w.date, w.place, w.weapon, span(*w.killed), ", ".join(w.missing),
         ", ".join(w.doubtful), w.title)
        for w in found
    ]  # fmt: skip
    headers = ("code", "date", "place", "weapon", "killed", "missing", "check", "title")
    print_table(headers, rows, ("killed",), whole=("code",), spare=("title", "check"),
                last=("missing", "weapon", "place", "date"))  # fmt: skip
    asked.note(
        f"{len(found)} record{'s' * (len(found) != 1)} await{'s' * (len(found) == 1)} review"
    )


def _screen(
    asked: CliSession, codes: list[str], include_restricted: bool, only_codes: bool = False
) -> None:
    """Open the screen on what awaits review; with `only_codes` on these records alone."""
    if find_spec("textual") is None:
        raise IncidentsError(
            "the screen needs the extra `review`, which is not installed\n"
            "  pip install 'incidents-db[review]', or use --list, --accept, --set and --refuse"
        )
    store = asked.store()
    waiting = store.waiting(codes, include_restricted=include_restricted)
    found = [one.code for one in waiting] if codes or not only_codes else []
    if not found:
        asked.note("nothing awaits review")
        return
    from incidents.review.screen.app import run
    from incidents.review.session import Sitting

    store.gazetteer().close()  # one that has to be built says so before the screen opens
    sitting = Sitting(store, store.locate, found)
    run(sitting)
    asked.note(sitting.summary())


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(review)
