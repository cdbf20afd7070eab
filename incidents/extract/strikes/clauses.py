"""Units: the pieces of an article that events are made of, each with all that it mentions.

A clause is a clause, or several that only make sense together; each town of a sentence that says
something of its own stands in a clause of its own.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace

from incidents.extract.casualties.tolls import Toll, tolls_of
from incidents.extract.lexicon import prefilter
from incidents.extract.lexicon.assertion_words import BACKGROUND, MODAL, TRIGGER
from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.lexicon.counts import Count, number_of
from incidents.extract.mentions import place_roles as roles
from incidents.extract.mentions.actors import attacker_of
from incidents.extract.mentions.acts import of_another_act
from incidents.extract.mentions.calendar import Calendar, DateMention, calendar_of
from incidents.extract.mentions.dates import dates_of
from incidents.extract.mentions.places import PlaceMention, places_of
from incidents.extract.mentions.sites import SiteMention, sites_of
from incidents.extract.mentions.speakers import Speaker, speaker_of
from incidents.extract.mentions.statements import StatementMention, statements_of
from incidents.extract.mentions.weapons import WeaponMention, WeaponScanner, bombed
from incidents.extract.reading.document import Article, Sentence
from incidents.extract.reading.sentences import clause_spans
from incidents.extract.strikes.assertions import SILENT, Assertion, assertion_of, in_return

_ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b[^,;]{3,200}")
_SHORT = 40
_BEFORE = Caseless(
    r"\b(?:earlier|before|previous|preceding|раніше|тому|раньше|назад|напередодні|накануне)\b"
)
_OPENING = 24
"""How far into a sentence the words reach that set its time: `In July, a drone hit ...`."""
_CUT = re.compile(r",\s+(?:and\s+)?|\s+and\s+|;\s+|:\s+")
_SO_MANY_IN = Caseless(
    r"(?:^|[\s,:])(?P<count>(?P<number>[\w-]+)(?:\s+(?:others?|more|people))?)\s+(?:in|near|at)\s+(?:the\s+)?"
    r"(?:(?:town|city|village|district)\s+of\s+)?$"
)


@dataclass(frozen=True)
class Clause:
    """A piece of text and what it mentions."""

    start: int
    end: int
    sentence: Sentence
    assertion: Assertion
    weapons: list[WeaponMention]
    tolls: list[Toll]
    dates: list[DateMention]
    places: list[PlaceMention]
    sites: list[SiteMention]
    attacker: tuple[str, int, int] | None
    speaker: Speaker | None
    reports_strike: bool = True
    """Whether its whole sentence tells of a strike or names a weapon."""
    named: list[Toll] = field(default_factory=list)
    """People hurt who are called by their names: they make no strike, and count last."""
    statements: list[StatementMention] = field(default_factory=list)
    voices: dict[int, Speaker] = field(default_factory=dict)
    """Who gives a figure, by its start, where not the speaker of the whole sentence."""

    @property
    def impacts(self) -> list[PlaceMention]:
        """The places that the clause says were hit."""
        return [place for place in self.places if place.role == roles.IMPACT]

    @property
    def hurt(self) -> bool:
        """Whether it counts people who were hurt: a toll that is not "none"."""
        return any(not toll.none for toll in self.tolls)

    @property
    def date(self) -> DateMention | None:
        """The date that the clause gives to what happened: known days before open ones. A stretch
        of days is the date of a single strike, and else the time of a total.
        """
        days = [d for d in self.dates if not d.spoken and not d.span]
        within = [d for d in self.dates if d.within and d.first] if self.assertion.single else []
        known = [d for d in days if d.first] or within or days
        return known[0] if known else None

    @property
    def spoken(self) -> DateMention | None:
        """The date on which somebody spoke of it."""
        return next((d for d in self.dates if d.spoken), None)


def article_calendar(plain: str, article: Article) -> Calendar:
    """The calendar by which the dates of an article are reckoned."""
    published = article.published.day if article.published else None
    spans = [(sentence.start, sentence.end) for sentence in article.sentences]
    return calendar_of(plain, spans, published)


def clauses_of(
    plain: str, article: Article, scanner: WeaponScanner, calendar: Calendar
) -> list[Clause]:
    """The clauses of an article, in order."""
    clauses: list[Clause] = []
    last: Speaker | None = None
    for sentence in article.sentences:
        dates = dates_of(plain, sentence.start, sentence.end, calendar)
        calendar = calendar.after(dates)
        speaker = speaker_of(plain, sentence.start, sentence.end, last)
        last = speaker or last
        statements = statements_of(plain, sentence.start, sentence.end, speaker)
        own = _clauses(plain, sentence, scanner, dates)
        if statements and not own:
            own = [_dated(plain, sentence, [])]
        clauses += [replace(c, speaker=speaker, statements=_within(c, statements)) for c in own]
    return clauses


def _voices(plain: str, sentence: Sentence, tolls: list[Toll]) -> dict[int, Speaker]:
    """Who gives which figure, by its start, in a sentence of which each clause has a speaker."""
    pieces = clause_spans(plain, sentence.start, sentence.end) if len(tolls) > 1 else []
    if len(pieces) < 2:
        return {}
    speakers = [(start, end, speaker_of(plain, start, end)) for start, end in pieces]
    return {
        t.start: who
        for t in tolls
        for start, end, who in speakers
        if who and start <= t.start < end
    }


def _within(clause: Clause, statements: list[StatementMention]) -> list[StatementMention]:
    return [one for one in statements if clause.start <= one.start < clause.end]


def _clauses(
    plain: str, sentence: Sentence, scanner: WeaponScanner, dates: list[DateMention]
) -> list[Clause]:
    start, end = sentence.start, sentence.end
    low = plain[start:end].casefold()
    weapons = scanner.weapons(plain, start, end)
    counted = tolls_of(plain, start, end)
    tolls = [toll for toll in counted if not toll.named]
    named = [toll for toll in counted if toll.named]
    if not (weapons or counted or (prefilter.strike(low) and TRIGGER.search(plain, start, end))):
        return [_dated(plain, sentence, dates)] if dates else []
    dates = _of_the_strike(plain, sentence, dates, armed=bool(weapons))
    places = places_of(plain, start, end, [(w.start, w.end) for w in weapons])
    tolls = _with_short_tolls(plain, start, tolls, places)
    sites = sites_of(plain, start, end)
    pieces = _cuts(plain, sentence, places, tolls)
    clauses = [
        _clause(plain, sentence, piece, (weapons, tolls, dates, places, sites), number == 0)
        for number, piece in enumerate(pieces)
    ]
    return [
        replace(
            c,
            named=[toll for toll in named if c.start <= toll.start < c.end],
            voices=_voices(plain, sentence, c.tolls),
        )
        for c in clauses
    ]


def _with_short_tolls(
    plain: str, start: int, tolls: list[Toll], places: list[PlaceMention]
) -> list[Toll]:
    """The figures, and those that a list leaves short: `eleven were killed in Tyre, six in
    Nabatieh and four in Baalbek`. Each counts what the figure before it counts.
    """
    all_tolls = list(tolls)
    for place in places:
        match = _SO_MANY_IN.search(plain, max(start, place.start - _SHORT), place.start)
        number = number_of(match["number"]) if match else None
        if match is None or number is None:
            continue
        at, ends = match.start("count"), match.end("number")
        if any(_counts(toll, at, ends, number) for toll in all_tolls):
            continue
        before = [toll for toll in all_tolls if toll.start < at]
        if not before or before[-1].none:
            continue
        first, last = match.span("count")
        count = Count(number, number)
        all_tolls.append(
            replace(before[-1], start=first, end=last, count=count, words=plain[first:last])
        )
        all_tolls.sort(key=lambda toll: toll.start)
    return all_tolls


def _counts(toll: Toll, at: int, end: int, number: int) -> bool:
    """Whether a figure is the number between two offsets, and does not only run into it."""
    return toll.start <= at < toll.end and (end < toll.end or toll.count.low == number)


def _of_the_strike(
    plain: str, sentence: Sentence, dates: list[DateMention], armed: bool
) -> list[DateMention]:
    """The dates without those of an aside: `Idlib, which rebels seized earlier this month`, and
    those of what people do about a strike.
    """
    asides = [
        match.span()
        for match in _ASIDE.finditer(plain, sentence.start, sentence.end)
        if not TRIGGER.search(match[0])
    ]
    first, last = sentence.start, sentence.end
    own = [
        d
        for d in dates
        if not any(start <= d.start < end for start, end in asides)
        and (
            plain.startswith("'s", d.end)
            or not of_another_act(plain, first, (d.start, d.end), last)
        )
    ]
    if armed or TRIGGER.search(plain, first, last):
        return own
    # What was found or who died "the next day" is still of the strike of the day before.
    return [d for d in own if not d.later or _BEFORE.search(plain, d.start, d.end)]


def _dated(plain: str, sentence: Sentence, dates: list[DateMention]) -> Clause:
    """A sentence that only tells when somebody spoke."""
    start, end = sentence.start, sentence.end
    return Clause(start, end, sentence, SILENT, [], [], dates, [], [], None, None)


def _clause(
    plain: str,
    sentence: Sentence,
    span: tuple[int, int],
    mentions: tuple[
        list[WeaponMention], list[Toll], list[DateMention], list[PlaceMention], list[SiteMention]
    ],
    first: bool,
) -> Clause:
    start, end = span
    weapons, tolls, dates, places, sites = mentions
    own = [d for d in dates if start <= d.start < end]
    planned = MODAL.search(plain, sentence.start, start)
    shared = [
        d
        for d in dates
        if not (d.span or d.spoken or d.prior)
        and not (planned and planned.start() < d.start < start)
    ]
    if len(shared) == 1 and not [d for d in own if not d.spoken]:
        own += shared
    opening = sentence.start + _OPENING
    if not own:
        own += [d for d in dates if d.span and d.start < min(start, opening)]
    attacker = attacker_of(plain, start, end)
    assertion = assertion_of(plain, start, end)
    if start > sentence.start and BACKGROUND.search(plain, sentence.start, opening):
        assertion = replace(assertion, background=True)
    return Clause(
        start,
        end,
        sentence,
        assertion,
        [w for w in weapons if start <= w.start < end] or bombed(plain, start, end, attacker),
        [t for t in tolls if start <= t.start < end],
        own,
        [p for p in places if start <= p.start < end],
        [s for s in sites if start <= s.start < end],
        attacker,
        None,
        bool(weapons or TRIGGER.search(plain, sentence.start, sentence.end)),
    )


def _cuts(
    plain: str, sentence: Sentence, places: list[PlaceMention], tolls: list[Toll]
) -> list[tuple[int, int]]:
    """Where a sentence is cut: at its clauses, and between towns that have figures of their own."""
    clauses = _joined(plain, clause_spans(plain, sentence.start, sentence.end), places, tolls)
    return [piece for clause in clauses for piece in _by_town(plain, clause, places, tolls)]


def _joined(
    plain: str, clauses: list[tuple[int, int]], places: list[PlaceMention], tolls: list[Toll]
) -> list[tuple[int, int]]:
    """Clauses that name no strike and no figure belong to the one before."""
    kept: list[tuple[int, int]] = []
    for start, end in clauses:
        speaks = TRIGGER.search(plain, start, end) or any(start <= t.start < end for t in tolls)
        if kept and not speaks and not in_return(plain[start:end]):
            kept[-1] = (kept[-1][0], end)
        elif kept and MODAL.search(plain, *kept[-1]):
            kept.append((start, end))
        elif kept and not TRIGGER.search(plain, *kept[-1]) and not _placed(kept[-1], places):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _placed(clause: tuple[int, int], places: list[PlaceMention]) -> bool:
    return any(clause[0] <= p.start < clause[1] and p.role == roles.IMPACT for p in places)


def _by_town(
    plain: str, clause: tuple[int, int], places: list[PlaceMention], tolls: list[Toll]
) -> list[tuple[int, int]]:
    start, end = clause
    towns = [
        p
        for p in places
        if start <= p.start < end and p.role == roles.IMPACT and p.kind not in ("quarter", "street")
    ]
    figures = [t for t in tolls if start <= t.start < end]
    pieces, at = [], start
    for one, other in itertools.pairwise(towns):
        # The last cut that leaves something to tell on both sides: `killing two` before it is still
        # of the first town.
        cuts = list(_CUT.finditer(plain, one.end, other.start))
        for cut in reversed(cuts):
            struck_again = TRIGGER.search(plain, cut.end(), other.start)
            told_before = any(at <= t.start < cut.start() for t in figures) or struck_again
            told_after = any(cut.end() <= t.start < end for t in figures) or struck_again
            if told_before and told_after and cut.start() >= one.end:
                pieces.append((at, cut.start()))
                at = cut.start()
                break
    return [*pieces, (at, end)]
