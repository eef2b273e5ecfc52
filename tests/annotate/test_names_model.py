"""The model of what a name is: its file, its arithmetic, and decisions on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotate.layout import read as read_layout
from factcheck.annotate.names import find, model
from factcheck.annotate.sentences import split
from factcheck.annotate.times import find as find_times
from factcheck.model import Source

SMALL = st.integers(-9000, 9000)


@given(st.lists(st.tuples(SMALL, SMALL, SMALL), max_size=50))
def test_sums_of_packed_weights_are_the_sums_of_each(parts: list[tuple[int, int, int]]) -> None:
    total = sum(model.pack(*part) for part in parts)
    assert model.unpack(total) == tuple(sum(part[place] for part in parts) for place in range(3))


def test_a_file_is_read_as_written(tmp_path: Path) -> None:
    weights = {"b=in": model.pack(-5, 0, 7), "l=river": model.pack(-90, -80, 120), "w=ö": 0}
    model.write(tmp_path / "kinds.bin", weights)
    assert model.read(tmp_path / "kinds.bin") == weights


def test_the_highest_sum_above_zero_decides() -> None:
    assert model.sort_of(model.pack(3, 2, 1)) == "person"
    assert model.sort_of(model.pack(-3, 2, 1)) == "organization"
    assert model.sort_of(model.pack(-3, -2, 0)) == ""


def test_the_file_of_the_package_is_small() -> None:
    assert model.FILE.stat().st_size < 3_000_000


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She moved to Ostergrad in 1998.", "Ostergrad", "place"),
        ("He was born in Welnbach, Ohio.", "Welnbach", "place"),
        ("The novelist Edda Brunvoll was born in 1931.", "Edda Brunvoll", "person"),
        ("He worked for Trenvia Inc. until May.", "Trenvia Inc", "organization"),
    ],
)
def test_names_by_their_surroundings(text: str, name: str, kind: str) -> None:
    page = read_layout(Source("a.txt", text, ""))
    spans = split(text, page.regions)
    mentions, _ = find(text, layout=page, sentences=spans, times=find_times(text, anchor=None))
    assert [m.kind for m in mentions if m.text.rstrip(".") == name] == [kind]
