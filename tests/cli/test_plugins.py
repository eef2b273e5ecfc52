"""Extractors and formats of other packages: small ones, laid out as an installer does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factcheck import plugins
from factcheck.plugins import Plugin

HEIGHTS = """
import re
from factcheck.values import Quantity

PREDICATES = ("person.height",)
TALL = re.compile(r"([12])\\.(\\d\\d) metres tall")


def extract(reading):
    for found in TALL.finditer(reading.text):
        people = [m for m in reading.document.mentions if m.end <= found.start()]
        if "(giant)" in reading.text:
            raise ValueError("no such height")
        centimetres = int(found[1] + found[2])
        yield reading.claim(
            "person.height",
            reading.subject_of(people[-1]),
            Quantity(centimetres, centimetres, "cm"),
            found.start(),
            found.end(),
        )


def render(view, page):
    return f"{len(view.shown)} shown\\n"


def broken(view, page):
    return 1 / 0


def of_nobody(reading):
    yield reading.claim("person.height", "person:99", Quantity(1, 1, "cm"), 0, 4)


def words(reading):
    yield "tall"


alone = lambda: None
"""
RULE = """\
id: MY1
level: error
operator: conflict
predicates: [person.height]
about: how tall {subject} is
"""
ONE = "Date: 2025-03-03\n\nThe swimmer Ana Roe, who is 1.83 metres tall, won the race in Oslo.\n"
TWO = "Date: 2025-03-03\n\nThe swimmer Ana Roe, who is 1.78 metres tall, won the race in Oslo.\n"


class Place:
    """A folder with two articles and one rule, and another that stands for the installation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.site = folder / "site"
        for path in (self.folder / "news", self.folder / "own", self.site):
            path.mkdir(parents=True)
        (self.folder / "own" / "height-conflict.yaml").write_text(RULE)
        (self.folder / "news" / "a.txt").write_text(ONE)
        (self.folder / "news" / "b.txt").write_text(TWO)

    def install(self, name: str, entry_points: str, *, module: str = HEIGHTS) -> None:
        info = self.site / f"{name.replace('-', '_')}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(entry_points)
        (self.site / "heights.py").write_text(module)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        known = os.environ.get("PYTHONPATH", "")
        return subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, [str(self.site), known])),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def check(self, *arguments: str) -> tuple[int, dict[str, Any], str]:
        done = self.run("check", "news", "--rules", "own", "--format", "json", *arguments)
        return done.returncode, json.loads(done.stdout), done.stderr


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


EXTRACTOR = "[factcheck.extractors]\nheights = heights:extract\n"
FORMAT = "[factcheck.formats]\ncount = heights:render\n"


def heights(report: dict[str, Any]) -> list[tuple[str, int]]:
    return [
        (claim["source"], claim["value"]["low"])
        for claim in report["claims"]
        if claim["predicate"] == "person.height"
    ]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_extractor_makes_claims_and_a_rule_compares_them(place: Place, workers: str) -> None:
    place.install("factcheck-heights", EXTRACTOR)
    status, report, told = place.check("-j", workers)
    assert (status, told) == (1, "")
    assert heights(report) == [("news/a.txt", 183), ("news/b.txt", 178)]
    (finding,) = [each for each in report["findings"] if each["rule"] == "MY1"]
    assert finding["message"].startswith("sources disagree on how tall Ana Roe is: ")


def test_without_it_the_predicate_is_unknown(place: Place) -> None:
    status, report, told = place.check()
    assert (status, heights(report)) == (2, [])
    assert 'own/height-conflict.yaml:4:14: predicates: "person.height" is no predicate' in told


def test_an_extractor_that_fails_on_one_article_is_left_out_there(place: Place) -> None:
    place.install("factcheck-heights", EXTRACTOR)
    (place.folder / "news" / "c.txt").write_text(ONE.replace("Oslo", "Oslo (giant)"))
    status, report, told = place.check()
    assert status == 2
    assert [source["path"] for source in report["sources"]] == [
        "news/a.txt",
        "news/b.txt",
        "news/c.txt",
    ]
    assert heights(report) == [("news/a.txt", 183), ("news/b.txt", 178)]
    assert any(claim["source"] == "news/c.txt" for claim in report["claims"])
    assert told == (
        "factcheck: error: news/c.txt: plug-in heights (factcheck-heights 1.2) failed; its claims "
        "are left out (ValueError: no such height)\n"
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("no_such_module:extract", "cannot be imported from no_such_module:extract (Module"),
        ("heights:extrct", "cannot be imported from heights:extrct (AttributeError: "),
        ("heights:alone", "must be a function alone(reading); heights:alone is not"),
        ("heights:PREDICATES", "must be a function PREDICATES(reading); "),
        ("heights:of_nobody", 'claims something of "person:99", which the article does not speak'),
        ("heights:words", "gives a str where a Claim is wanted"),
    ],
)
def test_a_broken_extractor_is_named_and_the_rest_is_checked(
    place: Place, value: str, message: str
) -> None:
    broken = f"[factcheck.extractors]\nbroken = {value}\nheights = heights:extract\n"
    place.install("factcheck-heights", broken)
    status, report, told = place.check()
    assert status == 2
    assert f"plug-in broken (factcheck-heights 1.2) {message}" in told
    assert heights(report) == [("news/a.txt", 183), ("news/b.txt", 178)]


def test_a_module_that_breaks_when_it_is_imported(place: Place) -> None:
    place.install("factcheck-heights", EXTRACTOR, module="raise SystemExit(7)\n")
    done = place.run("check", "news", "--format", "json")
    assert done.returncode == 2
    assert "(factcheck-heights 1.2) cannot be imported from heights:extract (SystemExit: 7)" in (
        done.stderr
    )
    assert len(json.loads(done.stdout)["sources"]) == 2


def test_a_format(place: Place) -> None:
    place.install("factcheck-heights", FORMAT)
    done = place.run("check", "news", "--output", "count", "--output", "count=shown.txt")
    assert (done.returncode, done.stdout) == (1, "1 shown\n")  # FC601
    assert (place.folder / "shown.txt").read_text() == "1 shown\n"
    (place.folder / "factcheck.toml").write_text('output = ["count"]\n')
    assert place.run("check", "news").stdout == "1 shown\n"
    (place.folder / "factcheck.toml").write_text('output = ["cuont"]\n')
    assert 'html, count; did you mean "count"?' in place.run("check", "news").stderr


def test_a_broken_format_is_named_and_the_others_are_written(place: Place) -> None:
    place.install("factcheck-heights", "[factcheck.formats]\ncount = heights:broken\n")
    done = place.run("check", "news", "--output", "count=shown.txt", "--output", "json")
    assert done.returncode == 2
    assert done.stderr == (
        "factcheck: error: plug-in count (factcheck-heights 1.2) failed; nothing is written "
        "(ZeroDivisionError: division by zero)\n"
    )
    assert json.loads(done.stdout)["summary"]["sources"] == 2
    assert not (place.folder / "shown.txt").exists()


def test_what_is_installed_is_shown(place: Place) -> None:
    place.install("factcheck-heights", FORMAT + EXTRACTOR)
    text = place.run("check", "news", "--show-settings").stdout
    assert "#   factcheck.extractors heights: heights:extract (factcheck-heights 1.2)\n" in text
    shown = json.loads(place.run("check", "--show-settings", "--format", "json").stdout)
    assert [plugin["name"] for plugin in shown["plugins"]] == ["heights", "count"]


def test_the_order_of_the_packages_plays_no_part(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.install("zebra", "[factcheck.extractors]\nants = heights:extract\n")
    place.install("apes", "[factcheck.extractors]\nbees = heights:extract\n[console_scripts]\n")
    place.install("owls", "[console_scripts]\nowl = heights:extract\n")
    monkeypatch.setattr(sys, "path", [str(place.site), *sys.path, str(place.site)])
    ours = [each for each in plugins.installed(plugins.EXTRACTORS) if each.version == "1.2"]
    assert ours == [
        Plugin("factcheck.extractors", "ants", "heights:extract", "zebra", "1.2"),
        Plugin("factcheck.extractors", "bees", "heights:extract", "apes", "1.2"),
    ]


def test_no_metadata_is_read_where_no_package_brings_anything() -> None:
    code = (
        "import sys; from factcheck import plugins; plugins.installed(plugins.EXTRACTORS);"
        "print('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
