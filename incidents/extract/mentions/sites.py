"""What was hit: kinds of target, and sites that bear a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incidents.extract.lexicon.caseless import Caseless

_CATEGORIES = {
    "medical": r"hospitals?|clinics?|ambulances?|medical (?:facility|center|centre|point)"
    r"|rehabilitation cent(?:er|re)|maternity ward|лікарн\w+|больниц\w+",
    "education": r"schools?|kindergartens?|universit(?:y|ies)|college|dormitory|lyceum|школ\w+"
    r"|університет\w*|университет\w*|дитячий садок|детский сад",
    "religious": r"mosques?|church(?:es)?|cathedral|monastery|synagogue|temple",
    "energy": r"power (?:plants?|stations?|grid|lines?|infrastructure|substations?)|substations?"
    r"|energy (?:facility|facilities|infrastructure|sector)|oil (?:depots?|refiner(?:y|ies)"
    r"|facilit(?:y|ies)|terminal|installations?|tanks?)|refiner(?:y|ies)|fuel depots?|gas "
    r"(?:plant|field|facility|pipeline)|thermal power|енергет\w+|энергет\w+|нафтобаз\w+"
    r"|нефтебаз\w+|НПЗ|ТЕЦ|ТЭЦ",
    "port": r"ports?\b(?! city)|seaport|grain terminal|harbou?r|порт(?:у|ову|овую|а|овій)?",
    "airfield": r"airports?|airfields?|air ?bases?|runway|аеродром\w*|аэродром\w*|аеропорт\w*"
    r"|аэропорт\w*",
    "rail": r"railway(?: station)?|train station|rail(?:road)?|passenger train|вокзал\w*"
    r"|залізниц\w+",
    "industrial": r"(?:industrial|chemical|steel|arms|defen[cs]e|munitions|manufacturing)\s+"
    r"(?:\w+\s+)?(?:facility|facilities|plants?|enterprise|zone|site|complex)|factor(?:y|ies)"
    r"|plants?|warehouses?|enterprise|завод\w*|підприємств\w+|предприяти\w+",
    "military": r"military (?:facility|base|bases|barracks|position|positions|site|sites|camp"
    r"|headquarters|airport|post|infrastructure|depot|installation)|army base|barracks"
    r"|ammunition (?:depot|warehouse)|arms depot|weapons depot|missile (?:launcher|site)s?"
    r"|checkpoint|convoy|command (?:post|center|centre)|training (?:camp|ground)|(?:Hezbollah"
    r"|Hamas|Houthi|rebel) (?:positions?|targets?|site)|командн\w+ пункт\w*",
    "government": r"government (?:buildings?|offices?)|presidential palace|parliament|city hall"
    r"|administration building|town hall|ministry (?:building|headquarters)|embassy|courthouse",
    "agriculture": r"farms?|farmland|grain (?:store|silo|warehouse)s?|agricultural (?:land|area"
    r"|facility)|orchard|greenhouse",
    "water": r"dams?|water (?:plant|pumping|facility|tower|treatment)\w*|hydroelectric|reservoir",
    "residential": r"residential (?:\w+\s+)?(?:areas?|district|districts|buildings?|blocks?"
    r"|neighbou?rhoods?|quarter|houses?|sector|tower|complex)|apartment (?:buildings?|blocks?"
    r"|complex)|(?:high-rise|multi-stor(?:e)?y|\w+-stor(?:e)?y)\s+(?:apartment\s+"
    r"|residential\s+)?(?:buildings?|block)|homes?|houses?|apartments?|dwellings?|private "
    r"(?:house|home|sector)|family home|житлов\w+ (?:будин\w+|квартал\w*)|жил\w+ (?:дом\w*"
    r"|квартал\w*)|будин\w+|многоэтажк\w+|багатоповерхів\w+",
    "other": r"markets?|hotels?|shops?|supermarket|shopping (?:mall|center|centre)|cafe"
    r"|restaurants?|bus(?:es)?|minibus|cars?|vehicles?|bridges?|streets?|office building"
    r"|wedding|funeral|detention (?:center|centre)|prison|business|stadium|park|ринок|рынок",
}
_ALL = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{code}>{words})' for code, words in _CATEGORIES.items())})\b"
)
_NAMED = re.compile(
    r"(?P<name>(?:[A-Z][\w'-]+\s+){1,4}(?:[Pp]lant|[Rr]efinery|[Ff]actory|[Aa]irport|[Aa]irfield"
    r"|[Aa]ir [Bb]ase|[Bb]ase|[Hh]ospital|[Tt]erminal|[Pp]ort|[Uu]niversity|[Ss]hipyard|[Mm]osque"
    r"|[Cc]hurch|[Ss]chool|[Mm]arket|[Ss]tation|[Rr]ange|[Pp]alace|[Cc]amp|[Hh]otel))\b"
)
_DAMAGED = Caseless(r"\b(?:damag\w+|smashed|shattered|partially destroyed|пошкодж\w+|поврежд\w+)\b")
_DESTROYED = Caseless(
    r"\b(?:destroyed|levell?ed|flattened|collapsed|reduced to|зруйнова\w+|разруш\w+|уничтож\w+)\b"
)
_AWAY = Caseless(
    r"\b(?:taken|brought|rushed|sent|transferred|evacuated|admitted|treated|near|at|in)\s+(?:to\s+"
    r"|in\s+|at\s+)?(?:the\s+|a\s+|local\s+|nearby\s+)*$"
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
    sites: list[SiteMention] = []
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
        sites.append(
            SiteMention(
                first,
                last,
                category,
                named["name"] if named else None,
                _damage(text, start, end, match),
            )
        )
    return sites


def _damage(text: str, start: int, end: int, match: re.Match[str]) -> str:
    near = text[max(start, match.start() - 50) : min(end, match.end() + 40)]
    if _DESTROYED.search(near):
        return "destroyed"
    return "damaged" if _DAMAGED.search(near) else "unknown"
