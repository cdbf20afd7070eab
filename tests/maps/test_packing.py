"""What the browser will find in a block, read back by another road."""

import base64
import zlib

import numpy as np
import pytest

from maps.packing import Blocks
from maps.table import Texts


def plain(blocks, part):
    bundle, *large = [zlib.decompress(base64.b64decode(text)) for text in blocks.texts]
    if "block" in part:
        assert len(large[part["block"] - 1]) == part["plain"]
        return large[part["block"] - 1]
    return bundle[part["at"] : part["at"] + part["plain"]]


def test_small_blocks_share_one_and_none_stands_twice():
    blocks = Blocks()
    small, large = blocks.add(b"few"), blocks.add(b"many" * 20_000)
    assert (blocks.add(b"few"), blocks.add(b"many" * 20_000)) == (small, large)
    assert plain(blocks, small) == b"few"
    assert plain(blocks, large) == b"many" * 20_000
    assert len(blocks.texts) == 2


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [([1, 2, 300], 1), ([0.5, -1.25], 100), ([48.4235, 34.9773], 10_000), ([0.1 + 0.2, 1], 0)],
)
def test_numbers_lose_nothing(numbers, scale):
    blocks = Blocks()
    packed = blocks.number(np.array([*numbers, np.nan], np.float64))
    assert plain(blocks, packed["unknown"]) == bytes([1 << len(numbers)])
    assert packed.get("scale", 0) == scale
    if not scale:
        assert np.frombuffer(plain(blocks, packed["floats"]))[: len(numbers)].tolist() == numbers


def test_a_text_that_repeats_is_a_dictionary_in_order():
    blocks = Blocks()
    column = Texts(np.array([1, 0, -1, 1, 0, 1], np.int32), ["b", "a"])
    packed = blocks.text(column)
    assert plain(blocks, packed["texts"]) == b"a\x00b\x00"
    assert list(plain(blocks, packed["positions"])) == [1, 2, 0, 1, 2, 1]


def test_a_text_that_does_not_repeat_is_written_out():
    blocks = Blocks()
    packed = blocks.text(Texts(np.array([0, -1, 1], np.int32), ["a\x00", "ü"]))
    assert plain(blocks, packed["texts"]) == "a␀\x00\x00ü\x00".encode()
