"""Whatever people write goes in and comes out unchanged."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.document.incident import IncidentDocument
from schema.document.read import read_files, validate
from schema.document.write import to_plain, to_yaml
from schema.errors import UsageError

HOSTILE = [
    "'; DROP TABLE incident; --", '" OR 1=1', "<img src=x onerror=alert(1)>", "=1+1", "@SUM(A1)",
    "\U0001f4a5\u200d\U0001f525", "\u202egnirts", "שלום עולם", "a\x00b", "\x00", "a;b\\c", "NULL",
    "nan", "{}", "%s", ":name", "?", "\r\n", "é" * 50,
]  # fmt: skip
texts = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=30))
counts = st.one_of(st.none(), st.integers(0, 10_000_000))


@st.composite
def documents(draw):
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 99)] * 3)))
    claim = {"outcome": draw(st.sampled_from(["killed", "injured"])), "group": "total", "low": low,
             "best": best, "high": high, "words": draw(texts), "status": "claimed",
             "speaker": draw(texts), "source": "paper", "quote": draw(texts)}  # fmt: skip
    place = {"key": "alder", "name": draw(texts), "admin1": draw(texts), "country": "UA",
             "latitude": draw(st.floats(-90, -1)),
             "longitude": draw(st.floats(-180, 180))}  # fmt: skip
    return {
        "title": draw(texts), "event_type": "other", "summary": draw(texts),
        "date_words": draw(texts), "time_local": draw(texts), "place": place,
        "location_precision": "site", "uncertainty_m": draw(st.floats(0, 1e6)),
        "location_how": "hand", "location_words": draw(texts), "attacker": "north",
        "weapons": [{"weapon": "kite", "type": "drone", "text": draw(texts), "carrier": draw(texts),
                     "launched_low": draw(counts), "source": "paper"}],
        "targets": [{"category": "port", "name": draw(texts), "note": draw(texts)}],
        "casualties": [claim],
        "statements": [{"field": "motive", "value": draw(texts), "source": "paper",
                        "inferred": draw(texts)}],
        "datasets": [{"dataset": "tally", "id": draw(texts)}],
    }  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_a_document_of_any_text_comes_back_the_same(bare, plain):
    wanted = validate(IncidentDocument, plain, "")
    held = [d for (d,) in _rows(bare, "SELECT code FROM incident")]
    if held:
        bare.revise(held[0], wanted)
        code = held[0]
    else:
        code = bare.add(wanted)
    found = to_plain(bare.get(code))
    paper = found.pop("sources")
    assert [source["key"] for source in paper] == ["paper"]
    (claim,) = found["casualties"]
    assert claim.pop("key").startswith(claim["outcome"])
    assert found == to_plain(wanted) | {"code": code}


def _rows(store, sql):
    with store.reading() as database:
        return list(database.tuples(sql))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_found_or_not_but_never_break_a_search(ledger, incident, text):
    ledger.add(incident(code="x", title=text))
    for words in (text, f"{text} {text}", f'"{text}'):
        with suppress(UsageError):
            assert set(ledger.frame(text=words).code) <= {"x", *ledger.frame().code}


def test_the_yaml_of_each_seed_record_makes_the_same_record_again(seed_store, seed_empty, tmp_path):
    waves_first = "SELECT code FROM incident ORDER BY parent_id IS NOT NULL, id"
    codes = [code for (code,) in _rows(seed_store, waves_first)]
    assert len(codes) >= 4
    texts = {code: to_yaml(seed_store.get(code)) for code in codes}
    files = [tmp_path / f"{code}.yaml" for code in codes]
    for file in files:
        file.write_text(texts[file.stem], encoding="utf-8")
    assert seed_empty.add_collection(read_files(files)) == codes
    assert {code: to_yaml(seed_empty.get(code)) for code in codes} == texts


def test_the_same_in_a_store_that_knows_only_what_records_point_to(seed_store, seed_empty):
    code = "2024-11-22-sumy-shahed"
    document = seed_store.get(code)
    seed_empty.add(document)
    flat = seed_empty.frame().set_index("code").loc[code]
    assert flat.equals(seed_store.frame().set_index("code").loc[code])
