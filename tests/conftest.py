"""What all tests share: how properties are tried, the program run as a person runs it, and the two
seed strikes as flat rows for a map.
"""

import gc
import io
import json
import os
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest
from filelock import FileLock

import maps

hypothesis.settings.register_profile(
    "house", deadline=None, max_examples=60, derandomize=True, database=None
)
hypothesis.settings.load_profile("house")

# What thousands of tests import stays; looking through it again and again took a tenth of the time.
gc.set_threshold(100_000, 50, 100)


def _kept() -> Path | None:
    """Where gazetteers stay for the next run, since one takes half a minute to build."""
    named = os.environ.get("INCIDENTS_CACHE")
    if named:
        return Path(named).resolve()
    return Path(sys.prefix) / "cache" if sys.prefix != sys.base_prefix else None


KEPT = _kept()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory):
    """A folder that every process of this run has in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def made_once(shared_folder):
    """Make a folder of the run once, whichever process wants it first: `fill(folder)` fills it."""

    def made_once(name, fill):
        folder = shared_folder / name
        with FileLock(f"{folder}.lock"):
            if not (folder / "whole").exists():
                folder.mkdir()
                fill(folder)
                (folder / "whole").touch()
        return folder

    return made_once


@pytest.fixture(scope="session", autouse=True)
def _one_cache(shared_folder):
    """No test uses the cache of the user: those of one run have one gazetteer in common, which the
    first that needs it builds.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INCIDENTS_CACHE", str((KEPT or shared_folder) / "real"))
        # whichever packages a machine has, the answers have to be the same
        patch.setenv("INCIDENTS_PLACES", "none")
        yield


@pytest.fixture(scope="session")
def build_cache(shared_folder):
    """Make a cache folder with a gazetteer that is up to date; files may be put upon a copy of
    another, which spares building its base a second time.
    """
    from incidents.geocode.gazetteer import home
    from incidents.geocode.gazetteer.build import build
    from incidents.geocode.gazetteer.sources import added

    def build_cache(name, files=(), base=None):
        cache = (KEPT or shared_folder) / name
        (cache / "gazetteer").mkdir(parents=True, exist_ok=True)
        with FileLock(f"{cache}.lock"), pytest.MonkeyPatch.context() as patch:
            patch.setenv("INCIDENTS_CACHE", str(cache))
            kept = {path.name: path.read_bytes() for path in added.files(home.folder())}
            for file in files:
                if kept.get(file.name) != file.read_bytes():
                    added.add(home.folder(), file)
            if base and not home.file().exists():
                shutil.copy(base / "gazetteer" / home.file().name, home.file())
            home.gazetteer(lambda _: None, build).close()
        return cache

    return build_cache


@pytest.fixture(scope="session")
def cache(build_cache):
    """The cache folder of the run, with the real gazetteer in it; only read by the tests."""
    return build_cache("real")


@pytest.fixture
def use_cache(cache):
    """The real gazetteer is there before the program starts."""
    return cache


@pytest.fixture
def own_gazetteer(cache, tmp_path, monkeypatch):
    """A cache folder of the test's own with the real gazetteer; its file."""
    from incidents.geocode.gazetteer import home

    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path / "own"))
    home.folder().mkdir(parents=True)
    return shutil.copy(cache / "gazetteer" / home.file().name, home.file())


@pytest.fixture(scope="session")
def seed_file(made_once):
    """The file of a store with the seed collection, for reading only: who writes copies it."""
    from incidents.importers.seed_store import make

    return made_once("seed", lambda folder: make(folder / "seed.db")) / "seed.db"


@pytest.fixture(scope="session")
def catalogue_file(made_once):
    """The file of a store with the seed's weapons, actors and places and no incidents."""
    from incidents.importers.seed_store import make

    return made_once("catalogue", lambda f: make(f / "seed.db", events=False)) / "seed.db"


@dataclass
class Ended:
    """A run of the program: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """What stands on stdout, read as JSON."""
        return json.loads(self.out)


@pytest.fixture
def call(monkeypatch):
    """Run `incidents` with these words through its real entry, error handling included."""
    from incidents.cli.main import run

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["incidents", *map(str, words)])
        out, err, code = io.StringIO(), io.StringIO(), 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                run()
            except SystemExit as ended:
                code = ended.code or 0
        return Ended(code, out.getvalue(), err.getvalue())

    return call


DNIPRO = {
    "code": "2024-11-21-dnipro-oreshnik",
    "title": "Oreshnik strike on the Pivdenmash plant in Dnipro",
    "level": "strike",
    "event_type": "missile_strike",
    "verification": "corroborated",
    "date_start": "2024-11-21",
    "date_end": "2024-11-21",
    "date_precision": "day",
    "place": "Dnipro",
    "admin1": "Dnipropetrovsk",
    "country": "UA",
    "latitude": 48.4235,
    "longitude": 34.9773,
    "location_precision": "site",
    "uncertainty_m": 1500,
    "attacker": "Russia",
    "attribution": "claimed_by_attacker",
    "target_types": "industrial; military",
    "target_names": "Pivdenmash plant",
    "weapons": "oreshnik",
    "weapon_types": "intermediate_range_ballistic_missile",
    "launched_low": 1,
    "launched_high": 1,
    "launch_sites": "Kapustin Yar",
    "killed_low": 0,
    "sources": "A newspaper",
    "source_urls": "https://example.org/dnipro",
    "summary": "One missile with six warheads.",
}
SUMY = {
    "code": "2024-11-22-sumy-shahed",
    "title": "Shahed drones on a residential district of Sumy",
    "level": "strike",
    "event_type": "drone_strike",
    "verification": "single_source",
    "date_start": "2024-11-21",
    "date_end": "2024-11-22",
    "date_precision": "night",
    "place": "Sumy",
    "admin1": "Sumy",
    "country": "UA",
    "latitude": 50.9077,
    "longitude": 34.7981,
    "location_precision": "settlement",
    "uncertainty_m": 6000,
    "weapons": "shahed",
    "weapon_types": "one_way_attack_drone",
    "launched_low": 2,
    "killed_low": 2,
    "killed_best": 2,
    "killed_high": 2,
    "injured_low": 13,
    "injured_best": 13,
    "injured_high": 13,
}
CONTEXT = maps.MapContext(
    sites=[{"key": "kapustin-yar", "name": "Kapustin Yar", "latitude": 48.57, "longitude": 46.25}],
    labels={"weapons": {"oreshnik": "Oreshnik", "shahed": "Shahed"}},
    made={"filter": "all incidents", "version": "0.1.0", "records": 2},
    credits=["Records of the test"],
    title="Two strikes",
)


@pytest.fixture
def dnipro():
    """The Oreshnik strike: one missile, none reported killed, the injured unknown."""
    return dict(DNIPRO)


@pytest.fixture
def sumy():
    """The drones on Sumy: a night, at least two drones, 2 killed and 13 injured."""
    return dict(SUMY)


@pytest.fixture
def context():
    """A launch site, names of weapons and what made the map."""
    return CONTEXT
