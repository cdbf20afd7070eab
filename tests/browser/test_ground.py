"""The ground in a browser: rivers by zoom, names of towns by zoom, none of them twice."""

import pytest

import maps
from schema import ground

MAP = "Object.values(window).find((value) => value instanceof L.Map)"


def look(seen, latitude, longitude, zoom):
    """Go there and wait until what is drawn later is drawn."""
    seen.look(latitude, longitude, zoom)
    seen.rest()


def named(seen, kind="town"):
    return seen.page.locator(f".map-name-{kind}").all_inner_texts()


def water_at(seen, latitude, longitude):
    """Whether a pixel of about the river's own colour stands within 4 pixels of a place."""
    return seen.page.evaluate(
        f"""([place]) => {{
            const canvas = document.querySelector('.leaflet-ground-pane canvas');
            const box = canvas.getBoundingClientRect(), at = {MAP}.latLngToContainerPoint(place);
            const brush = canvas.getContext('2d');
            const {{ data }} = brush.getImageData(at.x - box.x - 4, at.y - box.y - 4, 9, 9);
            brush.fillStyle = incidentMap['drawing/theme.js'].theme().colour('--river');
            const wanted = [1, 3, 5].map((i) => parseInt(brush.fillStyle.slice(i, i + 2), 16));
            for (let i = 0; i < data.length; i += 4) {{
                if (wanted.every((c, n) => Math.abs(c - data[i + n]) < 25)) return true;
            }}
            return false;
        }}""",
        [[latitude, longitude]],
    )


def bend(name):
    """A place in the middle of a river, as latitude and longitude."""
    longest = max((w for w in ground.water() if w.name == name), key=lambda w: len(w.points))
    x, y = longest.degrees()[len(longest.points) // 8]
    return y, x


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rivers_are_drawn_by_day_and_by_night(visit, sumy, scheme):
    seen = visit(maps.page([sumy]), color_scheme=scheme)
    look(seen, *bend("Desna"), 10)
    seen.becomes(lambda: water_at(seen, *bend("Desna")), True)
    latitude, longitude = bend("Desna")
    assert not water_at(seen, latitude + 0.1, longitude + 0.1)


def test_a_small_river_is_seen_from_near_alone(visit, sumy):
    seen = visit(maps.page([sumy]))
    place = bend("Seym")
    look(seen, *place, 5)
    assert not water_at(seen, *place)
    look(seen, *place, 9)
    seen.becomes(lambda: water_at(seen, *place), True)


def test_towns_are_named_by_zoom(visit, sumy):
    seen = visit(maps.page([sumy]))
    look(seen, 50.0, 36.0, 6)
    seen.becomes(lambda: "Kharkiv" in named(seen), True)
    assert "Lebedyn" not in named(seen)
    look(seen, 50.6, 34.5, 9)
    seen.becomes(lambda: "Lebedyn" in named(seen), True)
    assert seen.page.locator(".map-dot").count() >= 1
    look(seen, 30, 20, 2.5)
    seen.becomes(lambda: named(seen), [])


def test_a_place_of_an_incident_is_named_once(visit, sumy):
    seen = visit(maps.page([sumy]))
    look(seen, sumy["latitude"], sumy["longitude"], 9)
    seen.becomes(lambda: named(seen, "place"), [sumy["place"]])
    assert sumy["place"] not in named(seen)
    assert sumy["place"] not in named(seen, "province")


def test_no_name_of_a_town_covers_another_name_or_a_symbol(visit, sumy):
    seen = visit(maps.page([sumy]))
    look(seen, 50.6, 34.5, 8)
    seen.becomes(lambda: len(named(seen)) > 3, True)
    boxes = [one.bounding_box() for one in seen.page.locator(".map-name").all()]
    x, y = seen.mark(0)
    boxes.append({"x": x - 9, "y": y - 9, "width": 18, "height": 18})
    boxes.append(seen.page.locator(".leaflet-control-zoom").bounding_box())
    assert len(boxes) > 5
    for number, a in enumerate(boxes):
        for b in boxes[number + 1 :]:
            apart = (
                a["x"] + a["width"] <= b["x"] + 1
                or b["x"] + b["width"] <= a["x"] + 1
                or a["y"] + a["height"] <= b["y"] + 2
                or b["y"] + b["height"] <= a["y"] + 2
            )
            assert apart, (a, b)


def test_where_numbers_of_areas_stand_no_town_is_named(visit, sumy):
    seen = visit(maps.page([sumy], layers=["provinces"]))
    look(seen, 50.6, 34.5, 9)
    assert named(seen) == []
