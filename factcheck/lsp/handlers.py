"""What the server answers: one small function for each message of the protocol."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from lsprotocol import types

from factcheck.lsp import actions
from factcheck.lsp.diagnostics import Diagnostics
from factcheck.lsp.hover import hover
from factcheck.lsp.server import Server
from factcheck.lsp.snapshot import Snapshot
from factcheck.model import Claim

WATCHED: Final = "**/*.{txt,text,md,markdown,html,htm,json,jsonl,pdf,docx,toml,yaml,yml}"


def register(server: Server) -> Server:
    """Give the server its answers."""
    features: dict[str, Any] = {
        types.INITIALIZED: initialized,
        types.TEXT_DOCUMENT_DID_OPEN: text_changed,
        types.TEXT_DOCUMENT_DID_CHANGE: text_changed,
        types.TEXT_DOCUMENT_DID_SAVE: text_changed,
        types.TEXT_DOCUMENT_DID_CLOSE: text_changed,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: anything_changed,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: anything_changed,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: anything_changed,
        types.TEXT_DOCUMENT_HOVER: hovered,
        types.TEXT_DOCUMENT_DEFINITION: definition,
        types.TEXT_DOCUMENT_REFERENCES: references,
        types.TEXT_DOCUMENT_CODE_ACTION: code_actions,
        types.SHUTDOWN: shutdown,
    }
    for name, answer in features.items():
        server.feature(name)(answer)
    server.command(actions.EXPLAIN)(explain)
    return server


TextChange = (
    types.DidOpenTextDocumentParams
    | types.DidChangeTextDocumentParams
    | types.DidSaveTextDocumentParams
    | types.DidCloseTextDocumentParams
)


def initialized(ls: Server, _: types.InitializedParams) -> None:
    """Ask to be told of files that change, and check every folder."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("factcheck-files", method, options)
        ls.client_register_capability(types.RegistrationParams([registration]))
    ls.check_all()


def text_changed(ls: Server, params: TextChange) -> None:
    """A text was opened, typed in, saved or closed."""
    ls.changed(params.text_document.uri)


def anything_changed(ls: Server, _: object) -> None:
    """Files, settings or folders have changed; a check finds out which."""
    ls.check_all()


def shutdown(ls: Server, _: object) -> None:
    """The client is about to leave."""
    ls.stop()


Spot = types.HoverParams | types.DefinitionParams | types.ReferenceParams


def _claims(ls: Server, at: Spot) -> tuple[Snapshot, Sequence[Claim]] | None:
    """The claims at a position and the snapshot they are of; None where there are none."""
    path = ls.path(at.text_document.uri)
    lines = ls.lines(path) if path else None
    if path is None or lines is None:
        return None
    snapshot = ls.checker(path).snapshot
    found = snapshot.at(path, lines.offset(at.position), lines.text) if snapshot else []
    return (snapshot, found) if snapshot and found else None


def hovered(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """The normal form of what the cursor stands on, who agrees and who does not."""
    found = _claims(ls, params)
    path = ls.path(params.text_document.uri)
    lines = ls.lines(path) if path else None
    if found is None or lines is None:
        return None
    snapshot, claims = found

    def link(claim: Claim) -> str:
        return f"{ls.uri(snapshot.file(claim.source))}#L{claim.line}"

    words = types.MarkupContent(types.MarkupKind.Markdown, hover(snapshot, claims, link))
    return types.Hover(words, lines.range(claims[0].start, claims[0].end))


def definition(ls: Server, params: types.DefinitionParams) -> list[types.Location] | None:
    """Where the other sources speak of the same proposition."""
    return _elsewhere(ls, params, own=False)


def references(ls: Server, params: types.ReferenceParams) -> list[types.Location] | None:
    """Where any source speaks of it, this one among them."""
    return _elsewhere(ls, params, own=True)


def _elsewhere(ls: Server, params: Spot, *, own: bool) -> list[types.Location] | None:
    found = _claims(ls, params)
    if found is None:
        return None
    snapshot, around = found
    length = len(around[0].text)  # of the words that stand closest around the cursor
    claims = [claim for claim in around if len(claim.text) == length]
    places = Diagnostics(snapshot, ls.encoding, ls.uri)
    here = claims[0].source
    same = {
        each.id: each
        for claim in claims
        for each in snapshot.proposition(claim)
        if own or each.source != here
    }
    spots = {(each.source, each.start, each.end): each for each in same.values()}
    return [places.location(each) for each in spots.values()]


def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What can be done about the findings that a client points at."""
    path = ls.path(params.text_document.uri)
    snapshot = ls.checker(path).snapshot if path else None
    only = params.context.only
    if path is None or snapshot is None or (only and types.CodeActionKind.QuickFix not in only):
        return []
    given = list(params.context.diagnostics) or _around(ls, snapshot, path, params.range)
    offered: list[types.CodeAction] = []
    file = Path(os.path.normpath(snapshot.root / snapshot.waivers))
    for finding in actions.findings(snapshot, given):
        own = [each for each in given if each.data == finding.fingerprint]
        if finding.verdict in ("contradiction", "variant") and finding.spot is None:
            offered.append(
                actions.waived(
                    finding,
                    snapshot,
                    text=ls.text(file),
                    uri=ls.uri(file),
                    encoding=ls.encoding,
                    diagnostics=own,
                )
            )
        offered.append(actions.explained(finding, own))
    return offered


def _around(
    ls: Server, snapshot: Snapshot, path: Path, asked: types.Range
) -> list[types.Diagnostic]:
    """The diagnostics that a range touches, for a client that names none."""
    start, end = (asked.start.line, asked.start.character), (asked.end.line, asked.end.character)
    return [
        each
        for each in Diagnostics(snapshot, ls.encoding, ls.uri).all().get(path, [])
        if (each.range.start.line, each.range.start.character) <= end
        and start <= (each.range.end.line, each.range.end.character)
    ]


def explain(ls: Server, fingerprint: str) -> str | None:
    """Why a finding was made, as ``factcheck explain`` tells it."""
    from factcheck.report import explanation
    from factcheck.report.view import Page

    for checker in ls.checkers.values():
        snapshot = checker.snapshot
        for finding in snapshot.view.report.findings if snapshot else ():
            if snapshot and finding.fingerprint == fingerprint:
                rules = {rule.id: rule.summary for rule in snapshot.view.report.rules}
                summary = rules.get(finding.rule, "")
                text = explanation.render(finding, snapshot.view, Page(), summary=summary)
                ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
                return text
    return None
