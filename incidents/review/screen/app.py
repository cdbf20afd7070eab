"""The screen: the text on the left, the draft on the right, places and likely twins below."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import OptionList, Static

from incidents.language.visible_signs import visible
from incidents.review.facts import Fact
from incidents.review.figures import FIGURES, split_words
from incidents.review.screen.help import Help
from incidents.review.screen.panes import alike_text, fact_text, keys_text, places_text
from incidents.review.screen.prompt import Prompt
from incidents.review.screen.words import Words
from incidents.review.session import Sheet, Sitting
from schema.errors import IncidentsError

_KEYS = "a accept e edit r refuse t take 1-9 place d same u undo n next p back ? help q"
_BELOW = 5
_HALF = 36


def run(sitting: Sitting) -> None:
    """Open the screen until the reviewer quits."""
    ReviewApp(sitting).run()


class ReviewApp(App[None]):
    """The program of the screen."""

    CSS_PATH = "screen.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "incidents review"

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting

    def on_mount(self) -> None:
        """Show the first record."""
        self.push_screen(Checking(self.sitting))


class Checking(Screen[None]):
    """One record beside its words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "accept"),
        Binding("e,enter", "correct", "correct", priority=True),
        Binding("r", "refuse", "refuse"),
        Binding("d", "same", "same"),
        Binding("t", "take", "take"),
        Binding("u", "undo", "undo"),
        Binding("n", "move(1)", "next"),
        Binding("p", "move(-1)", "back"),
        Binding("q", "quit", "quit"),
        Binding("question_mark", "help", "help"),
        Binding("pageup", "scroll(-1)", "up", priority=True),
        Binding("pagedown", "scroll(1)", "down", priority=True),
        *(Binding(str(n), f"choose({n})", "place") for n in range(1, 10)),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.sheet: Sheet | None = None

    def compose(self) -> ComposeResult:
        """The panes."""
        yield Static(id="progress", markup=False)
        yield Static(id="title", markup=False)
        with Horizontal(id="main"):
            yield Words()
            yield OptionList(id="facts")
        with Horizontal(id="below"):
            yield Static(id="places")
            yield Static(id="alike")
        yield Static(id="message", markup=False)
        yield Static(keys_text(_KEYS), id="keys")

    def on_mount(self) -> None:
        """Show the record at hand."""
        self.query_one(OptionList).focus()
        self._open()

    def on_option_list_option_highlighted(self) -> None:
        """The words of the selected fact come into view."""
        self.query_one(Words).select(self._fact())

    def action_accept(self) -> None:
        """Accept, and go to the next."""
        self._try(self.sitting.accept, "accepted", onwards=True)

    def action_choose(self, number: int) -> None:
        """Take a candidate place."""
        sheet = self.sheet
        if sheet and number <= len(sheet.offers):
            offer = sheet.offers[number - 1]
            self._try(lambda: self.sitting.choose(offer), f"place: {offer.where}")
        else:
            self._say(f"there is no candidate {number}")

    def action_correct(self) -> None:
        """Type another value for the selected field."""
        fact = self._fact()
        if fact is None or not fact.field:
            self._say("this line cannot be set here; `incidents edit` opens the whole record")
            return
        name = fact.field

        def act(text: str) -> None:
            self._set(name, text)

        label = f"{fact.label}  {_how_typed(name)}".strip()
        self._ask(label, fact.typed, act, f"{fact.label} set")

    def action_refuse(self) -> None:
        """Refuse with a reason, and go to the next."""
        self._ask("Why is it refused?", "", self.sitting.refuse, "refused", onwards=True)

    def action_same(self) -> None:
        """Refuse as the same as another record."""
        first = self.sheet.alike[0].code if self.sheet and self.sheet.alike else ""
        self._ask("The same as which record?", first, self.sitting.same_as, "refused", onwards=True)

    def action_take(self) -> None:
        """Take the judgement that is selected, else the first that waits."""
        fact, waiting = self._fact(), self.sheet.judgements if self.sheet else []
        judgement = (fact and fact.judgement) or next(iter(waiting), None)
        if judgement is None:
            self._say("no judgement waits on the claims of this record")
            return
        verb = "superseded by" if judgement.field == "supersedes" else "added to"
        done = f"claim {judgement.claim} {verb} claim {judgement.by}"
        self._try(lambda: self.sitting.take(judgement), done)

    def action_undo(self) -> None:
        """Take back the newest decision, and show its record."""
        self._try(self.sitting.undo, "taken back")

    def action_move(self, by: int) -> None:
        """Go to the next or the previous record."""
        if self.sitting.move(by):
            self._open()
        else:
            self._say("that was the last one" if by > 0 else "this is the first one")

    def action_scroll(self, by: int) -> None:
        """Scroll the text by a page."""
        words = self.query_one(Words)
        words.scroll_relative(y=by * max(words.size.height - 1, 1), animate=False)

    def action_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(Help())

    def action_quit(self) -> None:
        """End; everything decided is written already."""
        self.app.exit()

    def _set(self, name: str, text: str) -> None:
        figure, words = split_words(text) if _is_toll(name) else (text, None)
        self.sitting.set(name, figure, words)

    def _fact(self) -> Fact | None:
        number = self.query_one(OptionList).highlighted
        facts = self.sheet.facts if self.sheet else []
        return facts[number] if number is not None and number < len(facts) else None

    def _ask(
        self, label: str, value: str, act: Callable[[str], object], done: str, onwards: bool = False
    ) -> None:
        def after(text: str | None) -> None:
            if text is not None:
                self._done(done, onwards)

        self.app.push_screen(Prompt(label, value, act), after)

    def _try(self, act: Callable[[], object], done: str, onwards: bool = False) -> None:
        try:
            act()
        except IncidentsError as error:
            self._say(" ".join(str(error).split()))
            return
        self._done(done, onwards)

    def _done(self, done: str, onwards: bool) -> None:
        code = self.sitting.code
        ended = onwards and not self.sitting.next_open()
        self._open(same=self.sitting.code == code)
        self._say(f"{code}: {done}" + ("; that was the last one, q ends" if ended else ""))

    def _open(self, same: bool = False) -> None:
        """Show the record at hand; the selection stays when it is the same record."""
        list_ = self.query_one(OptionList)
        at = list_.highlighted or 0 if same else 0
        sheet = self.sheet = self.sitting.sheet()
        verdict = self.sitting.verdicts.get(sheet.code) or sheet.plain["status"]
        progress = f"{self.sitting.progress()}   {sheet.code} ({verdict})"
        self.query_one("#progress", Static).update(progress)
        self.query_one("#title", Static).update(Text(visible(sheet.plain["title"]), "bold"))
        self.query_one(Words).open(sheet.page, sheet.facts)
        list_.clear_options()
        list_.add_options([fact_text(fact) for fact in sheet.facts])
        list_.highlighted = min(at, len(sheet.facts) - 1)
        places = self.query_one("#places", Static)
        places.update(places_text(sheet, _BELOW, places.size.width or _HALF))
        self.query_one("#alike", Static).update(alike_text(sheet, _BELOW))
        self._say("")

    def _say(self, text: str) -> None:
        self.query_one("#message", Static).update(text)


def _is_toll(name: str) -> bool:
    return name in FIGURES or name.startswith("claim_")


def _how_typed(name: str) -> str:
    if _is_toll(name):
        return '2, 2-5 or 2+, its words and who says them: 2 "two died" mayor; empty refuses it'
    return {"date": "2024-11-21, 2024-11 or 2024-11-21/22", "weapons": "shahed; kh-101"}.get(
        name, ""
    )
