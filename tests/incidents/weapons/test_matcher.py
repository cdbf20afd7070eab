"""What texts mean as weapons: right, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.importers.seed_collection import read_seed
from incidents.language.folding import lookup_form
from incidents.weapons import catalogue
from incidents.weapons.matcher import Name, WeaponMatcher


@pytest.fixture(scope="module")
def matcher() -> WeaponMatcher:
    """The seed catalogue in memory."""
    names = []
    for weapon in read_seed().weapons:
        texts = [weapon.name, weapon.slug, *(alias.name for alias in weapon.aliases)]
        names += [
            Name(t, lookup_form(t), weapon.slug, weapon.type, weapon.level, weapon.family, None)
            for t in texts
        ]
    return WeaponMatcher(names)


def meaning(matcher: WeaponMatcher, text: str) -> list[str]:
    return [match.slug or match.type for match in matcher.match(text)]


@pytest.mark.parametrize(
    ("text", "wanted", "how"),
    [
        ("Shahed-136", "shahed-136", "exact"),
        ("shahed 136", "shahed-136", "spelling"),
        ("Geran-2", "shahed-136", "exact"),
        ("Герань-2", "shahed-136", "exact"),
        ("ГЕРАНЬ 2", "shahed-136", "spelling"),
        ("Х-101", "kh-101", "exact"),
        ("X101", "kh-101", "spelling"),
        ("Kh 101", "kh-101", "spelling"),
        ("С-300", "s-300", "exact"),
        ("C-300", "s-300", "spelling"),
        ("Шахедів", "shahed", "inflected"),
        ("Искандеры", "iskander", "inflected"),
        ("Геранями-2", "shahed-136", "inflected"),
        ("Искандера-М", "iskander-m", "inflected"),
        ("Кинжалов", "kinzhal", "inflected"),
        ("Kalibrs", "kalibr", "inflected"),
    ],
)
def test_a_name_in_any_spelling_case_number_and_script(matcher, text, wanted, how):
    (found,) = matcher.match(text)
    assert (found.slug, found.how) == (wanted, how)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("X-101/X-555 and Kalibr", ["kh-101", "kh-555", "kalibr"]),
        ("Shahed-136/131", ["shahed-136", "shahed-131"]),
        ("Shahed-136/131 and Lancet", ["shahed-136", "shahed-131", "lancet"]),
        ("X-22 and X-32", ["kh-22", "kh-32"]),
        ("C-300/C-400 and Iskander-M", ["s-300", "s-400", "iskander-m"]),
        ("Х-101, Калібр та Іскандер-К", ["kh-101", "kalibr", "iskander-k"]),
        ("Iskander-M + KN-23", ["iskander-m", "kn-23"]),
        ("Shahed-131/136 UAVs", ["shahed-131", "shahed-136"]),
        ("керована авіаційна ракета Х-59/Х-69", ["kh-59", "kh-69"]),
    ],
)
def test_joined_names_are_split(matcher, text, wanted):
    assert meaning(matcher, text) == wanted
    assert {match.how for match in matcher.match(text)} == {"joined"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iranian-made Shahed-136 kamikaze drones", ["shahed-136"]),
        ("Iskander-M ballistic missiles", ["iskander-m"]),
        ("крылатых ракет Х-101", ["kh-101"]),
        ("Shahed Geran-2", ["shahed-136"]),
        ("Iranian-designed Shahed drones", ["shahed"]),
        ("ракети С-300", ["s-300"]),
        ("Iskander-M SRBM", ["iskander-m"]),
        ("FAB-500 M-62 with UMPK", ["fab-500-umpk"]),
        ("Kinzhal (Kh-47M2)", ["kinzhal"]),
    ],
)
def test_words_that_only_describe_do_not_hide_a_name(matcher, text, wanted):
    assert meaning(matcher, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Intercontinental Ballistic Missile", "intercontinental_ballistic_missile"),
        ("дрон", "drone"),
        ("дронів", "drone"),
        ("Unknown UAV", "drone"),
        ("Unknown Missile", "missile"),
        ("балістичних ракет", "ballistic_missile"),
        ("крылатые ракеты", "cruise_missile"),
        ("Cluster munitions", "cluster_munition"),
        ("FPV drones", "fpv_drone"),
        ("Iranian ballistic missiles", "ballistic_missile"),
        ("guided aerial bomb", "guided_bomb"),
        ("Air strike", "aerial_munition"),
    ],
)
def test_a_type_is_only_a_type(matcher, text, wanted):
    (found,) = matcher.match(text)
    assert (found.slug, found.type, found.level) == (None, wanted, "type")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?!",
        "131",
        "hello",
        "Kinzhal square",
        "My Shahed friend",
        "None",
        "anti-drone system",
        "Su-34",
        "Фенікс",
        "a" * 10_000,
        "Shahed\x00friend",
    ],
)
def test_what_is_not_known_means_nothing(matcher, text):
    assert matcher.match(text) == ()


def test_a_family_never_becomes_a_variant(matcher):
    families = ("Shahed", "Шахед", "Shaheds", "Shahed drones", "Iskander", "Искандеры", "Tochka")
    for text in (*families, "Orlan", "Bayraktar", "Fattah"):
        (found,) = matcher.match(text)
        assert found.level == "family", text


def test_every_name_of_the_catalogue_leads_to_its_weapon(matcher):
    wrong = [n.text for n in matcher.names if n.slug not in meaning(matcher, n.text)]
    assert wrong == []


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    assert WeaponMatcher([]).match(text) is not None


def test_suggestions_are_only_suggestions(matcher):
    assert matcher.match("shahid-136") == ()
    assert catalogue.suggest(matcher, "shahid-136")[0] == "shahed-136"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("152mm 2S19 “Msta-S” self-propelled howitzer", "msta-s"),
        ("122 mm BM-21 Grad multiple rocket launcher", "grad"),
        ("S-300 surface-to-air missile", "s-300"),
        ("TOS-1A Solntsepyok thermobaric rocket launcher", "tos-1a"),
        ("likely Kh-59", "kh-59"),
        ("most likely Iskander-M missiles", "iskander-m"),
        ("Kalibr cruise missles", "kalibr"),
        ("120mm mortar", "mortar"),
    ],
)
def test_calibre_doubt_and_describing_words_change_no_name(matcher, text, wanted):
    assert meaning(matcher, text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("9K79-1", "tochka"), ("FAB-500TS", "fab-500"), ("S-300V", "s-300"), ("AGM-114R", "hellfire")],
)
def test_an_edition_of_a_known_index(matcher, text, wanted):
    (found,) = matcher.match(text)
    assert found.slug.startswith(wanted)
    assert found.how in ("index", "exact", "spelling")


@pytest.mark.parametrize("text", ["Kh-1011", "S-3000", "D-30SM", "Shahed-1366", "X-9", "B-52H"])
def test_another_index_is_another_weapon(matcher, text):
    assert meaning(matcher, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kinzhall", "kinzhal"),
        ("Iskandr", "iskander"),
        ("Shaheed", "shahed"),
        ("Oreshnnik", "oreshnik"),
    ],
)
def test_a_letter_dropped_or_doubled_where_one_weapon_is_near(matcher, text, wanted):
    (found,) = matcher.match(text)
    assert (found.slug, found.how) == (wanted, "slip")


@pytest.mark.parametrize(
    "text", ["Kalibir", "Iskender-M", "Shahead-136", "Grd", "Lance", "Shahed-13"]
)
def test_any_other_slip_is_only_suggested(matcher, text):
    assert meaning(matcher, text) == []
    assert catalogue.suggest(matcher, text)
