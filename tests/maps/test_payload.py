import json

import pytest

from maps.context import MapContext
from maps.payload import pack, to_json

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "\u2028\u2029&",
    "\x00\x1b",
    "\ud800",
    "🚀\u202ex",
]


def head(*rows, context=None):
    return pack(rows, context or MapContext()).head


@pytest.mark.parametrize("text", HOSTILE)
def test_json_ends_no_script_and_loses_nothing(text):
    written = to_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}
    written.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_block_can_end_its_script(sumy, text):
    made = pack([sumy | {"title": text, "summary": text * 50}], MapContext())
    assert not set('<&"\\\n') & set("".join(made.blocks))


def test_the_seed_rows(dnipro, sumy, context):
    data = head(dnipro, sumy, context=context)
    assert (data["count"], data["located"]) == (2, 2)
    assert data["labels"]["weapons"] == {"oreshnik": "Oreshnik", "shahed": "Shahed"}
    assert data["labels"]["country"] == {"UA": "Ukraine"}
    assert data["labels"]["attribution"] == {"claimed_by_attacker": "Claimed by attacker"}
    assert data["above"]["one_way_attack_drone"] == "drone"
    assert data["layers"]["launches"] == [
        {"name": "Kapustin Yar", "latitude": 48.57, "longitude": 46.25, "uncertainty_m": None}
    ]


def test_what_nobody_states_is_not_packed(sumy):
    assert {"injured_best", "launched_low"} <= set(head(sumy)["columns"])
    assert not {"launched_high", "parent", "status", "datasets"} & set(head(sumy)["columns"])


def test_an_area_has_an_outline_and_no_dot(sumy):
    data = head(sumy | {"location_precision": "admin1"})
    assert set(data["layers"]) == {"areas", "provinces", "uncertainty"}
    assert data["layers"]["areas"]["places"] == [{"code": "UA-59", "name": "Sumy", "whole": 0}]
    assert not {"latitude", "longitude"} & set(data["columns"])


def test_a_site_without_coordinates_draws_no_line(dnipro):
    data = head(dnipro, context=MapContext(sites=[{"name": "Kapustin Yar"}]))
    assert "launches" not in data["layers"]


def test_unlocated_records_are_counted():
    data = head({"code": "a", "title": "Somewhere"})
    assert (data["count"], data["located"], data["layers"]) == (1, 0, {})


def test_columns_that_are_alike_stand_once(sumy):
    columns = head(*[sumy | {"code": str(n), "killed_high": n % 3} for n in range(9)])["columns"]
    columns_again = head(
        *[sumy | {"code": str(n)} | dict.fromkeys(("killed_low", "killed_high"), n) for n in "123"]
    )["columns"]
    assert columns["killed_high"]["at"] != columns["code"]["texts"]["at"]
    assert columns_again["killed_low"]["at"] == columns_again["killed_high"]["at"]
