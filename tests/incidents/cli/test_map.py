"""`incidents map`: layers by name, a still, a frame for other pages."""

import re

import pytest


@pytest.fixture
def draw(on, tmp_path):
    """Run `incidents map` on the ledger."""

    def draw(name, *words):
        return on("map", tmp_path / name, *words), tmp_path / name

    return draw


def test_layers_are_named(draw):
    ended, page = draw("map.html", "--layer", "heat", "--layer", "points")
    assert ended.code == 0
    assert re.search(r'_data", \["heat", "points"\]', page.read_text("utf-8"))


def test_a_layer_that_does_not_exist_is_refused_with_the_nearest(draw):
    ended, page = draw("map.html", "--layer", "hexagon")
    assert ended.code == 2
    assert "did you mean hexagons?" in ended.err
    assert not page.exists()


def test_a_still_is_a_picture(draw):
    ended, picture = draw("map.png", "--layer", "points")
    assert ended.code == 0, ended.err
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_picture_for_print_has_words_and_the_size_asked_for(draw):
    ended, picture = draw("map.png", "--title", "Strikes", "--size", "900x600", "--scale", "2")
    assert ended.code == 0, ended.err
    data = picture.read_bytes()
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1800, 1200)
    ended, picture = draw("map.svg", "--title", "Strikes", "--theme", "grey", "--locator")
    assert ended.code == 0, ended.err
    assert ">Strikes</text>" in picture.read_text("utf-8")
    ended, picture = draw("map.pdf", "--size", "900x600")
    assert ended.code == 0, ended.err
    pages = re.findall(rb"/Type\s*/Page\b", picture.read_bytes())
    assert (picture.read_bytes()[:5], len(pages)) == (b"%PDF-", 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("x.svg", "--layer", "heat"), "--layer: expected a page or a .png"),
        (("x.svg", "--scale", "2"), "--scale: expected a factor"),
        (("x.png", "--scale", "8", "--size", "8000x8000"), "--scale: expected no side longer"),
        (("x.png", "--story", "x.yaml"), "--story: expected a page"),
        (("x.html", "--theme", "dark"), "expected a picture (.svg, .png, .pdf)"),
        (("x.svg", "--title", "a\x1bb"), "expected a title of letters"),
        (("x.bmp",), "ends in .html, .svg, .png, .pdf, .gif, .mp4"),
        (("x.svg", "--cumulative"), "expected a film"),
        (("x.gif", "--step", "week"), "expected month or day"),
    ],
)
def test_what_no_picture_can_have_is_refused(draw, words, expected):
    ended, picture = draw(*words)
    assert ended.code in (1, 2)
    assert expected in ended.err
    assert not picture.exists()


def test_without_a_browser_a_still_says_what_to_do(draw, monkeypatch):
    monkeypatch.setenv("PATH", "")
    ended, picture = draw("map.png")
    assert ended.code == 1
    assert "expected a browser called chromium" in ended.err
    assert not picture.exists()


def test_a_frame_is_all_that_stdout_holds(draw):
    ended, _ = draw("a map.html", "--embed")
    assert ended.out.startswith('<iframe src="a%20map.html"')
    assert 'sandbox="allow-scripts allow-popups ' in ended.out
    assert "allow-same-origin" not in ended.out
    assert len(ended.out.splitlines()) == 1


def test_tiles_are_in_the_policy_only_when_asked_for(draw):
    ended, page = draw("map.html", "--tiles", "esri.worldimagery")
    assert ended.code == 0
    assert "img-src data: blob: https://server.arcgisonline.com;" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("OpenStreetMap.Mapnick", "did you mean OpenStreetMap.Mapnik"),
        ("CartoDB.Positron", "found one that needs a key"),
    ],
)
def test_tiles_that_a_page_cannot_have_are_refused(draw, name, said):
    ended, page = draw("map.html", "--tiles", name)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert not page.exists()


def test_a_still_has_no_tiles(draw):
    ended, picture = draw("map.png", "--tiles", "mapnik")
    assert ended.code == 2
    assert "--tiles: expected a page, found a still" in ended.err
    assert not picture.exists()
