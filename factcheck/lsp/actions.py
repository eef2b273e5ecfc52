"""Code actions: waive a finding, have it explained."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from lsprotocol import types

from factcheck.cli.known import day
from factcheck.known import git, waivers
from factcheck.known.paths import as_seen
from factcheck.known.remember import Memory
from factcheck.lsp.diagnostics import SOURCE
from factcheck.lsp.lines import Lines
from factcheck.lsp.snapshot import Snapshot
from factcheck.model import Finding

EXPLAIN: Final = "factcheck.explain"
DAYS: Final = 90  # that a waiver lasts where the person does not say otherwise
REASON: Final = "TODO: say why this may stand"
NOBODY: Final = "TODO: your name"  # where git does not know it


def findings(snapshot: Snapshot, diagnostics: Sequence[types.Diagnostic]) -> Iterator[Finding]:
    """Those behind the diagnostics that a client hands back, each once."""
    marks = {each.data for each in diagnostics if each.source == SOURCE}
    for finding in snapshot.view.shown:
        if finding.fingerprint in marks:
            yield finding


def explained(finding: Finding, diagnostics: list[types.Diagnostic]) -> types.CodeAction:
    """An action that asks the server to explain the finding."""
    title = f"Explain {finding.rule} {finding.name}"
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=diagnostics,
        command=types.Command(title, EXPLAIN, arguments=[finding.fingerprint]),
    )


def waived(
    finding: Finding,
    snapshot: Snapshot,
    *,
    text: str | None,
    uri: str,
    encoding: str,
    diagnostics: list[types.Diagnostic],
) -> types.CodeAction:
    """An action that adds a waiver to the file at ``uri``, the snapshot's waivers, whose ``text``
    is as given (None: there is no such file yet)."""
    last = (date.fromisoformat(day(None)) + timedelta(days=DAYS)).isoformat()
    file = snapshot.root / snapshot.waivers
    dispute = Memory(snapshot.view.report).dispute(finding)
    lines = waivers.entry(
        as_seen(dispute, str(snapshot.root / "here")),  # absolute: the working directory is any
        str(Path(os.path.normpath(file))),
        reason=REASON,
        author=_author(snapshot.root),
        expires=last,
    )
    return types.CodeAction(
        f"Waive {finding.rule} {finding.name} through {last}",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=diagnostics,
        edit=types.WorkspaceEdit(document_changes=list(_changes(text, lines, uri, encoding))),
    )


def _changes(
    text: str | None, lines: str, uri: str, encoding: str
) -> Iterator[types.CreateFile | types.TextDocumentEdit]:
    if text is None:
        yield types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
    held = text or ""
    end = "\r\n" if "\r\n" in held else "\n"
    gap = "" if not held else end if held.endswith("\n") else end * 2
    at = Lines(held, encoding).position(len(held))
    edit = types.TextEdit(types.Range(at, at), gap + lines.replace("\n", end))
    document = types.OptionalVersionedTextDocumentIdentifier(uri)
    yield types.TextDocumentEdit(document, [edit])


def _author(root: Path) -> str:
    name = git.run("-C", str(root), "config", "user.name") or b""
    return " ".join(name.decode(errors="replace").split()) or NOBODY
