"""Files of every kind, as they come: read whole, or refused with the reason."""

import contextlib
import csv
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.importers.reading import open_file, zip_archive
from incidents.importers.reading.tables import workbook as sheets_module
from incidents.importers.reading.tables.named_rows import LONGEST
from schema.errors import InputError


@pytest.fixture
def made(tmp_path):
    """Write a file and open it."""

    def made(content, name="data.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return open_file(path)

    return made


def rows(file):
    return list(file.rows())


def workbook(path, *sheets):
    """A small XLSX, made by hand: the cells of each sheet, numbers and text."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, (name, _) in enumerate(sheets, 1)
    )
    office = "http://schemas.openxmlformats.org"
    links = "".join(
        f'<Relationship Id="r{n}" Type="{office}/officeDocument/2006/relationships/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", f'<Types xmlns="{office}/package/2006/content-types"/>')
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="a" '
            f'Type="{office}/officeDocument/2006/relationships/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        out.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{office}/spreadsheetml/2006/main" '
            f'xmlns:r="{office}/officeDocument/2006/relationships"><sheets>{names}</sheets>'
            "</workbook>",
        )
        out.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{office}/package/2006/relationships">{links}</Relationships>',
        )
        for number, (_, cells) in enumerate(sheets, 1):
            out.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(office, cells))
    return path


def _sheet(office, table):
    lines = []
    for number, cells in enumerate(table, 1):
        inside = "".join(
            f'<c r="{chr(65 + n)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
            if isinstance(cell, str)
            else f'<c r="{chr(65 + n)}{number}"><v>{cell}</v></c>'
            for n, cell in enumerate(cells)
        )
        lines.append(f'<row r="{number}">{inside}</row>')
    inside = f"<sheetData>{''.join(lines)}</sheetData>"
    return f'<worksheet xmlns="{office}/spreadsheetml/2006/main">{inside}</worksheet>'


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_delimiter_and_encoding_are_found(made, sign, encoding):
    text = sign.join(["id", "місто", "note"]) + "\r\n" + sign.join(["1", "Суми", '"a, b; c"'])
    file = made(text.encode(encoding))
    assert (file.kind, file.delimiter) == ("table", sign)
    assert list(file.header()) == ["id", "місто", "note"]
    assert rows(file) == [(2, {"id": "1", "місто": "Суми", "note": "a, b; c"})]
    assert rows(file) == rows(file)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("cp1252", "Café à Zürich: naïve señor, groß, “déjà vu”"),
     ("cp1251", "Харьков, Сумы: обстрел жилого дома, есть раненые")],
)  # fmt: skip
def test_text_that_is_no_utf8_is_guessed_and_said(made, encoding, words):
    text = "id,words\n" + "".join(f'{n},"{words}"\n' for n in range(40))
    file = made(text.encode(encoding))
    assert rows(file)[0][1]["words"] == words
    assert any("guess" in warning for warning in file.warnings)


def test_a_byte_that_cp1252_does_not_have(made):
    file = made(b"id,name\n1,caf\xe9 \x81\n")
    assert rows(file)[0][1]["id"] == "1"


def test_a_late_letter_of_another_encoding_is_seen(made):
    text = "id,name\n" + "1,plain\n" * 20_000 + "2,café\n"
    file = made(text.encode("cp1252"))
    assert rows(file)[-1] == (20_002, {"id": "2", "name": "café"})


def test_damaged_utf8_rejects_the_damaged_row_alone(made):
    good = "".join(f"{n},Дніпро\n" for n in range(50)).encode()
    file = made(b"id,name\n" + good + b"50,Dnipro \xff\n51,end\n")
    found = rows(file)
    assert (len(found), found[-1][1]["id"]) == (51, "51")
    (fault,) = file.unread()
    assert fault.row == 52
    assert "expected text in UTF-8, found the byte 0xFF" in fault.reason


@pytest.mark.parametrize("place", ["Чад", "Mörön"])
def test_one_bad_byte_never_turns_a_short_file_into_another_alphabet(made, place):
    file = made(f"id,place\n1,{place}\n".encode() + b"2,caf\xe9\n3,end\n")
    assert rows(file) == [(2, {"id": "1", "place": place}), (4, {"id": "3", "place": "end"})]
    assert "0xE9" in file.unread()[0].reason


def test_quoted_newlines_and_empty_lines_count_as_a_spreadsheet_counts(made):
    file = made('id,text\n1,"two\nlines"\n\n2,x\n,\n')
    assert rows(file) == [(2, {"id": "1", "text": "two\nlines"}), (4, {"id": "2", "text": "x"})]
    assert "1 empty rows" in " ".join(file.warnings)


def test_nul_bytes_are_left_out_and_said(made):
    file = made(b"id,name\n1,a\x00b\n")
    assert rows(file) == [(2, {"id": "1", "name": "ab"})]
    assert "1 NUL" in " ".join(file.warnings)


def test_ragged_rows_are_rejected_and_never_shifted(made):
    file = made("a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6,,\n")
    assert [number for number, _ in rows(file)] == [2, 5]
    faults = file.unread()
    assert [(f.row, f.reason) for f in faults] == [
        (3, "expected 3 cells, found 2"), (4, "expected 3 cells, found 4"),
    ]  # fmt: skip
    assert faults[1].original == {"a": "1", "b": "2", "c": "3", "column_4": "4"}
    assert file.unread() == []


def test_a_header_that_names_a_column_twice_is_refused(made):
    file = made("a,b,a\n1,2,3\n")
    assert list(file.header()) == ["a", "b", "a"]
    with pytest.raises(InputError, match="'a' 2 times"):
        rows(file)
    assert rows(made("a,,\n1,2,3\n"))[0][1] == {"a": "1", "column_2": "2", "column_3": "3"}


def test_a_header_alone_and_a_header_given(made):
    assert rows(made("a,b\n")) == []
    assert next(made("1,2\n3,4\n").rows(["x", "y"])) == (1, {"x": "1", "y": "2"})


def test_a_cell_of_ten_megabytes_rejects_its_row(made):
    file = made(f"id,text\n1,{'x' * 10_000_000}\n2,y\n")
    assert [row["id"] for _, row in rows(file)] == ["2"]
    (fault,) = file.unread()
    assert (fault.row, fault.column, len(fault.value)) == (2, "text", 200)
    assert f"at most {LONGEST:,}" in fault.reason


def test_a_quotation_mark_that_never_closes_is_said(made):
    file = made('id,text\n1,a\n2,"b\n3,c\n4,d\n')
    assert [row["id"] for _, row in rows(file)] == ["1"]
    (fault,) = file.unread()
    assert (fault.row, "never closes" in fault.reason) == (3, True)


def test_a_line_may_state_the_delimiter(made):
    file = made("sep=;\na;b\n1;2,5\n")
    assert (list(file.header()), rows(file)) == (["a", "b"], [(3, {"a": "1", "b": "2,5"})])


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf", b"\x7fELF\x02\x01\x01" * 99])
def test_empty_and_binary_files_are_refused(made, content):
    with pytest.raises(InputError, match="expected a"):
        made(content)


def test_folders_and_missing_files_are_refused(tmp_path):
    with pytest.raises(InputError, match="a folder"):
        open_file(tmp_path)
    with pytest.raises(InputError, match="nothing of that name"):
        open_file(tmp_path / "none.csv")
    with pytest.raises(InputError, match="pipe or device"):
        open_file("/dev/null")


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [("a.txt", '{"a": 1}\n{"a": 2}\n', "ndjson"), ("a.json", '[{"a": 1}]', "json"),
     ("a.json", '{"a": 1}', "json"), ("a.jsonl", '{"a": 1}', "ndjson"),
     ("a.json", '{\n"a": 1}', "json"), ("a.kml", "<?xml version='1.0'?><kml/>", "xml"),
     ("a.yaml", "title: x", "yaml"), ("a", "title: x\nb: y\n", "yaml"),
     ("a.csv", "title: x,b\n1,2\n", "table")],
)  # fmt: skip
def test_the_kind_is_found_by_what_stands_in_the_file(made, name, text, kind):
    assert made(text, name).kind == kind


def test_a_file_of_another_kind_says_what_it_is(made):
    with pytest.raises(InputError, match=r"expected a table .* found a JSON document"):
        rows(made("[1]", "a.csv"))
    with pytest.raises(InputError, match="found a table"):
        made("a,b\n1,2\n").json()
    with pytest.raises(InputError, match="found a table"):
        list(made("a,b\n1,2\n").objects())
    assert list(made("[1]", "a.csv").header()) == []


def test_broken_lines_of_ndjson_are_rejected_one_by_one(made):
    file = made('{"a": 1}\n{"a": \n\n[1]\n{"a": 2}\n', "a.ndjson")
    assert list(file.objects()) == [(1, {"a": 1}), (5, {"a": 2})]
    assert [fault.row for fault in file.unread()] == [2, 4]


@pytest.mark.parametrize(
    ("plain", "path", "found"),
    [([{"a": 1}, {"a": 2.5}], None, [{"a": 1}, {"a": 2.5}]),
     ({"n": 1, "strike": [{"a": 1}]}, None, [{"a": 1}]),
     ({"x": {"features": [{"a": 1}]}}, None, [{"a": 1}]),
     ({"x": [{"b": 1}], "y": [{"a": 1}]}, "y", [{"a": 1}]),
     ({"a": 1}, None, [{"a": 1}]), ([], None, [])],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_objects_of_json_are_streamed(made, plain, path, found, encoding):
    file = made(json.dumps(plain).encode(encoding), "a.json")
    assert [row for _, row in file.objects(path)] == found


@pytest.mark.parametrize("text", ['[{"a": 1}, {"a": ', '{"a": [{"b": 1}', '[{"a": NaN}]'])
def test_json_that_is_cut_off_is_refused(made, text):
    file = made(text, "a.json")
    with pytest.raises(InputError, match="expected JSON"):
        list(file.objects())


def test_a_deep_nesting_is_refused(made):
    with pytest.raises(InputError):
        made('{"a":' * 100_000, "a.json").json()


def test_a_workbook_gives_typed_cells_and_row_numbers(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        ("empty", []),
        ("data", [["id", "place ", "n"], [1, " Sumy", 2.5], [], [2, "Kyiv", 3]]),
        ("more", [["x"], ["y"]]),
    )
    file = open_file(path)
    assert (file.kind, file.encoding) == ("table", None)
    assert list(file.header()) == ["id", "place", "n"]
    assert rows(file) == [
        (2, {"id": 1, "place": "Sumy", "n": 2.5}), (4, {"id": 2, "place": "Kyiv", "n": 3}),
    ]  # fmt: skip
    assert "not more" in " ".join(file.warnings)
    assert list(file.sheets()) == ["empty", "data", "more"]
    assert rows(file.sheet("more")) == [(2, {"x": "y"})]
    with pytest.raises(InputError, match="a sheet"):
        rows(file.sheet("none"))


def test_workbooks_that_unpack_to_too_much_are_refused(tmp_path, monkeypatch):
    path = workbook(tmp_path / "a.xlsx", ("data", [["id"], *([f"x{n}"] for n in range(2_000))]))
    monkeypatch.setattr(sheets_module, "_MOST", 10_000)
    with pytest.raises(InputError, match="at most"):
        rows(open_file(path))
    monkeypatch.setattr(zip_archive, "MOST", 10_000)
    with pytest.raises(InputError, match="unpacked"):
        open_file(path)


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path):
    path = workbook(tmp_path / "a.xlsx", ("data", [["id"], ["x" * 5_000]]))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lied = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(lied)
    with pytest.raises(InputError, match="damaged"):
        rows(open_file(path))


@pytest.mark.parametrize("name", ["../out.kml", "/etc/passwd", "a/../../b", "..\\b", "C:\\b"])
def test_zips_whose_paths_climb_out_are_refused(tmp_path, name):
    path = tmp_path / "a.kmz"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("doc.kml", "<kml/>")
        out.writestr(name, "x")
    with pytest.raises(InputError, match="leads out"):
        open_file(path)


def test_members_of_a_zip(tmp_path):
    path = tmp_path / "a.kmz"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("doc.kml", "<kml/>")
    file = open_file(path)
    assert (file.kind, list(file.members())) == ("zip", ["doc.kml"])
    with file.member("doc.kml") as inside:
        assert inside.read() == b"<kml/>"
    with pytest.raises(InputError, match="none of that name"), file.member("x"):
        pass
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(InputError, match="damaged"):
        open_file(path)


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=12
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8), st.sampled_from(",;\t|"))
def test_what_a_writer_writes_is_read_back(tmp_path_factory, table, sign):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=sign)
    writer.writerows([["id", "name", "note"], *table])
    path = tmp_path_factory.mktemp("property") / "a.csv"
    path.write_text(text.getvalue(), "utf-8", newline="")
    file = open_file(path)
    filled = [[cell.strip() for cell in row] for row in table if any(c.strip() for c in row)]
    assert [list(row.values()) for _, row in file.rows()] == filled
    assert file.unread() == []


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes") / "a.csv"
    path.write_bytes(content)
    with contextlib.suppress(InputError):
        file = open_file(path)
        assert file.kind != "table" or all(number for number, _ in file.cells())
