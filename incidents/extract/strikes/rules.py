"""The rules that bind the clauses of an article to strikes: the first that fits a clause acts.

A rule is (name, condition, action). A condition only looks (`situation`); an action changes the
memory (`changes`, `waves`). The names stand in the trace of an extraction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from incidents.extract.strikes import changes, waves
from incidents.extract.strikes.assertions import DENIED, SUPPLY, TEST, THREATENED
from incidents.extract.strikes.changes import Change, list_aside, set_aside
from incidents.extract.strikes.situation import Situation

_GENERAL = set_aside(changes.LONGER)


@dataclass(frozen=True)
class Rule:
    """A rule: when it fits, and what it does then."""

    name: str
    condition: Callable[[Situation], bool]
    action: Change


def _status(code: str) -> Callable[[Situation], bool]:
    return lambda situation: situation.clause.assertion.status == code


def _always(_: Situation) -> bool:
    return True


BODY = (
    # What is no strike at all goes first: tests, threats and supplies name weapons, places and
    # even verbs of a strike, so any rule below would take them for one.
    Rule("test", _status(TEST), set_aside("a test or an exercise")),
    Rule("threat", _status(THREATENED), set_aside("threatened or possible, not done")),
    Rule("supply", _status(SUPPLY), set_aside("about supplies")),
    # Beside them for the same reason: it names place and toll of a strike, and another one's day.
    Rule("recalled", lambda s: s.recalled, set_aside("a strike of long ago, remembered or judged")),
    Rule("act", lambda s: s.only_act, set_aside("what people do about a strike")),
    # Other strikes than its own that a report names in passing. Before the places, which would each
    # begin a strike; before the general totals, which make of a bare figure behind them a total.
    Rule(
        "in_passing", lambda s: s.in_passing, set_aside("strikes counted off, or added in general")
    ),
    Rule("of_others_before", lambda s: s.of_others_before, list_aside("other strikes before it")),
    Rule(
        "hurt_elsewhere",
        lambda s: s.hurt_elsewhere,
        set_aside("people hurt before the strike, and elsewhere"),
    ),
    Rule("redated", lambda s: s.redated, changes.give_figures),
    # Before the general totals, of which it is one that the towns behind it make up.
    Rule("day_total", lambda s: s.day_total, waves.count_day),
    # Before all that binds: the dead of a war must never become the dead of one strike. After those
    # above, which give the better reason.
    Rule("general", lambda s: s.general, _GENERAL),
    # A denial is of the strike in focus and must not begin another, so before the places.
    Rule("denied", _status(DENIED), changes.give_figures),
    # Places over which something was shot down were not hit, so before the places too; after the
    # denial, which may deny an interception.
    Rule("shot_down", lambda s: s.only_shot_down, waves.count_shot_down),
    # Nothing of a strike: no rule below may bind its place or day, but the focus may lack a day.
    Rule("silent", lambda s: s.silent, changes.give_day),
    # Before the places, since the town of a hospital was not hit; after the silent: it has a toll.
    Rule("later_death", lambda s: s.later_death, changes.give_later_death),
    # Before the countries: what was launched at a country is a wave over it and no strike on it.
    Rule("fleet", lambda s: s.fleet, waves.count_launched),
    # Before the places: a place where people were hurt, by what nobody knows yet, begins no strike.
    Rule("hurt_before", lambda s: s.before_any_strike, changes.keep_for_later),
    # Before the places, since the one place that it does name is not the only one.
    Rule("several_unnamed", lambda s: s.several_unnamed, _GENERAL),
    # From here on by place, from vague to exact. "The attack in Ukraine killed ..." is of the
    # strike in focus; only otherwise a country stands for a strike somewhere in it.
    Rule("country_of_focus", lambda s: s.countrywide and s.of_focus, changes.fill_focus),
    Rule("country", lambda s: s.countrywide, changes.fill_country),
    # Before the single places, each of which takes the first town and would drop the others.
    Rule("several_towns", lambda s: len(s.towns) > 1, changes.fill_towns),
    # A part of a town is of the strike that the text speaks of, if it can be; else it is a strike.
    Rule("part_of_focus", lambda s: s.part_of_focus, changes.fill_focus_part),
    Rule("part", lambda s: s.within_town, changes.fill_part),
    Rule("town", lambda s: bool(s.places), changes.fill_town),
    # No place at all: an older strike before a new one, a new one before none.
    Rule("goes_on", lambda s: s.strike_meant is not None, changes.fill_strike_meant),
    Rule("placeless", lambda s: s.begins_placeless, changes.begin_placeless),
    Rule("no_strike", _always, changes.list_figures),
)
"""For the sentences of the body, in the order of the text."""

UNEXPLAINED = (
    # Only one strike can explain who was hurt before it was told of; of two, nobody knows which.
    Rule("explained_later", lambda s: s.of_only_strike, changes.fill_only_strike),
    Rule("unexplained", _always, _GENERAL),
)
"""For what the body left unexplained, when its strikes are known."""

HEADLINE = (
    # First the one case in which it may add something: a single strike, which it must be about.
    Rule("headline_of_only_strike", lambda s: s.heads_only_strike, changes.fill_from_headline),
    # Of several strikes nobody knows which it means, and it only repeats them.
    Rule("headline", _always, changes.bind_nothing),
)
"""For a headline above a body that told of strikes; above any other it is read as a body."""
