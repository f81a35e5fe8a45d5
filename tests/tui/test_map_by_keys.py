"""The map by keys: the cursor goes both ways between list and map, zoom and pan, what is said of places, sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.message import Message
from textual.pilot import Pilot

from dateline.tui.app import DatelineApp
from dateline.tui.map_commands import MAP_COMMANDS
from dateline.tui.panes.map_canvas import MapCanvas
from dateline.tui.panes.record_list import RecordList
from dateline.tui.panes.strips import Strips
from dateline.tui.screens.map import MapScreen
from tui.driving import pane, screen

KERMAN, ELSEWHERE = "2024-01-31-kerman-bombing", "2023-05-05-elsewhere-shooting"
POSITION = ', lat: "30.28", lon: "57.08", precision: town'


@pytest.fixture
def library(library: Path) -> Path:
    """The small library, where four incidents have a position (two of them the same one), and one is known by country only."""
    kerman = (library / f"{KERMAN}.yaml").read_text("utf-8").replace("country: IR}", f"country: IR{POSITION}}}")
    (library / f"{KERMAN}.yaml").write_text(kerman, "utf-8")
    other = kerman.replace("Explosion near the market", "Explosion in {0}").replace("name: Kerman", "name: {0}")
    for name, lat, lon in (("Kerman", "30.28", "57.08"), ("Shiraz", "29.61", "52.54"), ("Kabul", "34.53", "69.17")):
        told = other.replace("{0}", name).replace("30.28", lat).replace("57.08", lon).replace("date: 2024-01-31", "date: 2020-01-31", 1)
        (library / f"2020-01-31-{name.lower()}-bombing.yaml").write_text(told, "utf-8")
    vague = kerman.replace("precision: town", "precision: country").replace("date: 2024-01-31", "date: 2019-01-01", 1)
    (library / "2019-01-01-somewhere-bombing.yaml").write_text(vague, "utf-8")
    return library


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, and wait until what they post has been heard; nothing here rests."""
    await pilot.press(*keys)
    await pilot.pause()


def shown(pilot: Pilot[Any]) -> MapScreen:
    """The map."""
    found = pilot.app.screen
    assert isinstance(found, MapScreen)
    return found


def said(pilot: Pilot[Any], name: str) -> str:
    """What a strip of the map shows."""
    return shown(pilot).query_one(f"#{name}", Strips).text


def drawn(pilot: Pilot[Any]) -> str:
    """The map as text."""
    return "\n".join("".join(piece.text for piece in line) for line in shown(pilot).query_one(MapCanvas).lines)


async def test_the_cursor_comes_from_the_list_and_goes_back_to_it(app: DatelineApp) -> None:
    moved: list[str] = []

    def hook(message: Message) -> None:
        if isinstance(message, RecordList.Moved) and message.key not in moved[-1:]:
            moved.append(message.key)

    async with app.run_test(size=(80, 24), message_hook=hook) as pilot:
        await press(pilot, "j", "M")
        assert shown(pilot).here == ELSEWHERE
        await press(pilot, "j", "j", "enter")
        assert app.screen is screen(pilot)
        assert pane(pilot, 1).key == "2020-01-31-kerman-bombing"
        assert pane(pilot, 1).has_focus
        assert screen(pilot).selection.incident == "2020-01-31-kerman-bombing"
        assert moved == [ELSEWHERE, "2020-01-31-kerman-bombing"]


@pytest.mark.parametrize("key", ["q", *(pytest.param(key, marks=pytest.mark.slow) for key in ("escape", "ctrl+g"))])
async def test_closing_keeps_a_cursor_that_moved_and_the_pane_where_it_did_not(app: DatelineApp, key: str) -> None:
    async with app.run_test(size=(160, 48)) as pilot:
        await press(pilot, "3", "M", key)
        assert pane(pilot, 3).has_focus
        assert pane(pilot, 1).key == KERMAN
        await press(pilot, "M", "j", key)
        assert pane(pilot, 1).key == ELSEWHERE


async def test_pins_are_walked_once_each_and_shared_ones_are_counted(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "M")
        seen = []
        for _ in range(4):
            seen.append(shown(pilot).here)
            await press(pilot, "n")
        assert seen == [KERMAN, "2020-01-31-kabul-bombing", "2020-01-31-shiraz-bombing", KERMAN]
        await press(pilot, "N")
        assert shown(pilot).here == KERMAN
        await press(pilot, "N")
        assert shown(pilot).here == "2020-01-31-shiraz-bombing"
        await press(pilot, "0", "k")
        assert shown(pilot).here == "2020-01-31-kerman-bombing"
        assert "Kerman ×2" in drawn(pilot)
        assert said(pilot, "map-place").startswith("2 of 2 at this pin")


async def test_what_is_known_by_country_only_is_told_and_never_pinned(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "M")
        vague = "2019-01-01-somewhere-bombing"
        assert vague not in {site.incident for site in shown(pilot).sites}
        assert said(pilot, "map-unplaced").startswith("Not on the map, known by country only (1): Explosion near the market")
        for _ in range(9):
            await press(pilot, "j")
        assert shown(pilot).here == vague
        assert "not on the map: known by country only" in said(pilot, "map-place")
        assert "◆" not in drawn(pilot)


async def test_the_strip_tells_toll_marks_and_precision(app: DatelineApp) -> None:
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "M")
        assert said(pilot, "map-incident") == "31 January 2024  12~ killed  Explosion near the market"
        assert said(pilot, "map-place") == "1 of 2 at this pin  town, within about 5 km: Kerman, Iran"


async def test_zoom_pan_centre_and_all(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "M")
        first = shown(pilot).view
        assert first is not None
        await press(pilot, "plus", "plus")
        view = shown(pilot).view
        assert view is not None
        assert (view.lat, view.lon) == pytest.approx((30.28, 57.08))
        assert view.km == pytest.approx(first.km / 2.25)
        await press(pilot, "L", "J")
        assert shown(pilot).view.lon > 57.08  # type: ignore[union-attr]
        assert shown(pilot).view.lat < 30.28  # type: ignore[union-attr]
        await press(pilot, "left", "up", "minus")
        assert shown(pilot).view.km == pytest.approx(first.km / 1.5)  # type: ignore[union-attr]
        await press(pilot, "L", "L", "L")
        assert "◆" not in drawn(pilot)
        assert "out of sight: c shows it" in said(pilot, "map-place")
        await press(pilot, "c")
        assert "◆" in drawn(pilot)
        await press(pilot, "g")
        assert shown(pilot).view == first


async def test_a_pin_out_of_sight_is_brought_into_sight_when_the_cursor_comes_to_it(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "M", "plus", "plus", "plus", "plus", "plus", "n")
        assert shown(pilot).here == "2020-01-31-kabul-bombing"
        assert "◆ Kabul" in drawn(pilot)


@pytest.mark.parametrize("size", [(60, 15), *(pytest.param(size, marks=pytest.mark.slow) for size in ((80, 24), (120, 40), (250, 70)))])
async def test_it_fills_every_size(shipped: Callable[[], DatelineApp], size: tuple[int, int]) -> None:
    app = shipped()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "M")
        canvas = shown(pilot).query_one(MapCanvas)
        assert canvas.size.width == size[0]
        assert canvas.size.height == len(canvas.lines) >= size[1] - 5
        assert {canvas.render_line(y).cell_length for y in range(canvas.size.height)} == {size[0]}
        assert len(shown(pilot).drawn.pins) >= 8
        assert len(drawn(pilot).split("◆")) == 2


async def test_a_list_without_any_place_is_a_map_without_pins(app: DatelineApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"town", "enter", "M", "n", "plus", "c", "j", "k", "question_mark")
        assert shown(pilot).sites == ()
        assert "no position is given" in said(pilot, "map-place")
        assert "intended target" in said(pilot, "hint")
        assert shown(pilot).query_one("#hint").size.height == 2  # no sign is cut
        await press(pilot, "q")
        assert app.screen is screen(pilot)


async def test_markup_in_a_title_is_shown_as_written(app: DatelineApp) -> None:
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "j", "M")
        assert "[/bold] [@click=app.exit]Shooting[/]" in said(pilot, "map-incident")
        assert "\x1b" not in said(pilot, "map-incident")


def test_no_key_of_the_map_is_given_twice_and_every_action_exists() -> None:
    keys = [key for command in MAP_COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    assert all(hasattr(MapScreen, f"action_{command.action.split('(')[0]}") for command in MAP_COMMANDS)
