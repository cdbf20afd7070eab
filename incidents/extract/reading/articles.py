"""Several articles in one file told apart."""

from __future__ import annotations

import itertools
import re

from incidents.extract.reading.blocks import has_dateline, headline_like

_RULE = re.compile(r"^[ \t]*(?:[-=*_#~]{3,}|\f)[ \t]*$", re.MULTILINE)
_GAP = re.compile(r"\n(?:[ \t]*\n){2,}[ \t]*")
_FULL_STOP = re.compile(r"[.!?…\"')]\s*$")
_NEAR, _FAR = 2_000, 1_000
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def articles_of(text: str) -> list[tuple[int, int]]:
    """Where each article begins and ends.

    A rule of signs parts articles. So do two empty lines between a full stop and a headline, and a
    headline that a dateline follows.
    """
    cuts = {0, len(text)}
    cuts.update(match.end() for match in _RULE.finditer(text))
    cuts.update(m.end() for m in _GAP.finditer(text) if _new_article(text, m))
    cuts.update(m.end() for m in _PARAGRAPH.finditer(text) if _dated_head(text, m.end()))
    order = sorted(cuts)
    parts = [(a, b) for a, b in itertools.pairwise(order) if text[a:b].strip(" \n-=*_#~")]
    return parts or [(0, len(text))]


def _new_article(text: str, gap: re.Match[str]) -> bool:
    before = text[max(0, gap.start() - 200) : gap.start()]
    line = text[gap.end() : gap.end() + _FAR].split("\n", 1)[0].strip()
    return bool(_FULL_STOP.search(before)) and headline_like(line)


def _dated_head(text: str, at: int) -> bool:
    line, _, rest = text[at : at + _FAR].partition("\n")
    repeated = line.strip() in text[max(0, at - _NEAR) : at]
    headed = headline_like(line.strip()) and has_dateline(rest.lstrip()[:200])
    return at > 0 and headed and not repeated
