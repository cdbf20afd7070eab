"""The list of formats is the files, and `auto` takes only what is certain."""

from pathlib import Path

import pytest

import incidents.importers as package
from incidents.importers import registry as formats
from incidents.importers.base import FlatImporter, Importer
from incidents.importers.reading import open_file
from schema.errors import InputError, UsageError


def test_the_list_is_the_folders_of_data_sets_and_the_files_of_formats():
    folder = Path(package.__file__).parent
    listed = set(formats.IMPORTERS.values())
    datasets = {path.parent.name for path in folder.glob("datasets/*/importer.py")}
    assert {name.split(".")[1] for name in listed if name.startswith("datasets.")} == datasets
    for name in listed:
        assert (folder / f"{name.replace('.', '/')}.py").exists()
    assert set(formats.GENERIC) <= set(formats.IMPORTERS)


@pytest.mark.parametrize("name", formats.IMPORTERS)
def test_every_importer_says_what_it_expects(name):
    importer = formats.by_name(name)
    assert importer.name == name
    assert importer.title
    assert "\n" not in importer.expects
    assert isinstance(importer, FlatImporter) or callable(importer.items)
    assert all(hasattr(importer, field) for field in Importer.__annotations__)


def test_a_name_that_is_none_offers_the_nearest():
    with pytest.raises(UsageError, match="expected ucdp"):
        formats.by_name("ucpd")
    with pytest.raises(UsageError, match="--mapping"):
        formats.by_name("ucdp", object())


@pytest.mark.parametrize(
    ("content", "name"),
    [("code,title\na,A\n", "csv"), ("title: A\nevent_type: other\n", "native"),
     ('{"type": "FeatureCollection", "features": []}', "geojson"),
     ("<kml><Document/></kml>", "kml")],
)  # fmt: skip
def test_auto_recognises(tmp_path, content, name):
    path = tmp_path / "data"
    path.write_text(content)
    assert formats.recognised(open_file(path)).name == name


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "<html></html>", "[1, 2]", '{"a": 1}'])
def test_auto_refuses_what_none_recognises(tmp_path, content):
    path = tmp_path / "data"
    path.write_text(content)
    with pytest.raises(InputError, match="none recognises"):
        formats.recognised(open_file(path))


def test_auto_refuses_what_several_recognise(tmp_path, monkeypatch):
    path = tmp_path / "data.csv"
    path.write_text("code,title\na,A\n")
    both = [formats.by_name("csv"), formats.by_name("ucdp")]
    monkeypatch.setattr(type(both[1]), "recognises", lambda self, file: True)
    with pytest.raises(InputError, match="csv and ucdp"):
        formats.recognised(open_file(path))
