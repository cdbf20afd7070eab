"""What a clause says of a strike: it happened, or is claimed, denied, threatened, or in general.

Only what happened or is claimed can be an event. Tests, supplies and threats are not, nor is what
is said of a whole war.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extract.lexicon import assertion_words
from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.lexicon.passing_words import COMPARED
from incidents.extract.mentions.acts import about_a_strike
from incidents.language.calendar_words import ENGLISH_WEEKDAYS, any_of

HAPPENED, DENIED, THREATENED, GENERAL, TEST, SUPPLY, RECALLED, NOTHING = (
    "happened", "denied", "threatened", "general", "test", "supply", "recalled", "nothing",
)  # fmt: skip
_HEARD = Caseless(
    r"\bcould be (?:heard|seen)\b|\bmay (?:have been )?(?:more|others|still)|\bmay (?:rise|climb)"
    r"|\bcould (?:rise|climb|still)|trapped"
)
_IN_RETURN = Caseless(
    r"^\s*(?:was\s+|as\s+|in\s+)?(?:a\s+)?(?:retaliation|response|revenge|reprisal)\b"
)
_REACH = 90
_HABIT = Caseless(r"\b(?:are|is)\s+(?:then\s+)?(?:fired|launched|used|guided|capable|designed)\b")
_WAR = Caseless(
    r"\b(?:war|conflict|invasion|offensive|counteroffensive|campaign|fighting)\b[^.;]{0,50}\b"
    r"(?:has|have|had|began|broke out|erupted|started)\b|\blaunched (?:its|a|an|the) (?:[\w-]+ "
    r"){0,3}(?:invasion|war|offensive|counteroffensive|campaign|operation|intervention|appeal"
    r"|investigation|probe)\b"
)
_NOUN_USE = Caseless(
    rf"\b(?:{assertion_words.BLOW}|rockets?|missiles?|drones?)\s+(?:warning|alert|siren|sirens|threat|shelter|defen[cs]e)"
)
_OTHER_ATTACK = Caseless(
    r"\b(?:knife|stabbing|gun|shooting|cyber|heart|arson|suicide|car|ground|verbal|terror(?:ist)?"
    r"|sexual|hunger|shark|legal|labou?r|general|diplomatic|personal|counter-?terror\w*|hiking"
    rf"|militant|vehicle-ramming|ramming)[ -](?:bomb(?:ing|er)?s?\s+)?(?:{assertion_words.BLOW})\b"
    r"|\bstruck (?:a )?(?:deal|chord|balance|agreement|down|by "
    r"lightning)|\bhit (?:a )?(?:record|back|out|the headlines|by (?:sanctions|a car|inflation"
    r"|the crisis))|\bon strike\b|\b(?:suicide|car|truck|roadside) bomb\w*|\bbombers?\b(?! "
    r"(?:aircraft|planes?|jets?))|\b(?:gunm[ae]n|shooting|shot dead|land ?mines?|stabb\w+|stampede"
    r"|bus crash|plane crash|landslide|hostages?|beheaded|executed)\b|\bstrike action\b|\bwent on "
    r"strike|\b(?:price|prices|shares|inflation|earthquake|quake|storm|flood"
    r"|wildfires?|hurricane|typhoon|cyclone|tornado|lightning|settlers|mob|rioters)\b"
    r"|\bclash(?:es|ed)\b(?![^.;]*\b(?:shell|strike|missile|rocket|drone|bomb|artiller))"
)


@dataclass(frozen=True, slots=True)
class Assertion:
    """How a clause speaks of a strike.

    `definite`: of one already spoken of. `apart`: of another one. `debris`: of what fell after an
    interception. `only_shot_down`: of an interception and nothing that came down to harm.
    """

    status: str
    trigger: bool
    definite: bool
    apart: bool
    debris: bool
    only_shot_down: bool
    background: bool
    launched: bool
    text: str = ""

    @property
    def several(self) -> bool:
        """Whether it is of places that it does not name: "several villages"."""
        return assertion_words.SEVERAL.search(self.text) is not None

    @property
    def spread(self) -> bool:
        """Whether what it counts happened in several places of an area."""
        return self.several or assertion_words.OVER_AN_AREA.search(self.text) is not None

    @property
    def of_act(self) -> bool:
        """Whether it tells what people do about a strike: they mourn, condemn, march against it."""
        return about_a_strike(self.text, 0, len(self.text))

    @property
    def of_a_day(self) -> bool:
        """Whether it is of the day before: "over the past 24 hours"."""
        return assertion_words.PAST_DAY.search(self.text) is not None

    @property
    def of_a_year(self) -> bool:
        """Whether it says in which year or month the strike was."""
        return assertion_words.OF_A_YEAR.search(self.text) is not None

    @property
    def single(self) -> bool:
        """Whether it is of one strike, and no total of many."""
        return assertion_words.SINGLE.search(self.text) is not None

    @property
    def same_town(self) -> bool:
        """Whether it is of the town that was named before: "in the same camp"."""
        return assertion_words.SAME_TOWN.search(self.text) is not None

    @property
    def retold(self) -> bool:
        """Whether another source gives its account, and names no blow: "another speaks of nine"."""
        return not self.trigger and assertion_words.RETOLD.search(self.text) is not None

    @property
    def home(self) -> bool:
        """Whether it is of the town or area of whoever speaks: "hit the city"."""
        return assertion_words.HOME.search(self.text) is not None


SILENT = Assertion(NOTHING, False, False, False, False, False, False, False)
"""Of a sentence without any word about a strike."""


def in_return(clause: str) -> bool:
    """Whether a clause only says what a strike answers: "in retaliation for ..."."""
    return _IN_RETURN.match(clause) is not None


def assertion_of(text: str, start: int, end: int) -> Assertion:
    """What is asserted by the clause between two offsets."""
    clause = text[start:end]
    trigger = assertion_words.TRIGGER.search(clause)
    shot = assertion_words.SHOT_DOWN.search(clause)
    debris = assertion_words.DEBRIS.search(clause) is not None
    rest = clause if shot is None else clause[: shot.start()] + clause[shot.end() :]
    harm = assertion_words.HARM.search(rest) is not None
    return Assertion(
        status=_status(clause, trigger),
        trigger=trigger is not None or (debris and harm),
        definite=assertion_words.DEFINITE.search(clause) is not None,
        apart=assertion_words.APART.search(clause) is not None,
        debris=debris and (harm or trigger is not None),
        only_shot_down=shot is not None and not (harm and (debris or _hits(rest))),
        background=assertion_words.BACKGROUND.search(clause) is not None,
        launched=assertion_words.LAUNCHED.search(clause) is not None,
        text=clause,
    )


def _hits(rest: str) -> bool:
    """Whether something struck the ground, apart from the interception."""
    return bool(
        re.search(
            r"\b(?:hit|hits|hitting|struck|killed|killing|injur\w+|wound\w+|damag\w+|fell|landed"
            r"|fire|влуч\w+|загин\w+|поранен\w+|погиб\w+|ранен\w+|пошкодж\w+|поврежд\w+)\b",
            rest,
            re.I,
        )
    )


def _status(clause: str, trigger: re.Match[str] | None) -> str:
    if assertion_words.TEST.search(clause):
        return TEST
    if _OTHER_ATTACK.search(clause):
        return GENERAL
    if trigger is None:
        return NOTHING
    if _recalled(clause):
        return RECALLED
    of_war = _compared_with_nothing(_WAR, clause) or _IN_RETURN.search(clause)
    if of_war or _HABIT.search(clause) or _only_heard(clause):
        return GENERAL
    if assertion_words.DENIED.search(clause):
        return DENIED
    if _threatened(clause, trigger):
        return THREATENED
    if _in_general(clause) or _NOUN_USE.search(clause):
        return GENERAL
    if assertion_words.SUPPLY.search(clause) and not _did(clause):
        return SUPPLY
    return HAPPENED


def _only_heard(clause: str) -> bool:
    """`Explosions were heard in Odesa`: a sound, and nothing that says what was struck."""
    match = assertion_words.BANG.search(clause)
    if match is None:
        return False
    rest = clause[: match.start()] + " " + clause[match.end() :]
    return not (assertion_words.TRIGGER.search(rest) or assertion_words.HARM.search(rest))


def _recalled(clause: str) -> bool:
    """Whether its only strike is one that people remember or judge: none is told of before the
    words that say so, nor behind the next comma: "a year after the attack, missiles hit it again".
    """
    match = assertion_words.RECALLED.search(clause)
    if match is None or assertion_words.TRIGGER.search(clause, 0, match.start()):
        return False
    comma = clause.find(",", match.end())
    return comma < 0 or assertion_words.TRIGGER.search(clause, comma) is None


def _in_general(clause: str) -> bool:
    """Of many strikes or of the war; an accusation that names a day is of one strike."""
    match = _compared_with_nothing(assertion_words.GENERAL, clause)
    if match is None:
        return False
    return not (match[0].casefold().startswith("accus") and _OF_A_DAY.search(clause))


def _compared_with_nothing(pattern: Caseless, clause: str) -> re.Match[str] | None:
    """The first match that is not of a time with which a strike is compared."""
    matches = pattern.finditer(clause)
    return next(
        (m for m in matches if not COMPARED.covers(clause, 0, m.start(), len(clause))), None
    )


_OF_A_DAY = Caseless(
    rf"\b(?:{any_of(ENGLISH_WEEKDAYS)}|overnight|yesterday|last night|this morning)\b"
)


def _threatened(clause: str, trigger: re.Match[str]) -> bool:
    """A will, could or threat stands before the strike, or "is possible" behind it."""
    before = clause[max(0, trigger.start() - _REACH) : trigger.start()]
    if _HEARD.search(clause):
        return False
    modal = assertion_words.MODAL.search(before)
    toward = assertion_words.INFINITIVE.search(clause)
    if toward and toward.start() <= trigger.start() <= toward.end():
        return True
    if assertion_words.TO_COME.match(clause, trigger.end()):
        return True
    return (
        modal is not None and "," not in before[modal.end() :] and '"' not in before[modal.end() :]
    )


def _did(clause: str) -> bool:
    return bool(
        assertion_words.STRIKE_VERB.search(clause)
        or assertion_words.STRIKE_NOUN.search(clause)
        or assertion_words.LAUNCHED.search(clause)
    )
