"""``factcheck baseline``: what is found now is accepted; only what is new is reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from factcheck.cli import known
from factcheck.cli.options import OWN_RULES, Inputs, takes_sources
from factcheck.cli.output import emit
from factcheck.config import Config
from factcheck.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from factcheck.known.baseline import Comparison, Entry
    from factcheck.model import Dispute, Finding, Report, Source

PREFIX: Final = 8  # digits of a fingerprint that name it in practice
STATES: Final = {
    "there": "still there",
    "part": "still there",
    "renamed": "still there",
    "changed": "changed",
    "gone": "gone",
    "unchecked": "not checked",
}
REMARKS: Final = {"part": "some of its sources are gone", "renamed": "a source was renamed"}


@click.group(name="baseline", short_help="Accept what is found now; report what is new.")
def command() -> None:
    """Keep what is known in a file, so that only what is new is reported and fails.

    The file has one finding a line, sorted, without line numbers or dates. A finding stays known
    when a source is deleted or renamed; when a source or a value joins it, it is reported again,
    with what has changed. PATHs and the configuration are those of `factcheck check`.
    """


@command.command(name="create")
@takes_sources
@known.takes_baseline
@OWN_RULES
@click.option("--force", is_flag=True, help="Write over a baseline that is there.")
def create(inputs: Inputs, baseline: str | None, rules: tuple[str, ...], force: bool) -> int:
    """Accept everything that is found now."""
    path = _target(inputs, baseline)
    if Path(path).exists() and not force:
        raise UsageError(
            "is there already; `factcheck baseline update` brings it up to date, --force writes "
            "it anew",
            path=path,
        )
    now = _now(inputs, path, rules, has_one=False)
    if now.failed:
        return _unwritten(path)
    _write(now.current, path)
    emit(f"{path}: {_findings(len(now.current))} accepted\n")
    return 0


@command.command(name="update")
@takes_sources
@known.takes_baseline
@OWN_RULES
def update(inputs: Inputs, baseline: str | None, rules: tuple[str, ...]) -> int:
    """Accept what is new as well, and drop what is gone; say what."""
    path = _target(inputs, baseline, there=True)
    now = _now(inputs, path, rules)
    if now.failed:
        return _unwritten(path)
    compared = now.comparison
    after = {each.fingerprint: each for each in compared.updated}
    before = {each.fingerprint for each in now.known}
    gone = [each.dispute for each in compared.entries if each.state == "gone"]
    added = [each for each, match in compared.current if match is None]
    anew = [
        each
        for each, match in compared.current
        if match is not None and each.fingerprint not in before
    ]
    _write(after.values(), path)
    parts = {"dropped": gone, "rewritten": anew, "added": added}
    lines = [f"{word:9}  {_described(each)}" for word, group in parts.items() for each in group]
    counts = ", ".join(f"{len(group)} {word}" for word, group in parts.items())
    lines.append(f"{path}: {_findings(len(after))} accepted; {counts}")
    emit("".join(f"{line}\n" for line in lines))
    return 0


@command.command(name="prune")
@takes_sources
@known.takes_baseline
@OWN_RULES
def prune(inputs: Inputs, baseline: str | None, rules: tuple[str, ...]) -> int:
    """Drop what is gone, and accept nothing."""
    path = _target(inputs, baseline, there=True)
    now = _now(inputs, path, rules)
    if now.failed:
        return _unwritten(path)
    gone = [each.dispute for each in now.comparison.entries if each.state == "gone"]
    if gone:
        _write(now.comparison.pruned, path)
    left = _findings(len(now.known) - len(gone))
    lines = [f"{'dropped':9}  {_described(each)}" for each in gone]
    lines.append(f"{path}: {left} accepted; {len(gone)} dropped")
    emit("".join(f"{line}\n" for line in lines))
    return 0


@command.command(name="audit")
@takes_sources
@known.takes_baseline
@OWN_RULES
def audit(inputs: Inputs, baseline: str | None, rules: tuple[str, ...]) -> int:
    """Say of each accepted finding whether it is still there, gone or changed.

    Exit status: 0 when the baseline is right, 1 when something in it is gone or changed.
    """
    from factcheck.report.text import table

    path = _target(inputs, baseline, there=True)
    now = _now(inputs, path, rules)
    entries = now.comparison.entries
    emit(table(_row(each) for each in entries))
    counts = Counter(STATES[each.state] for each in entries)
    order = dict.fromkeys(STATES.values())
    told = ", ".join(f"{counts[state]} {state}" for state in order if counts[state])
    emit(f"{path}: {told or 'nothing is accepted'}\n")
    if now.failed:
        return 2
    return 1 if any(each.is_stale for each in entries) else 0


# ---------------------------------------------------------------- what is found now


class _Now(NamedTuple):
    """The baseline as it is, what could be accepted now, and whether something was not read."""

    known: tuple[Dispute, ...]
    current: tuple[Dispute, ...]
    comparison: Comparison
    failed: bool


def _now(inputs: Inputs, path: str, own: Sequence[str], *, has_one: bool = True) -> _Now:
    """``own`` are folders of rules that the command line names."""
    from factcheck.cli.rulesets import chosen_rules
    from factcheck.known import baseline, settle
    from factcheck.known.remember import Memory

    accepted = baseline.read(path) if has_one else ()
    rules, broken = chosen_rules(inputs.settings, Config(rules=tuple(own)))
    sources, problems = inputs.having(inputs.config.override(baseline=path)).corpus()
    waived, faults = known.load(known.files(inputs)._replace(baseline=""), sources)
    report = inputs.checked(sources, rules, (*broken, *problems, *faults))
    memory = Memory(report)
    current = tuple(map(memory.dispute, _acceptable(settle(report, rules, waived), inputs)))
    unchecked = known.unchecked((path for each in accepted for path in each.sources), sources)
    comparison = baseline.compare(
        accepted,
        current,
        present=_paths(sources) | unchecked,
        unchecked=unchecked,
        rules=frozenset(rule.id for rule in rules),
    )
    return _Now(accepted, current, comparison, bool(report.errors))


def _acceptable(report: Report, inputs: Inputs) -> Iterable[Finding]:
    """Contradictions, and what else would fail; not what a waiver accepts or is at fault in."""
    from factcheck.report.view import is_grave

    for finding in report.findings:
        of_fault = finding.verdict == "contradiction" or is_grave(finding, inputs.config.fail_level)
        if of_fault and finding.status == "new" and finding.spot is None:
            yield finding


def _paths(sources: Iterable[Source]) -> frozenset[str]:
    return frozenset(source.path for source in sources)


# ---------------------------------------------------------------- the file


def _target(inputs: Inputs, named: str | None, *, there: bool = False) -> str:
    from factcheck.known.baseline import NAME

    path = named or known.files(inputs).baseline or known.usual(inputs, NAME)
    if there and not Path(path).is_file():
        raise UsageError("there is no baseline; `factcheck baseline create` writes one", path=path)
    return path


def _write(disputes: Iterable[Dispute], path: str) -> None:
    from factcheck.known.baseline import render

    text = render(disputes, path).encode()
    try:
        Path(path).write_bytes(text)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", path=path) from error


def _unwritten(path: str) -> int:
    click.echo(
        f"factcheck: error: {path}: not written, since not everything could be checked", err=True
    )
    return 2


# ---------------------------------------------------------------- words


def _findings(count: int) -> str:
    from factcheck.report.text import plural

    return plural(count, "finding")


def _row(entry: Entry) -> tuple[str, str, str, str]:
    remark = entry.note or REMARKS.get(entry.state, "")
    return (
        STATES[entry.state],
        entry.dispute.rule,
        entry.dispute.fingerprint[:PREFIX],
        f"{_what(entry.dispute)}{f' ({remark})' if remark else ''}",
    )


def _described(dispute: Dispute) -> str:
    return f"{dispute.rule}  {dispute.fingerprint[:PREFIX]}  {_what(dispute)}"


def _what(dispute: Dispute) -> str:
    """``third meeting of the harbour board: 3 May (a.txt) | 4 May (b.txt)``."""
    sides = []
    for position in dispute.positions:
        values = " = ".join(dict.fromkeys(each.value for each in position))
        sources = ", ".join(dict.fromkeys(each.source for each in position))
        sides.append(f"{values} ({sources})")
    return f"{dispute.subject[0] if dispute.subject else ''}: {' | '.join(sides)}"
