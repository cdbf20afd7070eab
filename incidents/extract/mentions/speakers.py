"""Who says so, and through whom: "the regional administration said", "quoting ... via Suspilne"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extract.lexicon.caseless import Caseless
from incidents.language.strike_words import SAYS, any_word

_VERB = rf"(?:{any_word(SAYS)})"
_ROLE = (
    r"(?:governors?|mayors?|officials?|administration|ministry|authorities|police|spokes(?:man"
    r"|woman|person|people)|army|military|forces?|command|directorate|head|heads|medics?|doctors?"
    r"|residents?|witnesses|sources?|services?|agency|observatory|coalition|president|minister"
    r"|prosecutors?|media|news|statement|council|directorate|department|office|group|chief"
    r"|rescuers|firefighters|locals|staff|channel|activists?|movement|rebels|union|union's"
    r"|hospital|newspaper|broadcaster|television|адміністрація|прокуратура|поліція|дснс|губернатор"
    r"|глава|голова|міністерство|мэр|мер|минобороны)"
)
_CAP = r"[A-ZÀ-Þ][\w'.-]*"
_PHRASE = (
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Ll]ocal|[Rr]egional|[Cc]ity|[Oo]ne|[Ss]everal|[Tt]wo)\s+)?"
    r"(?:[\w'&-]+\s+){0,7}?[\w'-]+"
)
_SAYS = re.compile(rf"\b{_VERB}\b")
_BEFORE = re.compile(
    rf"(?:^|[,;:\"(]|\bas\b|\band\b|\bthat\b|\bwhile\b)\s*(?P<speaker>{_PHRASE})(?:,[^,]{{3,60}},)?\s+"
    rf"(?:also\s+|later\s+|earlier\s+|had\s+|has\s+|have\s+|on\s+\w+day\s+)*{_VERB}\b"
)
_AFTER = re.compile(
    rf"[,\"]\s*(?:\"\s*)?{_VERB}\s+(?P<speaker>(?:[Tt]he\s+|[Aa]n?\s+)?(?:[\w'-]+\s+){{0,6}}?(?:{_CAP}"
    rf"(?:\s+{_CAP}){{0,3}}|{_ROLE}))(?=[.,;\"]|\s+(?:in|on|via|at|who|after|during|to)\b|\s*$)"
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to\s+(?P<speaker>(?:the\s+|a\s+)?(?:[\w'&-]+\s+){{0,7}}?(?:{_ROLE}"
    rf"(?:\s+{_CAP}){{0,3}}|{_CAP}(?:\s+{_CAP}){{0,3}}))(?=[.,;\"]|\s+(?:in|on|that|at|who)\b"
    rf"|\s*$)",
    re.M,
)
_QUOTING = re.compile(
    rf"(?P<via>{_CAP}(?:'s)?(?:\s+[\w'-]+){{0,4}}),\s+(?:quoting|citing)\s+(?P<speaker>[^,]{{4,80}}),",
    re.S,
)
_VIA = re.compile(
    r"\b(?:quoted|cited) by\s+(?P<via>[^.,;]{3,40})|\b(?:told|interview with)\s+(?P<outlet>"
    r"(?:the\s+)?(?:[A-Z][\w.-]*)(?:\s+[A-Z][\w.-]*){0,3})"
)
_IS_SOMEBODY = re.compile(rf"\b{_ROLE}\b|(?:^|\s){_CAP}\s+{_CAP}", re.I)
_NOBODY = re.compile(
    r"^(?:it|he|she|they|we|i|this|that|which|who|there|what|and|but|also|earlier|later|people"
    r"|killed|attack|strike|drones?|missiles?)$"
    r"|\b(?:an?|the|by)$|\b(?:no|been|being|had|number|killed|injured|wounded|struck|attack"
    r"|damaged|were|was|has|have|drones?|missiles?|strike|launched|hit|shot)\b", re.I
)  # fmt: skip
_PRONOUN = Caseless(rf"\b(?P<speaker>he|she|it|they)\s+(?:also\s+|later\s+|had\s+)?{_VERB}\b")
_LEADING = re.compile(
    r"^(?:[Ww]hil(?:e|st)|[Hh]owever|[Tt]he|[Aa]n?|[Ii]ts|[Aa]s|[Mm]eanwhile|[Bb]ut|[Aa]nd"
    r"|[Aa]lso)\s+"
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, in the text's words, and through whom it came. `start` and `end` hold
    the words that name the speaker.
    """

    start: int
    end: int
    name: str
    via: str | None = None


def speaker_of(text: str, start: int, end: int, last: Speaker | None = None) -> Speaker | None:
    """The speaker of a sentence. "He said" is whoever spoke last."""
    words = text[start:end]
    quoting = _QUOTING.search(words) if "quoting" in words or "citing" in words else None
    if quoting:
        return Speaker(
            start + quoting.start("speaker"),
            start + quoting.end("speaker"),
            quoting["speaker"].strip(),
            _bare(quoting["via"]).removesuffix(" media") or None,
        )
    says = _SAYS.search(words) is not None
    for may, pattern in (("ccording" in words, _ACCORDING), (says, _AFTER), (says, _BEFORE)):
        if not may:
            continue
        for match in pattern.finditer(words):
            name = _LEADING.sub("", match["speaker"].strip()).rstrip(".,")
            if (
                re.match(r"(?:with|in|on|at|for|from|after|when|if|no|by)\b", name, re.I)
                or _NOBODY.search(name)
                or not _IS_SOMEBODY.search(name)
            ):
                continue
            return Speaker(
                start + match.start("speaker"), start + match.end("speaker"), name, _via(words)
            )
    if last and _PRONOUN.search(words):
        return Speaker(last.start, last.end, last.name, last.via)
    return None


def _via(words: str) -> str | None:
    match = _VIA.search(words)
    return _bare(match["via"] or match["outlet"]) if match else None


def _bare(text: str) -> str:
    return text.strip().removeprefix("the ").removesuffix("'s")
