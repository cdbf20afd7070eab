"""Words by which reports count the killed, the injured and the missing.

All patterns are for a sentence with its people as marks (`people.marked`), so that "two women and a
child were killed" has the form "ª were killed"; those for `NUMBER` alone are for its
`counted_words`: numerals as digits, and no other numbers.
"""

from __future__ import annotations

import re

from incidents.extract.casualties.people import MARKS, NOUN
from incidents.extract.lexicon.caseless import Caseless
from incidents.extract.lexicon.counts import NUMBER
from incidents.language.calendar_words import ENGLISH_MONTHS, any_of
from incidents.language.people_words import DEAD, HURT, OUTCOMES, SLAVIC_OUTCOMES

ADVERB = (
    r"(?:\s+(?:also|reportedly|all|both|each|seriously|badly|critically|slightly|lightly|\w+ly"
    r"|since|later|already|now|confirmed|reported|instantly|reported to have been|said to have "
    r"been|known to have|confirmed to have|reported to have|said to have|found|left|feared|then"
    r"|so far))*"
)
AUX = (
    rf"(?:were|was|have been|had been|has been|are|is|being|be|been|have|had|has|got"
    rf"|remain){ADVERB}"
)
DONE = "|".join(f"(?P<{code}>{words})" for code, words in OUTCOMES.items())
FAMILY = (
    r"\s+(?:of|from|in|belonging to)\s+(?:the\s+|a\s+|one\s+|his\s+|her\s+)?"
    r"(?:[\w'-]+\s+){0,4}?(?:famil(?:y|ies)|household|clan)"
)
FROM = r"\s+(?:from\s+(?:the\s+)?|of\s+)(?-i:[A-Z])[\w'-]*(?:\s+(?-i:[A-Z])[\w'-]*)?"
NAMED = r"\s+(?:named|called|identified as)(?:\s+(?-i:[A-Z])[\w'-]*){1,5}"
_BARE_DONE = DONE.replace("?P<", "?P<bare_")
_ASIDE = r",\s[^,.;]{3,60},|\s[–—-]\s[^–—.;]{3,90}[–—]|\s\([^()]{3,90}\)"
PASSIVE = re.compile(
    rf"(?<!\w)(?P<people>{MARKS})(?P<of>(?:{FAMILY})?{FROM}|{FAMILY}|{NAMED}|\s+of\s+(?:them"
    rf"|whom))?(?:\s+there)?(?P<aside>{_ASIDE})?"
    rf"(?:,?\s+(?:{AUX}|who)\s+(?:to\s+be\s+|as\s+)?(?:{DONE})"
    rf"|,?\s+(?P<gone>died|perished)"
    rf"|\s+(?:as\s+)?(?:{_BARE_DONE})(?!\s+ª))\b(?!\s+(?:by the |and\s)?(?:zone|since))",
    re.I,
)
DEATH_OF = re.compile(rf"\b(?:deaths?|killing|martyrdom) of (?P<people>{MARKS})", re.I)
HARM_TO = re.compile(rf"\b(?:injur(?:y|ies) (?:to|of)|wounding of) (?P<people>{MARKS})", re.I)
BOTH = Caseless(r"\s+(?:and|or|and/or)\s+(?:killed|injured|wounded)\b(?!\s+ª)")
ACTIVE = re.compile(
    rf"(?<!to )\b(?:(?P<killed>kill(?:ed|ing|s)?|(?:claim|tak)(?:ed|ing|es|s)? the (?:lives|life) "
    rf"of|took the (?:lives|life) of|claim(?:ed|ing|s)?"
    rf"|martyr(?:ed|ing|s))"
    rf"|(?P<injured>(?:injur|wound)(?:ed|ing|es|s|e)?|hurt(?:ing|s)?))\s+(?:also\s+)?"
    rf"(?:all\s+|a further\s+|an additional\s+|another\s+)?(?P<people>{MARKS})",
    re.I,
)
EITHER = Caseless(r"\b(?:kill\w*|dead|died|deaths?|injur\w+|wound\w+)\s+(?:or|and|and/or|/)\s+$")
"""`Killed or injured`: who reads it knows of neither how many."""
LEFT = re.compile(rf"\b(?:left|leav(?:es|ing))\s+(?P<people>{MARKS})\s+(?:{DONE})\b", re.I)
AND = re.compile(
    rf"\s*(?:,|and|,\s*and|,\s*while|and also|та|і|и)\s+(?:also\s+)?(?P<people>{MARKS}"
    rf"|another|a (?:second|third|fourth))\s+(?:{AUX}\s+)?(?:{DONE})\b",
    re.I,
)
NOUNS = re.compile(
    rf"(?<!\w)(?:(?P<people>{MARKS})\s+(?:[a-z]+\s+)?(?:(?P<k>deaths?|fatalit(?:y|ies)|martyrs)"
    rf"|(?P<i>injuries|wounded|injured|поранених|постраждалих|раненых|пострадавших)(?:\s+{NOUN})?"
    r"|(?P<d>dead|killed|загиблих|вбитих|погибших|убитых))\b"
    r"(?!\s*(?:or|and|/|and/or)\s*(?:wounded|injured|injuries|killed)\b))",
    re.I,
)
BODIES = re.compile(
    rf"(?<!\w)(?:(?:recover|retriev|f(?:ou|i)nd|discover|pull|dug)\w*\s+(?:out\s+)?(?:the\s+)?)"
    rf"(?:bodies of\s+(?P<people>{MARKS})|(?P<bodies>{MARKS}))(?=\s|[.,;]|$)"
    rf"|(?<!\w)(?:(?:the\s+)?bodies of\s+(?P<of>{MARKS})|(?P<found>{MARKS}))"
    rf"\s+(?:{AUX}\s+)(?:recovered|retrieved|found|discovered|pulled|dug)\b",
    re.I,
)
"""The dead that were found so far."""
_COUNTED = (
    r"(?:(?:death|injury|injured|wounded|casualty|casualties) toll|toll of (?:the )?(?:dead|injured"
    r"|wounded)|number of (?:civilians|people|victims|those"
    r"|residents) (?:reported )?(?:to have been "
    r")?(?:killed|injured|wounded)|deaths?(?= from)|number of (?:the )?(?:dead|killed|deaths"
    r"|fatalities|people killed|victims|injured|wounded|people injured|injuries|people wounded"
    r"|casualties)|toll|(?:the |that )(?:number|figure|count|tally)(?=\s+(?:\w+\s+)?(?:grew|grown"
    r"|rose|risen"
    r"|climbed|increased|reached))|(?:кількість|число) (?:загиблих|поранених|постраждалих|жертв"
    r"|вбитих)"
    r"|(?:число|количество) (?:погибших|раненых|пострадавших|жертв|убитых))"
)
_CAME_TO = (
    r"(?:to|at|was|is|of|reached|reaching|hit|as|stands|до|—|-|становить|сягнула|сягнуло|составляет"
    r"|составило|достигло)"
)
TOLL = re.compile(
    rf"\b(?P<counted>{_COUNTED})\b(?:,[^,.;]{{3,80}},)?[^.;\d]{{0,110}}?\b(?:(?:from|зі?|із|со?"
    rf"|від|от)\s+"
    rf"(?P<before>{NUMBER})\s+)?{_CAME_TO}\s+(?:now\s+|already\s+)?(?P<people>{NUMBER})",
    re.I,
)
RAISED = Caseless(
    rf"\b(?:ris(?:ing|en|es)|rose|rais(?:ing|ed|es)|bring(?:ing|s)|brought|increas(?:ing|ed|es))"
    rf"\s+to\s+(?P<people>{NUMBER})\s*,?\s+the\s+number\s+of\s+(?P<whom>(?:[\w'-]+\s+){{1,4}}?)"
    rf"(?:who\s+(?:{AUX})\s+)?(?:{DONE})\b"
)
"""`Rising to 4, the number of children who were killed`: the figure stands first."""
DASHED = re.compile(
    r"\b(?P<counted>dead|killed|injured|wounded|загиблих|погибших|поранених|постраждалих|раненых"
    rf"|пострадавших)\s*(?:[—–:]|-(?=\s))\s*(?P<people>{NUMBER})",
    re.I,
)
"""`Dead: 4, wounded: 12`."""
OF_THE = re.compile(
    rf"(?<!\w)(?:{NUMBER})\s+of\s+(?:the|those|them|all)\s+(?:(?P<people>{NUMBER})\s+)?(?:\w+\s+)?"
    rf"(?:{NOUN}\s*)?(?:{DONE})?",
    re.I,
)
NONE = Caseless(
    r"\b(?:no one|nobody|none)\s+(?:was|were|has been|had been|is)\s+(?:reported\s+"
    r"|reportedly\s+)?(?P<how1>killed|injured|wounded|hurt|harmed)(?:\s+or\s+(?P<how2>killed"
    r"|injured|wounded|hurt))?"
    r"|\b(?:no|without(?: any)?|zero|any|not (?:cause|result in|lead to|report)(?: any)?)\s+"
    r"(?:immediate\s+|civilian\s+|further\s+)?(?:(?:reports?|information|word|details"
    r"|data)\s+(?:of|on|about)\s+(?:any\s+)?)?(?P<noun>casualties"
    r"|fatalities|deaths|injuries|victims|people (?:were )?(?:killed|injured|hurt|wounded)|loss "
    r"of life|dead|wounded|injured)(?:\s+(?:or|and|nor)\s+(?P<more>casualties|fatalities|deaths"
    r"|injuries|wounded|injured|damage))?"
    r"|\b(?P<dead>(?:загиблих|погибших|жертв) (?:немає|нема|нет)\b|без (?:жертв|загиблих"
    r"|погибших)\b)"
    r"|\b(?P<slav>жертв (?:і|та|и) (?:постраждалих|пострадавших|поранених) нема[єе]|жертв и "
    r"пострадавших нет|(?:постраждалих|пострадавших) (?:немає|нет)|обійшлося без (?:жертв"
    r"|постраждалих)|(?:никто не|ніхто не) (?:пострадал|постраждав))"
)
GATHERED = Caseless(r"\b(?:indicat|suggest|imply|implie)\w*\s+(?:that\s+)?(?:there\s+)?$")
ALL = ("killed", "injured")
SLAVIC_DONE = "|".join(f"(?P<{code}>{words})" for code, words in SLAVIC_OUTCOMES.items())
_STILL = r"(?:ще\s+|еще\s+|ещё\s+|також\s+|также\s+|були?\s+|было\s+|были\s+|и\s+|і\s+)"
SLAVIC = re.compile(
    rf"(?<!\w)(?P<people>{MARKS})\s+(?:людей\s+|осіб\s+|человек\s+)?{_STILL}?(?:{SLAVIC_DONE})\b",
    re.I,
)
SLAVIC_FIRST = re.compile(rf"\b(?:{SLAVIC_DONE})[,:]?\s+{_STILL}?(?P<people>{MARKS})", re.I)
SLAVIC_ACTIVE = re.compile(
    r"\b(?:(?P<killed>вби(?:в|ла|ло|ли)|уби(?:в|л|ла|ло|ли)|забра(?:в|ла|ло|ли) життя|ун[её]с(?:ла"
    r"|ло"
    r"|ли)? жизни?|(?:гибель|гибели|смерть|смерти|загибель|загибелі|смерті))"
    rf"|(?P<injured>порани(?:в|ла|ло|ли)|ранил[аио]?))\s+(?P<people>{MARKS})",
    re.I,
)
HARM = Caseless(rf"(?P<killed>\b{DEAD})|\b{HURT}")
WITH = re.compile(rf"\s+(?:alongside|along with|together with)\s+(?P<people>{MARKS})", re.I)
"""More of the dead behind the verb: "was killed along with his two sons"."""
AMONG = re.compile(
    rf"\bamong (?:those|the) (?:(?P<killed>killed|dead|victims|fatalities)|(?P<injured>injured"
    rf"|wounded))"
    rf"\s+(?:there\s+)?(?:were|was|are|is)\s+(?P<people>{MARKS})",
    re.I,
)
INCLUDED = re.compile(
    rf"(?:including|among them|one of them|among whom|among those killed|у тому числі|в том числе"
    rf"|серед них|среди них)\s+(?P<people>{MARKS})",
    re.I,
)
PARTLY = Caseless(
    r"(?:including|among (?:them|the dead|those)|one of (?:them|whom)|(?:two|three|four|five|\d+) "
    r"of (?:them|whom)|of whom|у тому числі|в том числе|серед них|среди них)\W*$"
)
RISEN = Caseless(
    r"\b(?:ris(?:en|es|ing)|rose|climb(?:ed|s|ing)|increas(?:ed|es|ing)|grown|grew|now stands"
    r"|later "
    r"(?:reports?|estimates?|counts?|figures?|said|reported|confirmed|identified)|updated"
    r"|latest toll"
    r"|зросла|зросло|возросло|выросло|виросла|збільшилася|увеличилось|пізніше|позже)\b"
)
UNSURE = Caseless(r"\b(?:not|without)\s+specify(?:ing)?\s+when\b|\bunclear\s+(?:if|whether|when)\b")
"""Behind a figure that may be of another strike."""
REVISED = Caseless(
    r"\b(?:revis(?:ed|ing)|corrected|lowered|reduced|clarified|amended|уточн\w+|скориг\w+"
    r"|скоррект\w+)\b"
)
"""Of a figure that takes the place of another, higher or lower."""
EARLIER = Caseless(
    r"\b(?:earlier(?! (?:this|in the|on|today))|initial(?:ly)?(?! toll)|previously|at first|at "
    r"the time|first reports?|early reports?|up from|revising|спершу|спочатку|раніше|попередньо"
    r"|сначала|ранее|первоначально|по предварительным)\b"
)
DENIED = Caseless(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s|ing)|refut(?:ed|es|ing)|dismiss(?:ed|es|ing)"
    r"|спросту\w+|заперечу\w+|заперечи\w+|опроверг\w*|отрица\w+)\b(?!\s+(?:any\s+|all\s+)?"
    r"(?:responsib|involve|carry|target|hit|strik|attack|being|launch|firing|відповід|причет"
    r"|ответств))"
)
"""Before a figure that somebody says is wrong; not where a deed or the blame for it is denied."""
POSSIBLE = Caseless(
    r"\b(?:fear(?:ed|s)?|(?:may|might|could) (?:have|be|still)|believed to|presumed|possibly"
    r"|expected to|likely to|ймовірно|возможно|можливо|предположительно)\b"
)
ROUNDED = Caseless(
    r"\b(?:more than|over|nearly|almost|close to|about|around|approximately|roughly|some|dozen"
    r"|an estimated|bodies|близько|понад|більше|около|более|свыше)\b"
)
TREATED = Caseless(r"\bhospital")
TURNS = Caseless(
    r"\b(?:but|while|whilst|whereas|though|although|however|тоді як|тогда как|однак|однако)\b|;"
    r"|,\s(?=(?:and\s+)?(?:later|then|initially|at first|up from|with the figure|earlier|bringing"
    r"|taking|raising|which\s+(?:br(?:ought|ings)|raise[ds]|t(?:ook|akes))|спершу"
    r"|спочатку|раніше|сначала|ранее|пізніше|позже|згодом|потім|затем|впоследствии)\b)"
)
CUMULATIVE = Caseless(
    r"\b(?:since\s+(?:(?:the(?!\s+(?:early\s+)?(?:morning|dawn|night|evening))|its|their|last"
    r"|early|late|mid)\b|mid-|russia|moscow|israel|hamas"
    rf"|hezbollah|(?:{any_of(ENGLISH_MONTHS)})\b|\d|then\b)|over the (?:past|last)|in the "
    r"(?:past|last) (?!24|hours|night|day\b)|during the (?:past|war|conflict)|in total since"
    r"|so far (?:this|in the)|this year|that (?:week|month|year)|last (?:month|year|week|summer"
    r"|winter|spring"
    r"|autumn)|the (?:\w+ ){0,2}(?:war|conflict|genocide|offensive|invasion) has"
    r"|throughout the (?!day"
    r"|night|morning|evening)|an? (?:year|month|week) ago|(?:years|months|weeks) ago|in (?:the"
    r"|more "
    r"than|over|nearly|almost) (?:[\w-]+ ){0,3}(?:years|months|weeks) of"
    r"|since (?:\w+ ){0,3}(?:began"
    r"|started|broke out|erupted)|з початку|від початку|с начала|за весь"
    r" час|за (?:рік|год)\b|за (?:час|время) (?:войны|війни)|за (?:останн|последн|минул|прошл)\w+ "
    r"(?:недел|тиж|месяц|місяц|год|рок)\w*)"
)
WAR = 1_000
"""No single strike of the wars that are recorded here is known to have killed so many; a larger
figure is the toll of a campaign.
"""
DIED = re.compile(
    rf"(?<!\w)(?P<people>{MARKS})\s+(?:who (?:was|were)\s+)?(?:wounded|injured"
    rf"|hurt)\b[^.;]{{0,70}}?\s(?:has |have |had |later )?(?P<killed>died|succumbed)\b",
    re.I,
)
