"""What lies round a library may be hostile as well: the configuration, what is kept of the desk, a repository, the folder one is in."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.library.export import new_file


def test_an_export_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_file("one", "text", tmp_path)
    (tmp_path / "dateline-export-2.txt").symlink_to("/etc/passwd")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as failing:
        failing.setattr(os, "fsync", full)
        with pytest.raises(DatelineError, match="No space left"):
            new_file("two", "text", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dateline-export-2.txt", "dateline-export.txt"]
    assert new_file("three", "text", tmp_path).name == "dateline-export-3.txt"
    assert (tmp_path / "dateline-export.txt").read_text() == "one"
