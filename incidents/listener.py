"""Who hears what a long call does: notes, warnings and progress, while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is (0: unknown)."""


class Listener:
    """Hears nothing. The command line's listener writes on stderr and draws a bar; a notebook may
    bring its own: what matters stands in the results as well.
    """

    def note(self, text: str) -> None:
        """Something that may be good to know."""

    def warn(self, text: str) -> None:
        """Something that a person should see."""

    def confirm(self, question: str) -> bool:
        """Whether to go on after a warning; nobody is there to ask, so it goes on."""
        return True

    @contextmanager
    def progress(self) -> Iterator[Step]:
        """What the steps of long work are reported to while it runs."""
        yield lambda *_: None
