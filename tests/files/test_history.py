"""What git remembers of a library, read without anything of the repository being run."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from dateline.errors import LibraryError
from dateline.files import history as history_module
from dateline.files.history import Blob, History, NoHistoryError, readable, same_content
from files.committing import ENVIRONMENT, commit, git, work_tree

FILE = "2024-01-01-town-bombing.yaml"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    top = work_tree(tmp_path / "desk")
    (top / "incidents" / "old").mkdir(parents=True)
    (top / "incidents" / FILE).write_bytes(b"title: one\n")
    (top / "incidents" / "old" / "x.yml").write_bytes(b"title: x\n")
    (top / "incidents" / "names.yaml").write_bytes(b"a: {name: A}\n")
    for name in ("_draft.yaml", ".hidden.yaml", "notes.txt"):
        (top / "incidents" / name).write_bytes(b"no\n")
    (top / "incidents" / "link.yaml").symlink_to(FILE)
    (top / "other.yaml").write_bytes(b"outside\n")
    commit(top, "2025-12-01")
    return top


def history(top: Path) -> History:
    return History(top / "incidents", ENVIRONMENT)


def test_the_files_of_a_commit_are_those_that_a_library_would_read(top: Path) -> None:
    past = history(top)
    commit_id = past.commit_of("HEAD")
    assert commit_id
    listing = past.listing(commit_id)
    assert set(listing) == {FILE, "old/x.yml", "names.yaml"}
    assert past.contents(blob.name for blob in listing.values())[listing[FILE].name] == b"title: one\n"
    assert same_content(b"title: one\n", listing[FILE])
    assert not same_content(b"title: two\n", listing[FILE])
    assert past.day_of(commit_id) == "2025-12-01"


def test_contents_of_any_bytes_come_back_as_they_are(top: Path) -> None:
    (top / "incidents" / "empty.yaml").write_bytes(b"")
    (top / "incidents" / "odd.yaml").write_bytes(b"\n\x00missing\n\xff\n" * 3)
    (top / "incidents" / 'quo"te\n.yaml').write_bytes(b"name\n")
    past, commit_id = history(top), commit(top, "2025-12-02")
    listing = past.listing(commit_id)
    found = past.contents([*(blob.name for blob in listing.values()), "0" * 40])
    assert {path: found[blob.name] for path, blob in listing.items()} == {path: (top / "incidents" / path).read_bytes() for path in listing}
    assert "0" * 40 not in found


def test_the_commit_before_a_moment(top: Path) -> None:
    first, later = git(top, "rev-parse", "HEAD").strip(), commit(top, "2025-12-05", 9)
    past = history(top)
    assert past.commit_before(dt.datetime(2025, 12, 5)) == first
    assert past.commit_before(dt.datetime(2025, 12, 6)) == later
    assert past.commit_before(dt.datetime(2025, 12, 5, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))) == first
    assert past.commit_before(dt.datetime(2025, 11, 1)) is None


def test_the_commit_before_a_moment_is_one_of_this_branch_not_of_one_merged_later(top: Path) -> None:
    first = git(top, "rev-parse", "HEAD").strip()
    git(top, "checkout", "-q", "-b", "side")
    commit(top, "2025-12-03")
    git(top, "checkout", "-q", "main")
    commit(top, "2025-12-02")
    git(top, "merge", "-q", "--no-ff", "-m", "merge", "side", day="2025-12-08")
    found = history(top).commit_before(dt.datetime(2025, 12, 5))
    assert found == git(top, "rev-parse", "HEAD^1").strip()
    assert found not in (first, git(top, "rev-parse", "side").strip())


def test_names_of_commits(top: Path) -> None:
    git(top, "tag", "v1")
    past = history(top)
    head = past.commit_of("HEAD")
    assert past.commit_of("v1") == past.commit_of("main") == head
    for no in ("", "nope", "--all", "-1", "HEAD~9", "v1:incidents", "a\0b", "HEAD; touch x"):
        assert past.commit_of(no) is None, no


def test_a_folder_that_is_no_work_tree_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "incidents").mkdir()
    with pytest.raises(NoHistoryError, match="is in no git work tree") as caught:
        History(tmp_path / "incidents", ENVIRONMENT)
    assert caught.value.exit_code == 2
    with pytest.raises(NoHistoryError, match="no git on this machine"):
        History(tmp_path / "incidents", {"PATH": str(tmp_path)})


def test_a_repository_without_a_commit_knows_none(tmp_path: Path) -> None:
    top = work_tree(tmp_path / "desk")
    past = History(top, ENVIRONMENT)
    assert past.commit_of("HEAD") is None
    assert past.commit_before(dt.datetime(2026, 1, 1)) is None


def test_nothing_that_a_repository_configures_is_run(top: Path, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\necho $0 >> {sprung}\ncat\n")
    trap.chmod(0o755)
    for key in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "diff.external", "gpg.program",
        "filter.f.clean", "filter.f.smudge", "filter.f.process", "diff.d.textconv", "diff.d.command", "credential.helper", "pager.rev-list",
    ):  # fmt: skip
        git(top, "config", key, str(trap))
    for key in ("log.showSignature", "core.untrackedCache"):
        git(top, "config", key, "true")
    hooks = top / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "reference-transaction", "pre-commit", "post-index-change"):
        (hooks / hook).symlink_to(trap)
    (top / ".gitattributes").write_text("*.yaml filter=f diff=d\n")
    (top / "incidents" / FILE).write_bytes(b"title: edited\n")
    past = history(top)
    commit_id = past.commit_of("main")
    assert commit_id
    assert past.commit_before(dt.datetime(2026, 1, 1)) == commit_id
    assert past.day_of(commit_id)
    assert past.contents([blob.name for blob in past.listing(commit_id).values()])
    assert not sprung.exists()


def test_git_gets_a_short_environment(top: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = tmp_path / "bin" / "git"
    shown.parent.mkdir()
    shown.write_text(f"#!/bin/sh\nenv > {tmp_path}/seen\necho true\n")
    shown.chmod(0o755)
    given = {
        "PATH": f"{shown.parent}{os.pathsep}/usr/bin:/bin",
        "HOME": "/h",
        "GIT_DIR": "/evil",
        "GIT_EXTERNAL_DIFF": "x",
        "LD_PRELOAD": "",
        "SECRET": "s",
    }
    History(top, given)
    seen = {line.partition("=")[0] for line in (tmp_path / "seen").read_text().splitlines()}
    assert {"PATH", "HOME", "GIT_ALLOW_PROTOCOL", "GIT_NO_LAZY_FETCH", "GIT_TERMINAL_PROMPT"} <= seen
    assert not {"GIT_DIR", "GIT_EXTERNAL_DIFF", "SECRET", "LD_PRELOAD"} & seen
    shown.write_text("#!/bin/sh\nexec sleep 5\n")
    monkeypatch.setattr(history_module, "SECONDS", 0.1)
    with pytest.raises(LibraryError, match="did not answer"):
        History(top, given)


def test_a_file_beyond_the_bounds_is_not_readable() -> None:
    assert readable(Blob("x", 1024 * 1024))
    assert not readable(Blob("x", 1024 * 1024 + 1))
