"""What lies round a library may be hostile as well: the configuration, what is kept of the desk, a repository, the folder one is in."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import LIBRARY
from dateline.cli.main import main
from dateline.errors import DatelineError
from dateline.library.desk import Desk, read_desk
from dateline.library.outgoing import new_file
from dateline.tui.doing.files import edit_command
from dateline.tui.keys import read_keys

PLACED: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "folder": Path.mkdir,
    "loop": lambda path: path.symlink_to(path),
    "no text": lambda path: path.write_bytes(b"\xff\x00"),
    "nested": lambda path: path.write_text("a = " + "[" * 100_000),
    "nested as JSON": lambda path: path.write_text('{"a":' + "[" * 100_000),
    "a number without end": lambda path: path.write_text(f"a = {'9' * 6000}"),
    "acts": lambda path: path.write_text('library = "\\u001b]0;HOSTILE\\u0007"'),
    "nobody's home": lambda path: path.write_text('library = "~nobody-is-called-so/x"'),
    "NUL": lambda path: path.write_text('library = "a\\u0000b"'),
}
COMMITTERS = ("x <x> 99999999999999 +0000", "x <x> 1700000000 +9999", "x <x> nan zone", "x", "x <x> -5 -2360", "x <x> 1700000000 +2")


@pytest.mark.parametrize("name", PLACED)
def test_no_configuration_or_desk_does_harm(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "config" / "dateline" / "config.toml"
    path.parent.mkdir(parents=True)
    PLACED[name](path)
    places = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_CACHE_HOME": str(tmp_path.parent / "cache")}
    environment = {"HOME": str(tmp_path), "PATH": os.defpath, **places}
    code = main(["find"], environment)
    err = capsys.readouterr().err
    assert code in (0, 1, 2, 3)
    assert "fault of the program" not in err
    assert "\x1b" not in err
    if code > 1:
        assert len(err.splitlines()) == 1
    assert all(line.isprintable() for line in read_keys(path).remarks)
    assert read_desk(path) == Desk()


LONG = "a" * 5000
"""A name that no file system takes: to ask whether it is there fails, as it does below a folder that may not be read."""


@pytest.mark.parametrize("line", [f"find --library {LONG}", f"check {LONG}", f"edit {LONG}", "doctor"], ids=lambda line: line[:4])
@pytest.mark.parametrize("name", ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "DATELINE_LIBRARY"])
def test_what_cannot_be_asked_about_is_not_there(line: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    environment = {"HOME": str(tmp_path), "DATELINE_LIBRARY": str(LIBRARY), "EDITOR": "true", "PATH": os.defpath, name: f"/{LONG}"}
    assert main(line.split(), environment) in (0, 1, 2, 3)
    assert "fault of the program" not in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
def test_a_commit_of_no_time_is_compared_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*words: str, given: str = "") -> str:
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        return subprocess.run(["git", *words], cwd=root, env=environment, input=given, capture_output=True, text=True, check=True).stdout.strip()

    root = tmp_path / "incidents"
    shutil.copytree(LIBRARY, root)
    git("init", "-q")
    git("add", "-A")
    tree = git("write-tree")
    for committer in COMMITTERS:
        raw = f"tree {tree}\nauthor x <x> 1700000000 +0000\ncommitter {committer}\n\nm\n"
        git("update-ref", "HEAD", git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", given=raw))
        assert main(["changes", "--since", "HEAD", "--library", str(root)], {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}) == 1
        said = capsys.readouterr()
        assert "Compared with commit" in said.err
        assert "fault of the program" not in said.err


def test_the_editor_of_the_screen_takes_no_module_from_the_folder_and_no_option_from_a_name(tmp_path: Path) -> None:
    root = tmp_path / "incidents"
    shutil.copytree(LIBRARY, root)
    (root / "--help.yaml").write_text("title: [")
    (tmp_path / "msgspec.py").write_text("import pathlib; pathlib.Path('HOSTILE').touch()")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "EDITOR": "sh -c 'echo edited \"$0\"'"}
    done = subprocess.run(edit_command(root, ["--help"]), cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "/--help.yaml" in done.stdout, done
    assert "Nothing was changed." in done.stderr
    assert not (tmp_path / "HOSTILE").exists()


def test_an_export_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_file("one", "text", (), tmp_path)
    (tmp_path / "dateline-export-2.txt").symlink_to("/etc/passwd")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as failing:
        failing.setattr(os, "fsync", full)
        with pytest.raises(DatelineError, match="No space left"):
            new_file("two", "text", (), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dateline-export-2.txt", "dateline-export.txt"]
    assert new_file("three", "text", (), tmp_path).name == "dateline-export-3.txt"
    assert (tmp_path / "dateline-export.txt").read_text() == "one"
