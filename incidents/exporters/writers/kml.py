"""KML 2.2: a placemark an incident, styled by kind of weapon, placed in time, sources in its text.

Every column stands in the placemark's data under its own name. A record without a point, or known
only to an area, is a placemark without geometry. Dates may be partial in KML as they are here.
Letters that XML does not allow (control characters) become U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any

from incidents.exporters.base import write_pieces
from incidents.language.figures_in_words import span as figure_words
from incidents.queries.results import Answer, Values, point
from schema.columns import NAMES, Column, split_list
from schema.dates import in_words, span

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "kml", ".kml", True, False
_TYPES = {"integer": "int", "number": "double"}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = ("weapons", "target_names", "attacker", "verification", "location_precision")
_PLAIN_STYLE = ("other", "Incidents", "#5f6670")
Row = dict[str, Any]


def write_file(answer: Answer, out: Path) -> int:
    """Write a document with styles, schema, metadata and a placemark a row."""
    count = write_pieces(chain([(_head(answer), 0)], _placemarks(answer)), out)
    with out.open("a", encoding="utf-8") as file:
        file.write("</Document>\n</kml>\n")
    return count


def text(value: object) -> str:
    """A value as XML text; a carriage return would else be read as a line feed."""
    legal = _ILLEGAL.sub("\ufffd", str(value))
    return escape(legal, quote=True).replace("\r", "&#13;")


def _head(answer: Answer) -> str:
    facts = {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in answer.made.items()
    }
    credits = "".join(f"<li>{escape(line)}</li>" for line in answer.made.get("credits", []))
    told = "".join(f"<br>{escape(name)}: {escape(value)}" for name, value in facts.items())
    data = "".join(
        f'<Data name="{text(name)}"><value>{text(value)}</value></Data>\n'
        for name, value in facts.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document id="incidents">\n'
        f"<name>Incidents</name>\n<open>1</open>\n"
        f"<description>{text(f'<ul>{credits}</ul>{told}')}</description>\n"
        f"{_styles(answer)}<ExtendedData>\n{data}</ExtendedData>\n{_schema(answer)}"
    )


def _styles(answer: Answer) -> str:
    """One style for each kind of weapon in the answer's colours. KML writes aabbggrr."""
    from schema.vocabulary import vocabulary

    palette = answer.palette or (lambda types: _PLAIN_STYLE)
    codes = vocabulary("weapon_types").codes
    found = {palette([code]) for code in codes} | {palette(["mortar", "drone"]), palette([])}
    return "".join(
        f'<Style id="{text(key)}"><IconStyle><color>ff{c[5:7]}{c[3:5]}{c[1:3]}</color></IconStyle>'
        f"<BalloonStyle><text>$[description]</text></BalloonStyle></Style><!-- {text(label)} -->\n"
        for key, label, c in sorted(found)
    )


def _schema(answer: Answer) -> str:
    fields = "".join(
        f'<SimpleField type="{_TYPES.get(column.kind, "string")}" name="{column.name}">'
        f"<displayName>{text(_shown_name(column))}</displayName></SimpleField>\n"
        for column in answer.columns
    )
    return f'<Schema name="incident" id="incident">\n{fields}</Schema>\n'


def _shown_name(column: Column) -> str:
    return column.name.replace("_", " ") + (f" ({column.unit})" if column.unit else "")


def _placemarks(answer: Answer) -> Iterator[tuple[str, int]]:
    palette = answer.palette or (lambda types: _PLAIN_STYLE)
    for values in answer.rows():
        row = dict(zip(NAMES, values, strict=True))
        key, _, _ = palette(split_list(row["weapon_types"]))
        data = "".join(
            f'<SimpleData name="{name}">{text(value)}</SimpleData>'
            for name, value in row.items()
            if value is not None
        )
        yield (
            (
                f'<Placemark id="{text(row["code"])}"><name>{text(row["title"])}</name>'
                f"<description>{text(_description(row))}</description>"
                f"{_time(row)}<styleUrl>#{text(key)}</styleUrl>"
                f'<ExtendedData><SchemaData schemaUrl="#incident">{data}</SchemaData>'
                "</ExtendedData>"
                f"{_geometry(values)}</Placemark>\n"
            ),
            1,
        )


def _time(row: Row) -> str:
    """A partial date is one moment of that length; a night, week or range is a span."""
    start, end = row["date_start"], row["date_end"]
    if not start:
        return ""
    if row["date_precision"] == "week" and not end:
        start, end = span(start, end, "week")
    if not end or end == start:
        return f"<TimeStamp><when>{text(start)}</when></TimeStamp>"
    return f"<TimeSpan><begin>{text(start)}</begin><end>{text(end)}</end></TimeSpan>"


def _geometry(values: Values) -> str:
    found = point(values)
    return f"<Point><coordinates>{found[0]!r},{found[1]!r}</coordinates></Point>" if found else ""


def _description(row: Row) -> str:
    """The balloon, as HTML: what, when, where, with what, who was hurt, who says so."""
    when = in_words(row["date_start"], row["date_end"], row["date_precision"])
    where = ", ".join(filter(None, (row["place"], row["admin1"], row["country"])))
    lines = [("when", when), ("where", where)]
    lines += [(name.replace("_", " "), str(row[name])) for name in _SHOWN if row[name]]
    lines += [(name, _figure(row, name)) for name in ("launched", "killed", "injured")]
    told = "".join(f"<br><b>{escape(name)}</b>: {escape(words)}" for name, words in lines if words)
    links = "".join(f"<li>{_link(url)}</li>" for url in split_list(row["source_urls"]))
    sources = f"<p>Sources: {escape(row['sources'])}</p>" if row["sources"] else ""
    title, summary = escape(row["title"]), escape(row["summary"] or "")
    return f"<h3>{title}</h3><p>{summary}{told}</p>{sources}<ul>{links}</ul>"


def _figure(row: Row, name: str) -> str:
    return figure_words(row[f"{name}_low"], row[f"{name}_high"], row.get(f"{name}_best"))


def _link(url: str) -> str:
    web = url.startswith(("http://", "https://"))
    return f'<a href="{escape(url)}">{escape(url)}</a>' if web else escape(url)
