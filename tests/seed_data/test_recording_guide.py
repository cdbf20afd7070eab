"""The collection guide cannot lie: its records show what it says, its snippets are valid."""

import re
from pathlib import Path

import pytest

from schema.document.incident import IncidentDocument
from schema.document.yaml import load_yaml
from schema.vocabulary import vocabulary

GUIDE = Path(__file__).parents[2] / "docs" / "recording.md"
TEXT = GUIDE.read_text(encoding="utf-8")
LINKS = re.findall(r"\]\((\.\./[^)]+)\)", TEXT)
SNIPPETS = re.findall(r"^```yaml\n# (\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
BARE = {"title": "A snippet of the guide", "event_type": "other"}


def rows(heading):
    """Code and linked record of each row of the table under a heading."""
    part = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|.*?incidents/([\w-]+)\.yaml\) \|$", part, re.MULTILINE)


def test_the_guide_can_be_read_in_one_go():
    assert len(TEXT.splitlines()) < 250


def test_every_file_that_it_links_to_exists():
    assert len(set(LINKS)) > 40
    assert [link for link in LINKS if not (GUIDE.parent / link).is_file()] == []


def test_every_part_of_it_has_a_record_as_example():
    parts = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
    bare = [part.splitlines()[0] for part in parts if "seed_data/incidents/" not in part]
    assert bare == ["Before a record is published"]


@pytest.mark.parametrize(("kind", "snippet"), SNIPPETS)
def test_every_snippet_is_a_valid_part_of_a_record(kind, snippet):
    read = load_yaml(snippet, "recording.md")
    document = {**BARE, kind: read} if isinstance(read, list) else {**BARE, **read}
    IncidentDocument.model_validate(document)


def test_it_has_snippets_of_claims_dates_and_places():
    assert {kind for kind, _ in SNIPPETS} == {"casualties", "dates", "place"}


def test_the_precision_that_it_names_is_that_of_the_example(collected):
    named = rows("How closely the place is known")
    assert {code for code, _ in named} == set(vocabulary("location_precisions").codes) - {"exact"}
    for code, record in named:
        assert collected.incidents[record].location_precision == code, record


def test_the_attribution_that_it_names_is_that_of_the_example(collected):
    named = rows("Who did it")
    assert {code for code, _ in named} == set(vocabulary("attributions").codes)
    for code, record in named:
        assert collected.incidents[record].attribution == code, record


def test_no_record_of_the_collection_has_an_exact_point_of_impact(collected):
    assert [i.code for i in collected if i.location_precision == "exact"] == []


def test_its_commands_exist():
    from incidents.cli.main import COMMANDS

    commands = set(re.findall(r"(?:^    |`)incidents ([a-z]+)", TEXT, re.MULTILINE))
    assert commands <= set(COMMANDS)
