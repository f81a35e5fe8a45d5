"""What a git work tree remembers of a library: which commit stood on a day, and the files as they were in it.

Nothing is checked out, and nothing that a repository configures is run: no hook, file monitor, filter, external diff, text
conversion, signature program, pager or transport. Old files are read as git's own objects and hashed here for comparison.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from dateline.errors import LibraryError, UsageError
from dateline.files.authority import NAME
from dateline.files.git import QUIET, git_environment, git_program
from dateline.files.report import MAX_BYTES
from dateline.files.walk import ENDINGS
from dateline.model.shown import quoted, show_line

SECONDS = 30
"""git gets so long for one answer."""
_COMMITTED = re.compile(rb"^committer .* (?P<seconds>[0-9]{1,15}) (?P<sign>[+-])(?P<hours>[0-9]{2})(?P<minutes>[0-9]{2})$", re.MULTILINE)


class NoHistoryError(UsageError):
    """The library lies in no git work tree, or there is no git: nothing here remembers its files."""


class Blob(Struct, frozen=True):
    """A file of a commit: git's name for its content, and its bytes counted."""

    name: str
    size: int


class History:
    """The git work tree that a library lies in."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        """Find git and the work tree round `root`. Raises NoHistoryError where there is neither, UsageError where git does not trust the folder."""
        self.root = root
        self.environment = git_environment(environment)
        program = git_program(environment)
        if program is None:
            raise NoHistoryError("There is no git on this machine.")
        self.program = program
        done = self._run("rev-parse", "--is-inside-work-tree")
        if done.returncode or done.stdout.strip() != b"true":
            refused = b"dubious ownership" in done.stderr
            if refused:
                raise UsageError(_not_ours(root))
            raise NoHistoryError(f"{quoted(str(root))} is in no git work tree.")

    def commit_of(self, revision: str) -> str | None:
        """The commit that `revision` (a name, tag, id or `HEAD~3`) means, or None."""
        if not revision or revision.startswith("-") or "\0" in revision:
            return None
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return done.stdout.decode("ascii", "replace").strip() if done.returncode == 0 else None

    def commit_before(self, moment: dt.datetime) -> str | None:
        """The last commit of this branch before `moment` (of this machine's zone where it has none); None where there is none."""
        done = self._run("rev-list", "--max-count=1", "--first-parent", f"--before={moment.isoformat(timespec='seconds')}", "HEAD", "--")
        return done.stdout.decode("ascii", "replace").strip() or None if done.returncode == 0 else None

    def day_of(self, commit: str) -> str:
        """The day (ISO) on which a commit was made, in the zone of whoever made it; "" where the commit has no such time."""
        found = _COMMITTED.search(self.contents([commit]).get(commit, b"").partition(b"\n\n")[0])
        if found is None:
            return ""
        minutes = int(found["hours"]) * 60 + int(found["minutes"])
        try:
            offset = dt.timezone(dt.timedelta(minutes=-minutes if found["sign"] == b"-" else minutes))
            return dt.datetime.fromtimestamp(int(found["seconds"]), offset).date().isoformat()
        except (ValueError, OverflowError, OSError):
            return ""

    def listing(self, commit: str) -> dict[str, Blob]:
        """Path below the library -> content, of the incident files and the authority file of a commit. Links are left out."""
        done = self._run("ls-tree", "-r", "-z", "-l", commit)
        if done.returncode:
            raise LibraryError(f"git cannot list that commit: {show_line(done.stderr.decode('utf-8', 'replace'), 200)}.")
        found: dict[str, Blob] = {}
        for row in done.stdout.split(b"\0"):
            head, _, path = row.partition(b"\t")
            words = head.split()
            if len(words) == 4 and words[0] in (b"100644", b"100755") and _is_ours(name := os.fsdecode(path)):
                found[name] = Blob(words[2].decode("ascii"), int(words[3]))
        return found

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Contents by git's name for them; what git does not have is left out."""
        asked = list(dict.fromkeys(names))
        done = self._run("cat-file", "--batch", given="".join(f"{name}\n" for name in asked).encode())
        raw, at = done.stdout, 0
        found: dict[str, bytes] = {}
        for name in asked:
            end = raw.find(b"\n", at)
            if end < 0:
                break
            header = raw[at:end].split()
            at = end + 1
            if len(header) == 3 and header[2].isdigit():
                size = int(header[2])
                found[name] = raw[at : at + size]
                at += size + 1
        return found

    def _run(self, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        command: Sequence[str] = (self.program, *QUIET, "-C", str(self.root), *arguments)
        try:
            return subprocess.run(command, input=given or b"", capture_output=True, env=self.environment, timeout=SECONDS, check=False)  # noqa: S603 (an argv list, no shell)
        except subprocess.TimeoutExpired:
            raise LibraryError(f"git did not answer within {SECONDS} seconds; try again, or name a nearer commit.") from None
        except (OSError, ValueError) as error:
            raise LibraryError(f"git cannot be run: {show_line(str(error), 200)}.") from None


def same_content(raw: bytes, blob: Blob) -> bool:
    """Whether `raw` is what git calls by the name of `blob`."""
    if len(raw) != blob.size:
        return False
    algorithm = hashlib.sha256 if len(blob.name) == 64 else hashlib.sha1
    return algorithm(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest() == blob.name


def readable(blob: Blob) -> bool:
    """Whether a file is within the bounds of an incident file."""
    return blob.size <= MAX_BYTES


def _is_ours(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return path == NAME or (path.endswith(ENDINGS) and not any(part.startswith((".", "_")) for part in parts))


def _not_ours(root: Path) -> str:
    return f"git does not trust {quoted(str(root))}, which belongs to another account. Let it: `git config --global --add safe.directory` and the folder."
