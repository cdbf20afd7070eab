"""A seed store with drafts that `extract --save` made of an invented article."""

import shutil

import pytest

import incidents

ARTICLE = """Drones hit a residential district of Sumy, officials say

Russian forces attacked a residential district of Sumy overnight with Shahed drones, killing two \
people and injuring 13, the regional administration said.

A missile struck Dnipro on Thursday, wounding four people, the mayor said.

Shelling wounded one woman in Olenivka, police said. Nobody knows what the harvest will bring.
"""
UNDATED = "Shelling wounded one woman in Olenivka, police said.\n"


@pytest.fixture
def store_file(catalogue_file, tmp_path, use_cache):
    return shutil.copy(catalogue_file, tmp_path / "store.db")


@pytest.fixture
def run(call, store_file):
    """Run a command on the store."""

    def run(*words):
        return call("--db", store_file, *words)

    return run


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def drafts(run, article):
    """The codes of the drafts of the article, in its order."""
    ended = run("extract", article, "--published", "2024-11-22", "--save")
    assert ended.code == 0, ended.err
    return [one["code"] for one in run("review", "--format", "json").json]


@pytest.fixture
def undated(run, tmp_path):
    """The code of a draft without a date, in a place of which there are several."""
    path = tmp_path / "undated.txt"
    path.write_text(UNDATED, "utf-8")
    assert run("extract", path, "--save").code == 0
    return next(one["code"] for one in run("review", "--format", "json").json if not one["date"])


@pytest.fixture
def store(store_file):
    return incidents.open(store_file)


@pytest.fixture
def shown(run):
    """A record as `show` gives it."""

    def shown(code):
        ended = run("show", code, "--format", "json")
        assert ended.code == 0, ended.err
        return ended.json

    return shown


@pytest.fixture
def rising(run, tmp_path, store_file):
    """A published strike whose toll rose: police 23, then the UN and a town 29 and 31 two days
    later; an attacker's 70 is across the sides.
    """
    import yaml

    page = {"reliability": "B", "credibility": "2"}
    days = {"police": "2024-11-20", "un": "2024-11-22", "wire": "2024-11-22", "mod": "2024-11-23"}
    sources = [{"key": k, "publisher": k, "published": day, **page} for k, day in days.items()]
    claims = [
        {"outcome": "killed", "low": low, "high": low, "source": source, **more}
        for low, source, more in (
            (23, "police", {"side": "defender"}), (29, "un", {"side": "independent"}),
            (20, "wire", {"speaker": "a hospital", "as_of": "2024-11-20"}),
            (70, "mod", {"side": "attacker"}),
        )
    ]  # fmt: skip
    record = {
        "code": "rising", "title": "A strike", "event_type": "other", "attacker": "russia",
        "defender": "ukraine", "date_start": "2024-11-20", "date_precision": "day",
        "sources": sources, "casualties": claims,
    }  # fmt: skip
    path = tmp_path / "rising.yaml"
    path.write_text(yaml.safe_dump(record), "utf-8")
    ended = run("add", path)
    assert ended.code == 0, ended.err
    return "rising"
