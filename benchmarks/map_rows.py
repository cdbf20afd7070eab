"""Flat rows for the map benchmarks: as full as those of conflict data sets, and as irregular.

Places, days and words are drawn at random from a fixed seed: regular rows compress to nothing.
"""

from __future__ import annotations

import datetime as dt
import random

import pandas as pd

NOTES = ("title", "summary", "sources", "source_urls", "target_names", "code")
_WEAPONS = {
    "shahed": "one_way_attack_drone",
    "kh-101": "air_launched_cruise_missile",
    "iskander-m": "short_range_ballistic_missile",
    "fab": "unguided_bomb",
    "grad": "unguided_rocket",
    "d-30": "howitzer",
}
_TARGETS = ("residential", "energy", "industrial", "residential; medical", "port", "rail")
_TEXT = """
the a of and in on by near drone missile bomb rocket shell struck hit damaged destroyed burned
windows roof houses apartment block school clinic warehouse plant depot bridge station power
line gas pipe cut night morning evening officials governor mayor said reported killed injured
people two three five dozen rescuers fire crews worked until dawn residents were evacuated
debris fell yard garden private cars several buildings partly fully facade factory substation
grid outage village town district street northern southern eastern western part outskirts air
defence shot down fragments again second third attack week earlier prosecutors opened inquiry
photographs showed crater market shop church farm grain silo tractor railway track carriages
port crane ship dormitory kindergarten hospital ward ambulance volunteers shelter elderly woman
man child teenager driver worker guard"""
_WORDS = _TEXT.split()
_FIRST_DAY = dt.date(2019, 1, 1)


def frame(number: int, notes: bool = True) -> pd.DataFrame:
    """So many incidents over Ukraine, around 700 towns; without notes no text but codes remains."""
    pick = random.Random(7)  # noqa: S311  # test data, no secret
    towns = [(pick.uniform(44.5, 52.3), pick.uniform(22.5, 40)) for _ in range(700)]
    rows = pd.DataFrame([_row(n, pick, towns) for n in range(number)])
    return rows if notes else rows.drop(columns=list(NOTES))


def _row(number: int, pick: random.Random, towns: list[tuple[float, float]]) -> dict[str, object]:
    town = int(len(towns) * pick.random() ** 2)
    weapon = pick.choice(list(_WEAPONS))
    killed = int(pick.expovariate(0.8))
    injured = int(pick.expovariate(0.2))
    paper = pick.randrange(99)
    return {
        "code": f"bench-{number}",
        "title": f"{weapon.title()} {' '.join(pick.choices(_WORDS, k=4))} in Town {town}",
        "level": "strike",
        "event_type": "drone_strike" if weapon == "shahed" else "missile_strike",
        "verification": pick.choice(("single_source", "corroborated", "geolocated")),
        "date_start": str(_FIRST_DAY + dt.timedelta(days=pick.randrange(2200))),
        "date_precision": "day",
        "place": f"Town {town}",
        "admin1": f"Province {town % 25}",
        "country": "UA",
        "latitude": round(pick.gauss(towns[town][0], 0.08), 4),
        "longitude": round(pick.gauss(towns[town][1], 0.12), 4),
        "location_precision": "settlement",
        "uncertainty_m": 5000,
        "attacker": "Russia",
        "attribution": "likely",
        "target_types": pick.choice(_TARGETS),
        "target_names": f"{pick.choice(_WORDS)} {pick.randrange(400)}",
        "weapons": weapon,
        "weapon_types": _WEAPONS[weapon],
        "launched_low": pick.choice((1, 1, 1, 2, 3, 8)),
        "killed_low": killed,
        "killed_best": killed,
        "killed_high": killed,
        "injured_low": injured,
        "injured_high": injured + pick.randrange(3),
        "sources": f"Paper {paper}",
        "source_urls": f"https://paper-{paper}.example/news/{pick.randrange(10**6)}",
        "summary": f"{' '.join(pick.choices(_WORDS, k=14)).capitalize()}.",
    }
