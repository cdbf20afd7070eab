"""The words and letters beside the figures of a coordinate: hemispheres, axes, units.

English, Ukrainian, Russian and Arabic. The letter O is missing: east in German, west in French.
"""

from __future__ import annotations

import re

_WORDS = {
    "N": "n north northern с север северной северная північ північної північна пн شمال شمالا",
    "S": "s south southern ю юг южной южная південь південної південна пд جنوب جنوبا",
    "E": "e east eastern в восток восточной восточная схід східної східна сх شرق شرقا",
    "W": "w west western з запад западной западная захід західної західна зх غرب غربا",
    "lat": "lat latitude широта широты широти عرض العرض",
    "lon": "lon lng long longitude долгота долготы довгота довготи طول الطول",
    "°": "deg degree degrees град градус градуса градусов градуси градусів درجة",
    "'": "min minute minutes мин минута минуты минут хв хвилина хвилини хвилин دقيقة",
    '"': "sec second seconds сек секунда секунды секунд секунди ثانية",
    "": "and и та і й و خط دائرة",
}
MEANING = {word: mark for mark, words in _WORDS.items() for word in words.split()}
"""What a word in lower case stands for; the empty text is a word without meaning."""

AXIS = {"N": "lat", "S": "lat", "E": "lon", "W": "lon", "lat": "lat", "lon": "lon"}
"""The axis that a mark belongs to."""

_SHORT = re.compile(r"(?<![^\W\d_])(пн|пд|сх|зх|с|ю|в|з)\. ?(ш|д)(?![^\W\d_])\.?|\b([сю])ш\b")
_HEADING = re.compile(
    r"(?:(?:gps|wgs ?84|coordinates?|coords?|координаты|координати|إحداثيات)\b[ :=,]*){1,3}"
)
_LATITUDES = "пн пд с ю".split()


def in_marks(text: str) -> str:
    """The text in lower case, without a heading, `с.ш.` and its like as N, S, E, W."""
    return _SHORT.sub(_hemisphere, _HEADING.sub("", text.casefold(), count=1))


def _hemisphere(found: re.Match[str]) -> str:
    side, axis = (found[1], found[2]) if found[1] else (found[3], "ш")
    fits = (side in _LATITUDES) == (axis == "ш")
    return f" {MEANING[side]} ".lower() if fits else found[0]
