"""Names of months and weekdays in English, Ukrainian, Russian and Arabic, in the forms of dates; in
cells of tables months of other languages too.

Short forms stand behind a bar. Those of English serve everywhere; the others are ordinary words
too (лис is a fox, сер a sir), so that only cells of tables are read by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTHS = """
january січень січня січні январь января январе يناير كانون_الثاني | січ янв
february лютий лютого лютому февраль февраля феврале فبراير شباط | лют фев
march березень березня березні март марта марте مارس آذار | бер мар
april квітень квітня квітні апрель апреля апреле أبريل ابريل نيسان | кві апр
may травень травня травні май мая мае مايو أيار | тра
june червень червня червні июнь июня июне يونيو يونية حزيران | чер июн
july липень липня липні июль июля июле يوليو يولية تموز | лип июл
august серпень серпня серпні август августа августе أغسطس اغسطس آب | сер авг
september sept вересень вересня вересні сентябрь сентября сентябре أيلول سبتمبر | вер сен сент
october жовтень жовтня жовтні октябрь октября октябре أكتوبر اكتوبر تشرين_الأول | жов окт
november листопад листопада листопаді ноябрь ноября ноябре نوفمبر تشرين_الثاني | лис ноя
december грудень грудня грудні декабрь декабря декабре ديسمبر كانون_الأول | гру дек
"""
_IN_CELLS = """
janvier janv enero ene januar jänner ocak stycznia janeiro gennaio ינואר جانفي ژانویه
février fevrier févr fevr febrero februar şubat lutego fevereiro febbraio פברואר فيفري فوریه
mars marzo märz maerz mär mart marca março מרץ
avril avr abril abr nisan kwietnia aprile אפריל أفريل آوریل
mai mayo mayıs maja maio maggio מאי ماي
juin junio juni haziran czerwca junho giugno יוני جوان ژوئن
juillet juil julio juli temmuz lipca julho luglio יולי جويلية ژوئیه
août aout agosto ago ağustos sierpnia אוגוסט أوت اوت
septembre septiembre setiembre eylül września setembro settembre ספטמבר سپتامبر
octobre octubre oktober okt ekim października outubro ottobre אוקטובר اکتبر
novembre noviembre kasım listopada נובמבר نوامبر
décembre decembre déc diciembre dic dezember dez aralık grudnia dezembro dicembre דצמבר دسامبر
"""
"""French, Spanish, German, Turkish, Polish, Portuguese, Italian, Hebrew, Persian, and the Arabic of
the Maghreb. In names they are other words (Mai-Mai, Mars): only whole cells are read by them.
"""
_WEEKDAYS = """
monday понеділок понеділка понедельник понедельника
tuesday вівторок вівторка вторник вторника
wednesday середа середу середи среда среду среды
thursday четвер четверга четверг
friday п'ятниця п'ятницю п'ятниці пятница пятницу пятницы
saturday субота суботу суботи суббота субботу субботы
sunday неділя неділю неділі воскресенье воскресенья
"""


def _numbered(lines: Iterable[str], first: int) -> dict[str, int]:
    return {
        name.replace("_", " "): number
        for number, line in enumerate(lines, first)
        for name in line.split()
    }


_PARTED = [line.partition("|") for line in _MONTHS.strip().splitlines()]
_WHOLE = _numbered((whole for whole, _, _ in _PARTED), 1)
ENGLISH_MONTHS = tuple(name for name in _WHOLE if name.isascii() and name != "sept")
"""The English names in their order, in small letters."""
_ENGLISH_SHORT = {name[:3]: number for number, name in enumerate(ENGLISH_MONTHS, 1)}
SPELT_MONTHS: dict[str, int] = _WHOLE | _ENGLISH_SHORT
"""Number of the month by its name in running text, in small letters."""
MONTHS: dict[str, int] = SPELT_MONTHS | _numbered((short for _, _, short in _PARTED), 1)
"""Number of the month by its name in a cell of a table: short forms of all languages too."""
CELL_MONTHS: dict[str, int] = _numbered(_IN_CELLS.strip().splitlines(), 1) | MONTHS
"""The same in a cell that holds nothing but a date: those of other languages too."""
WEEKDAYS: dict[str, int] = _numbered(_WEEKDAYS.strip().splitlines(), 0)
"""Number of the weekday by its name in small letters; Monday is 0, as in `datetime`."""
ENGLISH_WEEKDAYS = tuple(name for name in WEEKDAYS if name.isascii() and "'" not in name)
"""The English names in their order, in small letters."""


def any_of(names: Iterable[str]) -> str:
    """A pattern for any of some names, the longest first; a full stop behind a short form is left
    to the pattern around it.
    """
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
