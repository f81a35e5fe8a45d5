"""Incidents a line each on a terminal of any width: no figure is cut or loses a mark, and RETRACTED is never cut."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from cli.running import TODAY, Terminal
from dateline.cli import main as door
from dateline.cli.find import list_lines
from dateline.cli.listed import Row, lines_below, lines_beside, row_of
from dateline.cli.options import Chosen
from dateline.cli.output import Output
from dateline.ledger.summary import Figure, Summary
from dateline.model.cells import cells
from dateline.model.shown import Shown


def summary_of(number: int, *values: str, single: bool = False, status: str = "settled") -> Summary:
    """An incident of a list with a toll."""
    top = Figure(
        values, len(values) > 1, single, weak=False, attackers_included=False, weaker=("9",) if single else (), by=("police",), said="2024-01-04"
    )
    killed = {"killed": top} if values else {}
    incident, place = f"2024-01-0{number}-some-town-complex-attack", "between one town and another"
    return Summary(incident, f"{incident}.yaml", "Attack on a market hall", incident[:10], "IR", place, (), status, (status,), killed, incident[:10])


SUMMARIES = [
    summary_of(1, "96", single=True),
    summary_of(2, "84", ">=91", "103-110", single=True),
    summary_of(3),
    summary_of(4, "1234567", single=True, status="retracted"),
]
TOLLS = ["96~↑killed", "84or≥91or103-110~!↑killed", "1234567~↑killed"]


def told_whole(lines: list[Shown], width: int, tolls: list[str]) -> None:
    """Whether lines fit, have every figure with its marks in the order in which it is read, and the word of what was taken back."""
    assert max(map(cells, lines)) <= width
    read = "".join("".join(lines).split())
    assert [toll for toll in tolls if toll not in read] == [], lines
    assert any(re.search(r"\bRETRACTED\b", line) for line in lines), lines


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_figure_is_whole_with_its_marks_at_any_width(ascii_only: bool) -> None:
    tolls = [toll.replace("↑", "^").replace("≥", ">=") for toll in TOLLS] if ascii_only else TOLLS
    for width in range(20, 160):
        out = Output(Terminal(), {"COLUMNS": str(width)}, Chosen())
        out.ascii_only = ascii_only
        told_whole(list_lines(SUMMARIES, out), width, tolls)
        listed = [row_of(s, f"{n:>2}  {s.id}", last="province", ascii_only=ascii_only) for n, s in enumerate(SUMMARIES)]
        lines = lines_beside(listed, width, ascii_only=ascii_only)
        told_whole(lines or [line for row in listed for line in lines_below(row, width, ascii_only=ascii_only)], width, tolls)


def test_the_title_gives_way_first_and_then_the_place() -> None:
    row = Row("2024-01-03  Kerman, IR", Shown("96~ killed"), Shown("Kerman bombings"))
    assert lines_beside([row], 80, ascii_only=False) == ["2024-01-03  Kerman, IR  96~ killed  Kerman bombings"]
    assert lines_beside([row], 50, ascii_only=False) == ["2024-01-03  Kerman, IR  96~ killed  Kerman bombin…"]
    assert lines_beside([row], 40, ascii_only=False) == ["2024-01-03  Kerman, IR  96~ killed"]
    assert lines_beside([row], 30, ascii_only=False) is None
    assert lines_below(row, 20, ascii_only=False) == ["2024-01-03  Kerman,…", "  96~ killed"]
    assert [line.split("  ")[1] for line in list_lines(SUMMARIES[:1], Output(Terminal(), {"COLUMNS": "39"}, Chosen()))] == ["between one t…"]


@pytest.mark.parametrize("command", ["find", "map"])
def test_a_command_on_a_narrow_terminal_has_the_figure_whole(command: str, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    assert door.main([command, "harbour", "--today", TODAY], environment | {"COLUMNS": "30", "TERM": "dumb"}) == 0
    assert "\n  33~ killed" in stream.getvalue()


def test_no_line_of_a_record_is_left_for_the_terminal_to_break(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("At least 40 people were killed at the fish market of Harbour on 10 February 2024, the minister said.\n", "utf-8")
    asked = (
        ["show", "harbour"],
        ["conflicts"],
        ["questions"],
        ["stale"],
        ["actions"],
        ["source", "example-wire"],
        ["who", "police"],
        ["ladder", "harbour"],
        ["vet", str(draft)],
    )
    for argv, width in itertools.product(asked, (22, 36)):
        stream = Terminal()
        monkeypatch.setattr("sys.stdout", stream)
        assert door.main([*argv, "--today", TODAY], environment | {"COLUMNS": str(width), "TERM": "dumb"}) == (argv[0] == "vet")
        assert [line for line in stream.getvalue().splitlines() if cells(line) > width] == [], argv


def test_what_qualifies_a_line_is_broken_at_blanks(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stdout", stream)
    assert door.main(["line", "harbour", "killed", "--today", TODAY], environment | {"COLUMNS": "30", "TERM": "dumb"}) == 0
    assert "\n    (rests on one origin,\n    Harbour hospital" in stream.getvalue()
