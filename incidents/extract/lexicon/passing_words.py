"""Words by which a report speaks of strikes in passing: compared, counted off, of a victim's kin,
dated by somebody else, or the later death of somebody whom its own strike wounded.
"""

from __future__ import annotations

from incidents.extract.lexicon.assertion_words import BLOW
from incidents.extract.lexicon.caseless import Caseless
from incidents.language import strike_words as strike
from incidents.language.people_words import GROUPS, KIN
from incidents.language.strike_words import any_word

COMPARED = Caseless(
    r"\b(?:deadliest|bloodiest|worst|heaviest|largest|biggest|most \w+|first)\b[^.;,]{0,60}?"
    rf"\bsince\b(?!\s+(?:an?|the|that)\s+(?:[\w-]+\s+){{0,3}}?(?:{BLOW})\b)(?:\s+[\w'-]+){{1,8}}?"
    r"(?=\s+(?:killed|wounded|injured|hit|struck|left|destroyed|has|have)\b|[.,;:]|\s*$)"
    r"(?:,\s+(?:when|where|in\s+which)\b[^.;]*)?"
    r"|\b(?:най\w+|сам(?:ый|ая|ое|ого|ой|ых|ым)\s+\w+)\b[^.;,]{0,60}?"
    r"\b(?:з|із|від|с|со)\s+(?:початку|часу|начала|времени)(?:\s+[\w-]+){0,4}"
)
"""`The deadliest since 2022, when 60 died`: time and figure are of what it is compared with."""
_NTH = r"(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest)"
COUNTED_OFF = Caseless(
    rf"\b(?:it|this|that|the\s+(?:[\w-]+\s+)?(?:{BLOW}))\s+(?:was|is|marks|marked|became)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?:(?:the\s+{_NTH}|one\s+of\s+(?:the\s+)?[\w-]+)\s+"
    rf"(?:[\w-]+\s+){{0,3}}?(?:{BLOW})|the\s+{_NTH}\s+(?:such|of\s+its\s+kind|in|on|this|since"
    r"|within))\b"
    r"|\b(?:це|это)\s+(?:вже|уже)\s+[\w-]+\s+(?:[\w-]+\s+){0,2}?(?:удар|атака|обстріл|обстрел)\b"
)
"""`It was the second strike in the province in a week`."""
ADDED = Caseless(
    rf"\b(?:has|have)\s+also\s+(?:\w+\s+)?(?:{any_word(strike.STRUCK)})\b"
    r"|\b(?:також|також\s+раніше)\s+(?:обстрілюва|атакува)л\w+\b"
)
"""`It has also struck ambulances in Khan Younis`: no day and no figure, so no single strike."""
OTHERS_BEFORE = Caseless(
    rf"\b(?:an?other|two|three|four|five|six|several|some|\d+)\s+(?:earlier|previous|prior|past)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?:{BLOW})\b"
    r"|\b(?:два|дві|три|чотири|четыре|кілька|декілька|несколько)\s+(?:попередні|предыдущ)\w+\s+"
    r"(?:удар|атак|обстріл|обстрел)\w*"
)
"""`Two earlier strikes caused no casualties`: who says so counts none of this one."""
_RELATIVE = rf"(?:{KIN}|{GROUPS['child']}|{GROUPS['woman']}|{GROUPS['man']})"
KIN_HURT = Caseless(
    rf"\b(?:his|her|their|whose)\s+(?:[\w-]+\s+){{0,2}}?{_RELATIVE}\b[^.;,]{{0,40}}?\b"
    r"(?:(?:was|were|had|has|have)\s+(?:[\w-]+\s+){0,2}?(?:killed|wounded|injured|died)|died)\b"
    rf"|\b(?:його|її|їхн\w+|его|её|ее|их)\s+(?:[\w-]+\s+)?{_RELATIVE}\b[^.;,]{{0,40}}?\b"
    r"(?:загин\w+|погиб\w*|поранен\w*|ранен\w*)"
)
"""`His brother was killed in a bombing of another town`."""
HAD_BEEN_HURT = Caseless(r"\bhad\s+(?:(?:\w+\s+)?been\s+(?:killed|wounded|injured)|died)\b")
"""`A day earlier negotiators had been killed in Ain al-Fijeh`."""
LATER_DEATH = Caseless(
    r"\b(?:died|succumbed)\s+(?:later\s+)?(?:of|from|to)\s+(?:(?:his|her|their|the|its)\s+)?"
    r"(?:[\w-]+\s+)?(?:wounds?|injuries)\b|\b(?:died|succumbed)\b[^.;,]{0,30}?\b(?:in|at)\s+"
    r"(?:an?\s+|the\s+)?(?:[\w'-]+\s+){0,2}?hospital\b"
    r"|\b(?:помер\w*|скончал\w+|умер\w*)\b[^.;]{0,40}\b(?:поранен|ран(?:и|ен)|лікарн|больниц)\w*"
    r"|\b(?:лікарн|больниц)\w+\s+(?:[\w-]+\s+){0,4}?(?:помер\w*|скончал\w+|умер\w*)\b"
)
IN_HOSPITAL = Caseless(
    r"\b(?:hospitals?|clinics?)\s+(?:in|of|at)\s+(?:the\s+)?(?:[\w'-]+\s+){0,2}?$"
    r"|\b(?:лікарн|больниц)\w+\s+(?:[\w.]+\s+)?$"
)
"""Before the name of a town in which somebody was treated."""
REDATED = Caseless(
    r"\b(?:dat(?:e|es|ed)|plac(?:e|es|ed)|put|puts)\s+(?:the|this)\s+(?:[\w'-]+\s+){0,3}?"
    rf"(?:{BLOW}|incident|explosion|home|house|building)\b"
)
"""`Some sources dated the strike to 12 October`, `one placed the family home in Rafah`."""
