"""Maps as drawn: widths, pins, names that cover nothing, ASCII, and two maps that a person has looked at."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartography.making import site, text
from cli.running import LIBRARY
from dateline.cartography import Site, draw, fit, viewport
from dateline.cartography.lines import STYLES
from dateline.cartography.sites import sites_of
from dateline.library.session import open_session
from dateline.model.cells import cells

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("Kabul", "Saint Petersburg", "كابل", "東京都", "Zürich", "e\u0301le\u0301", "A very long name of a place that has no end", "[/x]")
SITES = st.lists(
    st.builds(site, st.sampled_from("abcdefgh"), st.floats(20, 45), st.floats(30, 75), st.sampled_from(NAMES), st.sampled_from(("site", "sea", ""))),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(SITES, st.integers(1, 130), st.integers(1, 40), st.booleans(), st.booleans())
def test_every_line_is_exactly_as_wide_as_asked_for(sites: list[Site], columns: int, rows: int, ascii_only: bool, numbered: bool) -> None:
    drawn = draw(fit([s.position for s in sites], columns, rows), sites, "a", numbered=numbered, ascii_only=ascii_only)
    assert [sum(cells(piece.text) for piece in line) for line in drawn.lines] == [columns] * rows
    assert {piece.style for line in drawn.lines for piece in line} <= set(STYLES)
    assert not ascii_only or text(drawn).isascii()


@settings(max_examples=40, deadline=None)
@given(SITES, st.sampled_from(((60, 10), (80, 24), (130, 40))))
def test_names_never_cover_a_pin_or_another_name(sites: list[Site], size: tuple[int, int]) -> None:
    drawn = draw(fit([s.position for s in sites], *size), sites, "a", numbered=True)
    assert sum(len(pin.sites) for pin in drawn.pins) == len(sites)
    shown = text(drawn).split("\n")
    for mark in "●◉○◆":
        assert text(drawn).count(mark) <= len(drawn.pins)
    assert sum(text(drawn).count(mark) for mark in "●◉○◆") == len(drawn.pins)
    names = [pin.name for pin in drawn.pins if pin.name]
    for name in names:
        assert sum(line.count(name) for line in shown) >= names.count(name), name


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(10, 30), st.integers(4, 10)), min_size=4, max_size=20, unique=True))
def test_a_name_touches_no_pin(cells_of_pins: list[tuple[int, int]]) -> None:
    view = viewport(33, 53, 20, 60, 14)
    sites = [site(f"{n}", *view.position(column * 2 + 1, row * 4 + 2), f"Town{n}") for n, (column, row) in enumerate(cells_of_pins)]
    drawn = draw(view, sites, numbered=True)
    assert len(drawn.pins) == len(sites)
    shown = text(drawn)
    for pin in drawn.pins:
        assert not pin.name or (f"●{pin.name}" not in shown and f"{pin.name}●" not in shown), pin.name


def test_incidents_on_one_cell_are_one_pin_and_counted() -> None:
    sites = [site("a", 34.5, 69.1, "Kabul"), site("b", 34.51, 69.11, "Kabul"), site("c", 34.52, 69.1, "Bagram"), site("d", 31, 65, "Kandahar")]
    drawn = draw(fit([s.position for s in sites], 80, 24), sites, numbered=True)
    assert [(pin.number, pin.incidents, pin.name) for pin in drawn.pins] == [(1, ("a", "b", "c"), "1 Kabul, Bagram ×3"), (2, ("d",), "2 Kandahar")]
    assert "◉" in text(drawn)


def test_the_pin_under_the_cursor_differs_without_colour_and_is_named_first() -> None:
    sites = [site(name, 30 + n / 50, 50 + n / 50, name) for n, name in enumerate(("one", "two", "three", "four", "five", "six", "seven"))]
    for here in ("one", "five"):
        drawn = draw(fit([s.position for s in sites], 80, 24), sites, here)
        assert text(drawn).count("◆") == 1
        assert re.search(rf"◆ {here}|{here} ×|{here}", text(drawn))
    assert "@" in text(draw(fit([s.position for s in sites], 80, 24), sites, "one", ascii_only=True))


def test_a_target_that_was_only_meant_is_hollow() -> None:
    drawn = draw(viewport(48, 16, 50, 40, 12), [site("vienna", 48.2, 16.4, role="target")])
    assert "○ Vienna" in text(drawn)


def test_a_name_from_right_to_left_is_written_in_latin_letters() -> None:
    drawn = draw(viewport(34, 69, 50, 60, 12), [site("k", 34.5, 69.1, "كابل")])
    assert "كابل" not in text(drawn)
    assert "● kbl" in text(drawn)


def test_the_bar_of_kilometres_has_its_length() -> None:
    drawn = draw(viewport(33, 53, 20, 80, 24), [])
    found = re.search(r"├(─*)┤ (\d+) km", text(drawn))
    assert found is not None
    assert (len(found[1]) + 2) * 20 == pytest.approx(int(found[2]), abs=20)


@pytest.mark.parametrize("name", ["small-library", "iran-and-neighbours", "iran-and-neighbours-ascii"])
def test_a_map_is_golden(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if name == "small-library":
        session = open_session(LIBRARY, dt.date(2026, 1, 15), {"XDG_CACHE_HOME": str(tmp_path)})
        sites, _ = sites_of(session.index.incident(i) for i in sorted(session.index.summaries))
    else:
        towns = {"Kerman": (30.28, 57.08), "Shiraz": (29.61, 52.54), "Kabul": (34.53, 69.17), "Kandahar": (31.61, 65.7), "Ahvaz": (31.32, 48.67)}
        sites = tuple(site(town.lower(), lat, lon, town, "district") for town, (lat, lon) in towns.items())
    drawn = draw(fit([s.position for s in sites], 80, 24), sites, "shiraz", numbered=True, ascii_only=name.endswith("ascii"))
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--write-golden", default=False):
        path.write_text(text(drawn) + "\n", "utf-8")
    assert text(drawn) + "\n" == path.read_text("utf-8")
