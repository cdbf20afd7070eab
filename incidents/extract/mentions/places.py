"""Places by pattern: names that stand where a place stands, whether or not a gazetteer has them.

Each has the part that it plays: impact, launch, interception, speech, residence or reference. What
they mean on the map is asked afterwards (`resolve`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from incidents.extract.mentions.calendar import MONTHS, WEEKDAYS
from incidents.extract.mentions.numbers import WORDS
from incidents.extract.words import HARM, LAUNCH, SHOT_DOWN, SPEECH

IMPACT, LAUNCHED, INTERCEPTED, SPOKEN, RESIDENCE, REFERENCE, CONTAINER, NEARBY = (
    "impact", "launch", "interception", "speech", "residence", "reference", "container", "nearby",
)  # fmt: skip
_ARTICLE = (
    r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]t|[Aa]r|[Aa]z|[Aa]n|[Aa]d|[Ee]d|[Ee]s|[Uu]m|[Bb]et|[Dd]eir"
    r"|[Bb]eit|[Kk]hirbet)"
)
_WORD = rf"(?:{_ARTICLE}[- ]['`]?)?[A-ZÀ-ÞŁŚŻČŠŽḨ][\w'`ʿ]*(?:-[\w'`]+)*"
_NAME = re.compile(rf"(?<![\w'-]){_WORD}(?:\s+(?:(?:of|bin|us|on)\s+)?{_WORD}){{0,4}}")
_AREA = (
    r"(?:strip|regions?|oblasts?|provinces?|governorates?|states?|counties|county|krai|republic"
    r"|prefecture|territory)"
)
_DISTRICT = r"(?:districts?|raions?|municipality|communit(?:y|ies)|subdistrict|hromada)"
_TOWN = (
    r"(?:cent(?:er|re)|heart|middle|edge|parts?|cit(?:y|ies)|towns?|villages?|settlements?"
    r"|hamlets?|capital|suburbs?|port city|port|camps?|refugee camp|locality|outskirts|stronghold"
    r"|islands?|municipalit(?:y|ies)|area)"
)
_QUARTER = (
    r"(?:neighbou?rhoods?|quarters?|streets?|roundabout|square|suburbs?|camp|crossing|junction)"
)
_SITE = (
    r"(?:airport|airfield|air ?base|base|port|refinery|oil depot|depot|plant|power (?:plant"
    r"|station)|hospital|university|bridge|dam"
    r"|terminal|factory|shipyard|barracks|substation|station|market|mosque|church|school|oil "
    r"(?:field|facility|terminal)|facility|building|tower|compound|test range|range|cosmodrome"
    r"|mill|works)"
)
_AFTER = re.compile(
    rf"^(?:'s)?\s+(?:(?P<area>{_AREA})|(?P<district>{_DISTRICT})|(?P<quarter>{_QUARTER})|"
    rf"(?P<town>city|town|village|suburb|refugee camp)|(?P<site>(?:[a-z]+\s+){{0,2}}?{_SITE}))\b",
    re.I,
)
_OF = re.compile(
    rf"\b(?:(?P<area>{_AREA})\s+of|(?P<district>{_DISTRICT})\s+(?:called|named)|"
    rf"(?P<quarter>{_QUARTER})\s+(?:called|named)"
    rf"|(?P<town>{_TOWN})(?:\s+(?:of|called|named))?|(?P<town2>(?:{_DISTRICT}"
    rf"|{_QUARTER})\s+of))\s+$",
    re.I,
)
_SPEAKER_AFTER = re.compile(
    r"^(?:'s)?(?:\s+(?:region's|province's|oblast's|governorate's|district's|security|civil"
    r"|defen[cs]e|emergency|interior|foreign|regional|city|military|provincial|local|district"
    r"|acting|deputy|oblast|region|city's|town's|state)){0,3}\s+(?:governor|mayor|head"
    r"|administration|official|officials|resident|residents|police|prosecutor|authorities|council"
    r"|government|chief|native|spokes\w+|health|ministry|minister|news|media|newspaper|agency"
    r"|parliament|native)\b",
    re.I,
)
_PREP = re.compile(
    r"\b(?P<prep>[Ii]n|[Oo]n|[Aa]t|[Nn]ear|outside|over|from|to|towards?|against|around|across"
    r"|inside|into|of|between|through|above|off|for|by|targeting|targeted|struck|strikes|striking"
    r"|hit|hits|hitting|shelled|shelling|attacked|attacking|bombed|bombing|pounded|pounding|rocked"
    r"|reached|left|bombarded|bombarding|hammered)"
    r"\s+(?:(?:the|a|an|its|their|both|nearby)\s+)?(?:(?!(?:in|on|at|near|over|from|to|into|by|and"
    r"|that|which|said|was|were)\b)(?:[a-z][\w'-]*|[A-Z]\w+(?:'s|s'|ian|ish|ese|i|an)"
    r"|U\.S\.)[\s,]+){0,7}$"
)
_RELATIVE = re.compile(
    r"(?:\b(?:km|kilometers?|kilometres?|miles?|mi|meters?|metres?)\b[^.;]{0,30}|\b(?:north|south"
    r"|east|west|northeast|northwest|southeast|southwest|northern|bordering|borders|border with"
    r"|border from|close to|capital of|outside of|headed (?:for|toward)|heading (?:for|toward|to)"
    r"|bound for|en route to|way to|direction of|toward|towards|part of|from)\s+(?:of\s+)?"
    r"(?:the\s+)?(?:[a-z]+\s+of\s+)?)$",
    re.I,
)
_STRUCK_OF = re.compile(
    r"\b(?:strikes?|attacks?|shelling|bombing|bombardment|raids?|airstrikes?)\s+of\s+(?:the\s+)?"
    r"(?:[\w'-]+\s+){0,2}$",
    re.I,
)
_PART_OF = re.compile(
    r"\b(?:[Bb]lock|sector|section|side|zone|outskirts|cent(?:er|re)|heart|parts?|areas?)"
    r"\s+(?:\w{1,3}\s+)?of\s+(?:the\s+)?$"
)
_LAUNCH_SEA = re.compile(
    rf"\b(?:{LAUNCH}|launch|fire)\b[^.;]{{0,80}}\b(?:from|in)\s+(?:the\s+)?$", re.I
)
_TAKEN = re.compile(
    r"\b(?:taken|brought|rushed|transferred|evacuated|transported|arriv\w+|admitted|sent|moved"
    r"|funeral|buried|displaced|fled|born|living|lived|lives|based)\s+(?:[\w'-]+\s+){0,3}?(?:to|at"
    r"|in|from)\s+(?:the\s+)?(?:[\w'-]+\s+){0,2}$",
    re.I,
)
_BORDER = re.compile(
    r"\b(?:(?:borders|bordering|frontier|border with|border from|border of|known as|nicknamed)\s+"
    r"(?:with\s+|of\s+)?(?:the\s+)?(?:[\w'-]+\s+){0,2}"
    r"|(?:(?:is|are|was|were|,|systems?|launchers?|units?|forces|troops|headquarters) located"
    r"|based|stationed)\s+(?:in|at|near)\s+(?:the\s+)?(?:[\w'-]+\s+){0,5})$"
)
_SUFFERS = re.compile(
    r"\s+(?:(?:was|were|has been|had been|have been|is|are)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:hit|struck|attacked|targeted|shelled|bombed|pounded|rocked|damaged|destroyed|under)"
    r"|came under|suffered|and\s+[A-Z][\w' -]+\s+(?:were|came|suffered))\b"
)
_OWNER = re.compile(
    r"['\"]?(?:'s)?(?:\s+\([^()]{1,30}\))?\s+(?:[a-z]+\s+)?(?:family|families|home|house|residence"
    r"|clan|tribe|household"
    r"|archive|database|investigations?|account|brothers|siblings)\b"
)
_OWNED_BY = re.compile(
    r"\b(?:family|families|homes?|house|residence|apartment|flat|car|vehicle|relatives?|death"
    r"|killing|son|daughter|father|mother)"
    r"\s+(?:of|belonging to|owned by)\s+(?:the\s+)?$"
)
_COMPASS = re.compile(
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+(?:of\s+"
    r"(?:the\s+)?(?:city of\s+)?)?$",
    re.I,
)
_BESIDE = re.compile(
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of\s+"
    r"(?:the\s+)?(?:city of\s+)?$",
    re.I,
)
_DISTANCE = re.compile(r"\b(?:km|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?)\b[^.;,]{0,30}$", re.I)
_PERSON = re.compile(
    r"\b(?:governors?|mayors?|presidents?|ministers?|spokes(?:man|woman|person)|head|chief"
    r"|generals?|gen\.|col\.|lt\.|colonel|major|commanders?|secretary|chairman|chancellor|king"
    r"|prince|mr\.?|mrs\.?|ms\.?|dr\.?|leader|director|officer|adviser|advisor|analyst|lawmaker"
    r"|ambassador|residents?|journalist|correspondent|named|professor|official|pope|king|brother"
    r"|sister|wife|husband|son|daughter|[- ]old|uncle|aunt|cousin|nephew|niece|father|mother"
    r"|grandfather|grandmother|user|victims?)\s+$",
    re.I,
)
_PEOPLE_OF = re.compile(
    r"\b(?:residents?|people|man|woman|men|women|native|citizens?|families|family|refugees"
    r"|children|soldiers?|villagers|inhabitants|evacuees|students?|workers?)\s+(?:of|from)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?){0,3}$",
    re.I,
)
_SPEAKS = re.compile(
    rf"^\s*,?\s*(?:who\s+|which\s+)?(?:also\s+|later\s+|earlier\s+|on \w+day\s+)?"
    rf"(?:{SPEECH}|mention(?:s|ed)|describe[sd]|recalled|recounted|remembered|wrote|posted|shared"
    rf"|asked)\b",
    re.I,
)
_SPEECH_BEFORE = re.compile(
    r"\b(?:speaking|reporters|conference|told \w+|interview|meeting|summit|talks|speech|rally"
    r"|visit|reported from|reporting|arrived)\b[^.;]{0,30}\b(?:in|at|from|to)\s+(?:the\s+)?$",
    re.I,
)
_LAUNCH_BEFORE = re.compile(
    rf"\b(?:{LAUNCH}|launch|fire|flew|flown|took off|coming|originat\w+)\b[^.;]{{0,70}}\bfrom\s+"
    rf"(?:the\s+)?(?:(?!(?:struck|hits?|in|at|on|near|toward|towards|to|into|landed|fell"
    rf"|killed)\b)[\w'-]+\s+){{0,6}}$",
    re.I,
)
_STOP = frozenset(
    """
    Druze Alawite Alawites Sunnis Shiites Dozens Scores Hundreds Thousands Muslims Christians
    Rescue Danube The A An In On At It Its He She They We I This That These Those There Here Two
    Three Four Five Six Seven Eight Nine Ten One According Meanwhile However But And As If When
    While After Before Earlier Later Also Both Some Several Many Most All Another Other Others
    Local Regional Russian Ukrainian Israeli Iranian American British French German Turkish
    Syrian Iraqi Yemeni Saudi Lebanese Palestinian Houthi Houthis Western European Sudanese
    Libyan Egyptian Qatari Emirati Pakistani Indian Chinese Belarusian Polish Armenian
    Azerbaijani Kurdish Governor Governors Mayor President Minister Prime Foreign Defense
    Defence Interior Health Ministry Army Air Force Forces Military Police Officials Authorities
    Witnesses Residents Rescuers Firefighters Emergency Service Services State Security Council
    General Staff Command Navy Guard Guards Revolutionary Telegram Facebook Twitter X Reuters
    AFP AP BBC CNN Associated Press Xinhua TASS Interfax Suspilne Anadolu SANA WAFA Sky News
    Al-Jazeera Jazeera Al-Arabiya Arabiya Tuesday Shahed Shaheds Geran Iskander Kalibr Kinzhal
    Oreshnik UAV UAVs FPV MLRS Kh S NATO UN EU US UK U.S U.N United Nations States European
    Union Hamas Hezbollah Hizbollah Islamic Jihad Taliban ISIS IS ISIL Daesh Coalition Arab No
    Not Nobody Their His Her Our Your My What Who Which Where Why How From For With By To Of
    Over Near Among During Since Until Overnight Yesterday Today Debris Explosions Explosion
    Strikes Strike Attack Attacks Drone Drones Missile Missiles Rocket Rockets Airstrike
    Airstrikes Air-strike Shelling Photos Video Videos Footage Images Sources Source Media Human
    Rights Watch Red Cross Crescent Amnesty International Observatory White Helmets Civil
    Defence Defense Center Centre Hospital School Mosque Church Market University Airport Base
    Port Regional Region Oblast Province District City Town Village Home Homes House Houses
    Women Children People Civilians Soldiers Troops Fighters Rebels Militants Christian Muslim
    Sunni Shiite Shia Shi'ite Jewish Deputy Acting Supreme Leader King Prince Spokesman
    Spokesperson Colonel Lieutenant Captain Major Brigadier Sergeant Admiral Commander Chief
    Head January February March April May June July August September October November December
    Monday Wednesday Thursday Friday Saturday Sunday Early Late Last Next Only Just Still Even
    Then Thus Such Since Due Despite Although Though Because Initial Preliminary Following
    Separately Elsewhere Additionally Overall Between Around About Nearly At-least Up More Less
    Emergency Rescue Operation Operations Ground Special Northern Southern Eastern Western
    Central Kingdom Patriot HIMARS ATACMS Storm Shadow Scud Grad Katyusha Qassam Badr Burkan
    Tochka Tochka-U Bayraktar Lancet KAB KABs
    """.split()
)
_PLACE_WORDS = frozenset(
    "North South East West New Old Upper Lower Great Mount Saint St Port Fort Camp Black Red Gulf "
    "Sea Lake San Central Northern Southern Eastern Western City Town Village Al El".split()
)
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Forces?|Army|Command|Agency|Council|Service|Directorate|Administration|Party"
    r"|Brigades?|Guards?|Corps|University|Institute|Group|Committee|Organi[sz]ation|Movement|Union"
    r"|Church|News|Times|Post|Media|Channel|TV|Radio|Telegram|Observatory|Watch|Office|Department"
    r"|Prosecutor|Police|Staff|Front|Coalition|Nations|League|Center|Centre|Foundation|Parliament"
    r"|Duma|Rada|Kremlin|Pentagon|House|Press|Society|Cross|Crescent)\b"
)
_CYRILLIC = re.compile(
    r"(?<!\w)(?P<lead>(?i:у|в|на|по|біля|поблизу|під|над|возле|под|около|із|з|из|с|атакува\w+"
    r"|атаковал\w*|обстріля\w+|обстрелял\w*|вдарил\w+ по|ударил\w* по))\s+(?:(?:місті|місто|місту"
    r"|м\.|городе|городу|город|г\.|селі|село|селу|с\.|селищі|селище|селе|пос[её]лке|райцентрі"
    r"|районі|напрямку)\s+)?"
    r"(?P<name>[А-ЯІЇЄҐЁ][\w'’-]+(?:\s+[А-ЯІЇЄҐЁ][\w'’-]+)?(?:\s+(?:області|область|областю"
    r"|областях|обл\.|районі|району|громаді|области|районе|краї|крае))?)"
    r"|(?P<bare>[А-ЯІЇЄҐЁ][\w'’-]+(?:щин[іауи]|щині))\b",
)


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
    found: list[PlaceMention] = []
    for match in _NAME.finditer(text, start, end):
        for first, last in _pieces(text, match.start(), match.end()):
            if any(first < b and a < last for a, b in taken):
                continue
            mention = _mention(text, (start, end), (first, last), found)
            if mention:
                found.append(mention)
    return _contained(text, [*found, *_cyrillic(text, start, end)])


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
    return bool(run) and (word in ("of", "us", "bin", "on") or word in _PLACE_WORDS)


def _piece(run: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    while run and run[-1][2].islower():
        run = run[:-1]
    if not run:
        return []
    last = run[-1][1] - (2 if run[-1][2].endswith("'s") else 0)
    return [(run[0][0], last)]


def _stopped(word: str, more: bool) -> bool:
    bare = word.strip(".,'").removesuffix("'s")
    if more and (bare in _PLACE_WORDS or bare == "Saudi"):
        return False
    low = bare.casefold()
    if low in WORDS or re.search(
        r"-(?:led|backed|made|held|controlled|designed|supplied|based|occupied|aligned|run)$", low
    ):
        return True
    return (
        bare in _STOP
        or low in WEEKDAYS
        or (low in MONTHS and low not in ("mar", "may"))
        or bare.isdigit()
        or bare.islower()
    )


def _mention(
    text: str, sentence: tuple[int, int], span: tuple[int, int], found: list[PlaceMention]
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
        or _ORGANISATION.search(name)
        or (name.isupper() and len(name) < 6 and name != "GAZA")
    ):
        return None
    joined = _joined(before, after, found, start)
    if joined:
        return replace(joined, start=start, end=end, name=name, inside=None)
    kind = _kind(before, after) or _own_kind(name)
    if _OWNER.match(after) or _OWNED_BY.search(before) or before.endswith("@"):
        return None
    if _PERSON.search(before) or (
        _SPEAKS.match(after) and kind is None and not _PREP.search(before)
    ):
        return None
    prep = _PREP.search(before)
    hit = _SUFFERS.match(after)
    if _SPEAKER_AFTER.match(after):
        return PlaceMention(start, end, name, kind, RESIDENCE)
    if _ORGANISATION.match(after.lstrip(" ")):
        return None
    if not (prep or kind or hit or re.match(r"^'s\s", after)):
        return None
    if name.split()[-1] in ("Sea", "Ocean", "Gulf", "Strait", "Straits", "River"):
        return PlaceMention(
            start, end, name, kind, LAUNCHED if _LAUNCH_SEA.search(before) else REFERENCE
        )
    role = _role(text, sentence, span, before, prep["prep"].lower() if prep else "")
    if not prep and not kind and not hit:
        role = REFERENCE
    return PlaceMention(start, end, name, kind, role)


def _joined(before: str, after: str, found: list[PlaceMention], start: int) -> PlaceMention | None:
    """`Dnipro and Kharkiv`: the second plays the part of the first."""
    if not found:
        return None
    last = found[-1]
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
    if re.fullmatch(r",\s+(?:the\s+)?", between) and _LISTED.match(after):
        return replace(last) if last.role in (IMPACT, INTERCEPTED) else None
    return None


def _kind(before: str, after: str) -> str | None:
    match = _AFTER.match(after)
    if match:
        return next(kind for kind, words in match.groupdict().items() if words)
    match = _OF.search(before)
    if match:
        return next(kind for kind, words in match.groupdict().items() if words).rstrip("2")
    return None


def _own_kind(name: str) -> str | None:
    """The kind that a name says by itself: a street, a camp, a hospital."""
    last = name.rsplit(maxsplit=1)[-1].casefold()
    if last in (
        "street",
        "road",
        "avenue",
        "square",
        "roundabout",
        "junction",
        "quarter",
        "neighborhood",
        "neighbourhood",
        "boulevard",
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


def _role(
    text: str, sentence: tuple[int, int], span: tuple[int, int], before: str, prep: str
) -> str:
    words = text[sentence[0] : sentence[1]]
    if _LAUNCH_BEFORE.search(before):
        return LAUNCHED
    if _PEOPLE_OF.search(before):
        return RESIDENCE
    if _SPEECH_BEFORE.search(before) or (prep == "in" and _spoken_in(text, sentence, span)):
        return SPOKEN
    if _BORDER.search(before):
        return REFERENCE
    if _BESIDE.search(before) and not _DISTANCE.search(before):
        return NEARBY
    if _COMPASS.search(before) or (
        prep in ("from", "to", "of", "toward", "towards", "for", "by", "left")
        and _RELATIVE.search(before)
    ):
        return REFERENCE
    if _over(prep, words, before):
        return INTERCEPTED
    if prep in ("from", "by", "for", "against", "through", "between", "to", "toward", "towards"):
        return REFERENCE
    if _TAKEN.search(before) or (
        prep == "of" and not any(pattern.search(before) for pattern in (_OF, _STRUCK_OF, _PART_OF))
    ):
        return REFERENCE
    return IMPACT


def _over(prep: str, words: str, before: str) -> bool:
    """Shot down over, or in: no impact unless what fell did harm."""
    shot = SHOT_DOWN.search(words)
    if not shot:
        return False
    return prep in ("over", "above") or (
        SHOT_DOWN.search(before) is not None and not HARM.search(before.rsplit(",", maxsplit=1)[-1])
    )


def _spoken_in(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> bool:
    """`Separately in Kyiv, the minister called ...`: somebody speaks there, nothing falls."""
    before = text[sentence[0] : span[0]]
    if not re.fullmatch(r"(?:\W*\w+,?\s+){0,2}[Ii]n\s+", before):
        return False
    after = text[span[1] : sentence[1]]
    verb = re.search(rf"\b(?:{SPEECH}|called|condemned|met|held)\b", after, re.I)
    return bool(verb and verb.start() < 90 and not HARM.search(after[: verb.start()]))


def _contained(text: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """`Chuguiv, also in the Kharkiv region`: the second says where the first lies."""
    kept: list[PlaceMention] = []
    for one in found:
        last = kept[-1] if kept else None
        between = text[last.end : one.start] if last and last.end <= one.start else ""
        if last and last.role in _HELD and re.fullmatch(r"\s+suburb\s+of\s+(?:the\s+)?", between):
            kept[-1] = replace(last, kind=None, role=CONTAINER)
            kept.append(replace(one, kind="town", role=last.role, inside=last.name))
            continue
        if last and last.role in _HELD and between == "'s " and one.kind in ("quarter", "district"):
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


_HELD = (IMPACT, LAUNCHED, INTERCEPTED, SPOKEN)


def _lies_in(between: str, one: PlaceMention, text: str) -> bool:
    if re.fullmatch(
        r"\s*(?:,\s*)?(?:\s*(?:town|city|village|district|area|neighbou?rhood|refugee camp|camp"
        r"|suburb|airport|plant|refinery|school|hospital|mosque|market|university|building|tower"
        r"|street),?)?\s*,?\s*(?:also\s+)?(?:located\s+)?(?:in|of|on)\s+(?:the\s+)?(?:[a-z-]+\s+"
        r"|[A-Z][a-z]+(?:ian|'s|i|ish)\s+){0,4}(?:(?:region|province|oblast|state|governorate"
        r"|district|city|part|town|stronghold|Republic) of\s+)?",
        between,
    ):
        return True
    return bool(
        re.fullmatch(r",\s+(?:the\s+)?(?:(?:capital|city|town) of\s+)?", between)
    ) and not _LISTED.match(text[one.end : one.end + 80])


def _cyrillic(text: str, start: int, end: int) -> list[PlaceMention]:
    if not re.search(r"[а-яіїєґ]", text[start:end]):
        return []
    found = []
    for match in _CYRILLIC.finditer(text, start, end):
        group = "name" if match["name"] else "bare"
        name = match[group]
        low = name.split()[0].casefold()
        if low in WEEKDAYS or low in MONTHS or low in _NO_PLACE:
            continue
        area = bool(re.search(r"обл|райо|громад|край|краї|щин", name))
        lead = (match["lead"] or "").casefold()
        role = (
            INTERCEPTED
            if lead == "над"
            else REFERENCE
            if lead in ("із", "з", "из", "с")
            else IMPACT
        )
        found.append(
            PlaceMention(
                match.start(group),
                match.end(group),
                name,
                "area" if area else None,
                role,
                cyrillic=True,
            )
        )
    return found


_LISTED = re.compile(r"\s*(?:,\s*[\w'-]+(?: [A-Z][\w'-]+)?)*,?\s+and\s+(?:the\s+)?[A-Z]")
_NO_PLACE = frozenset(
    """
telegram телеграм україні украине украину україну росії россии сил зсу всу мзс мво дснс
""".split()
)
