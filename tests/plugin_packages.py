"""Packages of others for the tests of plug-ins: that of docs/plugins.md, and made-up ones."""

import re
import sys
import tomllib
from contextlib import contextmanager
from pathlib import Path

import pytest

from schema.plugins import _points

DOCUMENT = Path(__file__).parents[1] / "docs" / "plugins.md"
_BLOCK = re.compile(r"^```(?:toml|python)\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def install_documented(folder):
    """Put the package of docs/plugins.md into a folder, which is returned."""
    files = dict(_BLOCK.findall(DOCUMENT.read_text(encoding="utf-8")))
    groups = tomllib.loads(files.pop("pyproject.toml"))["project"]["entry-points"]
    install(folder, "strike-extras", groups, files)
    return folder


def install(folder, name, groups, files):
    """Put a package where `pip install --target` would put it."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    about = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    lines = [
        line
        for group, points in groups.items()
        for line in (f"[{group}]", *(f"{key} = {value}" for key, value in points.items()))
    ]
    (about / "entry_points.txt").write_text("\n".join(lines) + "\n")


@contextmanager
def packages(*folders):
    """The packages in these folders are installed; afterwards, as in a process of its own, what was
    read of them is known no more.
    """
    _points.cache_clear()
    try:
        with pytest.MonkeyPatch.context() as patch:
            for folder in reversed(folders):
                patch.syspath_prepend(folder)
            yield
    finally:
        _points.cache_clear()
        held = tuple(map(str, folders))
        for name, module in list(sys.modules.items()):
            if held and (getattr(module, "__file__", None) or "").startswith(held):
                del sys.modules[name]
