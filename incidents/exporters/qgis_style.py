"""How QGIS draws an exported layer: the shapes and colours of the map, circles of uncertainty,
names and time, as a style in the form of QGIS (QML) that a GeoPackage has in its `layer_styles`.

QGIS reads that table when it opens the file. Its columns are those that QGIS itself makes:
https://docs.qgis.org/latest/en/docs/user_manual/working_with_vector/vector_properties.html
"""

from __future__ import annotations

import sqlite3
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.sax.saxutils import quoteattr

from incidents.queries.results import Look, Palette
from schema.vocabulary import vocabulary

_TABLE = """CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
    f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
    styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
    owner TEXT(30), ui TEXT(30), update_time DATETIME
    DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"""
_LISTED = """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
    VALUES ('layer_styles', 'attributes', 'layer_styles', 'How QGIS draws the incidents', 0)"""
_SIZE = 4.2
"""Width of a symbol in millimetres."""
_NAMES_FROM = 1_500_000
"""Names stand beside symbols from this scale on (1 : n)."""
_TYPES = "coalesce(array_to_string(\"weapon_types\"), '')"
"""The codes of a row: QGIS takes a list in JSON for a list."""
_UNVERIFIED = "coalesce(\"verification\", 'unverified') = 'unverified'"
_INK, _PAPER = "29,36,51,255", "#ffffff"


def add_style(file: Path, layer: str, palette: Palette) -> None:
    """Put the style of a layer into a GeoPackage. It has no time of its own, so that two exports of
    the same answer have the same style.
    """
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(_TABLE)
        database.execute(_LISTED)
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
            " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner,"
            " update_time) VALUES ('', '', ?1, (SELECT column_name FROM gpkg_geometry_columns WHERE"
            " table_name = ?1), 'incidents', ?2, '', 1, 'Kind of weapon, how it was"
            " verified, within which circle it happened, and when', '', (SELECT last_change FROM"
            " gpkg_contents WHERE table_name = ?1))",
            (layer, "".join(_qml(palette))),
        )


def _qml(palette: Palette) -> Iterator[str]:
    kinds: dict[Look, list[str]] = defaultdict(list)
    for code in vocabulary("weapon_types").codes:
        kinds[palette([code])].append(code)
    other = palette([])
    groups = {look: _all_of(codes) for look, codes in kinds.items() if look != other}
    one_kind = " OR ".join(groups.values())
    rules = [
        *groups.items(),
        (palette(list(_one_each(kinds))), f"{_TYPES} LIKE '%,%' AND NOT ({one_kind})"),
        (other, "ELSE"),
    ]
    yield (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22" styleCategories="Symbology|Labeling|Temporal|MapTips"'
        ' labelsEnabled="1"><renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0"'
        ' forceraster="0"><rules key="all">'
    )
    for number, (look, condition) in enumerate(rules):
        yield (
            f'<rule key="{look.key}" symbol="{number}" label={quoteattr(look.label)}'
            f" filter={quoteattr(condition)}/>"
        )
    yield "</rules><symbols>"
    for number, (look, _) in enumerate(rules):
        yield (
            f'<symbol type="marker" name="{number}" alpha="1" clip_to_extent="1"'
            f' force_rhr="0">{_circle()}{_shape(look)}</symbol>'
        )
    yield (
        f"</symbols></renderer-v2>{_labels()}"
        '<temporal enabled="1" mode="2" startField="date_earliest" endField="date_latest"'
        ' durationField="" startExpression="" endExpression="" accumulate="0" limitMode="1"'
        ' fixedDuration="0" durationUnit="min"><fixedRange><start></start><end></end></fixedRange>'
        f"</temporal><mapTip>{_TIP}</mapTip></qgis>"
    )


_TIP = "&lt;b&gt;[% title %]&lt;/b&gt;&lt;br&gt;[% date_edtf %] [% place %]"


def _all_of(codes: list[str]) -> str:
    """Matches rows whose types are all of these."""
    one = f"({'|'.join(codes)})"
    return f"{_TYPES} ~ '^{one}(,{one})*$'"


def _one_each(kinds: dict[Look, list[str]]) -> Iterator[str]:
    return (codes[0] for codes in kinds.values())


def _circle() -> str:
    """Where it happened, in true size; a radius that nobody stated draws nothing."""
    return _layer(
        "SimpleMarker",
        {"name": "circle", "color": "29,36,51,7", "outline_color": "91,100,114,255",
         "outline_style": "dash", "outline_width": "0.2", "size": "0",
         "size_unit": "RenderMetersInMapUnits"},
        {"size": "2 * coalesce(\"uncertainty_m\", 0)"},
    )  # fmt: skip


def _shape(look: Look) -> str:
    """The map's own shape, whose inside is empty while nobody verified it."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path'
        f' d="{look.shape}" fill="param(fill)" stroke="param(outline)"'
        ' stroke-width="param(outline-width)"/></svg>'
    )
    hollow = f"if({_UNVERIFIED}, '{_PAPER}', '{look.colour}')"
    line = f"if({_UNVERIFIED}, '{look.colour}', '{_PAPER}')"
    return _layer(
        "SvgMarker",
        {"name": f"base64:{b64encode(svg.encode()).decode()}", "size": f"{_SIZE}",
         "size_unit": "MM", "outline_width": "0.35", "color": look.colour, "outline_color": _PAPER},
        {"fillColor": hollow, "outlineColor": line},
    )  # fmt: skip


def _layer(kind: str, options: dict[str, str], expressions: dict[str, str]) -> str:
    fixed = "".join(
        f'<Option type="QString" name="{name}" value={quoteattr(value)}/>'
        for name, value in options.items()
    )
    by_row = "".join(
        f'<Option type="Map" name="{name}"><Option type="bool" name="active" value="true"/>'
        f'<Option type="QString" name="expression" value={quoteattr(value)}/>'
        '<Option type="int" name="type" value="3"/></Option>'
        for name, value in expressions.items()
    )
    return (
        f'<layer class="{kind}" enabled="1" locked="0" pass="0"><Option type="Map">{fixed}</Option>'
        '<data_defined_properties><Option type="Map"><Option type="QString" name="name" value=""/>'
        f'<Option type="Map" name="properties">{by_row}</Option>'
        '<Option type="QString" name="type" value="collection"/></Option>'
        "</data_defined_properties></layer>"
    )


def _labels() -> str:
    """Place and day, close enough to be read."""
    words = 'coalesce("place", "title") || coalesce(\'\n\' || "date_edtf", \'\')'
    return (
        '<labeling type="simple"><settings calloutType="simple"><text-style'
        f' fieldName={quoteattr(words)} isExpression="1" fontSize="8" fontSizeUnit="Point"'
        f' textColor="{_INK}" textOpacity="1"><text-buffer bufferDraw="1" bufferSize="0.8"'
        ' bufferSizeUnits="MM" bufferColor="255,255,255,220" bufferOpacity="1"/></text-style>'
        '<placement placement="6" dist="0.6" distUnits="MM" offsetType="1"/>'
        f'<rendering scaleVisibility="1" scaleMin="1" scaleMax="{_NAMES_FROM}" drawLabels="1"'
        ' displayAll="0" obstacle="1"/></settings></labeling>'
    )
