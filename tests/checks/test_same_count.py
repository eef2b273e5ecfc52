"""How two numbers are known to count one thing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.same_count import Block, Count, likeness, pair, rarity
from factcheck.model import Claim
from factcheck.values import Quantity

SURE = ("killed",)
WORDS = st.frozensets(st.sampled_from("cable undersea damage cut bridge people".split()))
ROLES = st.sampled_from(["", "cut", "sell"])


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low = draw(st.integers(0, 50))
    high = draw(st.one_of(st.none(), st.integers(low, 60)))
    unit = draw(st.sampled_from(["cable", "killed", "year", "USD"]))
    return _count(
        draw(st.sampled_from("abc")),
        Quantity(low, high, unit),
        role=draw(ROLES),
        frame=draw(WORDS),
        scope=draw(st.sampled_from(["", "worldwide"])),
    )


def _count(
    source: str,
    value: Quantity,
    *,
    role: str = "",
    scope: str = "",
    frame: frozenset[str] = frozenset(),
) -> Count:
    claim = Claim(
        id=f"{source}{value.low}{role}{scope}",
        source=source,
        predicate="quantity",
        subject="event:story",
        value=value,
        start=0,
        end=1,
        text="1",
    )
    return Count(claim=claim, value=value, role=role, scope=scope, who="", frame=frame)


@given(counts(), counts())
def test_likeness_is_symmetric(one: Count, two: Count) -> None:
    if one.value.unit != two.value.unit:
        return
    block = Block([one, two])
    there = likeness(one, two, block=block, sure=SURE)
    assert abs(there - likeness(two, one, block=block, sure=SURE)) < 1e-9


@given(counts(), counts())
def test_another_scope_is_another_count(one: Count, two: Count) -> None:
    if one.scope != two.scope:
        assert likeness(one, two, block=Block([one, two]), sure=SURE) < 0


@given(st.lists(counts(), max_size=8))
def test_no_article_is_paired_with_itself(found: list[Count]) -> None:
    claims = [count.claim for count in found]
    sources = {claim.id: claim.source for claim in claims}
    pairs = pair(claims, told=claims, occasions={}, sure=SURE, published={})
    assert all(sources[a] != sources[b] for a, b in pairs.matched)
    assert all((b, a) in pairs.matched for a, b in pairs.matched)


def test_words_around_tell() -> None:
    frame = frozenset(["undersea", "damage", "operator"])
    one = _count("a", Quantity(2, 2, "cable"), frame=frame)
    two = _count("b", Quantity(3, 3, "cable"), frame=frame)
    far = _count("b", Quantity(3, 3, "cable"), frame=frozenset(["bridge", "crane"]))
    near = likeness(one, two, block=Block([one, two]), sure=SURE)
    assert near > likeness(one, far, block=Block([one, far]), sure=SURE)


def test_a_rare_noun_tells_more() -> None:
    assert rarity("turbine") > rarity("people") >= 0
