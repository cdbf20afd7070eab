"""What the keys do."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

HELP = """\
a      accept: the draft is published
e      correct the selected field; empty text empties it
r      refuse, with a reason: kept, and left out of answers
1-9    take a candidate as the place
d      refuse as the same as another record
t      take the judgement that waits on a claim: the later supersedes it
u      take back the newest decision
n p    next, previous record
↑ ↓    select a field; the text shows its words
PgUp PgDn   scroll the text
q      quit; everything decided is written already

date   2024-11-21, 2024-11, or a night 2024-11-21/22
toll   2, 2-5 or 2+ (at least), its words, who says them: 2 "two died" mayor
sure, good, check: how often the rule is right in reports
of others (95 % and more, 85 % and more, below or unknown)

any key closes this"""


class Help(ModalScreen[None]):
    """The keys, until any is pressed."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(HELP, id="help", markup=False)

    def on_key(self, event: Key) -> None:
        """Close, and let the key do nothing else."""
        event.stop()
        self.dismiss(None)
