import json

import pytest

from maps.context import MapContext
from maps.payload import incidents_of, pack, to_json

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "\u2028\u2029&",
    "\x00\x1b",
    "\ud800",
    "🚀\u202ex",
]


def packed(*rows, context=None):
    context = context or MapContext()
    return pack(incidents_of(rows, context), context)


@pytest.mark.parametrize("text", HOSTILE)
def test_json_ends_no_script_and_loses_nothing(text):
    written = to_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}
    written.encode("utf-8")


def test_the_seed_rows(dnipro, sumy, context):
    data = packed(dnipro, sumy, context=context)
    assert (data["count"], data["located"], data["unlocated"]) == (2, 2, [])
    assert data["style"] == ["ballistic", "drone"]
    assert data["columns"]["killed"] == ["0 or more (best and high unknown)", "2"]
    assert data["columns"]["injured"] == ["not stated", "13"]
    assert data["columns"]["launched"] == ["1", "at least 2"]
    assert data["columns"]["weapons"][0] == "Oreshnik (intermediate-range ballistic missile)"
    assert data["columns"]["attacker"] == ["Russia (claimed by attacker)", None]
    assert data["columns"]["where"] == ["Dnipro, Dnipropetrovsk, Ukraine", "Sumy, Ukraine"]
    assert data["layers"]["uncertainty"][0] == [0, 48.4235, 34.9773, 1500]
    assert data["layers"]["launches"]["sites"] == [["Kapustin Yar", 48.57, 46.25]]
    assert [mark["mark"] for mark in data["marks"]] == ["uncertainty", "launches"]


def test_an_area_has_an_outline_and_no_dot(sumy):
    data = packed(sumy | {"location_precision": "admin1"})
    assert set(data["layers"]) == {"areas"}
    (area,) = data["layers"]["areas"]["places"]
    assert area == {"code": "UA-59", "name": "Sumy", "incidents": [0]}
    assert "drawn as the outline of Sumy" in data["columns"]["precision"][0]


def test_records_of_one_area_share_its_outline(sumy):
    row = sumy | {"location_precision": "country"}
    data = packed(row, row | {"code": "b"})
    assert [place["incidents"] for place in data["layers"]["areas"]["places"]] == [[0, 1]]


def test_a_site_without_coordinates_draws_no_line(dnipro):
    data = packed(dnipro, context=MapContext(sites=[{"name": "Kapustin Yar"}]))
    assert "launches" not in data["layers"]
    assert data["columns"]["launch"] == ["Kapustin Yar"]


def test_unlocated_records_are_listed():
    data = packed({"code": "a", "title": "Somewhere"})
    assert (data["located"], data["unlocated"], data["layers"]) == (0, [0], {})
