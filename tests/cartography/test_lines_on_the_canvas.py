"""Clipping, drawing, and lines over the antimeridian."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartography.making import site
from dateline.cartography import ground as grounds
from dateline.cartography import viewport
from dateline.cartography.canvas import Canvas, ascii_sign, clip, sign
from dateline.cartography.ground import circles, ground
from dateline.cartography.outlines import BORDER, COAST, DISPUTED, Outline, outlines
from dateline.cartography.projection import KM_PER_DEGREE

NUMBERS = st.floats(-1000, 1000)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_what_is_clipped_lies_on_the_line_and_inside(x1: float, y1: float, x2: float, y2: float) -> None:
    found = clip(x1, y1, x2, y2, 160, 96)
    inside = any(0 <= x1 + (x2 - x1) * n / 50 <= 160 and 0 <= y1 + (y2 - y1) * n / 50 <= 96 for n in range(51))
    assert found is not None or not inside
    if found is not None:
        for x, y in (found[:2], found[2:]):
            assert -1e-6 <= x <= 160 + 1e-6
            assert -1e-6 <= y <= 96 + 1e-6
            assert abs((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) < 1e-3


def test_dots_become_braille_and_ascii() -> None:
    canvas = Canvas(3, 1)
    canvas.line(0, 0, 6, 0)
    canvas.dot(0, 3)
    canvas.dot(-1, 0)
    canvas.dot(0, 4)
    assert "".join(map(sign, canvas.patterns)) == "⡉⠉⠉"
    assert [ascii_sign(pattern, 0, 0) for pattern in (*canvas.patterns, 0x40, 0)] == [":", "'", "'", ".", " "]
    assert (ascii_sign(0, 1, 0), ascii_sign(1, 1, 1)) == ("-", "*")


def test_borders_are_dotted_and_disputed_ones_more_so() -> None:
    counts = []
    for every in (1, 2, 4):
        canvas = Canvas(40, 1)
        begun = canvas.line(0, 0, 40, 0, every)
        canvas.line(40, 0, 80, 0, every, begun)
        counts.append(sum(pattern.bit_count() for pattern in canvas.patterns))
    assert counts == [80, 40, 20]


@pytest.mark.parametrize("middle", [180, -180, 179, -179])
def test_a_line_over_the_antimeridian_is_whole_and_leaves_the_rest_of_the_map_alone(middle: float, monkeypatch: pytest.MonkeyPatch) -> None:
    line = Outline(COAST, 178, 0, 182, 0, array("h", (17800, 0, 18200, 0)))
    monkeypatch.setattr(grounds, "outlines", lambda detail: (line,))
    ground.cache_clear()
    coasts, _ = ground(viewport(0, middle, 10, 80, 24))
    ground.cache_clear()
    middle_row = [coasts.pattern(column, 12) for column in range(80)]
    drawn = [column for column, pattern in enumerate(middle_row) if pattern]
    assert drawn == list(range(drawn[0], drawn[-1] + 1))
    assert len(drawn) == pytest.approx(4 * KM_PER_DEGREE / 10, abs=2)
    assert not any(coasts.pattern(column, row) for column in range(80) for row in range(24) if row != 12)


def test_the_whole_world_has_no_line_along_its_edge() -> None:
    ground.cache_clear()
    coasts, borders = ground(viewport(0, 0, 500, 160, 48))
    for canvas in (coasts, borders):
        whole = sum(canvas.pattern(0, row) == 0x47 for row in range(48))
        assert whole < 3


def test_the_shipped_outlines_are_sane_and_small() -> None:
    for detail in ("110m", "50m"):
        lines = outlines(detail)
        assert {line.kind for line in lines} == {COAST, BORDER, DISPUTED}
        for line in lines:
            points = list(line.points)
            assert 2 <= len(points) <= 48
            assert min(lon for lon, _ in points) == round(line.west * 100)
            assert max(lat for _, lat in points) == round(line.north * 100)
            assert line.east - line.west < 90


def test_a_circle_has_its_radius_and_that_of_the_cursor_is_whole() -> None:
    view = viewport(60, 30, 2, 80, 40)
    sites = [site("a", 60, 30, precision="district"), site("b", 60, 30.9, precision="site")]
    dotted, whole = circles(view, sites, "b"), circles(view, sites, "a")
    rows = [row for row in range(40) if any(whole.pattern(column, row) for column in range(80))]
    columns = [column for column in range(80) if any(whole.pattern(column, row) for row in range(40))]
    assert len(columns) == pytest.approx(30, abs=2)
    assert len(rows) == pytest.approx(15, abs=2)
    assert sum(p.bit_count() for p in dotted.patterns) < sum(p.bit_count() for p in whole.patterns) / 2
