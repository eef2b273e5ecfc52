"""How soon the editor shows what an edit changes: a session with `factcheck lsp`.

    python benchmarks/editor.py [FOLDER] [--sizes 5,500] [--edits 10]

Over the articles of FOLDER, or over made ones, and two more that agree until one of them is edited.
An edit is timed from the message that tells of it to the diagnostics that it changes; the server
waits 0.2 s of that for typing to pause.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import corpus
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from factcheck import sources
from factcheck.lsp.checker import PAUSE

MEETING = "VOSS, May 14, 2025: The third meeting of the Fjord Council was held on {} May 2025.\n"
SAME, OTHER = MEETING.format("12-13"), MEETING.format("12-14")


async def session(root: Path, edits: int) -> tuple[float, list[float]]:
    """Seconds until the first diagnostics, and of each edit."""
    client = LanguageClient("benchmark", "1")
    told = asyncio.Event()
    edited = (root / "edited.txt").as_uri()

    def published(params: types.PublishDiagnosticsParams) -> None:
        if params.uri == edited:
            told.set()

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
    start = perf_counter()
    config = ("--config", 'sources = ["."]')
    await client.start_io(sys.executable, "-m", "factcheck", "lsp", *config)
    folders = [types.WorkspaceFolder(root.as_uri(), root.name)]
    await client.initialize_async(
        types.InitializeParams(types.ClientCapabilities(), workspace_folders=folders)
    )
    client.initialized(types.InitializedParams())
    item = types.TextDocumentItem(edited, "plaintext", 0, OTHER)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await told.wait()
    first = perf_counter() - start
    spent = []
    for number in range(1, edits + 1):
        document = types.VersionedTextDocumentIdentifier(number, edited)
        text = types.TextDocumentContentChangeWholeDocument(SAME if number % 2 else OTHER)
        told.clear()
        start = perf_counter()
        client.text_document_did_change(types.DidChangeTextDocumentParams(document, [text]))
        await told.wait()
        spent.append(perf_counter() - start)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]
    return first, spent


def measure(folder: Path | None, size: int, edits: int) -> None:
    """Print a line for ``size`` articles."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        if folder is None:
            corpus.write(size, root)
        for number, path in enumerate(sources.find([folder])[:size] if folder else ()):
            shutil.copy(path, root / f"{number}{Path(path).suffix}")
        (root / "kept.txt").write_text(SAME, encoding="utf-8")
        (root / "edited.txt").write_text(SAME, encoding="utf-8")
        for name in ("cold", "warm"):
            first, spent = asyncio.run(session(root, edits))
            low, middle, high = (1e3 * f(spent) for f in (min, median, max))
            print(
                f"{size:8d} {name:5s} {first:9.2f} {low:9.0f} {middle:9.0f} {high:9.0f}", flush=True
            )


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="real articles")
    parser.add_argument("--sizes", default="5,500")
    parser.add_argument("--edits", type=int, default=10)
    options = parser.parse_args()
    print(f"first diagnostics in s, an edit in ms ({PAUSE * 1e3:.0f} of them a pause)")
    print(f"{'articles':>8s} {'cache':5s} {'first':>9s} {'best':>9s} {'median':>9s} {'worst':>9s}")
    for size in options.sizes.split(","):
        measure(options.folder, int(size), options.edits)


if __name__ == "__main__":
    main()
