"""Figures printed in other units are compared in the property's own; the original is kept."""

import pytest

import incidents
from incidents.weapons.records import weapon_records
from schema.document.context import SourceDocument
from schema.document.read import Collection, validate
from schema.document.specification import SpecificationDocument
from schema.document.weapon import WeaponDocument
from schema.errors import DocumentError
from schema.units import convert


def specification(**fields):
    plain = {"property": "range_km", "source": "s", **fields}
    return validate(SpecificationDocument, plain, "test")


@pytest.mark.parametrize(
    ("value", "printed", "unit", "wanted"),
    [(1000, "mi", "km", 1609.34), (110, "lb", "kg", 49.8952), (185, "kn", "km/h", 342.62)],
)
def test_known_conversions(value, printed, unit, wanted):
    assert convert(value, printed, unit) == wanted


@pytest.mark.parametrize("unit", ["kg", "furlong per", "nonsense", "", "__import__('os')"])
def test_a_unit_of_something_else_is_refused(unit):
    with pytest.raises(DocumentError) as caught:
        specification(low=1, high=1, unit=unit)
    assert "expected" in str(caught.value)


def test_the_plausible_range_is_that_of_the_own_unit():
    with pytest.raises(DocumentError, match="range_km between"):
        specification(low=15_000, high=15_000, unit="mi")


def test_the_store_holds_both(tmp_path):
    store = incidents.create(tmp_path / "s.db")
    weapon = WeaponDocument(
        slug="w", name="W", type="drone", specifications=[specification(high=1000.0, unit="mi")]
    )
    source = SourceDocument(key="s", publisher="P")
    store.add_collection(Collection(sources=[source], weapons=[weapon]))
    with store.reading() as database:
        ((held,),) = [weapon_records(database, slug="w")[0]["specifications"]]
    assert (held["low"], held["high"], held["unit"]) == (None, 1609.34, "km")
    assert (held["printed_high"], held["printed_unit"]) == (1000.0, "mi")
