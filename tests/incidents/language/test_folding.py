"""One look-up form for all spellings, and the seed catalogue asked by any of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.language.folding import lookup_form, slug
from incidents.weapons import catalogue
from schema.errors import AmbiguousNameError, UnknownNameError


@pytest.mark.parametrize(
    "same",
    [
        ["X-101", "Х-101", "Kh-101", "kh101", "х 101", "Х‑101", "Ch-101", "KH–101"],
        ["S-300", "С-300", "C-300", "s300", "c 300", "С–300"],
        ["Shahed-136", "SHAHED 136", "shahed136", "Shahed‑136", " shahed-136 "],
        ["Шахед", "шахед", "ШАХЕД"],
        ["Герань-2", "ГЕРАНЬ 2", "герань2"],
        ["Café", "Cafe\u0301", "CAFÉ"],
        ["Iskander-M", "iskander m", "ISKANDER‑M"],
    ],
)
def test_spellings_of_one_name_have_one_form(same):
    assert len({lookup_form(name) for name in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("X-101", "X-102"), ("S-300", "S-400"), ("Kh-59", "Kh-69"), ("Shahed", "Shahed-136"),
     ("Geran-1", "Geran-2"), ("Kalibr", "Kinzhal"), ("2S7", "27")],
)  # fmt: skip
def test_different_names_have_different_forms(one, other):
    assert lookup_form(one) != lookup_form(other)


@given(st.text())
def test_a_form_is_lasting_and_free_of_signs(name):
    form = lookup_form(name)
    assert lookup_form(form) == form
    assert form == form.strip()
    assert lookup_form(f"  {name}- ") == form


def test_what_holds_no_letter_has_no_form():
    assert lookup_form("!? \u202e\udcff") == ""


@given(st.text(), st.text())
def test_a_slug_is_ascii_words_and_hyphens(one, other):
    made = slug(one, other)
    assert made == made.strip("-").lower()
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in made)


def test_slugs_transliterate():
    assert slug("Дніпро", None, "UA") == "dnipro-ua"


@pytest.fixture(scope="module")
def named(seed_store):
    """Resolve a name on the seed catalogue: slug and level."""

    def named(name):
        with seed_store.reading() as database:
            match = catalogue.resolve(database, name)
        return match.slug, match.level

    return named


@pytest.mark.parametrize(
    "name", ["Shahed", "shahed", "Шахед", "شاهد", "Shaheds", "Geran", "Герань"]
)
def test_a_bare_name_is_the_family(named, name):
    assert named(name) == ("shahed", "family")


@pytest.mark.parametrize(
    ("slug", "names"),
    [
        (
            "shahed-136",
            ["Geran-2", "Герань-2", "shahed-136", "Shahed 136", "Шахед-136", "شاهد ۱۳۶"],
        ),
        ("kh-101", ["X-101", "Х-101", "Kh-101", "kh101"]),
        ("oreshnik", ["Oreshnik", "Орешник", "орешник"]),
    ],
)
def test_any_name_of_a_weapon_is_the_weapon(named, slug, names):
    assert {named(name) for name in names} == {(slug, "weapon")}


def test_s_300_in_either_alphabet_is_one_thing(named):
    assert named("С-300") == named("S-300") == named("C-300")


def test_a_family_takes_its_members_and_a_variant_does_not_take_the_family(seed_store):
    with seed_store.reading() as database:
        family = catalogue.resolve(database, "Shahed")
        variant = catalogue.resolve(database, "Geran-2")
        assert variant.id in catalogue.members(database, family.id)
        assert family.id not in catalogue.members(database, variant.id)


def test_nothing_is_guessed(named):
    with pytest.raises(UnknownNameError, match="did you mean shahed"):
        named("shaheed")
    with pytest.raises(UnknownNameError, match="use --weapon-type cruise_missile"):
        named("cruise missile")
    for name in ("", "   ", "-", "no such thing"):
        with pytest.raises(UnknownNameError):
            named(name)


def test_an_ambiguous_name_asks(ledger_file):
    import incidents

    with incidents.open(ledger_file).reading() as database:
        with pytest.raises(AmbiguousNameError, match="twin-b"):
            catalogue.resolve(database, "twin")
        assert catalogue.resolve(database, "Twin A").slug == "twin-a"


def test_every_name_of_the_seed_catalogue_leads_to_its_weapon(seed_store):
    with seed_store.reading() as database:
        sql = """SELECT a.name, w.slug FROM weapon_alias a
            JOIN weapon w ON w.id = a.weapon_id"""
        names = catalogue.matcher(database)
        for name, wanted in list(database.tuples(sql)):
            assert wanted in [match.slug for match in names.match(name)], name
