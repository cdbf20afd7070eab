"""House rules of the package: lists against files, lazy start, words in the page."""

import re
import subprocess
import sys
from importlib.resources import files

import folium
import pandas as pd
import pytest

import maps
from maps import incident_layer, pages
from maps.layers import LAYERS
from maps.scripts import ASSETS, linked
from schema.errors import InputError

SCRIPTS = linked((*incident_layer.SCRIPTS, pages.SCRIPT))


def names(folder, suffix):
    return {p.name.removesuffix(suffix) for p in folder.iterdir() if p.name.endswith(suffix)}


def test_every_layer_file_is_listed_and_has_its_script():
    listed = {layer.NAME for layer in LAYERS}
    assert names(files("maps") / "layers", ".py") - {"__init__"} == listed
    assert names(ASSETS / "layers", ".js") == listed


def test_every_style_is_used():
    styles = {*incident_layer.STYLES, *pages.STYLES, pages.MIRRORED}
    assert {f"{name}.css" for name in names(ASSETS, ".css")} == styles


def test_no_script_writes_html():
    ways = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
    assert [(n, way) for n, text in SCRIPTS.items() for way in ways if way in text] == []


def test_importing_maps_is_cheap():
    code = "import maps, sys; print([m for m in ('folium', 'pandas', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_start_up_check_finds_its_line():
    first = (maps.__doc__ or "").splitlines()[0]
    assert first == "Maps of incidents, part of the strike incident database (incidents-db)."
    assert set(maps.__all__) <= set(dir(maps))


def test_page_stays_a_function_whatever_was_imported_before():
    import maps.pages

    assert callable(maps.page)


def test_a_page_is_a_folium_map_without_links(dnipro, sumy, context):
    made = maps.page([dnipro, sumy], context=context)
    html = maps.render(made)
    assert isinstance(made, folium.Map)
    assert not re.search(r"<(script|link|img|iframe)[^>]*\s(src|href)=", html)
    assert "cdn." not in html
    assert len(html.encode()) < 1_200_000
    assert "<iframe" in made._repr_html_()


def test_two_renderings_are_the_same(sumy, context):
    made = maps.page([sumy], context=context)
    assert maps.render(made) == maps.render(made)


def test_the_context_may_ride_on_the_frame(sumy):
    frame = pd.DataFrame([sumy])
    frame.attrs["context"] = {"title": "On <the> frame", "unheard_of": 1}
    assert "<title>On &lt;the&gt; frame</title>" in maps.render(maps.page(frame))


def test_a_wrong_context_is_refused(sumy):
    with pytest.raises(InputError, match="expected a MapContext or a mapping, found list"):
        maps.page([sumy], context=[])


def test_braces_in_a_record_are_not_run(sumy):
    title = "{{ 7 * 7 }}{% raw %}{# gone #}"
    html = maps.render(maps.page([sumy], context={"title": title, "credits": [title]}))
    assert f'"{title}"' in html


def test_save_writes_what_render_gives(tmp_path, sumy):
    made = maps.page([sumy])
    path = maps.save(made, tmp_path / "map.html")
    assert path.read_text("utf-8") == maps.render(made)
