"""The GitHub Action: its description, and its scripts run as a runner would run them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.version import VERSION
from tests.cli.papers import AGREEING, EVENING, MORNING

HOME = Path(__file__).resolve().parent.parent
SCRIPTS = HOME / "action"

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="the action's steps are bash")


@pytest.fixture(scope="module")
def action() -> dict[str, Any]:
    body: dict[str, Any] = yaml.safe_load((HOME / "action.yml").read_text(encoding="utf-8"))
    return body


# ---------------------------------------------------------------- the description


def test_it_is_a_composite_action(action: dict[str, Any]) -> None:
    assert set(action) == {
        "name", "description", "author", "branding", "inputs", "outputs", "runs",
    }  # fmt: skip
    assert action["runs"]["using"] == "composite"
    assert {"paths", "args", "version", "sarif", "new-since"} <= set(action["inputs"])
    for described in (*action["inputs"].values(), *action["outputs"].values()):
        assert described["description"]
    assert all(isinstance(each["default"], str) for each in action["inputs"].values())


def test_every_input_is_used_and_none_reaches_a_shell_as_code(action: dict[str, Any]) -> None:
    steps = action["runs"]["steps"]
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", json.dumps(steps)))
    assert used == set(action["inputs"])
    for step in steps:
        assert "run" not in step or step["shell"] == "bash"
        assert "${{" not in step.get("run", "")
        assert "uses" not in step or re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", step["uses"])


def test_its_steps_are_scripts_that_read_what_they_are_given(action: dict[str, Any]) -> None:
    for step in action["runs"]["steps"]:
        if "run" in step:
            (path,) = re.findall(r"\$GITHUB_ACTION_PATH/([\w/.]+)", step["run"])
            script = HOME / path
            assert os.access(script, os.X_OK)
            text = script.read_text(encoding="utf-8")
            assert set(step["env"]) == set(re.findall(r"\$\{(FACTCHECK_\w+)", text))


def test_the_upload_follows_a_check_that_failed(action: dict[str, Any]) -> None:
    check, upload = action["runs"]["steps"][-2:]
    assert upload["uses"].startswith("github/codeql-action/upload-sarif@")
    assert f"steps.{check['id']}.outputs.sarif-file != ''" in upload["if"]
    assert "!cancelled()" in upload["if"]


def test_the_readme_gives_it_what_it_takes(action: dict[str, Any]) -> None:
    readme = (HOME / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```yaml\n(permissions:.*?)```", readme, re.S)
    used = yaml.safe_load(shown)["steps"][-1]
    assert used["uses"].endswith(f"/factcheck@v{VERSION}")
    assert set(used["with"]) <= set(action["inputs"])


# ---------------------------------------------------------------- its scripts


class Runner:
    """The folder and the environment of a step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "checkout"
        self.temp = folder / "temp dir"  # a runner's own may hold a space
        self.bin = folder / "bin"
        for each in (self.folder, self.temp, self.bin):
            each.mkdir()
        self.files = {
            name: folder / name.lower()
            for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")
        }

    def command(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, script: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        given = {f"FACTCHECK_{name.upper()}": value for name, value in inputs.items()}
        env = {
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "PYTHONPATH": str(HOME),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(HOME),
            "RUNNER_TEMP": str(self.temp),
            **{name: str(path) for name, path in self.files.items()},
            **given,
        }
        return subprocess.run(
            ["bash", str(SCRIPTS / script)], cwd=self.folder, env=env,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def read(self, name: str) -> str:
        path = self.files[name]
        return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    made = Runner(tmp_path)
    made.command("factcheck", f'exec "{sys.executable}" -m factcheck "$@"')
    news = made.folder / "the news"
    news.mkdir()
    (news / "morning.txt").write_text(MORNING, encoding="utf-8")
    (news / "evening.txt").write_text(EVENING, encoding="utf-8")
    return made


def test_findings_fail_the_step_and_are_told_everywhere(runner: Runner) -> None:
    done = runner.run("run.sh", paths="  the news\n", sarif="true")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=the news/evening.txt,line=3,endLine=3,col=")
    sarif = runner.temp / "factcheck.sarif"
    assert runner.read("GITHUB_OUTPUT") == f"status=1\nsarif-file={sarif}\n"
    (result,) = json.loads(sarif.read_text())["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "the%20news/evening.txt"
    summary = runner.read("GITHUB_STEP_SUMMARY")
    assert summary.startswith("## factcheck\n\n2 sources, ")
    assert "`the news/evening.txt:3`" in summary


def test_the_summary_is_added_to_what_other_steps_say(runner: Runner) -> None:
    runner.files["GITHUB_STEP_SUMMARY"].write_text("## tests\n")
    runner.run("run.sh", paths="the news")
    assert runner.read("GITHUB_STEP_SUMMARY").startswith("## tests\n## factcheck\n")


def test_agreement_passes(runner: Runner) -> None:
    (runner.folder / "the news" / "evening.txt").write_text(AGREEING, encoding="utf-8")
    done = runner.run("run.sh", paths="the news/morning.txt\nthe news/evening.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert runner.read("GITHUB_OUTPUT") == "status=0\n"
    assert "0 contradictions" in runner.read("GITHUB_STEP_SUMMARY")


def test_the_configuration_names_the_sources(runner: Runner) -> None:
    (runner.folder / "factcheck.toml").write_text('sources = ["the news"]\n')
    assert runner.run("run.sh").returncode == 1
    assert runner.run("run.sh", args="--severity 'FC201=note' --fail-level warning").returncode == 0


def test_a_call_that_is_wrong_leaves_no_report_behind(runner: Runner) -> None:
    (runner.temp / "factcheck.sarif").write_text("of an earlier step")
    done = runner.run("run.sh", paths="the news", args="--select FC999", sarif="true")
    assert done.returncode == 2
    assert 'no rule is called "FC999"' in done.stderr
    assert runner.read("GITHUB_OUTPUT") == "status=2\n"


def test_a_source_that_cannot_be_read_is_told_and_uploaded(runner: Runner) -> None:
    done = runner.run("run.sh", paths="the news\ngone.txt", sarif="true")
    assert done.returncode == 2
    assert "::error file=gone.txt,title=factcheck%3A left out::does not exist" in done.stdout
    assert "sarif-file=" in runner.read("GITHUB_OUTPUT")
    assert "**Left out**: `gone.txt`" in runner.read("GITHUB_STEP_SUMMARY")


def test_a_quote_that_is_not_closed_is_named(runner: Runner) -> None:
    done = runner.run("run.sh", paths="the news", args="--ignore 'FC2")
    assert done.returncode == 2
    assert '::error title=factcheck::the input "args" has a quote' in done.stdout


def test_what_the_command_is_given(runner: Runner) -> None:
    runner.command("factcheck", 'for word in "$@"; do echo "<$word>"; done')
    done = runner.run(
        "run.sh",
        paths="a b\n\n$(touch hacked)\n-c.txt",
        args="""--ignore "FC4 02" `touch hacked` -n""",
        new_since="origin/main",
        sarif="true",
    )
    assert done.stdout.splitlines() == [
        "<check>",
        "<--output>",
        "<github>",
        "<--output>",
        f"<sarif={runner.temp}/factcheck.sarif>",
        "<--new-since>",
        "<origin/main>",
        "<--ignore>",
        "<FC4 02>",
        "<`touch>",
        "<hacked`>",
        "<-n>",
        "<-->",
        "<a b>",
        "<$(touch hacked)>",
        "<-c.txt>",
    ]
    assert not (runner.folder / "hacked").exists()


def test_new_since_reports_what_the_branch_brought(runner: Runner) -> None:
    def git(*words: str) -> None:
        name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        command = ["git", *name, *words]
        subprocess.run(command, cwd=runner.folder, check=True, capture_output=True)

    evening = runner.folder / "the news" / "evening.txt"
    evening.unlink()
    git("init", "--quiet", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--quiet", "--no-verify", "-m", "morning")
    git("checkout", "--quiet", "-b", "late")
    sport = runner.folder / "the news" / "sport.txt"
    sport.write_text("The Rovers won 3-1 in Limberg on 8 March 2025.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--no-verify", "-m", "sport")
    assert runner.run("run.sh", paths="the news", new_since="main").returncode == 0
    evening.write_text(EVENING, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--no-verify", "-m", "evening")
    done = runner.run("run.sh", paths="the news", new_since="main")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=the news/evening.txt,")
    assert runner.run("run.sh", paths="the news", new_since="nowhere").returncode == 2


@pytest.mark.parametrize(
    ("version", "installed"),
    [("", str(HOME)), ("1.2.3", "factcheck-linter==1.2.3"), ("v1.2.3", "factcheck-linter==1.2.3")],
)
def test_what_is_installed(runner: Runner, version: str, installed: str) -> None:
    """A python that notes what pip is asked for stands in for a real one."""
    log = runner.temp / "pip.log"
    runner.command("python", f'mkdir -p "$3/bin" && cp "{runner.bin}/pip" "$3/bin/python"')
    runner.command("pip", f'for word in "$@"; do echo "$word" >>"{log}"; done')
    done = runner.run("install.sh", version=version)
    assert (done.returncode, done.stderr) == (0, "")
    asked = log.read_text().splitlines()
    assert asked[:3] == ["-m", "pip", "install"]
    assert asked[-1] == installed
    assert runner.read("GITHUB_PATH") == f"{runner.temp}/factcheck/bin\n"
