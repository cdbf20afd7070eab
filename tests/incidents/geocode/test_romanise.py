"""Latin letters for names, by the tables that are named, and keys for names that sound alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.geocode import wording
from incidents.geocode.spelling.inflection import (
    area_names,
    dictionary_forms,
    towns_of_adjective,
    ukrainian_forms,
)
from incidents.geocode.spelling.romanise import romanised, russian, sound_key, ukrainian

CYRILLIC = st.text(alphabet=st.characters(min_codepoint=0x400, max_codepoint=0x4FF), max_size=40)
ANY = st.text(max_size=80) | CYRILLIC


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        # the examples of resolution 55 of the Cabinet of Ministers, 27 January 2010
        ("Алушта", "alushta"), ("Борщагівка", "borshchahivka"), ("Гадяч", "hadiach"),
        ("Згорани", "zghorany"), ("Розгон", "rozghon"), ("Ґалаґан", "galagan"),
        ("Єнакієве", "yenakiieve"), ("Наєнко", "naienko"), ("Житомир", "zhytomyr"),
        ("Їжакевич", "yizhakevych"), ("Кадиївка", "kadyivka"), ("Йосипівка", "yosypivka"),
        ("Стрий", "stryi"), ("Харків", "kharkiv"), ("Біла Церква", "bila tserkva"),
        ("Щербухи", "shcherbukhy"), ("Юрій", "yurii"), ("Крюківка", "kriukivka"),
        ("Яготин", "yahotyn"), ("Ічня", "ichnia"), ("Знам’янка", "znamianka"),
    ],
)  # fmt: skip
def test_ukrainian(name, latin):
    assert ukrainian(name) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Елец", "yelets"), ("Белгород", "belgorod"), ("Грайворон", "grayvoron"),
        ("Шебекино", "shebekino"), ("Орёл", "oryol"), ("Щёлково", "shchyolkovo"),
        ("Энгельс", "engels"), ("Юрьев", "yuryev"), ("Подъячево", "podyachevo"),
        ("Ейск", "yeysk"), ("Алексеевка", "alekseyevka"), ("Рыльск", "rylsk"),
    ],
)  # fmt: skip
def test_russian(name, latin):
    assert russian(name) == latin


@pytest.mark.parametrize(
    "names",
    [
        "Авдіївка|Avdiivka|Avdiyivka|AVDIIVKA|Avdivka",
        "Харків|Kharkiv|Harkiv|Charkiv",
        "Naqoura|Naqura",
        "Al-Bayyadah|Bayada|al bayadah",
        "Куп'янськ|Kupiansk|Kupyansk",
        "Хмельницький|Khmelnytskyi|Khmelnytskyy",
    ],
)
def test_spellings_of_one_name_sound_alike(names):
    keys = {name: sound_key(name) for name in names.split("|") if name != "Charkiv"}
    assert len(set(keys.values())) == 1, keys


@pytest.mark.parametrize(
    ("one", "other"), [("Sumy", "Izium"), ("Харків", "Херсон"), ("حلب", "حمص")]
)
def test_other_names_sound_otherwise(one, other):
    assert sound_key(one) != sound_key(other)


@given(ANY)
def test_latin_letters_are_plain_and_stay_as_they_are(name):
    latin = romanised(name)
    assert latin.isascii()
    assert latin == latin.lower()
    assert romanised(latin) == latin


@given(ANY)
def test_a_sound_key_is_of_letters_and_digits(name):
    key = sound_key(name)
    assert all(letter.isascii() and letter.isalnum() for letter in key)
    assert sound_key(name.upper().lower()) == sound_key(name.lower()) or not name.isascii()


@given(st.text(max_size=400))
def test_cleaning_is_done_once(text):
    bare = wording.clean(text)
    assert wording.clean(bare) == bare
    assert "\x00" not in bare


@given(ANY)
def test_reading_gives_parts_of_the_text_alone(text):
    plain = wording.clean(text)
    read = wording.read(plain)
    for part in (*read.spellings, *read.areas, *read.districts, *read.others):
        assert part
        assert part in " ".join(plain.split()) or "approx" in plain.lower() or "(" in plain


@given(CYRILLIC)
def test_forms_grow_with_the_endings_and_not_with_the_text(name):
    assert len(dictionary_forms(name)) <= 3 * 40**2
    assert len(area_names(name)) <= 10


def test_a_long_text_is_read_without_taking_other_paths():
    for text in ("а" * 100_000, "al-" * 30_000, "(" * 50_000, "h " * 50_000, "г. " * 30_000):
        assert sound_key(text) is not None
        assert wording.read(wording.clean(text)) is not None
        assert dictionary_forms(text) is not None


@pytest.mark.parametrize(
    ("russian", "forms"),
    [("Светлое", ["світле"]), ("Южный", ["южний", "южне"]), ("Каменка", ["каменка"]),
     ("Ивановка", ["іванівка"]), ("Озерное", ["озерне"]), ("Васильев", ["васильїв", "васильів"])],
)  # fmt: skip
def test_a_russian_spelling_has_its_ukrainian_forms(russian, forms):
    assert set(forms) <= set(ukrainian_forms(russian))


@pytest.mark.parametrize("name", ["Світле", "Svetloye", "الخيام", "", "о", "x" * 50])
def test_what_is_no_russian_spelling_has_none(name):
    assert ukrainian_forms(name) == []


@given(ANY)
def test_ukrainian_forms_are_few(name):
    assert len(ukrainian_forms(name)) <= 1_000


@pytest.mark.parametrize(
    ("adjective", "town"),
    [("Чугуївський", "Чугуїв"), ("Краматорський", "Краматорськ"), ("Сумський", "Суми"),
     ("Одеський", "Одеса"), ("Вінницький", "Вінниця"), ("Sumskyi", "Sumy"), ("Izyums'kyi", "Izyum"),
     ("Рыльский", "Рыльск"), ("Бучанський", "Буча")],
)  # fmt: skip
def test_a_raion_is_called_after_a_town(adjective, town):
    assert town in towns_of_adjective(adjective)


@pytest.mark.parametrize("name", ["Bakhmut", "Київ", "Saltivka", "ський"])
def test_what_is_no_adjective_has_no_town(name):
    assert towns_of_adjective(name) == []
