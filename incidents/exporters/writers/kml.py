"""KML 2.2: a placemark an incident, styled by kind of weapon, placed in time, sources in its text.

Every column stands in the placemark's data under its own name. A record without a point, or known
only to an area, is a placemark without geometry. Dates may be partial in KML as they are here.
Letters that XML does not allow (control characters) become U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from xml.sax.saxutils import escape

from incidents.exporters.base import facts_of, write_pieces
from incidents.language import figures_in_words
from incidents.queries.results import Answer, Look, Values, point
from schema.columns import NAMES, Column, split_list
from schema.dates import in_words, span

if TYPE_CHECKING:
    from jinja2 import Environment

NAME, SUFFIX, CARRIES_METADATA, TAKES_HXL = "kml", ".kml", True, False
_TYPES = {"integer": "int", "number": "double"}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = ("weapons", "target_names", "attacker", "verification", "location_precision")
_PLAIN_STYLE = Look("other", "Incidents", "#5f6670", "")
_FIGURES = ("launched", "killed", "injured")
_TEMPLATES = {
    "document": (
        "<ul>{% for line in credits %}<li>{{ line }}</li>{% endfor %}</ul>"
        "{% for name, value in facts.items() %}<br>{{ name }}: {{ value }}{% endfor %}"
    ),
    "balloon": (
        "<h3>{{ row.title }}</h3><p>{{ row.summary or '' }}"
        "{% for name, words in lines %}{% if words %}<br><b>{{ name }}</b>: {{ words }}{% endif %}"
        "{% endfor %}</p>{% if row.sources %}<p>Sources: {{ row.sources }}</p>{% endif %}"
        "<ul>{% for url in urls %}<li>{% if url.startswith(('http://', 'https://')) %}"
        '<a href="{{ url }}">{{ url }}</a>{% else %}{{ url }}{% endif %}</li>{% endfor %}</ul>'
    ),
}
"""What Google Earth shows as HTML; every value is escaped by the library."""
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
    return escape(legal, {'"': "&quot;", "'": "&#x27;", "\r": "&#13;"})


@cache
def _pages() -> Environment:
    from jinja2 import DictLoader, Environment

    return Environment(loader=DictLoader(_TEMPLATES), autoescape=True)


def _html(template: str, **values: object) -> str:
    return _pages().get_template(template).render(values)


def _head(answer: Answer) -> str:
    facts = facts_of(answer)
    about = _html("document", credits=answer.made.get("credits", []), facts=facts)
    data = "".join(
        f'<Data name="{text(name)}"><value>{text(value)}</value></Data>\n'
        for name, value in facts.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document id="incidents">\n'
        f"<name>Incidents</name>\n<open>1</open>\n<description>{text(about)}</description>\n"
        f"{_styles(answer)}<ExtendedData>\n{data}</ExtendedData>\n{_schema(answer)}"
    )


def _styles(answer: Answer) -> str:
    """One style for each kind of weapon in the answer's colours. KML writes aabbggrr."""
    from schema.vocabulary import vocabulary

    palette = answer.palette or (lambda types: _PLAIN_STYLE)
    codes = vocabulary("weapon_types").codes
    styles = {palette([code]) for code in codes} | {palette(["mortar", "drone"]), palette([])}
    return "".join(
        f'<Style id="{text(key)}"><IconStyle><color>ff{c[5:7]}{c[3:5]}{c[1:3]}</color></IconStyle>'
        f"<BalloonStyle><text>$[description]</text></BalloonStyle></Style><!-- {text(label)} -->\n"
        for key, label, c, _ in sorted(styles)
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
        key = palette(split_list(cast("str | None", row["weapon_types"]))).key
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
    place = point(values)
    return f"<Point><coordinates>{place[0]!r},{place[1]!r}</coordinates></Point>" if place else ""


def _description(row: Row) -> str:
    """The balloon, as HTML: what, when, where, with what, who was hurt, who says so."""
    when = in_words(row["date_start"], row["date_end"], row["date_precision"])
    where = ", ".join(filter(None, (row["place"], row["admin1"], row["country"])))
    lines = [("when", when), ("where", where)]
    lines += [(name.replace("_", " "), row[name]) for name in _SHOWN]
    lines += [(name, _figure(row, name)) for name in _FIGURES]
    return _html("balloon", row=row, lines=lines, urls=split_list(row["source_urls"]))


def _figure(row: Row, name: str) -> str:
    ends = (row[f"{name}_low"], row[f"{name}_high"], row.get(f"{name}_best"))
    return figures_in_words.span(*ends)
