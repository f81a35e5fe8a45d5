"""What git says of a file: its last commit, and nothing that a repository configures is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dateline.files.git import QUIET, git_environment
from dateline.library.git import ask_git, commit_of, head_of

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nowhere"}
AUTHOR = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@x.example", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@x.example"}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.yaml").write_text("one\n")
    git(tmp_path, "add", "a.yaml")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT | AUTHOR, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_last_commit_of_a_file_and_whether_it_changed_since(tree: Path) -> None:
    first = git(tree, "rev-parse", "HEAD")
    (tree / "b.yaml").write_text("two\n")
    git(tree, "add", "b.yaml")
    git(tree, "commit", "-q", "-m", "second")
    found = commit_of(tree / "a.yaml", ENVIRONMENT)
    assert found is not None
    assert (found.id, found.changed) == (first, False)
    assert head_of(tree, ENVIRONMENT) == git(tree, "rev-parse", "HEAD") != first
    (tree / "a.yaml").write_text("one and more\n")
    found = commit_of(tree / "a.yaml", ENVIRONMENT)
    assert found is not None
    assert (found.id, found.changed) == (first, True)


def test_what_git_does_not_know_has_no_commit(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (tree / "new.yaml").write_text("new\n")
    assert commit_of(tree / "new.yaml", ENVIRONMENT) is None
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.yaml").write_text("one\n")
    assert commit_of(outside / "a.yaml", ENVIRONMENT | {"GIT_DIR": str(tree / ".git")}) is None
    assert head_of(outside, ENVIRONMENT) is None
    assert commit_of(tree / "a.yaml", {"PATH": str(outside)}) is None
    assert ask_git(outside / "gone", ENVIRONMENT, "--version") is None


def test_nothing_that_the_repository_names_is_run(tree: Path) -> None:
    script = tree / "act"
    script.write_text(f"#!/bin/sh\ntouch {tree}/acted\n")
    script.chmod(0o755)
    hooks = tree / "hooks"
    hooks.mkdir()
    for name in ("fsmonitor-watchman", "post-index-change", "reference-transaction"):
        shutil.copy(script, hooks / name)
    for key in ("core.fsmonitor", "gpg.program", "core.pager", "pager.log", "diff.external", "core.sshCommand"):
        git(tree, "config", key, str(script))
    git(tree, "config", "log.showSignature", "true")
    git(tree, "config", "core.hooksPath", str(hooks))
    plain = git(tree, "cat-file", "commit", "HEAD")
    head, _, message = plain.partition("\n\n")
    signed = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{message}\n"
    command = ["git", "hash-object", "-t", "commit", "-w", "--stdin"]
    done = subprocess.run(command, cwd=tree, env=ENVIRONMENT, input=signed, capture_output=True, text=True, check=True)
    git(tree, "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "update-ref", "HEAD", done.stdout.strip())
    (tree / "acted").unlink(missing_ok=True)
    assert commit_of(tree / "a.yaml", ENVIRONMENT) is not None
    assert head_of(tree, ENVIRONMENT) is not None
    assert not (tree / "acted").exists()
    environment, status = git_environment(ENVIRONMENT), ["status", "--short"]  # which asks a file monitor, as nothing above need do
    subprocess.run(["git", *QUIET, *status], cwd=tree, env=environment, capture_output=True, check=True)
    assert not (tree / "acted").exists()
    subprocess.run(["git", *status], cwd=tree, env=environment, capture_output=True, check=True)
    assert (tree / "acted").exists()
