"""Every filter of the shared set changes the answer as it should."""

import json

import pytest


def test_without_filters_what_is_hidden_stays_out(codes, visible):
    assert codes() == visible


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--weapon", "Kite"], {"wave", "home", "night", "long"}),
        (["--weapon", "Змій-2"], {"home"}),
        (["--weapon", "kite 2"], {"home"}),
        (["--weapon", "Х-900"], {"wave", "port", "east-of-line", "west-of-line"}),
        (["--weapon", "Kite-2", "--weapon", "plain shell"], {"home", "long"}),
        (["--weapon-type", "drone"], {"wave", "home", "night", "long"}),
        (["--weapon-type", "UAV"], {"wave", "home", "night", "long"}),
        (["--weapon-type", "missile", "--weapon-type", "artillery"],
         {"wave", "port", "east-of-line", "west-of-line", "month", "long"}),
        (["--weapon", "kite", "--weapon-type", "artillery"], set()),
        (["--from", "2024-07"], {"night"}),
        (["--from", "2024-06-30", "--to", "2024-06-30"], {"night"}),
        (["--to", "2023"], {"year", "east-of-line", "west-of-line"}),
        (["--from", "2024-03-31", "--to", "2024-03-31"], {"month"}),
        (["--from", "2024-02", "--to", "2024-02"], {"long"}),
        (["--from", " 2024-07 "], {"night"}),
        (["--place", "Alder"], {"night", "month"}),
        (["--place", "вільха"], {"night", "month"}),
        (["--place", "Birch"], {"port"}),
        (["--near", "Alder", "--within", "1km"], {"night", "month"}),
        (["--near", "50.9,34.8", "--within", "150km"], {"night", "month", "home"}),
        (["--near", "-16.8,180", "--within", "15 km"], {"east-of-line", "west-of-line"}),
        (["--near", "-16.8,-179.9", "--within", "15nmi"], {"east-of-line", "west-of-line"}),
        (["--near", "-16.8,-179.9", "--within", "15km"], {"east-of-line"}),
        (["--bbox", "30,46,35,51"], {"port", "night", "month"}),
        (["--bbox", "179,-17,-179,-16"], {"east-of-line", "west-of-line"}),
        (["--bbox", "-180,-17,-179,-16"], {"east-of-line"}),
        (["--country", "fj"], {"east-of-line", "west-of-line"}),
        (["--country", "Fiji"], {"east-of-line", "west-of-line"}),
        (["--country", "Фіджі"], {"east-of-line", "west-of-line"}),
        (["--admin1", "sumy"], {"night", "month", "year"}),
        (["--attacker", "Північ"], {"wave", "home", "port", "night"}),
        (["--attacker", "south"], {"month", "long"}),
        (["--target", "residential"], {"home", "night"}),
        (["--target", "port"], {"port"}),
        (["--event-type", "test_launch"], {"trial"}),
        (["--event-type", "other", "--event-type", "air strike"], {"year", "long"}),
        (["--killed-min", "2"], {"wave", "home", "night"}),
        (["--killed-min", "0"], {"wave", "home", "port", "night", "month", "long"}),
        (["--injured-min", "6"], {"wave", "port"}),
        (["--launched-min", "11"], {"wave", "long"}),
        (["--text", "clinic"], {"night"}),
        (["--text", "PORT birch"], {"port"}),
        (["--text", 'drone" OR - * (night'], set()),
        (["--text", "drones - night"], {"night"}),
        (["--source", "the paper"], {"wave", "home", "port", "night", "long", "east-of-line",
                                     "west-of-line"}),
        (["--source", "wire"], {"home", "night", "month"}),
        (["--dataset", "tally"], {"port"}),
        (["--dataset", "The Tally"], {"port"}),
        (["--verification", "geolocated"], {"home"}),
        (["--status", "draft"], {"draft"}),
        (["--status", "retracted"], {"taken-back"}),
        (["--weapon", "kite", "--killed-min", "4", "--attacker", "north"], {"wave", "night"}),
    ],
)  # fmt: skip
def test_filter(codes, options, expected):
    assert codes(*options) == expected


def test_restricted_records_answer_only_when_asked_for(codes, visible):
    assert codes("--include-restricted") == visible | {"hidden"}
    assert codes("--include-restricted", "--killed-min", "1", "--place", "Alder") == {
        "hidden", "night",
    }  # fmt: skip


def test_inside_an_outline_that_crosses_the_antimeridian(codes, tmp_path):
    west = [[179, -18], [180, -18], [180, -16], [179, -16], [179, -18]]
    east = [[-180, -18], [-179, -18], [-179, -16], [-180, -16], [-180, -18]]
    file = tmp_path / "strait.geojson"
    file.write_text(json.dumps({"type": "MultiPolygon", "coordinates": [[west], [east]]}))
    assert codes("--inside", file) == {"east-of-line", "west-of-line"}
    ring = [[23, 49], [25, 49], [25, 51], [23, 51], [23, 49]]
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    assert codes("--inside", file) == {"long"}


@pytest.mark.parametrize(
    ("options", "offer"),
    [
        (["--weapon", "kyte"], "kite"),
        (["--weapon-type", "dron"], "drone"),
        (["--place", "Aldr"], "Alder"),
        (["--near", "Aldr", "--within", "5km"], "Alder"),
        (["--country", "UAA"], "UA"),
        (["--admin1", "Sumi"], "Sumy"),
        (["--attacker", "Northlan"], "Northland"),
        (["--target", "residental"], "residential"),
        (["--event-type", "dron_strike"], "drone_strike"),
        (["--source", "The Papr"], "The Paper"),
        (["--dataset", "taly"], "tally"),
        (["--verification", "geolocatd"], "geolocated"),
        (["--status", "drafts"], "draft"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(on, options, offer):
    for command in ("query", "count"):
        ended = on(command, *options)
        assert ended.code == 2
        assert ended.out == ""
        assert options[1] in ended.err
        assert offer in ended.err


@pytest.mark.parametrize(
    "options",
    [
        ["--weapon", "Idle"],
        ["--weapon-type", "glide_bomb"],
        ["--place", "Elm"],
        ["--country", "CL"],
        ["--admin1", "Kherson"],
        ["--attacker", "Bystander"],
        ["--target", "rail"],
        ["--event-type", "sabotage"],
        ["--source", "Never Cited"],
        ["--dataset", "unused"],
        ["--verification", "refuted"],
        ["--from", "2030"],
        ["--text", "nowhere"],
    ],
)
def test_a_known_name_without_records_is_an_empty_answer(on, options):
    ended = on("query", *options, "--format", "json")
    assert (ended.code, ended.json) == (0, [])


@pytest.mark.parametrize(
    "options",
    [
        ["--from", "2024-06", "--to", "2024-05"],
        ["--from", "21.11.2024"],
        ["--from", "2024-13"],
        ["--to", "2024-02-30"],
        ["--from", ""],
        ["--killed-min", "-1"],
        ["--injured-min", "-1"],
        ["--launched-min", "-1"],
        ["--killed-min", "many"],
        ["--killed-min", "9" * 30],
        ["--limit", "-1"],
        ["--near", "Alder"],
        ["--within", "5km"],
        ["--near", "Alder", "--within", "5"],
        ["--near", "Alder", "--within", "0km"],
        ["--near", "Alder", "--within", "-5km"],
        ["--near", "Alder", "--within", "5 leagues"],
        ["--near", "Elm", "--within", "5km"],
        ["--near", "91,10", "--within", "5km"],
        ["--near", "10,181", "--within", "5km"],
        ["--near", "Cedar", "--within", "5km"],
        ["--place", "Cedar"],
        ["--weapon", "Twin"],
        ["--weapon", ""],
        ["--weapon", "\udcff"],
        ["--text", "\udcff x"],
        ["--text", "!?"],
        ["--bbox", "1,2,3"],
        ["--bbox", "1,2,3,x"],
        ["--bbox", "1,2,3,nan"],
        ["--bbox", "1,50,3,40"],
        ["--bbox", "1,-91,3,40"],
        ["--bbox", "-181,0,3,40"],
        ["--columns", "code,kiled_low"],
        ["--columns", ""],
        ["--sort", "kiled_low"],
        ["--sort", ""],
        ["--format", "xml"],
        ["--colums", "code"],
    ],
)
def test_wrong_usage_ends_with_2_and_no_data(on, options):
    ended = on("query", *options)
    assert (ended.code, ended.out) == (2, "")
    assert "Traceback" not in ended.err
    assert len(ended.err.strip()) > 10


def test_a_name_that_several_places_bear_lists_them_and_a_key_decides(on, codes):
    ended = on("query", "--place", "Cedar")
    assert "cedar-east" in ended.err
    assert "cedar-west" in ended.err
    assert codes("--place", "cedar-west") == {"long"}


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", '{"type": "Point", "coordinates": [1, 2]}']
)
def test_a_bad_outline_file_is_one_clear_message(on, tmp_path, content):
    file = tmp_path / "outline.geojson"
    if content is not None:
        file.write_text(content)
    ended = on("query", "--inside", file)
    assert ended.code in (1, 2)
    assert str(file) in ended.err
    assert ended.out == ""


def test_a_weapon_says_how_many_records_name_only_its_family(
    on, codes, call, ledger_file, tmp_path
):
    """`kite` is the family of `kite-2`: three records name no more than that."""
    asked = ("--weapon", "Kite-2")
    more = "3 more records name only the family kite: --or-family takes them"
    assert codes(*asked) == {"home"}
    assert codes(*asked, "--or-family") == {"home", "wave", "night", "long"}
    for words in (
        ["query"], ["count"], ["export", tmp_path / "x.csv"], ["map", tmp_path / "x.html"],
    ):  # fmt: skip
        assert more in on(*words, *asked).err
        assert more not in on(*words, *asked, "--or-family", *["--force"] * (len(words) > 1)).err
    assert on("--quiet", "query", *asked).err == ""
    # Only what the other filters leave is counted, and a family itself has none above it.
    assert "1 more record names" in on("query", *asked, "--attacker", "south").err
    assert codes(*asked, "--attacker", "south", "--or-family") == {"long"}
    assert "more record" not in on("query", *asked, "--country", "PL").err
    assert "more record" not in on("query", "--weapon", "kite").err
    assert "more record" not in on("query", "--weapon", "kite", *asked).err
    refused = on("query", "--or-family")
    assert (refused.code, "--weapon with --or-family" in refused.err) == (2, True)


def test_or_family_counts_the_munitions_of_the_family_too(on):
    asked = ("--weapon", "Kite-2", "--from", "2024-06", "--format", "json")
    (alone,) = on("count", *asked).json
    (both,) = on("count", *asked, "--or-family").json
    assert (alone["incidents"], alone["launched_low"]) == (0, None)
    assert (both["incidents"], both["launched_low"]) == (1, 4)
