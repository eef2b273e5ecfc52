"""Whole sessions of an editor with ``python -m factcheck lsp``."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from lsprotocol import types

from tests.lsp.editor import Editor, editor

MEETING = (
    "VOSS, May {day}, 2025: The third meeting of the Fjord Council was held in Bergen on {held}.\n"
    "\nWhat was said there is not known.\n"
)
FIRST = MEETING.format(day=14, held="12-13 May 2025")
AGREES = MEETING.format(day=15, held="12-13 May 2025")
DIFFERS = MEETING.format(day=15, held="12-14 May 2025")
SPAN = (0, FIRST.index("12-13"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "factcheck.toml").write_text('sources = ["news"]\n', encoding="utf-8")
    write(tmp_path, "a", FIRST)
    write(tmp_path, "b", AGREES)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / "news" / f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_session(root: Path) -> None:
    asyncio.run(session(root))


async def session(root: Path) -> None:
    async with editor(root) as ed:
        ed.open("news/b.txt")
        await shows_what_is_typed(ed)
        await tells_of_a_claim(ed)
        await leads_to_the_other_source(ed)
        await explains(ed)
        await waives(ed)
        ed.change("news/b.txt", AGREES)
        await ed.until({"news/a.txt": 0, "news/b.txt": 0})
        await reads_files_again(ed)
        await bears_anything(ed)


async def shows_what_is_typed(ed: Editor) -> None:
    """What is typed and not saved is held against the other files, in each of them."""
    await asyncio.sleep(0.5)
    ed.change("news/b.txt", DIFFERS)
    await ed.until({"news/a.txt": 1, "news/b.txt": 1})
    (mine,), (other,) = ed.diagnostics["news/b.txt"], ed.diagnostics["news/a.txt"]
    assert mine.code == other.code == "FC201"
    assert mine.severity == types.DiagnosticSeverity.Error
    assert mine.source == "factcheck"
    assert mine.data == other.data
    assert isinstance(mine.data, str) and len(mine.data) == 16
    start = DIFFERS.index("12-14")
    end = start + len("12-14 May 2025")
    assert mine.range == types.Range(types.Position(0, start), types.Position(0, end))
    assert mine.message == (
        "sources disagree on when the third meeting of the Fjord Council took place: "
        "12-13 May 2025 against 12-14 May 2025 (here 2025-05-12 to 2025-05-14)"
    )
    (related,) = mine.related_information or []
    assert related.location == types.Location(ed.uri("news/a.txt"), other.range)
    assert mine.code_description and mine.code_description.href.endswith(".yaml")


async def tells_of_a_claim(ed: Editor) -> None:
    hover = await ed.client.text_document_hover_async(
        types.HoverParams(**ed.at("news/b.txt", *SPAN))
    )
    assert hover and isinstance(hover.contents, types.MarkupContent)
    lines = hover.contents.value.splitlines()
    assert lines[0] == "**event.date** of third meeting of the Fjord Council"
    assert lines[2] == "2025-05-12 to 2025-05-14"
    place = f"[news/a.txt:1]({ed.uri('news/a.txt')}#L1)"
    assert f"- contradicts: {place} 2025-05-12 to 2025-05-13" in lines
    nothing = await ed.client.text_document_hover_async(
        types.HoverParams(**ed.at("news/b.txt", 2, 8))
    )
    assert nothing is None


async def leads_to_the_other_source(ed: Editor) -> None:
    start = FIRST.index("12-13")
    end = start + len("12-13 May 2025")
    span = types.Range(types.Position(0, start), types.Position(0, end))
    found = await ed.client.text_document_definition_async(
        types.DefinitionParams(**ed.at("news/b.txt", *SPAN))
    )
    assert found == [types.Location(ed.uri("news/a.txt"), span)]
    every = await ed.client.text_document_references_async(
        types.ReferenceParams(
            context=types.ReferenceContext(include_declaration=True),
            **ed.at("news/b.txt", *SPAN),
        )
    )
    assert list(every or []) == [
        types.Location(ed.uri("news/a.txt"), span),
        types.Location(ed.uri("news/b.txt"), span),
    ]


async def explains(ed: Editor) -> None:
    titles = [action.title for action in await ed.actions("news/b.txt")]
    assert titles[-1] == "Explain FC201 event-date-conflict"
    assert [each.title for each in await ed.actions("news/b.txt", unnamed=True)] == titles
    (mine,) = ed.diagnostics["news/b.txt"]
    params = types.ExecuteCommandParams("factcheck.explain", [mine.data])
    text = await ed.client.workspace_execute_command_async(params)
    assert "Fjord Council" in str(text)
    assert await ed.told("Fjord Council") == text


async def waives(ed: Editor) -> None:
    """The action adds an entry to the waivers; once they are saved the finding is gone."""
    waivers = ed.root / "factcheck-waivers.toml"
    waivers.write_bytes(b"# what we live with\r\n")
    action = await ed.waiver("news/b.txt")
    assert action.title.startswith("Waive FC201 event-date-conflict through 2")
    ed.apply(action)
    text = waivers.read_bytes().decode()
    assert text.startswith("# what we live with\r\n\r\n[[waiver]]\r\nfingerprint = ")
    (entry,) = tomllib.loads(text)["waiver"]
    (mine,) = ed.diagnostics["news/b.txt"]
    assert entry["fingerprint"] == mine.data
    assert entry["author"]
    assert {place[1] for position in entry["positions"] for place in position} == {
        "news/a.txt",
        "news/b.txt",
    }
    ed.files_changed("factcheck-waivers.toml")
    await ed.until({"news/a.txt": 0, "news/b.txt": 0})
    waivers.unlink()
    ed.files_changed("factcheck-waivers.toml")
    await ed.until({"news/a.txt": 1, "news/b.txt": 1})
    action = await ed.waiver("news/b.txt")  # the file is made where there is none
    ed.apply(action)
    assert len(tomllib.loads(waivers.read_text(encoding="utf-8"))["waiver"]) == 1
    ed.files_changed("factcheck-waivers.toml")
    await ed.until({"news/a.txt": 0, "news/b.txt": 0})
    ed.change("news/b.txt", AGREES)
    await ed.until({"factcheck-waivers.toml": 1})
    (unused,) = ed.diagnostics["factcheck-waivers.toml"]
    assert (unused.code, unused.range.start) == ("FC901", types.Position(1, 15))
    waivers.unlink()


async def reads_files_again(ed: Editor) -> None:
    """Files that come, change and go; settings too."""
    write(ed.root, "c", DIFFERS)
    ed.files_changed("news/c.txt")
    await ed.until({"news/a.txt": 1, "news/b.txt": 1, "news/c.txt": 1})
    settings = ed.root / "factcheck.toml"
    settings.write_text('sources = ["news"]\nignore = ["FC2"]\n', encoding="utf-8")
    ed.files_changed("factcheck.toml")
    await ed.until({"news/a.txt": 0, "news/b.txt": 0, "news/c.txt": 0})
    settings.write_text('sources = ["news"]\nignored = ["FC2"]\n', encoding="utf-8")
    ed.files_changed("factcheck.toml")
    await ed.until({"news/a.txt": 1, "news/b.txt": 1, "news/c.txt": 1})
    assert "factcheck.toml" in await ed.told("unknown key 'ignored'")
    (problem,) = ed.diagnostics["factcheck.toml"]
    assert problem.range.start.line == 1
    settings.write_text("sources = [", encoding="utf-8")
    ed.files_changed("factcheck.toml")
    await ed.told("is no valid TOML")
    settings.write_text('sources = ["news"]\n', encoding="utf-8")
    (ed.root / "news" / "c.txt").unlink()
    ed.files_changed("news/c.txt")
    await ed.until({"news/a.txt": 0, "news/b.txt": 0, "news/c.txt": 0})


async def bears_anything(ed: Editor) -> None:
    """No text ends the session; the last one counts."""
    ed.open("news/new.txt", DIFFERS)  # never saved
    await ed.until({"news/a.txt": 1, "news/new.txt": 1})
    for text in ("", "\0\x01", "\ud800 On 31 June.", DIFFERS * 40, "\x0c\u2028" + DIFFERS):
        ed.change("news/new.txt", text)
        await asyncio.sleep(0.05)
    await ed.until({"news/a.txt": 1, "news/new.txt": 1})
    ed.close("news/new.txt")
    await ed.until({"news/a.txt": 0, "news/new.txt": 0})
    client = ed.client
    found = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier("untitled:Untitled-1"), types.Position(0, 0))
    )
    assert found is None


def test_positions_count_what_the_client_counts(root: Path) -> None:
    """Bytes for a client that asks for UTF-8; the session above has the default, UTF-16."""
    fish = DIFFERS.replace("VOSS", "\U0001f41f VOSS")

    async def session() -> None:
        async with editor(root, encodings=["utf-8", "utf-16"]) as ed:
            assert ed.capabilities.position_encoding == "utf-8"
            ed.open("news/b.txt", fish)
            await ed.until({"news/a.txt": 1, "news/b.txt": 1})
            (mine,) = ed.diagnostics["news/b.txt"]
            start = len(fish[: fish.index("12-14")].encode())
            assert mine.range.start == types.Position(0, start)
            hover = await ed.client.text_document_hover_async(
                types.HoverParams(**ed.at("news/b.txt", 0, start))
            )
            assert hover and hover.range == mine.range

    asyncio.run(session())


def test_folders_have_settings_of_their_own(tmp_path: Path) -> None:
    """Three folders of one client: one configured, one below whose top there is a configuration,
    and one with none, in which the texts that are open are compared."""
    for place in ("one", "two/desk", "three"):
        (tmp_path / place / "news").mkdir(parents=True)
        if place != "three":
            settings = tmp_path / place / "factcheck.toml"
            settings.write_text('sources = ["news"]\n', encoding="utf-8")
    write(tmp_path / "one", "a", FIRST)
    write(tmp_path / "two" / "desk", "a", DIFFERS)

    async def session() -> None:
        folders = [tmp_path / name for name in ("one", "two", "three")]
        async with editor(tmp_path, folders=folders) as ed:
            ed.open("one/news/b.txt", DIFFERS)
            ed.open("two/desk/news/b.txt", DIFFERS)
            await ed.until({"one/news/a.txt": 1, "one/news/b.txt": 1})
            ed.change("two/desk/news/b.txt", FIRST)
            await ed.until({"two/desk/news/a.txt": 1, "two/desk/news/b.txt": 1})
            ed.open("three/a.txt", FIRST)
            ed.open("three/b.txt", DIFFERS)
            await ed.until({"three/a.txt": 1, "three/b.txt": 1, "one/news/a.txt": 1})
            ed.close("three/a.txt")
            await ed.until({"three/a.txt": 0, "three/b.txt": 0})

    asyncio.run(session())


def test_a_client_that_vanishes(root: Path) -> None:
    """The end of the input without a goodbye ends the server too, with exit status 1."""
    command = [sys.executable, "-m", "factcheck", "lsp"]
    done = subprocess.run(command, cwd=root, input=b"", capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, b"")


def test_without_pygls_it_says_what_to_install(root: Path) -> None:
    program = (
        "import sys; sys.modules['pygls'] = None; sys.argv[1:] = ['lsp']\n"
        "from factcheck.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout == ""
    assert 'pip install "factcheck-linter[lsp]"' in done.stderr
