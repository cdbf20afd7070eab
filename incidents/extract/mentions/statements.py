"""What a text says of who did it and why, in its own words: claims, blame, denials, motives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.mentions.speakers import Speaker

_LONGEST = 160
_IT = r"(?:it|they|we|the (?:attack|strike|bombing|raid|shelling|explosion)s?|a (?:strike|attack))"
_CLAIMED = Caseless(
    r"\b(?<!no one )(?<!nobody )(?:claim(?:ed|s|ing)|accept(?:ed|s)|took|takes"
    r"|assumed)\s+(?:full\s+|the\s+)?"
    r"responsibility\b|\b(?:взя(?:в|ла|ло|ли)|взял[аио]?)\s+(?:на себе\s+|на себя\s+)?"
    r"(?:відповідальність|ответственность)"
)
_BLAMED = Caseless(
    r"\b(?:blam(?:ed|es|ing)|accus(?:ed|es|ing)|held\s+[\w' ]{3,30}\s+responsible"
    r"|attribut(?:ed|es)\s+(?:the\s+)?(?:attack|strike|bombing|raid|shelling)\w*\s+to"
    r"|laid the blame|pointed (?:the|a) finger)\b|\b(?:звинуват\w+|обвинил\w*|обвиня\w+)"
)
_DENIED = Caseless(
    r"\b(?:den(?:ied|ies|ying)|reject(?:ed|s|ing)|dismiss(?:ed|es))\s+(?:any\s+|all\s+|the\s+"
    r"|having\s+"
    rf"|being\s+|that\s+{_IT}\s+(?:had\s+|have\s+|was\s+|were\s+)?)*(?:responsib\w+|involve\w*"
    rf"|behind|blame"
    r"|accusations?|allegations?|carr(?:ied|ying) out|target\w*|hit(?:ting)?|str(?:ike|iking|uck)"
    r"|attack\w*"
    r"|bomb\w*|shell\w*|launch\w*|fir(?:ed|ing))\b"
    r"|\b(?:заперечи\w+|заперечу\w+|спростува\w+|спростову\w+|отверг\w*|отрица\w+|опроверг\w*)\s+"
    r"(?:свою\s+|будь-яку\s+|какую-либо\s+)?(?:причетність|відповідальність|причастность"
    r"|ответственность|звинувачення|обвинения)"
)
_MOTIVE = Caseless(
    r"\bin\s+(?:retaliation|response|revenge|reprisal)\s+(?:for|to)\b|\b(?:to"
    r"|sought to)\s+(?:avenge"
    r"|eliminate|deter|punish|thwart)\b|\bretaliat(?:ed|ing)\s+(?:for|against)\b"
    r"|\b(?:said|says|claim(?:ed|s)|stated?|according to [\w' ]{3,40},)\s+(?:that\s+)?"
    rf"{_IT}\s+(?:had\s+|was\s+|were\s+)?(?:target(?:ed|ing)|aim(?:ed|ing)\s+at|(?:hit"
    rf"|struck)\s+(?=an?\s))"
    r"|\b(?:у відповідь на|в ответ на|помст\w+ за|месть за|(?:ціллю|метою|целью) (?:удару|атаки"
    r"|удара)"
    r" (?:був|була|були|было|был|была|были))"
)
_KINDS = (
    # A denial first: "denied that it had targeted" has the words of a motive too.
    ("responsibility", "denied", _DENIED),
    ("responsibility", "claimed", _CLAIMED),
    ("responsibility", "claimed", _BLAMED),
    ("motive", "claimed", _MOTIVE),
)
_SIGNS = (
    "respons", "blam", "accus", "den", "reject", "dismiss", "attribut", "retaliat", "reveng",
    "repris", "aveng", "eliminat", "deter", "punish", "thwart", "target", "aim", "finger",
    "struck a", "hit a",
    "відпов", "ответ", "звинува", "обвин", "запереч", "спрост", "отри", "опров", "отверг", "помст",
    "месть", "ціл", "цел", "мет",
)  # fmt: skip
_SUBJECT = re.compile(
    r"(?:^|[,;:\"]\s+|\b(?:and|but|while|as|that)\s+)(?P<who>(?:[Tt]he\s+"
    r"|[Bb]oth\s+)?[\w'’-]+(?:\s+[\w'’-]+"
    r"){0,6}?)(?:\s+(?:also|later|has|have|had|immediately|quickly|again|both|earlier"
    r"|on\s+\w+day))*\s*$"
)
_NOBODY = Caseless(
    r"^(?:it|he|she|they|we|who|which|that|this|there|and|but|no one|nobody|no group|none)\b"
)
_END = re.compile(r"[.;\"]|,\s+(?:and|but|while|which|who)\b|\s+(?:but|while|although)\s")


@dataclass(frozen=True, slots=True)
class StatementMention:
    """What somebody says of who did it (`responsibility`) or why (`motive`): the words between two
    offsets. `status` is claimed or denied.
    """

    start: int
    end: int
    field: str
    status: str
    speaker: str | None


def statements_of(
    text: str, start: int, end: int, speaker: Speaker | None
) -> list[StatementMention]:
    """The statements of a sentence, each kind once. Who speaks is the subject of the verb, else
    the speaker of the sentence.
    """
    words = text[start:end]
    low = words.casefold()
    if not any(sign in low for sign in _SIGNS):
        return []
    made: list[StatementMention] = []
    for field, status, pattern in _KINDS:
        match = pattern.search(words)
        if match is None or any(
            m.start < start + match.end() and start + match.start() < m.end for m in made
        ):
            continue
        stop = _END.search(words, match.end())
        last = min(stop.start() if stop else len(words), match.start() + _LONGEST)
        who = _subject(words[: match.start()]) if pattern is not _MOTIVE else None
        if who != "":
            name = who or (speaker.name if speaker else None)
            made.append(StatementMention(start + match.start(), start + last, field, status, name))
    return made


def _subject(before: str) -> str | None:
    """Who does what the verb says; None for "it" and the like, empty where it is nobody."""
    match = _SUBJECT.search(before)
    if match is None:
        return None
    if re.match(r"(?:no one|nobody|no group|none)\b", match["who"], re.I):
        return ""
    who = match["who"].strip()
    return None if _NOBODY.match(who) else who.removeprefix("The ").removeprefix("the ")
