"""Places by pattern: names that stand where a place stands, whether or not a gazetteer has them.

Each has the part that it plays: impact, launch, interception, speech, residence or reference. What
they mean on the map is asked afterwards (`resolve`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from incidents.extract.lexicon.counts import WORDS
from incidents.extract.mentions import place_words as named
from incidents.extract.mentions.acts import of_another_act
from incidents.extract.mentions.place_roles import (
    CONTAINER,
    IMPACT,
    INTERCEPTED,
    LAUNCHED,
    NEARBY,
    REFERENCE,
    RESIDENCE,
    SPOKEN,
    role_of,
)
from incidents.language.calendar_words import SPELT_MONTHS, WEEKDAYS

_OPENING = 8
TOWN_OR_AREA = frozenset({"Gaza"})
"""Names of a town and of its area: what happens across them happens in the area."""
_OF_AN_AREA = ("across ", "throughout ")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name that stands where a place stands. `kind`: area, district, town, quarter, site or None.

    `inside` is the name of the larger area that the text puts it in.
    """

    start: int
    end: int
    name: str
    kind: str | None
    role: str
    inside: str | None = None
    cyrillic: bool = False


def places_of(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[PlaceMention]:
    """The places between two offsets, in order. `taken` are spans that are no place: weapons."""
    mentions: list[PlaceMention] = []
    for match in named.NAME.finditer(text, start, end):
        for first, last in _pieces(text, match.start(), match.end()):
            if any(first < b and a < last for a, b in taken):
                continue
            mention = _mention(text, (start, end), (first, last), mentions)
            if mention:
                mentions.append(mention)
    return _in_first_area(start, _contained(text, [*mentions, *_cyrillic(text, start, end)]))


def _in_first_area(start: int, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """`In Donetsk Oblast, shelling killed two people in Toretsk`: the towns lie in that area."""
    area = mentions[0] if mentions else None
    if area is None or area.kind != "area" or area.cyrillic or area.start - start > _OPENING:
        return mentions
    return [
        replace(one, inside=area.name)
        if one.role == IMPACT and not (one.inside or one.kind)
        else one
        for one in mentions
    ]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A run of capitals without what is no name: titles, days, nations."""
    pieces: list[tuple[int, int]] = []
    run: list[tuple[int, int, str]] = []
    for match in re.finditer(r"\S+", text[start:end]):
        word = (start + match.start(), start + match.end(), match[0])
        if _stopped(match[0], not run) and not _keeps(run, match[0]):
            pieces += _piece(run)
            run = []
            continue
        run.append(word)
        if match[0].endswith("'s"):
            pieces += _piece(run)
            run = []
    return pieces + _piece(run)


def _keeps(run: list[tuple[int, int, str]], word: str) -> bool:
    """Small words and common nouns inside a name: `Deir of`, `Port City`."""
    return bool(run) and (word in ("of", "us", "bin", "on") or word in named.PLACE_WORDS)


def _piece(run: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    while run and run[-1][2].islower():
        run = run[:-1]
    if not run:
        return []
    last = run[-1][1] - (2 if run[-1][2].endswith("'s") else 0)
    return [(run[0][0], last)]


def _stopped(word: str, more: bool) -> bool:
    bare = word.strip(".,'").removesuffix("'s")
    if more and (bare in named.PLACE_WORDS or bare == "Saudi"):
        return False
    low = bare.casefold()
    if low in WORDS or re.search(
        r"-(?:led|backed|made|held|controlled|designed|supplied|based|occupied|aligned|run)$", low
    ):
        return True
    return (
        bare in named.STOP
        or low in WEEKDAYS
        or (low in SPELT_MONTHS and low not in ("mar", "may"))
        or bare.isdigit()
        or bare.islower()
    )


def _mention(
    text: str, sentence: tuple[int, int], span: tuple[int, int], earlier: list[PlaceMention]
) -> PlaceMention | None:
    start, end = span
    name = text[start:end]
    before, after = (
        text[max(sentence[0], start - 110) : start],
        text[end : min(sentence[1], end + 60)],
    )
    if (
        len(name) < 3
        or name == "Saudi"
        or named.ORGANISATION.search(name)
        or (name.isupper() and len(name) < 6 and name != "GAZA")
    ):
        return None
    joined = _joined(before, after, earlier, start)
    if joined:
        return replace(joined, start=start, end=end, name=name, inside=None)
    kind = _kind(before, after) or _own_kind(name)
    if named.OWNER.match(after) or named.OWNED_BY.search(before) or before.endswith("@"):
        return None
    if named.PERSON.search(before) or (
        named.SPEAKS.match(after) and kind is None and not named.PREP.search(before)
    ):
        return None
    prep = named.PREP.search(before)
    hit = named.SUFFERS.match(after)
    if named.SPEAKER_AFTER.match(after):
        return PlaceMention(start, end, name, kind, RESIDENCE)
    if named.ORGANISATION.match(after.lstrip(" ")):
        return None
    if not (prep or kind or hit or re.match(r"^'s\s", after)):
        return None
    if name.split()[-1] in ("Sea", "Ocean", "Gulf", "Strait", "Straits", "River"):
        return PlaceMention(
            start, end, name, kind, LAUNCHED if named.LAUNCH_SEA.search(before) else REFERENCE
        )
    if kind is None and name in TOWN_OR_AREA and before.endswith(_OF_AN_AREA):
        kind = "area"
    role = role_of(text, sentence, span, before, prep["prep"].lower() if prep else "")
    if not prep and not kind and not hit:
        role = REFERENCE
    return PlaceMention(start, end, name, kind, role)


def _joined(
    before: str, after: str, earlier: list[PlaceMention], start: int
) -> PlaceMention | None:
    """`Dnipro and Kharkiv`: the second plays the part of the first."""
    if not earlier:
        return None
    last = earlier[-1]
    between = before[-(start - last.end) :] if 0 < start - last.end <= len(before) else ""
    if re.fullmatch(
        r"\s*(?:,\s*)?(?:and|as well as|та|і|и)\s+(?:the\s+)?(?:(?:nearby|neighbou?ring)\s+)?(?:"
        r"(?:town|village|city) of\s+)?",
        between,
    ):
        return (
            replace(last, kind=_kind(before, after) or last.kind)
            if last.role in (IMPACT, LAUNCHED, INTERCEPTED)
            else None
        )
    if re.fullmatch(r",\s+(?:the\s+)?", between) and named.LISTED.match(after):
        return replace(last) if last.role in (IMPACT, INTERCEPTED) else None
    return None


def _kind(before: str, after: str) -> str | None:
    match = named.AFTER.match(after)
    if match:
        return next(kind for kind, words in match.groupdict().items() if words)
    match = named.OF.search(before)
    if match:
        return next(kind for kind, words in match.groupdict().items() if words).rstrip("2")
    match = named.APPOSED.match(after)
    return match.lastgroup if match else None


def _own_kind(name: str) -> str | None:
    """The kind that a name says by itself: a street, a camp, a hospital."""
    last = name.rsplit(maxsplit=1)[-1].casefold()
    if last in ("street", "road", "avenue", "boulevard", "highway"):
        return "street"
    if last in (
        "square",
        "roundabout",
        "junction",
        "quarter",
        "neighborhood",
        "neighbourhood",
        "tower",
        "block",
    ):
        return "quarter"
    if last in (
        "hospital",
        "mosque",
        "school",
        "market",
        "station",
        "plant",
        "airport",
        "church",
        "university",
        "hotel",
        "bridge",
    ):
        return "site"
    if last in ("strip", "peninsula", "valley", "desert", "highlands"):
        return "area"
    return "town" if last in ("camp", "city", "village") else None


def _contained(text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """`Chuguiv, also in the Kharkiv region`: the second says where the first lies."""
    kept: list[PlaceMention] = []
    for one in mentions:
        last = kept[-1] if kept else None
        between = text[last.end : one.start] if last and last.end <= one.start else ""
        if last and last.role in _HELD and re.fullmatch(r"\s+suburb\s+of\s+(?:the\s+)?", between):
            kept[-1] = replace(last, kind=None, role=CONTAINER)
            kept.append(replace(one, kind="town", role=last.role, inside=last.name))
            continue
        if last and last.role == IMPACT == one.role and _BESIDE.fullmatch(between):
            kept.append(replace(one, role=NEARBY))
            continue
        if last and _launch_area(last, between):
            kept.append(replace(one, role=CONTAINER))
            continue
        if last and last.role in _HELD and between == "'s " and one.kind in _PARTS:
            kept[-1] = replace(last, role=CONTAINER)
            kept.append(replace(one, inside=last.name))
            continue
        if (
            last
            and (last.role in _HELD or last.role == CONTAINER)
            and 0 < len(between) < 60
            and _lies_in(between, one, text)
        ):
            kept[-1] = replace(last, inside=one.name)
            kept.append(replace(one, role=CONTAINER))
            continue
        kept.append(one)
    return kept


_BESIDE = re.compile(
    r"\s*,?\s+(?:located\s+)?(?:near|close to|next to|not far from|adjacent to|outside)\s+"
    r"(?:the\s+)?(?:(?:city|town|village|camp)\s+of\s+)?"
)
"""`In Al-Qarara, near Khan Younis`: the second only says where the first is."""
_PARTS = ("quarter", "district", "street")
_HELD = (IMPACT, LAUNCHED, INTERCEPTED, SPOKEN)


def _launch_area(last: PlaceMention, between: str) -> bool:
    """`Fired from the Kapustin Yar range in Russia's Astrakhan region`: where the range lies."""
    if last.role == CONTAINER and between == "'s ":
        return True
    return last.role == LAUNCHED and named.IN_WHICH.fullmatch(between) is not None


def _lies_in(between: str, one: PlaceMention, text: str) -> bool:
    if re.fullmatch(
        r"\s*(?:,\s*)?(?:\s*(?:town|city|village|district|area|neighbou?rhood|refugee camp|camp"
        r"|region|province|governorate|sub-?district|tehsil|valley|suburb|airport|plant|refinery"
        r"|school|hospital|mosque|market|university|building|tower"
        r"|street|road|avenue|boulevard|highway|square|roundabout|junction|quarter|crossing),?)?"
        r"\s*,?\s*(?:also\s+)?(?:located\s+)?(?:in|of|on)\s+(?:the\s+)?(?:[a-z-]+\s+"
        r"|[A-Z][a-z]+(?:ian|'s|i|ish)\s+){0,4}(?:(?:region|province|oblast|state|governorate"
        r"|district|city|part|town|stronghold|Republic) of\s+)?",
        between,
    ):
        return True
    return bool(
        re.fullmatch(r",\s+(?:the\s+)?(?:(?:capital|city|town) of\s+)?", between)
    ) and not named.LISTED.match(text[one.end : one.end + 80])


def _cyrillic(text: str, start: int, end: int) -> list[PlaceMention]:
    if not re.search(r"[а-яіїєґ]", text[start:end]):
        return []
    mentions: list[PlaceMention] = []
    for match in named.CYRILLIC.finditer(text, start, end):
        group = next(group for group in ("name", "bare", "suffers") if match[group])
        name = match[group]
        low = name.split()[0].casefold()
        if low in WEEKDAYS or low in SPELT_MONTHS or low in named.NO_PLACE:
            continue
        area = bool(re.search(r"обл|райо|громад|край|краї|щин", name))
        lead = (match["lead"] or "").casefold()
        role = (
            INTERCEPTED
            if lead == "над"
            else NEARBY
            if lead.endswith(("між", "между"))
            else REFERENCE
            if lead in ("із", "з", "из", "с")
            else SPOKEN
            if lead in ("у", "в") and of_another_act(text, start, match.span(), end)
            else IMPACT
        )
        kind = "area" if area else None
        city = named.CITY_OF_DISTRICT.match(text, match.end()) if "райо" in name else None
        held = city["city"] if city else None
        span = match.start(group), match.end(group)
        kind = "quarter" if city else kind
        last = mentions[-1] if mentions else None
        towns = [one for one in mentions if one.kind is None and one.role == IMPACT]
        if towns and "райо" in name and ":" in text[towns[-1].end : match.start(group)]:
            # "обстреляли Донецк: в Петровском районе ..."
            kind, held = "quarter", towns[-1].name
            mentions[mentions.index(towns[-1])] = replace(towns[-1], role=CONTAINER)
        elif last and last.kind == "quarter" and name.endswith("ском") and not area:
            name, kind, held = f"{name} районе", last.kind, last.inside
        elif last and "районе" in last.name and name.endswith("ском") and not area:
            name, kind = f"{name} районе", last.kind
        elif last and area and last.kind is None and role == IMPACT == last.role:
            # "у Херсоні через обстріл Дніпровського району": one strike, in whichever of the two
            apart = re.search(r"[,;:–—]|\s(?:та|і|й|и|а)\s", text[last.end : match.start(group)])
            role = IMPACT if apart or "райо" not in name else CONTAINER
        mentions.append(PlaceMention(*span, name, kind, role, inside=held, cyrillic=True))
        if city:
            spot = city.span("city")
            mentions.append(PlaceMention(*spot, city["city"], None, CONTAINER, cyrillic=True))
    return mentions
