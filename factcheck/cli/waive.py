"""``factcheck waive``: accept one finding for a while, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import known
from factcheck.cli.options import OWN_RULES, Inputs, takes_sources
from factcheck.cli.output import emit
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.model import Dispute


@click.command(name="waive", short_help="Accept one finding for a while, with a reason.")
@click.argument("fingerprint")
@click.option("--reason", required=True, metavar="TEXT", help="Why it may stand.")
@click.option("--expires", required=True, metavar="DATE", help="The last day on which it may.")
@click.option("--author", metavar="NAME", help="Who says so (default: git's user.name).")
@takes_sources
@OWN_RULES
def command(inputs: Inputs, fingerprint: str, **options: Any) -> int:
    """Accept the finding FINGERPRINT through the day DATE: add a waiver to the waivers' file.

    FINGERPRINT may be shortened. The waiver goes behind what factcheck-waivers.toml holds, whose
    words and comments stay as they are. PATHs and the configuration are those of `factcheck
    check`; articles are never edited.
    """
    from factcheck.cli.explain import checked, find
    from factcheck.known import waivers
    from factcheck.known.remember import Memory

    reason = options["reason"]
    last = waivers.day_of(options["expires"])
    if last is None:
        raise UsageError(f"--expires {options['expires']}: write a date such as 2027-06-30")
    if not reason.strip():
        raise UsageError("--reason is empty; say why the finding may stand")
    author = _author(options["author"])
    path = known.files(inputs).waivers or known.usual(inputs, waivers.NAME)
    report, _ = checked(inputs, options["rules"])
    found = find(report, fingerprint)
    if found.verdict in ("agreement", "update"):
        raise UsageError(f"{found.fingerprint} is an {found.verdict}; there is nothing to waive")
    dispute = Memory(report).dispute(found)
    _refuse_twice(dispute, path)
    waivers.append(path, waivers.entry(dispute, path, reason=reason, author=author, expires=last))
    emit(f"{path}: {found.rule} {found.fingerprint} is waived through {last}: {found.message}\n")
    return 2 if report.errors else 0


def _author(given: str | None) -> str:
    from factcheck.known import git

    name = given if given is not None else (git.run("config", "user.name") or b"").decode()
    if not name.strip():
        raise UsageError("git has no user.name; say who waives it with --author NAME")
    return " ".join(name.split())


def _refuse_twice(dispute: Dispute, path: str) -> None:
    from pathlib import Path

    from factcheck.known import waivers

    if not Path(path).is_file():
        return
    held, problems = waivers.read(path)
    for each in held:
        if each.dispute.fingerprint == dispute.fingerprint:
            raise UsageError(
                f"line {each.spot.line}: {dispute.fingerprint} is waived already, through "
                f"{each.expires}; change that entry",
                path=path,
            )
    for problem in problems:
        raise UsageError(problem.message, path=problem.path)
