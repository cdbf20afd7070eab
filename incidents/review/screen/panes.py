"""What stands in the panes, as styled text: facts, candidate places, possible duplicates."""

from __future__ import annotations

import textwrap

from rich.style import Style
from rich.table import Table
from rich.text import Text

from incidents.language.visible_signs import visible
from incidents.review.facts import Fact
from incidents.review.screen.colours import ALARM, COLOURS, FAINT
from incidents.review.session import Sheet

_LABEL = 9


def fact_text(fact: Fact) -> Table:
    """A fact: label and value, and below it what is known of it."""
    shown = Text()
    if fact.value:
        style = Style(color=COLOURS[fact.kind], bold=not fact.refused, strike=fact.refused)
        shown.append(visible(fact.value), style)
    else:
        shown.append("-", FAINT)
    for number, note in enumerate(fact.notes):
        alarm = number == 0 and (fact.alarm or note == "check")
        shown.append("\n" if number == 0 else "; ", FAINT)
        shown.append(f" {note} " if alarm else visible(note), ALARM if alarm else FAINT)
    row = Table.grid(expand=True)
    row.add_column(width=_LABEL)
    row.add_column(ratio=1)
    row.add_row(Text(fact.label, FAINT, no_wrap=True), shown)
    return row


def places_text(sheet: Sheet, height: int, width: int) -> Text:
    """Candidate places by their number, or why there is none."""
    shown = _headed("Places")
    if not sheet.offers:
        for line in textwrap.wrap(visible(sheet.place_reason), max(width, 20)):
            shown.append(f"\n{line}", FAINT)
    gap = "\n  " if 2 * len(sheet.offers) < height else "  "
    for number, offer in enumerate(sheet.offers[: height - 1], 1):
        shown.append(f"\n{number} ", Style(bold=True))
        shown.append(visible(offer.where), Style(color=COLOURS["place"]))
        shown.append(f"{gap}{offer.how}", FAINT)
    _more(shown, len(sheet.offers) - height + 1)
    return shown


def alike_text(sheet: Sheet, height: int) -> Text:
    """Records that may be the same event, two lines each."""
    shown = _headed("May be the same")
    if not sheet.alike:
        shown.append("\nnone found", FAINT)
    fit = (height - 1) // 2
    for one in sheet.alike[:fit]:
        draft = " (draft)" if one.status == "draft" else ""
        shown.append(f"\n{one.code}{draft}", Style(bold=True))
        shown.append(f"  {visible(one.title)}", FAINT)
        shown.append(f"\n  {', '.join(one.reasons)}")
    _more(shown, len(sheet.alike) - fit)
    return shown


def keys_text(keys: str) -> Text:
    """The line of keys: the first word of each pair is the key."""
    shown = Text()
    for number, word in enumerate(keys.split()):
        shown.append(word, Style(bold=True, underline=True) if number % 2 == 0 else "")
        shown.append(" ")
    return shown


def _headed(title: str) -> Text:
    shown = Text()
    shown.append(title, Style(bold=True, underline=True))
    return shown


def _more(shown: Text, more: int) -> None:
    if more > 0:
        shown.append(f"  +{more} more", FAINT)
