"""`incidents extract`: what it prints, what it saves, and what it says of bad input."""

import shutil

import pytest
import yaml

TEXT = (
    "A missile struck Dnipro on Thursday, killing three people, the mayor said.\n\n"
    "Shelling wounded one woman in Nikopol on Thursday, police said.\n"
)


@pytest.fixture
def store(seed_file, tmp_path):
    return shutil.copy(seed_file, tmp_path / "store.db")


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_json_has_the_shape_that_scripts_rely_on(call, store, article):
    ended = call("--db", store, "extract", article, "--published", "2024-11-22", "--format", "json")
    assert ended.code == 0, ended.err
    first, second = ended.json
    for field in ("date_start", "date_end", "date_precision", "place", "weapons", "casualties"):
        assert field in first
    assert set(first["figures"]) == {"killed", "injured"}
    assert second["figures"]["killed"] is None
    assert {"name", "latitude", "longitude"} <= set(first["place"])
    assert {"weapon", "type", "text"} <= set(first["weapons"][0])
    claim = {"outcome", "group", "low", "best", "high", "status", "speaker"}
    assert claim <= set(first["casualties"][0])
    for draft in ended.json:
        for span in draft["spans"]:
            assert TEXT[span["start"] : span["end"]] == span["text"]


def test_yaml_is_what_add_takes(call, store, article, tmp_path):
    ended = call("--db", store, "extract", article, "--published", "2024-11-22", "--format", "yaml")
    assert len(yaml.safe_load(ended.out)["incidents"]) == 2
    path = tmp_path / "drafts.yaml"
    path.write_text(ended.out, "utf-8")
    added = call("--db", store, "add", path)
    assert added.code == 0, added.err


@pytest.mark.parametrize(
    ("script", "text"),
    [("Arabic", "قُتل خمسة أشخاص في غارة على خان يونس (Khan Younis) يوم 10 يوليو 2024."),
     ("Hebrew", "רקטה פגעה בבית בקריית שמונה, שני בני אדם נפצעו (Magen David Adom).")],
)  # fmt: skip
def test_a_text_in_a_script_that_is_not_read_says_so(call, store, tmp_path, script, text):
    path = tmp_path / "text.txt"
    path.write_text(text, "utf-8")
    ended = call("--db", store, "extract", path, "--published", "2024-07-12", "--format", "json")
    assert (ended.code, ended.json) == (0, [])
    assert f"mostly in {script} script" in ended.err


def test_save_keeps_drafts_once(call, store, article):
    words = ("--db", store, "extract", article, "--published", "2024-11-22", "--save")
    assert "saved 2 drafts" in call(*words).err
    again = call(*words)
    assert again.code == 0
    assert "extracted before" in again.err
    found = call("--db", store, "query", "--status", "draft", "--format", "json")
    assert len(found.json) == 2
    assert call("--db", store, "check").code == 0


def test_without_a_store_the_seed_catalogue_serves(call, tmp_path, article):
    ended = call("--db", tmp_path / "none.db", "extract", article, "--format", "json")
    assert ended.code == 0, ended.err
    assert not (tmp_path / "none.db").exists()
    assert len(ended.json) == 2


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x00\x01\x02binary", "binary"),
        (b"%PDF-1.4\n\x01\x02\x03\x04\x05\x06\x07" * 40, "binary"),
        (b"a" * 5_100_000, "5 MB"),
        ("Удар по городу".encode("cp1251"), "UTF-8"),
        ("Latin é".encode("latin-1") + "і".encode(), "UTF-8"),
    ],
)
def test_bad_input_gets_a_clear_word(call, store, tmp_path, content, word):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    ended = call("--db", store, "extract", path, "--save")
    assert ended.code == 1
    assert ended.err.startswith("error: ")
    assert word in ended.err
    assert call("--db", store, "query", "--status", "draft", "--format", "json").json == []


@pytest.mark.parametrize(
    "text",
    [
        "no sentence here just words without any end " * 300,
        "هجوم بطائرة مسيرة على مدينة صنعاء أدى إلى مقتل شخصين يوم الخميس",
        "!!!???...",
        "<html><head><script>alert(1)</script></head><body></body></html>",
        "1234567890 " * 2_000,
        "(((((" * 3_000,
        "A" * 20_000,
        "In " * 5_000,
        "killed " * 3_000,
        "one and two and three and " * 900,
        "Officials said 12 people were killed. " * 400,
        "".join(f"A drone hit Sumy, killing {n} people. " for n in range(2, 400)),
    ],
)
def test_odd_texts_end_in_an_answer(call, store, tmp_path, text):
    path = tmp_path / "odd.txt"
    path.write_text(text, "utf-8")
    ended = call("--db", store, "extract", path, "--format", "json")
    assert ended.code in (0, 1), ended.err
    assert "Traceback" not in ended.err


def test_wrong_dates_of_publication_are_refused(call, store, article):
    future = call("--db", store, "extract", article, "--published", "2999-01-01")
    assert (future.code, "future" in future.err) == (1, True)
    assert call("--db", store, "extract", article, "--published", "Friday").code == 1


def test_ten_articles_in_one_file(call, store, tmp_path):
    towns = "Dnipro Sumy Kherson Odesa Lviv Poltava Kharkiv Mykolaiv Chernihiv Vinnytsia".split()
    parts = [f"Drone hits {t}\n\nA drone hit {t} on Thursday, wounding two people." for t in towns]
    path = tmp_path / "ten.txt"
    path.write_text("\n\n---\n\n".join(parts), "utf-8")
    ended = call("--db", store, "extract", path, "--published", "2024-11-22", "--format", "json")
    assert [draft["place"]["name"] for draft in ended.json] == towns
