"""One act of two articles at two times, told with two verbs; by hand."""

from __future__ import annotations

import factcheck


def disputed(first: str, second: str) -> list[str]:
    lead = "Maria Silva, the cellist of the Turku Philharmonic, died on {} on Ruissalo island, "
    report = factcheck.check(
        [
            factcheck.Source.from_text(
                f"{name}.txt",
                f"Date: 2004-07-29\n\nMaria Silva dies\n\n{lead.format('Tuesday')}"
                f"the orchestra said. {text}",
            )
            for name, text in (("a", first), ("b", second))
        ]
    )
    return [f.rule for f in report.findings if f.verdict == "contradiction"]


def test_one_act_at_two_times() -> None:
    one, two = "Silva began teaching in 1950.", "Silva started teaching in 1963."
    assert disputed(one, two) == ["FC201"]
    assert disputed("Silva vanished in 1991.", "In 1989 Silva disappeared.") == ["FC201"]


def test_another_act_is_no_dispute() -> None:
    one, two = "Silva began teaching in 1950.", "Silva began composing in 1963."
    assert disputed(one, two) == []
    assert disputed("The rain began in 1950.", "The rain began in 1963.") == []


def test_a_year_that_is_taken_up() -> None:
    sold = "The family sold the mill in {}. "
    shot = "That same year he shot and killed his brother in a hunting accident in Lapland."
    later = "Later that year, Silva shot and killed his brother in a hunting accident in Lapland."
    found = disputed(sold.format(1957) + shot, sold.format(1967) + later)
    assert "FC201" in found
