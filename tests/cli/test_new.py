"""`new`: an incident file with an id from date, place and kind, and never in the place of another."""

from __future__ import annotations

import json
import shlex
import shutil
import stat
from pathlib import Path

import pytest

from cli.running import Run
from cli.writing import type_answers
from dateline.cli.manual import topic_page
from library.copying import HARBOUR, copied

SHIPPED = Path(__file__).parents[2] / "incidents"
NEW = ("new", "--date", "2024-05-17", "--place", "Żory", "--country", "PL", "--kind", "suicide-bombing")
ID = "2024-05-17-zory-bombing"


@pytest.fixture
def root(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A library that `run` works on and may change."""
    root = copied(tmp_path)
    environment["DATELINE_LIBRARY"] = str(root)
    return root


def test_the_incident_that_the_manual_walks_through_comes_out_right(
    run: Run, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "incidents"
    root.mkdir()
    shutil.copy(SHIPPED / "names.yaml", root)
    environment["DATELINE_LIBRARY"] = str(root)
    monkeypatch.chdir(tmp_path)
    section = topic_page("library").partition("## Add an incident in ten minutes")[2].partition("\n## ")[0]
    lines = [line.strip() for line in section.replace("\\\n", " ").splitlines() if line.startswith("    dateline ")]
    assert len(lines) == 6
    for line in lines:
        done = run(*shlex.split(line)[1:])
        assert done.code == 0, (line, done.err)
    assert "4  Abdul Mateen Qani, 17 May 2024" in done.out


def test_what_is_left_out_is_made(run: Run, root: Path) -> None:
    done = run(*NEW)
    assert (done.code, done.out.splitlines()[0]) == (0, f"{ID}.yaml: made")
    path = root / f"{ID}.yaml"
    assert path.read_text() == (
        "title: Żory suicide bombing\ndate: 2024-05-17\nplace: {name: Żory, country: PL}\nkind: [suicide-bombing]\nstatus: developing\nchecked: 2026-01-15\n"
    )
    assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600
    assert run("show", "zory").code == 0


def test_every_field_of_the_head_is_an_option(run: Run, root: Path) -> None:
    more = (
        "--title",
        "A: title",
        "--time",
        "15:00+02:00",
        "--site",
        "x, y",
        "--lat",
        "50.05",
        "--lon",
        "-1.5",
        "--precision",
        "town",
        "--kind",
        "shooting",
    )
    done = run(
        *NEW,
        *more,
        "--target-kind",
        "religious,minority",
        "--aka",
        "a, b",
        "--status",
        "settled",
        "--checked",
        "2025-01-01",
        "--summary",
        "One. Two.",
    )
    assert done.code == 0
    text = (root / f"{ID}.yaml").read_text()
    assert (
        'title: "A: title"\ndate: 2024-05-17\ntime: 15:00+02:00\nplace: {name: Żory, site: "x, y", country: PL, lat: 50.05, lon: -1.5, precision: town}\n'
        in text.replace('"-1.5"', "-1.5")
    )
    assert "kind: [suicide-bombing, shooting]\n" in text
    assert 'target_kind: [religious, minority]\nstatus: settled\nchecked: 2025-01-01\naka: ["a, b"]\nsummary: One. Two.\n' in text
    assert run("check", str(root / f"{ID}.yaml")).code == 0


@pytest.mark.parametrize(
    ("kind", "ends"),
    [("mass-shooting", "shooting"), ("shooting", "shooting"), ("car-ramming", "vehicle-attack"), ("foiled-plot", "foiled-plot"), ("siege", "siege")],
)
def test_the_kind_in_the_id_is_the_one_the_library_uses(kind: str, ends: str, run: Run, root: Path) -> None:
    assert run(*NEW[:-1], kind).code == 0
    assert (root / f"2024-05-17-zory-{ends}.yaml").exists()


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("new",), 2, "lacks --date (when it happened); --kind (what kind of attack); --place (the town); --country"),
        (("new", "kerman"), 2, "takes options alone"),
        ((*NEW, "--contry", "PL"), 2, "Did you mean --country?"),
        ((*NEW[:-3], "pl", *NEW[-2:]), 2, "Did you mean `PL`?"),
        ((*NEW[:-1], "shoting"), 2, "Did you mean `shooting`?"),
        ((*NEW, "--id", "Żory"), 2, "is no id"),
        ((*NEW, "--id", HARBOUR), 1, "has that id already"),
        ((*NEW, "--read-only"), 2, "--read-only"),
    ],
    ids=lambda value: " ".join(value)[-30:] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_right_makes_no_file(argv: tuple[str, ...], code: int, says: str, run: Run, root: Path) -> None:
    before = {path.name: path.read_bytes() for path in root.iterdir()}
    done = run(*argv)
    assert (done.code, says in done.err) == (code, True), done.err
    assert {path.name: path.read_bytes() for path in root.iterdir()} == before


def test_an_id_in_a_folder_below_is_taken_too(run: Run, root: Path) -> None:
    (root / "2024").mkdir()
    (root / "2024" / f"{ID}.yml").write_text("title: broken\n")
    done = run(*NEW)
    assert (done.code, f"2024/{ID}.yml has that id already" in done.err) == (1, True)
    assert run(*NEW, "--id", f"{ID}-2", "--json").out == json.dumps({"version": 1, "incident": f"{ID}-2", "path": f"{ID}-2.yaml"}, indent=2) + "\n"


def test_a_person_is_asked_for_what_is_missing(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = type_answers(monkeypatch, ["2024-05", "bombs", "suicide-bombing, shooting", "Żory", "Poland", "PL"])
    assert run("new").code == 0
    assert (root / "2024-05-01-zory-bombing.yaml").exists()
    assert "kind - what kind of attack [bombing, suicide-bombing" in asked.getvalue()
    assert "`Poland` is no country" in asked.getvalue()
