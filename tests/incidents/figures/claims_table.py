"""Claims out of the short notation of cases.yaml."""

import re
from pathlib import Path

import yaml

from incidents.figures.claims import Claim

OUTCOMES = ("killed", "injured", "missing")
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def figure(text):
    """Low, best and high: "14", "10+", "-180", "16-24", "16~20~24"; "" gives none."""
    if "~" in text:
        parts = text.split("~")
    elif text.endswith("+"):
        parts = [text[:-1], "", ""]
    elif match := re.fullmatch(r"(\d*)-(\d+)", text):
        parts = [match[1], "", match[2]]
    else:
        parts = [text, "", text]
    parts += [""] * (3 - len(parts))
    return {n: int(v) if v else None for n, v in zip(("low", "best", "high"), parts, strict=True)}


def claim(number, raw):
    raw = dict(raw)
    outcome = next(o for o in OUTCOMES if o in raw)
    page, _, day = raw.pop("page", f"page{number} ").partition(" ")
    if "day" in raw:
        raw["as_of"] = f"2026-03-{str(raw.pop('day')).zfill(2)}"
    return Claim(
        number,
        outcome,
        **figure(raw.pop(outcome)),
        authority=raw.pop("by"),
        source=page,
        published=f"2026-03-{day}" if day else "",
        grade=raw.pop("grade", "B2"),
        as_of=str(raw.pop("as_of", "")),
        **raw,
    )


def claims(case):
    return [claim(number, raw) for number, raw in enumerate(case["claims"])]
