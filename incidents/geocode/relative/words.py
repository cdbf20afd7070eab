"""The words that place something beside something else: English, Ukrainian, Russian, Arabic.

All in lower case; of several phrases that fit, the longest wins.
"""

from __future__ import annotations

from incidents.language.area_names import AREA_WORDS


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases with `|` between them, longest first."""
    phrases = {tuple(phrase.split()) for phrase in text.split("|")}
    return tuple(sorted((p for p in phrases if p), key=len, reverse=True))


LEAD = _phrases(
    "in | at | on | from | over | an area | the area | area | a village | village | a field"
    " | fields"
    " | a point | a place | a site | somewhere | positions | located | lies | situated"
    " | probably | possibly | likely | presumably"
    " | на відстані | на расстоянии | на | за | в | у | місцевість | местность"
    " | على بعد | على مسافة | على | في | منطقة"
)
"""Words in front of a relation that say nothing."""

ABOUT = _phrases(
    "about | approximately | approx | approx. | some | around | roughly | nearly | almost | circa"
    " | c. | ca. | ~ | ≈ | just over | just under | more than | over | less than | up to | within"
    " | at least | an estimated | приблизно | близько | біля | майже | понад | до | орієнтовно"
    " | примерно | около | почти | более | свыше | не менее | порядка | حوالي | نحو | قرابة"
    " | تقريبا"
)
"""Words that make a distance rougher."""

OF = _phrases(
    "of | from | off | away from | to the side of | outside | outside of | від | од | от | من | عن"
)
"""Words between a distance or a direction and its anchor."""

TOWARDS = _phrases(
    "to the | to | towards | away to the | due | на | к | ко | в | у | до | إلى | الى"
)
"""Words in front of a direction."""

CENTRE = _phrases(
    "the centre of | the center of | centre of | center of | the city centre of"
    " | the city center of"
    " | the town centre of | the town center of | downtown | central | центру | центра | центр"
    " | центру міста | центра города | وسط | مركز"
)
"""Words that make the middle of the anchor the point that is measured from."""

CITY = _phrases(
    "the city of | the town of | the village of | the settlement of | city of | town of"
    " | village of"
    " | the outskirts of the city of | міста | місто | містом | м . | села | селом | с . | селища"
    " | смт | города | городом | г . | г | поселка | посёлка | деревни | пгт | н . п ."
    " | населеного пункту | населенного пункта | مدينة | بلدة | قرية | the"
)
"""Words for the kind of settlement in front of its name."""

NEAR = _phrases(
    "near | near to | nearby | close to | close by | in the vicinity of | vicinity of"
    " | the vicinity of"
    " | not far from | next to | adjacent to | in the area of | the area of | area of | beside"
    " | in the area around | the area around | the surroundings of | just outside | just outside of"
    " | outside | outside of | around"
    " | біля | поблизу | поблизу від | неподалік | неподалік від | недалеко від | коло | під"
    " | поруч з | поруч із | в районі | у районі | в околі | в околицях"
    " | возле | вблизи | вблизи от | близ | недалеко от | неподалёку от | неподалеку от | рядом с"
    " | рядом со | под | в районе | около | поблизости от | в окрестностях | окрестности"
    " | بالقرب من | قرب | بجوار | بجانب | على مقربة من | محيط | في محيط | قريب من"
)
"""Words for near."""

OPPOSITE = _phrases(
    "opposite | opposite to | across from | across the river from | навпроти | напротив"
    " | مقابل | قبالة"
)
"""Words for the other side, of a river above all."""

BORDER = _phrases(
    "the border | border | across the border | кордон | кордоні | кордону | граница | границе"
    " | границы | الحدود"
)
"""Words for the border, before those for the place by it."""

NATIONS = frozenset(
    "israeli lebanese syrian iraqi iranian turkish jordanian egyptian saudi yemeni sudanese"
    " ukrainian russian belarusian polish moldovan romanian armenian azerbaijani georgian"
    " state international".split()
)
"""Whose border it is."""

BY = _phrases(
    "opposite | opposite to | opp | opp . | in front of | facing | across from | near | from | at"
    " | by"
    " | навпроти | напротив | біля | возле | у | مقابل | قبالة | قرب"
)
"""Words between a border and the place by it."""

OUTSKIRTS = _phrases(
    "outskirts of | the outskirts of | suburb of | a suburb of | the suburb of | suburbs of"
    " | the suburbs of | the edge of | edge of | environs of | the environs of | periphery of"
    " | the periphery of | околиця | околиці | околицях | околицю"
    " | передмістя"
    " | передмісті | окраина | окраине | окраины | окраинах | окраину | пригород | пригороде"
    " | пригороды | пригородах | предместье | ضواحي | ضاحية | أطراف | مشارف | الضواحي"
)
"""Words for the edge of a settlement and what lies just outside it."""

OUTSKIRTS_BEHIND = frozenset("outskirts suburb suburbs environs".split())
BETWEEN = _phrases(
    "between | midway between | halfway between | half way between | the road between"
    " | the area between | road between | area between | highway between | the highway between"
    " | між | поміж | между | بين"
)
AND = frozenset("and та і й и".split())
PART = frozenset(
    "part parts side district districts suburbs outskirts частина частині частину частини часть"
    " части сторона стороне околиця околиці окраина окраине".split()
)
"""Nouns after a direction that make it a part of the place: `eastern part of`."""

DISTRICT = frozenset(
    "district raion rayon neighbourhood neighborhood quarter район районі районе району района"
    " мікрорайон микрорайон мікрорайоні микрорайоне квартал квартале".split()
)
"""Nouns for a named district of a settlement."""

ADMINISTRATIVE = frozenset("district raion rayon район районі районе району района".split())
"""Of these, the ones that without a settlement may name an area as large as a county."""

MIDDLE = _phrases(
    "the centre of | the center of | centre of | center of | city centre of | city center of"
    " | the city centre of | the city center of | downtown | central | the middle of"
    " | центр | центрі | центре | середмістя | середмісті | وسط | مركز"
)
NO_ANCHOR = frozenset(
    "bank coast province region oblast governorate district state command front part side area"
    " hemisphere sea ocean line border raion county department".split()
)
"""Nouns that are no place of their own after a direction: `West Bank`."""

TITLE = frozenset(
    "federal central capital autonomous military municipal urban special financial industrial"
    " федеральный центральный военный федеральний центральний військовий".split()
)
"""What a district is called without a name of its own."""

AREA = frozenset((*AREA_WORDS, "county", "country", "губернія"))
"""Nouns that make a name one of an area, not of a settlement."""

UNITS = {
    1000.0: "km kms kilometre kilometres kilometer kilometers км кілометр кілометри кілометрів"
    " кілометра кілометрах кілометрі километр километра километров километре километрах"
    " كم كلم كيلومتر كيلومترا كيلومترات",
    1.0: "m metre metres meter meters м метр метри метрів метра метрах метров متر مترا أمتار",
    1609.344: "mi mile miles миля мили миль милях милі миле ميل أميال ميلا",
    1852.0: "nm nmi",
    0.9144: "yd yard yards",
    0.3048: "ft foot feet",
}
UNIT = {word: metres for metres, words in UNITS.items() for word in words.split()}
"""Metres in a unit of length."""

NAUTICAL = frozenset("nautical sea морських морская морские морских بحري بحرية".split())
NUMBERS = {
    word: float(number)
    for number, words in {
        "0.5": "half пів пол половина نصف",
        "1": "one один одна одного",
        "1.5": "півтора полтора полутора",
        "2": "two два дві двох две двух",
        "3": "three три трьох трех трёх",
        "4": "four чотири чотирьох четыре четырех",
        "5": "five п'ять п'яти пять пяти",
        "6": "six шість шести шесть",
        "7": "seven сім семи семь",
        "8": "eight вісім восьми восемь",
        "9": "nine дев'ять девять",
        "10": "ten десять десяти",
        "12": "twelve дванадцять двенадцать",
        "15": "fifteen п'ятнадцять пятнадцать",
        "20": "twenty двадцять двадцать",
        "30": "thirty тридцять тридцать",
        "40": "forty сорок",
        "50": "fifty п'ятдесят пятьдесят",
        "100": "hundred сто",
    }.items()
    for word in words.split()
}
VAGUE = {
    word: span
    for span, words in {
        (1.0, 4.0): "couple пару пара",
        (1.0, 6.0): "few кілька декілька несколько нескольких кількох عدة بضعة",
        (2.0, 10.0): "several",
        (10.0, 90.0): "tens dozens десятки десятках",
        (9.0, 15.0): "dozen",
    }.items()
    for word in words.split()
}
"""Words for a number that nobody gave, with the least and the most that they are taken for."""

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
