"""What git says of a file of the library; it gets a few seconds, and `files.git` has how it is asked."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from dateline.files.git import QUIET, git_environment, git_program
from dateline.files.walk import read_bytes

SECONDS = 5.0
"""Git that takes longer is given up; the answer is then that it says nothing."""
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Commit(Struct, frozen=True):
    """The commit that last changed a file: its full `id`; `changed` where the file is no longer what that commit holds."""

    id: str
    changed: bool = False


def ask_git(folder: Path, environment: Mapping[str, str], *arguments: str) -> str | None:
    """What git prints when it is asked in `folder`, without the last line break; None where there is no git or no answer."""
    git = git_program(environment)
    if git is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 (a list, no shell)
            [git, *QUIET, *arguments],
            cwd=folder,
            env=git_environment(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").rstrip("\n") if done.returncode == 0 else None


def commit_of(file: Path, environment: Mapping[str, str]) -> Commit | None:
    """The last commit of a file; None where it is in no work tree, or not under version control."""
    path = str(file.absolute())
    commit = ask_git(file.parent, environment, "log", "-1", "--format=%H", "--", path)
    if not commit or not _HASH.fullmatch(commit):
        return None
    held = ask_git(file.parent, environment, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:./{file.name}")
    return Commit(commit, changed=held is not None and held != _blob(file, held))


def head_of(folder: Path, environment: Mapping[str, str]) -> str | None:
    """The commit that is checked out where `folder` lies; None outside of a work tree or before the first commit."""
    commit = ask_git(folder, environment, "rev-parse", "--verify", "--quiet", "HEAD")
    return commit if commit and _HASH.fullmatch(commit) else None


class State(Struct, frozen=True):
    """The library as it lies there: the `commit` checked out ("" outside of git), and the files that are `changed` from it."""

    commit: str = ""
    changed: frozenset[str] = frozenset()

    def of(self, path: str) -> str:
        """`kerman.yaml, commit 1a2b3c4d5e6f and changed since`: where the record of a file stands."""
        return f"{path}, commit {self.commit[:12]}{' and changed since' if path in self.changed else ''}" if self.commit else path


def state_of(root: Path, paths: Iterable[str], environment: Mapping[str, str]) -> State:
    """What git holds of files of a library, named by their path in it; a file that it does not hold counts as changed."""
    commit = head_of(root, environment)
    if commit is None:
        return State()
    listing = ask_git(root, environment, "ls-tree", "-r", "-z", commit) or ""
    held = {path: entry.split(" ")[2] for entry, tab, path in (line.partition("\t") for line in listing.split("\0")) if tab}
    return State(commit, frozenset(path for path in paths if path not in held or _blob(root / path, held[path]) != held[path]))


def _blob(file: Path, like: str) -> str:
    """The name git gives to the bytes of a file, in the hash of `like`; "" where it cannot be read."""
    try:
        raw = read_bytes(file)
    except OSError:
        return ""
    digest = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    digest.update(b"blob %d\0" % len(raw) + raw)
    return digest.hexdigest()
