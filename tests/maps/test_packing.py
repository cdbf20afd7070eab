"""What the browser will find in a block, read back by another road."""

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps import base91
from maps.packing import Blocks
from maps.table import Texts


def decode(text, length):
    """Thirteen bits in two letters, as assets/unpack.js reads them."""
    values = [base91.ALPHABET.index(letter) for letter in text]
    bits = "".join(
        f"{high * 91 + low:013b}" for high, low in zip(values[::2], values[1::2], strict=True)
    )
    return bytes(int(bits[at : at + 8], 2) for at in range(0, 8 * length, 8))


@given(st.binary(max_size=200))
def test_bytes_come_back(data):
    assert decode(base91.encode(data), len(data)) == data


def test_the_letters_may_stand_in_a_page():
    assert len(set(base91.ALPHABET)) == 91
    assert not set('<&"\\') & set(base91.ALPHABET)


def plain(blocks, part):
    return zlib.decompress(decode(blocks.texts[part["block"]], part["packed"]))


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
