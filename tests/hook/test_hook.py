"""The hook at work: real commits through the real pre-commit."""

from __future__ import annotations

import re

import pytest

from tests.hook.articles import MEETING, OTHERS
from tests.hook.conftest import Repository


def test_an_article_that_contradicts_the_corpus_is_refused(repository: Repository) -> None:
    repository.write("articles/new.txt", MEETING.format("12-14"))
    repository.add()
    refused = repository.commit()
    assert refused.status == 1
    assert "error[FC201]" in refused.text
    assert "--> articles/new.txt:1:" in refused.text
    assert "::: articles/old.txt:1:" in refused.text
    assert repository.git("rev-list", "--count", "HEAD").text == "1\n"
    in_ci = repository.factcheck("check", "--new-since", "first")
    assert in_ci.status == 1
    assert in_ci.text.strip() in refused.text


def test_an_article_that_agrees_is_accepted(repository: Repository) -> None:
    repository.write("articles/new.txt", MEETING.format("12-13"))
    repository.add()
    accepted = repository.commit()
    assert accepted.status == 0, accepted.text
    assert "Passed" in accepted.text
    assert repository.factcheck("check", "--new-since", "first").status == 0


def test_an_article_that_cannot_be_read_is_refused(repository: Repository) -> None:
    repository.write("articles/broken.txt", " ")
    repository.add()
    told = repository.commit()
    assert told.status == 1  # pre-commit's; the hook's own is 2
    assert "exit code: 2" in told.text
    assert "articles/broken.txt: is empty" in told.text


def test_a_deletion_is_accepted(repository: Repository) -> None:
    repository.git("rm", "--quiet", "articles/old.txt")
    accepted = repository.commit()
    assert accepted.status == 0, accepted.text
    assert "Passed" in accepted.text
    repository.write("articles/new.txt", MEETING.format("12-14"))
    repository.add()
    assert repository.commit().status == 0  # what it would contradict is gone


def test_a_deletion_is_checked(repository: Repository) -> None:
    """Not skipped, as pre-commit skips a hook that has no file to look at."""
    repository.git("rm", "--quiet", "-r", "articles")
    refused = repository.commit()
    assert refused.status == 1
    assert "git's index holds no articles in articles" in refused.text


def test_a_rename_is_accepted_and_still_counts(repository: Repository) -> None:
    repository.git("mv", "articles/old.txt", "articles/oldest.txt")
    accepted = repository.commit()
    assert accepted.status == 0, accepted.text
    repository.write("articles/new.txt", MEETING.format("12-14"))
    repository.add()
    refused = repository.commit()
    assert refused.status == 1
    assert "::: articles/oldest.txt:1:" in refused.text


def let_in(repository: Repository) -> None:
    """A contradiction comes into the corpus past the hook."""
    repository.write("articles/new.txt", MEETING.format("12-14"))
    repository.add()
    assert repository.commit("--no-verify").status == 0


def test_a_rename_does_not_bring_up_what_stood_before(repository: Repository) -> None:
    let_in(repository)
    repository.git("mv", "articles/old.txt", "articles/oldest.txt")
    assert repository.commit().status == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("factcheck.toml", 'sources = ["articles"]\nrules = ["own"]\n'),
        ("own/dates.yaml", "id: OWN1\nextends: FC201\nlevel: error\nsummary: Days.\n"),
        ("factcheck-waivers.toml", "# none yet\n"),
        ("factcheck-baseline.jsonl", ""),
    ],
)
def test_a_change_of_what_all_are_checked_by_rechecks_everything(
    repository: Repository, name: str, text: str
) -> None:
    if name.startswith("own/"):
        repository.write("factcheck.toml", 'sources = ["articles"]\nrules = ["own"]\n')
        repository.write("own/others.yaml", text.replace("OWN1", "OWN2"))
        repository.write("own/notes.md", "Ours.\n")
    repository.write("own/readme.yaml", "id: OWN9\nextends: FC601\nlevel: note\n")
    let_in(repository)
    repository.write("notes.md", "Nothing that the corpus knows of.\n")
    repository.add()
    idle = repository.commit()
    assert idle.status == 0, idle.text
    repository.write(name, text)
    repository.add()
    refused = repository.commit()
    assert refused.status == 1, refused.text
    assert "[FC201]" in refused.text


def test_a_waiver_or_a_baseline_lets_it_in(repository: Repository) -> None:
    repository.write("articles/new.txt", MEETING.format("12-14"))
    assert repository.factcheck("baseline", "create").status == 0
    repository.add()
    accepted = repository.commit()
    assert accepted.status == 0, accepted.text
    repository.write("articles/more.txt", OTHERS.format(4))
    repository.add("articles")
    assert repository.commit().status == 1
    [fingerprint] = set(
        re.findall("factcheck explain ([0-9a-f]+)", repository.factcheck("check").text)
    )
    waived = repository.factcheck(
        "waive", fingerprint, "--reason=told by phone", "--expires=2999-12-31", "--author=A"
    )
    assert waived.status == 0, waived.text
    repository.add()
    accepted = repository.commit()
    assert accepted.status == 0, accepted.text


def test_of_a_partly_staged_article_the_staged_text_counts(repository: Repository) -> None:
    repository.write("articles/new.txt", MEETING.format("12-14"))
    repository.add()
    repository.write("articles/new.txt", MEETING.format("12-13"))
    assert repository.commit().status == 1
    repository.add()
    repository.write("articles/new.txt", MEETING.format("12-14"))
    repository.write("articles/unknown.txt", MEETING.format("12-15"))  # git does not know it
    accepted = repository.commit()
    assert accepted.status == 0, accepted.text


def test_more_files_than_one_command_line_holds(repository: Repository) -> None:
    for number in range(700):
        name = f"{number:03d}-{'the-day-s-news-' * 14}.txt"
        repository.write(f"articles/{name}", f"The {number}th boat was painted on a Monday.\n")
    first, last = (f"articles/{n:03d}-{'the-day-s-news-' * 14}.txt" for n in (0, 699))
    repository.write(first, MEETING.format("12-14"))
    repository.write(last, MEETING.format("12-15"))
    repository.add()
    names = repository.git("diff", "--cached", "--name-only").text
    assert len(names) > 2**17  # more than pre-commit puts on one
    refused = repository.commit()
    assert refused.status == 1
    assert refused.text.count("[FC201]") == 1
    assert refused.text.count("sources disagree on when") == 1
    assert repository.factcheck("check", "--new-since", "first").text.strip() in refused.text
    everything = repository.pre_commit("run", "--all-files")
    assert everything.text.count("[FC201]") == 1


def test_a_run_over_all_files_reports_everything(repository: Repository) -> None:
    let_in(repository)
    everything = repository.pre_commit("run", "--all-files")
    assert everything.status == 1
    in_ci = repository.factcheck("check")
    assert in_ci.status == 1
    assert in_ci.text.strip() in everything.text


def test_a_range_of_commits_is_what_is_new_in_it(repository: Repository) -> None:
    let_in(repository)
    repository.write("articles/more.txt", "The quay of Voss is 300 metres long.\n")
    repository.add()
    assert repository.commit().status == 0
    both = repository.pre_commit("run", "--from-ref", "first", "--to-ref", "HEAD")
    assert both.status == 1
    assert repository.factcheck("check", "--new-since", "first").text.strip() in both.text
    last = repository.pre_commit("run", "--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert last.status == 0, last.text


def test_a_first_commit_is_all_new(repository: Repository) -> None:
    repository.write("articles/new.txt", MEETING.format("12-14"))
    repository.git("checkout", "--quiet", "--orphan", "fresh")
    repository.add()
    refused = repository.commit()
    assert refused.status == 1
    assert "error[FC201]" in refused.text


def test_a_commit_of_edited_files_at_once(repository: Repository) -> None:
    """``git commit --all`` and ``git commit PATH`` give the hook an index of their own."""
    repository.write("articles/race.txt", MEETING.format("12-14"))
    assert repository.commit("--all").status == 1
    assert repository.commit("articles/race.txt").status == 1
    repository.write("articles/race.txt", MEETING.format("12-13"))
    accepted = repository.commit("articles/race.txt")
    assert accepted.status == 0, accepted.text
