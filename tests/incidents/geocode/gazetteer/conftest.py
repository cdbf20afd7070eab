"""Files that a person may add: small ones of our own making in the real formats."""

import csv
import zipfile
from xml.sax.saxutils import escape

import pytest

from incidents.geocode.gazetteer import home, index
from incidents.geocode.geocoder import Geocoder

COLUMNS = [
    "Перший рівень", "Другий рівень", "Третій рівень", "Четвертий рівень", "Додатковий рівень",
    "Категорія об’єкта", "Назва об’єкта",
]  # fmt: skip
OBLAST, IZIUM, KUPIANSK = "UA63000000000041885", "UA63040000000023521", "UA63080000000050506"
SETTLEMENTS = {
    IZIUM: "Ізюм Балаклія Барвінкове Савинці Донець Вірнопілля Іванівка Дубрівка".split(),
    KUPIANSK: "Куп’янськ Шевченкове Дворічна Ківшарівка Іванівка Гракове Гроза".split(),
}
"""Settlements by raion; the packaged set places some of either. Іванівка is in both."""


def _register():
    yield [*[""] * 5, "ЗАТВЕРДЖЕНО", ""]
    yield COLUMNS
    yield [OBLAST, "", "", "", "", "O", "Харківська"]
    for raion, name in ((IZIUM, "Ізюмський"), (KUPIANSK, "Куп’янський")):
        yield [OBLAST, raion, "", "", "", "P", name]
        community = raion[:6] + "0100000" + "1"
        yield [OBLAST, raion, community, "", "", "H", "Громада"]
        for number, village in enumerate(SETTLEMENTS[raion]):
            code = f"{raion[:8]}{number:011}"
            yield [OBLAST, raion, community, code, "", "MTXC"[number % 4], village]
        yield [OBLAST, raion, community, "", f"{raion[:8]}99", "B", "Міський район"]


def _xlsx(path, rows):
    """A workbook of one sheet with its texts in the cells."""
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    lines = "".join(
        f'<row r="{r}">'
        + "".join(
            f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for c, text in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as book:
        for name, text in parts.items():
            stamped = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            book.writestr(stamped, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return path


@pytest.fixture(scope="session")
def register_rows():
    """The register's rows, heading included."""
    return list(_register())


@pytest.fixture(scope="session")
def register_xlsx(register_rows, tmp_path_factory):
    """The register as the ministry publishes it."""
    return _xlsx(tmp_path_factory.mktemp("register") / "kodifikator.xlsx", register_rows)


@pytest.fixture(scope="session")
def register_csv(register_rows, tmp_path_factory):
    """The register as CSV."""
    path = tmp_path_factory.mktemp("register") / "kodifikator.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(register_rows)
    return path


def row(number, name, kind, *, at=(49.7, 37.3), names="", area="07", people=0, land="UA"):
    """A row of a GeoNames country file."""
    group, code = kind.split(".")
    cells = [str(number), name, name, names, str(at[0]), str(at[1]), group, code, land, "", area,
             "", "", "", str(people), "", "", "Europe/Kyiv", "2024-01-01"]  # fmt: skip
    return "\t".join(cells)


@pytest.fixture(scope="session")
def geonames_row():
    """Make a row of a GeoNames country file."""
    return row


@pytest.fixture(scope="session")
def country_file(tmp_path_factory):
    """A GeoNames country file of seven rows."""
    path = tmp_path_factory.mktemp("geonames") / "UA.txt"
    rows = [
        row(9000001, "Testove Selo", "P.PPL", names="Тестове Село,Тестовое", people=120),
        row(9000002, "Testove Selo", "P.PPL", at=(50.9, 24.1), area="24", people=90),
        row(9000003, "Testovyi Aerodrome", "S.AIRF", at=(49.8, 37.4)),
        row(9000004, "Stara Testivka", "P.PPLH"),
        row(9000005, "Testovyi Kut", "P.PPLX", people=10),
        row(9000006, "Lis Testovyi", "V.FRST"),
        row(706483, "Kharkiv", "P.PPLA", at=(49.98081, 36.25272), names="Харків", people=1430885),
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def added_cache(build_cache, cache, country_file, register_xlsx):
    """A cache folder with a gazetteer to which both files were added."""
    return build_cache("with-files", [country_file, register_xlsx], base=cache)


@pytest.fixture(scope="session")
def with_files(added_cache):
    """A geocoder on that gazetteer."""
    gazetteer = index.Gazetteer(added_cache / "gazetteer" / home.file().name)
    yield Geocoder(gazetteer)
    gazetteer.close()
