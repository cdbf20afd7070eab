"""A file appears whole or not at all, with the permissions that any new file gets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from incidents.exporters.whole_files import OutputError, whole_file, whole_path

SCRIPT = """
import os, sys, tempfile
from pathlib import Path
from incidents.exporters.whole_files import whole_file, whole_path
os.umask(int(sys.argv[1], 8))
one, two = Path("one.txt"), Path("two.txt")
with whole_file(one) as file:
    file.write("a")
with whole_path(two) as draft:
    draft.touch(0o600)
print(*(oct(path.stat().st_mode & 0o777) for path in (one, two)))
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
@pytest.mark.parametrize(("mask", "mode"), [("022", "0o644"), ("077", "0o600"), ("002", "0o664")])
def test_permissions_follow_the_mask(tmp_path, mask, mode):
    command = [sys.executable, "-c", SCRIPT, mask]
    home = str(Path(__file__).parents[3])
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": home}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [mode, mode]
    assert {path.name for path in tmp_path.iterdir()} == {"one.txt", "two.txt"}


def _fails_half_way(way, out):
    with way(out, force=True) as draft:
        (draft.write if way is whole_file else draft.write_text)("half")
        raise OSError(28, "disk full")


@pytest.mark.parametrize("way", [whole_file, whole_path])
def test_a_writer_that_fails_leaves_nothing_and_the_old_file(tmp_path, way):
    out = tmp_path / "out.txt"
    out.write_text("old")
    with pytest.raises(OutputError, match="full"):
        _fails_half_way(way, out)
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]
