"""The records that are compared, as arrays: a hundred thousand take some dozen megabytes.

What is unknown is a number of its own (NaN, -1, an empty set of bits), never a value, so that a
comparison can tell "nobody said" from "they differ".
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from anyascii import anyascii

from incidents.language.folding import lookup_form
from schema.columns import split_list
from schema.vocabulary import vocabulary

if TYPE_CHECKING:
    from incidents.store.engines.base import Database, Row

Numbers = np.ndarray[Any, Any]
NO_DAY = np.iinfo(np.int32).min
COARSEST_KM = 50.0
"""A point with a larger radius stands for an area: it is compared by the area's name instead."""
LONGEST_DAYS = 31
"""A span longer than a month names no event."""
_USUAL_KM = {"exact": 0.1, "site": 0.3, "neighbourhood": 1.0, "settlement": 3.0,
             "near_settlement": 8.0, "admin2": 30.0}  # fmt: skip
"""Radius where a record has a point and states none, by its precision."""
_FIELDS = ("id", "code", "level", "parent_id", "date_earliest", "date_latest", "exact_latitude",
           "exact_longitude", "exact_uncertainty_m", "exact_location_precision", "country",
           "admin1_code", "place", "weapons", "weapon_types", "target_types", "killed_low",
           "killed_high", "injured_low", "injured_high", "title", "summary", "datasets",
           "source_urls", "media_urls", "graphic_media_urls")  # fmt: skip
_LISTED = ", ".join(f"i.{name}" for name in _FIELDS)
SELECT = f"SELECT {_LISTED} FROM incident i WHERE i.status != 'retracted' AND {{}} ORDER BY i.id"
"""Reads what is compared of the records that meet a condition."""
_ORIGINALS = """SELECT r.incident_id, r.original FROM imported_row r
    JOIN incident i ON i.id = r.incident_id
    WHERE r.original IS NOT NULL AND i.status != 'retracted' AND {}"""
"""Sentences of other people's rows are no words of our records: they are compared, never shown."""
_SENTENCE = 20
"""Letters from which a cell with spaces is a sentence, and not a name or a code."""
_MOST_LETTERS = 600
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_PARENT = -1
_STEM = 6
"""Letters of a word that count, so that its endings do not."""
_MOST_WORDS = 24
_MOST_NUMBERS = 2**32
_MOST_CITING = 6
_EPOCH = dt.date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Words:
    """Sets of numbers, one a record: those of record n stand from `starts[n]` to `starts[n + 1]`
    in `numbers`, in order, each with its weight. `keys` holds all of them as record and number in
    one, in order, so that a set of questions is one search.
    """

    starts: Numbers
    numbers: Numbers
    weights: Numbers
    keys: Numbers

    @classmethod
    def rare(cls, sets: Sequence[Iterable[str]], numbers: dict[str, int], most: int = 0) -> Words:
        """Words of texts, weighted by how rare they are (TF-IDF without frequencies in a text,
        since texts are a line or two), each text's weights a unit vector with one more word that
        nobody else has: two texts of one common word are not alike for it. `numbers` gives each
        word its number and takes in new ones; of each text the rarest `most` are kept, 0 for all.
        """
        distinct = [{numbers.setdefault(w, len(numbers)) for w in words} for words in sets]
        held = np.bincount(np.fromiter(chain.from_iterable(distinct), np.int64),
                           minlength=len(numbers))  # fmt: skip
        rarity = np.log(1.0 + len(distinct) / (1.0 + held))
        unsaid = np.log(1.0 + len(distinct) / 2.0)
        starts = np.zeros(len(distinct) + 1, np.int64)
        listed: list[int] = []
        for n, words in enumerate(distinct):
            own = sorted(words, key=rarity.__getitem__, reverse=True)[: most or None]
            listed += sorted(own)
            starts[n + 1] = len(listed)
        kept = np.array(listed, np.int64)
        records = np.repeat(np.arange(len(distinct)), np.diff(starts))
        weights = rarity[kept] if len(kept) else np.zeros(0)
        lengths = np.sqrt(np.bincount(records, weights**2, len(distinct)) + unsaid**2)
        weights = (weights / lengths[records]).astype(np.float32)
        return cls(starts, kept, weights, records * _MOST_NUMBERS + kept)

    def shared(self, one: Numbers, others: Words, other: Numbers) -> tuple[Numbers, Numbers]:
        """How alike the words of pairs are, a record of these with one of `others`: the product of
        their weights, and the part of the first record's weight that both have.
        """
        lengths = self.starts[one + 1] - self.starts[one]
        pair = np.repeat(np.arange(len(one)), lengths)
        if not len(pair) or not len(others.keys):
            return np.zeros(len(one)), np.zeros(len(one))
        first = np.cumsum(lengths) - lengths
        at = np.arange(len(pair)) + np.repeat(self.starts[one] - first, lengths)
        wanted = other[pair] * _MOST_NUMBERS + self.numbers[at]
        place = np.minimum(np.searchsorted(others.keys, wanted), len(others.keys) - 1)
        hit = others.keys[place] == wanted
        own = self.weights[at[hit]]
        product = np.bincount(pair[hit], own * others.weights[place[hit]], len(one))
        return product, np.bincount(pair[hit], own**2, len(one))


@dataclass(frozen=True)
class Records:
    """Records side by side: one array a property, in the order of their ids.

    `first` and `last` are days since 1970 (`NO_DAY` where no date names an event), `latitude` and
    `longitude` degrees (NaN where no point is known), `radius` kilometres. `weapons` and `targets`
    are bits of the vocabularies, a weapon with everything above it in the tree; `own_weapons` the
    bits of the types alone. Counts of people are NaN where nobody said.
    """

    ids: Numbers
    codes: list[str]
    level: Numbers
    parent: Numbers
    first: Numbers
    last: Numbers
    latitude: Numbers
    longitude: Numbers
    radius: Numbers
    country: Numbers
    area: Numbers
    place: Numbers
    names: Numbers
    weapons: Numbers
    own_weapons: Numbers
    targets: Numbers
    killed: Numbers
    injured: Numbers
    books: list[frozenset[str]]
    words: Words
    places: Words
    addresses: Words

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def has_point(self) -> Numbers:
        """Which of them are known to a point that is no area's."""
        located = ~np.isnan(self.latitude)
        return np.asarray(located & (self.radius <= COARSEST_KM))

    @property
    def has_day(self) -> Numbers:
        """Which of them have a date that names an event."""
        return np.asarray(self.first != NO_DAY)


def read_records(
    database: Database,
    condition: str = "1 = 1",
    restricted: bool = False,
    beside: Sequence[Row] = (),
    **parameters: Any,
) -> Records:
    """The records of a store that meet a condition over `incident i`, none of them retracted, and
    flat rows of others `beside` them, which are not recorded.
    """
    kept = condition if restricted else f"NOT i.restricted AND {condition}"
    rows = list(database.tuples(SELECT.format(kept), parameters))
    told: dict[int, list[str]] = {}
    for number, original in database.tuples(_ORIGINALS.format(kept), parameters):
        told.setdefault(number, []).extend(_stems(*_sentences(json.loads(original))))
    rows += [[row[name] for name in _FIELDS] for row in beside]
    return records_of(rows, told)


def records_of(
    rows: Sequence[Sequence[Any]], told: Mapping[int, Sequence[str]] | None = None
) -> Records:
    """Records out of rows as `SELECT` reads them, with the words of the row that each came from, by
    its id. Of a record that came so the title does not count: importers make titles of kind and
    place, and all of one kind would be alike.
    """
    number = len(rows)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(_FIELDS)
    (ids, codes, levels, parents, earliest, latest, latitudes, longitudes, metres, precisions,
     countries, areas, places, weapons, types, targets, killed_low, killed_high, injured_low,
     injured_high, titles, summaries, datasets, *addresses) = columns  # fmt: skip
    first, last = _days(earliest), _days(latest)
    wide = last - first > LONGEST_DAYS
    first[wide] = last[wide] = NO_DAY
    forms = [lookup_form(place or "") for place in places]
    further = told or {}
    texts = [
        [*_stems(summary), *further[number]] if number in further else _stems(title, summary)
        for number, title, summary in zip(ids, titles, summaries, strict=True)
    ]
    numbers: dict[str, int] = {}
    return Records(
        np.array(ids, np.int64),
        list(codes),
        _numbered(levels),
        np.array([parent or _NO_PARENT for parent in parents], np.int64),
        first,
        last,
        _floats(latitudes),
        _floats(longitudes),
        np.array(
            [_radius(m, p) for m, p in zip(metres, precisions, strict=True)], np.float32
        ).reshape(number),
        _numbered(countries),
        _numbered(areas),
        _numbered([form or None for form in forms]),
        _numbered(weapons),
        np.array([_above(cell) for cell in types], np.uint64).reshape(number, 2),
        np.array([_bits(cell, "weapon_types") for cell in types], np.uint64).reshape(number, 2),
        np.array([_bits(cell, "target_types") for cell in targets], np.uint64).reshape(number, 2),
        np.stack([_floats(killed_low), _floats(killed_high)], 1),
        np.stack([_floats(injured_low), _floats(injured_high)], 1),
        [_books(cell) for cell in datasets],
        Words.rare(texts, numbers, _MOST_WORDS),
        Words.rare([_stems(place) for place in places], numbers),
        Words.rare(_told_by_few([_listed(*cells) for cells in zip(*addresses, strict=True)]), {}),
    )


def _days(cells: Sequence[str | None]) -> Numbers:
    return np.array([_day(cell) if cell else NO_DAY for cell in cells], np.int32)


@cache
def _day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal() - _EPOCH


def _floats(cells: Sequence[float | None]) -> Numbers:
    return np.array([np.nan if cell is None else cell for cell in cells], np.float64)


def _numbered(cells: Sequence[str | None]) -> Numbers:
    """Equal texts as equal numbers; -1 for none."""
    known: dict[str, int] = {}
    listed = [-1 if cell is None else known.setdefault(cell, len(known)) for cell in cells]
    return np.array(listed, np.int64)


def _radius(metres: float | None, precision: str) -> float:
    own = metres / 1000 if metres else 0.0
    return max(own, _USUAL_KM.get(precision, own or COARSEST_KM * 2))


@cache
def _bits(cell: str | None, name: str) -> tuple[int, int]:
    """Codes of a list cell as two words of bits; `unknown` and what joins several is nothing."""
    order = _order(name)
    value = sum(1 << order[code] for code in set(split_list(cell)) if code in order)
    return value & (2**64 - 1), value >> 64


@cache
def _above(cell: str | None) -> tuple[int, int]:
    terms = vocabulary("weapon_types")
    wider = [up for code in split_list(cell) if code in terms.terms for up in terms.above(code)]
    return _bits("; ".join(dict.fromkeys(wider)) or None, "weapon_types")


@cache
def _order(name: str) -> dict[str, int]:
    silent = ("unknown", "other", "several")
    codes = [code for code in vocabulary(name).codes if code not in silent]
    return {code: n for n, code in enumerate(codes)}


@cache
def _books(cell: str | None) -> frozenset[str]:
    return frozenset(item.partition(":")[0] for item in split_list(cell))


def _sentences(value: Any) -> Iterator[str]:
    """The sentences in the cells of a row."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _sentences(inner)
    elif isinstance(value, str) and len(value) >= _SENTENCE and " " in value.strip():
        yield value[:_MOST_LETTERS]


def _stems(*texts: str | None) -> list[str]:
    """The words of texts in Latin letters without accents, cut where endings begin."""
    joined = " ".join(filter(None, texts))
    latin = joined if joined.isascii() else anyascii(joined)
    return [word[:_STEM] for word in _WORD.findall(latin.lower())]


def _told_by_few(addresses: Sequence[Sequence[str]]) -> list[list[str]]:
    """Addresses without those that many records cite: a page that tells of a day's strikes."""
    cited = Counter(address for listed in addresses for address in set(listed))
    return [[one for one in listed if cited[one] <= _MOST_CITING] for listed in addresses]


def _listed(*cells: str | None) -> list[str]:
    return [item for cell in cells for item in split_list(cell)]
