"""One configuration per run: which file counts, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.config import KEYS, Config, load
from factcheck.config.keys import keys
from factcheck.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    assert load().config == Config()


def test_every_key(folder: Path) -> None:
    write(
        folder / "factcheck.toml",
        """
        sources = ["news", "more/a.txt"]
        select = ["FC2", "FC601"]
        ignore = ["event-mode-conflict"]
        extend-select = ["FC303"]
        severity = {FC401 = "error", FC4 = "note"}
        fail-level = "warning"
        show = ["agreements", "updates"]
        output = ["full", "json=out/report.json"]
        rules = ["my-rules"]
        annotator = "spacy:en_core_web_sm"
        """,
    )
    assert load().config == Config(
        sources=("news", "more/a.txt"),
        select=("FC2", "FC601"),
        ignore=("event-mode-conflict",),
        extend_select=("FC303",),
        severity={"FC401": "error", "FC4": "note"},
        fail_level="warning",
        show=("agreements", "updates"),
        output=("full", "json=out/report.json"),
        rules=("my-rules",),
        annotator="spacy:en_core_web_sm",
    )


def test_a_file_of_its_own_goes_over_pyproject(folder: Path) -> None:
    write(folder / "pyproject.toml", '[tool.factcheck]\nsources = ["shared"]\n')
    assert load().config.sources == ("shared",)
    write(folder / "factcheck.toml", 'sources = ["own"]\n')
    assert load().config.sources == ("own",)


def test_a_named_file_goes_over_both(folder: Path) -> None:
    write(folder / "factcheck.toml", 'sources = ["own"]\nignore = ["FC1"]\n')
    write(folder / "other.toml", 'sources = ["named"]\n')
    named = load("other.toml").config
    assert (named.sources, named.ignore) == (("named",), ())


def test_isolated_reads_none(folder: Path) -> None:
    write(folder / "factcheck.toml", "nonsense")
    assert load(isolated=True).config == Config()


def test_the_nearest_file_upwards_and_its_paths(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "factcheck.toml", 'sources = ["news"]\noutput = ["json=r.json", "full"]\n')
    write(folder / "deep" / "pyproject.toml", '[tool.other]\nkey = "factcheck"\n')
    (folder / "deep" / "er").mkdir()
    monkeypatch.chdir(folder / "deep" / "er")
    found = load().config
    assert found.sources == ("../../news",)
    assert found.output == ("json=../../r.json", "full")


def test_a_broken_pyproject_of_someone_else_is_no_matter(folder: Path) -> None:
    write(folder / "pyproject.toml", "[tool.other\n")
    assert load().config == Config()


def test_the_command_line_goes_over_the_file() -> None:
    config = Config(fail_level="note", show=("updates",), output=("json",))
    merged = config.override(fail_level=None, show=("all",), output=())
    assert merged == Config(fail_level="note", show=("all",), output=("json",))


SOUND = 'sources = ["news"]\nignore = ["FC5"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('source = ["a"]', "unknown key 'source'; did you mean 'sources'?"),
        ('fail_level = "error"', "unknown key 'fail_level'; did you mean 'fail-level'?"),
        ("zzz = 1", "unknown key 'zzz'; the keys are extend, sources"),
        ('rules = "a"', 'key \'rules\': must be a list, not "a"; write rules = ["a"]'),
        ("rules = true", "key 'rules': must be a list, not true"),
        ("select = [1]", "key 'select[0]': must be a string, not 1"),
        (
            'fail-level = "nver"',
            "key 'fail-level': \"nver\" is none of error, warning, note, never; "
            'did you mean "never"?',
        ),
        (
            'severity = {FC401 = "eror"}',
            'key \'severity.FC401\': "eror" is none of error, warning, note; did you mean "error"?',
        ),
        (
            'fields = {txt = ["story"]}',
            "key 'fields.txt': \"txt\" is none of text, id, title, date, published, author, "
            'publisher, agency, url; did you mean "text"?',
        ),
        ('severity = "note"', "key 'severity': must be a table of rules, not \"note\""),
        (
            'output = ["jsno"]',
            "key 'output[0]': \"jsno\" is none of full, concise, json, jsonl, sarif, github, "
            'gitlab, junit, rdjson, html; did you mean "json"?',
        ),
        ('output = ["json="]', "key 'output[0]': \"json=\" names no file after the equals sign"),
        ('show = ["all", "alle"]', "key 'show[1]': \"alle\" is none of agreements, variants"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_holds(folder: Path, text: str, message: str) -> None:
    write(folder / "factcheck.toml", SOUND + text)
    settings = load()
    config = settings.config
    (problem,) = settings.problems
    assert settings.path == problem.path == "factcheck.toml"
    assert problem.line == 3
    assert message in problem.message
    assert (config.sources, config.ignore, config.fail_level) == (("news",), ("FC5",), "error")


def test_sound_values_beside_a_wrong_one_are_kept(folder: Path) -> None:
    write(
        folder / "factcheck.toml",
        'show = ["alle", "updates"]\nseverity = {FC1 = "loud", FC2 = "note"}\nselect = [1, "FC2"]',
    )
    settings = load()
    config = settings.config
    assert [problem.line for problem in settings.problems] == [1, 2, 3]
    assert (config.show, config.severity, config.select) == (
        ("updates",),
        {"FC2": "note"},
        ("FC2",),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('sources = ["a"\nselect = []', "is no valid TOML: Unclosed array (at line 2, column 1)"),
        ("sources = [", "line 1, the end of the document"),
    ],
)
def test_a_file_that_is_no_toml_is_an_error(folder: Path, text: str, message: str) -> None:
    write(folder / "factcheck.toml", text)
    with pytest.raises(ConfigError) as caught:
        load()
    assert caught.value.path == "factcheck.toml"
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.toml", None, "cannot be read: No such file or directory"),
        ("bad.toml", b"\xff\xfe\x00", "is not UTF-8, as TOML must be"),
        ("pyproject.toml", b"[project]\n", "has no table [tool.factcheck]"),
        ("pyproject.toml", b"[tool]\nfactcheck = 3\n", "tool.factcheck must be a table"),
    ],
)
def test_a_named_file_must_hold_a_configuration(
    folder: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ConfigError, match=name) as caught:
        load(name)
    assert (caught.value.path, caught.value.message) == (name, message)


def test_every_key_says_what_it_means_and_has_a_type_that_can_be_checked(folder: Path) -> None:
    assert tuple(keys()) == KEYS
    for key in keys().values():
        assert key.description.endswith("."), key.name
        write(folder / "factcheck.toml", f"{key.name} = 2.5")
        (problem,) = load().problems
        assert f"key '{key.name}': must be" in problem.message


def test_one_file_stands_on_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        folder / "factcheck.toml",
        """
        sources = ["news"]
        ignore = ["FC1"]
        severity = {FC401 = "error", FC2 = "note"}
        exclude = ["*.draft.md", "/old"]
        """,
    )
    write(
        folder / "desk" / "factcheck.toml",
        """
        extend = "../factcheck.toml"
        ignore = ["FC7"]
        severity.FC2 = "warning"
        """,
    )
    monkeypatch.chdir(folder / "desk")
    settings = load()
    config = settings.config
    assert not settings.problems
    assert config.sources == ("../news",)
    assert config.ignore == ("FC7",)
    assert config.severity == {"FC401": "error", "FC2": "warning"}
    assert config.exclude == ("/../**/*.draft.md", "/../old")
    assert settings.files == ("factcheck.toml", "../factcheck.toml")
    assert (settings.origins["ignore"], settings.origins["sources"]) == (
        "factcheck.toml",
        "../factcheck.toml",
    )


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("factcheck.toml", "key 'extend': factcheck.toml extends itself"),
        ("gone.toml", "key 'extend': gone.toml: cannot be read: No such file or directory"),
        ("broken.toml", "key 'extend': broken.toml: is no valid TOML"),
        ("circle.toml", "key 'extend': factcheck.toml extends itself"),
    ],
)
def test_what_cannot_be_extended_is_told(folder: Path, base: str, message: str) -> None:
    write(folder / "broken.toml", "select = [")
    write(folder / "circle.toml", 'extend = "factcheck.toml"\nshow = ["updates"]\n')
    write(folder / "factcheck.toml", f'ignore = ["FC1"]\nextend = "{base}"\n')
    settings = load()
    (problem,) = settings.problems
    assert problem.message.startswith(message)
    assert problem.line == (1 if base == "circle.toml" else 2)
    assert settings.config.ignore == ("FC1",)


def test_settings_of_the_command_line_go_over_the_file(folder: Path) -> None:
    write(folder / "factcheck.toml", 'ignore = ["FC1"]\nseverity = {FC1 = "note", FC2 = "note"}\n')
    settings = load(
        ['ignore = ["FC7"]', 'severity.FC2="error"', 'fail-level="note"', 'fail-level="never"']
    )
    assert not settings.problems
    assert settings.config.ignore == ("FC7",)
    assert settings.config.severity == {"FC1": "note", "FC2": "error"}
    assert settings.config.fail_level == "never"
    assert settings.path == "factcheck.toml"
    assert settings.origins["ignore"] == "--config"


def test_settings_of_the_command_line_need_no_file(folder: Path) -> None:
    write(folder / "factcheck.toml", "nonsense")
    write(folder / "other.toml", 'sources = ["named"]\n')
    assert load('sources=["a"]', isolated=True).config == Config(sources=("a",))
    assert load(["other.toml", 'ignore=["FC1"]']).config == Config(
        sources=("named",), ignore=("FC1",)
    )


def test_a_setting_of_the_command_line_that_is_wrong(folder: Path) -> None:
    settings = load(["fale-level = 'note'", 'ignore=["FC1"]'])
    (problem,) = settings.problems
    assert problem.where == "--config 'fale-level = 'note''"
    assert "did you mean 'fail-level'?" in problem.message
    assert settings.config.ignore == ("FC1",)


@pytest.mark.parametrize(
    ("given", "isolated", "message"),
    [
        (["fail-level=note"], False, 'a string stands in quotes: fail-level="note"'),
        (["ignore"], False, "--config ignore is no file; to set the key, write ignore=VALUE"),
        (["a.toml", "b.toml"], False, "names two files, a.toml and b.toml"),
        (["a.toml"], True, "--config a.toml and --isolated exclude one another"),
    ],
)
def test_what_the_command_line_cannot_ask_for(
    folder: Path, given: list[str], isolated: bool, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load(given, isolated=isolated)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[tool.other]\nshow = 1\n[tool.factcheck]\nshow = ["alle"]\n', 4),
        ('[tool]\nfactcheck.show = ["alle"]\n', 2),
        ('[tool.factcheck]\nsources = [\n  """\nshow = 1""",\n]\nshow = ["alle"]\n', 6),
        ('[tool.factcheck]\nseverity = {FC1 = "note", FC2 = "alle"}\n', 2),
        ('[tool.factcheck.severity]\nFC1 = "note"\nFC2 = "alle"\n', 3),
        ('[tool.factcheck]\n[tool.factcheck."severity"]\n"FC2" = "alle"\n', 3),
        ('tool = {factcheck = {show = ["alle"]}}\n', 1),
    ],
)
def test_the_line_of_what_is_wrong(folder: Path, text: str, line: int) -> None:
    write(folder / "pyproject.toml", text)
    (problem,) = load().problems
    assert (problem.path, problem.line) == ("pyproject.toml", line)
    assert '"alle"' in problem.message


def test_an_empty_string_is_told(folder: Path) -> None:
    write(folder / "factcheck.toml", 'sources = ["a", ""]\nper-source-ignores = {"a/" = [""]}\n')
    first, second = load().problems
    assert first.message == "key 'sources[1]': is empty"
    assert second.message == "key 'per-source-ignores.a/[0]': is empty"
