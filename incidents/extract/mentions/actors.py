"""Who attacks: states, forces and groups that a strike is laid to by its wording."""

from __future__ import annotations

from incidents.extract.lexicon.assertion_words import BLOW, LAUNCH
from incidents.extract.lexicon.caseless import Caseless

_NAMES = {
    "russia": "Russia|Russian|Russians|Moscow|Moscow's|Kremlin|Росія|росіяни|росіян|російськ\\w+"
    "|Россия|российск\\w+|окупант\\w+|ворог\\w*|рф",
    "ukraine": "Ukraine|Ukrainian|Ukrainians|Kyiv|ВСУ|украинск\\w+|українськ\\w+",
    "saudi-led-coalition": "Saudi-led coalition|Saudi-led coalition's|Arab Coalition|Saudi-led"
    "|coalition|Saudi coalition",
    "israel": "Israel|Israeli|Israelis|IDF|Israel's",
    "hamas": "Hamas",
    "palestinian-islamic-jihad": "Islamic Jihad",
    "hezbollah": "Hezbollah|Hizbullah|Hizbollah|Hezbollah's",
    "houthis": "Houthi|Houthis|Huthi|Huthis|Ansar Allah|Yemen's Houthi\\w*|Yemeni rebels",
    "iran": "Iran|Iranian",
    "united-states": "US|U\\.S\\.|United States|American|US-led",
    "turkey": "Turkey|Turkish|Türkiye",
    "syria-assad-government": "Syrian government|Syrian army|Syrian regime|Assad|regime",
    "rapid-support-forces": "RSF|Rapid Support Forces",
    "sudan-armed-forces": "Sudanese army|Sudanese military|Sudan's army|SAF",
    "azerbaijan": "Azerbaijan|Azerbaijani|Azeri",
    "armenia": "Armenia|Armenian",
    "pakistan": "Pakistan|Pakistani",
    "india": "India|Indian",
    "united-kingdom": "British",
    "france": "French",
    "myanmar": "Myanmar|Myanmar's military|junta",
    "ethiopia": "Ethiopian",
    "libyan-national-army": "Libyan National Army|LNA|Haftar's",
    "al-shabaab": "al-Shabaab|Al-Shabaab",
    "islamic-state": "Islamic State|ISIS|ISIL",
    "saudi-arabia": "Saudi",
}
_ANY = "|".join(f"(?P<{code.replace('-', '_')}>{words.lower()})" for code, words in _NAMES.items())
_NOUN = (
    rf"(?:{BLOW}|drones?|missiles?|rockets?|bombs?|artillery|forces|troops|army"
    r"|warplanes?|helicopters?|planes?|jets?|warships?|military|shell(?:s|ed)?|aircraft"
    r"|gunfire|fire|удар\w*|атак\w*|обстріл\w*|обстрел\w*|дрон\w*|ракет\w*|безпілотник\w*"
    r"|беспилотник\w*|військ\w*|войск\w*|арм\w+|бпла)"
)
_ADJECTIVE = Caseless(
    rf"(?<![\w-])(?:{_ANY})(?:'s)?\s+(?:(?!and\b|said|says\b|say\b|accus|blam|governor|president"
    rf"|minister|region|city|town|officials?|territory|village|border|capital"
    rf"|province)[\w'\"-]+\s+){{0,4}}?{_NOUN}(?![\w-]|\s+(?:defen[cs]e\s+)?(?:said|ministry))"
)
_SUBJECT = Caseless(
    rf"(?<![\w-])(?:{_ANY})(?:'s)?(?:\s+(?:forces|troops|army|military|rebels|militants|fighters"
    rf"|militia|group|movement|air force|warplanes|jets))?\s+(?:has\s+|have\s+|had\s+|also\s+"
    rf"|then\s+|again\s+|overnight\s+|later\s+)*(?:{LAUNCH}|struck|hits?|attacked|attacks|bombed"
    rf"|shelled|targeted|pounded|carried out|dropped|strikes|used|вдари\w+|ударил\w*|атакува\w+"
    rf"|атаковал\w*|обстріля\w+|обстрелял\w*)\b"
)
_BY = Caseless(
    rf"\b(?:by|from|blamed on|attributed to|blamed)\s+(?:the\s+|a\s+)?(?:suspected\s+)?"
    rf"(?:{_ANY})\b"
)
_MADE = Caseless(
    r"^-(?:made|designed|supplied|built|backed|controlled|held|occupied|style|type|origin)"
)


def attacker_of(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The code of the actor that the words between two offsets lay an attack to, and where."""
    for pattern in (_SUBJECT, _ADJECTIVE, _BY):
        for match in pattern.finditer(text, start, end):
            named = next(((c, m) for c, m in match.groupdict().items() if m), None)
            if named is None:
                continue
            at, last = match.span(named[0])
            if not _MADE.match(text[last : last + 12]):
                return named[0].replace("_", "-"), at, last
    return None
