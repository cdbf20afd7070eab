"""Whether a toll rests on enough: how many pages stand behind it, and whether a quote holds it.

Both are notes: one page may be all there is, and a quote may hold a figure in words that the
program cannot read. What came with a data set is left out, since its own rows are its one source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.language.written_figures import read_numeral
from incidents.store.checks.findings import NOTE, Finding, check
from incidents.store.engines.base import Database

MANY_DEAD = 20
"""More dead than these are seldom told by one page alone."""
LEAST = 10
"""Smaller figures stand in words: a child, a soldier and a rescuer."""
_OWN = """(i.batch_id IS NULL
    OR i.batch_id IN (SELECT id FROM batch WHERE importer = 'seed'))"""
_LONE = f"""SELECT i.code, i.killed_low, count(l.source_id) FROM incident i
    LEFT JOIN incident_source l ON l.incident_id = i.id
    WHERE i.killed_low > :many AND {_OWN} AND i.status != 'retracted'
    GROUP BY i.id HAVING count(l.source_id) < 2 ORDER BY i.id"""
_QUOTED = f"""SELECT i.code, c.key, c.quote, c.low, c.best, c.high FROM casualty_claim c
    JOIN incident i ON i.id = c.incident_id
    WHERE c.quote IS NOT NULL AND c.inferred IS NULL AND {_OWN}
    AND coalesce(c.low, c.best, c.high, 0) >= :least ORDER BY i.id, c.id"""
_DIGITS = re.compile(r"\d+(?:[., '\u00a0\u202f]\d{3})*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@check
def few_sources(database: Database) -> Iterator[Finding]:
    """No strike with many dead rests on one page"""
    for code, killed, pages in database.tuples(_LONE, {"many": MANY_DEAD}):
        message = f"at least {killed:,} killed by {pages} page{'' if pages == 1 else 's'}"
        yield Finding("few_sources", NOTE, code, message, "look for a second, independent page")


@check
def quoted_figures(database: Database) -> Iterator[Finding]:
    """No quote tells other numbers than its claim"""
    for code, key, quote, *ends in database.tuples(_QUOTED, {"least": LEAST}):
        told = _numbers(quote)
        if told and told.isdisjoint(end for end in ends if end is not None):
            message = f"{key}: the quote tells {', '.join(map(str, sorted(told)))}"
            hint = (
                "quote the words that hold the figure, or say in `inferred` how it was worked out"
            )
            yield Finding("quoted_figures", NOTE, code, message, hint)


def _numbers(quote: str) -> set[int]:
    """What a quote tells in digits of any script, or in numerals of one word."""
    found = {int(re.sub(r"\D", "", digits)) for digits in _DIGITS.findall(quote)}
    words = (read_numeral(word.lower()) for word in _WORD.findall(quote))
    return found | {number for number in words if number is not None}
