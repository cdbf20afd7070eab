"""Words that tell of a weapon which was seen and struck nothing: on the move, on a train."""

from __future__ import annotations

import re

from incidents.language.strike_words import tells_of_strike

_SEEN = re.compile(
    r"(?<!\w)(?:on the move|convoys?|columns? of|moving (?:towards?|through|along)|transported"
    r"|in transit|trains? (?:with|carrying)|loaded on(?:to)? (?:trains?|trucks?)|echelons?|spotted"
    r"|sightings?|sighted|seen (?:in|at|near|on|moving|parked)|parked|stationed"
    r"|deployed (?:to|at|in|near)|deployment of|redeploy\w*|on parade|paraded"
    r"|exercises?|drills?|abandoned|captured|trophy"
    r"|under repair|in storage|на марші|на марше|колон[аиуы]|ешелон\w*|эшелон\w*|перекид\w+"
    r"|переброск\w+|помічен\w*|замечен\w*|навчання|учения|покинут\w*|захоплен\w*|захвачен\w*|رتل|شوهد)(?!\w)",
    re.IGNORECASE,
)


def only_seen(text: str) -> bool:
    """Whether a text tells of something that was seen, and of no strike."""
    return bool(_SEEN.search(text)) and not tells_of_strike(text)
