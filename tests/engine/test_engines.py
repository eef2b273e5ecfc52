"""One behaviour for every engine, whatever its workers and however it batches the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine.base import Engine
from factcheck.engine.local import LocalEngine

ENGINES: dict[str, Callable[[], LocalEngine]] = {
    "in process": lambda: LocalEngine(1),
    "in process, one record a batch": lambda: LocalEngine(1, batch_size=1),
    "two workers": lambda: LocalEngine(2, batch_size=3),
}


@pytest.fixture(scope="module", params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[LocalEngine]:
    with ENGINES[request.param]() as built:
        yield built


def double(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def drop_one(numbers: Sequence[int]) -> list[int]:
    return list(numbers[1:])


def fail_on_seven(numbers: Sequence[int]) -> list[int]:
    if 7 in numbers:
        raise ValueError("seven")
    return list(numbers)


def spell(key: str, numbers: Sequence[int]) -> list[str]:
    return [f"{key}{number}" for number in numbers if number != 3]


def letters(word: str) -> set[str]:
    return set(word)


def first_letter(word: str) -> list[str]:
    return [word[0], word[0]]


def test_an_engine_satisfies_the_protocol(engine: LocalEngine) -> None:
    typed: Engine = engine
    assert typed.map_batches(double, []) == []


def test_map_batches_keeps_the_order_of_records(engine: Engine) -> None:
    assert engine.map_batches(double, [5, 1, 4, 1, 3, 9, 2]) == [10, 2, 8, 2, 6, 18, 4]


def test_map_batches_wants_one_result_per_record(engine: Engine) -> None:
    with pytest.raises(ValueError, match="results for a batch"):
        engine.map_batches(drop_one, [1, 2, 3, 4])


def test_an_exception_in_a_batch_reaches_the_caller(engine: Engine) -> None:
    with pytest.raises(ValueError, match="seven"):
        engine.map_batches(fail_on_seven, list(range(10)))


def test_map_groups_goes_by_key_and_joins(engine: Engine) -> None:
    groups = {"b": [1, 2], "c": [], "a": [3, 4], "d": [5], "aa": [6]}
    assert engine.map_groups(spell, groups) == ["a4", "aa6", "b1", "b2", "d5"]


def test_pairs_by_key_gives_each_pair_once(engine: Engine) -> None:
    words = ["ab", "ba", "bc", "d"]
    assert engine.pairs_by_key(words, letters, limit=10) == [(0, 1), (0, 2), (1, 2)]


def test_a_key_that_many_share_pairs_only_neighbours(engine: Engine) -> None:
    words = ["a1", "b1", "a2", "a3", "b2"]
    assert engine.pairs_by_key(words, first_letter, limit=2) == [(0, 2), (1, 4), (2, 3)]


def test_components_are_named_by_their_smallest_member(engine: Engine) -> None:
    assert engine.connected_components(6, [(4, 2), (5, 4), (1, 0)]) == [0, 0, 2, 3, 2, 2]


def test_an_engine_needs_a_worker() -> None:
    with pytest.raises(ValueError, match="at least one worker"):
        LocalEngine(0)


def test_a_closed_engine_can_be_used_again() -> None:
    engine = LocalEngine(2, batch_size=1)
    for _ in range(2):
        assert engine.map_batches(double, [1, 2, 3]) == [2, 4, 6]
        engine.close()


EDGES = st.integers(1, 12).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=20),
    )
)


@given(EDGES, st.randoms(use_true_random=False))
def test_components_do_not_depend_on_the_order_of_edges(
    graph: tuple[int, list[tuple[int, int]]], random: Any
) -> None:
    count, edges = graph
    engine = LocalEngine()
    expected = engine.connected_components(count, edges)
    shuffled = [edge[::-1] for edge in edges]
    random.shuffle(shuffled)
    assert engine.connected_components(count, shuffled) == expected


@given(EDGES)
def test_components_are_what_the_edges_reach(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    reached = [{index} for index in range(count)]
    for _ in range(count):
        for first, second in edges:
            joined = reached[first] | reached[second]
            for index in joined:
                reached[index] = joined
    expected = [min(component) for component in reached]
    assert LocalEngine().connected_components(count, edges) == expected


WORDS = st.lists(st.text("abc", max_size=3), max_size=12)


@given(WORDS, st.integers(1, 20))
def test_pairs_share_a_key_and_rare_keys_miss_none(words: list[str], limit: int) -> None:
    pairs = LocalEngine().pairs_by_key(words, letters, limit=limit)
    assert pairs == sorted(set(pairs))
    sharing = {
        (low, high)
        for low in range(len(words))
        for high in range(low + 1, len(words))
        if letters(words[low]) & letters(words[high])
    }
    assert set(pairs) <= sharing
    if limit >= len(words):
        assert set(pairs) == sharing


@given(st.lists(st.integers()), st.integers(1, 10))
@settings(max_examples=50)
def test_the_size_of_a_batch_changes_nothing(numbers: list[int], size: int) -> None:
    assert LocalEngine(batch_size=size).map_batches(double, numbers) == double(numbers)
