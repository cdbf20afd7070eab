"""Random claims and random trees of waves and parts."""

from hypothesis import strategies as st

from incidents.figures.claims import Claim
from incidents.figures.trees import Node

small = st.integers(0, 9)


@st.composite
def figures(draw, words=True):
    """Low, best, high in order, any of them unknown."""
    low, best, high = sorted(draw(st.tuples(small, small, small)))
    keep = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    return tuple(n if k else None for n, k in zip((low, best, high), keep, strict=True))


AUTHORITIES = {
    "army": "attacker",
    "police": "defender",
    "un": "independent",
    "paper": "press",
    "channel": "unknown",
}


@st.composite
def claims(draw, number=0, authorities=tuple(AUTHORITIES), groups=("total", "civilian", "child")):
    authority = draw(st.sampled_from(authorities))
    low, best, high = draw(figures())
    return Claim(
        number,
        draw(st.sampled_from(["killed", "killed", "missing"])),
        draw(st.sampled_from(groups)),
        low,
        best,
        high,
        status=draw(st.sampled_from(["asserted", "claimed", "claimed", "denied"])),
        authority=authority,
        side=AUTHORITIES[authority],
        source=draw(st.sampled_from(["p1", "p2", "p3"])),
        grade=draw(st.sampled_from(["A1", "B2", "C3"])),
        as_of=draw(
            st.sampled_from(["", "2026-03-10", "2026-03-10T09:00", "2026-03-12", "2026-03"])
        ),
        published=draw(st.sampled_from(["", "2026-03-11", "2026-03-13"])),
        accepted=draw(st.integers(0, 9)) > 0,
        key=f"k{number}",
        words=draw(st.sampled_from(["", "", "two more"])),
        whole=draw(st.booleans()),
    )


@st.composite
def records(draw, pointing=True, most=7, **kinds):
    """The claims of one record; with `pointing` they supersede and add to each other."""
    size = draw(st.integers(1, most))
    listed = []
    for number in range(size):
        claim = draw(claims(number, **kinds))
        if pointing:
            names = st.sampled_from(["", "", "", *(f"k{n}" for n in range(size)), "gone"])
            changed = {"supersedes": draw(names), "adds_to": draw(names)}
            claim = Claim(**{n: getattr(claim, n) for n in Claim.__slots__} | changed)
        listed.append(claim)
    return listed


@st.composite
def trees(draw, most=9, hits=False, keys=("a", "b", "c")):
    """Nodes of a forest; each points to an earlier one or to none."""
    size = draw(st.integers(1, most))
    nodes = []
    for number in range(size):
        parent = draw(st.sampled_from([None, *range(number)]))
        nodes.append(
            Node(
                number,
                parent,
                {"killed": draw(figures())},
                (draw(st.sampled_from(keys)),) if keys else (),
                draw(st.booleans()) if hits else True,
            )
        )
    return nodes
