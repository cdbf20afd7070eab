"""How `make docs` makes a site of these pages (Sphinx with MyST). It asks no network, and fails on
a link that leads nowhere.
"""

import re
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from incidents.version import VERSION  # noqa: E402  # of this tree, not of another installation

project = "incidents-db"
author = "the incidents-db team"
version = release = VERSION
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["templates", "examples"]
html_theme = "furo"
html_title = f"incidents-db {VERSION}"
html_extra_path = ["../seed_data"]  # the records that the guide of recording shows
html_copy_source = False
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_format = "short"
nitpick_ignore_regex = [(r"py:.*", r".*")]

_OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./seed_data/([^)]+)\)")
_IN_ROOT = re.compile(r"\[([^\]]+)\]\((?:\.\./)?(?!docs/)([A-Z]+(?:\.md|\.cff)?)\)")
_NOT_HERE = re.compile(r"\[([^\]]+)\]\((templates/[^)]+)\)")
_FILES = re.compile(r"\[([^\]]+)\]\((?:docs/)?(notebook\.ipynb)\)")


def _readable(text):
    """Links that lead out of `docs`: to records, which stand in the site too, and to files of the
    repository, which are named.
    """
    text = _OUTSIDE.sub(r'<a href="\2">\1</a>', text)
    text = _NOT_HERE.sub(r"\1 (`docs/\2`)", text)
    text = _IN_ROOT.sub(r"\1 (`\2`)", text)
    text = _FILES.sub(r"{download}`\1 <\2>`", text)
    return text.replace("](docs/", "](").replace("(docs/", "(")


def _tour():
    """The README from its tour on, whose commands a test runs."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    tour = readme[readme.index("## A tour") : readme.index("## More")]
    return re.sub("^## ", "# ", tour, count=1, flags=re.MULTILINE)


def _codebook():
    """Every column of an export with its meaning, as `incidents codebook` prints it."""
    from schema.columns import COLUMNS

    rows = [
        f"| `{c.name}` | {c.meaning}{f' ({c.unit})' if c.unit else ''} | `{c.hxl}` |"
        for c in COLUMNS
    ]
    head = ["| column | meaning | HXL |", "|---|---|---|"]
    return "\n".join(["# Codebook", "", "The columns of CSV and of every other flat export.", "",
                      *head, *rows, ""])  # fmt: skip


def _datasets():
    """The data sets that `load` reads, as `incidents load --list` prints them."""
    from incidents.importers.registry import formats

    parts = [
        "# Data sets",
        "",
        "What `incidents load` reads: formats, and data sets of other people.",
    ]
    for form in formats():
        parts += ["", f"## {form.title}", "", f"- `--from {form.name}`"]
        parts += [
            f"- {label}: {text}"
            for label, text in (("publisher", form.publisher), ("licence", form.licence),
                                ("covers", form.coverage), ("expects", form.expects),
                                ("where it is published", form.published))
            if text
        ]  # fmt: skip
    return "\n".join([*parts, ""])


_MADE = {"tour": _tour, "codebook": _codebook, "datasets": _datasets}


def _read(_, name, source):
    made = _MADE.get(name)
    source[0] = _readable(made() if made else source[0])


def _docstring(app, what, name, obj, options, lines):
    """Docstrings are plain: a word in backticks is code, and a trailing _ belongs to it."""
    lines[:] = [
        re.sub(
            r"(?<!`)`([^`]+)`(?!`)", r"``\1``", re.sub(r"(?<![`\w])(\w+)_(?=\W|$)", r"\1\\_", line)
        )
        for line in lines
    ]


def setup(app):
    """Make pages that stand elsewhere, and mend links that lead out of the folder."""
    app.connect("source-read", _read)
    app.connect("autodoc-process-docstring", _docstring)
