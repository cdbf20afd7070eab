"""The table of sums in `sums.yaml` as native documents, and what each door says of a case."""

from pathlib import Path

import yaml

CASES = yaml.safe_load((Path(__file__).parent / "sums.yaml").read_text(encoding="utf-8"))
FIGURES = ("killed", "injured", "missing", "launched")
OUTCOMES = FIGURES[:3]
PAGE = {
    "key": "page", "publisher": "A paper", "url": "https://paper.example/1",
    "published": "2026-03-11", "reliability": "B", "credibility": "2",
}  # fmt: skip


def documents():
    """Every record of the table, the words of its case in its title."""
    return [
        _document(case["id"], name, record)
        for case in CASES
        for name, record in case["records"].items()
    ]


def _document(case, name, record):
    types = {"missile", "drone", "several"}
    place = {"country": "UA", "admin1": record.get("admin1", "Sumy")}
    return {
        "code": f"{case}-{name}",
        "title": f"{case} {name}",
        "event_type": "combined_attack",
        "level": record.get("level", "strike"),
        **({"parent": f"{case}-{record['of']}"} if "of" in record else {}),
        **{key: record[key] for key in ("status", "verification") if key in record},
        "date_start": "2026-03-10",
        "date_precision": "day",
        "place": {key: value for key, value in place.items() if value},
        "location_precision": "admin1" if place["admin1"] else "country",
        "weapons": [
            {"type" if weapon in types else "weapon": weapon, "source": "page",
             **_ends(number, "launched_")}
            for weapon, number in record.get("uses", {}).items()
        ],
        "targets": [{"category": category} for category in record.get("targets", [])],
        "casualties": [
            {"outcome": outcome, "source": "page", **_ends(record[outcome])}
            for outcome in OUTCOMES
            if outcome in record
        ],
        "sources": [PAGE],
    }  # fmt: skip


def ends_of(figure):
    """Low and high of a figure of the table."""
    return tuple(figure) if isinstance(figure, list) else (figure, figure)


def _ends(figure, before=""):
    known = zip(("low", "high"), ends_of(figure), strict=True)
    return {f"{before}{end}": number for end, number in known if number is not None}


def asked():
    """(case, filters, right) for every question of the table."""
    for case in CASES:
        for question in case["asked"]:
            yield case["id"], question.get("filters", {}), question["right"]


def differences(right, got):
    """What a door says otherwise than the table; it is asked only for what it says at all."""
    wrong = {}
    for name, value in right.items():
        if name in FIGURES:
            wanted = {f"{name}_{end}": n for end, n in zip(("low", "high"), value, strict=True)}
        else:
            wanted = {"records_left_out" if name == "left_out" else name: value}
        wrong |= {k: (got[k], v) for k, v in wanted.items() if k in got and got[k] != v}
    return wrong
