"""`incidents edit`: a record in your editor."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incidents import settings
from incidents.cli.completion import stored
from incidents.cli.session import session

if TYPE_CHECKING:
    from incidents.library import Library
    from schema.document.incident import IncidentDocument


def edit(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(help="Code of the incident.", autocompletion=stored("incident"))
    ],
    why: Annotated[str | None, typer.Option(help="Reason, for the history.")] = None,
) -> None:
    """Open a record in $EDITOR; when saved it is checked, and a revision is kept.

    Example: EDITOR=nano incidents edit 2024-11-22-sumy-shahed --why "second toll"
    """
    from incidents.store.history import Author
    from schema.document.write import to_yaml
    from schema.errors import IncidentsError

    asked = session(context)
    store = asked.store()
    read = store.get(code)
    before = to_yaml(read)
    with tempfile.NamedTemporaryFile(
        "w", suffix=".yaml", prefix=f"{code}-", delete=False, encoding="utf-8", newline="\n"
    ) as file:
        file.write(before)
    draft = Path(file.name)
    number = 0
    try:
        _open_editor(draft)
        if draft.read_bytes() != before.encode():
            number = store.revise(code, _read(store, draft, code), Author(why), read=read)
    except IncidentsError:
        _keep(draft, before)
        raise
    draft.unlink()
    asked.note(f"{code}: {f'revision {number}' if number else 'unchanged'}")


def _read(store: Library, draft: Path, code: str) -> IncidentDocument:
    from incidents.entry.documents import edited
    from schema.document.read import read_text
    from schema.document.yaml import load_yaml

    return edited(store, load_yaml(read_text(draft), code), store.locate, code)


def _keep(draft: Path, before: str) -> None:
    """Say where the text is that could not be saved; remove one that nobody changed."""
    if draft.exists() and draft.read_bytes() == before.encode():
        draft.unlink()
    else:
        sys.stderr.write(f"your text is kept in {draft}\n")


def _open_editor(draft: Path) -> None:
    from schema.errors import IncidentsError

    command = settings.editor()
    try:
        ended = subprocess.run([*shlex.split(command), str(draft)], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        raise IncidentsError(
            f"the editor {command!r} cannot be started ({error})\n  EDITOR names another"
        ) from error
    if ended.returncode:
        raise IncidentsError(
            f"the editor {command!r} ended with {ended.returncode}; nothing was written"
        )


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(edit)
