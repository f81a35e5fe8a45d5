"""Positions to dots and back, and which part of the world is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cartography import Viewport, fit, moved, viewport, zoomed
from dateline.model.gazetteer import distance_km

LATS, LONS = st.floats(-90, 90), st.floats(-180, 180)
VIEWS = st.builds(viewport, LATS, LONS, st.floats(0.01, 1000), st.integers(1, 250), st.integers(1, 70))
POSITIONS = st.lists(st.tuples(LATS, LONS), min_size=1, max_size=12)


@given(VIEWS, LATS, LONS)
def test_a_position_comes_back_from_its_dot(view: Viewport, lat: float, lon: float) -> None:
    again = view.position(*view.dot(lat, lon))
    assert again[0] == pytest.approx(lat, abs=1e-6)
    assert abs((again[1] - lon + 180) % 360 - 180) < 1e-6


@given(VIEWS)
def test_the_middle_is_in_the_middle_and_nothing_is_drawn_smaller_than_the_globe(view: Viewport) -> None:
    assert view.dot(view.lat, view.lon) == (view.columns, view.rows * 2)
    west, south, east, north = view.bounds
    assert east - west <= 360 + 1e-6 or north - south <= 180 / 0.76 + 1e-6 or view.km == 0.05


@given(POSITIONS, st.integers(40, 250), st.integers(10, 70))
def test_a_fitted_map_shows_every_position(positions: list[tuple[float, float]], columns: int, rows: int) -> None:
    view = fit(positions, columns, rows)
    assert all(view.cell(*position) is not None for position in positions)


def test_a_fitted_map_takes_the_short_way_over_the_antimeridian() -> None:
    view = fit([(-17.7, 178.0), (-13.8, -171.8)], 80, 24)
    assert abs(abs(view.lon) - 176.9) < 0.1
    assert view.km < 40


def test_a_kilometre_is_a_kilometre() -> None:
    view = viewport(33, 53, 10, 80, 24)
    (x, y), (x2, y2) = view.dot(33, 53), view.dot(34, 53)
    assert (y - y2) * 5 == pytest.approx(distance_km((33, 53), (34, 53)), rel=0.001)
    x2, y2 = view.dot(33, 54)
    assert (x2 - x) * 5 == pytest.approx(distance_km((33, 53), (33, 54)), rel=0.001)


def test_moving_and_zooming() -> None:
    view = viewport(30, 179, 20, 80, 24)
    assert moved(view, 0.25, 0).lon < -170
    assert moved(view, 0, -0.25).lat > 30
    assert zoomed(view, 2) == viewport(30, 179, 10, 80, 24)
    assert zoomed(zoomed(view, 1.5), 1 / 1.5).km == pytest.approx(20)
