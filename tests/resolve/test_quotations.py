"""Which quotations are one statement, on texts made by hand."""

import random

from factcheck.engine.local import LocalEngine
from factcheck.pipeline import extract_batch
from factcheck.resolve import resolve
from factcheck.sources import from_text

TEXTS = {
    "a.txt": (
        "Date: 2024-03-11\n\nThe cotton union of Limpopo voted for the sale of its gin. "
        '"We did not ask the members to give up their shares in the new company," the chairwoman, '
        'Naledi Mokoena, told growers. "The gin has lost money for nine years in a row," she added.'
    ),
    "b.txt": (
        "Date: 2024-03-12\n\nGrowers of the cotton union of Limpopo left the hall after the sale "
        'of the gin. "We did ask the members to give up their shares," said the chairwoman, Naledi '
        "Mokoena."
    ),
    "c.txt": (
        "Date: 2024-03-12\n\nThe gin of the Limpopo cotton union is sold. Naledi Mokoena, its "
        'chairwoman, said it was no secret that "the gin has lost money for nine years".'
    ),
    "d.txt": (
        "Date: 2021-06-01\n\nA swimmer crossed the strait at Messina in the night. "
        '"The current was stronger than the maps say," the swimmer, Elio Greco, said.'
    ),
}


def statements(order: list[str]) -> list[tuple[tuple[str, str], ...]]:
    made = extract_batch([from_text(path, TEXTS[path]) for path in order])
    found = resolve(made, LocalEngine())
    return [entity.members for entity in found.entities if entity.kind == "quote"]


def test_cut_and_changed_quotations_of_one_story_are_one_statement() -> None:
    found = [tuple(path for path, _ in members) for members in statements(sorted(TEXTS))]
    assert sorted(found) == [("a.txt", "b.txt"), ("a.txt", "c.txt"), ("d.txt",)]


def test_the_order_of_articles_changes_nothing() -> None:
    expected = statements(sorted(TEXTS))
    for seed in range(4):
        assert statements(random.Random(seed).sample(sorted(TEXTS), len(TEXTS))) == expected
