"""The words by which strike reports say what happened: the lexicon that all rules share."""

from __future__ import annotations

from incidents.extract.lexicon.caseless import Caseless
from incidents.language import strike_words as strike
from incidents.language.calendar_words import ENGLISH_MONTHS, any_of
from incidents.language.strike_words import any_word

_MONTH = any_of(ENGLISH_MONTHS)
SPEECH = rf"(?:{any_word(strike.SAYS)}|according to)"
_STRIKE_NOUN = (
    r"(?:(?:air|drone|missile|rocket|artillery|mortar|bomb)?-?"
    rf"(?:{any_word(strike.ATTACKS, strike.SORTIES)})"
    rf"|{any_word(strike.BLOWS, strike.EXPLOSIONS, strike.SLAVIC_BLOWS)})"
)
_STRIKE_VERB = rf"(?:{any_word(strike.STRUCK, strike.CAME_DOWN, strike.SLAVIC_STRUCK)})"
LAUNCH = rf"(?:{any_word(strike.LAUNCHES)})"
BLOW = any_word(strike.ATTACKS, strike.SORTIES, strike.BLOWS)
"""Nouns for a strike in English, but for explosions."""
STRIKE_NOUN = Caseless(
    rf"\b{_STRIKE_NOUN}\b(?!\s+(?:drones?|aircraft|capabilit\w+|group|helicopters?))"
)
STRIKE_VERB = Caseless(rf"\b{_STRIKE_VERB}\b")
LAUNCHED = Caseless(rf"\b{LAUNCH}\b")
TRIGGER = Caseless(rf"\b(?:{_STRIKE_NOUN}|{_STRIKE_VERB}|{LAUNCH})\b")
SHOT_DOWN = Caseless(
    r"\b(?:shot down|shoots? down|shooting down|downed|intercept(?:ed|s|ing|ions?)|neutrali[sz]ed"
    r"|thwarted|repelled|foiled|brought down|jammed"
    r"|(?:air defen[cs]e\w*|systems?|forces|units)\s+(?:\w+\s+){0,3}destroyed|destroyed (?:over"
    r"|in the (?:air|sky|skies))"
    r"|were destroyed over|destroyed\s+(?:\w+\s+){0,4}(?:drones?|uavs?|missiles?)|збит[оіи]|збили"
    r"|сбит[оы]?|сбили|перехоплен\w*|перехвачен\w*|знешкоджен\w*|подавлен\w*)\b"
)
DEBRIS = Caseless(rf"\b(?:{any_word(strike.DEBRIS)})\b")
MODAL = Caseless(
    r"\b(?:will|would|could|might|may(?! \d)|can|cannot|should|shall|threat(?:s|en\w*)?|vow(?:s"
    r"|ed)?|pledged|plan(?:s|ned|ning)? (?:to|for)|prepar(?:e|es|ing|ed) (?:to|for)"
    r"|warn(?:s|ed|ing)?(?: of| that| against)|fear(?:s|ed)? (?:of|that)|if|in case of|unless"
    r"|(?:is|are|was|were) (?:planning|preparing|considering|weighing)|ahead of|in anticipation of"
    r"|capable of|ready to|intend(?:s|ed)? to|expected to|possible|potential|risk of|refus\w+"
    r"|wants? to|urg\w+|call(?:ed|s)? (?:for|on)|demand\w*|погрожу\w+|угрожа\w+|може|может"
    r"|загроз\w+|угроз\w+|небезпек\w+|опасност\w+|на випадок|на случай|у разі|в случае"
    r"|можлив(?:ий|ого|у|ої|ість|ості)|возможн(?:ый|ого|ой|ую|ость|ости)|попереди\w+"
    r"|попереджа\w+|предупреди\w+|предупрежда\w+|планиру\w+|плану(?:є|ють|вал\w+))\b"
)
TO_COME = Caseless(
    r"(?:(?!\band\b)[^.;,\"]){0,60}?\b(?:is|are|was|were|remains?|seems?|being)\s+(?:\w+\s+)?"
    r"(?:(?:possible|imminent|planned|prepared|averted|foiled|prevented|called off)\b"
    r"|(?:likely|unlikely|expected)(?=\s*(?:[.,;]|$|in\b|on\b|soon|within|this|next|to(?:night|morrow))))"
    r"|(?:(?!\band\b)[^.;,\"]){0,40}\bin the coming (?:hours|days|weeks|months)\b"
)
"""Behind the word for a strike: it was not done, or not yet."""
INFINITIVE = Caseless(
    r"\b(?:to|against)\s+(?:launch|strike|attack|hit|bomb|shell|fire|target|carry out)\b"
)
DENIED = Caseless(
    r"\b(?:den(?:y|ied|ies|ying)|rejected|refuted|dismissed|did not (?:strike|attack|hit|target"
    r"|carry out)|was not (?:hit|struck|attacked)|were not (?:hit|struck|attacked)|no (?:attack"
    r"|strike|missile|drone)s? (?:was|were|took place|hit)|no (?:\w+ )?hits?|never (?:struck"
    r"|attacked|hit)|спросту\w+|заперечу\w+|опроверг\w*|отрица\w+|не підтвердж\w+)\b"
)
GENERAL = Caseless(
    r"\b(?:(?:has|have) (?:\w+ )?(?:been )?(?:accused|regularly|repeatedly|frequently|often"
    r"|routinely|stepped up|intensified|increasingly|consistently|long|ramped up|carried out "
    r"(?:\w+ )?(?:dozens|hundreds|thousands|numerous|multiple|regular|frequent)|launched (?:dozens"
    r"|hundreds|thousands|numerous|multiple|several|regular|frequent|near-daily)|fired (?:dozens"
    r"|hundreds|thousands|numerous|multiple|scores))"
    r"|(?:regularly|repeatedly|frequently|often|routinely|usually|typically|sporadically|almost "
    r"daily|nearly every (?:day|night)|near-daily|daily|every (?:day|night)|on a daily basis"
    r"|periodically)"
    r"|in recent (?:days|weeks|months|years)|in the past (?:weeks|months|years|few)|for (?:months"
    r"|weeks|years|more than a year)|since (?:the (?:beginning|start|outbreak|war|invasion|onset"
    rf"|launch)|its|last|early|late|mid|{_MONTH}|20\d\d)"
    r"|any (?:further |new |future |such )?(?:attack|strike|raid)"
    r"|waves of|campaign|such (?:attacks|strikes)"
    r"|accus(?:es|ed|ing)|intends?|days? of (?:strikes|attacks|fighting)|series of (?:attacks"
    r"|strikes) (?:in|over|on) recent|use of)\b"
)
TEST = Caseless(
    r"\b(?:test(?:s|ed|ing)?[- ](?:launch\w*|fir\w+|flight\w*)|test-fir\w+|(?:missile|rocket|drone"
    r"|weapons?) tests?(?! (?:range|site|ground|centre|center))|drills?"
    r"|(?:military|naval|joint|war) (?:exercises?|games)|exercise"
    r"|rehears\w+|simulat\w+|trained\b[^.;]{0,40}\b(?:to (?:repel|respond|react|defend|shoot)|for)"
    r"|practi[cs](?:ed|ing) what|(?:mock|staged) (?:attack|strike|raid)|unveil\w*|parade"
    r"|successfully tested|tested (?:a|an|its|the)|випробув\w+"
    r"|испытан\w+|учени\w+|навчан\w+)\b"
)
SUPPLY = Caseless(
    r"\b(?:suppl(?:y|ies|ied|ying)|deliver(?:y|ies|ed|ing)?|contracts?|s(?:ell|old|ales?)"
    r"|purchas\w+|buy(?:ing|s)?|bought|provid(?:e|ed|es|ing)|donat\w+|aid package|shipments?"
    r"|export\w*|manufactur\w+|produc(?:e|es|ed|ing|tion)|acqui\w+|transfer(?:s|red|ring)?|deal"
    r"|arms control|treaty|sanctions?|procure\w*|arsenal|stockpil\w+|deploy(?:ed|ment|ing)?)\b"
)
DEFINITE = Caseless(
    r"\b(?:the|this|that|those|these|its|(?:\w+day|\w+ night|overnight|yesterday|today)(?:'s)?"
    rf"|latest)\s+(?:[\w'-]+\s+){{0,2}}?(?:{BLOW}|explosions?|incident"
    r"|missiles?|drones?|rockets?|projectiles?|munitions?)\b"
)
_TELLERS = (
    r"(?:[\w'-]+\s+)?(?:reports?|sources?|posts?|accounts?|statements?|outlets?|media|users?"
    r"|witness\w*|details|information|updates?|news|джерел\w*|дан\w+|відомост\w+|повідомлен\w+"
    r"|версі\w+|источник\w*|сведени\w+|сообщени\w+|верси\w+)\b"
)
_TOLD = rf"(?:\s+{_TELLERS}|(?=,?\s+(?:[\w'-]+\s+){{0,4}}?{SPEECH}\b))"
"""Behind "later", "another", "second": somebody tells of the same, later or as another source."""
APART = Caseless(
    rf"\b(?!(?:later|earlier|further|additionally|in addition|meanwhile|separate|(?:a\s+)?second"
    rf"|пізніше|інш\w+|друг\w+|также|також){_TOLD})"
    rf"(?:separate(?:ly)?|in another|another\s+(?:[\w'-]+\s+){{0,3}}?(?:{BLOW}"
    r"|missiles?|drones?|rockets?|bombs?|explosion|incident|projectile|shell|town|village|city"
    r"|district|settlement|region|area)|elsewhere"
    r"|second|also in|in (?:a|an) (?:other|different)|meanwhile|further|other attacks?"
    r"|additionally|later|in addition|earlier|(?:hours|days|weeks) after (?=an?\b|another)|інш\w+"
    r"|(?:ще|ещ[её])\s+од(?:ин|на|не|но|ну|ним|ною|ной)\s+(?:\w+\s+)?(?:ракет|дрон|безпілотник|беспилотник"
    r"|снаряд|удар|вибух|взрыв|обстріл|обстрел|бомб|шахед|влучан|попадан)\w*"
    r"|друг\w+|також|также|кроме того|окрім того|тим часом)\b"
)
RETOLD = Caseless(
    rf"^\W*(?:(?:an)?other|a second|one|some|further|later|інш\w+|друг\w+)\s+{_TELLERS}"
    r"|^\W*(?:за\s+іншими|по\s+другим)\s+(?:даними|данным|відомостями|сведениям)\b"
)
"""`Another source speaks of eight dead`: of the same strike, told by somebody else."""
BACKGROUND = Caseless(
    rf"\b(?:last (?:month|year|week|summer|winter|spring|autumn|fall|{_MONTH})"
    r"|(?:weeks?|months?|years?) (?:ago|earlier|before)|days earlier"
    rf"|(?:in|of|back in|during) (?:(?:{_MONTH})\b(?! \d{{1,2}}\b)|(?:19|20)\d\d\b)"
    r"|previous(?:ly)?|history|anniversary|in the past|as reported earlier|as earlier reported"
    r"|нагада(?:ємо|ймо)|як повідомлялося|напомним|как сообщалось|ранее сообщалось)\b"
)
SINGLE = Caseless(
    r"\b(?:an?|one|the)\s+(?!series|number|wave)(?:[\w'-]+\s+){0,4}?(?:air|drone|missile|rocket)?-?"
    r"(?:strike|attack|raid|bombing|shelling|explosion|blast|missile|rocket|bomb|drone|shell)\b"
    r"|\b(?:was|had been)\s+(?:\w+\s+)?(?:hit|struck|bombed|shelled|attacked|targeted)\b"
    r"|\b(?:ракета|дрон|безпілотник|беспилотник|снаряд|\w*бомба|(?:авіа|авиа)?удар(?:у|ом|а)?"
    r"|обстріл(?:у|ом)?|обстрел(?:а|ом)?)\b"
)
"""Of one strike: such a sentence may give a stretch of days in which it lies."""
PAST_DAY = Caseless(
    r"\b(?:over|in|during|within|for)\s+the\s+(?:past|last|previous)\s+(?:day|24\s+hours|night)\b"
    r"|\b(?:past|last)\s+24\s+hours\b|\bза\s+(?:\w+\s+)?(?:добу|сутки)\b"
    r"|\bпротягом\s+(?:\w+\s+)?доби\b|\bв\s+течение\s+(?:\w+\s+)?суток\b"
)
"""A time of one day, as daily round-ups have it."""
BANG = Caseless(
    r"\b(?:explosions?|blasts?)\s+(?:(?:was|were|could be|have been|had been|are)\s+)?(?:heard"
    r"|audible|rang out|reported)\b|\b(?:heard|hear)\s+(?:\w+\s+){0,3}(?:explosions?|blasts?)\b"
    r"|\b(?:пролунал\w+|лунают\w*|чути|чутно|чули)\s+(?:\w+\s+){0,2}вибух\w*"
    r"|\bвибух\w*\s+(?:пролунал\w+|чути|чутно)"
    r"|\b(?:прозвучал\w*|прогремел\w*|слышны|слышали)\s+(?:\w+\s+){0,2}взрыв\w*"
    r"|\bвзрыв\w*\s+(?:прозвучал\w*|прогремел\w*|слышны)"
)
"""A strike that was heard, and not said to have hit anything."""
HARM = Caseless(
    r"\b(?:killed|killing|kills|injur(?:ed|ing|es)|wound(?:ed|ing|s)|died|dead|hurt|casualt\w+"
    r"|victims?|damag(?:ed|ing|es)?|destroy(?:ed|ing|s)?|fire|ablaze|hit|hits|hitting|struck|fell"
    r"|falling|landed|crashed|exploded|smashed|загин\w+|поранен\w+|погиб\w+|ранен\w*|пошкодж\w+"
    r"|поврежд\w+|влуч\w+|постраждал\w*|пострадал\w*)\b"
)
_AGO = r"(?:weeks?|years?|months?|decades?)\s+(?:after|since)"
RECALLED = Caseless(
    r"\b(?:anniversar\w+|commemorat\w+|remembrance|memory|(?:monument|memorial|tribute)\s+to"
    r"|(?:films?|movie|documentary|book|novel|play|song|exhibition)\s+about"
    r"|(?:sentenced|convicted|charged|indicted|jailed|guilty|trial)\b[^.;,]{0,60}\b(?:for|over|of"
    rf"|in connection with)|{_AGO})\b[^.;,]{{0,80}}?\b(?:{_STRIKE_NOUN}|{_STRIKE_VERB}|killed)\b"
    rf"|\b(?:the|that|a)\s+(?:19|20)\d\d\s+(?:(?!an?\b|the\b)[\w-]+\s+){{0,2}}?(?:{BLOW})\b"
    r"|\b(?:річниц\w+|роковин\w+|годовщин\w+)\s+(?:[\w-]+\s+)?(?:удар|обстріл|обстрел|атак|вибух"
    r"|взрыв|авіаудар|авиаудар)\w*"
    r"|\b(?:вшанува\w+|вшанову\w+|почтил\w+|в память|у пам'ять|вирок\w*|приговор\w*|осужд[её]н\w*"
    r"|мину(?:в|ло|ли)\s+(?:\w+\s+)?(?:рік|роки|років)|прош(?:[её]л|ло)\s+(?:\w+\s+)?(?:год|года|лет)"
    r"|(?:роки|років|лет|года)\s+(?:після|после))\b"
)
"""A strike of long ago: remembered, judged, told of in a film."""
OF_A_YEAR = Caseless(rf"\b(?:{BLOW})\b[^.;,]{{0,50}}\bin\s+(?:(?:{_MONTH})\s+)?(?:19|20)\d\d\b")
"""A strike with the year or the month that it fell in, whatever other day the sentence names."""
SEVERAL = Caseless(
    r"\b(?:several|other|various|multiple|many|a number of|numerous|different)\s+(?:[a-z]+\s+"
    r"(?:and\s+)?){0,3}?"
    r"(?:towns|villages|areas|cities|regions|districts|settlements|communities|neighbou?rhoods"
    r"|places)\b"
)
OVER_AN_AREA = Caseless(
    r"\b(?:different|several|various|multiple|many|numerous)\s+parts\s+of\s+(?:the\s+)?(?:[\w'-]+\s+){1,3}"
    r"(?:region|oblast|province|governorate|district|country)\b"
    r"|\b(?:кілько\w+|різних|разных|нескольк\w+)\s+(?:\w+\s+)?(?:сел\w*|сіл|район\w*|громад\w*|населен\w+)"
    r"[^.;,]{0,30}\b(?:області|області|области|району|района)\b"
)
SAME_TOWN = Caseless(
    r"\bin\s+the\s+same\s+(?:town|village|city|camp|settlement)\b"
    r"|\b(?:у|в)\s+(?:тому|цьому)\s+(?:ж|самому)\s+(?:місті|селі|селищі)\b"
    r"|\bв\s+том\s+же\s+(?:городе|селе|пос[её]лке)\b"
)
HOME = Caseless(r"\b(?:the|our|his|her)\s+(?:city|town|village|region|district|community|oblast)\b")
ACT = Caseless(
    r"\b(?:pray(?:ed|s|ing)|condemn(?:ed|s|ing)|denounc(?:ed|es|ing)|mourn(?:ed|s|ing)?|toured"
    r"|bur(?:ied|y|ies)(?! (?:under|beneath|alive))|visit(?:ed|s|ing)?|march(?:ed|es|ing)"
    r"|protest(?:ed|s|ing)|rall(?:y|ied|ies)|met|meets|discuss(?:ed|es|ing)|trained|held"
    r"|attend(?:ed|s|ing)|paid tribute|laid flowers|honou?r(?:ed|s|ing)|gathered|debated?|voted"
    r"|opened(?! fire)|signed"
    r"|похова(?:ли|в|но)|похоронили|вшанува\w+|почтил\w*|попрощал\w+|простил\w+|помоли\w+"
    r"|засуди\w+|осудил\w*|відвіда\w+|посети\w+|протестува\w+|протестова\w+|обговори\w+"
    r"|обсуди\w+)\b"
)
"""What people do who only speak of a strike: its day and its place are theirs, not the strike's."""
PUBLISHED = Caseless(
    r"\b(?:publish|circulat|launch|open|conclud|finish)(?:ed|es|ing)\s+(?:(?:an?|the|its|their|his|her)\s+)?"
    r"(?:[\w-]+\s+){0,2}?(?:investigations?|inquiry|probe|reports?|analys[ie]s|findings|lists?|names"
    r"|articles?)\b"
    r"|\b(?:опубліку|опублікова|опубликова|оприлюдн|обнародова)\w+\s+(?:\w+\s+)?"
    r"(?:розслідуван|расследован|звіт|отч[её]т|спис|статт|стать|аналіз|анализ)\w*"
)
"""Such an act, of which all that follows is the subject: `published a report that found`."""
