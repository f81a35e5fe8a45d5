"""The map on the command line: what is printed below it, what has no pin, widths, and positions as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.running import LIBRARY, TODAY, Run
from dateline.cli.main import main
from dateline.model.cells import cells


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A cache that all tests here share, since the index of the shipped library takes a second to make."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def environment(environment: dict[str, str], cache: str) -> dict[str, str]:
    """The environment with that cache."""
    return environment | {"XDG_CACHE_HOME": cache}


SHIPPED = Path(__file__).parents[2] / "incidents"


@pytest.mark.parametrize(("name", "argv"), [("map", ("map",)), ("map-json", ("map", "--json"))])
def test_output_is_golden(name: str, argv: tuple[str, ...], run: Run, golden: Callable[[str, str], None]) -> None:
    done = run(*argv)
    golden(f"{name}.txt", f"$ dateline {' '.join(argv)}\n{done.out}--- notes\n{done.err}--- exit {done.code}\n")


def test_every_incident_is_on_the_map_or_named_below_it(run: Run) -> None:
    told = json.loads(run("find", "--json", "--library", str(SHIPPED)).out)["incidents"]
    lines = run("map", "--library", str(SHIPPED)).out.splitlines()
    assert all(len(line) == 80 for line in lines[:24])
    below = "\n".join(lines[25:])
    assert [incident["id"] for incident in told if below.count(f"{incident['id']} ") != 1] == []


def test_a_number_on_the_map_is_a_number_below(run: Run) -> None:
    lines = run("map", "country:IR", "--library", str(SHIPPED)).out.splitlines()
    drawn, below = "\n".join(lines[:24]), lines[24:]
    for line in below:
        if "kerman" in line:
            assert f"● {line.split()[0]} Kerman" in drawn


def test_a_place_known_by_country_only_is_listed_and_not_pinned(run: Run, tmp_path: Path) -> None:
    text = (LIBRARY / "2024-02-10-harbour-bombing.yaml").read_text("utf-8").replace("precision: town", "precision: country")
    (tmp_path / "2024-02-10-harbour-bombing.yaml").write_text(text, "utf-8")
    (tmp_path / "names.yaml").write_text((LIBRARY / "names.yaml").read_text("utf-8"), "utf-8")
    done = run("map", "--library", str(tmp_path))
    assert done.code == 0
    assert done.out.splitlines()[0] == "Not on the map, known by country only:"
    assert "2024-02-10-harbour-bombing" in done.out.splitlines()[1]
    assert "●" not in done.out
    assert json.loads(run("map", "--json", "--library", str(tmp_path)).out)["pins"] == []


def test_nothing_found_is_exit_1(run: Run) -> None:
    done = run("map", "nothing-like-this")
    assert (done.code, done.out, done.err) == (1, "", "Nothing found.\n")


def test_figures_are_as_of_the_day(run: Run) -> None:
    assert "40" in run("map", "harbour", "--as-of", "2024-02-10").out.splitlines()[-1]
    assert "As known at the end of 10 February 2024." in run("map", "harbour", "--as-of", "2024-02-10").err


@pytest.mark.parametrize("width", [60, 80, 200])
def test_it_takes_the_width_of_the_terminal(width: int, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        encoding = "utf-8"

        def isatty(self) -> bool:
            return True

    out = Screen()
    monkeypatch.setattr("sys.stdout", out)
    more = {"COLUMNS": str(width), "TERM": "dumb", "DATELINE_LIBRARY": str(SHIPPED)}
    assert main(["map", "--today", TODAY], environment | more) == 0
    widths = [cells(line) for line in out.getvalue().splitlines()]
    assert set(widths[:20]) == {width}
    assert max(widths) == width
    assert "\x1b" not in out.getvalue()


def test_an_encoding_without_braille_gets_ascii(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", errors="strict", write_through=True)
    monkeypatch.setattr("sys.stdout", out)
    assert main(["map", "shiraz", "--today", TODAY], environment | {"DATELINE_LIBRARY": str(SHIPPED)}) == 0
    text = raw.getvalue().decode("ascii")
    assert "\\" not in text
    assert "Shiraz x2" in text
