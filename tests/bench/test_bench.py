"""The table of speed: what a line says, where the table goes, what events are made of, and that every part measures something."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.page import PAGE, SECTION, with_table
from bench.programs import COMMANDS
from bench.table import Line, table
from bench.ucdp import incidents_of

BENCH = Path(__file__).parent
ROW = {
    "source_headline": "Shots at the gate;Guard dead",
    "source_office": "Wire;Wire",
    "source_article": "Wire, 3 May",
    "where_coordinates": "Rami village",
    "adm_1": "Idlib governorate",
    "country": "Syria",
    "latitude": "35.7",
    "longitude": "36.5",
    "where_prec": "2",
    "side_a": "Government of Syria",
    "side_b": "Syrian insurgents",
    "date_start": "2013-01-03 00:00:00.000",
}


def test_a_line_tells_both_sides_their_ratio_with_its_spread_and_whether_the_goal_is_missed() -> None:
    line = Line("Job", "10 files", "ms", (10, 30, 20), "peer", (10, 10, 40), ratio=1.5)
    assert str(line).split() == ["10", "files", "20", "ms", "peer", "10", "ms", "2", "(0.50-3)", "<=", "1.5", "missed"]
    assert not Line("Job", "", "ms", (10, 30, 20), "peer", (20, 20, 20), ratio=1.5).missed
    assert Line("Job", "", "B", (1, 250, 300), most=200).missed
    assert Line("Job", "", "rows", (20, 19, 20), least=20).missed
    alone = Line("Job", "10 files", "ms", (20,), "peer", ratio=1.5, instead="not installed")
    assert not alone.missed
    assert str(alone).split() == ["10", "files", "20", "ms", "peer:", "not", "installed"]
    assert table([line, alone, Line("Other", "rows", "ms", instead="not built yet")]).splitlines() == [
        "Job",
        "",
        f"    {line}",
        f"    {alone}",
        "",
        "Other",
        "",
        f"    {'rows':<23}not built yet",
    ]


def test_the_table_takes_the_place_of_the_one_before_it() -> None:
    page = f"# Speed\n\nWhy.\n\n{SECTION}\n\nOld.\n"
    new = with_table(page, "Job\n\n    10 ms", dt.date(2026, 1, 15), "2 processors", "Medians of 5 runs.")
    assert new == f"# Speed\n\nWhy.\n\n{SECTION}\n\nOn 2026-01-15, on 2 processors.\nMedians of 5 runs.\n\n    Job\n\n        10 ms\n"
    assert with_table(new, "Job\n\n    10 ms", dt.date(2026, 1, 15), "2 processors", "Medians of 5 runs.") == new
    with pytest.raises(ValueError, match="Measured last"):
        with_table("# Speed\n", "", dt.date(2026, 1, 15), "", "")
    assert PAGE.read_text("utf-8").count(f"\n{SECTION}\n") == 1


def test_rows_of_two_releases_are_one_incident_each(tmp_path: Path) -> None:
    for name, columns, numbers in (("a", ["id", *ROW, "best", "low", "high"], [7, 8]), ("b", ["low", "best", "high", "id", *reversed(ROW)], [8, 9])):
        rows = [columns, ["#loc" if column == "country" else "" for column in columns]]
        rows += [[{**ROW, "id": str(n), "best": "3", "low": "2", "high": "4"}[column] for column in columns] for n in numbers]
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    found = list(incidents_of(tmp_path))
    assert [incident.id for incident in found] == ["ucdp-7", "ucdp-8", "ucdp-9"]
    assert {(i.date, i.country, i.place[0].name, i.place[0].precision) for i in found} == {("2013-01-03", "SY", "Rami village", "town")}
    assert [claim.value for claim in found[2].claims["killed"]] == ["2-4", "3"]
    assert [source.title for source in found[2].sources.values()] == ["Shots at the gate", "Guard dead"]


@pytest.mark.slow
def test_every_part_of_the_bench_measures_and_peers_that_are_missing_are_named(tmp_path: Path) -> None:
    before = PAGE.read_bytes()
    done = subprocess.run([sys.executable, BENCH, "--quick", "--runs", "1", "--folder", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    assert "failed" not in done.stdout
    jobs = [line for line in done.stdout.splitlines()[1:] if line and not line.startswith(" ")]
    assert [job.split(" ")[0] for job in jobs] == [
        "First",
        "First",
        "`find",
        "Key",
        "Bytes",
        "Memory,",
        "Query",
        "Query",
        "Cold",
        "One",
        "Dataset",
        "TinyDB:",
    ]
    assert sum(line.startswith("    ") for line in done.stdout.splitlines()) == 34
    for peer, command in COMMANDS.items():
        assert (f"{peer}: not installed" in done.stdout) == (shutil.which(command) is None), peer
    assert "not built yet" in done.stdout
    assert PAGE.read_bytes() == before
