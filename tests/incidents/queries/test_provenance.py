"""Credits travel along, what may not be passed on is said, areas hold what lies inside them."""

import json

from schema.document.context import DatasetDocument
from schema.document.incident import IncidentDocument
from schema.document.read import Collection, validate

CLOSED = DatasetDocument(slug="closed", name="Closed List", attribution="Closed List, 2024")
OPEN = DatasetDocument(
    slug="open", name="Open List", attribution="Open List, CC BY 4.0", redistributable=True
)


def strike(code: str, dataset: str | None, **fields) -> IncidentDocument:
    held = [{"dataset": dataset, "id": code}] if dataset else []
    plain = {"code": code, "title": code, "event_type": "drone_strike", "datasets": held, **fields}
    return validate(IncidentDocument, plain, code)


def test_an_export_credits_its_data_sets_and_warns_of_closed_ones(bare, call, tmp_path):
    lists = Collection(
        datasets=[OPEN, CLOSED], incidents=[strike("a", "open"), strike("b", "closed")]
    )
    bare.add_collection(lists)
    db, out = bare.engine.location, tmp_path / "out.csv"
    done = call("--quiet", "--db", db, "export", str(out), "--dataset", "open")
    made = json.loads(out.with_name("out.csv-metadata.json").read_text())
    assert made["credits"][1:] == ["Open List, CC BY 4.0"]
    assert made["filter"] == {"dataset": "open"}
    assert done.err == ""
    done = call("--quiet", "--db", db, "export", str(out), "--force")
    assert done.code == 0
    assert "Closed List do not allow passing its rows on" in done.err


def test_a_total_over_several_data_sets_warns(bare, call):
    bare.add_collection(Collection(datasets=[OPEN, CLOSED], incidents=[strike("a", "open")]))
    assert "overlap" not in call("--db", bare.engine.location, "count").err
    bare.add(strike("b", "closed"))
    assert "overlap: closed, open" in call("--db", bare.engine.location, "count").err


def test_an_area_holds_what_lies_inside_it(bare, call):
    area = {"place": {"admin1": "Sumy", "country": "UA"}, "location_precision": "admin1"}
    town = {"place": {"name": "Okhtyrka", "admin1": "Sumy", "country": "UA"}}
    other = {"place": {"name": "Lebedyn", "admin1": "Odesa", "country": "UA"}}
    for code, where in (("area", area), ("town", town), ("other", other)):
        precision = {"location_precision": "settlement"} if code != "area" else {}
        bare.add(strike(code, None, **where, **precision))
    found = call("--db", bare.engine.location, "query", "--place", "Sumy", "--format", "json")
    assert {row["code"] for row in json.loads(found.out)} == {"area", "town"}


def test_an_export_says_what_was_left_out_and_by_which_rule(bare, call, tmp_path):
    home = {"place": {"country": "UA", "latitude": 50.91234, "longitude": 34.81234},
            "location_precision": "exact", "location_how": "reported",
            "targets": [{"category": "residential"}]}  # fmt: skip
    for code, fields in {
        "plain": {}, "home": home, "secret": {"restricted": True}, "sketch": {"status": "draft"},
        "false": {"verification": "refuted"}, "trial": {"event_type": "test_launch"},
        "abroad": {"verification": "refuted", "title": "elsewhere"},
    }.items():  # fmt: skip
        bare.add(strike(code, None, **fields))
    db, out = bare.engine.location, tmp_path / "out.csv"

    def made(*filters):
        assert call("--db", db, "export", out, "--force", *filters).code == 0
        return json.loads(out.with_name("out.csv-metadata.json").read_text())

    facts = made()
    assert (facts["records"], facts["figures_rule"]) == (2, "toll-2")
    assert facts["left_out"] == {
        "draft": 1, "test_launch": 1, "refuted": 2, "exact_coordinates": 1,
    }  # fmt: skip
    assert made("--text", "elsewhere")["left_out"] == {"refuted": 1}
    assert "refuted" not in made("--verification", "refuted")["left_out"]
    assert "restricted" not in made("--include-restricted")["left_out"]
    assert "exact_coordinates" not in made("--include-restricted")["left_out"]
