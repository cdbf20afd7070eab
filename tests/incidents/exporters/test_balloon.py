"""What Google Earth shows of an incident: figures in the words of `query`, no text as markup."""

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

import incidents
from schema.document.incident import IncidentDocument
from schema.document.read import validate

KML = "{http://www.opengis.net/kml/2.2}"
TITLE = 'A <script>alert(1)</script> & "strike" {{ 7 * 7 }}'


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words, self.links = [], "", []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        self.words += "\n" * (tag in ("br", "p", "ul"))

    def handle_data(self, data):
        self.words += data


@pytest.fixture
def balloon(tmp_path, export, strike_of):
    """The balloon of the strike with these fields, read as HTML."""

    def balloon(**fields):
        store = incidents.create(tmp_path / "one.db")
        plain = strike_of("Alder").model_dump(exclude_none=True) | fields
        store.add(validate(IncidentDocument, plain, ""))
        root = ElementTree.parse(export(store, ".kml"))  # noqa: S314  # our own
        (mark,) = root.iter(f"{KML}Placemark")
        page = _Tags()
        page.feed(mark.findtext(f"{KML}description"))
        return page

    return balloon


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(None, 5, "?-5"), (2, None, "2+"), (2, 5, "2-5"), (3, 3, "3"), (0, 0, "0"), (0, 4, "0-4"),
     (None, None, None)],
)  # fmt: skip
def test_a_figure_reads_as_it_does_in_query(balloon, low, high, words):
    ends = {"launched_low": low, "launched_high": high}
    known = {name: value for name, value in ends.items() if value is not None}
    page = balloon(weapons=[{"type": "mortar", "source": "hostile", **known}])
    lines = dict(line.split(": ", 1) for line in page.words.splitlines() if ": " in line)
    assert lines.get("launched") == words
    assert "killed" not in lines


def test_no_text_becomes_markup(balloon):
    sources = [{"key": "a", "publisher": "P", "url": "https://example.org/?a=1&b='2'"}]
    page = balloon(title=TITLE, summary="<img src=x onerror=y>", sources=sources)
    assert TITLE in page.words
    assert "<img src=x onerror=y>" in page.words
    assert not {"script", "img"} & set(page.tags)
    assert page.links == ["https://example.org/?a=1&b='2'"]
