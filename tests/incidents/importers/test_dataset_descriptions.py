"""Every data set of other people says in `dataset.yaml` whose it is; its importer follows that."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from incidents.importers import registry
from incidents.importers.dataset_description import description, read_description
from schema.errors import DocumentError

FOLDER = Path(str(files("incidents.importers") / "datasets"))
TEXT = (FOLDER / "ucdp" / "dataset.yaml").read_text(encoding="utf-8")


def test_the_list_is_the_folders_that_are_there():
    listed = registry.dataset_folders()
    assert sorted(listed) == sorted(path.parent.name for path in FOLDER.glob("*/dataset.yaml"))
    assert sorted(listed) == sorted(path.name for path in FOLDER.iterdir() if path.name[0] != "_")


@pytest.mark.parametrize("folder", registry.dataset_folders())
def test_a_folder_is_called_after_its_data_set(folder):
    about = description(folder)
    assert about.slug.replace("-", "_") == folder
    assert (FOLDER / folder / "importer.py").exists() == (folder in registry.IMPORTERS)
    assert "\n" not in about.recognised.form


@pytest.mark.parametrize("name", [n for n in registry.IMPORTERS if (FOLDER / n).is_dir()])
def test_an_importer_says_what_its_description_says(name):
    about, importer = description(name), registry.by_name(name)
    assert (importer.name, importer.dataset, importer.title) == (
        name, about.slug, about.title,
    )  # fmt: skip
    assert importer.expects == about.recognised.form
    assert importer.tried == bool(about.tried_on)


def test_an_edition_is_a_data_set_with_a_credit_of_its_own():
    yearly, candidate = map(registry.dataset_document, ("ucdp", "ucdp-candidate"))
    assert (yearly.licence, yearly.url) == (candidate.licence, candidate.url)
    assert "Hegre" in candidate.attribution
    assert "Sundberg" in yearly.attribution
    assert registry.dataset_document("ucdp-other") is None
    assert registry.dataset_document("raids") is None


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [("publisher:", "publishers:", "publisher"), ("  url:", "  adress:", "adress"),
     ("redistributable: true", "redistributable: maybe", "redistributable"),
     ("licence: CC BY 4.0\n", "", "licence"), ("slug: ucdp-candidate", "slug: candidate", "ucdp-"),
     ("https://ucdp.uu.se/downloads/", "ucdp", "https://")],
)  # fmt: skip
def test_a_fault_of_a_description_is_said_with_its_place(old, new, part):
    assert old in TEXT
    with pytest.raises(DocumentError) as caught:
        read_description(TEXT.replace(old, new, 1), "ucdp/dataset.yaml")
    assert part in str(caught.value)
    assert "ucdp/dataset.yaml" in str(caught.value)


def test_a_licence_is_not_stated_without_the_page_that_confirms_it():
    unread = re.sub(r"^confirmed_by:\n(  - .*\n)+", "", TEXT, flags=re.MULTILINE)
    assert unread != TEXT
    with pytest.raises(DocumentError) as caught:
        read_description(unread, "ucdp/dataset.yaml")
    assert "confirmed_by" in str(caught.value)
    bare = unread.replace("licence: CC BY 4.0\n", "").replace("ble: true", "ble: false")
    assert read_description(bare, "ucdp/dataset.yaml").confirmed_by == []


def test_the_list_says_where_to_get_the_file(call):
    listed = {form["title"]: form for form in call("load", "--list", "--format", "json").json}
    for folder in registry.dataset_folders():
        about = description(folder)
        form = listed[about.title]
        assert form["published"] == about.published.url
        assert form["file"] == about.published.file
        assert form["redistributable"] == about.redistributable
        assert form["confirmed_by"] == about.confirmed_by
    assert description("acled").published.url in call("load", "--list").out


def test_loading_one_format_reads_no_other_description(call, seed_empty, tmp_path, monkeypatch):
    read = []
    monkeypatch.setattr(
        "incidents.importers.dataset_description.read_description",
        lambda text, where: read.append(where) or read_description(text, where),
    )
    description.cache_clear()
    file = Path(__file__).parent / "files" / "piterfm" / "daily.csv"
    ended = call("--db", tmp_path / "seed-empty.db", "load", file, "--from", "piterfm", "--dry-run")
    assert ended.code == 0, ended.err
    assert set(read) <= {"piterfm/dataset.yaml"}
