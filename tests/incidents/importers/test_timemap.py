"""TimeMap: obscured coordinates, filters, hidden sources, repeated numbers."""

import zipfile
from xml.sax.saxutils import escape

import pytest


def test_every_event_is_accounted_for(load, tmp_path):
    report = load("events.json").json
    counts = {name: report[name] for name in ("read", "loaded", "skipped", "rejected")}
    assert counts == {"read": 7, "loaded": 4, "skipped": 1, "rejected": 2}
    assert report["skipped_reasons"] == {"no weapon was used": 1}
    written = (tmp_path / "bad.csv").read_text("utf-8-sig")
    assert "31/05/2024" in written
    assert "expected degrees from -90 to 90" in written


def test_what_used_no_weapon_is_kept_when_asked_for(run, load):
    assert load("events.json", "--keep-all").json["loaded"] == 5
    rows = run("query", "--event-type", "other", "--format", "json").json
    assert [row["datasets"] for row in rows] == ["timemap:INV0003"]


def test_coordinates_are_no_closer_than_the_data_set_says(run, load):
    load("events.json")
    row = run("query", "--weapon-type", "cruise_missile", "--format", "json").json[0]
    assert (row["latitude"], row["longitude"]) == (50.0012, 36.2311)
    assert (row["location_precision"], row["uncertainty_m"]) == ("neighbourhood", 1000)
    assert (row["country"], row["admin1"]) == ("UA", "Kharkiv")
    assert row["place"] == "Kharkiv (Saltivka district)"
    assert (row["date_start"], row["date_precision"]) == ("2024-05-04", "day")
    assert row["verification"] == "geolocated"


def test_filters_are_targets_and_weapons(run, load):
    load("events.json")
    school = run("query", "--weapon-type", "cruise_missile", "--format", "json").json[0]
    assert (school["event_type"], school["target_types"]) == ("missile_strike", "education; other")
    assert school["target_names"] == "Cultural"
    rockets = run("query", "--weapon-type", "rocket", "--format", "json").json[0]
    assert rockets["weapon_types"] == "rocket; cluster_munition"
    assert (rockets["event_type"], rockets["time_local"]) == ("rocket_strike", "14:05")


def test_hidden_sources_are_no_sources_and_the_text_is_not_copied(run, load):
    load("events.json")
    row = run("query", "--weapon-type", "cruise_missile", "--format", "json").json[0]
    assert row["source_urls"] == "https://t.me/invented/1; https://t.me/invented/3"
    assert row["title"] == "Missile strike, Kharkiv (Saltivka district)"
    assert row["summary"] is None


def test_a_number_of_two_events_keeps_both(run, load):
    report = load("events.json").json
    assert any("INV0002" in warning for warning in report["warnings"])
    hidden = ("--event-type", "armed_violence_unspecified")
    shelled = run("query", "--event-type", "remote_violence_unspecified", "--format", "json").json
    damaged = run("query", *hidden, "--format", "json").json
    assert [row["datasets"] for row in shelled] == ["timemap:INV0002#1"]
    assert [row["datasets"] for row in damaged] == ["timemap:INV0002#2"]


def test_a_warning_of_graphic_images_is_kept(run, load):
    load("events.json")
    rows = run("query", "--event-type", "remote_violence_unspecified", "--format", "json").json
    record = run("show", rows[0]["code"], "--format", "json").json
    assert record["statements"][0]["value"] == "the data set marks its images as graphic"
    linked = [source["url"] for source in record["sources"] if source.get("url")]
    assert linked
    assert [(item["url"], item["graphic"]) for item in record["media"]] == [
        (url, True) for url in linked
    ]


def test_the_relational_table_says_the_same(run, load):
    assert load("events.csv").json["loaded"] == 2
    rows = {row["datasets"]: row for row in run("query", "--format", "json").json}
    school, blast = rows["timemap:INV0101"], rows["timemap:INV0102"]
    assert (school["target_types"], school["weapon_types"]) == ("education", "cruise_missile")
    assert school["source_urls"] == "https://t.me/invented/1"
    assert (blast["event_type"], blast["target_types"]) == (
        "remote_violence_unspecified",
        "residential",
    )
    assert (blast["date_precision"], blast["time_local"]) == ("time", "09:10")


def workbook(path, sheets):
    """Write a workbook of texts: {name: rows}. The least that a spreadsheet program accepts."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    named, related = "", ""
    with zipfile.ZipFile(path, "w") as file:
        for n, (name, rows) in enumerate(sheets.items(), start=1):
            cells = "".join(
                "<row>"
                + "".join(f'<c t="inlineStr"><is><t>{escape(c)}</t></is></c>' for c in row)
                + "</row>"
                for row in rows
            )
            sheet = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
            file.writestr(f"xl/worksheets/sheet{n}.xml", sheet)
            named += f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>'
            target = f'Type="{links}/worksheet" Target="worksheets/sheet{n}.xml"'
            related += f'<Relationship Id="r{n}" {target}/>'
        book = f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{named}</sheets></workbook>'
        file.writestr("xl/workbook.xml", book)
        of_book = f'<Relationships xmlns="{package}/relationships">{related}</Relationships>'
        file.writestr("xl/_rels/workbook.xml.rels", of_book)
        root = f'<Relationship Id="r0" Type="{links}/officeDocument" Target="xl/workbook.xml"/>'
        of_file = f'<Relationships xmlns="{package}/relationships">{root}</Relationships>'
        file.writestr("_rels/.rels", of_file)
        file.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"></Types>')


def test_a_workbook_leads_from_events_to_their_sources(run, tmp_path):
    header = ["description", "date", "time", "location", "latitude", "longitude"]
    event = ["Invented: shelling", "5/4/2024", "", "Kharkiv", "50.0", "36.2"]
    path = tmp_path / "timemap_data.xlsx"
    workbook(
        path,
        {
            "EXPORT_SOURCES": [["id", "title", "path1", "path2"],
                               ["s1", "A page", "https://example.org/1", "https://example.org/2"]],
            "EXPORT_EVENTS": [[*header, "association1", "source1"], [*event, "Healthcare", "s1"]],
        },
    )  # fmt: skip
    ended = run("load", path, "--from", "timemap", "--format", "json")
    assert ended.code == 0, ended.err
    report = ended.json
    assert (report["read"], report["loaded"]) == (1, 1)
    row = run("query", "--format", "json").json[0]
    assert row["source_urls"] == "https://example.org/1; https://example.org/2"
    assert (row["target_types"], row["date_start"]) == ("medical", "2024-05-04")


EVENTS = """id,date,latitude,longitude,location,description,sources,associations
E1,5/4/2024,50.0,36.2,Kharkiv,Invented: a hit,"src1, src2","a1, a2"
E2,5/5/2024,46.48,30.73,,Invented: explosion,src9,Residential
"""
SOURCES = """id,title,type,paths
src1,A page,Article,https://example.org/1; https://example.org/2
src2,A film,Video,HIDDEN
"""
ASSOCIATIONS = """id,title,mode,filter_path0,filter_path1
a1,Healthcare,FILTER,Type of area affected,Healthcare
a2,Cruise missile,FILTER,Weapon System,Cruise missile
"""
IN_JSON = (
    '[{"id": "src1", "paths": ["https://example.org/1", "https://example.org/2"]},'
    ' {"id": "src2", "paths": ["HIDDEN"]}]'
)


@pytest.mark.parametrize(
    ("events", "sources", "text", "associations"),
    [
        ("events.csv", "sources.csv", SOURCES, "associations.csv"),
        ("EXPORT_EVENTS.csv", "export_sources.json", IN_JSON, "EXPORT_ASSOCIATIONS.csv"),
        ("civharm.csv", "sources.json", IN_JSON, "associations.csv"),
    ],
)
def test_tables_beside_the_events_are_read(run, tmp_path, events, sources, text, associations):
    for name, content in ((events, EVENTS), (sources, text), (associations, ASSOCIATIONS)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    report = run("load", tmp_path / events, "--from", "timemap", "--format", "json").json
    assert report["loaded"] == 2
    rows = {row["datasets"]: row for row in run("query", "--format", "json").json}
    first = rows["timemap:E1"]
    assert first["source_urls"] == "https://example.org/1; https://example.org/2"
    assert (first["target_types"], first["weapon_types"]) == ("medical", "cruise_missile")
    assert [(one["column"], one["value"]) for one in report["not_understood"]] == [
        ("sources", "src9")
    ]


def test_a_table_that_is_not_there_is_asked_for_by_its_name(run, tmp_path):
    path = tmp_path / "my-events.csv"
    path.write_text(EVENTS, encoding="utf-8")
    said = run("load", path, "--from", "timemap").err
    assert "is there a my-sources.csv?" in said


def test_corrected_rejects_load_with_their_filters(run, load, tmp_path):
    load("events.json")
    bad = tmp_path / "bad.csv"
    bad.write_text(bad.read_text("utf-8-sig").replace("31/05/2024", "05/31/2024"), "utf-8")
    more = ("--rejects", tmp_path / "worse.csv", "--format", "json")
    assert run("load", bad, "--from", "timemap", *more).json["loaded"] == 1
    rows = run("query", "--weapon-type", "small_arms", "--format", "json").json
    assert [(row["datasets"], row["date_start"]) for row in rows] == [
        ("timemap:INV0004", "2024-05-31")
    ]


def test_a_list_that_is_none_ends_the_row_and_is_not_lost():
    from incidents.importers.values.bad_cells import BadCell
    from incidents.importers.values.records import items_of

    assert items_of({"filters": None}, "filters") == items_of({}, "filters") == ()
    assert items_of({"filters": ["a"]}, "filters") == ["a"]
    with pytest.raises(BadCell, match="filters: expected a list"):
        items_of({"filters": "HIMARS"}, "filters")
