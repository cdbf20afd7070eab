"""The documentation as a site, and the gallery as whoever follows it makes it."""

import re
import shlex
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


class _Asked(HTMLParser):
    """What a page asks for by itself, apart from links that a reader follows."""

    def __init__(self, text):
        super().__init__()
        self.addresses = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("img", "script", "iframe", "source"):
            self.addresses.append(given.get("src") or "")
        if tag == "link" and given.get("rel") == "stylesheet":
            self.addresses.append(given["href"])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site as `make docs` makes it: a link that leads nowhere is an error."""
    out = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "docs", out],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return out


def test_every_page_of_the_documents_is_in_the_site_and_asks_no_network(site):
    pages = {path.stem for path in (PROJECT / "docs").glob("*.md")}
    assert pages <= {path.stem for path in site.glob("*.html")}
    for page in site.glob("*.html"):
        asked = _Asked(page.read_text(encoding="utf-8")).addresses
        assert [one for one in asked if re.match(r"(https?:)?//", one)] == [], page.name


def test_pages_that_are_made_have_what_the_program_says(site):
    codebook = (site / "codebook.html").read_text(encoding="utf-8")
    assert "killed_low" in codebook
    assert "Georeferenced Event Dataset" in (site / "datasets.html").read_text(encoding="utf-8")
    assert "incidents.library.Library.query" in (site / "api.html").read_text(encoding="utf-8")
    assert "incidents query --weapon shahed" in (site / "tour.html").read_text(encoding="utf-8")
    record = re.search(r'href="(incidents/[^"]+\.yaml)"', (site / "recording.html").read_text())
    assert (site / record[1]).exists()


def test_the_commands_of_the_gallery_make_its_pictures(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INCIDENTS_DB", raising=False)
    shutil.copytree(PROJECT / "docs" / "examples", tmp_path / "docs" / "examples")
    text = (PROJECT / "docs" / "gallery.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    \$ (incidents .+)$", text, re.MULTILINE)
    assert len(commands) >= 7
    for command in commands:
        run(*shlex.split(command))
        made = re.search(r"\b(\w+\.(?:png|svg|gif|pdf|html))\b", command)
        if made:
            assert (tmp_path / made[1]).stat().st_size > 10_000, command
    for name in re.findall(r"\]\((gallery/[^)]+)\)", text):
        assert (PROJECT / "docs" / name).exists()
