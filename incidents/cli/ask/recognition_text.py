"""What something on a photograph may be, as text: the warning first, then candidates and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.cli.tables import Page
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.weapons.recognition import Candidate, Reason, Recognition

_NOTHING = (
    "Nothing that the catalogue has fits what was given. That says nothing of what it is, and it is"
    " no less dangerous for it."
)


def print_recognition(found: Recognition) -> None:
    """Print candidates on stdout."""
    page = Page()
    page.warning(found.warning)
    page.plain(found.note if found.candidates else _NOTHING)
    for candidate in found.candidates:
        _print_candidate(page, candidate)
    if found.clues.fins is not None:
        known, every = found.counted
        page.paragraph(
            f"Of {known} of {every} weapons it is recorded how many fins they have: most that have"
            f" {found.clues.fins} are not here."
        )
    if found.against:
        page.heading("Left out, since a clue speaks against it")
    for slug, why in found.against:
        page.line(slug, why)


def _print_candidate(page: Page, candidate: Candidate) -> None:
    weapon = candidate.weapon
    kind = vocabulary("weapon_types").label(weapon["type"]).lower()
    page.heading(f"{weapon['name']} ({weapon['slug']}), {kind}")
    for reason in candidate.reasons:
        page.line(reason.clue, reason.because)
        _evidence(page, reason)
    for clue in candidate.silent:
        page.line(clue, "nothing recorded")
    for register, address in weapon["links"].items():
        page.line(vocabulary("munition_registers").label(register), address)


def _evidence(page: Page, reason: Reason) -> None:
    source = reason.source
    if source is None:
        return
    if source["quote"]:
        page.detail(f'"{source["quote"]}"')
    page.detail(source["publisher"])
    page.address(source["url"])
