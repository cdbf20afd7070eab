"""Reports say what `count`, `query` and `show` say, show all their claims, and run nothing."""

import re
import shutil
from html.parser import HTMLParser

import pytest

import incidents
from incidents.language.figures_in_words import span

KYIV = {"country": "UA", "from_": "2024-07", "to": "2024-07"}


class _Read(HTMLParser):
    """What a reader of a document sees: the cells of its tables, the values of its labels."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.rows, self.values, self._label, self._into = set(), [], {}, None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th", "dt", "dd"):
            self._into, self._text = tag, ""

    def handle_data(self, data):
        if self._into:
            self._text += data

    def handle_endtag(self, tag):
        if tag != self._into:
            return
        if tag in ("td", "th"):
            self.rows[-1].append(self._text)
        elif tag == "dt":
            self._label = self._text
        else:
            self.values.setdefault(self._label, self._text)
        self._into = None


@pytest.fixture(scope="module")
def seed(seed_file):
    """The seed collection, for reading."""
    return incidents.open(seed_file)


@pytest.fixture(scope="module")
def july(seed, tmp_path_factory):
    """The report of one month."""
    out = tmp_path_factory.mktemp("report") / "july.html"
    written = seed.report(out, title="July 2024", **KYIV)
    assert written.incidents == seed.count(**KYIV).rows[0]["incidents"]
    return out.read_text("utf-8")


def test_every_total_is_that_of_count(seed, july):
    read = _Read(july)
    figures = ("launched", "intercepted", "killed", "injured", "missing")
    (total,) = seed.count(figures=figures, **KYIV).rows
    assert read.values["incidents"] == str(total["incidents"])
    for name in figures:
        text = span(*(total.get(f"{name}_{end}") for end in ("low", "high", "best")))
        shown = read.values[name]
        assert shown.startswith(text) if text else shown == "no record states it"
        if text and total[f"{name}_unknown"]:
            assert re.search(rf"\({total[f'{name}_unknown']} records? states? no such", shown)


def test_every_record_stands_in_it_with_the_figures_of_query(seed, july):
    by_code = {row[-1]: row for row in _Read(july).rows if row}
    records = list(seed.query(**KYIV).dicts())
    assert records
    for record in records:
        row = by_code[record["code"]]
        for cell, name in ((4, "killed"), (5, "injured")):
            ends = (record[f"{name}_{end}"] for end in ("low", "high", "best"))
            assert row[cell] == span(*ends)


def test_it_needs_no_script_and_no_network(july):
    assert _Read(july).tags.isdisjoint({"script", "link", "iframe", "object", "img", "form"})
    assert "default-src 'none'" in july
    assert "http" not in "".join(re.findall(r'(?:src|xlink:href)="([^"]*)"', july))


def test_names_inside_the_pictures_are_told_apart(july):
    names = re.findall(r'\bid="([^"]+)"', july)
    assert len(names) == len(set(names))
    for name in re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', july):
        assert "".join(name) in names


def test_what_made_it_stands_in_it(seed, july):
    read = _Read(july)
    assert read.values["head of the log"]
    assert "country UA" in july
    for words in ("What is left out", "How the figures are made", "Sources", "Credits"):
        assert f"<h2>{words}</h2>" in july


@pytest.mark.parametrize("code", ["2024-11-21-dnipro-oreshnik"])
def test_the_brief_has_each_claim_and_whether_it_stands(seed, tmp_path, code):
    seed.report(tmp_path / "brief.html", code)
    text = (tmp_path / "brief.html").read_text("utf-8")
    read, record = _Read(text), seed.record(code)
    claims = [row for row in read.rows if row and row[0] in ("killed", "injured", "missing")]
    assert len(claims) == len(record.document["casualties"])
    for verdict in record.verdicts:
        assert verdict.sentence in [row[-1] for row in claims]
    for source in record.document["sources"]:
        assert source["url"].replace("&", "&amp;") in text
    assert text.count("<figure>") == 2
    history = [row for row in read.rows if len(row) == 5 and row[0].isdecimal()]
    assert len(history) == len(seed.history(code))


def test_what_a_record_says_is_never_markup(collection, catalogue_file, tmp_path):
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    source = {"key": "s", "publisher": hostile, "title": hostile,
              "url": "https://example.org/?a=1&c='d'"}  # fmt: skip
    claim = {"outcome": "killed", "low": 1, "best": 1, "high": 1, "source": "s", "quote": hostile}
    other = claim | {"low": 5, "best": 5, "high": 5, "speaker": hostile}
    place = {"key": "z", "name": hostile, "latitude": 50, "longitude": 30, "country": "UA"}
    record = {"code": "x", "title": hostile, "event_type": "other", "date_start": "2024-01-02",
              "date_precision": "day", "summary": hostile, "casualties": [claim, other],
              "place": place, "location_precision": "settlement",
              "location_how": "hand"}  # fmt: skip
    store = incidents.open(shutil.copy(catalogue_file, tmp_path / "x.db"))
    store.add_collection(
        collection({"sources": [source], "places": [place], "incidents": [record]})
    )
    for words in ([], ["x"]):
        store.report(tmp_path / "x.html", *words, title=hostile, force=True)
        read = _Read((tmp_path / "x.html").read_text("utf-8"))
        assert read.tags.isdisjoint({"script", "img"})
