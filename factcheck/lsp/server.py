"""The server: what a client asks and tells, and the folders that are checked for it."""

from __future__ import annotations

import gc
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from factcheck.config import find
from factcheck.errors import FactcheckError
from factcheck.lsp.checker import Checker
from factcheck.lsp.diagnostics import Diagnostics
from factcheck.lsp.lines import Lines
from factcheck.lsp.snapshot import Snapshot
from factcheck.version import VERSION

_log = logging.getLogger("factcheck.lsp")


class Server(LanguageServer):
    """One client, and a Checker for each folder with a configuration that it works in.

    Texts come whole (TextDocumentSyncKind.Full): articles are small, and clients and servers differ
    in what ends a line.
    """

    def __init__(self, given: Sequence[str] = ()) -> None:
        super().__init__(
            "factcheck", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.given = tuple(given)
        self.checkers: dict[Path, Checker] = {}
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._told: set[str] = set()  # messages that were shown already
        self._shown: dict[Path, dict[str, list[types.Diagnostic]]] = {}  # by folder and URI

    # ------------------------------------------------------------ where things are

    def path(self, uri: str) -> Path | None:
        """The file of a URI; None for what is no file (a text that was never saved)."""
        found: str | None = to_fs_path(uri) if uri.startswith("file:") else None
        return Path(found) if found else None

    def uri(self, path: Path) -> str:
        """The URI of a file, as the client writes it where it has the file open."""
        for uri in self.workspace.text_documents:
            if self.path(uri) == path:
                return str(uri)
        return str(from_fs_path(str(path)) or path.as_uri())

    def open_texts(self) -> dict[Path, str]:
        """What is open, by path."""
        found = {}
        for uri, document in list(self.workspace.text_documents.items()):
            path = self.path(uri)
            if path is not None:
                found[path] = str(document.source)
        return found

    def text(self, path: Path) -> str | None:
        """A file's text: as the client has it, else as it lies on disk; None where there is
        none."""
        text = self.open_texts().get(path)
        if text is not None:
            return text
        try:
            return path.read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            return None

    def lines(self, path: Path) -> Lines | None:
        """The lines of a file as it is now: as the client has it, else as it was checked."""
        text = self.open_texts().get(path)
        if text is None:
            snapshot = self.checker(path).snapshot
            source = snapshot.files.get(path) if snapshot else None
            text = source.text if source else None
        return None if text is None else Lines(text, self.encoding)

    @property
    def encoding(self) -> str:
        """What the client counts in."""
        chosen = self.workspace.position_encoding
        return str(getattr(chosen, "value", chosen))

    # ------------------------------------------------------------ checking

    def roots(self) -> list[Path]:
        """The folders that the client works in."""
        uris = [folder.uri for folder in self.workspace.folders.values()]
        if not uris and self.workspace.root_uri:
            uris = [self.workspace.root_uri]
        return [path for path in map(self.path, uris) if path is not None]

    def checker(self, path: Path) -> Checker:
        """That of the folder a file is checked in: the one of the nearest configuration within the
        client's folder, else the client's folder."""
        return self.checker_of(self._root(path))

    def checker_of(self, root: Path) -> Checker:
        """That of a folder."""
        if root not in self.checkers:
            self.checkers[root] = Checker(
                root,
                self.given,
                executor=self._executor,
                open_texts=lambda: self._texts_of(root),
                done=self._publish,
                failed=self._tell,
            )
        return self.checkers[root]

    def _texts_of(self, root: Path) -> dict[Path, str]:
        texts = self.open_texts()
        return {path: text for path, text in texts.items() if self._root(path) == root}

    def _root(self, path: Path) -> Path:
        tops = [top for top in self.roots() if path.is_relative_to(top)]
        top = max(tops, key=lambda each: len(each.parts), default=None)
        try:
            found = find(path.parent)
        except FactcheckError:  # the check tells of it
            found = None
        if found is not None and (top is None or found.parent.is_relative_to(top)):
            return found.parent
        return top or path.parent

    def changed(self, uri: str) -> None:
        """A text has changed."""
        path = self.path(uri)
        if path is not None:
            self.checker(path).request()

    def check_all(self) -> None:
        """Anything may have changed."""
        for root in self.roots():
            self.checker_of(root)
        for checker in self.checkers.values():
            checker.request()

    def stop(self) -> None:
        """Give up what is under way; nothing is checked any more."""
        for checker in self.checkers.values():
            checker.stop()
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _publish(self, snapshot: Snapshot) -> None:
        found = Diagnostics(snapshot, self.encoding, self.uri).all()
        by_uri = {self.uri(path): diagnostics for path, diagnostics in found.items()}
        before = self._shown.get(snapshot.root, {})
        self._shown[snapshot.root] = by_uri
        for uri in sorted(before.keys() | by_uri.keys()):
            now = by_uri.get(uri, [])
            if now != before.get(uri, []):
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, now))
        for problem in snapshot.view.report.errors:
            self._tell(f"{problem.path}: {problem.message}" if problem.path else problem.message)

    def _tell(self, message: str) -> None:
        """Show a message, each once."""
        if message not in self._told:
            self._told.add(message)
            params = types.ShowMessageParams(types.MessageType.Warning, f"factcheck: {message}")
            self.window_show_message(params)


def serve(stdin: BinaryIO, stdout: BinaryIO, given: Sequence[str] = ()) -> int:
    """Speak with the client until it leaves; the exit status: 0 where it said so before, else 1."""
    from factcheck.lsp.handlers import register

    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")  # standard error
    gc.enable()  # a run goes without; a session would not
    gc.set_threshold(100_000, 20, 50)  # but records hold no cycles: now and then is enough
    server = register(Server(given))
    try:
        server.start_io(stdin, stdout)
    finally:
        server.stop()
    protocol: Any = server.protocol
    return 0 if protocol._shutdown else 1
