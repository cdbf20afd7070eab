"""The time played: each record in its step, the ground still, what is less exact counted."""

import re
import shutil

import pytest
from defusedxml import ElementTree
from PIL import Image

import maps
from maps.still.moving import NoFilmError
from schema.errors import UsageError

SVG = "{http://www.w3.org/2000/svg}"


def _row(code, latitude, longitude, earliest, latest=None, precision="day"):
    return {"code": code, "latitude": latitude, "longitude": longitude, "country": "UA",
            "weapon_types": "cruise_missile", "location_precision": "settlement",
            "verification": "confirmed", "date_earliest": earliest,
            "date_latest": latest or earliest, "date_precision": precision}  # fmt: skip


ROWS = [
    _row("a", 50.45, 30.52, "2024-01-05"),
    _row("b", 46.48, 30.72, "2024-01-31", "2024-02-01", "night"),
    _row("c", 49.99, 36.23, "2024-04-02"),
    _row("d", 48.46, 35.04, "2024-01-01", "2024-12-31", "year"),
    _row("e", 49.84, 24.03, None, None, None),
]  # fmt: skip


def _film(rows=ROWS, step="month", cumulative=False, **wanted):
    return maps.film(rows, {"title": "Strikes"}, maps.Still(**wanted), maps.Film(step, cumulative))


def _words(svg):
    return [" ".join(e.itertext()).strip() for e in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def _marks(svg):
    """Symbols on the map itself."""
    inner = next(ElementTree.fromstring(svg).iter(f"{SVG}svg"))
    (plot,) = [e for e in inner if e.tag == f"{SVG}svg"]
    return len([e for e in plot.iter(f"{SVG}path") if "scale(" in (e.get("transform") or "")])


def test_each_record_plays_in_its_month_and_months_without_one_are_not_left_out():
    pictures = _film()
    titles = [next(w for w in _words(svg) if re.fullmatch(r"\w+ 2024", w)) for svg in pictures]
    assert titles == ["January 2024", "February 2024", "March 2024", "April 2024"]
    assert [_marks(svg) for svg in pictures] == [1, 1, 0, 1]
    assert all("2 dated less closely than to a month and in no picture" in _words(svg)
               for svg in pictures)  # fmt: skip
    assert [
        next(w for w in _words(svg) if re.fullmatch(r"\d+ incidents?", w)) for svg in pictures
    ] == ["1 incident", "1 incident", "0 incidents", "1 incident"]


def test_what_happened_stays_when_it_adds_up():
    pictures = _film(cumulative=True)
    assert [_marks(svg) for svg in pictures] == [1, 2, 2, 3]
    assert "2 incidents up to here" in _words(pictures[2])


def test_days_are_steps_too():
    pictures = _film(ROWS[:2], "day")
    assert len(pictures) == 28  # 5 January to the night's second day
    assert "5 January 2024" in _words(pictures[0])
    assert "1 February 2024" in _words(pictures[-1])


def test_all_but_the_incidents_stays_where_it_is():
    first, last = (
        re.sub(
            r'<g transform="translate\(12 12\)">.*?</g>|<path transform[^>]*scale[^>]*/>', "", svg
        )
        for svg in (_film()[0], _film()[-1])
    )
    assert first == last


@pytest.mark.parametrize(
    ("rows", "step", "expected"),
    [
        (ROWS[3:], "month", "expected incidents dated to a month, found none of 2"),
        ([], "month", "found none of 0"),
        (ROWS, "week", "expected month or day, found 'week'"),
        ([ROWS[0], ROWS[0] | {"date_earliest": "2030-01-01", "date_latest": "2030-01-01"}], "day",
         "expected at most 600 pictures, found 2,189"),
    ],
)  # fmt: skip
def test_what_cannot_play_is_refused(rows, step, expected):
    with pytest.raises(UsageError, match=re.escape(expected)):
        _film(rows, step)


def test_a_gif_holds_every_picture_in_the_colours_that_were_drawn(tmp_path):
    pictures = _film(cumulative=True, size=(640, 480))
    path = maps.moving(pictures, tmp_path / "x.gif", (640, 480), 0.5)
    svg_colours = set(re.findall(r'fill="#([0-9a-f]{6})"', pictures[0]))
    with Image.open(path) as film:
        assert (film.n_frames, film.size, film.info["loop"]) == (4, (640, 480), 0)
        shown = [film.info["duration"]]
        for number in range(1, 4):
            film.seek(number)
            shown.append(film.info["duration"])
        last = {bytes(colour).hex() for _, colour in film.convert("RGB").getcolors(100_000)}
    assert shown == [500, 500, 500, 2500]
    assert len(svg_colours & last) >= 3


def test_without_ffmpeg_a_word_says_what_to_do(tmp_path, monkeypatch):
    known = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "ffmpeg" else known(name))
    with pytest.raises(NoFilmError, match="apt-get install ffmpeg"):
        maps.moving(_film(size=(640, 480)), tmp_path / "x.mp4", (640, 480), 0.5)
    assert not list(tmp_path.iterdir())
