"""JUnit XML, as CI servers show it: a test case for each source and one for each finding.

A contradiction fails its case; agreements, variants and updates pass theirs, with what was found as
the case's output.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from factcheck.report.located import Located, located
from factcheck.report.view import Page, View

_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")


def render(view: View, page: Page) -> str:
    """One suite of all test cases, without times, so that equal reports are equal bytes."""
    found = list(located(view))
    failing = {each.place.path for each in found if _fails(each)}
    cases = [*_sources(view, failing), *(line for each in found for line in _case(each))]
    clean = sum(source.path not in failing for source in view.report.sources)
    wrong = len(view.report.errors)
    counts = (
        f'tests="{clean + len(found) + wrong}" '
        f'failures="{sum(map(_fails, found))}" errors="{wrong}"'
    )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="factcheck" {counts}>',
            f'  <testsuite name="factcheck" {counts}>',
            *cases,
            "  </testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _sources(view: View, failing: set[str]) -> Iterator[str]:
    for source in view.report.sources:
        if source.path not in failing:
            yield f'    <testcase classname="sources" name={_attribute(source.path)}/>'
    for problem in view.report.errors:
        yield f'    <testcase classname="sources" name={_attribute(problem.path)}>'
        yield f"      <error message={_attribute(problem.message)}/>"
        yield "    </testcase>"


def _case(each: Located) -> Iterator[str]:
    finding, place = each.finding, each.place
    name = f"{finding.message} [{finding.fingerprint}]"
    rule = f"{finding.rule} {finding.name}"
    yield f"    <testcase classname={_attribute(rule)} name={_attribute(name)}>"
    places = [f"{p.path}:{p.line}:{p.column}: {p.says}: {p.text}" for p in (place, *each.others)]
    told = escape("\n".join(places).translate(_FORBIDDEN))
    if _fails(each):
        kind = quoteattr(finding.severity)
        yield f"      <failure type={kind} message={_attribute(each.message)}>{told}</failure>"
    else:
        yield f"      <system-out>{told}</system-out>"
    yield "    </testcase>"


def _fails(each: Located) -> bool:
    return each.finding.verdict == "contradiction" and each.finding.status == "new"


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_FORBIDDEN))
