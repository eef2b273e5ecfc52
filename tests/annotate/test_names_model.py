"""The model of what a name is: its file, its arithmetic, and decisions on sentences of our own."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotate.layout import read as read_layout
from factcheck.annotate.names import cut, find, model
from factcheck.annotate.names.evidence import Evidence
from factcheck.annotate.names.kinds import Kinds
from factcheck.annotate.sentences import split
from factcheck.annotate.times import find as find_times
from factcheck.model import Mention, Source

HERE = Path(__file__).resolve().parents[2]
CORPORA = HERE.parent / "shared" / "corpora"
OPEN = """Ostergrad's Trenvia Works said, near Welnbach and Puttlach, that Dreval and Xo left.

Edda Brunvoll met Ana Prest of the Lido Mill Trust. "Brunvoll (aged 42) works for LMT and Mill's
Loop," Prest wrote in the journal Ost Wend. Vik-Sund told Ostergrad Radio of Welnbach Hill.
They then built McAvern near the village of Vik-Sund, director Orla Fenwick-Mott of Lake Orrin said.
"""
# what features of the name, of the words beside it and of the article begin with
FEATURES = {
    *"bias w n f1 f2 l1 l2 x1 x2 y1 y2 s1 s2 h1 h2 t1 t2 i1 i2 r1 r2 z ht e k m".split(),
    *"b p B a q A u v V c d C D bb aa ba N P I".split(),
    *"# K G H J T RF RM RL QF QM QL".split(),
}
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


def names_of(text: str, known: model.Model | None = None) -> list[Mention]:
    page = read_layout(Source("a.txt", text, ""))
    spans = split(text, page.regions)
    times = find_times(text, anchor=None)
    return find(text, layout=page, sentences=spans, times=times, model=known)[0]


def opened(text: str) -> Kinds:
    page = read_layout(Source("a.txt", text, ""))
    spans = split(text, page.regions)
    drafts, _ = cut(text, layout=page, sentences=spans, times=find_times(text, anchor=None))
    return Evidence(text, drafts).open()


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
    assert [m.kind for m in names_of(text) if m.text.rstrip(".") == name] == [kind]


def test_a_word_that_ends_a_longer_name_is_that_person_whatever_the_weights_say() -> None:
    text = "Apparently Lindqvist knew of it, said Karin Lindqvist."
    against = model.Model({"w=lindqvist": model.pack(-500, 0, 500)})
    found = [(m.text, m.kind) for m in names_of(text, against)]
    assert found == [("Lindqvist", "person"), ("Karin Lindqvist", "person")]


def test_a_rule_that_tells_something_else_of_it_stands() -> None:
    text = "She lives in the village of Lindqvist, said Karin Lindqvist."
    assert [(m.text, m.kind) for m in names_of(text)] == [
        ("Lindqvist", "place"),
        ("Karin Lindqvist", "person"),
    ]


def test_the_file_was_learnt_with_the_features_of_the_code() -> None:
    kinds, script = opened(OPEN), _script()
    groups = kinds.long + kinds.short
    asked = {_kind(one) for group in groups for one in script.features_of(kinds, group)}
    assert asked - FEATURES == set()
    assert {_kind(feature) for feature in model.read(model.FILE)} == FEATURES


def _kind(feature: str) -> str:
    return feature.partition("=")[0]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "train_names", HERE / "scripts" / "train_names.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not beside the project")
def test_learning_from_a_few_articles_gives_the_same_weights_twice() -> None:
    script = _script()
    articles = script.read(CORPORA, 6)
    once, again = ([row for rows in script.all_rows(articles) for row in rows] for _ in range(2))
    weights = script.packed(once)
    assert weights == script.packed(again)
    learnt = model.unpack(weights["b=in"])
    assert max(learnt) == learnt[2]
