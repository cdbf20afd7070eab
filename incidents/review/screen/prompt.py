"""One line to type: a value, a reason, the code of another record."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from schema.errors import IncidentsError


class Prompt(ModalScreen[str | None]):
    """Asks for a line and hands it to `act`; an error of `act` is shown and the line stays."""

    BINDINGS = [Binding("escape", "cancel", "cancel")]  # noqa: RUF012  # textual's own way

    def __init__(self, label: str, value: str, act: Callable[[str], object]) -> None:
        super().__init__()
        self.label, self.value, self.act = label, value, act

    def compose(self) -> ComposeResult:
        """A label, the line, and room for what is wrong with it."""
        with Vertical(id="prompt"):
            yield Static(self.label, markup=False)
            yield Input(self.value, select_on_focus=True)
            yield Static("Enter writes, Esc leaves", id="fault", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try it; stay when it cannot be."""
        try:
            self.act(event.value.strip())
        except IncidentsError as error:
            fault = self.query_one("#fault", Static)
            fault.update(str(error).replace("--set ", ""))
            fault.add_class("wrong")
            return
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Leave without writing."""
        self.dismiss(None)
