"""Words by which reports count the killed, the injured and the missing."""

from __future__ import annotations

import re

from incidents.extract.lexicon.counts import NUMBER
from incidents.extract.mentions.people import LIST, NOUN, PEOPLE
from incidents.language.calendar_words import ENGLISH_MONTHS, any_of

ADVERB = (
    r"(?:\s+(?:also|reportedly|all|both|each|seriously|badly|critically|slightly|lightly|\w+ly"
    r"|since|later|already|now|confirmed|reported|instantly|reported to have been|said to have "
    r"been|found|left|feared|then|so far))*"
)
AUX = (
    rf"(?:were|was|have been|had been|has been|are|is|being|be|been|have|had|has|got"
    rf"|remain){ADVERB}"
)
OUTCOMES = {
    "killed": r"killed|dead|died|slain|martyred|perished|lost their li(?:fe|ves)|lost (?:his|her) "
    r"life",
    "injured": r"injured|wounded|hurt|hospitali[sz]ed|maimed|burned|suffered (?:\w+ ){0,2}?"
    r"(?:injuries|wounds|burns|concussion)"
    r"|sustained (?:\w+ ){0,2}?(?:injuries|wounds)|(?:taken|brought|rushed|sent) to (?:the |a "
    r")?hospitals?",
    "missing": r"missing|unaccounted for|trapped",
}
DONE = "|".join(f"(?P<{code}>{words})" for code, words in OUTCOMES.items())
FAMILY = (
    r"\s+(?:of|from|in|belonging to)\s+(?:the\s+|a\s+|one\s+|his\s+|her\s+)?"
    r"(?:[\w'-]+\s+){0,4}?(?:famil(?:y|ies)|household|clan)"
)
NAMED = r"\s+(?:named|called|identified as)(?:\s+(?-i:[A-Z])[\w'-]*){1,5}"
PASSIVE = re.compile(
    rf"(?<!\w)(?P<people>{LIST})(?P<of>{FAMILY}|{NAMED})?(?:\s+there)?"
    rf"(?P<aside>,\s[^,.;]{{3,60}},|\s[–—-]\s[^–—.;]{{3,90}}[–—])?\s+(?:(?:{AUX}|who)\s+)?"
    rf"(?:to\s+be\s+|as\s+)?(?:{DONE})\b(?!\s+(?:by the |and\s)?(?:zone|since))",
    re.I,
)
DEATH_OF = re.compile(rf"\b(?:deaths?|killing|martyrdom) of (?P<people>{LIST})", re.I)
HARM_TO = re.compile(rf"\binjur(?:y|ies) to (?P<people>{LIST})", re.I)
BOTH = re.compile(r"^\s+(?:and|or)\s+(?:killed|injured|wounded)\b", re.I)
ACTIVE = re.compile(
    rf"(?<!to )\b(?:(?P<killed>kill(?:ed|ing|s)?|(?:claim|tak)(?:ed|ing|es|s)? the (?:lives|life) "
    rf"of|took the (?:lives|life) of|claim(?:ed|ing|s)?)"
    rf"|(?P<injured>(?:injur|wound)(?:ed|ing|es|s|e)?|hurt(?:ing|s)?))\s+(?:also\s+)?"
    rf"(?P<people>{LIST})(?!\s+(?:tanks|vehicles|cattle|animals|cows|horses|homes|houses|enemy))",
    re.I,
)
LEFT = re.compile(rf"\b(?:left|leav(?:es|ing))\s+(?P<people>{PEOPLE})\s+(?:{DONE})\b", re.I)
AND = re.compile(
    rf"^\s*(?:,|and|,\s*and|,\s*while|and also|та|і|и)\s+(?:also\s+)?(?P<people>{PEOPLE}"
    rf"|another)\s+(?:{AUX}\s+)?(?:{DONE})\b",
    re.I,
)
NOUNS = re.compile(
    rf"\b(?:(?P<people>{NUMBER})\s+(?:[a-z]+\s+)?(?:(?P<k>deaths?|fatalit(?:y|ies))|(?P<i>injuries"
    rf"|wounded|injured)(?:\s+{NOUN})?|(?P<d>dead|killed))\b)",
    re.I,
)
TOLL = re.compile(
    rf"\b(?P<counted>death toll|number of (?:civilians|people|victims|those) (?:reported )?(?:to "
    rf"have been )?(?:killed|injured|wounded)|deaths?(?= from)|number of (?:the )?(?:dead|killed"
    rf"|deaths|fatalities|people killed|victims|injured|wounded|people injured|injuries|people "
    rf"wounded|casualties)|toll|кількість (?:загиблих|поранених|постраждалих)|число (?:погибших"
    rf"|раненых|пострадавших))"
    rf"\b[^.;\d]{{0,110}}?\b(?:to|at|was|is|of|reached|reaching|hit|до|—)\s+(?P<people>{NUMBER})",
    re.I,
)
OF_THE = re.compile(
    rf"(?<!\w)(?:{NUMBER})\s+of\s+(?:the|those|them|all)\s+(?:(?P<people>{NUMBER})\s+)?(?:\w+\s+)?"
    rf"(?:{NOUN}\s*)?(?:{DONE})?",
    re.I,
)
NONE = re.compile(
    r"\b(?:no one|nobody|none)\s+(?:was|were|has been|had been|is)\s+(?:reported\s+"
    r"|reportedly\s+)?(?P<how1>killed|injured|wounded|hurt|harmed)(?:\s+or\s+(?P<how2>killed"
    r"|injured|wounded|hurt))?"
    r"|\b(?:no|without(?: any)?|zero|any|not (?:cause|result in|lead to|report)(?: any)?)\s+"
    r"(?:immediate\s+|civilian\s+|further\s+)?(?:reports?\s+of\s+(?:any\s+)?)?(?P<noun>casualties"
    r"|fatalities|deaths|injuries|victims|people (?:were )?(?:killed|injured|hurt|wounded)|loss "
    r"of life|dead|wounded|injured)(?:\s+(?:or|and|nor)\s+(?P<more>casualties|fatalities|deaths"
    r"|injuries|wounded|injured|damage))?"
    r"|\b(?P<slav>жертв (?:і|та|и) (?:постраждалих|пострадавших|поранених) нема[єе]|жертв и "
    r"пострадавших нет|(?:постраждалих|пострадавших) (?:немає|нет)|обійшлося без (?:жертв"
    r"|постраждалих)|(?:никто не|ніхто не) (?:пострадал|постраждав))",
    re.I,
)
GATHERED = re.compile(r"\b(?:indicat|suggest|imply|implie)\w*\s+(?:that\s+)?(?:there\s+)?$", re.I)
ALL = ("killed", "injured")
SLAVIC_DONE = (
    r"(?P<killed>загинул[аои]|загинув|загинули|вбито|убито|погиб(?:ло|ли|ла)?|убиты?)"
    r"|(?P<injured>поранен(?:о|і|ня|ий|а)|постраждал[иоа]|постраждав|травмован[оі]|ранен[ыоа]?"
    r"|пострадал[иоа]?|получили ранения|зазнали поранень|отримали поранення)"
)
SLAVIC = re.compile(
    rf"(?<!\w)(?P<people>{NUMBER}(?:\s+{NOUN})?)\s+(?:людей\s+|осіб\s+)?(?:були?\s+|было\s+)?"
    rf"(?:{SLAVIC_DONE})\b",
    re.I,
)
SLAVIC_FIRST = re.compile(
    rf"\b(?:{SLAVIC_DONE})\s+(?:ще\s+|еще\s+|ещё\s+)?(?P<people>{NUMBER}(?:\s+{NOUN})?)", re.I
)
INCLUDED = re.compile(
    rf"(?:including|among them|one of them|among whom|among those killed|у тому числі|в том числе"
    rf"|серед них|среди них)\s+(?P<people>{LIST})",
    re.I,
)
PARTLY = re.compile(
    r"(?:including|among (?:them|the dead|those)|one of (?:them|whom)|(?:two|three|four|five|\d+) "
    r"of (?:them|whom)|of whom|у тому числі|в том числе|серед них|среди них)\W*$",
    re.I,
)
RISEN = re.compile(
    r"\b(?:ris(?:en|es|ing)|rose|climb(?:ed|s)|increas(?:ed|es)|grown|grew|now stands|later "
    r"(?:reports?|estimates?|counts?)|зросла|возросло|виросла)\b",
    re.I,
)
EARLIER = re.compile(
    r"\b(?:earlier(?! (?:this|in the|on|today))|initial(?:ly)?(?! toll)|previously|at first|at "
    r"the time)\b",
    re.I,
)
ROUNDED = re.compile(
    r"\b(?:more than|over|nearly|almost|close to|about|around|approximately|roughly|some|dozen"
    r"|an estimated|близько|понад|більше|около|более|свыше)\b",
    re.I,
)
TREATED = re.compile(r"\bhospital", re.I)
TURNS = re.compile(
    r"\b(?:but|while|whilst|whereas|though|although)\b|;|,\s(?=later\b|then\b)", re.I
)
CUMULATIVE = re.compile(
    r"\b(?:since\s+(?:the\s+|its\s+|last\s+|early\s+|late\s+|mid-?|russia|moscow|israel|hamas"
    rf"|{any_of(ENGLISH_MONTHS)}|19|20|then)|over the (?:past|last)|in the "
    r"(?:past|last) (?!24|hours|night)|during the (?:past|war|conflict)|in total since"
    r"|so far this|this year|last (?:month|year|week|summer|winter|spring|autumn)|the (?:\w+ "
    r"){0,2}(?:war|conflict) has|throughout the (?!day|night|morning|evening)|a year ago|years ago"
    r"|months ago)",
    re.I,
)
DIED = re.compile(
    rf"(?<!\w)(?P<people>{LIST})\s+(?:who (?:was|were)\s+)?(?:wounded|injured"
    rf"|hurt)\b[^.;]{{0,70}}?\s(?:has |have |had |later )?(?P<killed>died|succumbed)\b",
    re.I,
)
