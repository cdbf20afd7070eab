"""Names of months in English, Ukrainian, Russian and Arabic, in the forms that dates use."""

from __future__ import annotations

import re

_NAMES = """
january jan січень січня січ январь января янв يناير كانون_الثاني
february feb лютий лютого лют февраль февраля фев فبراير شباط
march mar березень березня бер март марта мар مارس آذار
april apr квітень квітня кві апрель апреля апр أبريل ابريل نيسان
may травень травня тра май мая مايو أيار
june jun червень червня чер июнь июня июн يونيو يونية حزيران
july jul липень липня лип июль июля июл يوليو يولية تموز
august aug серпень серпня сер август августа авг أغسطس اغسطس آب
september sept sep вересень вересня вер сентябрь сентября сен сент سبتمبر أيلول
october oct жовтень жовтня жов октябрь октября окт أكتوبر اكتوبر تشرين_الأول
november nov листопад листопада лис ноябрь ноября ноя نوفمبر تشرين_الثاني
december dec грудень грудня гру декабрь декабря дек ديسمبر كانون_الأول
"""

MONTHS: dict[str, int] = {
    name.replace("_", " "): number
    for number, line in enumerate(_NAMES.strip().splitlines(), start=1)
    for name in line.split()
}
"""Number of the month by its name, in lower case."""

PATTERN = "|".join(re.escape(name) for name in sorted(MONTHS, key=len, reverse=True))
"""Any of the names; a full stop after a short form is left to the pattern around it."""
