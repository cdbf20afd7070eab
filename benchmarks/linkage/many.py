"""Many records on either side: how long they take to be blocked and scored, and how much memory.

Two books of the same invented events, three years over an area of the size of eastern Ukraine, the
second with points moved by some kilometres, days by up to one, and half of its words others.
"""

import random
import resource
import time
from itertools import accumulate

import numpy as np

from incidents.linkage.finding import candidates
from incidents.linkage.records import records_of

_DAYS, _FIRST = 1_095, np.datetime64("2022-02-24")
_WORDS = 6_000


def timed(number: int) -> str:
    """Time and memory for `number` records on either side, a third of them the same events."""
    draw = random.Random(5)  # noqa: S311  # the same events each time
    rows = list(_rows(draw, number))
    begun = time.perf_counter()
    records = records_of(rows)
    first = np.array(["one" in books for books in records.books])
    read = time.perf_counter()
    made = candidates(records, first, ~first, 0.5)
    done = time.perf_counter()
    right = sum(pair.one.split("-")[1] == pair.other.split("-")[1] for pair in made)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{number:,} x {number:,}: read {read - begun:.1f} s, scored {done - read:.1f} s,"
        f" {len(made):,} proposed, {right:,} of them of one event; peak {peak:,.0f} MB"
    )


def _rows(draw: random.Random, number: int):
    days = [str(_FIRST + n) for n in range(_DAYS + 2)]
    words = ["".join(draw.choices("abcdefghijklmnoprstuvz", k=draw.randint(4, 9)))
             for _ in range(_WORDS)]  # fmt: skip
    common = list(accumulate(1 / (n + 3) for n in range(_WORDS)))
    kinds = ["one_way_attack_drone", "artillery", "missile", "glide_bomb", None]
    towns = [(f"Town {n}", draw.uniform(46, 51.5), draw.uniform(33, 39.5)) for n in range(3_000)]
    for book in ("one", "two"):
        for n in range(number):
            event = n if book == "one" or n % 3 == 0 else number + n
            own = random.Random(event)  # noqa: S311
            town, latitude, longitude = own.choice(towns)
            day = own.randrange(_DAYS)
            text = own.choices(words, cum_weights=common, k=10)
            kind = own.choice(kinds)
            if book == "two":
                latitude, longitude = (
                    latitude + draw.gauss(0, 0.02),
                    longitude + draw.gauss(0, 0.02),
                )
                day += draw.random() < 0.2
                text = [w if draw.random() < 0.5 else draw.choice(words) for w in text]
            yield (
                1 + n + (number if book == "two" else 0), f"{book}-{event}", "strike", None,
                days[day], days[day], latitude, longitude, 500.0, "settlement", "UA",
                f"UA-{int(longitude)}", town if draw.random() < 0.7 else None, None, kind, None,
                None, None, None, None, " ".join(text), None, f"{book}:{n}", None, None, None,
            )  # fmt: skip
