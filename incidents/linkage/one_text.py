"""Pages that print one text: a wire report in ten papers is one authority, not ten.

It is proposed where two claims of a record, of different publishers and without a speaker, stand in
pages of which the quotes, or the texts that were kept, share at least 60 letters in a row. Nothing
changes until a person gives both claims the same `via`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from incidents.store.checks.findings import NOTE, Finding, check

if TYPE_CHECKING:
    from incidents.store.engines.base import Database

LETTERS = 60
"""Letters and digits in a row that two writers do not choose alike."""
_CLAIMS = """SELECT i.code, c.key, s.publisher, coalesce(c.quote, ''), coalesce(t.text, '')
    FROM casualty_claim c JOIN incident i ON i.id = c.incident_id
    JOIN source s ON s.id = c.source_id LEFT JOIN source_text t ON t.sha256 = s.sha256
    WHERE c.speaker IS NULL AND c.via IS NULL AND c.accepted AND NOT c.restricted
    AND i.status = 'published' AND NOT i.restricted
    AND (length(c.quote) >= :letters OR t.text IS NOT NULL) ORDER BY i.id, c.id"""
_SIGNS = re.compile(r"[\W_]+")


@check
def one_text(database: Database) -> Iterator[Finding]:
    """No two publishers of a casualty claim print the same text as two authorities"""
    claims = database.tuples(_CLAIMS, {"letters": LETTERS})
    for code, of_record in groupby(claims, key=itemgetter(0)):
        for one, other in combinations(list(of_record), 2):
            (_, key, publisher, *texts), (_, other_key, other_publisher, *others) = one, other
            if publisher != other_publisher and shares_text(" | ".join(texts), " | ".join(others)):
                yield Finding(
                    "one_text",
                    NOTE,
                    code,
                    f"claims {key} ({publisher}) and {other_key} ({other_publisher}) print one text"
                    f" of {LETTERS} letters or more: they may be one authority",
                    "`incidents edit CODE` gives both claims the same `via`, the agency or paper"
                    " that the text is from",
                )


def shares_text(one: str, other: str, letters: int = LETTERS) -> bool:
    """Whether two texts have so many letters and digits in a row in common, whatever stands
    between them.
    """
    plain, other_plain = (_SIGNS.sub("", text.casefold()) for text in (one, other))
    windows = {plain[at : at + letters] for at in range(len(plain) - letters + 1)}
    ends = range(len(other_plain) - letters + 1)
    return any(other_plain[at : at + letters] in windows for at in ends)
