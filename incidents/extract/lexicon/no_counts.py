"""Numbers that count nobody who was hurt: ages, hours, dates, measures, money, things, animals."""

from __future__ import annotations

import re

from incidents.extract.lexicon.caseless import Caseless
from incidents.language.calendar_words import SPELT_MONTHS, any_of

_N = r"\d{1,6}"
_SEVERAL = rf"{_N}(?:\s*(?:,|-|–|and|to|or|і|и|та|до)\s*(?:and\s+)?{_N})*"
_UNIT = r"(?:year|month|week|day|hour)s?"
_MONTH = any_of(SPELT_MONTHS)
_AGED = (
    rf"\b(?:aged|ages?(?=\s*\d|\s+(?:between|from)))\s+(?:between\s+|from\s+)?{_SEVERAL}"
    rf"(?:\s+{_UNIT})?(?:\s+old)?"
)
_AGES = (
    rf"\(\s*(?:aged?\s+)?{_N}(?:[ -]{_UNIT}(?:[ -]old)?)?\s*\)"
    rf"|,\s*{_AGED}(?:,(?=\s*(?:was|were|and|who|has|have|died)\b))?|\b{_AGED}"
    rf"|,\s+\d{{1,2}}(?:,(?=\s)|(?=\)))"
    rf"|(?:(?<=man)|(?<=boy)|(?<=girl)|(?<=child))\s+of\s+{_N}"
    r"(?=\s+(?:was|were|and|who|has|died|killed|injured|wounded|hurt)\b|[,.])"
    rf"|\b(?:віком|у віці|в возрасте|возрастом)\s+(?:від\s+|от\s+)?{_SEVERAL}(?:\s+\w+)?"
)
_TIMES = (
    rf"\b\d{{1,2}}[:.]\d\d(?!\d)(?:\s?[ap]\.?m\b\.?)?"
    rf"|\b(?:о|об|в|во)\s+\d{{1,2}}(?:-й)?\s+(?:годин\w+|час\w*|утра|вечора|ночі)"
    rf"|\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s+(?:people|civilians|were|killed))"
    rf"(?:,?\s+(?:19|20)\d\d)?"
)
_BEFORE_AGES = (
    rf"[ -]{_UNIT}(?:[ -]olds?\b|\s+of\s+age\b)|(?:-|\s)?(?:х|ти|и)?-?(?:річн|летн|місячн"
    rf"|месячн)\w*"
    r"|\s+(?:років|роки|рік|лет|года|год)\b"
)
_BEFORE_TIMES = (
    r"\s?[ap]\.?m\b\.?|\s+o'clock"
    rf"|(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b(?:,?\s+(?:19|20)\d\d)?"
)
_BEFORE_MEASURES = (
    r"\s*%|[ -](?:per\s?cent|percent|процент\w*|відсотк\w*|kilomet\w+|met(?:er|re)s?"
    r"|km|kms|cm|mm|miles?|yards?|feet|foot|tons?|tonnes?|kilograms?|kilos?|kg|pounds?|degrees?"
    r"|hectares?|acres?|litres?|square|cubic|storeys?|stor(?:y|ies)|floors?|levels?|bed(?:s|room)?"
    r"|seat(?:s|er)?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|times"
    r"|rounds"
    r"|км|м|метр\w*|кг|тонн\w*|поверх\w*|этаж\w*|дн(?:і|ів|я|ей)|годин\w*|час(?:а|ов)|хвилин\w*"
    r"|минут\w*|місяц\w*|месяц\w*|тижн\w*|недел\w*|раз(?:и|ів|а)?)\b"
    r"|[\d,.]*\s+(?:thousand|million|billion|млн|млрд|тис)\b"
)
_MONEY = r"[$€£₴₽]\s?\d[\d,.]*(?:\s?(?:thousand|million|billion|m|bn)\b)?"
_NUMBERED = (
    r"(?<![a-z])(?:no\.?|number|№|block|building|house|apartment|flat|unit|school|hospital|route"
    r"|highway|road|street|sector|district|zone|area|gate|phase|brigade|division|page|article|buk"
    rf"|буд\.?|кв\.?|школ\w+|дом|будинок)\s+(?:no\.?\s*|№\s*)?{_N}(?=\s*(?:[.,;:)]|$)"
    r"|\s+(?:in|on|at|of|near|was|is|and|had|for|to|where|which|with|у|в|на|по)\b)"
    rf"|\b[^\W\d_]+-{_N}\b"
)
_THINGS = (
    r"(?:drones|uavs|missiles|rockets|shells|bombs|mines|mortars|munitions|projectiles|grenades"
    r"|strikes|airstrikes|attacks|raids|explosions|blasts|hits|sorties|launchers|warplanes|jets"
    r"|aircraft|planes|helicopters|ships|boats|vessels|tanks|vehicles|cars|trucks|buses|minibuses"
    r"|trams|trains|wagons|ambulances|motorcycles|homes|houses|buildings|apartments|flats|blocks"
    r"|rooms|tents|shelters|schools|hospitals|mosques|churches|shops|stores|warehouses|garages"
    r"|structures|facilities|sites|locations|targets|points|positions|areas|regions|districts"
    r"|provinces|governorates|cities|towns|villages|settlements|communities|neighbou?rhoods|camps"
    r"|countries|streets|windows|units|items|names|photos|images|videos|sources|posts|accounts"
    r"|cases|incidents|cows|cattle|sheep|goats|horses|dogs|cats|chickens|hens|pigs|livestock"
    r"|animals|birds|donkeys|camels|poultry|calves|rabbits|heads? of"
    r"|дрон\w*|бпла|безпілотник\w*|беспилотник\w*|ракет\w?|шахед\w*|снаряд\w*|бомб\w?|обстріл\w*"
    r"|обстрел\w*|удар\w*|атак\w?|вибух\w*|взрыв\w*|будинк\w+|дом(?:а|ов|ів)|квартир\w?|будів\w+"
    r"|здани\w+|авто(?:мобіл\w+|мобил\w+)?|машин\w?|корів|коров\w?|корови|овець|овец|свин\w+"
    r"|тварин\w*"
    r"|животн\w+|коней|лошад\w+|собак\w?|район\w*|област\w*|сел(?:а|ах)?|сіл|населен\w+)"
)
_NO_HEAD = (
    r"(?:(?!(?:and|or|were|was|is|are|be|been|has|have|had|of|in|on|at|by|from|with|near|over|into"
    r"|to|for|who|that|which|where|when|while|as|after|before|during|since|because|including|people"
    r"|civilians|children|killed|injured|wounded|hurt|dead|died|missing|men|women|others|residents"
    r"|more|the|a|an|its|his|her|their|this|these|і|та|й|и|а|у|в|на|під|при|внаслідок|через|після"
    r"|из|из-за|за|от|під|людей|осіб|человек|людини|человека|загин\w+|поран\w+|погиб\w+"
    r"|ранен\w*)\b)"
    r"[^\W\d][\w'-]*\s+){0,2}?"
)
_BEFORE_THINGS = rf"[\d,]*\s+(?:of\s+)?(?:the\s+)?{_NO_HEAD}{_THINGS}\b(?!\s+(?:operators|drivers))"
_MORE = rf"(?:\s*(?:,|-|–|and|to|or|і|или|та|до)\s*(?:and\s+)?{_N})*"
_NO_COUNT = Caseless(
    rf"\b{_N}(?:{_MORE}(?:{_BEFORE_AGES}|{_BEFORE_MEASURES})|{_BEFORE_TIMES}|{_BEFORE_THINGS})"
    rf"|\b(?:19|20)\d\d\b(?!,\d)|{_AGES}|{_TIMES}|{_MONEY}|{_NUMBERED}"
)
_DIGIT = re.compile(r"\d")


def without(text: str) -> str:
    """A text of the same length in which such numbers are no digits any more: ages in brackets and
    behind "aged" are blank, any other digit is an `x`.
    """
    return _NO_COUNT.sub(_blank, text) if _DIGIT.search(text) else text


def _blank(words: str) -> str:
    if words[0] in "(, " or words[:3].casefold() == "age":
        return " " * len(words)
    return _DIGIT.sub("x", words)
