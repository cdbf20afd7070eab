"""Words around the names of places: what stands before, behind and inside them."""

from __future__ import annotations

import re

from incidents.extract.lexicon.assertion_words import BLOW, LAUNCH, SPEECH
from incidents.extract.lexicon.caseless import Caseless
from incidents.language.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS

ARTICLE = (
    r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]t|[Aa]r|[Aa]z|[Aa]n|[Aa]d|[Ee]d|[Ee]s|[Uu]m|[Bb]et|[Dd]eir"
    r"|[Bb]eit|[Kk]hirbet)"
)
WORD = rf"(?:{ARTICLE}[- ]['`]?)?[A-ZÀ-ÞŁŚŻČŠŽḨ][\w'`ʿ]*(?:-[\w'`]+)*"
NAME = re.compile(rf"(?<![\w'-]){WORD}(?:\s+(?:(?:of|bin|us|on)\s+)?{WORD}){{0,4}}")
AREA = (
    r"(?:strip|regions?|oblasts?|provinces?|governorates?|states?|counties|county|krai|republic"
    r"|prefecture|territory)"
)
DISTRICT = r"(?:districts?|raions?|municipality|communit(?:y|ies)|subdistrict|hromada)"
TOWN = (
    r"(?:cent(?:er|re)|heart|middle|edge|parts?|cit(?:y|ies)|towns?|villages?|settlements?"
    r"|hamlets?|capital|suburbs?|port city|port|camps?|refugee camp|locality|outskirts|stronghold"
    r"|islands?|municipalit(?:y|ies)|area)"
)
QUARTER = (
    r"(?:neighbou?rhoods?|quarters?|streets?|roundabout|square|suburbs?|camp|crossing|junction)"
)
SITE = (
    r"(?:airport|airfield|air ?base|base|port|refinery|oil depot|depot|plant|power (?:plant"
    r"|station)|hospital|university|bridge|dam"
    r"|terminal|factory|shipyard|barracks|substation|station|market|mosque|church|school|oil "
    r"(?:field|facility|terminal)|facility|building|tower|compound|test range|range|cosmodrome"
    r"|mill|works)"
)
AFTER = Caseless(
    rf"^(?:'s)?\s+(?:(?P<area>{AREA})|(?P<district>{DISTRICT})"
    rf"|(?P<street>streets?|roads?|avenue|boulevard|highway)|(?P<quarter>{QUARTER})|"
    rf"(?P<town>city|town|village|suburb|refugee camp)|(?P<site>(?:[a-z]+\s+){{0,2}}?{SITE}))\b"
)
APPOSED = Caseless(
    r"^,\s+(?:an?|the)\s+(?:(?!in\b|on\b|of\b)[a-z-]+\s+){0,3}?(?:(?P<quarter>neighbou?rhood|quarter"
    r"|suburb)|(?P<town>village|town|city|hamlet|settlement))\b"
)
"""`Tora, a village north of El Fasher`: what a name is, said behind it."""
OF = Caseless(
    rf"\b(?:(?P<area>{AREA})\s+of|(?P<district>{DISTRICT})\s+(?:called|named)|"
    rf"(?P<quarter>{QUARTER})\s+(?:called|named)"
    rf"|(?P<town>{TOWN})(?:\s+(?:of|called|named))?|(?P<town2>(?:{DISTRICT}"
    rf"|{QUARTER})\s+of))\s+$"
)
SPEAKER_AFTER = Caseless(
    r"^(?:'s)?(?:\s+(?:region's|province's|oblast's|governorate's|district's|security|civil"
    r"|defen[cs]e|emergency|interior|foreign|regional|city|military|provincial|local|district"
    r"|acting|deputy|oblast|region|city's|town's|state)){0,3}\s+(?:governor|mayor|head"
    r"|administration|official|officials|resident|residents|police|prosecutor|authorities|council"
    r"|government|chief|native|spokes\w+|health|ministry|minister|news|media|newspaper|agency"
    r"|parliament|native)\b"
)
PREP = re.compile(
    r"\b(?P<prep>[Ii]n|[Oo]n|[Aa]t|[Nn]ear|outside|over|from|to|towards?|against|around|across"
    r"|inside|into|of|between|through|above|off|for|by|targeting|targeted|struck|strikes|striking"
    r"|hit|hits|hitting|shelled|shelling|attacked|attacking|bombed|bombing|pounded|pounding|rocked"
    r"|reached|left|bombarded|bombarding|hammered)"
    r"\s+(?:(?:the|a|an|its|their|both|nearby)\s+)?(?:(?!(?:in|on|at|near|over|from|to|into|by|and"
    r"|that|which|said|was|were|hit|hits|struck|attacked|bombed|shelled|pounded)\b)(?:[a-z][\w'-]*|[A-Z]\w+(?:'s|s'|ian|ish|ese|i|an)"
    r"|U\.S\.)[\s,]+){0,7}$"
)
RELATIVE = Caseless(
    r"(?:\b(?:km|kilometers?|kilometres?|miles?|mi|meters?|metres?)\b[^.;]{0,30}|\b(?:north|south"
    r"|east|west|northeast|northwest|southeast|southwest|northern|bordering|borders|border with"
    r"|border from|close to|capital of|outside of|headed (?:for|toward)|heading (?:for|toward|to)"
    r"|bound for|en route to|way to|direction of|toward|towards|part of|from)\s+(?:of\s+)?"
    r"(?:the\s+)?(?:[a-z]+\s+of\s+)?)$"
)
STRUCK_OF = Caseless(rf"\b(?:{BLOW})\s+of\s+(?:the\s+)?(?:[\w'-]+\s+){{0,2}}$")
PART_OF = re.compile(
    r"\b(?:[Bb]lock|sector|section|side|zone|outskirts|cent(?:er|re)|heart|parts?|areas?)"
    r"\s+(?:\w{1,3}\s+)?of\s+(?:the\s+)?$"
)
LAUNCH_SEA = Caseless(rf"\b(?:{LAUNCH}|launch|fire)\b[^.;]{{0,80}}\b(?:from|in)\s+(?:the\s+)?$")
TAKEN = re.compile(
    r"\b(?:hospitali[sz]ed|treated|taken|brought|rushed|transferred|evacuated|transported|arriv\w+"
    r"|admitted|sent|moved|funeral|buried|displaced(?! (?:people|persons|families|civilians"
    r"|[A-Z]\w+s\b))|fled|born|living|lived|lives|based)\s+(?:[\w'-]+\s+){0,3}?(?:to|at"
    r"|in|from)\s+(?:the\s+)?(?:[\w'-]+\s+){0,2}$",
    re.I,
)
BORDER = re.compile(
    r"\b(?:(?:borders|bordering|frontier|border with|border from|border of|known as|nicknamed)\s+"
    r"(?:with\s+|of\s+)?(?:the\s+)?(?:[\w'-]+\s+){0,2}"
    r"|(?:(?:is|are|was|were|,|systems?|launchers?|units?|forces|troops|headquarters) located"
    r"|based|stationed)\s+(?:in|at|near)\s+(?:the\s+)?(?:[\w'-]+\s+){0,5})$"
)
SUFFERS = re.compile(
    r"\s+(?:(?:was|were|has been|had been|have been|is|are)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:hit|struck|attacked|targeted|shelled|bombed|pounded|rocked|damaged|destroyed|under)"
    r"|came under|suffered|and\s+[A-Z][\w' -]+\s+(?:were|came|suffered))\b"
)
OWNER = re.compile(
    r"['\"]?(?:'s)?(?:\s+\([^()]{1,30}\))?\s+(?:[a-z]+\s+)?(?:family|families|home|house|residence"
    r"|clan|tribe|household"
    r"|archive|database|investigations?|account|brothers|siblings)\b"
)
OWNED_BY = re.compile(
    r"\b(?:family|families|homes?|house|residence|apartment|flat|car|vehicle|relatives?|death"
    r"|killing|son|daughter|father|mother)"
    r"\s+(?:of|belonging to|owned by)\s+(?:the\s+)?$"
)
COMPASS = Caseless(
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+(?:of\s+"
    r"(?:the\s+)?(?:city of\s+)?)?$"
)
BESIDE = Caseless(
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of\s+"
    r"(?:the\s+)?(?:city of\s+)?$"
)
ON_THE_WAY = Caseless(
    r"\b(?:roads?|highway|route|track|way|stretch|area|fields?)\s+(?:that\s+)?"
    r"(?:between|link(?:s|ing)|connect(?:s|ing)|from)\s+(?:the\s+)?"
    r"(?:(?:towns?|villages?|cit(?:y|ies))\s+(?:of\s+)?)?$"
)
"""Before the first of two towns between which something was hit."""
DISTANCE = Caseless(r"\b(?:km|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?)\b[^.;,]{0,30}$")
PERSON = Caseless(
    r"\b(?:governors?|mayors?|presidents?|ministers?|spokes(?:man|woman|person)|head|chief"
    r"|generals?|gen\.|col\.|lt\.|colonel|major|commanders?|secretary|chairman|chancellor|king"
    r"|prince|mr\.?|mrs\.?|ms\.?|dr\.?|leader|director|officer|adviser|advisor|analyst|lawmaker"
    r"|ambassador|residents?|journalist|correspondent|named|professor|official|pope|king|brother"
    r"|sister|wife|husband|son|daughter|[- ]old|uncle|aunt|cousin|nephew|niece|father|mother"
    r"|grandfather|grandmother|user|victims?)\s+$"
)
PEOPLE_OF = Caseless(
    r"\b(?:residents?|people|man|woman|men|women|native|citizens?|families|family|refugees"
    r"|children|soldiers?|villagers|inhabitants|evacuees|students?|workers?)\s+(?:of|from)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?){0,3}$"
)
SPEAKS = Caseless(
    rf"^\s*,?\s*(?:who\s+|which\s+)?(?:also\s+|later\s+|earlier\s+|on \w+day\s+)?"
    rf"(?:{SPEECH}|mention(?:s|ed)|describe[sd]|recalled|recounted|remembered|wrote|posted|shared"
    rf"|asked)\b"
)
SPEECH_BEFORE = Caseless(
    r"\b(?:speaking|reporters|conference|told \w+|interview|meeting|summit|talks|speech|rally"
    r"|visit|reported from|reporting|arrived)\b[^.;,]{0,30}\b(?:in|at|from|to)\s+(?:the\s+)?$"
)
LAUNCH_BEFORE = Caseless(
    rf"\b(?:{LAUNCH}|launch|fire|flew|flown|took off|coming|originat\w+)\b[^.;]{{0,70}}\bfrom\s+"
    rf"(?:the\s+)?(?:(?!(?:struck|hits?|in|at|on|near|toward|towards|to|into|landed|fell"
    rf"|killed)\b)[\w'-]+\s+){{0,6}}$"
)
STOP = frozenset(
    """
    Druze Alawite Alawites Sunnis Shiites Dozens Scores Hundreds Thousands Muslims Christians
    Rescue Danube The A An In On At It Its He She They We I This That These Those There Here Two
    Three Four Five Six Seven Eight Nine Ten One According Meanwhile However But And As If When
    While After Before Earlier Later Also Both Some Several Many Most All Another Other Others
    Local Regional Russian Ukrainian Israeli Iranian American British French German Turkish
    Syrian Iraqi Yemeni Saudi Lebanese Palestinian Houthi Houthis Western European Sudanese
    Libyan Egyptian Qatari Emirati Pakistani Indian Chinese Belarusian Polish Armenian
    Azerbaijani Kurdish Governor Governors Mayor President Minister Prime Foreign Defense
    Defence Interior Health Ministry Army Air Force Forces Military Police Officials Authorities
    Witnesses Residents Rescuers Firefighters Emergency Service Services State Security Council
    General Staff Command Navy Guard Guards Revolutionary Telegram Facebook Twitter X Reuters
    AFP AP BBC CNN Associated Press Xinhua TASS Interfax Suspilne Anadolu SANA WAFA Sky News
    Al-Jazeera Jazeera Al-Arabiya Arabiya Shahed Shaheds Geran Iskander Kalibr Kinzhal
    Oreshnik UAV UAVs FPV MLRS Kh S NATO UN EU US UK U.S U.N United Nations States European
    Union Hamas Hezbollah Hizbollah Islamic Jihad Taliban ISIS IS ISIL Daesh Coalition Arab No
    Not Nobody Their His Her Our Your My What Who Which Where Why How From For With By To Of
    Over Near Among During Since Until Overnight Yesterday Today Debris Explosions Explosion
    Strikes Strike Attack Attacks Drone Drones Missile Missiles Rocket Rockets Airstrike
    Airstrikes Air-strike Shelling Photos Video Videos Footage Images Sources Source Media Human
    Rights Watch Red Cross Crescent Amnesty International Observatory White Helmets Civil
    Defence Defense Center Centre Hospital School Mosque Church Market University Airport Base
    Port Regional Region Oblast Province District City Town Village Home Homes House Houses
    Women Children People Civilians Soldiers Troops Fighters Rebels Militants Christian Muslim
    Sunni Shiite Shia Shi'ite Jewish Deputy Acting Supreme Leader King Prince Spokesman
    Spokesperson Colonel Lieutenant Captain Major Brigadier Sergeant Admiral Commander Chief
    Head Early Late Last Next Only Just Still Even
    Then Thus Such Since Due Despite Although Though Because Initial Preliminary Following
    Separately Elsewhere Additionally Overall Between Around About Nearly At-least Up More Less
    Emergency Rescue Operation Operations Ground Special Northern Southern Eastern Western
    Central Kingdom Patriot HIMARS ATACMS Storm Shadow Scud Grad Katyusha Qassam Badr Burkan
    Tochka Tochka-U Bayraktar Lancet KAB KABs
    """.split()
) | {name.capitalize() for name in (*ENGLISH_MONTHS, *ENGLISH_WEEKDAYS)}
PLACE_WORDS = frozenset(
    "North South East West New Old Upper Lower Great Mount Saint St Port Fort Camp Black Red Gulf "
    "Sea Lake San Central Northern Southern Eastern Western City Town Village Al El".split()
)
ORGANISATION = re.compile(
    r"\b(?:Ministry|Forces?|Army|Command|Agency|Council|Service|Directorate|Administration|Party"
    r"|Brigades?|Guards?|Corps|University|Institute|Group|Committee|Organi[sz]ation|Movement|Union"
    r"|Church|News|Times|Post|Media|Channel|TV|Radio|Telegram|Observatory|Watch|Office|Department"
    r"|Prosecutor|Police|Staff|Front|Coalition|Nations|League|Center|Centre|Foundation|Parliament"
    r"|Duma|Rada|Kremlin|Pentagon|House|Press|Society|Cross|Crescent)\b"
)
CYRILLIC = re.compile(
    r"(?<!\w)(?P<lead>(?i:у|в|на|по|(?:трас|дороз|дорог|шосе|шоссе)\w*\s+(?:між|между)|біля|поблизу|під|над|возле|под|около|із|з|из|с|атакува\w+"
    r"|атаковал\w*|обстріля\w+|обстрелял\w*|вдарил\w+ по|ударил\w* по|обстріл\w{0,3}"
    r"|обстрел\w{0,3}|під\s+(?:обстрілом|вогнем|ударом)\s+(?:бу(?:ла|в|ло)|опини\w+)"
    r"|под\s+(?:обстрел(?:ом)?|удар(?:ом)?)\s+(?:попал\w*|оказал\w*|был[аои]?)))\s+(?:(?:місті|місто|місту"
    r"|м\.|городе|городу|город|г\.|селі|село|селу|с\.|селищі|селище|селе|пос[её]лке|райцентрі"
    r"|районі|напрямку|окраин(?:е|ах)|околиц[іях]{1,3}|центр[іе]|пригород[еі]|передмісті)\s+)?"
    r"(?P<name>[А-ЯІЇЄҐЁ][\w'’-]+(?:\s+[А-ЯІЇЄҐЁ][\w'’-]+)?(?:\s+(?:області|область|областю"
    r"|областях|обл\.|районі|району|громаді|области|районе|краї|крае))?)"
    r"|(?P<bare>[А-ЯІЇЄҐЁ][\w'’-]+(?:щин[іауи]|щині))\b"
    r"|(?<!\w)(?P<suffers>[А-ЯІЇЄҐЁ][\w'’-]+(?:\s+[А-ЯІЇЄҐЁ][\w'’-]+)?)(?=\s+(?:зазна(?:в|ла|ло)|"
    r"(?:був|була|було|был|была|было)\s+(?:атакован|обстрілян|обстрелян)|подвергс|подвергл"
    r"|(?:опини|оказа|попа|потрапи)\w+\s+під|(?:оказа|попа)\w+\s+под))",
)
CITY_OF_DISTRICT = re.compile(
    r"\s+(?:міста\s+|города\s+|м\.\s*|г\.\s*)?(?P<city>[А-ЯІЇЄҐЁ][\w'’-]+)(?!\s+(?:обл|райо|край|краю))\b"
)
"""Behind a district: the city that it is a part of, "у Салтівському районі Харкова"."""
LISTED = re.compile(r"\s*(?:,\s*[\w'-]+(?: [A-Z][\w'-]+)?)*,?\s+and\s+(?:the\s+)?[A-Z]")
NO_PLACE = frozenset(
    """
telegram телеграм україні украине украину україну росії россии сил зсу всу мзс мво дснс
місто село селище область країна україна росія громада район будинок завод порт
город деревня посёлок поселок страна украина россия дом здание
    """.split()
)
IN_WHICH = re.compile(
    r"(?:\s+(?:[A-Z0-9][\w-]*|range|site|base|area|airfield|cosmodrome))*,?\s+in\s+(?:the\s+)?"
)
