"""What people write in a cell where they do not know: "-", "n/a", "No information", in four
languages.
"""

from __future__ import annotations

import re

from schema.folding import folded

UNKNOWN_WORDS = frozenset(
    (
        "|-|--|---|–|—|.|..|?|??|n/a|n.a.|na|#n/a|nan|nil|null|none|unknown|unkn|unk|undetermined|"
        "not known|not available|not applicable|not specified|not stated|not reported|"
        "no information|no info|no data|unspecified|not clear|not yet known|tbd|tbc|tba|n.d.|s/d|"
        "0000-00-00|невідомо|немає даних|нема даних|немає інформації|не вказано|неизвестно|"
        "нет данных|нет информации|не указано|н/д|inconnu|desconocido|sin datos|unbekannt|"
        "bilinmiyor|غير معروف|غير محدد|لا يوجد|لا توجد معلومات"
    ).split("|")
)
"""In the form of `folded`. NA is among them: who reads country codes asks for Namibia first."""


def is_unknown(text: str) -> bool:
    """Whether a text says that nobody knows, or nothing at all."""
    return folded(text) in UNKNOWN_WORDS


_NAMELESS = re.compile(
    r"(?:unknown|unidentified|undetermined|unspecified|unclear|not known|not (?:yet )?attributed"
    r"|unattributed|unclaimed|not claimed|no claim|disputed|contested|undisclosed|various\b"
    r"|невідом|невстановлен"
    r"|неизвестн|неустановлен|مجهول|غير معروف)"
)


def is_nameless(name: str) -> bool:
    """Whether a name says that nobody knows who it is, as "Unidentified Armed Group (Mali)"."""
    return is_unknown(name) or _NAMELESS.match(folded(name)) is not None
