"""An editor: pygls' client over standard input and output of ``factcheck lsp``."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60.0  # seconds; a check takes a fraction of one


class Editor:
    """A session in the folder ``root``."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client = client
        self.root = root
        self.diagnostics: dict[str, list[types.Diagnostic]] = {}
        self.messages: list[str] = []
        self.capabilities = types.ServerCapabilities()
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}

        def published(params: types.PublishDiagnosticsParams) -> None:
            self.diagnostics[self.name(params.uri)] = list(params.diagnostics)
            self._news.set()

        def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        client.feature(types.WINDOW_SHOW_MESSAGE)(shown)

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def name(self, uri: str) -> str:
        return uri.removeprefix(self.root.as_uri() + "/")

    def open(self, name: str, text: str | None = None) -> None:
        given = (self.root / name).read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(self.uri(name), "plaintext", 1, given)
        self._versions[name] = 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, name: str, text: str) -> None:
        self._versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(self._versions[name], self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        params = types.DidChangeTextDocumentParams(document, [whole])
        self.client.text_document_did_change(params)

    def close(self, name: str) -> None:
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def files_changed(self, *names: str) -> None:
        events = [types.FileEvent(self.uri(name), types.FileChangeType.Changed) for name in names]
        params = types.DidChangeWatchedFilesParams(events)
        self.client.workspace_did_change_watched_files(params)

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(name)),
            "position": types.Position(line, character),
        }

    async def actions(
        self, name: str, *, unnamed: bool = False
    ) -> list[types.CodeAction | types.Command]:
        """What is offered for all that is told of a file (lsprotocol reads an action that has a
        command as a Command). ``unnamed``: the client points at the first place and names none."""
        found = self.diagnostics[name]
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)),
            found[0].range,
            types.CodeActionContext([] if unnamed else found),
        )
        answer = await self.client.text_document_code_action_async(params)
        return list(answer or [])

    async def waiver(self, name: str) -> types.CodeAction:
        """The first action, which is to waive."""
        action = (await self.actions(name))[0]
        assert isinstance(action, types.CodeAction)
        return action

    def apply(self, action: types.CodeAction) -> None:
        """Do as the action says, on disk."""
        assert action.edit
        for change in action.edit.document_changes or []:
            if isinstance(change, types.CreateFile):
                path_of(change.uri).touch()
            elif isinstance(change, types.TextDocumentEdit):
                path = path_of(change.text_document.uri)
                text = path.read_bytes().decode()
                for edit in change.edits:
                    assert isinstance(edit, types.TextEdit)
                    assert edit.range.start == edit.range.end == end_of(text)
                    text += edit.new_text
                path.write_bytes(text.encode())

    async def until(self, wanted: dict[str, int]) -> None:
        """Wait until these files have so many diagnostics."""
        async with asyncio.timeout(PATIENCE):
            while {name: len(self.diagnostics.get(name, [])) for name in wanted} != wanted:
                self._news.clear()
                await self._news.wait()

    async def told(self, words: str) -> str:
        """Wait for a message that holds ``words``."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for message in self.messages:
                    if words in message:
                        return message
                self._news.clear()
                await self._news.wait()


def path_of(uri: str) -> Path:
    return Path(unquote(uri.removeprefix("file://")))


def end_of(text: str) -> types.Position:
    """The end of a text that ends with a line or is empty."""
    return types.Position(text.count("\n"), 0)


@asynccontextmanager
async def editor(
    root: Path,
    *,
    encodings: list[str | types.PositionEncodingKind] | None = None,
    folders: list[Path] | None = None,
) -> AsyncIterator[Editor]:
    """A session that ends as it should: with exit status 0, and nothing said on standard error."""
    client = LanguageClient("test", "1")
    session = Editor(client, root)
    await client.start_io(
        sys.executable, "-m", "factcheck", "lsp", cwd=str(root.anchor), env=_environment()
    )
    general = types.GeneralClientCapabilities(position_encodings=encodings)
    roots = [types.WorkspaceFolder(each.as_uri(), each.name) for each in folders or [root]]
    answer = await client.initialize_async(
        types.InitializeParams(
            types.ClientCapabilities(general=general),
            root_uri=root.as_uri(),
            workspace_folders=roots,
        )
    )
    session.capabilities = answer.capabilities
    client.initialized(types.InitializedParams())
    yield session
    await client.shutdown_async(None)
    client.exit(None)
    process: Any = client._server
    errors = await process.stderr.read()
    status = await asyncio.wait_for(process.wait(), PATIENCE)
    await client.stop()  # type: ignore[no-untyped-call]
    assert (status, errors.decode()) == (0, "")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "error"}
