"""Drafts against what people read in the same text: events matched first, then values compared."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from incidents.geocode.scope import kilometres
from incidents.geocode.spelling.romanise import sound_key
from incidents.language.folding import lookup_form

_TYPES = {
    "missile": {"missile"},
    "ballistic missile": {"missile"},
    "cruise missile": {"missile"},
    "drone": {"drone", "loitering_munition"},
    "shahed": {"drone"},
    "air-delivered bomb": {"bomb", "aerial_munition", "cluster_munition"},
    "artillery": {"artillery", "rocket"},
    "rocket": {"rocket", "missile"},
    "mortar": {"artillery"},
    "s-300": {"missile"},
    "barrel bomb": {"barrel_bomb", "bomb"},
    "kab": {"glide_bomb", "guided_bomb"},
    "shelling": {"artillery", "rocket"},
}
COUNTS = ("killed", "injured")
FIELDS = ("place", "date", "weapon", "killed", "injured", "speaker")


@dataclass
class Tally:
    """Values of one field: gold has them, drafts give them, they agree."""

    gold: int = 0
    given: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else math.nan

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else math.nan


@dataclass
class Score:
    """The score of a set of texts."""

    events: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    ranges: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in COUNTS})
    """Of texts whose coders write ranges: figures of which the one number lies within."""
    texts: int = 0
    empty: int = 0
    empty_with_drafts: int = 0
    spans: int = 0
    true_spans: int = 0
    split_right: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        p, r = self.events.precision, self.events.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def wrong(self) -> Tally:
        values = self.fields.values()
        return Tally(0, sum(t.given for t in values), sum(t.given - t.right for t in values))


def score(
    score: Score,
    name: str,
    gold: list[dict[str, Any]],
    drafts: list[dict[str, Any]],
    optional: Iterable[str] = (),
) -> None:
    """Add a text to a score."""
    drafts = [d for d in drafts if d.get("level", "strike") == "strike"]
    score.texts += 1
    score.empty += not gold
    score.split_right += bool(gold) and (len(gold) > 1) == (len(drafts) > 1)
    score.empty_with_drafts += not gold and bool(drafts)
    by_draft, extra_numbers = matched(gold, drafts, optional)
    pairs = {id(event): number for number, event in by_draft.items()}
    extra = [drafts[number] for number in extra_numbers]
    score.events.gold += len(gold)
    score.events.given += len(pairs) + len(extra)
    score.events.right += len(pairs)
    score.faults += [f"{name}: extra {d['title']} {d.get('date_start')}" for d in extra]
    for event in gold:
        draft = drafts[pairs[id(event)]] if id(event) in pairs else None
        if draft is None:
            score.faults.append(f"{name}: missed {event}")
        for key in FIELDS:
            _value(score, name, key, event, draft)


def matched(
    gold: list[dict[str, Any]], drafts: list[dict[str, Any]], optional: Iterable[str] = ()
) -> tuple[dict[int, dict[str, Any]], list[int]]:
    """The gold event of each draft that has one, by the draft's number, and the drafts without."""
    names = list(optional)
    pairs = {draft: gold[number] for number, draft in _pairs(gold, drafts).items()}
    rest = [n for n in range(len(drafts)) if n not in pairs]
    return pairs, [n for n in rest if not _placed(drafts[n], names)]


def right_value(key: str, draft: dict[str, Any], event: dict[str, Any]) -> bool:
    """Whether a draft's value is what readers have."""
    wanted = event[key]
    if key == "date" and wanted:
        wanted = [day for day in wanted if day]
    if not wanted:
        return False
    if key == "place":
        return _placed(draft, wanted, event.get("point"))
    return _RIGHT[key](_closed(draft, event, key), wanted)


def _value(
    score: Score, name: str, key: str, event: dict[str, Any], draft: dict[str, Any] | None
) -> None:
    tally = score.fields[key]
    if key not in event:
        return
    wanted = event[key]
    if key == "date" and wanted:
        # A null among the days: readers found none in the text, so that blank is right too.
        stated = None not in wanted
        wanted = [day for day in wanted if day]
        if not stated and _given(key, draft or {"figures": {}}) is None:
            return
    given = _given(key, draft) if draft else None
    if key in COUNTS and wanted and event.get("open_is_closed"):
        _in_range(score.ranges[key], given, wanted)
    if given is None and key in event.get("unstated", ()):
        return
    tally.gold += bool(wanted)
    if given is None:
        if wanted and draft:
            score.faults.append(f"{name}: {key} blank, gold {wanted}")
        return
    tally.given += 1
    right = draft is not None and right_value(key, draft, event)
    tally.right += right
    if not right:
        score.faults.append(f"{name}: {key} {given}, gold {wanted}")


def _in_range(tally: Tally, figure: dict[str, Any] | None, wanted: list[int]) -> None:
    """Count whether the number that a reader takes from a figure lies within the coders' range."""
    tally.gold += 1
    if figure is None:
        return
    ends = (figure["best"], figure["low"], figure["high"])
    number = next(end for end in ends if end is not None)
    tally.given += 1
    tally.right += wanted[0] <= number <= wanted[1]


def _closed(draft: dict[str, Any], event: dict[str, Any], key: str) -> dict[str, Any]:
    """A draft as coders count who write "at least 12" as 12, and "up to 12" as well. The draft
    itself leaves that end open, as the text does.
    """
    if not event.get("open_is_closed") or key not in draft["figures"]:
        return draft
    figure = draft["figures"][key]
    ends = [] if figure is None else [end for end in (figure["low"], figure["high"]) if end]
    if len(ends) != 1 or 0 in (figure["low"], figure["high"]):
        return draft
    closed = figure | {"low": ends[0], "high": ends[0]}
    return draft | {"figures": draft["figures"] | {key: closed}}


def _given(key: str, draft: dict[str, Any]) -> Any:
    if key == "place":
        return (draft.get("place") or {}).get("name")
    if key == "date":
        return draft.get("date_start")
    if key == "weapon":
        return [(w.get("weapon"), w["type"]) for w in draft.get("weapons", [])] or None
    if key == "speaker":
        return [c.get("speaker") for c in draft.get("casualties", []) if c.get("speaker")] or None
    figure = draft["figures"][key]
    return figure if figure and (figure["low"] is not None or figure["high"] is not None) else None


def _pairs(gold: list[dict[str, Any]], drafts: list[dict[str, Any]]) -> dict[int, int]:
    """Gold events and drafts, the most alike first; each once."""
    likeness = sorted(
        ((_alike(g, d), -n, -m) for n, g in enumerate(gold) for m, d in enumerate(drafts)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for points, n, m in likeness:
        if points >= 4 and -n not in pairs and -m not in pairs.values():
            pairs[-n] = -m
    return pairs


def _alike(event: dict[str, Any], draft: dict[str, Any]) -> int:
    place = 4 * _placed(draft, event.get("place") or [], event.get("point"))
    rest = [2 * _dated(draft, event.get("date")), _armed(draft, event.get("weapon") or [])]
    rest += [2 * _counted(draft, event.get(k), k) for k in ("killed", "injured")]
    return place + sum(rest)


def _placed(
    draft: dict[str, Any], names: list[str], point: tuple[float, float] | None = None
) -> bool:
    """Whether a draft's place is the one that readers name, in whichever spelling, or stands where
    they put it: within the size of a town, where the gold has coordinates.
    """
    place = draft.get("place") or {}
    if point and place.get("latitude") is not None and draft.get("location_precision") in _CLOSE:
        here = (place["latitude"], place["longitude"])
        if kilometres(here, point) <= _TOWN_KM:
            return True
    own = _bare(place.get("name") or "")
    return bool(own) and any(_alike_names(own, _bare(name)) for name in names)


_TOWN_KM = 5
_CLOSE = ("exact", "site", "neighbourhood", "settlement", "near_settlement")
_GENERIC = re.compile(r"(?:vicinity of|refugee camp|camp|city|neighbou?rhood|area)", re.I)


def _bare(name: str) -> str:
    return _GENERIC.sub(" ", name).strip() or name


def _alike_names(own: str, wanted: str) -> bool:
    mine, theirs = lookup_form(own), lookup_form(wanted)
    if mine == theirs or sound_key(own) == sound_key(wanted):
        return True
    return min(len(mine), len(theirs)) > 4 and (mine in theirs or theirs in mine)


def _dated(draft: dict[str, Any], days: list[str] | None) -> bool:
    return bool(days) and bool({draft.get("date_start"), draft.get("date_end")} & set(days or []))


def _armed(draft: dict[str, Any], names: list[str]) -> bool:
    from incidents.extract.mentions.weapons import family_of

    wanted = (
        set().union(*(_TYPES.get(name.casefold(), {name.casefold()}) for name in names))
        if names
        else set()
    )
    uses = draft.get("weapons", [])
    slugs = {lookup_form(str(use.get("weapon") or "")) for use in uses}
    types = {t for use in uses for t in (use["type"], family_of(use["type"]))}
    return bool(wanted & types) or any(
        form and lookup_form(name) in form for name in names for form in slugs
    )


def _counted(draft: dict[str, Any], wanted: list[int | None] | None, key: str) -> bool:
    figure = draft["figures"][key]
    if not wanted or not figure:
        return False
    if wanted == [0, 0]:
        return bool(figure["low"] == 0 and figure["high"] in (0, None))
    return [figure["low"], figure["high"]] == wanted


def _spoken(draft: dict[str, Any], names: list[str]) -> bool:
    said = [lookup_form(c.get("speaker") or "") for c in draft.get("casualties", [])]
    return any(lookup_form(name) in one for name in names for one in said)


_RIGHT = {
    "date": _dated,
    "weapon": _armed,
    "speaker": _spoken,
    "killed": lambda d, w: _counted(d, w, "killed"),
    "injured": lambda d, w: _counted(d, w, "injured"),
}


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not of:
        return (0.0, 1.0)
    z, share = 1.96, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)
