"""An incident that was taken back says so first, in every command and at any width, and no figure of it is the one of now."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cli.running import Run, Terminal
from library.copying import HARBOUR, copied

TOMBSTONE = "RETRACTED on 2 January 2026: it was a drill. Do not print it."


@pytest.fixture
def library(tmp_path: Path) -> str:
    """The small library, whose bombing was taken back."""
    path = copied(tmp_path) / f"{HARBOUR}.yaml"
    text = path.read_text("utf-8").replace("status: settled", "status: retracted\nretracted: {date: 2026-01-02, why: it was a drill.}")
    path.write_text(text, "utf-8")
    return str(path.parent)


def test_an_incident_that_was_taken_back_says_so_first_at_any_width(run: Run, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for argv in (("ladder",), ("ladder", "--all"), ("timeline",), ("show",), ("compare", "elsewhere")):
        command = (argv[0], "harbour", *argv[1:], "--library", library)
        assert TOMBSTONE in " ".join("".join(run(*command).out.split("\n\n")[:1]).split()), argv
        monkeypatch.setattr(sys, "stdout", narrow := Terminal())
        run(*command, COLUMNS="40", TERM="xterm", PAGER="cat")
        monkeypatch.undo()
        top = narrow.getvalue().split("\n")[:9]
        assert "RETRACTED on 2" in "".join(top), argv
    assert "now: retracted\n" in run("ladder", "harbour", "--library", library).out
    assert "Killed: retracted" in run("show", "harbour", "--library", library).out
    assert "now: retracted\n" in run("stale", "--library", library).out


def test_two_columns_fit_a_narrow_terminal(run: Run, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", narrow := Terminal())
    run("compare", "elsewhere", "harbour", "--library", library, COLUMNS="40", PAGER="cat", NO_COLOR="1")
    lines = narrow.getvalue().split("\n")
    assert max(map(len, lines)) <= 40
    assert "3 (rests on one      retracted" in lines


def test_json_of_an_incident_that_was_taken_back_has_no_headline(run: Run, library: str) -> None:
    told = {"date": "2026-01-02", "why": "it was a drill."}
    asked = {argv: json.loads(run(*argv, "--json", "--library", library).out) for argv in _ASKED}
    shapes = dict(zip(("ladder", "timeline", "compare", "show", "stale", "map"), asked.values(), strict=True))
    assert (shapes["ladder"]["retracted"], shapes["ladder"]["headline"]) == (told, None)
    assert shapes["timeline"]["retracted"] == told
    assert shapes["compare"]["retracted"] == {"first": told, "second": None}
    assert [p["first"] for p in shapes["compare"]["points"]] == [None] * 4
    assert shapes["compare"]["points"][0]["second"]["value"] == "3"
    assert {p["headline"] for p in shapes["show"]["points"].values()} == {None}
    assert shapes["stale"]["stories"][0]["used"][0]["now"] is None
    assert [(p["retracted"], p["headline"]) for p in shapes["map"]["pins"]] == [(told, {})]


_ASKED = (("ladder", "harbour"), ("timeline", "harbour"), ("compare", "harbour", "elsewhere"), ("show", "harbour"), ("stale",), ("map", "harbour"))


def test_its_toll_is_in_no_sum(run: Run, library: str) -> None:
    lines = run("timeline", "--library", library).out.split("\n")
    assert [line.split("  █")[0].rstrip() for line in lines if line] == [
        "2023       1 incident           3~ killed",
        "2024       0 incidents  killed not stated  (1 retracted)",
    ]
    periods = json.loads(run("timeline", "--json", "--library", library).out)["periods"]
    assert [(p["incidents"], p["killed_at_least"], p["silent"], p["retracted"]) for p in periods] == [(1, 3, 0, 0), (0, None, 0, 1)]


def test_nothing_of_it_counts_as_open(run: Run, library: str) -> None:
    assert "Nothing conflicts." in run("conflicts", "--library", library).err
    assert "No question is open." in run("questions", "--library", library).err
    states = [line.split() for line in run("facets", "--library", library).out.split("\n") if " is:" in line]
    assert [line[:2] for line in states] == [["1", "is:developing"], ["1", "is:retracted"], ["1", "is:single-origin"], ["1", "is:stale"]]
