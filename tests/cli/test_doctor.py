"""`doctor`: fits one screen, names nothing private unless asked, and answers where the library does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import LIBRARY, Run
from dateline.cli.checkup import shortened
from dateline.cli.doctor import page

FOUND = {
    "dateline": "0.1.0",
    "python": "3.11.7",
    "system": "Linux 6.1.0-27-amd64 x86_64",
    "packages": {
        "anyascii": "0.3.3",
        "citeproc-py": "0.11.1",
        "lxml": None,
        "msgspec": "0.22.0",
        "pyyaml": "6.0.4",
        "textual": "8.2.8",
        "tinydb": "4.9.0",
    },
    "terminal": {"term": "tmux-256color", "columns": 80, "lines": 24, "input": True, "output": True, "colour": "24 bit colour", "ssh": True},
    "tmux": {"inside": True, "asked": True, "version": "3.3a", "clipboard": "external"},
    "locale": {"name": "C.UTF-8", "encoding": "utf-8"},
    "copy": {"route": "tmux", "why": "$TMUX is set and tmux answers: load-buffer -w"},
    "library": {"path": "~/…/incidents", "shipped": False, "incidents": 25, "problems": 1, "error": None},
    "index": {"path": "~/…/0011223344556677.json", "written": "2024-02-10T12:00:00+00:00", "days": 3, "read": 0, "note": None},
    "git": {"asked": True, "version": "2.39.5", "commit": "c0ffee" * 7},
}


def test_the_page_is_one_screen_and_golden(golden: object) -> None:
    lines = page(FOUND)
    assert len(lines) <= 22
    assert max(map(len, lines)) <= 80
    golden("doctor.txt", "\n".join(lines) + "\n")  # type: ignore[operator]


def test_what_is_not_there_is_said() -> None:
    bare = FOUND | {
        "terminal": {"term": "", "columns": None, "lines": None, "input": False, "output": False, "colour": "colour by TERM", "ssh": False},
        "tmux": {"inside": True, "asked": False, "version": None, "clipboard": None},
        "library": {"path": None, "shipped": False, "incidents": 0, "problems": 0, "error": "It cannot be opened."},
        "git": {"asked": False, "version": None, "commit": None},
    }
    text = "\n".join(page(bare))
    for told in ("TERM not set, neither input nor output", "inside one; not asked (--read-only)", "library   It cannot be opened.", "lxml missing"):
        assert told in text
    assert "git       not asked" in text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/people/x", "~"),
        ("/people/x/incidents", "~/incidents"),
        ("/people/x/secret/incidents", "~/…/incidents"),
        ("/srv/secret/incidents", "…/incidents"),
        ("/people/xy", "…/xy"),
    ],
)
def test_a_path_says_no_more_than_it_must(path: str, told: str) -> None:
    assert shortened(Path(path), "/people/x") == told
    assert shortened(Path(path), None) == f"…/{Path(path).name}"


def test_it_runs_and_names_nothing_private(run: Run, tmp_path: Path) -> None:
    done = run("doctor", SSH_CONNECTION="192.0.2.7 1 192.0.2.9 22", TERM="xterm")
    assert done.code == 0
    assert "over SSH" in done.out
    assert "…/library: 2 incidents, 1 with problems" in done.out
    for private in (str(tmp_path), str(LIBRARY), "192.0.2"):
        assert private not in done.out + done.err
    assert str(LIBRARY) in run("doctor", "--paths").out
    shape = json.loads(run("doctor", "--json").out)
    assert (shape["version"], shape["library"]["path"], shape["copy"]["route"]) == (1, "…/library", "file")
    assert str(tmp_path) not in json.dumps(shape)


def test_read_only_starts_no_program(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    monkeypatch.setattr("subprocess.run", fail)
    done = run("doctor", "--read-only", TMUX="/tmp/x,1,0")
    assert done.code == 0
    assert "git       not asked" in done.out


def test_a_library_that_cannot_be_opened_is_told_with_the_rest(run: Run, tmp_path: Path) -> None:
    done = run("doctor", "--library", str(tmp_path / "none"))
    assert done.code == 3
    assert "dateline  " in done.out
    assert "It cannot be opened" in done.out
    assert str(tmp_path) not in done.out + done.err
    assert str(tmp_path) in run("doctor", "--paths", "--library", str(tmp_path / "none")).out.replace("\n          ", "")
    assert run("doctor", "x").code == 2
