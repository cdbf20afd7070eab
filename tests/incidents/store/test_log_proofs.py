"""Proofs of the log, checked as somebody without the store would."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.store.log import merkle
from incidents.store.log.leaves import revision_leaf

# Leaves and roots of the reference implementation of RFC 6962, which others test against.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
          "606162636465666768696a6b6c6d6e6f"]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def test_the_tree_is_that_of_the_standard():
    hashes = [merkle.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]
    roots = [merkle.root_of(hashes[: size + 1]).hex() for size in range(len(hashes))]
    assert roots == ROOTS


@given(st.lists(st.integers(0, 40), max_size=6))
def test_a_tree_grows_by_many_leaves_as_by_each(lengths):
    by_each, by_many, number = merkle.Frontier(), merkle.Frontier(), 0
    for length in lengths:
        leaves = [merkle.leaf_hash(str(number + n).encode()) for n in range(length)]
        for leaf in leaves:
            by_each.add(leaf)
        by_many.extend(leaves)
        number += length
        assert (by_many.size, by_many.nodes) == (by_each.size, by_each.nodes)


@given(st.integers(1, 70), st.data())
def test_proofs_hold_and_no_other_leaf_or_head_does(size, data):
    hashes = [merkle.leaf_hash(str(number).encode()) for number in range(size)]
    root = merkle.root_of(hashes)
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(hashes, index)
    assert merkle.is_included(hashes[index], index, size, proof, root)
    assert not merkle.is_included(merkle.leaf_hash(b"x"), index, size, proof, root)
    assert not merkle.is_included(hashes[index], index, size, [*proof, root], root)
    assert size == 1 or not merkle.is_included(hashes[index], index ^ 1, size, proof, root)
    first = data.draw(st.integers(1, size))
    earlier = merkle.root_of(hashes[:first])
    steps = merkle.consistency_proof(hashes, first)
    assert merkle.is_consistent(first, earlier, size, root, steps)
    assert not merkle.is_consistent(first, merkle.leaf_hash(b"x"), size, root, steps)
    assert not merkle.is_consistent(first, earlier, size, merkle.leaf_hash(b"x"), steps)
    assert first == size or not merkle.is_consistent(first, earlier, size, root, steps[:-1])


@pytest.fixture
def store(bare, incident):
    """A store with three records, one of them revised."""
    for code in ("one", "two", "three"):
        bare.add(incident(code=code))
    bare.revise("two", incident(code="two", summary="Another night."))
    return bare


def test_what_head_prints_is_checked_without_the_store(call, store, incident):
    db = store.engine.location
    earlier = call("--db", db, "head", "--format", "json").json
    assert call("--db", db, "head").out.split() == [f"{earlier['size']}:{earlier['root']}",
                                                   earlier["at"]]  # fmt: skip
    store.add(incident(code="four"))
    proof = call("--db", db, "head", "--since", json.dumps(earlier)).json
    assert proof["since"] == earlier
    assert merkle.is_consistent(
        earlier["size"], bytes.fromhex(earlier["root"]), proof["size"],
        bytes.fromhex(proof["root"]), [*map(bytes.fromhex, proof["proof"])],
    )  # fmt: skip
    for code in ("one", "two", "four"):
        stated = call("--db", db, "head", "--record", code).json
        assert stated["leaf"]["record"] == f"incident:{code}"
        path = [*map(bytes.fromhex, stated["proof"])]
        leaf, root = revision_leaf(stated["leaf"]), bytes.fromhex(stated["root"])
        assert merkle.is_included(leaf, stated["index"], stated["size"], path, root)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--since", f"2:{'0' * 64}"], "found 2:0000"),
        (["--since", f"9999:{'0' * 64}"], "expected a head of at most"),
        (["--since", "yesterday"], "SIZE:ROOT"),
        (["--record", "fifty"], "fifty"),
        (["--record", "one", "--since", "x"], "found both"),
    ],
)
def test_what_cannot_be_proved_is_refused(call, store, asked, expected):
    ended = call("--db", store.engine.location, "head", *asked)
    assert (ended.code in (1, 2), ended.out) == (True, "")
    assert expected in ended.err
