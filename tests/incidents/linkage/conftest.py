"""Two books that tell of the same strikes, in one store."""

import pytest

import incidents

_DATASETS = [{"slug": "atlas", "name": "Atlas"}, {"slug": "diary", "name": "Diary"}]
_DAY = "2024-08-{:02}"
_TEXTS = {
    1: "A school in the northern quarter was hit, the gymnasium burned",
    2: "The grain terminal beside the harbour lost two silos",
    3: "A bus stop near the covered market, windows broken along the street",
}


def _record(book, number, **more):
    day = _DAY.format(number * 3)
    return {
        "code": f"{book}-{number}", "title": f"Strike {number} of the {book}",
        "summary": _TEXTS.get(number), "event_type": "missile_strike", "date_start": day,
        "date_precision": "day", "location_precision": "exact", "location_how": "hand",
        "place": {"name": "Alder", "country": "UA", "latitude": 50.9 + number / 10,
                  "longitude": 34.8},
        "datasets": [{"dataset": book, "id": str(number)}],
        **more,
    }  # fmt: skip


@pytest.fixture
def books(bare, collection):
    """A store with atlas-1 to atlas-3 and diary-1 to diary-4; of one number one strike."""
    toll = {"outcome": "killed", "source": "paper"}
    told = [
        _record("atlas", 1, casualties=[{**toll, "low": 2, "high": 2}]),
        _record("atlas", 2, weapons=[{"weapon": "x-900"}]),
        _record("atlas", 3),
        _record("diary", 1, casualties=[{**toll, "low": 3, "high": 3, "source": "wire"}]),
        _record("diary", 2, location_precision="settlement", uncertainty_m=3000),
        _record("diary", 3),
        _record("diary", 4, title="Shells on a field"),
    ]
    bare.add_collection(collection({"datasets": _DATASETS, "incidents": told}))
    return incidents.open(bare.engine.location)


@pytest.fixture
def link(books, call):
    """Run `incidents link` on the store of two books."""
    return lambda *words: call("--db", books.engine.location, "link", *words)
