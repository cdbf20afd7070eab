"""What was hit: kinds of target, and sites that bear a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CATEGORIES = {
    "medical": r"hospitals?|clinics?|ambulances?|medical (?:facility|center|centre|point)|rehabilitation cent(?:er|re)|maternity ward|лікарн\w+|больниц\w+",
    "education": r"schools?|kindergartens?|universit(?:y|ies)|college|dormitory|lyceum|школ\w+|університет\w*|университет\w*|дитячий садок|детский сад",
    "religious": r"mosques?|church(?:es)?|cathedral|monastery|synagogue|temple",
    "energy": r"power (?:plants?|stations?|grid|lines?|infrastructure|substations?)|substations?|energy (?:facility|facilities|infrastructure|sector)|oil (?:depots?|refiner(?:y|ies)|facilit(?:y|ies)|terminal|installations?|tanks?)|refiner(?:y|ies)|fuel depots?|gas (?:plant|field|facility|pipeline)|thermal power|енергет\w+|энергет\w+|нафтобаз\w+|нефтебаз\w+|НПЗ|ТЕЦ|ТЭЦ",
    "port": r"ports?\b(?! city)|seaport|grain terminal|harbou?r|порт(?:у|ову|овую|а|овій)?",
    "airfield": r"airports?|airfields?|air ?bases?|runway|аеродром\w*|аэродром\w*|аеропорт\w*|аэропорт\w*",
    "rail": r"railway(?: station)?|train station|rail(?:road)?|passenger train|вокзал\w*|залізниц\w+",
    "industrial": r"(?:industrial|chemical|steel|arms|defen[cs]e|munitions|manufacturing)\s+(?:\w+\s+)?(?:facility|facilities|plants?|enterprise|zone|site|complex)|factor(?:y|ies)|plants?|warehouses?|enterprise|завод\w*|підприємств\w+|предприяти\w+",
    "military": r"military (?:facility|base|bases|barracks|position|positions|site|sites|camp|headquarters|airport|post|infrastructure|depot|installation)|army base|barracks|ammunition (?:depot|warehouse)|arms depot|weapons depot|missile (?:launcher|site)s?|checkpoint|convoy|command (?:post|center|centre)|training (?:camp|ground)|(?:Hezbollah|Hamas|Houthi|rebel) (?:positions?|targets?|site)|командн\w+ пункт\w*",
    "government": r"government (?:buildings?|offices?)|presidential palace|parliament|city hall|administration building|town hall|ministry (?:building|headquarters)|embassy|courthouse",
    "agriculture": r"farms?|farmland|grain (?:store|silo|warehouse)s?|agricultural (?:land|area|facility)|orchard|greenhouse",
    "water": r"dams?|water (?:plant|pumping|facility|tower|treatment)\w*|hydroelectric|reservoir",
    "residential": r"residential (?:\w+\s+)?(?:areas?|district|districts|buildings?|blocks?|neighbou?rhoods?|quarter|houses?|sector|tower|complex)|apartment (?:buildings?|blocks?|complex)|(?:high-rise|multi-stor(?:e)?y|\w+-stor(?:e)?y)\s+(?:apartment\s+|residential\s+)?(?:buildings?|block)|homes?|houses?|apartments?|dwellings?|private (?:house|home|sector)|family home|житлов\w+ (?:будин\w+|квартал\w*)|жил\w+ (?:дом\w*|квартал\w*)|будин\w+|многоэтажк\w+|багатоповерхів\w+",
    "other": r"markets?|hotels?|shops?|supermarket|shopping (?:mall|center|centre)|cafe|restaurants?|bus(?:es)?|minibus|cars?|vehicles?|bridges?|streets?|office building|wedding|funeral|detention (?:center|centre)|prison|business|stadium|park|ринок|рынок",
}
_ALL = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{code}>{words})' for code, words in _CATEGORIES.items())})\b"
)
_NAMED = re.compile(
    r"(?P<name>(?:[A-Z][\w'-]+\s+){1,4}(?:[Pp]lant|[Rr]efinery|[Ff]actory|[Aa]irport|[Aa]irfield|[Aa]ir [Bb]ase|[Bb]ase|[Hh]ospital|[Tt]erminal|[Pp]ort|[Uu]niversity|[Ss]hipyard|[Mm]osque|[Cc]hurch|[Ss]chool|[Mm]arket|[Ss]tation|[Rr]ange|[Pp]alace|[Cc]amp|[Hh]otel))\b"
)
_DAMAGED = re.compile(
    r"\b(?:damag\w+|smashed|shattered|partially destroyed|пошкодж\w+|поврежд\w+)\b", re.I
)
_DESTROYED = re.compile(
    r"\b(?:destroyed|levell?ed|flattened|collapsed|reduced to|зруйнова\w+|разруш\w+|уничтож\w+)\b",
    re.I,
)
_AWAY = re.compile(
    r"\b(?:taken|brought|rushed|sent|transferred|evacuated|admitted|treated|near|at|in)\s+(?:to\s+|in\s+|at\s+)?(?:the\s+|a\s+|local\s+|nearby\s+)*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class SiteMention:
    """A target in the text, its category, its name if it bears one, and its damage."""

    start: int
    end: int
    category: str
    name: str | None
    damage: str


def sites_of(text: str, start: int, end: int) -> list[SiteMention]:
    """The targets between two offsets. A hospital that the injured were taken to is none."""
    found: list[SiteMention] = []
    for match in _ALL.finditer(text, start, end):
        category = str(match.lastgroup)
        if category == "medical" and _AWAY.search(
            text[max(start, match.start() - 40) : match.start()]
        ):
            continue
        named = next(
            (
                m
                for m in _NAMED.finditer(text, max(start, match.start() - 60), end)
                if m.start() <= match.start() < m.end()
            ),
            None,
        )
        first, last = (named.start(), named.end()) if named else match.span()
        found.append(
            SiteMention(
                first,
                last,
                category,
                named["name"] if named else None,
                _damage(text, start, end, match),
            )
        )
    return found


def _damage(text: str, start: int, end: int, match: re.Match[str]) -> str:
    near = text[max(start, match.start() - 50) : min(end, match.end() + 40)]
    if _DESTROYED.search(near):
        return "destroyed"
    return "damaged" if _DAMAGED.search(near) else "unknown"
