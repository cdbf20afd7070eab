"""`incidents report`: documents from the command line, and what cannot be one."""

import re

import pytest


def test_a_pdf_has_pages_and_its_title(on, tmp_path):
    out = tmp_path / "x.pdf"
    ended = on("report", out, "--title", "Alder and Birch")
    assert ended.code == 0, ended.err
    data = out.read_bytes()
    assert data[:5] == b"%PDF-"
    assert 1 < len(re.findall(rb"/Type\s*/Page\b", data)) < 12
    assert str(out) in ended.out + ended.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("x.docx",), "ends in .html or .pdf"),
        (("x.html", "no-such-code"), "no-such-code"),
        (("x.html", "--country", "PL", "--killed-min", "1"), "found none that match"),
        (("x.html", "s1", "--country", "UA"), "expected a code or filters, found both"),
        (("x.html", "--title", "a\x1bb"), "expected a title of letters"),
    ],
)
def test_what_cannot_be_a_document_is_refused(on, tmp_path, words, expected):
    ended = on("report", tmp_path / words[0], *words[1:])
    assert ended.code == 2, ended.out
    assert expected in ended.err
    assert not list(tmp_path.iterdir())


def test_a_document_is_written_over_by_force_alone(on, tmp_path):
    out = tmp_path / "x.html"
    out.write_text("mine")
    refused = on("report", out)
    assert refused.code == 1
    assert "--force" in refused.err
    assert out.read_text() == "mine"
    assert on("report", out, "--force").code == 0
    assert "<h1>" in out.read_text("utf-8")
