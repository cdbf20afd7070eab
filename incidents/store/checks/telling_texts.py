"""Free texts that say where a home is: what the point of a record holds back, its words may tell.

Records with a residential target leave the store with coordinates to about a kilometre. A summary
or a quote with coordinates to four decimals (about ten metres), or with street and number, says
more. No program can take that out of a sentence: it is found, for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incidents.store.checks.findings import NOTE, WARNING, Finding, check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.store.engines.base import Database

_FINE = r"[-+]?\d{1,3}[.,]\d{4,20}"
_DEGREES = r"\d{1,3}\s?(?:[°º˚]|град\w*|deg\w*)\s?"
_MINUTES = r"\s?(?:['′’‘ʹ]|мин\w*|хв\w*|min\w*)"
_FINE_ANGLE = rf"{_DEGREES}(?:\d{{1,2}}{_MINUTES}\s?\d{{1,2}}|\d{{1,2}}[.,]\d{{2,}}{_MINUTES})"
_PLUS = "[2-9CFGHJMPQRVWX]"
_COORDINATES = re.compile(
    "|".join(
        (
            # Two numbers, whatever stands between them: lat/lon, a link's `!3d`, hemispheres.
            rf"(?<![\d.,]){_FINE}(?:\D{{1,24}}?|!4d){_FINE}(?!\d)",
            rf"{_FINE_ANGLE}.{{0,24}}?{_FINE_ANGLE}",
            r"\b\d{6}(?:[.,]\d+)?\s?[NS][ ,/]{0,2}\d{7}(?:[.,]\d+)?\s?[EW]\b",  # 482512N0345838E
            r"\b\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{4,5}\s?\d{4,5}\b",  # MGRS, 10 m
            r"\b\d{1,2}\s?[C-HJ-NP-X]\s+\d{6}\s+\d{6,7}\b",  # UTM
            rf"(?<!\w)(?:{_PLUS}{{8}}|(?=[\dA-Z]*[A-Z]){_PLUS}{{4}})\+{_PLUS}{{2,3}}(?!\w)",
        )
    )
)
_NUMBER = r"\d{1,4}(?:\s?[-/]\s?\d{1,3})?\s?(?:[A-Za-zА-Яа-яІіЇїЄєҐґ]\b)?"
_ENDS = (
    r"(?=\s*(?:[.,;:)\]!?»”\"\n–—-]|$|кв\b|корп|под[ъ']|під|apt|flat|(?:in|на|в|у|and|і|и|та)\b))"
)
_NAME = r"(?:[\w'’ʼ.-]+\s+){0,3}?[\w'’ʼ-]+"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_NAMED = rf"(?!(?:{_MONTHS})[a-z]*\b)(?:[A-Z][\w'’.-]*\s+){{1,4}}?"
_STREET = (
    r"\b(?i:street|str|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|square|drive|prospekt|"
    r"prospect|vulytsia|ulitsa|provulok|pereulok)\b"
)
_ULYTSIA = (
    r"(?<!\w)(?:(?i:вул(?:иц\w*|\.)|ул(?:иц\w*|\.)|просп(?:ект\w*|\.)|пр-т|бульв(?:ар\w*|\.)|б-р|"
    r"пров(?:ул\w*|\.)|пер(?:еул\w*|\.)|шосе|шоссе|узв[іо]\w*|наб(?:ережн\w*|\.)|мкр\.?|"
    r"м[иі]крора[йи]он\w*)|(?i:площ[аідуь]\w*|пл\.)(?=\s+[А-ЯІЇЄҐ]))"
)
_HOUSE = r"(?i:буд(?:ин\w*|\.)?|д(?:ом\w*|\.)|№|no\.?|house|building)\s*(?:№\s*|no\.?\s*)?"
_ADDRESS = re.compile(
    "|".join(
        (
            rf"{_ULYTSIA}\s*{_NAME},?\s+(?:{_HOUSE})?{_NUMBER}{_ENDS}",
            rf"{_ULYTSIA}\s*{_NAME},?\s*(?:\w+\s+)?{_HOUSE}{_NUMBER}",
            rf"(?<!\w){_HOUSE}{_NUMBER},?\s+(?:\w+\s+)?{_ULYTSIA}",
            rf"(?<!\w)[А-ЯІЇЄҐ][\w'’ʼ-]+\s+{_ULYTSIA},?\s+(?:{_HOUSE})?{_NUMBER}{_ENDS}",
            rf"(?<!\w)(?:{_HOUSE})?(?!(?:19|20)\d\d){_NUMBER},?\s+(?:on\s+|at\s+)?{_NAMED}{_STREET}",
            rf"(?<!\w){_NAMED}{_STREET}\.?,?\s+(?:{_HOUSE})?{_NUMBER}{_ENDS}",
            rf"(?<!\w)(?i:vul|ul)\.?\s+(?:[A-Z][\w'’.-]*\s*){{1,4}}?,?\s+{_NUMBER}{_ENDS}",
        )
    )
)
_PLACES = (("coordinates", _COORDINATES), ("an address", _ADDRESS))
# What any match has in it: a text without it, as nearly all are, is not looked at twice.
_FIGURES = re.compile(r"\d(?:[.,]\d{4}|\d{3}\s\d{4}|\d{7}|\d{5}(?:[.,]\d+)?(?:\s+\d{6}|\s?[NS]))")
_SIGNS = ("°", "º", "˚", "+", "град", "deg")
_BEGINNINGS = frozenset(
    (
        *("stre", "str", "st", "ave", "aven", "road", "rd", "lane", "ln", "boul", "blvd", "squa"),
        *("driv", "pros", "vul", "vuly", "ul", "ulit", "prov", "pere", "вул", "вули", "ул", "улиц"),
        *(
            "прос",
            "пр",
            "пр-т",
            "буль",
            "б-р",
            "пров",
            "пер",
            "пере",
            "шосе",
            "шосс",
            "узві",
            "узво",
        ),
        *("наб", "набе", "мкр", "мікр", "микр", "площ", "пл"),
    )
)
"""How the words for streets begin, four letters of each."""
_SAME_DEGREES = 0.0003


def may_tell(text: str) -> bool:
    """Whether a text has anything in it that coordinates or an address need."""
    low = text.lower()
    if _FIGURES.search(text) or any(sign in low for sign in _SIGNS):
        return True
    words = low.replace(".", " ").replace(",", " ").replace("(", " ").split()
    return not _BEGINNINGS.isdisjoint([word[:4] for word in words])


def place_in(
    text: str, latitude: float | None = None, longitude: float | None = None
) -> str | None:
    """What a text says of where it was, to some metres: `coordinates 48.4235, 34.9773`, `an
    address вул. Титова, 12`. None where it says no such thing, and for coordinates that are those
    of the settlement, which are given away already.
    """
    for noun, pattern in _PLACES if may_tell(text) else ():
        for match in pattern.finditer(text):
            if latitude is None or not _is_point(match[0], latitude, longitude or 0.0):
                return f"{noun} {match[0].strip()}"
    return None


def _is_point(words: str, latitude: float, longitude: float) -> bool:
    """Whether coordinates in words are those of a point: two numbers, or two of degrees, minutes
    and seconds; the signs do not tell them apart.
    """
    numbers = [float(n.replace(",", ".")) for n in re.findall(r"\d+(?:[.,]\d+)?", words)]
    half = len(numbers) // 2
    if half not in (1, 2, 3) or len(numbers) % 2:
        return False
    one, two = (
        sum(n / 60**place for place, n in enumerate(part))
        for part in (numbers[:half], numbers[half:])
    )
    return any(
        abs(y - abs(latitude)) + abs(x - abs(longitude)) <= _SAME_DEGREES
        for y, x in ((one, two), (two, one))
    )


# Every text of a record that may leave the store, by table; restricted claims leave nowhere, and
# the words of a proof stay in the store wherever the point is held back.
_EVIDENCE = ("quote", "locator")
_CLAIM = ("inferred", "refused_because", "speaker", *_EVIDENCE)
_PROOF = "CASE WHEN i.exact_location_precision != 'exact' THEN t.location_proof_words END"
_TEXTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("incident", ("title", "summary", "date_words", "location_words", "location_proof_words"),
     "t.id = i.id"),
    ("target", ("name", "note", *_EVIDENCE), "t.incident_id = i.id"),
    ("weapon_use", ("text", "inferred", "carrier", *_EVIDENCE), "t.incident_id = i.id"),
    ("casualty_claim", ("words", *_CLAIM), "t.incident_id = i.id AND NOT t.restricted"),
    ("statement", ("value", *_CLAIM), "t.incident_id = i.id AND NOT t.restricted"),
    ("media", ("url", "archive_url", "credit", "note"), "t.incident_id = i.id"),
    ("source", ("title", "url", "archive_url", "note"), "t.id = l.source_id"),
)  # fmt: skip
HOMES = "i.id IN (SELECT incident_id FROM target WHERE category = 'residential')"
"""The condition for records of homes."""
_LOOKED_AT = "CREATE TEMP TABLE IF NOT EXISTS looked_at (id INTEGER PRIMARY KEY)"
_SETTLEMENT = """CASE WHEN i.location_precision NOT IN ('exact', 'site', 'neighbourhood')
    THEN i.{} END"""


@dataclass(frozen=True)
class TellingText:
    """A text of a record, by its field, and the words in it that say where it was."""

    code: str
    field: str
    words: str


def telling_texts(
    database: Database, condition: str = HOMES, parameters: Mapping[str, object] | None = None
) -> list[TellingText]:
    """Texts of public records that meet a condition over `incident i` and say where they were."""
    database.add_function("may_tell", 1, may_tell)
    database.execute(_LOOKED_AT)
    database.execute("DELETE FROM looked_at")
    database.execute(
        f"INSERT INTO looked_at SELECT i.id FROM incident i WHERE NOT i.restricted AND {condition}",
        parameters,
    )
    found = [text for table in _TEXTS for text in _of_table(database, *table)]
    return sorted(found, key=lambda text: text.code)


def _of_table(
    database: Database, table: str, columns: tuple[str, ...], joined: str
) -> Iterator[TellingText]:
    """Those of one table, in one pass; only rows that may tell anything leave the database."""
    texts = [_PROOF if name == "location_proof_words" else f"t.{name}" for name in columns]
    together = " || char(10) || ".join(f"coalesce({text}, '')" for text in texts)
    link = "CROSS JOIN incident_source l ON l.incident_id = i.id" if table == "source" else ""
    sql = f"""SELECT i.code, {_SETTLEMENT.format("latitude")}, {_SETTLEMENT.format("longitude")},
        {", ".join(texts)} FROM looked_at k CROSS JOIN incident i ON i.id = k.id {link}
        CROSS JOIN {table} t ON {joined} WHERE {together} GLOB '*[0-9]*' AND may_tell({together})"""
    for code, latitude, longitude, *values in database.tuples(sql):
        for name, text in zip(columns, values, strict=True):
            words = place_in(text, latitude, longitude) if text else None
            if words:
                yield TellingText(code, name if table == "incident" else f"{table}.{name}", words)


@check
def free_texts(database: Database) -> Iterator[Finding]:
    """No free text of a home says where it stands"""
    for text in telling_texts(database):
        level = WARNING if text.words.startswith("coordinates") else NOTE
        hint = "take the words out, or mark the claim or the record `restricted`"
        yield Finding("free_texts", level, text.code, f"{text.field}: {text.words}", hint)
