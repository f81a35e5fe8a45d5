"""What a terminal gets and a pipe does not: width, colour, a pager; and what a closed pipe or a failure does."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import Run, Terminal
from dateline.cli import main as door
from dateline.cli.options import Chosen
from dateline.cli.output import Output
from dateline.cli.pager import page
from dateline.cli.progress import Progress
from dateline.model.shown import Shown


def on_terminal(environment: dict[str, str], **chosen: str) -> tuple[Terminal, Output]:
    stream = Terminal()
    return stream, Output(stream, environment, Chosen(**chosen))  # type: ignore[arg-type]


def test_a_terminal_is_coloured_and_a_pipe_is_not() -> None:
    assert "\x1b[" in on_terminal({"TERM": "xterm"})[1].styled(Shown("x"), "strong")
    assert on_terminal({"TERM": "dumb"})[1].styled(Shown("x"), "strong") == "x"
    assert on_terminal({"TERM": "xterm", "NO_COLOR": "1"})[1].styled(Shown("x"), "strong") == "x"
    assert "\x1b[" in on_terminal({"NO_COLOR": "1"}, color="always")[1].styled(Shown("x"), "strong")
    assert on_terminal({"TERM": "xterm"}, color="never")[1].styled(Shown("x"), "strong") == "x"


def test_long_work_is_told_of_on_a_terminal_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, clock = Terminal(), iter([0.0, 0.2, 1.0, 1.01, 2.2, 4.2])
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    with Progress() as tell:
        for done in (10, 50, 51, 2000, 4000, 6000):
            tell("Reading", done, 6000)
    told = stream.getvalue().split("\r")
    assert told[1] == "Reading 50 of 6,000 files, 50 a second, 119 s left"  # what is over at once is not told, nor every file
    assert told[2:4] == ["Reading 2,000 of 6,000 files, 995 a second, 4 s left", "Reading 4,000 of 6,000 files, 998 a second, 2 s left"]
    assert told[4:] == [" " * len(told[3]), ""]


def test_the_width_is_that_of_the_terminal_and_none_in_a_pipe(run: Run) -> None:
    assert on_terminal({"COLUMNS": "60"})[1].width == 60
    assert on_terminal({"COLUMNS": "99999"})[1].width == 1000
    assert max(map(len, run("find").out.splitlines())) > 100


def test_a_list_for_a_narrow_terminal_is_cut_to_it(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    assert door.main(["find", "--today", "2026-01-15"], environment | {"COLUMNS": "50", "TERM": "xterm"}) == 0
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    assert max(map(len, lines)) <= 50


def test_a_list_at_eighty_columns_has_the_ids_that_other_commands_take(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    assert door.main(["find", "--today", "2026-01-15"], environment | {"COLUMNS": "80", "TERM": "xterm"}) == 0
    lines = stream.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == ["2024-02-10-harbour-bombing", "2023-05-05-elsewhere-shooting"]
    assert max(map(len, lines)) <= 80


def test_help_is_broken_between_words(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole, narrow = Terminal(), Terminal()
    for stream, columns in ((whole, "400"), (narrow, "60")):
        monkeypatch.setattr("sys.stdout", stream)
        assert door.main(["help"], environment | {"COLUMNS": columns, "TERM": "dumb"}) == 0
    assert max(map(len, narrow.getvalue().splitlines())) <= 60 < max(map(len, whole.getvalue().splitlines()))
    assert narrow.getvalue().split() == whole.getvalue().split()


def test_a_page_longer_than_the_terminal_goes_to_the_pager(tmp_path: Path) -> None:
    kept = tmp_path / "paged"
    script = tmp_path / "pager"
    script.write_text(f"#!/bin/sh\ncat > {kept}\n")
    script.chmod(0o755)
    stream, out = on_terminal({"PAGER": str(script), "TERM": "xterm", "PATH": "/usr/bin:/bin"})
    for number in range(100):
        out.line(Shown(f"line {number}"))
    out.finish()
    assert kept.read_text().splitlines()[-1] == "line 99"
    assert stream.getvalue() == ""


def test_a_short_page_and_read_only_have_no_pager() -> None:
    stream, out = on_terminal({"PAGER": "false", "TERM": "xterm", "PATH": "/usr/bin:/bin"})
    out.line(Shown("short"))
    out.finish()
    assert stream.getvalue() == "short\n"
    assert not on_terminal({"TERM": "xterm"}, read_only=True)[1].may_page  # type: ignore[arg-type]


def test_a_pager_that_is_not_there_is_none() -> None:
    assert page("text", {"PAGER": "no-such-program", "PATH": "/usr/bin"}) is False
    assert page("text", {"PAGER": "cat", "PATH": "/usr/bin:/bin"}) is False
    assert page("text", {"PAGER": "'unclosed", "PATH": "/usr/bin:/bin"}) is False


def test_a_fault_of_the_program_is_a_sentence_and_a_log(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom \x1b[31m")

    monkeypatch.setattr("dateline.cli.find.answer", fail)
    done = run("find", "x")
    assert done.code == 3
    assert "fault of the program (RuntimeError: boom <U+001B>[31m)" in done.err
    assert "Traceback" not in done.err
    log = tmp_path / "cache" / "dateline" / "dateline.log"
    assert "Traceback" in log.read_text()
    assert "\x1b" not in log.read_text()


def test_an_encoding_that_lacks_letters_gets_ascii_json(run: Run) -> None:
    text = run("find", "elsewhere", "--json").out
    assert "\\u202e" in text
    assert "\u202e" not in text
